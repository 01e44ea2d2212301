"""The language of the system, as far as its environment says it."""
from collections.abc import Mapping

from journeymapper.core.foundation.i18n import LANGUAGES

# In the order in which gettext looks at them.
VARIABLES = ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG")


def environment_language(environment: Mapping[str, str]) -> str:
    """The first of our languages that the environment asks for, else English."""
    for name in VARIABLES:
        value = environment.get(name, "")
        for wanted in value.split(":"):
            short = wanted.split(".")[0].replace("-", "_").split("_")[0].lower()
            if short in LANGUAGES:
                return short
        if value and name != "LANGUAGE":
            break
    return "en"
