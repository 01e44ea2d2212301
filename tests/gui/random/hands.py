"""Random hands on a window. An event is a name and a seed, so that any part of a run can be played again."""
from collections.abc import Callable
from dataclasses import dataclass
from random import Random
from typing import Any

from PySide6.QtCore import QByteArray, QEvent, QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QContextMenuEvent, QDragLeaveEvent, QGuiApplication, QInputMethodEvent, QKeyEvent, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QDialog,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)

from journeymapper.app.choices import choose_language
from journeymapper.app.desk import Place
from journeymapper.core.layout.geometry import Rect
from journeymapper.core.model.cards import Card
from journeymapper.core.model.kinds import card_kinds, lane_kinds
from journeymapper.core.session.session import Session
from journeymapper.ui.actions.grid_tables import GRID
from journeymapper.ui.canvas.layers.outlines import place_of
from journeymapper.ui.canvas.mime import CARDS, CLIP, PALETTE, cards_mime
from journeymapper.ui.canvas.sheet import Sheet
from journeymapper.ui.windows.main_window import MapWindow
from tests.support import mouse

from .texts import any_text

Event = tuple[str, int]
Key, Mod = Qt.Key, Qt.KeyboardModifier
NONE, CTRL, ALT, SHIFT = Mod.NoModifier, Mod.ControlModifier, Mod.AltModifier, Mod.ShiftModifier
LEFT = Qt.MouseButton.LeftButton
ARROWS = [Key.Key_Left, Key.Key_Right, Key.Key_Up, Key.Key_Down]
KEYS: list[tuple[Any, Any, int]] = [
    *[(key, NONE, 4) for key in ARROWS], *[(key, ALT, 4) for key in ARROWS], *[(key, SHIFT, 1) for key in ARROWS],
    (Key.Key_Return, NONE, 6), (Key.Key_Return, CTRL, 2), (Key.Key_Tab, NONE, 4),
    (Key.Key_Backtab, SHIFT, 2), (Key.Key_Escape, NONE, 4),
    (Key.Key_F2, NONE, 4), (Key.Key_Delete, NONE, 3), (Key.Key_Backspace, NONE, 2), (Key.Key_Z, CTRL, 8),
    (Key.Key_Y, CTRL, 4), (Key.Key_X, CTRL, 2), (Key.Key_C, CTRL, 3), (Key.Key_V, CTRL, 4), (Key.Key_D, CTRL, 3),
    (Key.Key_A, CTRL, 1), (Key.Key_M, CTRL, 4), (Key.Key_Plus, NONE, 2), (Key.Key_Minus, NONE, 2),
    (Key.Key_Space, NONE, 1), (Key.Key_Plus, CTRL, 1), (Key.Key_Minus, CTRL, 1), (Key.Key_0, CTRL, 1),
    (Key.Key_9, CTRL, 1), (Key.Key_8, CTRL, 1), *[(key, CTRL, 1) for key in ARROWS],
    *[(key, mods, 1) for key in (Key.Key_Home, Key.Key_End) for mods in (NONE, CTRL)],
    *[(key, mods, 1) for key in (Key.Key_PageUp, Key.Key_PageDown) for mods in (NONE, ALT)],
    (Key.Key_Space, SHIFT, 1), (Key.Key_Space, CTRL, 1), (Key.Key_A, CTRL | SHIFT, 1),
    (Key.Key_F7, NONE, 1), *[(Key(Key.Key_1 + n), ALT, 2) for n in range(9)],
]
ACTIONS = ["edit.undo", "edit.redo", "edit.cut", "edit.copy", "edit.paste", "edit.duplicate", "edit.delete",
           "edit.rename", "edit.mark_red_point", "view.map", "view.backlog", "view.zoom_in", "view.zoom_out",
           "view.zoom_100", "view.zoom_fit", "view.minimap", "view.focus_stage",
           "view.palette", "view.inspector", "view.parking_lot", "view.outline", "view.history", "view.filter",
           "view.theme.dark",
           "view.theme.light", "insert.metric", "insert.picture",
           *(spec.id for spec in GRID)]
DIALOGS = ["map.properties", "map.personas", "map.channels", "map.departments", "help.keys"]


