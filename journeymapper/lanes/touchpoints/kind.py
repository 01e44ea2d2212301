"""Touchpoints with their channel and feeling."""
from journeymapper.core.foundation.i18n import N_
from journeymapper.core.model.kinds import CardKind, LaneKind

KIND = LaneKind(
    name="touchpoints", title=N_("Touchpoints"), hint=N_("channel and feeling"), icon="touchpoint", side="customer",
    cards=(CardKind("touchpoint", N_("Touchpoint"), "touchpoint", 10),),
    also_accepts=("note", "quote"),
)
