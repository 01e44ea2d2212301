"""What can be done with parked cards, as a menu."""
from collections.abc import Callable, Sequence

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMenu, QWidget

from journeymapper.core.commands.cards import mark
from journeymapper.core.commands.records import delete
from journeymapper.core.model.kinds import home_of
from journeymapper.core.session import clipboard
from journeymapper.ui.canvas.mime import clip_mime
from journeymapper.ui.qt.text import without_mnemonic

from .context import PanelContext
from .derived import is_marked_by

ICON_PX = 16


def parked_menu(parent: QWidget, context: PanelContext, ids: Sequence[str], place: Callable[[], object]) -> QMenu:
    """The menu for these cards, not yet shown. place: puts them where the keyboard is on the map."""
    session, writer, t = context.session, context.writer, context.t
    rows = [row for id in ids if (row := session.store.get(id)) is not None]
    menu = QMenu(parent)

    def entry(icon: str, text: str, act: Callable[[], object]) -> None:
        action = menu.addAction(context.theme.icon(icon, ICON_PX), without_mnemonic(text))
        action.triggered.connect(lambda _on=False: act())

    def remove() -> None:
        writer.attempt(lambda: session.run(delete, ids))

    def cut() -> None:
        if copy_parked(context, ids):
            remove()

    entry("parking-lot", t("Place at the map's focus"), place)
    if len(rows) == 1 and is_marked_by(rows[0]):
        entry("red-point", t("Mark red point"), lambda: mark_parked(context, rows[0].id))
    menu.addSeparator()
    entry("cut", t("Cut"), cut)
    entry("copy", t("Copy"), lambda: copy_parked(context, ids))
    entry("remove", t("Delete"), remove)
    return menu


def copy_parked(context: PanelContext, ids: Sequence[str]) -> bool:
    """Put cards on the clipboard, for this program and as plain text; whether there was anything."""
    doc = context.session.store
    clip = clipboard.copy(doc, ids)
    if clip is not None:
        QGuiApplication.clipboard().setMimeData(clip_mime(clip, clipboard.texts_of(doc, ids)))
    return clip is not None


def mark_parked(context: PanelContext, id: str) -> None:
    """A red point about a parked card waits beside it."""
    home = home_of("red-point")
    title = context.t(home.title) if home else ""
    context.writer.attempt(lambda: context.session.run(mark, id, lane_title=title))
