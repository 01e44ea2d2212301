"""Random hands on a window. An event is a name and a seed, so that any part of a run can be played again."""
from collections.abc import Callable
from random import Random

from PySide6.QtWidgets import QApplication, QMenu

from journeymapper.app.desk import Place

from . import key_hands, mouse_hands, touch_hands, window_hands
from .alone import choose
from .hand import Event, Hand

HANDS: dict[Callable[[Hand], None], float] = {
    mouse_hands.click: 12, mouse_hands.double_click: 8, mouse_hands.drag: 24, mouse_hands.space_drag: 2,
    mouse_hands.press_only: 2, mouse_hands.move_only: 4, mouse_hands.release_only: 2, mouse_hands.wheel: 5,
    mouse_hands.minimap: 2, mouse_hands.palette_drop: 10, mouse_hands.cards_drop: 5, mouse_hands.context_menu: 10,
    key_hands.key: 48, key_hands.letters: 6, key_hands.signs: 8, key_hands.in_a_row: 3, key_hands.compose: 4,
    key_hands.odd_text: 3, key_hands.write: 6, key_hands.space_up: 1,
    touch_hands.tap: 4, touch_hands.long_press: 2, touch_hands.slide: 4, touch_hands.pinch: 2, touch_hands.touchpad: 1,
    window_hands.action: 10, window_hands.grid_action: 8, window_hands.appearance: 0.25, window_hands.resize: 1,
    window_hands.full_screen: 1, window_hands.dialog: 2, window_hands.inspector: 8, window_hands.parking_lot: 3,
    window_hands.backlog: 2, window_hands.side_panel: 10, window_hands.history_jump: 1, window_hands.find: 3,
    window_hands.commands: 2, window_hands.clipboard: 3, window_hands.hostile_clipboard: 1,
    window_hands.other_window: 0.5,
}
BY_NAME = {hand.__name__: hand for hand in HANDS}


def some_events(seed: int, count: int) -> list[Event]:
    """The events of a seed."""
    luck = Random(seed)
    names = luck.choices(list(BY_NAME), list(HANDS.values()), k=count)
    return [(name, luck.randrange(1 << 30)) for name in names]


def play(place: Place, event: Event, luck: Random) -> None:
    """Do it, let Qt finish it, choose from what popped up and shut it. luck: what menus and dialogs go by."""
    name, seed = event
    luck.seed(seed)
    hand = Hand(place, Random(seed))
    BY_NAME[name](hand)
    QApplication.processEvents()
    popup = QApplication.activePopupWidget()
    while popup is not None:
        if isinstance(popup, QMenu) and hand.luck.random() < 0.5:
            choose(popup, hand.luck)
        popup.close()
        QApplication.processEvents()
        popup = QApplication.activePopupWidget()
