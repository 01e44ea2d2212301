"""What is dropped from outside: things from the palette, cards from the parking lot.

Paths: drop.idle, drop.hovering, drop.refused.
"""
from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QMimeData

from journeymapper.core.foundation.errors import UserError
from journeymapper.core.model.cards import Card
from journeymapper.ui.canvas import landing, mime, targets
from journeymapper.ui.canvas.focus import focus_on
from journeymapper.ui.canvas.picture_data import offers_pictures
from journeymapper.ui.canvas.preview import NO_PREVIEW, Preview, Refusal, Target
from journeymapper.ui.canvas.tools.carry import Arriving, CardsDrag
from journeymapper.ui.canvas.tools.edge import EdgeScroll
from journeymapper.ui.canvas.tools.host import Host, Pointer

AXES = {"stage": "x", "step": "x", "lane": "y"}


class DropTool:
    """Owns a drag that came from outside, from its entry to its drop."""

    def __init__(self, host: Host) -> None:
        self._host = host
        self._kind: str | None = None
        self._ids: list[str] = []
        self._target: Target | Refusal | None = None
        self._reordering = Arriving()
        self._edge = EdgeScroll(host, self.move)
        self._carried: CardsDrag | None = None

    @property
    def path(self) -> str:
        """The state by name."""
        if self._target is None:
            return "drop.idle"
        return "drop.hovering" if isinstance(self._target, Target) else "drop.refused"

    @contextmanager
    def awaiting(self, carried: CardsDrag) -> Iterator[None]:
        """Meanwhile a drag that left the sheet may come back, and goes on as it was."""
        self._carried = carried
        try:
            yield
        finally:
            self._carried = None

    def _back(self) -> CardsDrag | None:
        return self._carried if self._carried is not None and self._carried.ids == self._ids else None

    def takes(self, data: QMimeData) -> bool:
        """Whether it is something for the map; remembers what."""
        self._kind, self._reordering = mime.palette_kind(data), Arriving()
        ids = mime.card_ids(data) or []
        self._ids = [id for id in ids if self._host.session.store.find(Card, id) is not None]
        if self._kind is None and not self._ids and offers_pictures(data):
            self._kind = "picture"
        return self._kind is not None or bool(self._ids)

    def move(self, pointer: Pointer) -> bool:
        """Show where it would land; says whether it would."""
        self._target, carried = self._find(pointer), self._back()
        if carried is not None:
            carried.move(self._host, pointer)
        else:
            self._host.set_preview(self._preview(pointer))
        self._edge.follow(pointer, AXES.get((self._kind or "").partition(":")[0], "xy"))
        return isinstance(self._target, Target)

    def _preview(self, pointer: Pointer) -> Preview:
        at, target = (pointer.sx, pointer.sy), self._target
        new = isinstance(target, Target) and target.action == "card" and target.lane is not None
        if new and isinstance(target, Target) and self._kind is not None:
            plan, ghosts = self._reordering.seen_new(self._host, target)
            return Preview(target, at=at, plan=plan, ghosts=tuple(ghosts))
        places = landing.placings(self._host.session.store, self._host.plan, target, self._ids) if target else []
        if not (places and self._ids):
            return Preview(target, frozenset(self._ids), at=at)
        plan, ghosts = self._reordering.seen(self._host, places, copying=pointer.toggles)
        return Preview(target, frozenset(self._ids), at=at, plan=plan, ghosts=tuple(ghosts), copying=pointer.toggles)

    def leave(self) -> None:
        """The drag left, by Escape too: nothing stays behind."""
        self._edge.stop()
        self._target = None
        self._host.set_preview(NO_PREVIEW)

    def drop(self, pointer: Pointer) -> Target | None:
        """The target of a drop, for the sheet to make the thing; cards are moved here."""
        target, carried = self._find(pointer), self._back()
        kind, ids = self._kind, self._ids
        self.leave()
        if target is not None and carried is not None:
            self._drop_carried(carried, pointer)
            return None
        if target is None:
            return None
        if isinstance(target, Refusal):
            self._host.refuse(UserError(target.words[0], **target.words[1]))
            return None
        if kind is not None:
            return target
        try:
            places = landing.placings(self._host.session.store, self._host.plan, target, ids)
            if pointer.toggles and places:
                ids = landing.copy(self._host.session, places)
            else:
                landing.move(self._host.session, target, ids)
            self._host.session.selection.set(ids)
            # They were selected in the parking lot already, so the keyboard's place wouldn't follow by itself.
            focus = focus_on(self._host.plan, ids[-1])
            if focus is not None:
                self._host.set_focus(focus)
        except UserError as error:
            self._host.refuse(error)
        return None

    def _drop_carried(self, carried: CardsDrag, pointer: Pointer) -> None:
        try:
            carried.drop(self._host, pointer)
        except UserError as error:
            self._host.refuse(error)

    def _find(self, pointer: Pointer) -> Target | Refusal | None:
        """None: all that was dragged was deleted meanwhile."""
        plan, doc, at = self._host.plan, self._host.session.store, (pointer.x, pointer.y)
        if self._kind is not None:
            return targets.target_for(plan, doc, self._kind, at)
        self._ids = [id for id in self._ids if doc.find(Card, id) is not None]
        if not self._ids:
            return None
        carried = self._back()
        if carried is not None:
            return carried.target(self._host, pointer)
        kinds = {row.kind for id in self._ids if (row := doc.find(Card, id)) is not None}
        moving = () if pointer.toggles else self._ids
        found = [targets.target_for(plan, doc, kind, at, moving) for kind in sorted(kinds)]
        return next((one for one in found if isinstance(one, Refusal)), found[0])
