"""A map that is edited at random with its journal beside it."""
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from random import Random

from journeymapper.core.commands import cards, grid, records
from journeymapper.core.document import queries
from journeymapper.core.foundation.errors import Refused
from journeymapper.core.model.cards import Card
from journeymapper.core.persistence.codec import encode
from journeymapper.core.persistence.journal.journal import Journal
from journeymapper.core.persistence.journal.shelf import Offer, offers
from journeymapper.core.persistence.reading import content_hash
from tests.support.maps import small


class Recorded:
    """A map, its file and its journal, as the program keeps them."""

    def __init__(self, folder: Path, *, new: bool = False, journal: Callable[..., Journal] = Journal) -> None:
        self.shelf, self.file = folder / "recovery", folder / "map.journey"
        self.session = small()
        self.troubles: list[OSError] = []
        base = tuple(self.session.store.records.values())
        if not new:
            self.file.write_bytes(encode(base))
        self.journal = journal(
            self.session.store, {}, self.shelf, self.troubles.append, file=None if new else self.file,
            hash=None if new else content_hash(self.file.read_bytes()), base=base if new else None)
        self.journal.begin(self.session.history)
        self.session.changed.connect(self.journal.changed)
        self.session.history_changed.connect(lambda: self.journal.stepped(self.session.history))

    def rename(self, title: str) -> None:
        self.session.run(records.rename, queries.stages(self.session.store)[0].id, title)

    def act(self, random: Random) -> None:
        """Something that a person might do."""
        doc = self.session.store
        steps, stages = queries.columns(doc), queries.stages(doc)
        acts: list[Callable[[], object]] = [
            lambda: self.rename(f"Stage {random.random()}"),
            lambda: self.session.run(cards.add_card, "note", step=random.choice(steps).id, title="“Ñandú” 🙂"),
            lambda: self.session.run(grid.add_stage, random.randrange(3), "More"),
            lambda: self.session.run(records.delete, [random.choice(stages).id]),
            lambda: self.session.run(records.delete, [card.id for card in doc.every(Card)][:2]),
            self.session.undo, self.session.redo,
            lambda: self.typing(random, keep=random.random() < 0.5),
        ]
        with suppress(Refused, IndexError):
            random.choice(acts)()

    def typing(self, random: Random, *, keep: bool) -> None:
        """An editor that is open for a while, then closed or cancelled."""
        gesture = self.session.gesture("Rename")
        for _ in range(random.randrange(4) if queries.stages(self.session.store) else 0):
            self.rename(f"typed {random.random()}")
        if keep:
            gesture.close()
        else:
            gesture.cancel()

    def settled(self) -> Path:
        """The journal's file, once all of it is written."""
        writer = self.journal._writer
        assert writer is not None
        assert writer.settle()
        return writer.path

    def crash(self) -> None:
        """As if the process were killed now: nothing more is written, the system lets go of the file."""
        self.settled()
        writer = self.journal._writer
        assert writer is not None
        with writer._syncing:
            descriptor, writer._descriptor = writer._descriptor, None
        assert descriptor is not None
        writer._files.close(descriptor)
        self.journal._writer = None

    def offered(self) -> list[Offer]:
        return offers(self.shelf)
