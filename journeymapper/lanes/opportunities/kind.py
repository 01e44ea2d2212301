"""Opportunities, each tied to the red points that it would mend."""
from journeymapper.core.foundation.i18n import N_
from journeymapper.core.model.kinds import CardKind, LaneKind

KIND = LaneKind(
    name="opportunities", title=N_("Opportunities"), hint=N_("what would mend it"), icon="opportunity",
    side="backstage",
    cards=(CardKind("opportunity", N_("Opportunity"), "opportunity", 40),),
    also_accepts=("note",),
)