@dataclass
class Hand:
    """One event's hand: the window as it is now, and luck."""

    place: Place
    luck: Random

    @property
    def window(self) -> MapWindow:
        return self.place.window

    @property
    def sheet(self) -> Sheet:
        return self.window.chrome.map_page.sheet

    @property
    def session(self) -> Session:
        return self.place.file.session

    def things(self) -> list[str]:
        """Ids of all that the sheet shows."""
        plan = self.sheet.plan
        return [*plan.boxes, *plan.points, *[b.stage for b in plan.stages], *[c.step for c in plan.columns],
                *[row.lane for row in plan.rows]]

    def spot(self) -> QPoint:
        """Somewhere on the sheet: on a thing, or anywhere, now and then outside."""
        size, kind = self.sheet.viewport().size(), self.luck.random()
        things = self.things()
        if kind < 0.05 and self.sheet.plan.columns:
            return self.edge()
        if kind < 0.6 and things:
            found = place_of(self.sheet.plan, self.sheet.view, self.luck.choice(things))
            if found is not None:
                rect = found[0]
                at = QPoint(round(rect.x + rect.w * self.luck.random()), round(rect.y + rect.h * self.luck.random()))
                if self.sheet.viewport().rect().contains(at):
                    return at
        if kind > 0.96:
            return QPoint(self.luck.randint(-50, size.width() + 50), self.luck.randint(-50, size.height() + 50))
        return QPoint(self.luck.randrange(max(1, size.width())), self.luck.randrange(max(1, size.height())))

    def edge(self) -> QPoint:
        """On the right edge of a step's header, or the lower one of a lane's title."""
        view, plan = self.sheet.view, self.sheet.plan
        if plan.rows and self.luck.random() < 0.5:
            row = self.luck.choice(plan.rows)
            place = view.titles_to_screen(Rect(plan.left - 40, row.y + row.h, 0, 0))
        else:
            column = self.luck.choice(plan.columns)
            place = view.header_to_screen(Rect(column.x + column.w, plan.header.step_y + 10, 0, 0))
        return QPoint(round(place.x), round(place.y))

    def mods(self) -> Mod:
        return self.luck.choices([NONE, CTRL, SHIFT], [8, 1, 1])[0]

    def key(self, key: Key, mods: Mod = NONE) -> None:
        """To whatever has the keyboard."""
        QTest.keyClick(focused(self), key, mods)


def focused(hand: Hand) -> QWidget:
    """The widget that gets the keys."""
    widget = QApplication.focusWidget()
    return widget if widget is not None and widget.window() is hand.window else hand.sheet


def click(hand: Hand) -> None:
    QTest.mouseClick(hand.sheet.viewport(), LEFT, hand.mods(), hand.spot())


def double_click(hand: Hand) -> None:
    mouse.double_click(hand.sheet, hand.spot())


def drag(hand: Hand) -> None:
    view, start, end, mods = hand.sheet.viewport(), hand.spot(), hand.spot(), hand.mods()
    button = hand.luck.choices([LEFT, Qt.MouseButton.MiddleButton], [9, 1])[0]
    QTest.mousePress(view, button, mods, start)
    for part in (0.3, 0.7, 1.0):
        at = start + QPoint(*(round(v * part) for v in (end - start).toTuple()))
        if button == LEFT:
            mouse.move(hand.sheet, at, mods)
        else:
            QTest.mouseMove(view, at)
        if hand.luck.random() < 0.12:
            key, held = hand.luck.choice([(Key.Key_Z, CTRL), (Key.Key_Y, CTRL), (Key.Key_Escape, NONE),
                                          (Key.Key_Delete, NONE), (Key.Key_X, CTRL), (Key.Key_Return, NONE),
                                          (Key.Key_Control, NONE)])
            hand.key(key, held)
        if hand.luck.random() < 0.05:
            hand.session.undo()
    QTest.mouseRelease(view, button, mods, end)
    assert hand.sheet.tool.path == "select.idle"


def press_only(hand: Hand) -> None:
    QTest.mousePress(hand.sheet.viewport(), LEFT, hand.mods(), hand.spot())


def move_only(hand: Hand) -> None:
    QTest.mouseMove(hand.sheet.viewport(), hand.spot())


def release_only(hand: Hand) -> None:
    QTest.mouseRelease(hand.sheet.viewport(), LEFT, NONE, hand.spot())


def wheel(hand: Hand) -> None:
    at, mods = QPointF(hand.spot()), hand.luck.choice([NONE, CTRL, CTRL, SHIFT])
    turn = QPoint(0, hand.luck.choice([-1200, -120, 120, 1200]))
    view = hand.sheet.viewport()
    QApplication.sendEvent(view, QWheelEvent(at, view.mapToGlobal(at), QPoint(), turn, Qt.MouseButton.NoButton, mods,
                                             Qt.ScrollPhase.NoScrollPhase, False))


def palette_drop(hand: Hand) -> None:
    kinds = ["stage", "step", "lane", "emotion", *card_kinds(), *[f"lane:{kind}" for kind in lane_kinds()],
             "nonsense", "lane:nonsense"]
    mime = QMimeData()
    kind = hand.luck.choice(kinds)
    mime.setData(PALETTE, QByteArray(f'{{"kind": "{kind}"}}'.encode()))
    dropped(hand, mime)


