"""The sheet Settings: thresholds and words that the formulas read, and the scales."""
from typing import TYPE_CHECKING

from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.datavalidation import DataValidation

from journeymapper.core.backlog.scoring import BANDS
from journeymapper.core.foundation.i18n import N_

from .backlog_rules import warn
from .cells import at, put_number, put_text, quoted_sheet
from .content import Content
from .lists import SCALES
from .sheets import on_paper, widths

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

NOT_SCORED = N_("not scored")
# Names that the formulas of the backlog use, whatever language and order the sheets have.
SCORE_NOW, SCORE_NEXT = "score_now", "score_next"
WORDS = {"now": "word_now", "next": "word_next", "later": "word_later", "not scored": "word_not_scored"}
SCALE_TITLES = {
    "severity": (N_("Severity"), N_("Impact and persistence; how often it happens stands apart.")),
    "frequency": (N_("Frequency"), N_("How often it happens to those concerned.")),
    "confidence": (N_("Confidence %"), N_("How sure we are: it follows the evidence unless somebody sets it.")),
    "effort": (N_("Effort"), N_("The time until the improvement is in use.")),
}


def words(content: Content) -> dict[str, str]:
    """The words that formulas show, by key."""
    t = content.t
    return {band: t(word) for band, word in BANDS.items()} | {"not scored": t(NOT_SCORED)}


def write_settings(sheet: "Worksheet", content: Content) -> None:
    """Fill the sheet and give its cells their names."""
    t, ink = content.t, content.ink
    widths(sheet, (44, 16, 46))
    put_text(ink, at(sheet, 1, 1), t("Settings"), "title")
    sheet.row_dimensions[1].height = 30
    put_text(ink, at(sheet, 2, 1), t("Change the shaded cells: scores and words of the backlog follow."), "subtitle")
    put_text(ink, at(sheet, 4, 1), t("When a red point is worked on"), "section")
    thresholds = ((SCORE_NOW, t("Score from which it is “{word}”", word=t(BANDS["now"])), content.scoring.now),
                  (SCORE_NEXT, t("Score from which it is “{word}”", word=t(BANDS["next"])), content.scoring.next))
    for row, (name, label, value) in enumerate(thresholds, start=5):
        put_text(ink, at(sheet, row, 1), label, "text")
        put_number(ink, at(sheet, row, 2), value, "setting")
        _name(sheet, name, row)
    _check_thresholds(sheet, content)
    put_text(ink, at(sheet, 5, 3), t("Severity 4 is always “{word}”.", word=t(BANDS["now"])), "note")
    put_text(ink, at(sheet, 8, 1), t("Words"), "section")
    for row, (key, word) in enumerate(words(content).items(), start=9):
        put_text(ink, at(sheet, row, 1), t("Word for “{word}”", word=word), "text")
        put_text(ink, at(sheet, row, 2), word, "setting")
        _name(sheet, WORDS[key], row)
    _scales(sheet, content, 14)
    on_paper(sheet, content.journey.title, content.page, portrait=True)


def _check_thresholds(sheet: "Worksheet", content: Content) -> None:
    rule = DataValidation(type="decimal", operator="greaterThan", formula1="0")
    t = content.t
    warn(rule, t("When a red point is worked on"), t("A score is a number above 0. Use it all the same?"))
    rule.add("B5:B6")
    sheet.add_data_validation(rule)


def _scales(sheet: "Worksheet", content: Content, row: int) -> None:
    t, ink = content.t, content.ink
    put_text(ink, at(sheet, row, 1), t("Scales"), "section")
    for key, scale in SCALES.items():
        title, meaning = SCALE_TITLES[key]
        for column, text in enumerate((t(title), t("Value"), t("Word")), start=1):
            put_text(ink, at(sheet, row + 1, column), text, "head app")
        put_text(ink, at(sheet, row + 2, 1), t(meaning), "note")
        for place, (value, word) in enumerate(scale.items(), start=row + 2):
            put_number(ink, at(sheet, place, 2), value, "number")
            put_text(ink, at(sheet, place, 3), t(word), "text")
        row += len(scale) + 2


def _name(sheet: "Worksheet", name: str, row: int) -> None:
    book = sheet.parent
    assert book is not None
    book.defined_names[name] = DefinedName(name, attr_text=f"{quoted_sheet(sheet.title)}!$B${row}")
