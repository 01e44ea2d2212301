"""What is done around the map: menus, panels, dialogs, find bar, command palette, clipboard, other windows."""
from typing import Any

from PySide6.QtCore import QByteArray, QMimeData, QPoint
from PySide6.QtGui import QColor, QGuiApplication, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QDialog,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QToolButton,
    QWidget,
)

from journeymapper.app.choices import choose_language, choose_theme, choose_workshop
from journeymapper.app.map_file import MapFile
from journeymapper.core.session.session import Session
from journeymapper.ui.canvas.mime import CARDS, CLIP, PALETTE
from journeymapper.ui.windows.choices import ACTION
from tests.support.maps import sample, small
from tests.support.paths import ROOT

from .alone import choose
from .hand import ARROWS, CTRL, LEFT, NONE, SHIFT, Hand, Key
from .key_hands import KEYS, strokes
from .texts import any_text

DIALOGS = ["map.properties", "map.personas", "map.channels", "map.departments", "help.keys"]
# These end the run, or are played in another way.
LEFT_OUT = {"file.close", "file.quit", "window.new", "edit.commands", "edit.find", "edit.replace", *DIALOGS}
GRID = ("map.stage.", "map.step.", "map.lane.")
TABLES = ["Tea\tCoffee\nMilk\t", "one\ntwo\nthree", "\"a \"\"b\"\" c\"\td\n", "\t\t\n\t",
          "a\tb\tc\td\te\tf\tg\th\ti\tj\tk",
          "Only this", "#web\t+1\n*3\t@Maria"]
PAGES = sorted((ROOT / "tests" / "fixtures" / "clipboard").glob("*.html"))
QUERIES = ["", "zoom", "stage", "del", "tea", "delivery", "lane", "undo", "panel", "x" * 200, "(", "customer"]
WORDS = ["e", "Delivery", "the", "zzz", "É", "\\", "customer", ""]


def action(hand: Hand) -> None:
    """Any entry of the menus."""
    _trigger(hand, [id for id in hand.actions if id not in LEFT_OUT])


def grid_action(hand: Hand) -> None:
    """On stages, steps and lanes."""
    _trigger(hand, [id for id in hand.actions if id.startswith(GRID) or id == "map.show_all_lanes"])


def _trigger(hand: Hand, ids: list[str]) -> None:
    hand.actions[hand.luck.choice(ids)].trigger()


def appearance(hand: Hand) -> None:
    """Language, theme or workshop size."""
    desk, kind = hand.place.desk, hand.luck.randrange(3)
    if kind == 0:
        choose_language(desk, hand.luck.choice(["en", "es"]))
    elif kind == 1:
        choose_theme(desk, hand.luck.choice(["light", "dark", "system"]))
    else:
        choose_workshop(desk, hand.luck.random() < 0.5)


def resize(hand: Hand) -> None:
    hand.window.resize(hand.luck.randint(760, 1920), hand.luck.randint(480, 1080))


def full_screen(hand: Hand) -> None:
    hand.actions["view.full_screen"].trigger()


def dialog(hand: Hand) -> None:
    """Open one, do something in it, sometimes leave it open."""
    hand.actions[hand.luck.choice(DIALOGS)].trigger()
    for opened in hand.window.findChildren(QDialog):
        for _ in range(3):
            fiddle(hand, opened)
        if hand.luck.random() < 0.7:
            opened.close()


def inspector(hand: Hand) -> None:
    fiddle(hand, hand.chrome.map_page.inspector)


def parking_lot(hand: Hand) -> None:
    """A click on a parked card, then some keys; or one of its buttons."""
    lot = hand.chrome.map_page.parking_lot
    if not lot.isVisible():
        hand.actions["view.parking_lot"].trigger()
        return
    if hand.luck.random() < 0.2:
        fiddle(hand, lot)
        return
    rows = lot.list.viewport()
    QTest.mouseClick(rows, LEFT, hand.mods(), _within(hand, rows))
    if hand.luck.random() < 0.3:
        lot._open_menu(_within(hand, rows))
    _some_keys(hand, 3)


def backlog(hand: Hand) -> None:
    hand.actions["view.backlog"].trigger()
    page = hand.chrome.views.page("backlog")
    table = page.backlog.table  # type: ignore[attr-defined] # a BacklogPage by that name
    table.setFocus()
    for _ in range(3):
        QTest.keyClick(hand.focused(), hand.luck.choice([*ARROWS, Key.Key_Return, Key.Key_F2, Key.Key_5, Key.Key_A]))
    fiddle(hand, page)
    if hand.luck.random() < 0.8:
        hand.actions["view.map"].trigger()


def side_panel(hand: Hand) -> None:
    """A row of the outline or the history, then some keys there; or something in the filter."""
    page = hand.chrome.map_page
    name = hand.luck.choice(["outline", "outline", "history", "filter"])
    if hand.luck.random() < 0.2 or (name == "filter" and page.filter_pane.isHidden()):
        hand.actions[f"view.{name}"].trigger()
    if name == "filter":
        fiddle(hand, page.filter_pane)
        return
    panel = {"outline": page.outline, "history": page.history}[name]
    if panel.built is None or not panel.isVisible():
        return
    rows: Any = panel.built.tree if name == "outline" else panel.built.list  # type: ignore[attr-defined]  # by its name
    at = QPoint(hand.luck.randrange(20, 180), hand.luck.randrange(max(1, rows.viewport().height())))
    QTest.mouseClick(rows.viewport(), LEFT, hand.mods(), at)
    _some_keys(hand, 4)
    if hand.luck.random() < 0.3:
        strokes(hand, "New")
        hand.key(hand.luck.choice([Key.Key_Return, Key.Key_Tab, Key.Key_Escape]))