def cards_drop(hand: Hand) -> None:
    """Cards of this map, parked or not, now and then something that is no card."""
    ids = [row.id for row in hand.session.store.records.values() if isinstance(row, Card)]
    parked = [row.id for row in hand.session.store.every(Card) if row.step is None]
    pool = parked if parked and hand.luck.random() < 0.7 else [*ids, "gone", "lane-touchpoints"]
    mime = cards_mime(hand.luck.choices(pool, k=hand.luck.choice([1, 1, 1, 2, 5])))
    if hand.luck.random() < 0.3:
        lot = hand.window.chrome.map_page.parking_lot
        mouse_drop(lot, mime, lot.rect().center())
    else:
        dropped(hand, mime)


def dropped(hand: Hand, mime: QMimeData) -> None:
    """Onto the sheet, with an undo or a deletion on the way now and then; or away again."""
    sheet, end = hand.sheet, hand.luck.random()
    if not sheet.dropper.takes(mime):
        return
    mouse.send_drag(sheet, mime, hand.spot(), drop=False)
    if end < 0.1:
        hand.session.undo()
    if end > 0.9:
        QApplication.sendEvent(sheet.viewport(), QDragLeaveEvent())
    else:
        mouse.send_drag(sheet, mime, hand.spot())
    assert sheet.dropper.path == "drop.idle"


def mouse_drop(widget: QWidget, mime: QMimeData, at: QPoint) -> None:
    """A drop onto any widget."""
    from PySide6.QtGui import QDragEnterEvent, QDropEvent

    action = Qt.DropAction.CopyAction
    QApplication.sendEvent(widget, QDragEnterEvent(at, action, mime, LEFT, NONE))
    QApplication.sendEvent(widget, QDropEvent(QPointF(at), action, mime, LEFT, NONE))


def key(hand: Hand) -> None:
    chosen, mods, _ = hand.luck.choices(KEYS, [weight for *_, weight in KEYS])[0]
    hand.key(chosen, mods)


def letters(hand: Hand) -> None:
    words = ["a", "Tea", "no", "9", "ñ", "é!", "x y", "z #s", " #w+1", " *4 @m", "-.5 1", "+", r"\#web"]
    for letter in hand.luck.choice(words):
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            QApplication.sendEvent(focused(hand), QKeyEvent(kind, 0, NONE, letter))


def compose(hand: Hand) -> None:
    """What an input method says: a pre-edit, more of it, a commit, or it gives up."""
    event = QInputMethodEvent(hand.luck.choice(["", "n", "ni", "´"]), [])
    if hand.luck.random() < 0.5:
        event.setCommitString(hand.luck.choice(["é", "你好", "#", "+1"]))
    QApplication.sendEvent(focused(hand), event)


def odd_text(hand: Hand) -> None:
    """A text that nobody expects, into the open editor."""
    if not hand.sheet.inline.active:
        hand.key(Key.Key_F2)
    edit = hand.sheet.inline.edit
    if edit is not None:
        edit.insertPlainText(any_text(hand.luck))


def write(hand: Hand) -> None:
    """Time goes by: what is typed reaches the document."""
    hand.sheet.inline.write_now()


def context_menu(hand: Hand) -> None:
    at, view = hand.spot(), hand.sheet.viewport()
    reason = hand.luck.choice([QContextMenuEvent.Reason.Mouse, QContextMenuEvent.Reason.Keyboard])
    QApplication.sendEvent(view, QContextMenuEvent(reason, at, view.mapToGlobal(at)))


def action(hand: Hand) -> None:
    hand.window.chrome.actions[hand.luck.choice(ACTIONS)].trigger()


def language(hand: Hand) -> None:
    choose_language(hand.place.desk, hand.luck.choice(["en", "es"]))


def dialog(hand: Hand) -> None:
    """Open one, do something in it, sometimes leave it open."""
    hand.window.chrome.actions[hand.luck.choice(DIALOGS)].trigger()
    for opened in hand.window.findChildren(QDialog):
        for _ in range(3):
            fiddle(hand, opened)
        if hand.luck.random() < 0.7:
            opened.close()


def inspector(hand: Hand) -> None:
    fiddle(hand, hand.window.chrome.map_page.inspector)


def backlog(hand: Hand) -> None:
    hand.window.chrome.actions["view.backlog"].trigger()
    page = hand.window.chrome.views.page("backlog")
    table = page.backlog.table  # type: ignore[attr-defined] # a BacklogPage by that name
    table.setFocus()
    for _ in range(3):
        QTest.keyClick(focused(hand), hand.luck.choice([*ARROWS, Key.Key_Return, Key.Key_F2, Key.Key_5, Key.Key_A]))
    fiddle(hand, page)
    if hand.luck.random() < 0.8:
        hand.window.chrome.actions["view.map"].trigger()


