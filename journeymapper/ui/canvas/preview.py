"""What a gesture shows before it is done: an overlay; the document is untouched."""
from dataclasses import dataclass
from typing import Any, Literal

from journeymapper.core.foundation.i18n import Texts
from journeymapper.core.layout.boxes import Curve
from journeymapper.core.layout.geometry import Rect
from journeymapper.core.layout.plan import Plan

Action = Literal["stage", "step", "lane", "emotion", "mark", "card", "across", "link"]
Words = tuple[str, dict[str, Any]]


@dataclass(frozen=True)
class Target:
    """Where something would land. `rect` is the ghost, in the map; the rest is what the command needs.

    by: cards of several steps keep them apart and go so many steps on; `step` and `index` are those of the one grabbed.
    """

    action: Action
    kind: str
    rect: Rect
    words: Words
    lane: str | None = None
    step: str | None = None
    stage: str | None = None
    index: int | None = None
    about: str | None = None
    value: float = 0.0
    offset: float | None = None
    persona: str | None = None
    by: int | None = None


@dataclass(frozen=True)
class Refusal:
    """Why it can't land here, in plain words; `rect` is the place that refuses, if one can be named."""

    words: Words
    rect: Rect | None = None


@dataclass
class Preview:
    """All that overlays show of the gesture under way.

    target: the ghost or the refusal; lifted: ids that are drawn faded, being moved; band: the
    rubber band; curve: (lane, curve) in the place of that persona's own; at: where the
    pointer is, on the screen; value: the feeling that a dragged point would have; link_from:
    the card from which a line is pulled to `at`. plan: the map with the lifted cards in their
    new places; ghosts: where they stand there; copying: they are copies. guide: where an edge
    would be, with words about it.
    """

    target: Target | Refusal | None = None
    lifted: frozenset[str] = frozenset()
    band: Rect | None = None
    curve: tuple[str, Curve] | None = None
    point: str | None = None
    at: tuple[float, float] = (0.0, 0.0)
    value: float | None = None
    link_from: str | None = None
    plan: Plan | None = None
    ghosts: tuple[Rect, ...] = ()
    copying: bool = False
    guide: Rect | None = None
    words: Words | None = None


NO_PREVIEW = Preview()


def said(words: Words, t: Texts) -> str:
    """The words in a language; what has no name is called so."""
    text, params = words
    return t(text, **{key: t("Untitled") if value == "" else value for key, value in params.items()})
