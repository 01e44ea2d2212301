"""The list of keys in the help."""
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QScrollArea

from journeymapper.app.desk import Desk, Place
from journeymapper.core.foundation.i18n import texts
from journeymapper.ui.actions.sheet_keys import sheet_key_list
from journeymapper.ui.actions.tables import all_actions
from journeymapper.ui.windows.help_dialogs import keys_dialog


def test_it_tells_the_keys_of_menus_and_of_the_map_in_whole_words(place: Place) -> None:
    dialog = keys_dialog(all_actions(), texts("en"), place.window)
    dialog.show()
    area = dialog.findChild(QScrollArea)
    assert area is not None
    labels = {label.text(): label for label in dialog.findChildren(QLabel)}
    for section, text, keys in (("Edit", "Undo", "Ctrl+Z"), *sheet_key_list(texts("en"))):
        for shown in (section, text, keys):
            assert shown in labels
            label = labels[shown]
            assert label.width() >= label.sizeHint().width(), shown
    assert area.widget().width() <= area.viewport().width()
    dialog.close()


def test_the_frame_of_the_keyboard_is_whole(place: Place, desk: Desk) -> None:
    desk.theme.dress()
    dialog = keys_dialog(all_actions(), texts("en"), place.window)
    dialog.show()
    area = dialog.findChild(QScrollArea)
    assert area is not None
    area.setFocus()
    QTest.qWait(0)
    picture, focus = area.grab().toImage(), desk.theme.tokens.focus.lower()
    middle_x, middle_y, right, bottom = area.width() // 2, area.height() // 2, area.width() - 1, area.height() - 1
    edges = [(0, middle_y), (right, middle_y), (middle_x, 0), (middle_x, bottom)]
    assert [picture.pixelColor(*spot).name() for spot in edges] == [focus] * 4
    dialog.close()
