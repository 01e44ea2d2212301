"""Where the parts of a clip belong in a map: questions that paste asks, without a state of their own."""
from base64 import b64decode
from collections.abc import Callable, Iterable, Sequence
from typing import Any

from journeymapper.core.commands.pictures import add_asset
from journeymapper.core.document import queries
from journeymapper.core.document.transaction import Transaction
from journeymapper.core.foundation.errors import Refused
from journeymapper.core.model.cards import Card, Touchpoint
from journeymapper.core.model.journey import Lane
from journeymapper.core.model.kinds import accepts
from journeymapper.core.model.other import Asset
from journeymapper.core.model.people import Emotion
from journeymapper.core.model.pilots import filled
from journeymapper.core.model.record import Record

from .clip import NOTHING, Clip


def from_one_lane(cards: Sequence[Card], focused: Lane | None) -> bool:
    """Whether all cards stood in one lane, and the lane at the focus takes them all."""
    return focused is not None and len({card.lane for card in cards}) == 1 and all(
        accepts(focused.kind, card.kind) for card in cards)


def namesake(tx: Transaction, clip: Clip, lane: str | None) -> str | None:
    """A lane here with the title and kind of the one that a card came from."""
    names = clip.get("lanes")
    wanted = names.get(lane) if isinstance(names, dict) else None
    return next((row.id for row in queries.lanes(tx) if wanted == [row.title, row.kind]), None)


def used_steps(rows: Iterable[Record]) -> list[str]:
    """The steps that cards and emotions stood in."""
    return [row.step for row in rows if isinstance(row, Card | Emotion) and row.step is not None]


def distance(columns: Sequence[str], step: str, used: Iterable[str]) -> int:
    """How many columns right of the leftmost used one a step stood where it was copied."""
    places = [columns.index(other) for other in used if other in columns]
    return max(0, columns.index(step) - min(places)) if step in columns and places else 0


def picture(tx: Transaction, asset: Asset) -> str:
    """Embed the picture of a clip; its id here. Raises Refused."""
    try:
        data = b64decode(asset.base64, validate=True)
    except ValueError as error:
        raise Refused(NOTHING) from error
    return add_asset(tx, data)


def pilots_here(card: Card, here: Callable[[str], str | None]) -> dict[str, Any]:
    """The field `pilots` of a touchpoint, in the channels of this map; nothing for other cards."""
    if not isinstance(card, Touchpoint) or not card.pilots:
        return {}
    return {"pilots": tuple(filled({**raw, "channel": here(raw["channel"])}) if isinstance(raw.get("channel"), str)
                            else raw for raw in card.pilots)}


def pilot_channels(rows: Iterable[Record]) -> set[str]:
    """The channels that pilots of these records name."""
    named = (raw.get("channel") for row in rows if isinstance(row, Touchpoint) for raw in row.pilots or ())
    return {id for id in named if isinstance(id, str)}
