"""From the tables to QActions and menus."""
from collections.abc import Callable, Iterable, Mapping

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMenu, QMenuBar

from journeymapper.core.foundation.i18n import Texts
from journeymapper.ui.qt.text import escaped_tooltip
from journeymapper.ui.theme.current import Theme

from .spec import ActionSpec
from .tables import MENUS

Handler = Callable[..., object]
ICON_PX = 16
_ROLES = {
    "quit": QAction.MenuRole.QuitRole,
    "about": QAction.MenuRole.AboutRole,
    "preferences": QAction.MenuRole.PreferencesRole,
}


class HandlerError(KeyError):
    """An action has no handler, or a handler no action: a fault of the program, told when the window is built."""


def build_actions(specs: Iterable[ActionSpec], t: Texts, parent: QObject, handlers: Mapping[str, Handler],
                  theme: Theme | None = None) -> dict[str, QAction]:
    """QActions by id, children of `parent`.

    handlers: by id, or by the id without its last part, which then is the argument. A checkable action hands over its
    state, unless it is one of a choice. Icons follow the theme. Raises HandlerError.
    """
    wanted = tuple(specs)
    _check(wanted, handlers)
    groups: dict[str, QActionGroup] = {}
    made = {}
    for spec in wanted:
        action = made[spec.id] = _action(spec, t, parent)
        if spec.choice:
            if spec.choice not in groups:
                groups[spec.choice] = QActionGroup(parent)
            groups[spec.choice].addAction(action)
        _connect(spec, action, handlers)
    if theme is not None:
        _IconDresser(parent, theme, {made[spec.id]: spec.icon for spec in wanted if spec.icon})
    return made


def build_menus(menubar: QMenuBar, actions: Mapping[str, QAction], specs: Iterable[ActionSpec],
                t: Texts) -> dict[str, QMenu]:
    """Menus and submenus by their key of `MENUS`, in that order, filled with the actions of `specs`.

    A submenu stands in its parent after the actions that come before its first one in the table; "file/recent" and the
    like are there even when empty, for the window to fill.
    """
    menus = {key: QMenu(t(title), menubar) for key, title in MENUS.items()}
    last: dict[str, int] = {}
    placed: set[str] = set()
    for spec in specs:
        if not spec.menu:
            continue
        _place(menus, placed, last, spec.menu, spec.group)
        _part(menus[spec.menu], last, spec.menu, spec.group)
        menus[spec.menu].addAction(actions[spec.id])
    for key in MENUS:
        if "/" not in key:
            menubar.addMenu(menus[key])
        elif key not in placed:
            menus[key.split("/")[0]].addMenu(menus[key])
    return menus


def tip_with_keys(spec: ActionSpec, t: Texts) -> str:
    """The tooltip, escaped: what it does and its first shortcut as this system writes it."""
    text = t(spec.tip or spec.text).replace("&", "")
    keys = QKeySequence(spec.shortcuts[0]).toString(QKeySequence.SequenceFormat.NativeText) if spec.shortcuts else ""
    return escaped_tooltip(f"{text}  ({keys})" if keys else text)


def _check(specs: tuple[ActionSpec, ...], handlers: Mapping[str, Handler]) -> None:
    served = {spec.id if spec.id in handlers else spec.id.rpartition(".")[0] for spec in specs}
    missing = sorted(served - handlers.keys())
    if missing:
        raise HandlerError(f"no handler for {', '.join(missing)}")
    idle = sorted(handlers.keys() - served)
    if idle:
        raise HandlerError(f"no action for {', '.join(idle)}")


def _action(spec: ActionSpec, t: Texts, parent: QObject) -> QAction:
    action = QAction(t(spec.text), parent)
    action.setObjectName(spec.id)
    action.setShortcuts([QKeySequence(keys) for keys in spec.shortcuts])
    action.setCheckable(spec.checkable)
    action.setToolTip(tip_with_keys(spec, t))
    action.setMenuRole(_ROLES.get(spec.role, QAction.MenuRole.NoRole))
    return action


def _connect(spec: ActionSpec, action: QAction, handlers: Mapping[str, Handler]) -> None:
    parent, _, last = spec.id.rpartition(".")
    if spec.id not in handlers:
        action.triggered.connect(lambda _on=False, handle=handlers[parent]: handle(last))
    elif spec.checkable and not spec.choice:
        action.triggered.connect(lambda on=False, handle=handlers[spec.id]: handle(on))
    else:
        action.triggered.connect(lambda _on=False, handle=handlers[spec.id]: handle())


class _IconDresser(QObject):
    """Gives actions their icons, again at each change of theme; a child of the actions' parent."""

    def __init__(self, parent: QObject, theme: Theme, icons: Mapping[QAction, str]) -> None:
        super().__init__(parent)
        self._theme, self._icons = theme, icons
        self.dress()
        theme.changed.connect(self.dress)

    def dress(self, _tokens: object = None) -> None:
        for action, name in self._icons.items():
            action.setIcon(self._theme.icon(name, ICON_PX))


def _place(menus: Mapping[str, QMenu], placed: set[str], last: dict[str, int], key: str, group: int) -> None:
    """Hang a submenu into its parent when its first action comes."""
    if "/" not in key or key in placed:
        return
    parent, _, _ = key.partition("/")
    _part(menus[parent], last, parent, group)
    menus[parent].addMenu(menus[key])
    placed.add(key)


def _part(menu: QMenu, last: dict[str, int], key: str, group: int) -> None:
    if last.setdefault(key, group) != group:
        menu.addSeparator()
        last[key] = group
