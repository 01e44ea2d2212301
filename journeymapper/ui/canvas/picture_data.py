"""Pictures in a drag or on the clipboard that are meant for the map."""
from PySide6.QtCore import QMimeData

from journeymapper.ui.canvas import mime as own
from journeymapper.ui.forms.picture_fetch import (
    HEAVY_BYTES,
    HEAVY_PIXELS,
    Carried,
    Fetched,
    fetch,
    files_of,
    is_picture,
)

__all__ = ["HEAVY_BYTES", "HEAVY_PIXELS", "Carried", "Fetched", "fetch", "files_of", "offers_pictures"]


def offers_pictures(data: QMimeData) -> bool:
    """Whether something carried is a picture and nothing of our own."""
    return not any(data.hasFormat(kind) for kind in (own.PALETTE, own.CARDS, own.CLIP)) and is_picture(data)
