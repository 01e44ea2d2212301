"""Two states of a map: their curves over each other, and all that differs in groups of lines."""
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import fmean

from journeymapper.core.analysis.insights import words
from journeymapper.core.analysis.insights.curves import MIDDLE, curves_of
from journeymapper.core.comparing.differences import Difference, differences
from journeymapper.core.comparing.progress import Resolved, Shift, resolved, resolved_words, shifts, still_open
from journeymapper.core.comparing.sentences import PLACES, told
from journeymapper.core.comparing.words import kind_of, name_of, title_of
from journeymapper.core.document import queries
from journeymapper.core.document.reader import Reader
from journeymapper.core.foundation.i18n import N_, Texts
from journeymapper.core.foundation.numbers import figure, signed
from journeymapper.core.model.cards import RedPoint
from journeymapper.core.model.journey import Step

from .curve import stage_bands, step_axis
from .feelings import feeling_axis
from .figure import DISC, SQUARE, Dash, Figure, Fill, Key, Name, Row, Sign, Stroke

TITLE = N_("Both curves")
MOST = 1000
GROUPS = (("resolved", N_("Red points resolved")), ("open", N_("Red points still open")), ("better", N_("Better")),
          ("worse", N_("Worse")), ("added", N_("Added")), ("removed", N_("Removed")), ("moved", N_("Moved")),
          ("changed", N_("Changed")))
_SHIFTED = {("cards", "feeling"), ("emotions", "value"), ("cards", "severity"), ("cards", "frequency")}
# What a person calls a state is longer than a line's end has room for.
_NAME_MOST = 40
# Whether the mean and whether the end stay as they were.
_MOVED = {
    (False, False): N_("From “{before_name}” to “{now_name}” the mean feeling goes from {was} to {now}, the end from "
                       "{end_was} to {end_now}."),
    (False, True): N_("From “{before_name}” to “{now_name}” the mean feeling goes from {was} to {now}; the end stays "
                      "at {end_now}."),
    (True, False): N_("From “{before_name}” to “{now_name}” the mean feeling stays at {now}; the end goes from "
                      "{end_was} to {end_now}."),
    (True, True): N_("From “{before_name}” to “{now_name}” neither the mean feeling ({now}) nor the end ({end_now}) "
                     "changes."),
}
Points = list[tuple[float, float, str]]


@dataclass(frozen=True)
class Pair:
    """Two states with what people call them: the maps, and in a word what each is of the two."""

    before: Reader
    now: Reader
    before_name: str
    now_name: str
    before_label: str
    now_label: str


@dataclass(frozen=True)
class Group:
    """Lines of one sort. count: of all, also those beyond `MOST`."""

    name: str
    title: str
    rows: tuple[Row, ...]
    count: int


def comparison_figure(pair: Pair, t: Texts, persona: str = "") -> Figure:
    """Both curves: of a persona by its id, "" for the mean of all at each step."""
    steps = united(queries.columns(pair.before), queries.columns(pair.now))
    before, now = (_points(doc, steps, persona) for doc in (pair.before, pair.now))
    strokes, signs, names, keys = list[Stroke](), list[Sign](), list[Name](), list[Key]()
    lines: tuple[tuple[Points, str, str, int, Dash], ...] = (
        (before, pair.before_name, "ink_secondary", SQUARE, (4.0, 2.5)), (now, pair.now_name, "accent", DISC, ()))
    for points, name, colour, shape, dash in lines:
        short = name if len(name) <= _NAME_MOST else name[:_NAME_MOST - 1] + "…"
        fill: Fill = "hollow" if dash else "full"
        keys.append(Key(short, colour, shape, fill, dash))
        strokes.append(Stroke(tuple((x, y) for x, y, _ in points), colour, dash))
        signs += [Sign(x, y, colour, shape, fill, f"{short}\n{text}: {words.number(y, t)}") for x, y, text in points]
        names += [Name(points[-1][1], pair.before_label if dash else pair.now_label, colour)] if points else []
    same = [step.id for step in steps] == [step.id for step in queries.columns(pair.now)]
    return Figure(t(TITLE), _sentence(pair, before, now, t), step_axis(steps, t), feeling_axis(t),
                  tuple(stroke for stroke in strokes if len(stroke.points) > 1), tuple(signs),
                  stage_bands(pair.now) if same else (), tuple(names), tuple(keys), zero=0)


