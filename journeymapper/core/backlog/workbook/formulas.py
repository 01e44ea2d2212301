"""The live formulas of the backlog: the rule of `scoring`, in the words of a spreadsheet.

They name columns, not cells, so a row that is added, moved or sorted keeps its score; weights,
thresholds and words are cells of the sheet Settings, read by their names.
"""
from collections.abc import Mapping

from journeymapper.core.backlog.models import EASE_FROM, Input, Model
from journeymapper.core.backlog.scoring import MUST_BE_FIXED

from .settings_sheet import SCORE_NEXT, SCORE_NOW, WORDS, weight_name
from .sheets import table_field


def formulas(table: str, names: Mapping[str, str], model: Model) -> dict[str, str]:
    """The formulas of the columns `score` and `band`; `names` are the headers by key.

    The order of the operations is that of `score_of`: both round alike. A row without id and
    title is empty and shows nothing; a blank or a word among the inputs gives "not scored".
    """
    fields = {key: table_field(table, name) for key, name in names.items()}
    empty = f'AND({fields["id"]}="",{fields["title"]}="")'
    score = f"IFERROR({_product(model, fields)},{WORDS['not scored']})"
    points, now, later = fields["score"], WORDS["now"], WORDS["later"]
    by_score = f"IF({points}>={SCORE_NOW},{now},IF({points}>={SCORE_NEXT},{WORDS['next']},{later}))"
    band = f'IF({fields["severity"]}={MUST_BE_FIXED},{now},IF(ISNUMBER({points}),{by_score},""))'
    return {"score": f'=IF({empty},"",{score})', "band": f'=IF({empty},"",{band})'}


def _product(model: Model, fields: Mapping[str, str]) -> str:
    """All factors, their units, what divides; an error (not available) where one is blank."""
    def joined(parts: list[str]) -> str:
        return parts[0] if len(parts) == 1 else f"({'*'.join(parts)})"

    factors = [_factor(one, fields) for one in model.inputs if not one.divides]
    units = [f"{one.source.unit}^{weight_name(one)}" for one in model.inputs if one.source.unit != 1]
    below = [_factor(one, fields) for one in model.inputs if one.divides]
    return "/".join(["*".join(factors), *([joined(units)] if units else []), *([joined(below)] if below else [])])


def _factor(one: Input, fields: Mapping[str, str]) -> str:
    """An input to the power of its weight; a weight of 0 leaves it out, its blank too."""
    source, weight = one.source, weight_name(one)
    places = [fields[column] for column in source.columns]
    if len(places) > 1:
        known, value = f"COUNT({','.join(places)})>0", f"AVERAGE({','.join(places)})"
    else:
        known, value = f"ISNUMBER({places[0]})", places[0]
    if source.above_zero:
        known = f"N({places[0]})>0"
    if source.mirrored:
        value = f"({EASE_FROM}-{value})"
    return f"IF({weight}=0,1,IF({known},{value}^{weight},NA()))"
