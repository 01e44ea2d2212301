"""Metrics: a value, its target and unit."""
from journeymapper.core.foundation.i18n import N_
from journeymapper.core.model.kinds import CardKind, LaneKind

KIND = LaneKind(
    name="metrics", title=N_("Metrics"), hint=N_("value and target"), icon="metric", side="support",
    cards=(CardKind("metric", N_("Metric"), "metric", 100),),
    also_accepts=("note",),
)
