"""A difference as people tell it: “moved “Chat bot” from “Use” to “Action””."""
from typing import Any

from journeymapper.core.foundation.i18n import N_, Texts
from journeymapper.core.foundation.numbers import figure

from .differences import Difference

LONGEST = 60
BLANK = N_("nothing")
# (both known, now known only, before known only)
PLACES = {
    ("cards", "step"): (N_("moved {name} from {before} to {now}"),
                        N_("brought {name} from the parking lot to {now}"),
                        N_("parked {name}, which stood in {before}")),
    ("cards", "lane"): (N_("moved {name} from the lane {before} to the lane {now}"),
                        N_("put {name} into the lane {now}"), N_("took {name} out of the lane {before}")),
    ("steps", "stage"): (N_("moved the step {name} from the stage {before} to {now}"),) * 3,
}
# (without a step, with one)
COMING = {
    "added": (N_("added {name}"), N_("added {name} to {step}")),
    "removed": (N_("removed {name}"), N_("removed {name} from {step}")),
}


def told(one: Difference, t: Texts) -> str:
    """One line, without its kind of thing: that is the heading of its group."""
    name = quoted(one.name, t)
    if one.sort in COMING:
        alone, in_step = COMING[one.sort]
        return t(in_step, name=name, step=quoted(one.at, t)) if one.at else t(alone, name=name)
    if one.sort == "moved":
        return t("moved {name} to another place in its order", name=name)
    before, now = value(one.before, t), value(one.now, t)
    places = PLACES.get((one.table, one.key))
    if places is not None:
        message = places[0 if one.before and one.now else 1 if one.now else 2]
        return t(message, name=name, before=before, now=now)
    if one.key in ("title", "name") and one.before and one.now:
        return t("renamed {before} to {now}", before=before, now=now)
    if one.key == "base64":
        return t("{name} is another picture", name=name)
    if not one.field:
        return t("{name} was {before}, is {now}", name=name, before=before, now=now)
    if before == now:
        return t("{name}: {field} changed", name=name, field=one.field)
    return t("{name}: {field} was {before}, is {now}", name=name, field=one.field, before=before, now=now)


def value(what: Any, t: Texts) -> str:
    """A value on one line: texts in quotes, cut where they are long."""
    if what == "" or what is None:
        return t(BLANK)
    return quoted(what, t) if isinstance(what, str) else figure(what, t)


def quoted(text: str, t: Texts) -> str:
    """On one line, without control characters, in the language's quotes unless it has some of its own."""
    plain = " ".join("".join(sign if sign.isprintable() else " " for sign in text).split())
    if len(plain) > LONGEST:
        plain = plain[:LONGEST - 1] + "…"
    return plain if {"“", "«"} & set(plain) else t("“{value}”", value=plain)
