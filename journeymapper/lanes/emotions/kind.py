"""The emotion curve: it holds no cards, its points belong to the journey."""
from journeymapper.core.foundation.i18n import N_
from journeymapper.core.model.kinds import LaneKind

KIND = LaneKind(
    name="emotions", title=N_("Emotions"), hint=N_("drag a point up or down"), icon="emotion-curve", side="customer",
    cards=(), arrangement="curve",
)