def history_jump(hand: Hand) -> None:
    """A double click or Enter on any step."""
    if hand.chrome.map_page.history.isHidden():
        hand.actions["view.history"].trigger()
    panel = hand.chrome.map_page.history.content
    rows = panel.list
    at = _within(hand, rows.viewport())
    QTest.mouseClick(rows.viewport(), LEFT, NONE, at)
    if hand.luck.random() < 0.5:
        QTest.mouseDClick(rows.viewport(), LEFT, NONE, at)
    else:
        QTest.keyClick(rows, Key.Key_Return)


def find(hand: Hand) -> None:
    """The find bar: words, on and on, replaced once or everywhere, shut or left open."""
    luck = hand.luck
    hand.key(luck.choice([Key.Key_F, Key.Key_H]), CTRL)
    bar = hand.chrome.finding.bar
    if not bar.isVisible():  # a view without one, or a dialog has the keyboard
        return
    bar.words.setFocus()
    bar.words.selectAll()
    strokes(hand, luck.choice(WORDS))
    for _ in range(luck.randrange(4)):
        hand.key(*luck.choice([(Key.Key_Return, NONE), (Key.Key_Return, SHIFT), (Key.Key_F3, NONE)]))
    if bar.text.isVisible() and luck.random() < 0.5:
        bar.text.setFocus()
        bar.text.selectAll()
        strokes(hand, luck.choice(["tea", "", "É", "\\1 {n}"]))
        hand.key(Key.Key_Return, luck.choice([NONE, NONE, CTRL]))
    if luck.random() < 0.2:
        fiddle(hand, bar)
    if luck.random() < 0.7:
        hand.key(Key.Key_Escape)


def commands(hand: Hand) -> None:
    """The command palette: typed, walked and chosen from, or left."""
    hand.key(Key.Key_K, CTRL)
    box = hand.chrome.commanding.box
    if not box.isVisible():
        return
    strokes(hand, hand.luck.choice(QUERIES))
    for _ in range(hand.luck.randrange(5)):
        hand.key(hand.luck.choice([Key.Key_Down, Key.Key_Down, Key.Key_Up, Key.Key_PageDown]))
    line = box.list.current()
    ends = line is not None and line.id.removeprefix(ACTION) in LEFT_OUT
    hand.key(Key.Key_Escape if ends or hand.luck.random() < 0.2 else Key.Key_Return)


def clipboard(hand: Hand) -> None:
    """What other programs may have put there: ranges of spreadsheets, pictures, plain text."""
    mime, kind = QMimeData(), hand.luck.randrange(4)
    if kind == 0:
        mime.setText(hand.luck.choice(TABLES))
    elif kind == 1:
        page = hand.luck.choice(PAGES).read_text(encoding="utf-8", errors="replace")
        mime.setHtml(page[:hand.luck.choice([len(page), len(page) // 2])])
        mime.setText("a\tb")
    elif kind == 2:
        mime.setImageData(_picture(hand))
    else:
        mime.setText(any_text(hand.luck))
    QGuiApplication.clipboard().setMimeData(mime)
    hand.key(Key.Key_V, CTRL)


def _picture(hand: Hand) -> QImage:
    picture = QImage(hand.luck.choice([1, 40, 900]), hand.luck.choice([1, 30, 700]), QImage.Format.Format_ARGB32)
    picture.fill(QColor(hand.luck.choice(["#0E7C7B", "transparent", "white"])))
    return picture


def hostile_clipboard(hand: Hand) -> None:
    mime = QMimeData()
    kind = hand.luck.choice([CLIP, CARDS, PALETTE])
    data = [b"", b"{", b"null", b"[1, 2]", b"\xff\xfe", b"[" * 100_000, b'{"format": "journeymapper-clip"}',
            b'{"format": "journeymapper-clip", "rows": {"cards": [{"id": 1}]}, "columns": []}']
    mime.setData(kind, QByteArray(hand.luck.choice(data)))
    if hand.luck.random() < 0.5:
        mime.setText(any_text(hand.luck))
    QGuiApplication.clipboard().setMimeData(mime)
    hand.actions["edit.paste"].trigger()


def other_window(hand: Hand) -> None:
    """Another map's window: something is copied there, it closes again, and here that is pasted."""
    hand.session.settle.emit()
    desk, luck = hand.place.desk, hand.luck
    other = desk.show(MapFile(Session(luck.choice([small, sample])().store.records.values())))
    there = Hand(other, luck)
    ids = there.things()
    other.file.session.selection.set(luck.sample(ids, k=min(len(ids), luck.choice([1, 3, 12]))))
    there.actions["edit.copy"].trigger()
    QApplication.processEvents()
    other.closing = True
    other.window.close()
    hand.window.activateWindow()
    QApplication.processEvents()
    hand.actions["edit.paste"].trigger()


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
    elif isinstance(field, QPushButton | QToolButton) and field.menu() is not None:
        choose(field.menu(), hand.luck)  # a click would wait for somebody to choose
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


def _within(hand: Hand, widget: QWidget) -> QPoint:
    return QPoint(hand.luck.randrange(max(1, widget.width())), hand.luck.randrange(max(1, widget.height())))


def _some_keys(hand: Hand, most: int) -> None:
    for _ in range(hand.luck.randrange(most)):
        hand.key(*hand.luck.choices([keys[:2] for keys in KEYS], [keys[2] for keys in KEYS])[0])
