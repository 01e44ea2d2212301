"""Choices and lists of a record in words: what a person would say of them; the file holds their names and entries."""
from collections.abc import Callable, Mapping
from typing import Any

from journeymapper.core.document.reader import Reader
from journeymapper.core.foundation.i18n import N_, Texts
from journeymapper.core.foundation.numbers import figure
from journeymapper.core.model.journey import Step
from journeymapper.core.model.people import Channel
from journeymapper.core.model.pilots import read_pilot
from journeymapper.core.model.series import points
from journeymapper.core.model.words import PHASES, SIDES, Words

_CHOICES: Mapping[str, Words] = {
    "state": {"as-is": N_("as-is"), "to-be": N_("to-be")}, "phase": PHASES, "side": SIDES,
    "relation": {"prospect": N_("prospect"), "customer": N_("customer"), "former": N_("former customer")},
    "mode": {"digital": N_("digital"), "human": N_("human"), "physical": N_("physical")},
    "answered_by": {"person": N_("a person"), "robot": N_("a robot"), "nobody": N_("nobody")},
}


def in_words(doc: Reader, key: str, value: Any, t: Texts) -> str | None:
    """“a robot”, “3 values, the last on 2026-03-31 4.5”; None for a field that is told as it stands."""
    if not value:
        return None
    if key in _CHOICES and value in _CHOICES[key]:
        return t(_CHOICES[key][value])
    make = _LISTS.get(key)
    return make(doc, value, t) if make is not None else None


def _series(_doc: Reader, value: Any, t: Texts) -> str:
    found = points(value)
    if not found:
        return ""
    return t.plural("{n} value, on {day} {value}", "{n} values, the last on {day} {value}", len(found),
                    value=figure(found[-1].value, t), day=found[-1].on)


def _pilots(_doc: Reader, value: Any, t: Texts) -> str:
    names = ", ".join(read_pilot(pilot).measure or t("Untitled") for pilot in value)
    return t.plural("{n} pilot: {names}", "{n} pilots: {names}", len(value), names=names)


def _preferences(doc: Reader, value: Any, _t: Texts) -> str:
    pairs = [(doc.find(Step, step), doc.find(Channel, channel)) for step, channel in dict(value).items()]
    return " · ".join(f"{step.title}: {channel.name}" for step, channel in pairs if step and channel)


_LISTS: Mapping[str, Callable[[Reader, Any, Texts], str]] = {
    "series": _series, "pilots": _pilots, "preferences": _preferences}
