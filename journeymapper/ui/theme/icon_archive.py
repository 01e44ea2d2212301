"""Reads the pictures in our icon package's archive one by one.

Python's own reader makes an object of each of its 1,700 entries first, which takes longer than all the pictures that
a window shows. Here the archive's list is searched as bytes (PKWARE's APPNOTE: end record, central headers).
"""
import zlib
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path
from struct import unpack_from

_END, _ENTRY, _LOCAL = b"PK\x05\x06", b"PK\x01\x02", b"PK\x03\x04"
_ENTRY_BYTES, _LOCAL_BYTES, _STORED, _DEFLATED = 46, 30, 0, 8


class Archive:
    """The archive's bytes and where its list of entries stands. Raises ValueError for what is no archive."""

    def __init__(self, data: bytes) -> None:
        end = data.rfind(_END)
        if end < 0:
            raise ValueError("no archive")
        self._data = data
        size, self._start = unpack_from("<II", data, end + 12)
        self._stop = self._start + size

    def find(self, name: str) -> int:
        """Where the entry of this name begins in the list, -1 if there is none."""
        wanted, at = name.encode("ascii", "replace"), self._start
        while (at := self._data.find(wanted, at, self._stop)) >= 0:
            entry = at - _ENTRY_BYTES
            if entry >= self._start and self._data.startswith(_ENTRY, entry) \
                    and unpack_from("<H", self._data, entry + 28)[0] == len(wanted):
                return entry
            at += 1
        return -1

    def read(self, name: str) -> bytes | None:
        """The content of an entry, None if there is none. Raises ValueError for one that is damaged."""
        entry = self.find(name)
        if entry < 0:
            return None
        (method,), (crc, packed) = unpack_from("<H", self._data, entry + 10), unpack_from("<II", self._data, entry + 16)
        (local,) = unpack_from("<I", self._data, entry + 42)
        if not self._data.startswith(_LOCAL, local) or method not in (_STORED, _DEFLATED):
            raise ValueError(f"{name} can't be read")
        start = local + _LOCAL_BYTES + sum(unpack_from("<HH", self._data, local + 26))
        content = self._data[start:start + packed]
        content = zlib.decompress(content, -zlib.MAX_WBITS) if method == _DEFLATED else content
        if zlib.crc32(content) != crc:
            raise ValueError(f"{name} is damaged")
        return content


@lru_cache(maxsize=1)
def icon_archive() -> Archive:
    """That of the package justmyresource-lucide. Raises FileNotFoundError."""
    spec = find_spec("justmyresource_lucide")
    if spec is None or spec.origin is None:
        raise FileNotFoundError("the package justmyresource-lucide is not installed")
    return Archive((Path(spec.origin).parent / "icons.zip").read_bytes())
