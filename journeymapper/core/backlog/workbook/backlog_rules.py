"""What the Backlog sheet does by itself: drop-downs that warn, signs for severity, bands and overdue work.

No sign is told by colour alone: severity has dots, overdue has its word, a band is a word.
"""
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from openpyxl.formatting.rule import DataBar, FormatObject, Rule
from openpyxl.styles import Color, Font, PatternFill
from openpyxl.styles.differential import DifferentialStyle
from openpyxl.styles.numbers import NumberFormat
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation

from journeymapper.core.backlog.columns import CLOSED, STATUSES, BacklogColumn
from journeymapper.core.backlog.columns import column as column_of
from journeymapper.core.backlog.scoring import MUST_BE_FIXED
from journeymapper.core.foundation.i18n import Texts

from .lists import SCALES, scale_words
from .look import DATE_FORMAT, GREY, OCHRE, OCHRE_WASH, RED, RED_WASH

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

# Rows below the table that are ready for red points that somebody adds.
SPARE_ROWS = 200
PROMPT, PROMPT_TITLE = 255, 32
# As Excel counts: 1 March 1900, the first day on which its calendar is right.
FIRST_DAY, HIGHEST_VALUE = "61", "100"
# Formats of their own in a rule need a number above the built-in ones.
_FIRST_FORMAT = 200


@dataclass(frozen=True)
class Area:
    """Where the rows of the table are: its columns, first and last row."""

    columns: Sequence[BacklogColumn]
    first: int
    last: int

    def place(self, key: str) -> int:
        """The number of the column with this key, from 1."""
        return [column.key for column in self.columns].index(key) + 1

    def letter(self, key: str) -> str:
        """The same as a letter."""
        return get_column_letter(self.place(key))

    def cells(self, key: str) -> str:
        """The column's cells, those included that wait for more red points."""
        return f"{self.letter(key)}{self.first}:{self.letter(key)}{self.last + SPARE_ROWS}"

    def first_cell(self, key: str) -> str:
        """As the formula of a rule names it for each row."""
        return f"${self.letter(key)}{self.first}"


def add_drop_downs(sheet: "Worksheet", t: Texts, ranges: Mapping[str, str], area: Area) -> None:
    """A list per column of `ranges`; another value is asked about, not refused."""
    for column in area.columns:
        if column.key not in ranges:
            continue
        rule = DataValidation(type="list", formula1=ranges[column.key])
        warn(rule, t(column.title), t("This isn't in the list. Use it all the same?"))
        if column.key in SCALES:
            rule.showInputMessage = True
            rule.promptTitle = t(column.title)[:PROMPT_TITLE]
            rule.prompt = scale_words(column.key, t)[:PROMPT]
        sheet.add_data_validation(rule)
        rule.add(area.cells(column.key))


def add_checks(sheet: "Worksheet", t: Texts, area: Area) -> None:
    """Days and values that make no sense are asked about, not refused."""
    day = DataValidation(type="date", operator="greaterThanOrEqual", formula1=FIRST_DAY)
    checks = [("due", day, t("This isn't a day of the calendar. Use it all the same?"))]
    for key in ("customer_value", "business_value"):
        value = DataValidation(type="decimal", operator="between", formula1="0", formula2=HIGHEST_VALUE)
        checks.append((key, value, t("Values go from 0 to 100. Use it all the same?")))
    for key, rule, words in checks:
        warn(rule, t(column_of(key).title), words)
        sheet.add_data_validation(rule)
        rule.add(area.cells(key))


def warn(rule: DataValidation, title: str, words: str) -> None:
    """Make a check ask about what it doesn't like; a blank is always right."""
    rule.allow_blank = rule.showErrorMessage = True
    rule.errorStyle, rule.errorTitle, rule.error = "warning", title[:PROMPT_TITLE], words[:PROMPT]


def add_signs(sheet: "Worksheet", t: Texts, area: Area, most: float) -> None:
    """The conditional formats; `most` is the highest score that can be."""
    severity, due, status = (area.first_cell(key) for key in ("severity", "due", "status"))
    for value in range(MUST_BE_FIXED + 1):
        _rule(sheet, area.cells("severity"), f"AND(ISNUMBER({severity}),{severity}={value})", _dots(value))
    closed = ",".join('{}="{}"'.format(status, t(STATUSES[key]).replace('"', '""')) for key in CLOSED)
    word = t("overdue").replace('"', "'")
    _rule(sheet, area.cells("due"), f"AND(ISNUMBER({due}),{due}<TODAY(),NOT(OR({closed})))", DifferentialStyle(
        font=Font(color=OCHRE, bold=True), fill=PatternFill(bgColor=OCHRE_WASH),
        numFmt=NumberFormat(numFmtId=_FIRST_FORMAT + 10, formatCode=f'{DATE_FORMAT}" · {word}"')))
    score = area.first_cell("score")
    _rule(sheet, area.cells("score"), f"ISTEXT({score})", DifferentialStyle(font=Font(color=GREY, bold=False)))
    ends = [FormatObject(type="num", val=value) for value in (0, most)]
    bar = Rule(type="dataBar", dataBar=DataBar(cfvo=ends, color=Color(rgb="FFC3CBD9")))
    sheet.conditional_formatting.add(area.cells("score"), bar)


def _dots(severity: int) -> DifferentialStyle:
    """The number with its four dots; the highest stands on a shade."""
    worst = severity == MUST_BE_FIXED
    dots = "●" * severity + "○" * (MUST_BE_FIXED - severity)
    return DifferentialStyle(
        font=Font(color=RED, bold=worst), fill=PatternFill(bgColor=RED_WASH) if worst else None,
        numFmt=NumberFormat(numFmtId=_FIRST_FORMAT + severity, formatCode=f'0" {dots}"'))


def _rule(sheet: "Worksheet", where: str, formula: str, look: DifferentialStyle) -> None:
    sheet.conditional_formatting.add(where, Rule(type="expression", dxf=look, formula=[formula]))
