"""Axes of feelings, and pictures that have a row per persona, channel, department or stage."""
from collections.abc import Sequence

from journeymapper.core.analysis.insights import words
from journeymapper.core.analysis.insights.curves import Felt, curves_of
from journeymapper.core.analysis.insights.groups import By, Feelings, by, by_stage
from journeymapper.core.analysis.insights.remembered import Remembered, remembered
from journeymapper.core.analysis.insights.words import step_name
from journeymapper.core.document.reader import Reader
from journeymapper.core.foundation.i18n import N_, Texts
from journeymapper.core.foundation.numbers import signed
from journeymapper.core.model.cards import Touchpoint
from journeymapper.core.model.journey import Step
from journeymapper.core.model.people import Emotion, Persona
from journeymapper.core.model.words import PHASES
from journeymapper.ui.theme.icon_names import FEELING_NAMES

from .figure import DIAMOND, DISC, DOWN, SQUARE, UP, Axis, Figure, Key, Row, Sign, Stroke, nothing

REMEMBERED, BY_CHANNEL = N_("What will be remembered"), N_("Feeling by channel")
BY_DEPARTMENT, BY_STAGE = N_("Feeling by department"), N_("Feeling by stage")
# More lines nobody reads; the worst come first.
MOST_ROWS = 200
# A picture has room for so many: where a row is very high, what belongs together in it stands far apart.
LEAST_ROWS = 4
# So many feelings of one value are still told apart; so many of a row are, before values are gathered by tenths.
MOST_ALIKE, CROWD = 5, 60
# In parts of a row. Dots of one value stand above one another, never beside: what is beside means another value. Where
# a row has one sort of dots they keep to its upper part and the mean to its lower one, so that none covers another.
_STEP, _REACH, _HALF_REACH = 0.2, 0.26, 0.14
_DOTS, _MEAN, _HALF = 0.12, -0.28, 0.25
# What is remembered stands above the line from lowest to highest, the end below it: they often have the same value.
_OFF = 0.24


def feeling_axis(t: Texts, *, low: float = -2.3, high: float = 2.3, named: bool = True) -> Axis:
    """−2 to 2, with words at the ends and in the middle."""
    return Axis(low, high, tuple(
        (value, f"{t(FEELING_NAMES[value + 2])} {signed(value, t)}" if named and value % 2 == 0 else signed(value, t))
        for value in range(-2, 3)))


def row_axis(names: Sequence[str]) -> Axis:
    """A row per name, the first on top: they stand at −0, −1, −2 … A few stand in the middle, no higher than some."""
    spare = max(0, LEAST_ROWS - len(names)) / 2
    return Axis(-len(names) + 0.4 - spare, 0.6 + spare, tuple((-place, name) for place, name in enumerate(names)))


def memory_figure(doc: Reader, t: Texts, _persona: str = "") -> Figure:
    """Per persona: highest, lowest and last moment, the mean, and what will be remembered of it."""
    found = [remembered(curve) for curve in curves_of(doc)]
    title = t(REMEMBERED)
    if not found:
        return nothing(title)
    signs, strokes = list[Sign](), list[Stroke]()
    for place, one in enumerate(found):
        strokes.append(Stroke(((one.pit.value, -place), (one.peak.value, -place)), "hairline", (), 3.0))
        signs += _memory_signs(one, -place, t)
    keys = (Key(t("highest"), "good_text", UP), Key(t("lowest"), "warning_text", DOWN), Key(t("end"), "ink", SQUARE),
            Key(t("mean"), "ink_secondary", DISC, "hollow"),
            Key(t("remembered: (strongest + end) ÷ 2"), "accent", DIAMOND))
    rows = tuple(Row(t("{persona} will remember {value}; the mean is {mean}, the end “{end}” ({last})",
                       persona=one.curve.persona.name, value=words.number(one.value, t), mean=words.number(one.mean, t),
                       end=step_name(one.end.step, t), last=signed(one.end.value, t)), one.end.id) for one in found)
    return Figure(title, words.remembered_sentence(found, t), feeling_axis(t),
                  row_axis([one.curve.persona.name for one in found]), tuple(strokes), tuple(signs), keys=keys,
                  rows=rows, by_rows=True, zero=0)


def _memory_signs(one: Remembered, y: float, t: Texts) -> list[Sign]:
    name, value = one.curve.persona.name, words.number(one.value, t)

    def sign(point: Felt, what: str, colour: str, shape: int, up: float = 0.0) -> Sign:
        step = t("“{value}”", value=step_name(point.step, t))
        text = f"{name}\n{what}, {step}: {signed(round(point.value, 2), t)}"
        return Sign(point.value, y + up, colour, shape, words=text, id=point.id)

    return [Sign(one.mean, y, "ink_secondary", DISC, "hollow", f"{name}\n{t('mean')}: {words.number(one.mean, t)}"),
            sign(one.peak, t("highest"), "good_text", UP), sign(one.pit, t("lowest"), "warning_text", DOWN),
            sign(one.end, t("end"), "ink", SQUARE, -_OFF),
            Sign(one.value, y + _OFF, "accent", DIAMOND, words=f"{name}\n{t('remembered')}: {value}",
                 label=value, radius=7.5)]


