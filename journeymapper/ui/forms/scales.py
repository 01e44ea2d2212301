"""The words of the scales, as pairs (value, catalogue id) for `Field.options`. Source: the backlog's columns."""
from journeymapper.core.foundation.i18n import N_

Options = tuple[tuple[object, str], ...]

SEVERITY: Options = (
    (4, N_("4 · must be fixed")), (3, N_("3 · major")), (2, N_("2 · minor")), (1, N_("1 · cosmetic")),
    (0, N_("0 · no problem")),
)
FREQUENCY: Options = (
    (5, N_("5 · always")), (4, N_("4 · often")), (3, N_("3 · regularly")), (2, N_("2 · sometimes")),
    (1, N_("1 · once")),
)
EFFORT: Options = (
    (1, N_("1 · hours")), (2, N_("2 · days")), (3, N_("3 · weeks")), (4, N_("4 · months")), (5, N_("5 · longer")),
)
CONFIDENCE: Options = ((100, N_("100 %")), (80, N_("80 %")), (50, N_("50 %")))
CAUSE: Options = (
    ("system", N_("system")), ("data", N_("data")), ("process", N_("process")), ("capacity", N_("capacity")),
    ("policy", N_("policy")), ("communication", N_("communication")), ("exogenous", N_("exogenous")),
)
STATUS: Options = (
    ("new", N_("new")), ("agreed", N_("agreed")), ("planned", N_("planned")), ("in progress", N_("in progress")),
    ("done", N_("done")), ("verified", N_("verified")), ("won't do", N_("won't do")),
)
EVIDENCE: Options = (
    ("assumed", N_("assumed")), ("partly", N_("partly researched")), ("researched", N_("researched")),
)
