"""Inline editing on the sheet: which text, where it stands, what becomes of it."""
from math import ceil
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect
from PySide6.QtGui import QFont, QFontInfo, QRegion

from journeymapper.core.commands.records import rename, set_fields
from journeymapper.core.foundation.errors import UserError
from journeymapper.core.foundation.i18n import N_
from journeymapper.core.layout import metrics
from journeymapper.core.layout.boxes import TextBox
from journeymapper.core.layout.geometry import Rect
from journeymapper.core.layout.text import TextStyle
from journeymapper.core.model.cards import Card
from journeymapper.core.model.journey import Journey
from journeymapper.core.model.other import Link
from journeymapper.core.model.people import Emotion
from journeymapper.core.model.record import Record
from journeymapper.core.session.session import Gesture
from journeymapper.ui.canvas import sign_help
from journeymapper.ui.canvas.edging import head_plan, stage_title, step_title, titles_plan
from journeymapper.ui.canvas.inline import InlineEdit
from journeymapper.ui.canvas.layers.links import link_place
from journeymapper.ui.canvas.layers.outlines import place_of
from journeymapper.ui.canvas.measure import line_height, qfont
from journeymapper.ui.canvas.sticky import held_lane, held_step, title_shift
from journeymapper.ui.canvas.viewport import Viewport
from journeymapper.ui.theme.tokens import Tokens

if TYPE_CHECKING:
    from journeymapper.ui.canvas.sheet import Sheet

EDGE, PAD, LEAST, AIR = 2, 3, 80.0, 12
# Pixels: what is typed is read at every zoom.
READABLE = 10.0
_LABEL_ROOM = 200.0
# A mask of nothing would be none.
NOWHERE = QRect(-1, -1, 1, 1)


def begin(
    sheet: "Sheet", id: str, gesture: Gesture | None = None, *, new: bool = False, typed: str = "",
    replace: bool = True, text: str | None = None,
) -> None:
    """Edit the text of a thing that the sheet shows; without `gesture` the edit is a step of its own.

    `replace`: what is typed takes the place of the text, which is selected; else it goes to its end, as a word of
    its own. `text`: what to edit in place of the thing's own.
    """
    sheet.inline.finish()  # a new thing left empty goes with it, and it may be this one
    record = sheet.session.store.get(id)
    if record is None or not sheet.inline.wanted.shows(id):
        if gesture is not None:
            gesture.close()
        return
    if text is None:
        text = sign_help.shown_title(sheet, record) if isinstance(record, Card) else text_of(record)
        if not replace and text and (typed or sheet.composing):
            text += " "
    if gesture is None:
        names: dict[type, str] = {Emotion: N_("Edit quote"), Link: N_("Edit label")}
        gesture = sheet.session.gesture(names.get(type(record), N_("Rename")))
    sheet.inline.begin(
        id, text, gesture, new=new, typed=typed, replace=replace, hold=sheet.composing,
        helper=(lambda edit: sign_help.help_for(sheet, record, edit)) if isinstance(record, Card) else None,
    )
    if isinstance(record, Emotion):
        sheet.viewport().update()  # the quote isn't painted while it is written
    if sheet.inline.edit is not None:
        said: dict[type, str] = {Emotion: N_("Quote"), Link: N_("Label")}
        sheet.inline.edit.setAccessibleName(sheet.t(said.get(type(record), N_("Title"))))


def text_of(record: Record) -> str:
    """What is edited in place."""
    if isinstance(record, Emotion):
        return record.quote or ""
    return record.label or "" if isinstance(record, Link) else getattr(record, "title", "")


def write(sheet: "Sheet", id: str, text: str, last: bool = False) -> None:
    """Store what is typed; a refusal is said, the text stays in the editor. `last`: signs set their fields."""
    record, edit = sheet.session.store.get(id), sheet.inline.edit
    if record is None:
        return
    try:
        if edit is not None and edit.helper is not None and edit.helper.commit(text, last):
            return
        if isinstance(record, Emotion):
            sheet.session.run(set_fields, [id], quote=text or None)
        elif isinstance(record, Link):
            sheet.session.run(set_fields, [id], label=" ".join(text.split()) or None)
        else:
            sheet.session.run(rename, id, text)
    except UserError as error:
        sheet.refuse(error)


