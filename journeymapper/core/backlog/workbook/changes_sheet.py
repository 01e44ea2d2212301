"""The sheet Changes: what differs from a second map, a row per thing or field; a sentence where none was given.

Compared are things of one id. Bookkeeping (exports, next number, accepted findings) is left out.
"""
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from journeymapper.core.document import queries
from journeymapper.core.document.reader import Reader
from journeymapper.core.foundation.i18n import N_, Texts
from journeymapper.core.model.cards import Card, RedPoint
from journeymapper.core.model.journey import Journey, Lane, Stage, Step
from journeymapper.core.model.kinds import card_kinds
from journeymapper.core.model.other import Asset, Link, Measurement
from journeymapper.core.model.people import Channel, Department, Emotion, Persona
from journeymapper.core.model.record import Part, Record

from .cells import at, put_date, put_number, put_text
from .content import UNTITLED, Content
from .data_sheet import TITLES, shown
from .sheets import add_table, estimated_height, headers, on_paper, widths

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

HEADER_ROW = 4
HEADS = (N_("Kind of change"), N_("What"), N_("Name"), N_("Field"), N_("Before"), N_("Now"))
WIDTHS = (16.0, 16.0, 36.0, 22.0, 36.0, 36.0)
ADDED, REMOVED, CHANGED, MOVED = N_("added"), N_("removed"), N_("changed"), N_("moved in its order")
KINDS: Mapping[type[Record], str] = {
    Journey: N_("Journey"), Stage: N_("Stage"), Step: N_("Step"), Lane: N_("Lane"), Persona: N_("Persona"),
    Channel: N_("Channel"), Department: N_("Department"), Emotion: N_("Emotion"), Link: N_("Link"),
    Measurement: N_("Measurement"), Asset: N_("Picture"),
}
BOOKKEEPING = frozenset({"id", "rank", "kind", "exports", "next_number", "accepted_findings"})
# A picture's bytes say nothing to people.
SILENT = frozenset({"base64"})


@dataclass(frozen=True)
class Difference:
    """One row, in words. `before` and `now` are "" where the whole thing was added, removed or moved."""

    change: str
    what: str
    name: str
    field: str = ""
    before: Any = ""
    now: Any = ""


def write_changes(sheet: "Worksheet", content: Content) -> None:
    """Fill the sheet."""
    t, ink = content.t, content.ink
    widths(sheet, WIDTHS)
    sheet.sheet_view.showGridLines = False
    put_text(ink, at(sheet, 1, 1), t("Changes"), "title")
    sheet.row_dimensions[1].height = 30
    on_paper(sheet, content.journey.title, content.page, titles=f"{HEADER_ROW}:{HEADER_ROW}")
    if content.against is None:
        put_text(ink, at(sheet, 2, 1), t("No second map was given to compare this one with."), "subtitle")
        return
    rows = list(differences(content.against, content.doc, t))
    other = queries.journey(content.against).title
    put_text(ink, at(sheet, 2, 1), t.plural("{n} difference from “{map}”", "{n} differences from “{map}”", len(rows),
                                            map=other), "subtitle")
    names = headers([t(head) for head in HEADS])
    for column, name in enumerate(names, start=1):
        put_text(ink, at(sheet, HEADER_ROW, column), name, "head app")
    for row, one in enumerate(rows, start=HEADER_ROW + 1):
        _row(sheet, content, row, one)
    add_table(sheet, "Changes", names, HEADER_ROW, HEADER_ROW + max(len(rows), 1))
    sheet.row_dimensions[HEADER_ROW].height = 24
    sheet.freeze_panes = f"A{HEADER_ROW + 1}"


def differences(before: Reader, now: Reader, t: Texts) -> Iterator[Difference]:
    """All that differs: by kind of thing, then by name."""
    kinds: tuple[type[Record], ...] = (*KINDS, Card)
    for kind in kinds:
        old, new = ({row.id: row for row in doc.every(kind)} for doc in (before, now))
        found = [(_name(now if id in new else before, new.get(id) or old[id], t), id) for id in {**old, **new}]
        for name, id in sorted(found, key=lambda pair: (pair[0].casefold(), pair[1])):
            yield from _compared(before, now, old.get(id), new.get(id), name, t)


def _compared(before: Reader, now: Reader, old: Record | None, new: Record | None, name: str,
              t: Texts) -> Iterator[Difference]:
    if old is None or new is None:
        row = new or old
        assert row is not None
        yield Difference(t(ADDED if old is None else REMOVED), _kind(row, t), name)
        return
    mine, theirs = new.values(), old.values()
    fields = [field for field in {**theirs, **mine} if field not in BOOKKEEPING
              and _blank(mine.get(field)) != _blank(theirs.get(field))]
    for field in fields:
        title = t(TITLES.get(field, field.replace("_", " ").capitalize()))
        was, is_ = ("" if field in SILENT else _said(doc, row, field, t) for doc, row in ((before, old), (now, new)))
        yield Difference(t(CHANGED), _kind(new, t), name, title, was, is_)
    if not fields and mine.get("rank") != theirs.get("rank"):
        yield Difference(t(MOVED), _kind(new, t), name)


def _blank(value: Any) -> Any:
    """0 and false aren't nothing; an empty text or list is."""
    return None if value is None or value in ("", (), {}) else value


def _said(doc: Reader, row: Record, field: str, t: Texts) -> Any:
    value = row.values().get(field)
    if isinstance(value, Part):
        return "\n".join(str(text) for text in dict(value).values() if text)
    value = shown(doc, row, field, value, t)
    if isinstance(value, bool):
        return t("yes") if value else t("no")
    return "" if value in (None, "[]", "{}") else value


def _kind(row: Record, t: Texts) -> str:
    if isinstance(row, Card):
        kind = card_kinds().get(row.kind)
        return t(kind.title) if kind else row.kind
    return next((t(word) for kind, word in KINDS.items() if isinstance(row, kind)), row.table)


def _name(doc: Reader, row: Record, t: Texts) -> str:
    """As people call it: “RP-003 …”, “Maria at Delivery”, a title or a name."""
    if isinstance(row, Emotion):
        persona, step = doc.find(Persona, row.persona), doc.find(Step, row.step)
        return t("{persona} at “{step}”", persona=persona.name if persona else "", step=step.title if step else "")
    if isinstance(row, Measurement):
        return f"{row.segment} {row.on}"
    if isinstance(row, Link):
        ends = (doc.find(Card, id) for id in (row.source, row.target))
        return " → ".join(end.title if end else "" for end in ends)
    if isinstance(row, Asset):
        return row.mime
    title = str(getattr(row, "title", None) or getattr(row, "name", None) or t(UNTITLED))
    return f"RP-{row.number:03d} {title}" if isinstance(row, RedPoint) else title


def _row(sheet: "Worksheet", content: Content, row: int, one: Difference) -> None:
    ink = content.ink
    for column, text in enumerate((one.change, one.what, one.name, one.field), start=1):
        put_text(ink, at(sheet, row, column), text, "band" if column == 1 else "text")
    for column, value in ((5, one.before), (6, one.now)):
        cell = at(sheet, row, column)
        if isinstance(value, int | float):
            put_number(ink, cell, value, "left line")
        elif one.field == content.t(TITLES["due"]) and value:
            put_date(ink, cell, str(value), "date")
        else:
            put_text(ink, cell, str(value), "text")
    texts = [(str(text)[:500], width) for text, width in zip(
        (one.name, one.field, one.before, one.now), WIDTHS[2:], strict=True)]
    sheet.row_dimensions[row].height = max(estimated_height(texts), 18.0)
