"""The drag of cards: to another cell, sideways in their lanes, or a red point onto what it marks; with Ctrl, copies."""
from PySide6.QtCore import Qt

from journeymapper.core.foundation.errors import UserError
from journeymapper.core.layout.geometry import Rect
from journeymapper.core.layout.plan import Plan
from journeymapper.core.layout.reorder import Placing, placed, with_new
from journeymapper.core.layout.shapes import Setting
from journeymapper.core.model.cards import Card
from journeymapper.ui.canvas import landing, targets
from journeymapper.ui.canvas.preview import Preview, Refusal, Target
from journeymapper.ui.canvas.tools.host import Host, Pointer

Seen = tuple[Plan, list[Rect]]


class Reordering:
    """The plan that shows the cards in their new places; laid out again only where the place is another one."""

    def __init__(self) -> None:
        self._key: object = None
        self._seen: Seen | None = None

    def seen(self, host: Host, placings: list[Placing], *, copying: bool) -> Seen:
        """See `core.layout.reorder.placed`."""
        key = (tuple(placings), copying)
        if self._seen is None or key != self._key:
            setting = Setting(host.session.store, host.presenter.measure, host.t, host.plan.boxes)
            self._key, self._seen = key, placed(host.plan, setting, placings, copying=copying)
        return self._seen


class Arriving(Reordering):
    """The same for a card that is about to be made."""

    def seen_new(self, host: Host, target: Target) -> Seen:
        """See `core.layout.reorder.with_new`; the target names a cell."""
        key = (target.kind, target.lane, target.step, target.index)
        if self._seen is None or key != self._key:
            setting = Setting(host.session.store, host.presenter.measure, host.t, host.plan.boxes)
            self._key = key
            self._seen = with_new(host.plan, setting, target.kind, str(target.lane), str(target.step), target.index)
        return self._seen


class CardsDrag:
    """All selected cards. What is previewed at the pointer is what a release would do."""

    name, axes = "cards", "xy"

    def __init__(self, host: Host, grabbed: Pointer) -> None:
        rows = [row for id in host.session.selection.ids if (row := host.session.store.find(Card, id)) is not None]
        self.ids = [row.id for row in sorted(rows, key=lambda row: (_column(host, row), row.rank, row.id))]
        self.kinds = {row.kind for row in rows}
        self.lanes = {row.lane for row in rows}
        self.step = grabbed.hit.step
        self.copying = False
        self._reordering = Reordering()

    @property
    def cursor(self) -> Qt.CursorShape:
        """A plus sign while copies would be made."""
        return Qt.CursorShape.DragCopyCursor if self.copying else Qt.CursorShape.ClosedHandCursor

    def target(self, host: Host, pointer: Pointer) -> Target | Refusal:
        """Where all of them would land; cards of several lanes keep their lanes where no one takes them all,
        and those of several steps stay as far apart as they are.
        """
        doc, at = host.session.store, (pointer.x, pointer.y)
        if self.kinds == {"red-point"} and len(self.ids) == 1 and not pointer.toggles:
            marked = targets.mark_target(host.plan, doc, at)
            if marked is not None:
                return marked
        moving = () if pointer.toggles else self.ids
        found = [targets.card_target(host.plan, doc, kind, at, moving) for kind in sorted(self.kinds)]
        refusal = next((one for one in found if isinstance(one, Refusal)), None)
        if refusal is not None and len(self.lanes) > 1:
            return targets.across_target(host.plan, doc, self.ids, self.step, at) or refusal
        near = refusal or found[0]
        if isinstance(near, Refusal) or near.action != "card":
            return near
        return targets.apart_target(host.plan, doc, self.ids, self.step, near)

    def move(self, host: Host, pointer: Pointer) -> None:
        """Show the cards in their new places: those of the cell make room, the document is untouched."""
        self.copying = pointer.toggles
        target = self.target(host, pointer)
        seen: Seen | tuple[None, tuple[()]] = (None, ())
        placings = landing.placings(host.session.store, host.plan, target, self.ids, copying=self.copying)
        stays = isinstance(target, Target) and target.action == "across" and not target.index and not self.copying
        if placings and not stays:
            seen = self._reordering.seen(host, placings, copying=self.copying)
        host.set_preview(Preview(target, frozenset(self.ids), at=(pointer.sx, pointer.sy), plan=seen[0],
                                 ghosts=tuple(seen[1]), copying=self.copying))

    def drop(self, host: Host, pointer: Pointer) -> None:
        """Move or copy them there; a refusal says why."""
        target = self.target(host, pointer)
        if isinstance(target, Refusal):
            host.refuse(UserError(target.words[0], **target.words[1]))
            return
        placings = landing.placings(host.session.store, host.plan, target, self.ids, copying=pointer.toggles)
        if pointer.toggles:
            made = landing.copy(host.session, placings)
            host.session.selection.set(made)
        else:
            landing.move(host.session, target, self.ids, placings)

    def cancel(self, host: Host) -> None:
        """Nothing was done."""


def _column(host: Host, card: Card) -> int:
    column = host.plan.column_index.get(card.step or "")
    return -1 if column is None else column
