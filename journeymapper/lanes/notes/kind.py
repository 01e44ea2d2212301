"""Free notes and quotes, shown as bare text."""
from journeymapper.core.foundation.i18n import N_
from journeymapper.core.model.kinds import CardKind, LaneKind

KIND = LaneKind(
    name="notes", title=N_("Notes"), hint=N_("goals, thoughts, questions"), icon="target", side="customer",
    cards=(
        CardKind("note", N_("Note"), "note", 60),
        CardKind("quote", N_("Quote"), "quote", 70),
    ),
)
