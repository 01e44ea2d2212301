"""The sheet Settings: thresholds, weights and words that the formulas read, the model, and the scales."""
from typing import TYPE_CHECKING

from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.datavalidation import DataValidation

from journeymapper.core.backlog.models import WEIGHTS, Input
from journeymapper.core.backlog.scoring import BANDS, MOST_WEIGHT
from journeymapper.core.foundation.i18n import N_

from .backlog_rules import warn
from .cells import at, put_number, put_text, quoted_sheet
from .content import Content
from .lists import SCALES
from .sheets import estimated_height, on_paper, widths

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

NOT_SCORED = N_("not scored")
WIDTHS = (44, 16, 46)
# Names that the formulas of the backlog use, whatever language and order the sheets have.
SCORE_NOW, SCORE_NEXT, SCORE_MODEL = "score_now", "score_next", "score_model"
WORDS = {"now": "word_now", "next": "word_next", "later": "word_later", "not scored": "word_not_scored"}
SCALE_TITLES = {
    "severity": (N_("Severity"), N_("Impact and persistence; how often it happens stands apart.")),
    "frequency": (N_("Frequency"), N_("How often it happens to those concerned.")),
    "confidence": (N_("Confidence %"), N_("How sure we are: it follows the evidence unless somebody sets it.")),
    "effort": (N_("Effort"), N_("The time until the improvement is in use.")),
}


def weight_name(one: Input) -> str:
    """The name of the cell with an input's weight."""
    return f"weight_{one.name}"


def words(content: Content) -> dict[str, str]:
    """The words that formulas show, by key."""
    t = content.t
    return {band: t(word) for band, word in BANDS.items()} | {"not scored": t(NOT_SCORED)}


def write_settings(sheet: "Worksheet", content: Content) -> None:
    """Fill the sheet and give its cells their names."""
    t, ink = content.t, content.ink
    widths(sheet, WIDTHS)
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
    rule = DataValidation(type="decimal", operator="greaterThan", formula1="0")
    _check(sheet, rule, "B5:B6", t("When a red point is worked on"),
           t("A score is a number above 0. Use it all the same?"))
    put_text(ink, at(sheet, 5, 3), t("Severity 4 is always “{word}”.", word=t(BANDS["now"])), "note")
    row = _model(sheet, content, 8)
    put_text(ink, at(sheet, row, 1), t("Words"), "section")
    for place, (key, word) in enumerate(words(content).items(), start=row + 1):
        put_text(ink, at(sheet, place, 1), t("Word for “{word}”", word=word), "text")
        put_text(ink, at(sheet, place, 2), word, "setting")
        _name(sheet, WORDS[key], place)
    _scales(sheet, content, row + len(WORDS) + 2)
    on_paper(sheet, content.journey.title, content.page, portrait=True)


def _model(sheet: "Worksheet", content: Content, row: int) -> int:
    """The model in words and the weights of its inputs; the row after the next blank one."""
    t, ink, scoring = content.t, content.ink, content.scoring
    put_text(ink, at(sheet, row, 1), t("How the score comes about"), "section")
    put_text(ink, at(sheet, row + 1, 1), t("Model"), "text")
    put_text(ink, at(sheet, row + 1, 2), t(scoring.model.title), "band")
    _name(sheet, SCORE_MODEL, row + 1)
    told = (t(scoring.model.rule), t(scoring.model.explanation),
            t("Source: {source}. Another model is chosen in the map.", source=t(scoring.model.credit)))
    _told(sheet, content, row + 1, "\n".join(told))
    first = row + 2
    for place, one in enumerate(scoring.model.inputs, start=first):
        put_text(ink, at(sheet, place, 1), t("Weight of “{input}”", input=t(one.title)), "text")
        put_number(ink, at(sheet, place, 2), scoring.weight(one.name), "setting")
        _told(sheet, content, place, t(one.meaning))
        _name(sheet, weight_name(one), place)
    last = first + len(scoring.model.inputs) - 1
    _told(sheet, content, last + 1, t(WEIGHTS))
    rule = DataValidation(type="decimal", operator="between", formula1="0", formula2=f"{MOST_WEIGHT:g}")
    _check(sheet, rule, f"B{first}:B{last}", t("Weight"), t("Weights go from 0 to 3. Use it all the same?"))
    return last + 3


def _told(sheet: "Worksheet", content: Content, row: int, text: str) -> None:
    put_text(content.ink, at(sheet, row, 3), text, "note")
    sheet.row_dimensions[row].height = estimated_height([(text, WIDTHS[2])])


def _check(sheet: "Worksheet", rule: DataValidation, cells: str, title: str, words: str) -> None:
    warn(rule, title, words)
    rule.add(cells)
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
