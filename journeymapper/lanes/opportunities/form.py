"""What the inspector asks of an opportunity."""
from journeymapper.core.foundation.i18n import N_
from journeymapper.ui.forms import Field

FORMS: dict[str, tuple[Field, ...]] = {
    "opportunity": (
        Field("fixes", N_("Red points that it mends"), "several", options="red-points",
              empty=N_("None yet")),
    ),
}
