"""What is pulled at a card's edge: the handle that begins a link, the right edge of a span."""
from dataclasses import dataclass

from PySide6.QtCore import Qt

from journeymapper.core.commands.cards import set_span
from journeymapper.core.commands.links import add_link
from journeymapper.core.document.reader import Reader
from journeymapper.core.foundation.errors import UserError
from journeymapper.core.foundation.i18n import N_
from journeymapper.core.layout import metrics as m
from journeymapper.core.layout.geometry import Rect
from journeymapper.core.layout.plan import Plan
from journeymapper.core.model.cards import Card, Process
from journeymapper.core.model.journey import Step
from journeymapper.ui.canvas.focus import focus_on
from journeymapper.ui.canvas.layers.links import handle_at
from journeymapper.ui.canvas.preview import Preview, Refusal, Target
from journeymapper.ui.canvas.tools.host import Host, Pointer

EDGE = 5.0
NOT_A_CARD = N_("A link ends at a card: drop it on one.")
ITSELF = N_("A link joins two different cards.")


@dataclass
class Linker:
    """hovered: the card under the pointer, whose handle shows; source: of the link whose target is being chosen."""

    hovered: str | None = None
    source: str | None = None


def handled(host: Host, linker: Linker) -> list[str]:
    """The cards that show a handle: the one under the pointer, and the one that is selected alone."""
    alone = len(host.session.selection) == 1
    if linker.hovered is None and not alone:  # at each frame of a scroll
        return []
    ids = [linker.hovered, *(host.session.selection.ids if alone else ())]
    return [id for id in dict.fromkeys(ids) if id is not None and id in host.plan.boxes]


def link_target(plan: Plan, doc: Reader, source: str, card: str | None) -> Target | Refusal:
    """What a link from one card to another thing would be."""
    row = doc.find(Card, card)
    rect = plan.rect(card) if card is not None else None
    if row is None or rect is None:
        return Refusal((NOT_A_CARD, {}))
    if row.id == source:
        return Refusal((ITSELF, {}), rect)
    words = (N_("Link to “{name}”"), {"name": row.title}) if row.title else (N_("Link to this card"), {})
    return Target("link", "link", rect.grown(3), words, about=row.id)


class LinkDrag:
    """A line from a card's handle to another card."""

    name, axes, cursor = "link", "xy", Qt.CursorShape.CrossCursor

    def __init__(self, source: str) -> None:
        self.source = source

    def target(self, host: Host, pointer: Pointer) -> Target | Refusal:
        """The card under the pointer."""
        card = pointer.hit.id if pointer.hit.kind == "card" else None
        return link_target(host.plan, host.session.store, self.source, card)

    def move(self, host: Host, pointer: Pointer) -> None:
        """Show the line."""
        host.set_preview(Preview(self.target(host, pointer), link_from=self.source, at=(pointer.sx, pointer.sy)))

    def drop(self, host: Host, pointer: Pointer) -> None:
        """Make the link and select it, so that its kind and label can be set."""
        target = self.target(host, pointer)
        if isinstance(target, Refusal):
            raise UserError(target.words[0], **target.words[1])
        made = host.session.run(add_link, self.source, str(target.about))
        focus = focus_on(host.plan, str(target.about))
        if focus is not None:
            host.set_focus(focus)
        host.session.selection.set([made])

    def cancel(self, host: Host) -> None:
        """Nothing was done."""


class SpanDrag:
    """The right edge of a process to another step."""

    name, axes, cursor = "span", "x", Qt.CursorShape.SizeHorCursor

    def __init__(self, process: Process) -> None:
        self.process = process

    def until(self, host: Host, pointer: Pointer) -> int:
        """The last column that it would cover; its own step at the least."""
        plan = host.plan
        column = plan.column_at(min(max(pointer.x, plan.left), plan.right - 1))
        first = plan.column_index[str(self.process.step)]
        return max(first, plan.column_index[column.step] if column is not None else first)

    def move(self, host: Host, pointer: Pointer) -> None:
        """Show how far it would reach."""
        plan = host.plan
        rect, column = plan.rect(self.process.id), plan.columns[self.until(host, pointer)]
        if rect is None:
            return
        step = host.session.store.find(Step, column.step)
        wide = Rect(rect.x, rect.y, column.x + column.w - m.CARD_INSET - rect.x, rect.h)
        words = (N_("Until “{step}”"), {"step": step.title if step is not None else ""})
        host.set_preview(Preview(Target("card", "process", wide, words), at=(pointer.sx, pointer.sy)))

    def drop(self, host: Host, pointer: Pointer) -> None:
        """Set the last step."""
        until = host.plan.columns[self.until(host, pointer)].step
        if until != (self.process.until or self.process.step):
            host.session.run(set_span, self.process.id, until)

    def cancel(self, host: Host) -> None:
        """Nothing was done."""


def grip_at(host: Host, linker: Linker, pointer: Pointer) -> LinkDrag | SpanDrag | None:
    """What a press would pull: a handle that shows, else the right edge of a process."""
    for card in handled(host, linker):
        if host.view.zoom >= m.HANDLE_ZOOM and handle_at(host.plan, host.view, card, (pointer.sx, pointer.sy)):
            return LinkDrag(card)
    process = span_edge(host, pointer)
    return SpanDrag(process) if process is not None else None


def span_edge(host: Host, pointer: Pointer) -> Process | None:
    """The process whose right edge is under the pointer."""
    row = host.plan.row_at(pointer.y)
    if row is None or row.arrangement != "span":
        return None
    for away in (0.0, EDGE / host.view.zoom):
        hit = host.plan.hit(pointer.x - away, pointer.y)
        rect = host.plan.rect(hit.id) if hit.kind == "card" and hit.id is not None else None
        if rect is not None and abs(rect.right - pointer.x) * host.view.zoom <= EDGE:
            return host.session.store.find(Process, hit.id)
    return None
