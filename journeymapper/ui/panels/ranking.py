"""Score and place of every red point."""
from journeymapper.core.backlog.item import backlog
from journeymapper.core.document.reader import Reader

from .derived import Ranking


def ranking(doc: Reader) -> Ranking:
    """Red point's id → (place from 1, score or None), in the backlog's order."""
    return {item.id: (place, item.score) for place, item in enumerate(backlog(doc), 1)}
