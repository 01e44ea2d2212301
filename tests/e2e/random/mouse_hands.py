"""What the mouse does: clicks, drags of all sorts, wheel, drops from outside, menus, the minimap."""
from PySide6.QtCore import QByteArray, QEvent, QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QContextMenuEvent, QDragLeaveEvent, QHelpEvent, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from journeymapper.core.model.cards import Card
from journeymapper.core.model.kinds import card_kinds, lane_kinds
from journeymapper.ui.canvas.mime import PALETTE, cards_mime
from tests.support import mouse

from .hand import CTRL, LEFT, NONE, SHIFT, Hand, Key, mouse_drop

TICKS = 4


def click(hand: Hand) -> None:
    QTest.mouseClick(hand.sheet.viewport(), LEFT, hand.mods(), hand.spot())


def double_click(hand: Hand) -> None:
    mouse.double_click(hand.sheet, hand.spot())


def drag(hand: Hand) -> None:
    """Now and then with a key on the way, or at the edge long enough for the map to scroll."""
    view, start, end, mods = hand.sheet.viewport(), hand.spot(), hand.spot(), hand.mods()
    button = hand.luck.choices([LEFT, Qt.MouseButton.MiddleButton], [9, 1])[0]
    QTest.mousePress(view, button, mods, start)
    for part in (0.3, 0.7, 1.0):
        mouse.move(hand.sheet, start + QPoint(*(round(v * part) for v in (end - start).toTuple())), mods)
        if hand.luck.random() < 0.12:
            hand.key(*hand.luck.choice([(Key.Key_Z, CTRL), (Key.Key_Y, CTRL), (Key.Key_Escape, NONE),
                                        (Key.Key_Delete, NONE), (Key.Key_X, CTRL), (Key.Key_Return, NONE),
                                        (Key.Key_A, NONE), (Key.Key_F2, NONE)]))
        if hand.luck.random() < 0.1:
            mods = mods ^ hand.luck.choice([CTRL, SHIFT])
            key = Key.Key_Control if hand.luck.random() < 0.5 else Key.Key_Shift
            hand.luck.choice([QTest.keyPress, QTest.keyRelease])(hand.sheet, key, mods)
        if hand.luck.random() < 0.05:
            hand.session.undo()
    _at_edge(hand)
    QTest.mouseRelease(view, button, mods, end)
    assert hand.sheet.tool.path == "select.idle"


def _at_edge(hand: Hand) -> None:
    """Time goes by while the map scrolls below what is dragged."""
    sheet, edge = hand.sheet, hand.sheet.tool._edge
    if sheet.tool.busy and hand.luck.random() < 0.15:
        size = sheet.viewport().size()
        mouse.move(sheet, hand.luck.choice([QPoint(size.width() - 3, size.height() // 2), QPoint(size.width() // 2, 3),
                                            QPoint(size.width() // 2, size.height() - 3)]))
    for _ in range(TICKS if edge.running else 0):
        edge._tick()


def space_drag(hand: Hand) -> None:
    """The space bar takes hold of the paper; now and then it is let go first."""
    view, start, end = hand.sheet.viewport(), hand.spot(), hand.spot()
    hand.sheet.setFocus()
    QTest.keyPress(hand.sheet, Key.Key_Space)
    QTest.mousePress(view, LEFT, NONE, start)
    mouse.move(hand.sheet, end)
    if hand.luck.random() < 0.5:
        QTest.keyRelease(hand.sheet, Key.Key_Space)
        mouse.move(hand.sheet, start)
    QTest.mouseRelease(view, LEFT, NONE, end)
    QTest.keyRelease(hand.sheet, Key.Key_Space)
    assert hand.sheet.tool.path == "select.idle"


def press_only(hand: Hand) -> None:
    QTest.mousePress(hand.sheet.viewport(), LEFT, hand.mods(), hand.spot())


def move_only(hand: Hand) -> None:
    """With the button held or not; sometimes it rests, and a tip comes."""
    at, view = hand.spot(), hand.sheet.viewport()
    QTest.mouseMove(view, at)
    if hand.luck.random() < 0.3:
        QApplication.sendEvent(view, QHelpEvent(QEvent.Type.ToolTip, at, view.mapToGlobal(at)))


def release_only(hand: Hand) -> None:
    QTest.mouseRelease(hand.sheet.viewport(), LEFT, NONE, hand.spot())


def wheel(hand: Hand) -> None:
    at, mods = QPointF(hand.spot()), hand.luck.choice([NONE, CTRL, CTRL, SHIFT])
    turn = QPoint(hand.luck.choice([0, 0, 40]), hand.luck.choice([-1200, -120, -7, 120, 1200]))
    view = hand.sheet.viewport()
    QApplication.sendEvent(view, QWheelEvent(at, view.mapToGlobal(at), QPoint(), turn, Qt.MouseButton.NoButton, mods,
                                             Qt.ScrollPhase.NoScrollPhase, False))


def minimap(hand: Hand) -> None:
    """A click or a drag there moves the view."""
    small = hand.chrome.map_page.minimap
    if not small.isVisible():
        hand.actions["view.minimap"].trigger()
    start, end = (QPoint(hand.luck.randint(-5, small.width() + 5), hand.luck.randint(-5, small.height() + 5))
                  for _ in range(2))
    QTest.mousePress(small, LEFT, NONE, start)
    QTest.mouseMove(small, end)
    QTest.mouseRelease(small, LEFT, NONE, end)
    if hand.luck.random() < 0.3:
        small._draw()


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
        lot = hand.chrome.map_page.parking_lot
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


def context_menu(hand: Hand) -> None:
    at, view = hand.spot(), hand.sheet.viewport()
    reason = hand.luck.choice([QContextMenuEvent.Reason.Mouse, QContextMenuEvent.Reason.Keyboard])
    QApplication.sendEvent(view, QContextMenuEvent(reason, at, view.mapToGlobal(at)))
