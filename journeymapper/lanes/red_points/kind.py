"""Red points: numbered, each about something or standing alone."""
from journeymapper.core.foundation.i18n import N_
from journeymapper.core.model.kinds import CardKind, LaneKind

KIND = LaneKind(
    name="red-points", title=N_("Red points"), hint=N_("what hurts, numbered"), icon="red-point", side="customer",
    cards=(CardKind("red-point", N_("Red point"), "red-point", 30, {"status": "new"}),),
)