def united(before: Sequence[Step], now: Sequence[Step]) -> list[Step]:
    """The steps of both: those of now, each that is only in the other behind the one that it followed there."""
    found = list(now)
    known = {step.id for step in now}
    last = -1
    for step in before:
        if step.id in known:
            last = next(place for place, one in enumerate(found) if one.id == step.id)
        else:
            last += 1
            found.insert(last, step)
    return found


def groups_of(pair: Pair, here: Reader, t: Texts) -> list[Group]:
    """All that differs. here: the map of the window; only what stands in it can be gone to."""
    rows: dict[str, list[Row]] = {name: [] for name, _ in GROUPS}

    def row(text: str, id: str) -> Row:
        return Row(text, id if here.get(id) is not None else "")

    for one in resolved(pair.before, pair.now):
        rows["resolved"].append(row(resolved_words(pair.before, one, t), one.red_point.id))
    rows["open"] = [row(name_of(pair.now, red, t), red.id) for red in still_open(pair.before, pair.now)]
    for shift in shifts(pair.before, pair.now):
        rows["better" if shift.better else "worse"].append(row(_shifted(pair, shift, t), shift.id))
    for difference in differences(pair.before, pair.now, t):
        if (difference.table, difference.key) not in _SHIFTED or difference.before == "" or difference.now == "":
            rows[_sort(difference)].append(row(f"{difference.what}: {told(difference, t)}", difference.id))
    return [Group(name, t(title), tuple(rows[name][:MOST]), len(rows[name])) for name, title in GROUPS]


def _sort(one: Difference) -> str:
    return "moved" if (one.table, one.key) in PLACES else one.sort


def _shifted(pair: Pair, shift: Shift, t: Texts) -> str:
    row = pair.now.get(shift.id)
    name = name_of(pair.now, row, t) if row is not None else ""
    kind = kind_of(row, t) if row is not None else ""
    before, now = (figure(value, t) if isinstance(row, RedPoint) else signed(value, t)
                   for value in (shift.before, shift.now))
    if not isinstance(row, RedPoint):
        return t("{kind}: {name} feels {now}, before {before}", kind=kind, name=name, before=before, now=now)
    return t("{kind}: {name}: {field} from {before} to {now}", kind=kind, name=name, field=title_of(shift.field, t),
             before=before, now=now)


def _points(doc: Reader, steps: Sequence[Step], persona: str) -> Points:
    curves = curves_of(doc, steps)
    if persona:
        return [(point.at, point.value, point.step.title)
                for curve in curves if curve.persona.id == persona for point in curve.points]
    found: dict[int, list[float]] = {}
    for curve in curves:
        for point in curve.points:
            found.setdefault(int(min(point.at, len(steps) - MIDDLE)), []).append(point.value)
    return [(place + MIDDLE, fmean(values), steps[place].title) for place, values in sorted(found.items())]


def _sentence(pair: Pair, before: Points, now: Points, t: Texts) -> str:
    names = {"before_name": pair.before_name, "now_name": pair.now_name}
    if before and now:
        was, is_ = (fmean(value for _, value, _ in points) for points in (before, now))
        end_was, end_now = before[-1][1], now[-1][1]
        text = t(_MOVED[words.alike(was, is_), words.alike(end_was, end_now)], was=words.number(was, t),
                 now=words.number(is_, t), end_was=words.number(end_was, t), end_now=words.number(end_now, t), **names)
    else:
        text = t("From “{before_name}” to “{now_name}”: one of the two has no emotions, so no curves are compared.",
                 **names)
    found: list[Resolved] = resolved(pair.before, pair.now)
    count = len(found) + len(still_open(pair.before, pair.now))
    if count:
        text += " " + t.plural("{n} of {all} open red points is resolved.",
                               "{n} of {all} open red points are resolved.", len(found), all=count)
    return text
