"""Loyalty over time: a line per segment, the Net Promoter Score with its interval where it was counted."""
from collections.abc import Sequence
from datetime import date

from journeymapper.core.analysis.insights import words
from journeymapper.core.analysis.insights.loyalty import (
    Reading,
    SegmentLine,
    attitudes_of,
    measurements,
    nps_of,
    nps_over_time,
    over_time,
)
from journeymapper.core.document.reader import Reader
from journeymapper.core.foundation.i18n import N_, Texts
from journeymapper.core.model.other import Measurement
from journeymapper.core.model.words import ATTITUDES

from .figure import Axis, Dash, Figure, Key, Name, Row, Sign, Stroke, nothing

NPS = N_("Net Promoter Score")
LINES: tuple[Dash, ...] = ((), (4.0, 2.5), (0.01, 2.4), (5.0, 2.0, 0.5, 2.0), (7.0, 3.0))
# Days of a month apart, so that names of days have room.
_AIR, _ASIDE = 20.0, 0.008


def attitude_figure(doc: Reader, t: Texts, attitude: str) -> Figure:
    """attitude: a field of Measurement, one of `ATTITUDES`."""
    found, title = over_time(doc, attitude), t(ATTITUDES[attitude])
    if not found:
        return nothing(title)
    sentence = words.loyalty_sentence(found, t)
    if attitude == "recommendation" and not nps_over_time(doc):
        sentence += " " + t("Promoters, passives and detractors weren't counted, so this is the mean and no NPS.")
    up = Axis(-0.4, 10.4, tuple((value, str(value)) for value in range(0, 11, 2)))
    return _figure(doc, t, title, sentence, found, up)


def nps_figure(doc: Reader, t: Texts, _persona: str = "") -> Figure:
    """With a bar for the 95 % interval of each day."""
    found, title = nps_over_time(doc), t(NPS)
    if not found:
        return nothing(title)
    up = Axis(-105, 105, tuple((value, words.whole(value, t)) for value in range(-100, 101, 50)))
    return _figure(doc, t, title, words.nps_sentence(found, t), found, up, zero=0)


def _figure(doc: Reader, t: Texts, title: str, sentence: str, found: Sequence[SegmentLine], up: Axis,
            zero: float | None = None) -> Figure:
    strokes, signs, names, keys = list[Stroke](), list[Sign](), list[Name](), list[Key]()
    days = sorted({one.day for line in found for one in line.readings})
    axis = _days(days)
    # Intervals of one day stand beside one another.
    aside = (axis.high - axis.low) * _ASIDE
    for place, line in enumerate(found):
        colour, dash = f"person:{place}", LINES[place % len(LINES)]
        shift = (place - (len(found) - 1) / 2) * aside
        strokes.append(Stroke(tuple((one.day.toordinal() + shift, one.value) for one in line.readings), colour, dash))
        for one in line.readings:
            day = one.day.toordinal() + shift
            if one.low is not None and one.high is not None:
                strokes.append(Stroke(((day, one.low), (day, one.high)), colour, (), 1.25, bar=True))
            signs.append(Sign(day, one.value, colour, place, words=_reading(line.segment, one, t), id=one.ids[-1]))
        names.append(Name(line.readings[-1].value, line.segment, colour))
        keys.append(Key(line.segment, colour, place, dash=dash))
    keys += [Key(t("95 % interval"), "ink_secondary", dash=())] if zero is not None else []
    return Figure(title, sentence, axis, up, tuple(strokes), tuple(signs), (), tuple(names), tuple(keys),
                  _rows(doc, t), zero=zero)


def _days(days: Sequence[date]) -> Axis:
    air = max(_AIR, (days[-1] - days[0]).days * 0.06)
    return Axis(days[0].toordinal() - air, days[-1].toordinal() + air,
                tuple((day.toordinal(), day.isoformat()) for day in days))


def _reading(segment: str, one: Reading, t: Texts) -> str:
    if one.low is not None and one.high is not None:
        low, high = words.whole(one.low, t), words.whole(one.high, t)
        return f"{segment}, {one.day.isoformat()}\nNPS {words.whole(one.value, t)} ({low} … {high})"
    lines = [f"{segment}, {one.day.isoformat()}: {words.plain(one.value, t)}"]
    if one.responses is not None:
        lines.append(t.plural("{n} answer", "{n} answers", one.responses))
    return "\n".join(lines)


def _rows(doc: Reader, t: Texts) -> tuple[Row, ...]:
    """The measurements from the latest, with what was decided after them."""
    return tuple(Row(measurement_words(row, t), row.id) for row in reversed(measurements(doc)))


def measurement_words(row: Measurement, t: Texts) -> str:
    """“2026-06-30 · loyal customer · likelihood to recommend 7.0 · NPS +12 · Then: …”."""
    parts = [row.on, row.segment]
    parts += [f"{t(ATTITUDES[name])} {words.plain(value, t)}" for name, value in attitudes_of(row).items()]
    score = nps_of(row.promoters, row.passives, row.detractors)
    if score is not None:
        parts.append(f"NPS {words.whole(score.value, t)} ({words.whole(score.low, t)} … {words.whole(score.high, t)})")
    if row.actions:
        parts.append(t("Follow-up: {actions}", actions=" ".join(row.actions.split())))
    return " · ".join(parts)
