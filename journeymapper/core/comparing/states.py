"""Which of two maps comes first: what is before what should be, else the other map before this one."""
from journeymapper.core.document import queries
from journeymapper.core.document.reader import Reader


def becomes(here: Reader, other: Reader) -> bool:
    """Whether the other map is what this one should become: it is a to-be map, and this one isn't."""
    return queries.journey(other).state == "to-be" and queries.journey(here).state != "to-be"
