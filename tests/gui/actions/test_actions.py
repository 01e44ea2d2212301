"""One table of actions; what is built from it."""
from collections.abc import Callable
from gettext import NullTranslations
from typing import Any

import pytest
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QMainWindow
from pytestqt.qtbot import QtBot

from journeymapper.core.foundation.i18n import Texts, texts
from journeymapper.ui.actions.build import HandlerError, build_actions, build_menus
from journeymapper.ui.actions.keys import key_list
from journeymapper.ui.actions.spec import ActionSpec
from journeymapper.ui.actions.tables import LANGUAGE, MENUS, all_actions
from journeymapper.ui.theme.current import Theme
from journeymapper.ui.theme.icons import known

LANES = (("notes", "Notes", "lane-notes"), ("emotions", "Emotions", "lane-emotions"))
NEEDED = (
    "file.new", "file.open", "file.save", "file.save_as", "file.revert", "file.export_xlsx",
    "file.export_picture", "file.export_tickets", "file.export_cancel", "file.export_changes",
    "file.export_maps", "file.export_new_tickets", "file.close", "file.quit",
    "edit.undo", "edit.redo", "edit.cut", "edit.copy",
    "edit.paste", "edit.duplicate", "edit.delete", "edit.select_all", "edit.rename", "edit.mark_red_point",
    "insert.stage", "insert.step", "insert.touchpoint", "insert.emotion", "insert.red_point",
    "insert.opportunity", "insert.note", "insert.quote", "insert.process", "insert.picture", "insert.metric",
    "map.properties", "map.personas", "map.channels", "map.departments", "view.map", "view.backlog",
    "view.zoom_in", "view.zoom_out", "view.zoom_100", "view.zoom_fit", "view.theme.light", "view.theme.dark",
    "view.theme.system", "view.language.en", "view.language.es", "view.parking_lot", "view.inspector",
    "view.palette", "window.new", "help.keys", "help.about", "insert.lane.notes",
)


class Loud(Texts):
    """Translates by shouting, so that what wasn't translated is seen."""

    def __init__(self) -> None:
        super().__init__("xx", NullTranslations())

    def __call__(self, message: str, **params: Any) -> str:
        return message.upper() if message else ""


class Calls(dict[str, Callable[..., object]]):
    """A handler for each action, or for its parent where that is given; remembers calls."""

    def __init__(self, specs: tuple[ActionSpec, ...], parents: tuple[str, ...] = ()) -> None:
        self.log: list[tuple[Any, ...]] = []
        names = {spec.id.rpartition(".")[0] if spec.id.rpartition(".")[0] in parents else spec.id for spec in specs}
        super().__init__({name: lambda *args, name=name: self.log.append((name, *args)) for name in names})


def test_ids_are_unique_and_nothing_is_missing() -> None:
    ids = [spec.id for spec in all_actions(LANES)]
    assert len(ids) == len(set(ids))
    assert set(NEEDED) <= set(ids)


def test_no_two_actions_share_a_shortcut() -> None:
    taken: dict[str, str] = {}
    for spec in all_actions(LANES):
        for keys in spec.shortcuts:
            portable = QKeySequence(keys).toString(QKeySequence.SequenceFormat.PortableText)
            assert portable, f"{keys} of {spec.id} is no shortcut"
            assert portable not in taken, f"{spec.id} and {taken[portable]} both have {keys}"
            taken[portable] = spec.id


def test_menus_and_icons_exist() -> None:
    for spec in all_actions(LANES):
        assert spec.menu in MENUS
        assert spec.icon is None or known(spec.icon), spec.id


def test_every_text_goes_through_the_translator(qtbot: QtBot) -> None:
    window, t = QMainWindow(), Loud()
    qtbot.addWidget(window)
    specs = all_actions(LANES)
    actions = build_actions(specs, t, window, Calls(specs))
    assert [action.text() for action in actions.values() if action.text() != action.text().upper()] == []
    for spec in specs:
        if spec.tip:
            assert spec.tip.upper() in actions[spec.id].toolTip()
    menus = build_menus(window.menuBar(), actions, specs, t)
    assert [menu.title() for menu in menus.values()] == [title.upper() for title in MENUS.values()]


