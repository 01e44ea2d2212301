"""The emotional curve: a line per persona over the steps, moments of truth above it."""
from collections.abc import Sequence
from itertools import pairwise

from journeymapper.core.analysis.insights import words
from journeymapper.core.analysis.insights.curves import Felt, Moment, PersonaCurve, curves_of, moments_of_truth
from journeymapper.core.analysis.insights.remembered import remembered
from journeymapper.core.analysis.insights.words import step_name
from journeymapper.core.document import queries
from journeymapper.core.document.reader import Reader
from journeymapper.core.foundation.i18n import N_, Texts
from journeymapper.core.foundation.numbers import signed
from journeymapper.core.model.journey import Step
from journeymapper.core.model.words import EVIDENCES

from .feelings import feeling_axis
from .figure import DASHES, FILLS, Axis, Band, Figure, Key, Name, Row, Sign, Stroke, nothing

TITLE = N_("Emotional curve")
# Where the moments of truth stand, above all feelings.
ABOVE = 2.62


def curve_figure(doc: Reader, t: Texts, persona: str = "") -> Figure:
    """All personas, or one before the others, with its peak, pit and end named. persona: its id, "" for all."""
    found = curves_of(doc)
    chosen = [curve for curve in found if curve.persona.id == persona] or found
    if not found:
        return nothing(t(TITLE))
    moments = moments_of_truth(doc)
    strokes, signs, names = list[Stroke](), list[Sign](), list[Name]()
    for curve in sorted(found, key=lambda curve: curve in chosen):
        faint = curve not in chosen
        strokes += curve_strokes(curve, faint=faint)
        signs += curve_signs(curve, t, faint=faint, named=len(chosen) == 1)
        names.append(Name(curve.points[-1].value, curve.persona.name, curve_colour(curve), faint))
    signs += [Sign(one.at, ABOVE, "accent", icon="moment-of-truth", words=_moment(one, t), id=one.card.id, radius=8)
              for one in moments]
    return Figure(t(TITLE), words.curve_sentence(chosen, t), step_axis(queries.columns(doc), t),
                  feeling_axis(t, high=3.0 if moments else 2.3), tuple(strokes), tuple(signs), stage_bands(doc),
                  tuple(names), _keys(found, bool(moments), t), _rows(chosen, moments, t), zero=0)


def curve_colour(curve: PersonaCurve) -> str:
    """The persona's own, else that of its place."""
    return curve.persona.colour or f"person:{curve.place}"


def step_axis(steps: Sequence[Step], t: Texts) -> Axis:
    """A column per step."""
    return Axis(0, max(1, len(steps)), tuple((place + 0.5, step_name(step, t)) for place, step in enumerate(steps)))


def stage_bands(doc: Reader) -> tuple[Band, ...]:
    """The stages over their steps."""
    bands, start = list[Band](), 0
    for stage in queries.stages(doc):
        count = len(queries.steps_of(doc, stage.id))
        bands.append(Band(start, start + count, stage.title))
        start += count
    return tuple(bands)


def curve_strokes(curve: PersonaCurve, *, faint: bool = False, width: float = 2.25) -> list[Stroke]:
    """From point to point, as sure as the less sure of the two."""
    colour, strokes = curve_colour(curve), list[Stroke]()
    for left, right in pairwise(curve.points):
        dash = DASHES[min(left.confidence, right.confidence)]
        if strokes and strokes[-1].dash == dash:
            strokes[-1] = Stroke((*strokes[-1].points, (right.at, right.value)), colour, dash, width, faint)
        else:
            strokes.append(Stroke(((left.at, left.value), (right.at, right.value)), colour, dash, width, faint))
    return strokes


def curve_signs(curve: PersonaCurve, t: Texts, *, faint: bool = False, named: bool = False) -> list[Sign]:
    """The points; named: peak, pit and end say so."""
    told = remembered(curve)
    labels: dict[str, list[str]] = {}
    for point, word in ((told.peak, t("peak")), (told.pit, t("pit")), (told.end, t("end"))):
        labels.setdefault(point.id, []).append(word)
    said = {id: ", ".join(found) for id, found in labels.items()} if named and not faint else {}
    return [Sign(point.at, point.value, curve_colour(curve), curve.place, FILLS[point.confidence],
                 _felt(curve, point, t), said.get(point.id, ""), id=point.id, faint=faint) for point in curve.points]


def _felt(curve: PersonaCurve, point: Felt, t: Texts) -> str:
    level = {100: "researched", 80: "partly", 50: "assumed"}[point.confidence]
    lines = [f"{curve.persona.name} — {step_name(point.step, t)}: {signed(point.value, t)}"]
    lines += [t("“{value}”", value=point.quote)] if point.quote else []
    return "\n".join([*lines, t(EVIDENCES[level])])


def _moment(one: Moment, t: Texts) -> str:
    parts = [t("Moment of truth: “{title}” at “{step}”", title=one.card.title, step=step_name(one.step, t)),
             t("nobody said how it feels") if one.feeling is None else t("feels {value}", value=signed(one.feeling, t))]
    if one.red_points:
        parts.append(t.plural("{n} red point", "{n} red points", one.red_points))
    return ", ".join(parts)


def _keys(found: Sequence[PersonaCurve], moments: bool, t: Texts) -> tuple[Key, ...]:
    keys = [Key(curve.persona.name, curve_colour(curve), curve.place) for curve in found]
    used = {point.confidence for curve in found for point in curve.points}
    keys += [Key(t(EVIDENCES[level]), "ink_secondary", 0, FILLS[sure], DASHES[sure])
             for level, sure in (("researched", 100), ("partly", 80), ("assumed", 50)) if sure in used]
    return (*keys, Key(t("moment of truth"), "accent", icon="moment-of-truth")) if moments else tuple(keys)


def _rows(chosen: Sequence[PersonaCurve], moments: Sequence[Moment], t: Texts) -> tuple[Row, ...]:
    rows = [Row(_moment(one, t), one.card.id) for one in moments]
    for curve in chosen:
        told = remembered(curve)
        for point, text in ((told.peak, N_("Peak of {persona}: “{step}” ({value})")),
                            (told.pit, N_("Pit of {persona}: “{step}” ({value})")),
                            (told.end, N_("End of {persona}: “{step}” ({value})"))):
            said = t(text, persona=curve.persona.name, step=step_name(point.step, t), value=signed(point.value, t))
            quote = t("“{value}”", value=point.quote) if point.quote else ""
            rows.append(Row(f"{said} {quote}".rstrip(), point.id))
        rows.append(Row(t("Confidence in {persona}’s curve: {n} %", persona=curve.persona.name,
                          n=round(curve.confidence))))
    return tuple(rows)
