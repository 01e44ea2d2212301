"""How values enter cells. Every text goes through `put_text`, so none becomes a formula, an error or an escape."""
import math
import re
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Any
from urllib.parse import quote, urlsplit

from openpyxl.cell import Cell
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.styles import Color
from openpyxl.worksheet.hyperlink import Hyperlink

from journeymapper.core.foundation.i18n import Texts

from .look import CARD_SIZE, FONT, RED, Look
from .text import CELL_UNITS, FORMULA_SIGNS, SHORTENED, cell_text, units

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

# Excel holds 65,530 hyperlinks a sheet and 2,079 characters in one.
SHEET_LINKS = 65_000
LINK_LENGTH = 2_000
# Above 15 digits Excel rounds: such a number stands as text.
EXACT = 10 ** 15
# Excel's calendar begins in 1900 and its first two months are a day off.
FIRST_DAY = date(1900, 3, 1)
# What may stand around an address in a sentence.
_BEFORE, _AFTER = "(<[{“‘„«\"'", ")>]}”’»\"'.,;:!?"
_LINK = re.compile(r"(?:https?://[^\s/?#]+|mailto:[^\s@]+@[^\s@]+)[^\s]*", re.IGNORECASE)


@dataclass
class Ink:
    """What writing cells needs: the look, the language, and what was written so far."""

    look: Look
    t: Texts
    # Sheet title → coordinate → the value that the formula there has.
    stored: dict[str, dict[str, float | str]] = field(default_factory=dict)
    # Sheet title → hyperlinks so far.
    links: dict[str, int] = field(default_factory=dict)


def at(sheet: "Worksheet", row: int, column: int) -> Cell:
    """The cell to write into. Raises TypeError inside merged cells, but at their head."""
    cell = sheet.cell(row, column)
    if not isinstance(cell, Cell):
        raise TypeError(f"{cell.coordinate} is hidden under merged cells")
    return cell


def put_text(ink: Ink, cell: Cell, text: str, style: str) -> None:
    """The one way of a text into a cell: forced string type, scrubbed, cut with a mark; "" leaves the cell blank."""
    safe = cell_text(text, ink.t(SHORTENED))
    if not safe:
        _dress(cell, ink.look.plain[style])
        return
    cell.value = safe
    cell.data_type = "s"
    _dress(cell, (ink.look.quoted if safe.startswith(FORMULA_SIGNS) else ink.look.plain)[style])


def put_marked(ink: Ink, cell: Cell, text: str, marks: str, style: str) -> None:
    """A text with the numbers of red points behind it, in red."""
    if not marks or not text:
        put_text(ink, cell, text or marks, style)
        return
    tail = cell_text(f"  {marks}")
    safe = cell_text(text, ink.t(SHORTENED), CELL_UNITS - units(tail))
    red = InlineFont(rFont=FONT, sz=CARD_SIZE, b=True, color=Color(rgb=f"FF{RED}"))
    cell.value = CellRichText(safe, TextBlock(red, tail))
    _dress(cell, (ink.look.quoted if safe.startswith(FORMULA_SIGNS) else ink.look.plain)[style])


def put_number(ink: Ink, cell: Cell, value: float, style: str) -> None:
    """A number; as text where Excel would change it."""
    if not math.isfinite(value) or abs(value) >= EXACT:
        put_text(ink, cell, str(value), style)
        return
    cell.value = value
    _dress(cell, ink.look.plain[style])


def put_date(ink: Ink, cell: Cell, iso: str, style: str) -> None:
    """A real date; as text what no calendar has or Excel counts wrongly."""
    try:
        day = date.fromisoformat(iso)
    except ValueError:
        put_text(ink, cell, iso, style)
        return
    if day < FIRST_DAY:
        put_text(ink, cell, iso, style)
        return
    cell.value = day
    _dress(cell, ink.look.plain[style])


def put_link(ink: Ink, cell: Cell, text: str, style: str = "link", plain_style: str = "text") -> None:
    """A text; a link where it is an address of the web or of mail, and of no other kind."""
    target = link_target(text)
    if target is None or not _room(ink, cell):
        put_text(ink, cell, text, plain_style)
        return
    put_text(ink, cell, text, style)
    _link(ink, cell, Hyperlink(ref=cell.coordinate, target=target))


def put_evidence(ink: Ink, cell: Cell, text: str, plain_style: str) -> None:
    """A text that leads to the first address in it; plain where it names none."""
    target = address_in(text)
    put_text(ink, cell, text, "link" if target and _room(ink, cell) else plain_style)
    if target and _room(ink, cell):
        _link(ink, cell, Hyperlink(ref=cell.coordinate, target=target))


def put_place(ink: Ink, cell: Cell, text: str, sheet: str, coordinate: str) -> None:
    """A text that leads to a cell of this workbook."""
    put_text(ink, cell, text, "place")
    if _room(ink, cell):
        _link(ink, cell, Hyperlink(ref=cell.coordinate, location=f"{quoted_sheet(sheet)}!{coordinate}"))


def put_formula(ink: Ink, cell: Cell, formula: str, value: float | str, style: str) -> None:
    """A live formula and the value that it has now, which `stored.save` writes beside it."""
    cell.value = formula
    _dress(cell, ink.look.plain[style])
    ink.stored.setdefault(_sheet(cell).title, {})[cell.coordinate] = value


def link_target(text: str) -> str | None:
    """The address to write for a text that is one of http, https or mailto; else None."""
    text = text.strip()
    if len(text) > LINK_LENGTH or not _LINK.fullmatch(text) or not text.isprintable():
        return None
    try:
        parts = urlsplit(text)
    except ValueError:
        return None
    if not parts.netloc.isascii():
        return None
    target = quote(text, safe="%/:=&?~#+!$,;'@()*[]-._")
    return target if len(target) <= LINK_LENGTH else None


def address_in(text: str) -> str | None:
    """The first address in a text, as `link_target` gives it; None where there is none."""
    words = (word.lstrip(_BEFORE).rstrip(_AFTER) for word in text.split() if ":" in word)
    return link_target(text) or next((found for word in words if (found := link_target(word))), None)


def quoted_sheet(title: str) -> str:
    """A sheet's title as formulas and places write it."""
    return "'" + title.replace("'", "''") + "'"


def _dress(cell: Any, style: Any) -> None:
    cell._style = style


def _sheet(cell: Any) -> "Worksheet":
    sheet: Worksheet = cell.parent
    return sheet


def _room(ink: Ink, cell: Cell) -> bool:
    return ink.links.get(_sheet(cell).title, 0) < SHEET_LINKS


def _link(ink: Ink, cell: Cell, link: Hyperlink) -> None:
    title = _sheet(cell).title
    ink.links[title] = ink.links.get(title, 0) + 1
    cell.hyperlink = link
