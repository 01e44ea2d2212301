"""What findings look for is chosen in a dialog, kept in the settings, and holds at once in every window."""
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from journeymapper.app.desk import Desk, Place
from journeymapper.app.preferences import Preferences
from journeymapper.core.analysis.words import USUAL
from journeymapper.core.foundation.i18n import texts
from journeymapper.core.settings.groups import Findings
from journeymapper.ui.dialogs.finding_rules import FindingRulesDialog


@pytest.fixture
def dialog(place: Place) -> FindingRulesDialog:
    """Opened by its action."""
    place.window.chrome.actions["map.finding_rules"].trigger()
    found = place.window.findChildren(FindingRulesDialog)
    assert len(found) == 1
    return found[0]


def company_words(place: Place) -> list[str]:
    watch = place.window.chrome.map_page.watch
    watch.finish()
    return [row.finding.about[0] for row in watch.groups["company-words"].open]


def test_a_word_of_ones_own_is_looked_for_at_once_and_next_time(place: Place, desk: Desk,
                                                                 dialog: FindingRulesDialog) -> None:
    assert company_words(place) == []
    dialog.words.setPlainText("catalog*\n  \n*\ncatalog*")
    dialog.apart.setValue(1.5)
    dialog.accept()
    assert company_words(place) == ["touchpoint-web-catalogue"]
    assert Preferences().settings.findings == Findings(words={"en": ("catalog*",)}, apart=1.5)


def test_escape_changes_nothing(place: Place, desk: Desk, dialog: FindingRulesDialog) -> None:
    dialog.words.setPlainText("catalogue")
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert company_words(place) == []
    assert desk.settings.settings.findings == Findings()


def test_each_language_has_its_list_and_the_usual_one_comes_back(qtbot: object) -> None:
    own = Findings(words={"en": ("blitz",)})
    dialog = FindingRulesDialog(own, "en", texts("en"))
    assert dialog.words.toPlainText() == "blitz"
    dialog.languages.setCurrentIndex(dialog.languages.findData("es"))
    assert dialog.words.toPlainText().splitlines() == list(USUAL["es"])
    dialog.words.setPlainText("embudo")
    dialog.languages.setCurrentIndex(dialog.languages.findData("en"))
    dialog.usual.click()
    assert dialog.chosen() == Findings(words={"es": ("embudo",)}), "the usual words aren't kept: they go on growing"
    dialog.close()
