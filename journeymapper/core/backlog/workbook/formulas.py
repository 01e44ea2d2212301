"""The live formulas of the backlog: the rule of `scoring`, in the words of a spreadsheet.

They name columns, not cells, so a row that is added, moved or sorted keeps its score.
"""
from collections.abc import Mapping

from journeymapper.core.backlog.scoring import MUST_BE_FIXED

from .settings_sheet import SCORE_NEXT, SCORE_NOW, WORDS
from .sheets import table_field


def formulas(table: str, names: Mapping[str, str]) -> dict[str, str]:
    """The formulas of the columns `score` and `band`; `names` are the headers by key.

    The order of the operations is that of `score_of`: both round alike. A row without id and
    title is empty and shows nothing; a blank or a word among the inputs gives "not scored".
    """
    def of(key: str) -> str:
        return table_field(table, names[key])

    severity, frequency, confidence, effort = (of(k) for k in ("severity", "frequency", "confidence", "effort"))
    empty = f'AND({of("id")}="",{of("title")}="")'
    inputs = f"{severity},{frequency},{confidence},{effort}"
    product = f"{severity}*{frequency}*{confidence}/100/{effort}"
    score = f"IF(OR(COUNT({inputs})<4,{effort}<=0),{WORDS['not scored']},{product})"
    points, now, later = of("score"), WORDS["now"], WORDS["later"]
    by_score = f"IF({points}>={SCORE_NOW},{now},IF({points}>={SCORE_NEXT},{WORDS['next']},{later}))"
    band = f'IF({severity}={MUST_BE_FIXED},{now},IF(ISNUMBER({points}),{by_score},""))'
    return {"score": f'=IF({empty},"",{score})', "band": f'=IF({empty},"",{band})'}
