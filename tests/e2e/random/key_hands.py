"""What the keyboard does: the program's keys, typing with signs, input methods."""
from typing import Any

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QInputMethodEvent, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from .hand import ALT, ARROWS, CTRL, NONE, SHIFT, Hand, Key
from .texts import any_text

KEYS: list[tuple[Any, Any, int]] = [
    *[(key, NONE, 4) for key in ARROWS], *[(key, ALT, 4) for key in ARROWS], *[(key, SHIFT, 2) for key in ARROWS],
    *[(key, ALT | SHIFT, 1) for key in ARROWS], *[(key, CTRL, 1) for key in ARROWS],
    (Key.Key_Return, NONE, 6), (Key.Key_Return, CTRL, 2), (Key.Key_Return, CTRL | SHIFT, 1),
    (Key.Key_Return, SHIFT, 1), (Key.Key_Tab, NONE, 4), (Key.Key_Backtab, SHIFT, 2), (Key.Key_Escape, NONE, 4),
    (Key.Key_F2, NONE, 4), (Key.Key_Delete, NONE, 3), (Key.Key_Backspace, NONE, 2), (Key.Key_Z, CTRL, 8),
    (Key.Key_Y, CTRL, 4), (Key.Key_Z, CTRL | SHIFT, 1), (Key.Key_X, CTRL, 2), (Key.Key_C, CTRL, 3),
    (Key.Key_V, CTRL, 4), (Key.Key_D, CTRL, 3), (Key.Key_M, CTRL, 4), (Key.Key_L, CTRL, 4),
    (Key.Key_A, CTRL, 1), (Key.Key_A, CTRL | SHIFT, 1), (Key.Key_Space, SHIFT, 1), (Key.Key_Space, CTRL, 1),
    (Key.Key_Plus, NONE, 2), (Key.Key_Minus, NONE, 2), (Key.Key_Space, NONE, 1),
    *[(key, CTRL, 1) for key in (Key.Key_Plus, Key.Key_Minus, Key.Key_0, Key.Key_7, Key.Key_8, Key.Key_9)],
    *[(key, mods, 1) for key in (Key.Key_Home, Key.Key_End) for mods in (NONE, CTRL)],
    *[(key, mods, 1) for key in (Key.Key_PageUp, Key.Key_PageDown) for mods in (NONE, ALT)],
    *[(key, NONE, 1) for key in (Key.Key_F3, Key.Key_F6, Key.Key_F7, Key.Key_F8, Key.Key_F9, Key.Key_F11,
                                 Key.Key_Menu)],
    (Key.Key_F3, SHIFT, 1), (Key.Key_F6, SHIFT, 1), (Key.Key_F, CTRL, 1), (Key.Key_H, CTRL, 1), (Key.Key_K, CTRL, 1),
    *[(key, CTRL | SHIFT, 1) for key in (Key.Key_M, Key.Key_L, Key.Key_H, Key.Key_F)],
    *[(Key(Key.Key_1 + n), ALT, 2) for n in range(9)],
]
TITLES = ["a", "-.5 1", "Tea", "no", "9", "ñ", "é!", "x y", "-1.5 well, well", "1 2", "Delivery note"]
SIGNS = ["#", "#w", "#web", "#nobody", "+", "+1", "-2", "−1", "*", "*4", "*7", "@", "@M", "@Maria", "@x", "\\#web",
         " ", "#web +1", "+1 *3", "@Maria #w"]
COMPOSED = [("´", "é"), ("`", ""), ("かん", "漢"), ("か", "かんじ"), ("", "ñ"), ("^", "^"), ("ก", "กำ")]


def key(hand: Hand) -> None:
    chosen, mods, _ = hand.luck.choices(KEYS, [weight for *_, weight in KEYS])[0]
    hand.key(chosen, mods)


def strokes(hand: Hand, text: str) -> None:
    """Letter by letter, also those that QTest has no key for."""
    for letter in text:
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            QApplication.sendEvent(hand.focused(), QKeyEvent(kind, 0, NONE, letter))


def letters(hand: Hand) -> None:
    strokes(hand, hand.luck.choice(TITLES))


def signs(hand: Hand) -> None:
    """A title with short signs at its end; in the list that shows some keys, then an end."""
    if hand.luck.random() < 0.7:
        hand.sheet.setFocus()
        strokes(hand, hand.luck.choice(TITLES))
    for _ in range(hand.luck.choice([1, 1, 2])):
        strokes(hand, " " + hand.luck.choice(SIGNS))
        QApplication.processEvents()
        for _ in range(hand.luck.randrange(3)):
            hand.key(hand.luck.choice([Key.Key_Down, Key.Key_Up, Key.Key_Return, Key.Key_Tab, Key.Key_Backspace]))
    if hand.luck.random() < 0.8:
        hand.key(*hand.luck.choice([(Key.Key_Return, NONE), (Key.Key_Return, NONE), (Key.Key_Tab, NONE),
                                    (Key.Key_Return, CTRL), (Key.Key_Backtab, SHIFT), (Key.Key_Escape, NONE),
                                    (Key.Key_M, CTRL), (Key.Key_Z, CTRL), (Key.Key_F2, NONE)]))


def in_a_row(hand: Hand) -> None:
    """As a person types a map: title, Tab, title, Enter …"""
    hand.sheet.setFocus()
    for _ in range(hand.luck.randrange(2, 5)):
        strokes(hand, hand.luck.choice(TITLES))
        hand.key(*hand.luck.choice([(Key.Key_Return, NONE), (Key.Key_Tab, NONE), (Key.Key_Return, CTRL)]))


def compose(hand: Hand) -> None:
    """An input method's pre-edit, then what it commits, or nothing; now and then a key in between."""
    begun, done = hand.luck.choice(COMPOSED)
    if hand.luck.random() < 0.5:
        hand.sheet.setFocus()
    if begun:
        QApplication.sendEvent(hand.focused(), QInputMethodEvent(begun, []))
    if hand.luck.random() < 0.15:
        hand.key(hand.luck.choice([Key.Key_Escape, Key.Key_Return, Key.Key_Left]))
    if hand.luck.random() < 0.1:
        hand.key(Key.Key_Z, CTRL)
    for query in (Qt.InputMethodQuery.ImCursorRectangle, Qt.InputMethodQuery.ImSurroundingText):
        hand.focused().inputMethodQuery(query)
    ended = QInputMethodEvent("", [])
    ended.setCommitString(done)
    if hand.luck.random() < 0.85:
        QApplication.sendEvent(hand.focused(), ended)


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


def space_up(hand: Hand) -> None:
    """The space bar comes up, wherever it went down."""
    QTest.keyRelease(hand.sheet, Key.Key_Space)
