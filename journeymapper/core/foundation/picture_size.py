"""How many pixels a picture says it has, from its first bytes: nothing is decoded."""
import struct

PNG = b"\x89PNG\r\n\x1a\n"
# JPEG: markers that begin a frame (SOF0 to SOF15 without DHT, JPG, DAC) hold the size; _ALONE have no length.
_FRAMES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
_ALONE = frozenset({0x01, *range(0xD0, 0xD9)})
Size = tuple[int, int]


def picture_size(data: bytes) -> Size | None:
    """(width, height) of a PNG, JPEG or WebP; None where its beginning says none."""
    try:
        if data.startswith(PNG) and data[12:16] == b"IHDR":
            return _pair(">II", data, 16)
        if data.startswith(b"\xff\xd8"):
            return _jpeg(data)
        if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
            return _webp(data)
    except (struct.error, IndexError):
        return None
    return None


def _pair(form: str, data: bytes, start: int) -> Size:
    width, height = struct.unpack_from(form, data, start)
    return width, height


def _jpeg(data: bytes) -> Size | None:
    at = 2
    while data[at] == 0xFF:
        marker = data[at + 1]
        if marker == 0xFF or marker in _ALONE:
            at += 1 if marker == 0xFF else 2
            continue
        if marker in _FRAMES:
            height, width = _pair(">HH", data, at + 5)
            return width, height
        at += 2 + max(2, struct.unpack_from(">H", data, at + 2)[0])
    return None


def _webp(data: bytes) -> Size | None:
    """https://developers.google.com/speed/webp/docs/riff_container"""
    kind = data[12:16]
    if kind == b"VP8 ":
        width, height = _pair("<HH", data, 26)
        return width & 0x3FFF, height & 0x3FFF
    if kind == b"VP8L":
        bits = struct.unpack_from("<I", data, 21)[0]
        return (bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1
    if kind == b"VP8X":
        return int.from_bytes(data[24:27], "little") + 1, int.from_bytes(data[27:30], "little") + 1
    return None
