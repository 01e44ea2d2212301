"""Pictures, embedded in the map."""
from journeymapper.core.foundation.i18n import N_
from journeymapper.core.model.kinds import CardKind, LaneKind

KIND = LaneKind(
    name="pictures", title=N_("Pictures"), hint=N_("screens, places, sketches"), icon="picture", side="customer",
    cards=(CardKind("picture", N_("Picture"), "picture", 90),),
    also_accepts=("note", "quote"),
)
