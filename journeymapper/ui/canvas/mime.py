"""What a drag or the clipboard carries, as JSON under types of our own."""
import json
from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QByteArray, QMimeData

from journeymapper.core.foundation.errors import BadFile
from journeymapper.core.persistence.parse import parse

PALETTE = "application/x-journeymapper-palette"
CARDS = "application/x-journeymapper-cards"
CLIP = "application/x-journeymapper-clip"


def palette_mime(kind: str) -> QMimeData:
    """A new thing: "stage", "step", "lane", "lane:<lane kind>", "emotion" or a kind of card."""
    return _mime(PALETTE, {"kind": kind})


def palette_kind(mime: QMimeData) -> str | None:
    """The kind that a drag from the palette carries, else None."""
    data = _data(mime, PALETTE)
    kind = data.get("kind") if isinstance(data, dict) else None
    return kind if isinstance(kind, str) else None


def cards_mime(ids: Sequence[str]) -> QMimeData:
    """Cards of this map on their way between sheet and parking lot."""
    return _mime(CARDS, list(ids))


def card_ids(mime: QMimeData) -> list[str] | None:
    """The ids of dragged cards, else None."""
    data = _data(mime, CARDS)
    return [id for id in data if isinstance(id, str)] if isinstance(data, list) else None


def clip_mime(clip: dict[str, Any], text: str) -> QMimeData:
    """A clip for this program, with plain text for others."""
    mime = _mime(CLIP, clip)
    mime.setText(text)
    return mime


def clip_of(mime: QMimeData | None) -> Any:
    """The clip that the clipboard holds, unchecked, else None."""
    return _data(mime, CLIP) if mime is not None else None


def _mime(kind: str, data: Any) -> QMimeData:
    mime = QMimeData()
    mime.setData(kind, QByteArray(json.dumps(data).encode()))
    return mime


def _data(mime: QMimeData, kind: str) -> Any:
    """Read as strictly as a file: what a map can't hold (NaN, half a character, too deep a nest) never gets in."""
    if not mime.hasFormat(kind):
        return None
    try:
        return parse(bytes(mime.data(kind).data()), kind)[0]
    except BadFile:
        return None
