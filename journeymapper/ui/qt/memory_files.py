"""Small files in memory under ":/…", for style sheets, which can show pictures only from files.

Qt's resource tree is written by hand in its version 1 (qtbase, src/tools/rcc: nodes, names, data, all big-endian).
"""
from collections.abc import Mapping
from struct import pack

from PySide6.QtCore import qRegisterResourceData

_kept: dict[str, tuple[bytes, bytes, bytes]] = {}
_DIRECTORY = 2


def register_files(folder: str, files: Mapping[str, bytes]) -> str:
    """Make files readable as f":/{folder}/{name}", once per folder (further calls change nothing); that prefix.

    Qt reads the bytes in place, so they are kept for the life of the process.
    """
    if folder not in _kept:
        names, offsets = _names([folder, *files])
        order = sorted(files, key=_hash)
        tree = pack(">IHII", 0, _DIRECTORY, 1, 1)
        tree += pack(">IHII", offsets[folder], _DIRECTORY, len(order), 2)
        data = b""
        for name in order:
            tree += pack(">IHHHI", offsets[name], 0, 0, 1, len(data))
            data += pack(">I", len(files[name])) + files[name]
        _kept[folder] = (tree, names, data)
        qRegisterResourceData(1, *_kept[folder])
    return f":/{folder}"


def _names(texts: list[str]) -> tuple[bytes, dict[str, int]]:
    table, offsets = b"", {}
    for text in texts:
        offsets[text] = len(table)
        table += pack(">HI", len(text), _hash(text)) + text.encode("utf-16-be")
    return table, offsets


def _hash(text: str) -> int:
    """Qt's hash of a file name; entries of a folder are sorted by it."""
    value = 0
    for letter in text:
        value = (value << 4) + ord(letter)
        value ^= (value & 0xF0000000) >> 23
        value &= 0x0FFFFFFF
    return value
