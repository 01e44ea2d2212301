"""The fields of the journey itself, for the inspector and for the dialog of its properties."""
from journeymapper.core.foundation.i18n import LANGUAGES, N_

from .field import Field

STATES = (("as-is", N_("as-is")), ("to-be", N_("to-be")))
# The languages are called what they call themselves; another code that a file brings stays until one is chosen.
JOURNEY_FIELDS: tuple[Field, ...] = (
    Field("title", N_("Title"), "title"),
    Field("state", N_("State"), "choice", options=STATES),
    Field("scenario", N_("Scenario"), "text"),
    Field("organisation", N_("Organisation")),
    Field("owner", N_("Owner")),
    Field("review_on", N_("Review on"), "date"),
    Field("language", N_("Language of the map"), "choice", options=tuple(LANGUAGES.items())),
    Field("sources", N_("Sources"), "text", placeholder=N_("Interviews, surveys, calls")),
)
