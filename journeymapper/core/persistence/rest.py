"""What couldn't be read of a damaged file is kept as text beside it, or beside the map made of the rest."""
from collections.abc import Sequence
from pathlib import Path

from journeymapper.core.foundation.atomic import write_atomically
from journeymapper.core.foundation.files import FILES, FileLayer
from journeymapper.core.foundation.i18n import Texts

from .salvage import Piece

SUFFIX = ".rest.txt"


def keep_rest(beside: Path, rest: Sequence[Piece], t: Texts, *, files: FileLayer = FILES) -> Path:
    """Write the pieces into a new file, readable by its owner alone; nothing is overwritten. Raises OSError."""
    text = "".join(f"── {t('Line {n}', n=piece.line)} ──\n{piece.text}\n\n" for piece in rest)
    target, n = beside.with_name(beside.stem + SUFFIX), 2
    while target.exists() or target.is_symlink():
        target, n = beside.with_name(f"{beside.stem}-{n}{SUFFIX}"), n + 1
    write_atomically(target, text.encode("utf-8", "backslashreplace"), files=files, mode=0o600)
    return target
