"""Time as an argument: what depends on today takes a clock, so that tests can set it."""
from datetime import UTC, date, datetime


def now() -> datetime:
    """The moment in UTC, whole seconds."""
    return datetime.now(UTC).replace(microsecond=0)


def today() -> date:
    """The local date, as a person would say it."""
    return datetime.now().astimezone().date()
