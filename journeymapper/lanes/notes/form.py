"""What the inspector asks of notes and quotes: only their words; the rest is what all cards have."""
from journeymapper.core.foundation.i18n import N_
from journeymapper.ui.forms import Field

FORMS: dict[str, tuple[Field, ...]] = {
    "note": (Field("title", N_("Note"), "title"),),
    "quote": (Field("title", N_("What the customer said"), "title"),),
}
