"""Walking through what was found, and replacing it, one by one or all at once."""
from collections.abc import Callable

from journeymapper.core.commands.texts import replace_hits
from journeymapper.core.document.search import Chosen, Hit, Query, find
from journeymapper.core.model.record import Record

from .session import Session

Sort = Callable[[Record], bool]


class Finder:
    """The hits of one query and a place among them; no place before the first step.

    others: how many hits there are among records that aren't of the sort that was asked for.
    """

    def __init__(self, session: Session, chosen: Chosen | None = None) -> None:
        """chosen: the words for what is chosen, as `find` takes them."""
        self._session, self._chosen = session, chosen or {}
        self.query = Query("")
        self.hits: list[Hit] = []
        self.others = 0
        self._place = -1
        self._sort: Sort | None = None

    @property
    def current(self) -> Hit | None:
        """The hit where one stands."""
        return self.hits[self._place] if 0 <= self._place < len(self.hits) else None

    @property
    def number(self) -> int:
        """Its number from 1 on, 0 for none."""
        return self._place + 1 if self.current is not None else 0

    def search(self, query: Query, sort: Sort | None = None) -> None:
        """Find anew. One stays at the same hit where it is still there, else at one of the same record."""
        before = self.current
        self.query, self._sort = query, sort
        doc = self._session.store
        found = find(doc, query, self._chosen)
        self.hits = [hit for hit in found if sort is None or ((row := doc.get(hit.id)) is not None and sort(row))]
        self.others = len(found) - len(self.hits)
        if before is None:
            return
        exact = (n for n, hit in enumerate(self.hits)
                 if (hit.id, hit.field, hit.start) == (before.id, before.field, before.start))
        near = next(exact, None)
        self._place = near if near is not None else self._of(before.id, min(self._place, len(self.hits) - 1))

    def start_at(self, id: str | None) -> Hit | None:
        """Stand at the first hit of this record, where it has none at the first of all."""
        self._place = self._of(id, 0 if self.hits else -1)
        return self.current

    def step(self, by: int) -> Hit | None:
        """The next hit (by 1) or the one before (by −1), round and round."""
        if self.hits:
            self._place = (self._place + by) % len(self.hits) if self._place >= 0 else (0 if by > 0 else -1)
            self._place %= len(self.hits)
        return self.current

    def replace(self, text: str) -> Hit | None:
        """Replace the hit where one stands and go on to the next. What the new text holds isn't met again at once.

        Raises Refused.
        """
        hit, place = self.current, self._place
        if hit is None:
            return None
        done = self._session.run(replace_hits, [hit], text)
        self.search(self.query, self._sort)
        if not done:
            return self.step(1)
        end = hit.start + len(text)
        own = sum((other.id, other.field) == (hit.id, hit.field) and hit.start <= other.start < end
                  for other in self.hits)
        self._place = (place + own) % len(self.hits) if self.hits else -1
        return self.current

    def replace_all(self, text: str) -> int:
        """Replace all of them as one step; gives how many. Raises Refused."""
        done = self._session.run(replace_hits, self.hits, text) if self.hits else 0
        self.search(self.query, self._sort)
        return done

    def _of(self, id: str | None, otherwise: int) -> int:
        return next((n for n, hit in enumerate(self.hits) if hit.id == id), otherwise)
