"""What the inspector asks of a process."""
from journeymapper.core.foundation.i18n import N_
from journeymapper.ui.forms import Field

FORMS: dict[str, tuple[Field, ...]] = {
    "process": (
        Field("until", N_("Until step"), "choice", options="steps", empty=N_("its own step only")),
        Field("department", N_("Department"), "choice", options="departments"),
    ),
}
