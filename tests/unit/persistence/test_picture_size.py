"""How large a picture says it is, and a picture bomb that is refused before it is decoded."""
import base64
import hashlib
import struct

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journeymapper.core.foundation.picture_size import picture_size
from journeymapper.core.persistence.codec import decode
from journeymapper.core.persistence.loaded import BadMap
from tests.unit.persistence.documents import png, small, to_bytes


def jpeg(width: int, height: int) -> bytes:
    comment = b"\xff\xfe" + struct.pack(">H", 6) + b"\xff\xc0\xff\xc0"
    return b"\xff\xd8" + comment + b"\xff\xff\xc2" + struct.pack(">HBHHB", 11, 8, height, width, 1) + bytes(3)


def webp(kind: bytes, data: bytes) -> bytes:
    return b"RIFF" + struct.pack("<I", 12 + len(data)) + b"WEBP" + kind + struct.pack("<I", len(data)) + data


@pytest.mark.parametrize("data, size", [
    (png(30, 20), (30, 20)),
    (jpeg(30, 20), (30, 20)),
    (webp(b"VP8 ", bytes(6) + struct.pack("<HH", 30, 20)), (30, 20)),
    (webp(b"VP8L", b"\x2f" + struct.pack("<I", 29 | 19 << 14)), (30, 20)),
    (webp(b"VP8X", bytes(4) + (29).to_bytes(3, "little") + (19).to_bytes(3, "little")), (30, 20)),
    (b"", None), (b"\x89PNG\r\n\x1a\n", None), (b"\xff\xd8\xff", None), (b"\xff\xd8\x00\x00", None),
    (webp(b"ALPH", b""), None), (webp(b"VP8 ", b""), None), (b"GIF89a", None),
])
def test_sizes(data: bytes, size: tuple[int, int] | None) -> None:
    assert picture_size(data) == size


STARTS = [b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", b"\xff\xd8\xff", b"RIFF\0\0\0\0WEBPVP8"]


@given(st.sampled_from(STARTS), st.binary(max_size=40))
def test_no_bytes_make_it_fail(start: bytes, rest: bytes) -> None:
    size = picture_size(start + rest)
    assert size is None or len(size) == 2


@pytest.mark.parametrize("data", [png(8001, 8000), jpeg(65_535, 65_535)])
def test_a_picture_bomb_is_refused_with_its_place(data: bytes) -> None:
    digest = hashlib.sha256(data).hexdigest()
    raw = small() | {"assets": {digest: {"mime": "image/png", "base64": base64.b64encode(data).decode()}}}
    with pytest.raises(BadMap, match=rf"assets.{digest} is a picture of \d+ × \d+ pixels; the limit is 64 megapixels"):
        decode(to_bytes(raw))


def test_a_picture_at_the_limit_opens() -> None:
    data = png(8000, 8000)
    digest = hashlib.sha256(data).hexdigest()
    raw = small() | {"assets": {digest: {"mime": "image/png", "base64": base64.b64encode(data).decode()}}}
    assert digest in {row.id for row in decode(to_bytes(raw)).records}
