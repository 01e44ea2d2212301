"""What fingers do: taps, long presses, slides, pinches; a touchpad's pinch."""
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QNativeGestureEvent
from PySide6.QtWidgets import QApplication

from tests.support import fingers

from .hand import Hand


def tap(hand: Hand) -> None:
    touching, at = fingers.Hand(hand.sheet), hand.spot()
    for _ in range(hand.luck.choice([1, 1, 2])):
        touching.tap(at)


def long_press(hand: Hand) -> None:
    """Held until the menu would come; then up, or a slide."""
    touching, at = fingers.Hand(hand.sheet), hand.spot()
    touching.put(0, at)
    hand.sheet.gestures.touch._hold.timeout.emit()
    if hand.luck.random() < 0.3:
        touching.move(hand.spot())
    touching.lift(0)
    assert hand.sheet.gestures.touch.path == "touch.idle"


def slide(hand: Hand) -> None:
    touching, start, end, before = fingers.Hand(hand.sheet), hand.spot(), hand.spot(), hand.sheet.tool.path
    fingers.slide(touching, start, end, lift=False)
    if hand.luck.random() < 0.1:
        hand.session.undo()
    touching.lift(0)
    assert hand.sheet.tool.path in ("select.idle", before)  # something over the map may have taken it


def pinch(hand: Hand) -> None:
    """Two fingers; the second one comes before or amid a slide of the first, and either goes first."""
    touching, luck, before = fingers.Hand(hand.sheet), hand.luck, hand.sheet.tool.path
    touching.put(0, hand.spot())
    if luck.random() < 0.4:
        touching.move(hand.spot())
    touching.put(1, hand.spot())
    for _ in range(2):
        touching.move(hand.spot(), hand.spot())
    first = luck.randrange(2)
    touching.lift(first)
    if luck.random() < 0.5:
        touching.move(hand.spot())
    touching.lift(1 - first)
    assert hand.sheet.tool.path in ("select.idle", before)  # something over the map may have taken it


def touchpad(hand: Hand) -> None:
    device = fingers.Hand(hand.sheet).device
    at = QPointF(hand.spot())
    view = hand.sheet.viewport()
    for _ in range(3):
        QApplication.sendEvent(view, QNativeGestureEvent(
            Qt.NativeGestureType.ZoomNativeGesture, device, 2, at, at, view.mapToGlobal(at),
            hand.luck.choice([-0.4, -0.05, 0.05, 0.5]), QPoint()))