def fiddle(hand: Hand, inside: QWidget) -> None:
    """Do something to any field or button that can be used."""
    kinds = (QLineEdit, QPlainTextEdit, QComboBox, QAbstractSpinBox, QAbstractButton)
    fields = [field for field in inside.findChildren(QWidget)
              if isinstance(field, kinds) and field.isVisible() and field.isEnabled()]
    if not fields:
        return
    field = hand.luck.choice(fields)
    field.setFocus()
    if isinstance(field, QComboBox) and field.count():
        index = hand.luck.randrange(field.count())
        field.setCurrentIndex(index)
        field.activated.emit(index)
    elif isinstance(field, QAbstractButton):
        field.click()
    elif isinstance(field, QAbstractSpinBox):
        field.stepBy(hand.luck.choice([-1, 1, 3]))
    elif isinstance(field, QLineEdit | QPlainTextEdit):
        field.selectAll()
        if isinstance(field, QLineEdit):
            field.insert(any_text(hand.luck))
        else:
            field.insertPlainText(any_text(hand.luck))
        if hand.luck.random() < 0.6:
            QTest.keyClick(field, Key.Key_Return, hand.luck.choice([NONE, CTRL]))


def hostile_clipboard(hand: Hand) -> None:
    mime = QMimeData()
    kind = hand.luck.choice([CLIP, CARDS, PALETTE])
    data = [b"", b"{", b"null", b"[1, 2]", b"\xff\xfe", b"[" * 100_000, b'{"format": "journeymapper-clip"}',
            b'{"format": "journeymapper-clip", "rows": {"cards": [{"id": 1}]}, "columns": []}']
    mime.setData(kind, QByteArray(hand.luck.choice(data)))
    if hand.luck.random() < 0.5:
        mime.setText(any_text(hand.luck))
    QGuiApplication.clipboard().setMimeData(mime)
    hand.window.chrome.actions["edit.paste"].trigger()


def side_panel(hand: Hand) -> None:
    """A row of the outline or the history, then some keys there; or something in the filter."""
    page, actions = hand.window.chrome.map_page, hand.window.chrome.actions
    name = hand.luck.choice(["outline", "outline", "history", "filter"])
    if hand.luck.random() < 0.2 or (name == "filter" and page.filter_pane.isHidden()):
        actions[f"view.{name}"].trigger()
    if name == "filter":
        fiddle(hand, page.filter_pane)
        return
    panel = {"outline": page.outline, "history": page.history}[name]
    if panel.built is None or not panel.isVisible():
        return
    rows = panel.built.tree if name == "outline" else panel.built.list  # type: ignore[attr-defined]  # by its name
    at = QPoint(hand.luck.randrange(20, 180), hand.luck.randrange(max(1, rows.viewport().height())))
    QTest.mouseClick(rows.viewport(), LEFT, hand.mods(), at)
    for _ in range(hand.luck.randrange(4)):
        hand.key(*hand.luck.choices([keys[:2] for keys in KEYS], [keys[2] for keys in KEYS])[0])
    if hand.luck.random() < 0.3:
        QTest.keyClicks(focused(hand), "New")
        hand.key(hand.luck.choice([Key.Key_Return, Key.Key_Tab, Key.Key_Escape]))


def resize(hand: Hand) -> None:
    hand.window.resize(hand.luck.randint(760, 1920), hand.luck.randint(480, 1080))


HANDS: dict[Callable[[Hand], None], int] = {
    click: 10, double_click: 8, drag: 16, press_only: 2, move_only: 3, release_only: 2, wheel: 5, palette_drop: 12,
    cards_drop: 5, key: 40, letters: 8, compose: 4, odd_text: 4, write: 6, context_menu: 10, action: 8, language: 1,
    dialog: 2, inspector: 8, backlog: 2, hostile_clipboard: 2, resize: 1, side_panel: 14,
}
BY_NAME = {hand.__name__: hand for hand in HANDS}


def some_events(seed: int, count: int) -> list[Event]:
    """The events of a seed."""
    luck = Random(seed)
    names = luck.choices(list(BY_NAME), list(HANDS.values()), k=count)
    return [(name, luck.randrange(1 << 30)) for name in names]


def play(place: Place, event: Event) -> None:
    """Do it, let Qt finish it, shut what popped up."""
    name, seed = event
    BY_NAME[name](Hand(place, Random(seed)))
    QApplication.processEvents()
    popup = QApplication.activePopupWidget()
    while popup is not None:
        popup.close()
        QApplication.processEvents()
        popup = QApplication.activePopupWidget()
