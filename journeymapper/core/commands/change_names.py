"""What undo says of a change of one field. Whole sentences: a field's bare name can't be fitted into every language."""
from journeymapper.core.foundation.i18n import N_

_NAMES = {
    "title": N_("Rename"), "name": N_("Rename"), "text": N_("Change text"), "quote": N_("Edit quote"),
    "evidence": N_("Change evidence"), "evidence_level": N_("Change evidence level"), "votes": N_("Change votes"),
    "channel": N_("Change channel"), "department": N_("Change department"), "feeling": N_("Change feeling"),
    "severity": N_("Change severity"), "frequency": N_("Change frequency"), "effort": N_("Change effort"),
    "confidence": N_("Change confidence"), "cause": N_("Change cause"), "owner": N_("Change owner"),
    "status": N_("Change status"), "due": N_("Change due date"), "proposal": N_("Change proposed improvement"),
    "personas": N_("Change personas"), "value": N_("Change value"), "target": N_("Change target"),
    "phase": N_("Change phase"), "width": N_("Change width"), "height": N_("Change height"),
    "side": N_("Change side"), "colour": N_("Change colour"), "icon": N_("Change icon"),
    "scoring": N_("Change scoring"),
}
# Field → what setting it is called, and what emptying it.
_SWITCHES = {
    "hidden": (N_("Hide lane"), N_("Show lane")),
    "collapsed": (N_("Collapse lane"), N_("Expand lane")),
    "moment_of_truth": (N_("Mark moment of truth"), N_("Unmark moment of truth")),
}


def change_name(field: str, on: bool) -> str:
    """The catalogue id for a change of this field. on: whether it holds something now."""
    if field in _SWITCHES:
        return _SWITCHES[field][0 if on else 1]
    return _NAMES.get(field, N_("Change"))
