"""What the inspector asks of a picture."""
from journeymapper.core.foundation.i18n import N_
from journeymapper.ui.forms import Field

FORMS: dict[str, tuple[Field, ...]] = {
    "picture": (Field("asset", N_("Picture"), "picture"),),
}