def spot(sheet: "Sheet", id: str) -> tuple[Rect, TextStyle] | None:
    """(rectangle of the text on the screen, its style); None where it isn't shown."""
    plan, view = sheet.plan, sheet.view
    inline, record = sheet.inline, sheet.session.store.get(id)
    edit = inline.on_sheet
    helper = edit.helper if edit is not None and inline.id == id else None
    if helper is not None and (own := helper.spot()) is not None:
        return own
    if isinstance(record, Journey):
        return view.edge_to_screen(plan.title.title.rect, view.title_corner), plan.title.title.style
    box = plan.boxes.get(id)
    if box is not None:
        row = plan.row(box.lane)
        title = next((text for text in box.texts if text.role == "title"), None)
        if row is None or title is None:
            return None
        rect = title.rect.moved(box.rect.x, box.rect.y + row.y)
        return view.to_screen(rect), title.style
    if id in plan.points:
        point = plan.rect(id) or Rect(0, 0, 1, 1)
        width = metrics.COLUMN - 2 * metrics.CARD_INSET
        rect = Rect(point.centre[0] - width / 2, point.bottom + 6, width, 18)
        return view.to_screen(rect), metrics.EMOTION_QUOTE
    route = plan.route(id) if id in plan.links.ends else None
    if route is not None:
        place = link_place(route)
        wide = max(place.w, _LABEL_ROOM)
        return view.to_screen(Rect(place.centre[0] - wide / 2, place.y, wide, place.h)), metrics.LINK_LABEL
    return _header_spot(sheet, id)


def _header_spot(sheet: "Sheet", id: str) -> tuple[Rect, TextStyle] | None:
    plan, view = sheet.plan, sheet.view
    left = view.body_to_map(view.gutter_right, 0)[0] * view.stretch
    stage = next((box for box in plan.stages if box.stage == id), None)
    if stage is not None:
        title = stage_title(plan, view, stage)
        wide = stage._replace(x=stage.x * view.stretch, w=stage.w * view.stretch)
        return _beside(view, title, title_shift(title, wide, left)), title.style
    if id in plan.header.steps:
        step, title = held_step(head_plan(plan, view), left), step_title(plan, view, id)
        return _beside(view, title, step.shift if step is not None and step.step == id else 0.0), title.style
    titles = titles_plan(plan, view)
    row = titles.row(id)
    if row is not None and row.texts:
        lane = held_lane(titles, view.rows_top * view.stretch)
        down = lane.shift if lane is not None and lane.row is row else 0.0
        return view.edge_to_screen(row.texts[0].rect.moved(0, row.y + down), view.titles_corner), row.texts[0].style
    return None


def _beside(view: Viewport, title: TextBox, aside: float) -> Rect:
    """A title of a header so far to the right of its place."""
    rect = title.rect._replace(x=title.rect.x + aside, w=title.rect.w - aside)
    return view.edge_to_screen(rect, view.head_corner)


def _zoom_of(sheet: "Sheet", id: str) -> float:
    """The zoom at which a thing's text is shown."""
    plan, view = sheet.plan, sheet.view
    free = id in plan.boxes or id in plan.points or id in plan.links.ends
    return view.zoom if free else view.edge


def place(sheet: "Sheet", follow: bool = False) -> None:
    """Put the open editor over its text, as high as what is typed; `follow`: and scroll so that the caret is seen."""
    inline = getattr(sheet, "inline", None)
    edit = inline.on_sheet if inline is not None else None
    if edit is None:
        return
    found = spot(sheet, sheet.inline.id)
    if found is None or (place_of(sheet.plan, sheet.view, sheet.inline.id) is None and not isinstance(
        sheet.session.store.get(sheet.inline.id), Journey
    )):
        sheet.session.later(sheet.inline.finish)
        return
    rect, style = found
    zoom = _zoom_of(sheet, sheet.inline.id)
    edit.setFont(screen_font(style, zoom, edit.logicalDpiY()))
    dress(edit, sheet.theme.tokens)
    around = EDGE + PAD
    width = ceil(max(rect.w * _wider(style, edit.font(), zoom), LEAST)) + 1 + 2 * around
    edit.resize(width, edit.height())
    height = max(rect.h, edit.document().size().height()) + 2 * around
    left = round(rect.x - around)
    if qfont(style).pixelSize() * zoom < READABLE:  # wider than what it covers: still all in sight
        left = max(0, min(left, int(sheet.view.w) - width))
    edit.setGeometry(left, round(rect.y - around), width, ceil(height))
    if edit.helper is not None:
        edit.helper.place()
    if follow:
        _show_caret(sheet, edit)
    _cut(sheet, edit)


