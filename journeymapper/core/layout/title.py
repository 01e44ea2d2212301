"""The block above the map: its title, and one line with the state, the personas and the sources."""
from journeymapper.core.document import queries
from journeymapper.core.foundation.i18n import N_
from journeymapper.core.layout import metrics as m
from journeymapper.core.layout.boxes import TextBox, TitleBlock, TitleItem
from journeymapper.core.layout.geometry import Rect
from journeymapper.core.layout.shapes import Setting, text_box
from journeymapper.core.layout.text import TextStyle
from journeymapper.core.model.people import Persona

STATES = {"as-is": N_("AS-IS"), "to-be": N_("TO-BE")}
Part = tuple[str, str | None, str]


def title_block(setting: Setting, width: float) -> TitleBlock:
    """The block at the map's top left; its parts wrap within `width`."""
    rows = queries.journey(setting.doc)
    title = text_box(setting.measure, "title", rows.title, m.MAP_TITLE, (m.MARGIN, m.MARGIN), width)
    y = title.rect.bottom + m.TITLE_LINE_GAP
    items, bottom = _line(_parts(setting), y, width, setting)
    height = m.on_grid((bottom if items else title.rect.bottom) - m.MARGIN)
    return TitleBlock(Rect(m.MARGIN, m.MARGIN, width, height), title, items)


def _parts(setting: Setting) -> list[Part]:
    journey = queries.journey(setting.doc)
    parts: list[Part] = []
    if journey.state:
        parts.append(("chip", None, setting.t(STATES[journey.state])))
    parts += [("persona", row.id, _who(row)) for row in queries.personas(setting.doc)]
    about = " · ".join(text for text in (journey.organisation, journey.sources) if text)
    if about:
        parts.append(("note", None, about))
    return parts


def _who(persona: Persona) -> str:
    return f"{persona.name}, {persona.segment}" if persona.segment else persona.name


def _line(parts: list[Part], y: float, width: float, setting: Setting) -> tuple[tuple[TitleItem, ...], float]:
    """The parts side by side, on as many lines as they need; and where the last line ends."""
    items: list[TitleItem] = []
    x, right, bottom = m.MARGIN, m.MARGIN + width, y
    for kind, id, text in parts:
        item = _item(kind, id, text, x, y, right - m.MARGIN, setting)
        if items and item.rect.right > right:
            x, y = m.MARGIN, bottom + m.TEXT_GAP
            item = _item(kind, id, text, x, y, right - m.MARGIN, setting)
        items.append(item)
        bottom, x = max(bottom, item.rect.bottom), item.rect.right + m.ITEM_GAP
    return tuple(items), bottom


def _item(kind: str, id: str | None, text: str, x: float, y: float, width: float, setting: Setting) -> TitleItem:
    measure = setting.measure
    if kind == "chip":
        w, h = measure.advance(text, m.CHIP) + 2 * m.CHIP_PAD_X, measure.line_height(m.CHIP) + 2 * m.CHIP_PAD_Y
        box = _part(text, m.CHIP, x + m.CHIP_PAD_X, y + m.CHIP_PAD_Y, w, setting)
        return TitleItem("chip", id, Rect(x, y, w, h), box)
    left = x + (m.PERSONA_SAMPLE + m.TEXT_GAP if kind == "persona" else 0.0)
    room = m.MARGIN + width - left
    if measure.advance(text, m.MAP_LINE) > room and x > m.MARGIN:
        room = width
    box = _part(text, m.MAP_LINE, left, y + m.CHIP_PAD_Y, room, setting)
    rect = Rect(x, y, box.rect.right - x, box.rect.h + 2 * m.CHIP_PAD_Y)
    return TitleItem("persona" if kind == "persona" else "note", id, rect, box)


def _part(text: str, style: TextStyle, x: float, y: float, room: float, setting: Setting) -> TextBox:
    """A text as wide as its widest line."""
    box = text_box(setting.measure, "text", text, style, (x, y), room)
    widest = max(setting.measure.advance(text[start:end], style) for start, end in box.lines)
    return TextBox(box.role, text, style, Rect(x, y, min(room, widest), box.rect.h), box.lines)