def group_figure(doc: Reader, t: Texts, what: By) -> Figure:
    """A row per channel or department: a dot per touchpoint, a diamond for the mean."""
    found = by(doc, what)
    title, sentence = t(BY_CHANNEL if what == "channel" else BY_DEPARTMENT), words.group_sentence(found, what, t)
    if not sentence:
        return nothing(title)
    names = [words.group_name(group, what, t) for group in found]
    signs = [sign for place, group in enumerate(found)
             for sign in _group(doc, group.feelings, -place, t)]
    ids = [pair for group in found for pair in group.feelings.found]
    return Figure(title, sentence, feeling_axis(t), row_axis([
        f"{name} ({len(group.feelings.found)})" for name, group in zip(names, found, strict=True)]), (), tuple(signs),
        keys=(Key(t("a touchpoint"), "accent", DISC, "hollow"), *_many(signs, t), Key(t("mean"), "ink", DIAMOND)),
        rows=_worst_first(doc, ids, t), by_rows=True, zero=0)


def channel_figure(doc: Reader, t: Texts, _persona: str = "") -> Figure:
    """See `group_figure`."""
    return group_figure(doc, t, "channel")


def department_figure(doc: Reader, t: Texts, _persona: str = "") -> Figure:
    """See `group_figure`."""
    return group_figure(doc, t, "department")


def stage_figure(doc: Reader, t: Texts, _persona: str = "") -> Figure:
    """A row per stage with its phase: touchpoints as discs, emotions as squares, the mean as a diamond."""
    found = by_stage(doc)
    title, sentence = t(BY_STAGE), words.stage_sentence(found, t)
    if not sentence:
        return nothing(title)
    signs, names = list[Sign](), list[str]()
    for place, row in enumerate(found):
        names.append(f"{row.stage.title or t('Untitled')}\n{t(PHASES[row.stage.phase])}" if row.stage.phase
                     else row.stage.title or t("Untitled"))
        signs += _dots(doc, row.touchpoints, _HALF - place, "accent", DISC, t, _HALF_REACH)
        signs += _dots(doc, row.emotions, -_HALF - place, "ink_secondary", SQUARE, t, _HALF_REACH)
        if row.mean is not None:
            signs.append(_mean(row.mean, -place, t))
    keys = (Key(t("a touchpoint"), "accent", DISC, "hollow"), Key(t("an emotion"), "ink_secondary", SQUARE, "hollow"),
            Key(t("mean of the emotions, else of the touchpoints"), "ink", DIAMOND))
    ids = [pair for row in found for pair in (*row.touchpoints.found, *row.emotions.found)]
    return Figure(title, sentence, feeling_axis(t), row_axis(names), (), tuple(signs), keys=keys + _many(signs, t),
                  rows=_worst_first(doc, ids, t), by_rows=True, zero=0)


def _group(doc: Reader, feelings: Feelings, y: float, t: Texts) -> list[Sign]:
    dots = _dots(doc, feelings, y + _DOTS, "accent", DISC, t, _REACH)
    return [*dots, _mean(feelings.mean, y + _MEAN, t)] if feelings.mean is not None else dots


def _dots(doc: Reader, feelings: Feelings, y: float, colour: str, shape: int, t: Texts, reach: float) -> list[Sign]:
    """Those of one value above one another, within `reach` of `y`; too many are one sign that tells how many."""
    alike: dict[float, list[str]] = {}
    for value, id in feelings.found:
        alike.setdefault(value if len(feelings.found) <= CROWD else round(value, 1), []).append(id)
    signs = []
    for value, ids in alike.items():
        if len(ids) > MOST_ALIKE:
            text = f"×{len(ids)}\n{signed(value, t)}"
            signs.append(Sign(value, y, colour, shape, "half", text, f"×{len(ids)}", radius=7.5, beside=True))
            continue
        step = min(_STEP, 2 * reach / len(ids))
        for place, id in enumerate(ids):
            up = ((len(ids) - 1) / 2 - place) * step
            text = f"{_what(doc, id, t)}\n{signed(value, t)}"
            signs.append(Sign(value, y + up, colour, shape, "hollow", text, id=id, radius=4.5))
    return signs


def _many(signs: Sequence[Sign], t: Texts) -> tuple[Key, ...]:
    many = any(sign.fill == "half" for sign in signs)
    return (Key(t("several of one value"), "accent", DISC, "half"),) if many else ()


def _mean(value: float, y: float, t: Texts) -> Sign:
    return Sign(value, y, "ink", DIAMOND, "full", f"{t('mean')}: {words.number(value, t)}", words.number(value, t),
                radius=6.5, beside=True)


def _what(doc: Reader, id: str, t: Texts) -> str:
    row = doc.get(id)
    step = doc.find(Step, getattr(row, "step", None))
    parts = [row.title.strip() or t("Untitled")] if isinstance(row, Touchpoint) else []
    if isinstance(row, Emotion):
        persona = doc.find(Persona, row.persona)
        parts = [persona.name if persona is not None else "", t("“{value}”", value=row.quote) if row.quote else ""]
    return " — ".join(part for part in (*parts, step_name(step, t) if step else "") if part)


def _worst_first(doc: Reader, found: Sequence[tuple[float, str]], t: Texts) -> tuple[Row, ...]:
    ranked = sorted(found)
    rows = [Row(f"{signed(value, t)}  {_what(doc, id, t)}", id) for value, id in ranked[:MOST_ROWS]]
    more = len(ranked) - len(rows)
    return (*rows, Row(t.plural("and {n} more", "and {n} more", more))) if more else tuple(rows)
