"""What the fields offer that choose among things of the map, by the name of their source."""
from collections.abc import Callable, Mapping

from journeymapper.core.document import queries
from journeymapper.core.document.reader import Reader
from journeymapper.core.foundation.i18n import Texts
from journeymapper.ui.forms import Choice

NEW = object()
"""The value of the entry that makes a new channel or department."""

Source = Callable[[Reader, Texts], list[Choice]]


def _channels(doc: Reader, t: Texts) -> list[Choice]:
    known = [Choice(row.id, row.name or t("Untitled"), icon=row.icon or "channels") for row in queries.channels(doc)]
    return [*known, Choice(NEW, t("New channel…"), icon="add")]


def _departments(doc: Reader, t: Texts) -> list[Choice]:
    known = [Choice(row.id, row.name or t("Untitled"), colour=row.colour or "") for row in queries.departments(doc)]
    return [*known, Choice(NEW, t("New department…"), icon="add")]


def _personas(doc: Reader, t: Texts) -> list[Choice]:
    return [Choice(row.id, row.name or t("Untitled"), colour=row.colour or "") for row in queries.personas(doc)]


def _steps(doc: Reader, t: Texts) -> list[Choice]:
    stages = {row.id: row.title or t("Untitled") for row in queries.stages(doc)}
    return [Choice(row.id, f"{stages.get(row.stage, '')} › {row.title or t('Untitled')}")
            for row in queries.columns(doc)]


def _red_points(doc: Reader, t: Texts) -> list[Choice]:
    return [Choice(row.id, f"{code(row.number)} {row.title or t('Untitled')}") for row in queries.red_points(doc)]


SOURCES: Mapping[str, Source] = {
    "channels": _channels, "departments": _departments, "personas": _personas, "steps": _steps,
    "red-points": _red_points,
}


def code(number: int) -> str:
    """A red point's number as it is cited: RP-014."""
    return f"RP-{number:03}"