def dress(edit: InlineEdit, tokens: Tokens) -> None:
    """The editor's look, wherever it stands."""
    look = (
        f"#inline-edit {{ background: {tokens.surface}; color: {tokens.ink}; border: {EDGE}px solid {tokens.accent};"
        f" border-radius: 4px; padding: {PAD}px; }}"
    )
    if edit.styleSheet() != look:  # each one set anew is polished anew
        edit.setStyleSheet(look)


def _show_caret(sheet: "Sheet", edit: InlineEdit) -> None:
    """Scroll as little as possible so that all is seen; of a text higher or wider than the view what is written."""
    view, caret = sheet.view, edit.cursorRect().translated(edit.pos())
    left, top = _edges(sheet)
    start, end = float(edit.x()), float(edit.x() + edit.width())
    room = view.w - (left or 0)
    if end - start > room:  # from its beginning, if the caret is seen then
        end = caret.right() + AIR
        start = start if end - start <= room else caret.left() - AIR
    aside = lift = 0.0
    if left is not None:
        aside = min(end - view.w, start - left) if end > view.w else min(0.0, start - left)
    first, last = float(edit.y()), float(edit.y() + edit.height())
    if last - first > view.h - (top or 0):
        first, last = caret.top() - AIR, caret.bottom() + AIR
    if last > view.h:
        lift = last - view.h
    elif top is not None:
        lift = min(0.0, first - top)
    if aside or lift:
        sheet.scroll_view(view.x + aside, view.y + lift)


def _cut(sheet: "Sheet", edit: InlineEdit) -> None:
    """Like its card the editor goes under the strips that stay."""
    left, top = (round(edge or 0) for edge in _edges(sheet))
    seen = QRect(left, top, ceil(sheet.view.w), ceil(sheet.view.h)).translated(-edit.pos())
    shown = seen & edit.rect()
    if shown == edit.rect():
        edit.clearMask()
    else:
        edit.setMask(QRegion(shown if not shown.isEmpty() else NOWHERE))


def _edges(sheet: "Sheet") -> tuple[float | None, float | None]:
    """The left and upper edge of where the text that is edited may be seen; None where it doesn't scroll."""
    view, id = sheet.view, sheet.inline.id
    if isinstance(sheet.session.store.get(id), Journey):
        return 0.0, 0.0
    if sheet.plan.row(id) is not None:
        return None, view.head_bottom
    header = sheet.plan.header
    return view.gutter_right, None if id in header.stages or id in header.steps else view.head_bottom


def screen_font(style: TextStyle, zoom: float, dpi: int) -> QFont:
    """The card's own font at a zoom, never too small to read, as near as Qt comes: it rounds to whole pixels."""
    made = QFont(qfont(style))
    made.setPointSizeF(max(READABLE, made.pixelSize() * zoom) * 72 / dpi)
    return made


def _wider(style: TextStyle, shown: QFont, zoom: float) -> float:
    """How much wider the rounded font runs than the painted one: so much room keeps the same breaks."""
    return QFontInfo(shown).pixelSize() / (qfont(style).pixelSize() * zoom)


def line_pixels(sheet: "Sheet", id: str) -> float:
    """How high a line of a thing's text is on the screen."""
    found = spot(sheet, id)
    if found is None:
        return 0.0
    style = found[1]
    return line_height(style) * max(_zoom_of(sheet, id), READABLE / qfont(style).pixelSize())