def test_a_language_is_called_by_its_own_name() -> None:
    assert [spec.text for spec in LANGUAGE] == ["English", "Español"]


def test_an_action_without_handler_and_a_handler_without_action_are_told(qtbot: QtBot) -> None:
    window = QMainWindow()
    qtbot.addWidget(window)
    specs = all_actions()
    handlers = Calls(specs)
    del handlers["file.save"]
    with pytest.raises(HandlerError, match="file"):
        build_actions(specs, texts("en"), window, handlers)
    handlers = Calls(specs)
    handlers["file.savee"] = print
    with pytest.raises(HandlerError, match=r"file\.savee"):
        build_actions(specs, texts("en"), window, handlers)


def test_handlers_get_what_they_need(qtbot: QtBot) -> None:
    window = QMainWindow()
    qtbot.addWidget(window)
    specs = all_actions(LANES)
    calls = Calls(specs, ("view.theme", "insert.lane"))
    actions = build_actions(specs, texts("en"), window, calls)
    for name in ("file.save", "view.theme.dark", "insert.lane.emotions", "view.inspector", "view.backlog"):
        actions[name].trigger()
    assert calls.log == [("file.save",), ("view.theme", "dark"), ("insert.lane", "emotions"), ("view.inspector", True),
                         ("view.backlog",)]


def test_of_a_choice_one_is_on(qtbot: QtBot) -> None:
    window = QMainWindow()
    qtbot.addWidget(window)
    specs = all_actions()
    actions = build_actions(specs, texts("en"), window, Calls(specs))
    actions["view.map"].trigger()
    actions["view.backlog"].trigger()
    assert not actions["view.map"].isChecked()
    assert actions["view.backlog"].isChecked()


def test_menus_stand_in_the_order_of_the_table(qtbot: QtBot) -> None:
    window = QMainWindow()
    qtbot.addWidget(window)
    specs = all_actions(LANES)
    actions = build_actions(specs, texts("en"), window, Calls(specs))
    menus = build_menus(window.menuBar(), actions, specs, texts("en"))
    assert [action.text() for action in window.menuBar().actions()] == [
        title for key, title in MENUS.items() if "/" not in key
    ]
    insert = [action.text() for action in menus["insert"].actions()]
    assert insert[:4] == ["Stage", "Step", "&Lane", ""]
    assert [action.text() for action in menus["insert/lane"].actions()] == ["Notes", "Emotions"]
    titles = [action.menu() for action in menus["file"].actions() if action.menu()]
    assert titles == [menus["file/recent"]]
    for menu in menus.values():
        entries = menu.actions()
        assert not entries[0].isSeparator()
        assert not entries[-1].isSeparator()


def test_a_submenu_is_there_without_entries(qtbot: QtBot) -> None:
    window = QMainWindow()
    qtbot.addWidget(window)
    specs = all_actions()
    menus = build_menus(window.menuBar(), build_actions(specs, texts("en"), window, Calls(specs)), specs, texts("en"))
    assert menus["insert/lane"].isEmpty()
    assert menus["insert/lane"].menuAction() in menus["insert"].actions()


def test_icons_follow_the_theme(qtbot: QtBot) -> None:
    window, theme = QMainWindow(), Theme("light")
    qtbot.addWidget(window)
    specs = all_actions()
    actions = build_actions(specs, texts("en"), window, Calls(specs), theme)
    light = actions["file.save"].icon().pixmap(16).toImage()
    theme.choose("dark")
    assert actions["file.save"].icon().pixmap(16).toImage() != light


def test_the_list_of_keys_names_menu_action_and_keys() -> None:
    rows = key_list(all_actions(), texts("en"))
    assert ("File", "Save", "Ctrl+S") in rows
    assert ("Edit", "Redo", "Ctrl+Shift+Z · Ctrl+Y") in rows
    assert all(keys for _, _, keys in rows)
