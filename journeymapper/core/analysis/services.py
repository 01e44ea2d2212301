"""Services: what is offered by several touchpoints under one name, perhaps in several channels.

A service is named by the touchpoints' field `service`; case, accents and outer spaces make no difference.
"""
from typing import NamedTuple

from journeymapper.core.document import queries
from journeymapper.core.document.reader import Reader
from journeymapper.core.model.cards import Touchpoint

from .filter import plain


class Service(NamedTuple):
    """name: as its first touchpoint writes it; touchpoints from left to right; channels: ids, each once."""

    name: str
    touchpoints: tuple[Touchpoint, ...]
    channels: tuple[str, ...]

    @property
    def spread(self) -> int | None:
        """How far apart its touchpoints are felt, 0 to 4; None where fewer than two are."""
        felt = [card.feeling for card in self.touchpoints if card.feeling is not None]
        return max(felt) - min(felt) if len(felt) > 1 else None


def service_key(card: Touchpoint) -> str:
    """By what two touchpoints are of one service; "" for none."""
    return " ".join(plain(card.service).split()) if card.service else ""


def services(doc: Reader) -> dict[str, Service]:
    """All services by their key, in the order of their first touchpoints; parked cards offer nothing."""
    order = {step.id: n for n, step in enumerate(queries.columns(doc))}
    cards = [card for card in doc.every(Touchpoint) if card.service and card.step in order and service_key(card)]
    cards.sort(key=lambda card: (order[str(card.step)], card.rank, card.id))
    found: dict[str, list[Touchpoint]] = {}
    for card in cards:
        found.setdefault(service_key(card), []).append(card)
    return {key: Service((rows[0].service or "").strip(), tuple(rows),
                         tuple(dict.fromkeys(row.channel for row in rows if row.channel)))
            for key, rows in found.items()}
