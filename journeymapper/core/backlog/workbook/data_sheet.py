"""The sheets Data (one row per card, all fields) and Parking lot (the parked ones)."""
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from openpyxl.utils import get_column_letter

from journeymapper.core.comparing.words import TITLES, as_json, shown
from journeymapper.core.document import queries
from journeymapper.core.document.reader import Reader
from journeymapper.core.foundation.i18n import N_, Texts
from journeymapper.core.model.cards import Card
from journeymapper.core.model.journey import Stage, Step
from journeymapper.core.model.kinds import card_kinds, card_models

from .cells import at, put_date, put_number, put_text
from .content import Content
from .sheets import add_table, headers, on_paper, widths

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

HEADER_ROW = 1
WIDE = {"title": 36, "text": 36, "evidence": 28, "proposal": 28, "about": 28, "kind": 16, "stage": 16, "step": 18,
        "lane": 18, "id": 22}
WRAPPED = ("kind", "stage")
FIRST = ("kind", "step", "lane", "title", "text")
OTHER = "other"
PARKED = ("kind", "lane", "number", "title", "text", "evidence", "votes")


def write_data(sheet: "Worksheet", content: Content) -> None:
    """Fill the sheet Data: cards by lane and step, in the map's order; unknown fields as JSON in the last column."""
    models: list[type[Card]] = [Card, *card_models().values()]
    known = {name: None for model in models for name in model.model_fields}
    fields = [*FIRST, *(name for name in known if name not in (*FIRST, "rank", "id")), OTHER, "rank", "id"]
    cards = ordered_cards(content.doc)
    _table(sheet, content, "Cards", ["stage", *fields], cards)
    for name in ("rank", "id"):
        sheet.column_dimensions[get_column_letter(fields.index(name) + 2)].hidden = True
    on_paper(sheet, content.journey.title, content.page, titles=f"{HEADER_ROW}:{HEADER_ROW}")
    sheet.print_area = f"A1:{get_column_letter(len(FIRST) + 2)}{HEADER_ROW + max(len(cards), 1)}"


def write_parking(sheet: "Worksheet", content: Content) -> None:
    """Fill the sheet Parking lot."""
    cards = queries.parked(content.doc)
    _table(sheet, content, "ParkingLot", PARKED, cards)
    if not cards:
        put_text(content.ink, at(sheet, HEADER_ROW + 3, 1), content.t("No card waits in the parking lot."), "subtitle")
    on_paper(sheet, content.journey.title, content.page, titles=f"{HEADER_ROW}:{HEADER_ROW}")


def ordered_cards(doc: Reader) -> list[Card]:
    """All cards: by lane, then step, then their own order; parked ones and those without lane last."""
    lanes = {lane.id: place for place, lane in enumerate(queries.lanes(doc))}
    steps = {step.id: place for place, step in enumerate(queries.columns(doc))}
    return sorted(doc.every(Card), key=lambda card: (
        card.step is None, lanes.get(card.lane or "", len(lanes)), steps.get(card.step or "", len(steps)),
        card.rank, card.id))


def _table(sheet: "Worksheet", content: Content, name: str, fields: Sequence[str], cards: Sequence[Card]) -> None:
    t, ink = content.t, content.ink
    titles = TITLES | {"stage": N_("Stage"), OTHER: N_("Other fields"), "rank": N_("Rank")}
    names = headers([t(titles.get(field, field.replace("_", " ").capitalize())) for field in fields])
    for number, title in enumerate(names, start=1):
        put_text(ink, at(sheet, HEADER_ROW, number), title, "head app")
        put_text(ink, at(sheet, HEADER_ROW + 1, number), "", "data")
    stages = {step.id: content.doc.find(Stage, step.stage) for step in content.doc.every(Step)}
    for row, card in enumerate(cards, start=HEADER_ROW + 1):
        stage = stages.get(card.step or "")
        values = shown_values(content.doc, card, t) | {"stage": stage.title if stage else None}
        for number, field in enumerate(fields, start=1):
            value = values.get(field)
            if value is not None and value != "":
                _put(content, sheet, row, number, field, value)
    add_table(sheet, name, names, HEADER_ROW, HEADER_ROW + max(len(cards), 1))
    widths(sheet, [WIDE.get(field, max(11, len(title) + 3)) for field, title in zip(fields, names, strict=True)])
    sheet.row_dimensions[HEADER_ROW].height = 24
    sheet.freeze_panes = f"A{HEADER_ROW + 1}"


def _put(content: Content, sheet: "Worksheet", row: int, column: int, field: str, value: Any) -> None:
    cell = at(sheet, row, column)
    if isinstance(value, bool):
        put_text(content.ink, cell, content.t("yes") if value else content.t("no"), "data")
    elif isinstance(value, int | float):
        put_number(content.ink, cell, value, "data")
    elif field == "due":
        put_date(content.ink, cell, value, "data date")
    else:
        put_text(content.ink, cell, value, "data wrapped" if field in WRAPPED else "data")


def shown_values(doc: Reader, card: Card, t: Texts) -> dict[str, Any]:
    """A card's fields for people: names in the place of ids, words in the map's language, lists in one text."""
    known = type(card).model_fields
    values = {name: shown(doc, card, name, value, t) for name, value in card.__dict__.items() if name in known}
    kind = card_kinds().get(card.kind)
    values["kind"] = t(kind.title) if kind else card.kind
    values[OTHER] = as_json(card.__pydantic_extra__) if card.__pydantic_extra__ else None
    return values
