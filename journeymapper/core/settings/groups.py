"""The groups of settings and their defaults. Unknown ones are kept, for a newer program beside this one."""
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

VERSION = 1
RECENT = 10
FOLDED = 400
FINDING_WORD, FINDING_WORDS = 100, 1000
Path = Annotated[str, StringConstraints(max_length=4096)]
Base64 = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9+/=]*$", max_length=65_536)]
FindingWords = Annotated[
    tuple[Annotated[str, StringConstraints(max_length=FINDING_WORD)], ...], Field(max_length=FINDING_WORDS)]


class Group(BaseModel):
    """Frozen, strict; `model_copy(update=…)` is for values that the program itself makes."""

    model_config = ConfigDict(frozen=True, extra="allow", allow_inf_nan=False)


class Appearance(Group):
    """`language` None: that of the system. workshop: large enough for fingers on a shared screen."""

    language: str | None = None
    theme: Literal["system", "light", "dark"] = "system"
    workshop: bool = False


class Files(Group):
    """`recent` holds full paths, the latest first."""

    recent: Annotated[tuple[Path, ...], Field(max_length=RECENT)] = ()
    last_folder: Path | None = None


class Backlog(Group):
    """How the backlog is arranged. sorted_by: a column's name; by: what it is grouped by; folded: keys of groups."""

    sorted_by: str = ""
    downwards: bool = True
    by: str = ""
    folded: Annotated[tuple[Annotated[str, StringConstraints(max_length=300)], ...], Field(max_length=FOLDED)] = ()


class Window(Group):
    """What Qt gives for geometry and state, as Base64; `panels` says which are shown, `sizes` their pixels, by name.

    `maximised` and the sizes "width" and "height" are for other screens, where Qt's geometry isn't taken.
    """

    geometry: Base64 = ""
    state: Base64 = ""
    maximised: bool = False
    panels: dict[str, bool] = Field(default_factory=dict)
    sizes: dict[str, Annotated[int, Field(ge=0, le=10_000)]] = Field(default_factory=dict)
    backlog: Backlog = Backlog()


class Findings(Group):
    """words: by language, a person's own list of words from the company's side; absent, the usual ones.

    apart: from how many points on two feelings for one service count as different.
    """

    words: dict[Annotated[str, StringConstraints(max_length=10)], FindingWords] = Field(default_factory=dict)
    apart: Annotated[float, Field(ge=0.5, le=4)] = 2.0


class Settings(Group):
    """All of it."""

    version: int = VERSION
    appearance: Appearance = Appearance()
    files: Files = Files()
    window: Window = Window()
    findings: Findings = Findings()


def with_recent(settings: Settings, path: str) -> Settings:
    """`path` is the latest file now."""
    others = tuple(other for other in settings.files.recent if other != path)
    files = settings.files.model_copy(update={"recent": (path, *others)[:RECENT]})
    return settings.model_copy(update={"files": files})


def without_recent(settings: Settings, path: str) -> Settings:
    """`path` is forgotten (it is gone)."""
    others = tuple(other for other in settings.files.recent if other != path)
    return settings.model_copy(update={"files": settings.files.model_copy(update={"recent": others})})
