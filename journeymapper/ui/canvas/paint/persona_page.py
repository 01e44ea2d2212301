"""A persona's pages, painted: for the preview on the screen and for paper alike."""
from typing import NamedTuple

from PySide6.QtGui import QImage

from journeymapper.core.document import queries
from journeymapper.core.document.reader import Reader
from journeymapper.core.foundation.i18n import N_, Texts
from journeymapper.core.foundation.numbers import signed
from journeymapper.core.layout.geometry import Rect
from journeymapper.core.layout.persona_curve import HEAD, SmallCurve, has_curve, small_curve, turns
from journeymapper.core.layout.persona_page import HEIGHT, WIDTH, Page, Words, plan_pages
from journeymapper.core.layout.text import Measure, TextStyle
from journeymapper.core.model.other import Asset
from journeymapper.core.model.people import Persona
from journeymapper.ui.theme.icons import feeling_icon
from journeymapper.ui.theme.load import load_tokens
from journeymapper.ui.theme.tokens import Tokens

from .empathy import paint_empathy, paint_face, round_face
from .pictures import picture
from .surface import Surface

EMPATHY_NAMES = {
    "thinks_and_feels": N_("Thinks and feels"), "sees": N_("Sees"), "hears": N_("Hears"),
    "says_and_does": N_("Says and does"), "pains": N_("Pains"), "gains": N_("Gains"),
}
RELATIONS = {"prospect": N_("prospect"), "customer": N_("customer"), "former": N_("former customer")}
_STAGE, _FACE = TextStyle(10, 600), 14.0


class PersonaSheet(NamedTuple):
    """A persona ready to be painted. tint: its colour; face: its portrait as a disc."""

    pages: tuple[Page, ...]
    tint: str
    face: QImage | None
    curve: SmallCurve | None
    measure: Measure


def persona_sheet(doc: Reader, id: str, t: Texts, tokens: Tokens, measure: Measure) -> PersonaSheet | None:
    """Plan the pages of a persona; None where it isn't there."""
    row = doc.find(Persona, id)
    if row is None:
        return None
    asset = doc.find(Asset, row.portrait)
    image = picture(asset) if asset is not None else None
    pages = plan_pages(_words(doc, row, t), row.empathy, measure, portrait=image is not None,
                       curve=has_curve(doc, id))
    box = next((page.curve for page in pages if page.curve is not None), None)
    place = next((n for n, other in enumerate(queries.personas(doc)) if other.id == id), 0)
    return PersonaSheet(tuple(pages), row.colour or tokens.person(place), round_face(image) if image else None,
                        small_curve(doc, id, box) if box is not None else None, measure)


def paper_tokens() -> Tokens:
    """The colours of paper: those of the light theme."""
    return load_tokens("light")


def paint_page(surface: Surface, sheet: PersonaSheet, number: int, tokens: Tokens) -> None:
    """One page; its origin is the paper's corner."""
    page = sheet.pages[number]
    surface.fill(Rect(0, 0, WIDTH, HEIGHT), tokens.surface)
    surface.fill(Rect(0, 0, WIDTH, 10), sheet.tint)
    if page.portrait is not None:
        paint_face(surface, page.portrait, tokens, sheet.tint, sheet.face)
    if page.empathy is not None:
        plan, x, y = page.empathy
        paint_empathy(surface, plan, tokens, sheet.tint, sheet.face, (x, y))
    if page.curve is not None and sheet.curve is not None:
        _curve(surface, page.curve, sheet, sheet.curve, tokens)
    for text in (*page.texts, *([page.foot] if page.foot is not None else ())):
        surface.text((text.x, text.y), text.width, text.text, text.style, text.lines, getattr(tokens, text.role))
    surface.flush()


def _curve(surface: Surface, box: Rect, sheet: PersonaSheet, curve: SmallCurve, tokens: Tokens) -> None:
    for stage in curve.stages:
        bar = Rect(stage.x + 1, box.y, stage.width - 2, HEAD - 4)
        surface.fill(bar, tokens.stage_bar)
        lines = sheet.measure.lines(stage.title, _STAGE, max(1.0, bar.w - 10))[:1]
        surface.text((bar.x + 5, bar.y + 3), bar.w - 10, stage.title, _STAGE, lines, tokens.stage_bar_text)
    for y in (curve.zero,):
        surface.line((box.x, y), (box.right, y), tokens.emotion_zero, 1.0, (3.0, 3.0))
    surface.line((box.x, box.bottom), (box.right, box.bottom), tokens.hairline)
    if curve.spots:
        surface.curve(curve.spots[0], curve.segments, sheet.tint, 2.0)
    for (x, y), value in zip(curve.spots, curve.values, strict=True):
        surface.disc((x, y), _FACE / 2 + 1.5, tokens.surface)
        surface.icon(feeling_icon(value), tokens.feeling(value), (x - _FACE / 2, y - _FACE / 2), _FACE)


def _words(doc: Reader, row: Persona, t: Texts) -> Words:
    relation = t(RELATIONS[row.relation]) if row.relation else ""
    found = turns(doc, row.id)
    note = "" if found is None else t("Best: {best} ({high}). Worst: {worst} ({low}).", best=found[0].step,
                                      high=signed(found[0].value, t), worst=found[1].step,
                                      low=signed(found[1].value, t))
    return Words(
        name=row.name or t("Untitled"), facts=" · ".join(part for part in (row.segment, relation) if part),
        quote=row.quote or "", goals=row.goals or "", goals_title=t("Goals"), empathy_title=t("Empathy map"),
        fields={field: t(name) for field, name in EMPATHY_NAMES.items()}, curve_note=note,
        curve_title=t("How “{title}” feels", title=queries.journey(doc).title or t("Untitled")),
    )
