"""Embedded pictures: bytes come in once, however many cards show them."""
from base64 import b64encode
from collections.abc import Iterable
from hashlib import sha256
from typing import Literal

from journeymapper.core.commands.titled import titled
from journeymapper.core.document.transaction import Transaction
from journeymapper.core.foundation.errors import Refused
from journeymapper.core.foundation.i18n import N_
from journeymapper.core.foundation.picture_size import picture_size
from journeymapper.core.model.limits import PICTURE_BYTES, PICTURE_PIXELS
from journeymapper.core.model.other import Asset

_SIGNS: tuple[tuple[bytes, int, Literal["image/png", "image/jpeg", "image/webp"]], ...] = (
    (b"\x89PNG\r\n\x1a\n", 0, "image/png"), (b"\xff\xd8\xff", 0, "image/jpeg"), (b"WEBP", 8, "image/webp"),
)


def picture_type(data: bytes) -> Literal["image/png", "image/jpeg", "image/webp"] | None:
    """The type by the bytes' own sign, never by a file's name; None for all others."""
    return next((mime for sign, at, mime in _SIGNS if data[at:at + len(sign)] == sign), None)


@titled(N_("Add picture"))
def add_asset(tx: Transaction, data: bytes) -> str:
    """Embed a PNG, JPEG or WebP picture; gives its id, the one there is if it is already embedded. Raises Refused."""
    mime = picture_type(data)
    if mime is None:
        raise Refused(N_("This is no PNG, JPEG or WebP picture; save it as one of these and try again."))
    if len(data) > PICTURE_BYTES:
        raise Refused(N_("The picture is larger than {mb} MB; make it smaller and try again."), mb=PICTURE_BYTES >> 20)
    width, height = picture_size(data) or (0, 0)
    if width * height > PICTURE_PIXELS:
        raise Refused(N_("The picture has more than {n} megapixels; make it smaller and try again."),
                      n=PICTURE_PIXELS // 1_000_000)
    id = sha256(data).hexdigest()
    if tx.find(Asset, id) is None:
        tx.add(Asset(id=id, mime=mime, base64=b64encode(data).decode("ascii")))
    return id


@titled(N_("Change picture"))
def set_picture(tx: Transaction, ids: Iterable[str], field: str, data: bytes) -> None:
    """Embed a picture and let a field of these records show it. Raises Refused as `add_asset` does."""
    asset = add_asset(tx, data)
    for id in ids:
        if tx.get(id) is not None:
            tx.update(id, **{field: asset})
