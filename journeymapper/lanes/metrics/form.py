"""What the inspector asks of a metric."""
from journeymapper.core.foundation.i18n import N_
from journeymapper.ui.forms import Field

FORMS: dict[str, tuple[Field, ...]] = {
    "metric": (
        Field("value", N_("Value"), "number", minimum=-1_000_000_000, maximum=1_000_000_000, decimals=4),
        Field("target", N_("Target"), "number", minimum=-1_000_000_000, maximum=1_000_000_000, decimals=4),
        Field("unit", N_("Unit"), placeholder=N_("%, minutes, calls a week")),
    ),
}
