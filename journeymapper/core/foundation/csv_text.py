"""CSV as RFC 4180 has it: every cell in quotes, lines ended by CR LF, no cell that a spreadsheet computes.

The guard against formulas (OWASP, "CSV Injection") is an apostrophe before a cell that begins with one of `SIGNS`.
A cell that begins with apostrophes and such a sign gets one more, so that `unguarded` gives back every text.
"""
import csv
import io
import re
from collections.abc import Iterable, Sequence
from pathlib import Path

from .errors import BadFile
from .i18n import N_
from .paths import shown

SIGNS = "=+-@\t\r"
GUARD = "'"
BOM = b"\xef\xbb\xbf"
MAX_BYTES, MAX_CELL, MEGABYTE = 64 * 2**20, 2**20, 2**20
DELIMITERS = ",;\t"
LOOK = 10_000
_DANGER = re.compile(f"{GUARD}*[{re.escape(SIGNS)}]")
_GUARDED = re.compile(f"{GUARD}+[{re.escape(SIGNS)}]")


def guarded(text: str) -> str:
    """The text so that no spreadsheet takes it for a formula."""
    return GUARD + text if _DANGER.match(text) else text


def unguarded(text: str) -> str:
    """What `guarded` was given."""
    return text[len(GUARD):] if _GUARDED.match(text) else text


def csv_bytes(rows: Iterable[Sequence[str]], *, bom: bool = False) -> bytes:
    """The rows as UTF-8, guarded; `bom` where the reader takes a file without it for another encoding."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    writer.writerows([guarded(cell) for cell in row] for row in rows)
    return (BOM if bom else b"") + text.getvalue().encode("utf-8")


def read_csv(path: Path) -> list[list[str]]:
    """The rows of somebody's CSV file without guards, whichever of comma, semicolon and tab parts its cells.

    Raises BadFile, OSError.
    """
    with path.open("rb") as stream:
        data = stream.read(MAX_BYTES + 1)
    if len(data) > MAX_BYTES:
        raise BadFile(N_("“{file}” is larger than {limit} MB, so it wasn't read. Choose the CSV file of an export."),
                      file=shown(path), limit=MAX_BYTES // MEGABYTE)
    try:
        return csv_rows(data)
    except (UnicodeDecodeError, csv.Error) as error:
        raise BadFile(N_("“{file}” is no CSV file in UTF-8. Save it again as “CSV UTF-8”."),
                      file=shown(path)) from error


def csv_rows(data: bytes) -> list[list[str]]:
    """See `read_csv`. Raises UnicodeDecodeError, csv.Error."""
    text = data.decode("utf-8-sig")
    if "\0" in text:
        raise csv.Error("NUL")
    # A title may stand alone above the table.
    lines = text[:LOOK].splitlines()
    head = next((line for line in lines if any(sign in line for sign in DELIMITERS)), "")
    delimiter = max(DELIMITERS, key=head.count)
    limit = csv.field_size_limit(MAX_CELL)
    try:
        rows = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
        return [[unguarded(cell) for cell in row] for row in rows]
    finally:
        csv.field_size_limit(limit)
