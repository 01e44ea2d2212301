"""Processes, which may span several steps."""
from journeymapper.core.foundation.i18n import N_
from journeymapper.core.model.kinds import CardKind, LaneKind

KIND = LaneKind(
    name="processes", title=N_("Behind the scenes"), hint=N_("owner department"), icon="backstage", side="backstage",
    cards=(CardKind("process", N_("Process"), "process", 80),), arrangement="span",
    also_accepts=("note",),
)
