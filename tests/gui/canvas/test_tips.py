"""What hovering tells, in plain words."""
import pytest
from PySide6.QtCore import QEvent
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import QApplication, QToolTip
from pytestqt.qtbot import QtBot

from journeymapper.core.commands.records import rename, set_fields
from journeymapper.core.foundation.i18n import texts
from journeymapper.ui.canvas.sheet import Sheet
from journeymapper.ui.canvas.tips import tip_for
from tests.support.maps import sample
from tests.support.mouse import middle


@pytest.mark.parametrize(
    "id, words",
    [
        ("touchpoint-delivery-van", ["Touchpoint", "Home delivery", "Logistics", "−2.0 · Very bad", "moment of truth",
                                     "RP-003 Slots only on weekdays, 9 to 17"]),
        ("emotion-maria-delivery", ["Maria", "−1.7 · Very bad", "I had to take a day off"]),
        ("red-point-27", ["RP-001", "3 · major", "Pricing"]),
        ("process-33", ["Process", "Marketing"]),
        ("opportunity-41", ["Opportunity", "fixes RP-001 Store and web show different prices"]),
        ("stage-use", ["after the purchase"]),
        ("step-search", []),
        ("link-basket-to-store", ["Link", "Web catalogue → Basket from the web", "the basket does not travel"]),
    ],
)
def test_the_words_behind_the_signs(id: str, words: list[str]) -> None:
    assert tip_for(sample().store, id, texts("en")) == "\n".join(words)


def test_markup_in_a_map_stays_text(sheet: Sheet, qtbot: QtBot) -> None:
    sheet.session.run(rename, "channel-delivery", "<img src='/etc/hostname'><b>Van</b>")
    sheet.session.run(set_fields, ["touchpoint-delivery-van"], text="<script>x</script>")
    at = middle(sheet, "touchpoint-delivery-van")
    QApplication.sendEvent(sheet.viewport(), QHelpEvent(QEvent.Type.ToolTip, at, sheet.viewport().mapToGlobal(at)))
    assert "&lt;img" in QToolTip.text()
    assert "<script>" not in QToolTip.text()
    QToolTip.hideText()
