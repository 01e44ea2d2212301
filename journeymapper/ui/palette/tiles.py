"""Which tiles there are: the structure of the map, then the kinds of card that were found."""
from dataclasses import dataclass

from journeymapper.core.foundation.i18n import N_
from journeymapper.core.model.kinds import card_kinds

# An emotion is no card, so its place among the cards' ranks stands here.
EMOTION_RANK = 20
LANE = "lane"
RED = "red-point"


@dataclass(frozen=True)
class Tile:
    """One thing to put onto the map. title: a catalogue id; action: the id in the table of actions, for its keys."""

    kind: str
    title: str
    icon: str

    @property
    def action(self) -> str:
        """The id of the action that inserts it."""
        return f"insert.{self.kind.replace('-', '_')}"

    @property
    def role(self) -> str:
        """The role of its colour: a red point is red, all else is ink."""
        return "red_point_text" if self.kind == RED else "ink_strong"


STRUCTURE = (
    Tile("stage", N_("Stage"), "stage"),
    Tile("step", N_("Step"), "step"),
    Tile(LANE, N_("Lane"), "lane"),
)


def tiles() -> tuple[Tile, ...]:
    """All tiles in the palette's order. Raises NothingFound where no kinds are found."""
    ranked = [(kind.palette_rank, Tile(kind.name, kind.title, kind.icon)) for kind in card_kinds().values()]
    ranked.append((EMOTION_RANK, Tile("emotion", N_("Emotion"), "emotion")))
    return STRUCTURE + tuple(tile for _, tile in sorted(ranked, key=lambda pair: pair[0]))
