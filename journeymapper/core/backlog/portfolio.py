"""The red points of several maps as one backlog."""
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from journeymapper.core.backlog.item import BacklogItem, backlog, order
from journeymapper.core.backlog.scoring import Scoring, scoring_of
from journeymapper.core.document import queries
from journeymapper.core.document.reader import Reader
from journeymapper.core.foundation.errors import BadFile
from journeymapper.core.foundation.i18n import N_
from journeymapper.core.model.journey import Journey

# What reading back takes in; a person reads far fewer.
MOST_MAPS, MOST_RED_POINTS = 500, 100_000
TITLE = 200


@dataclass(frozen=True)
class PortfolioMap:
    """A map among others. `title` is what the column Map says, no other map of the portfolio has it."""

    journey: Journey
    title: str
    file: str

    @property
    def id(self) -> str:
        """The journey's id."""
        return self.journey.id


@dataclass(frozen=True)
class Portfolio:
    """All maps in the order of their titles, all red points in the backlog's order.

    `scoring` is that of the maps, or the usual one where they are `mixed`: all are scored by the same rule.
    """

    maps: Sequence[PortfolioMap]
    items: Sequence[BacklogItem]
    scoring: Scoring
    mixed: bool = False


def gather(sources: Callable[[], Iterator[tuple[str, Reader]]]) -> Portfolio:
    """Read the maps one after the other, each with the name of its file; none is kept beside its red points.

    Raises BadFile where two are the same map or all are too many, and what reading raises.
    """
    journeys, items = _read(sources(), None)
    scorings = [scoring_of(journey.scoring) for journey, _ in journeys.values()]
    mixed = any(one != scorings[0] for one in scorings)
    scoring = Scoring() if mixed or not scorings else scorings[0]
    if mixed:
        journeys, items = _read(sources(), scoring)
    maps = sorted(_named(journeys), key=lambda one: (one.title.casefold(), one.id))
    titles = {one.id: one.title for one in maps}
    shown = [replace(item, map_title=titles[item.uid.partition("/")[0]]) for item in items]
    return Portfolio(maps, sorted(shown, key=lambda item: (order(item), item.uid)), scoring, mixed)


def _read(
    sources: Iterator[tuple[str, Reader]], scoring: Scoring | None,
) -> tuple[dict[str, tuple[Journey, str]], list[BacklogItem]]:
    journeys: dict[str, tuple[Journey, str]] = {}
    items: list[BacklogItem] = []
    for file, doc in sources:
        journey = queries.journey(doc)
        if journey.id in journeys:
            raise BadFile(N_("“{file}” and “{other}” are the same map (a copy keeps its id), so their rows couldn't be "
                             "told apart. Leave one of them out."), file=file, other=journeys[journey.id][1])
        journeys[journey.id] = journey, file
        items += backlog(doc, scoring)
        if len(journeys) > MOST_MAPS:
            raise BadFile(N_("A workbook holds up to {n} maps. Export fewer at once."), n=MOST_MAPS)
        if len(items) > MOST_RED_POINTS:
            raise BadFile(N_("The maps hold more than {n} red points together. Export fewer at once."),
                          n=MOST_RED_POINTS)
    return journeys, items


def _named(journeys: dict[str, tuple[Journey, str]]) -> Iterator[PortfolioMap]:
    """Titles on one line, short, none twice: alike ones get the names of their files, or a number."""
    plain = {id: _short(journey.title) or _short(file) for id, (journey, file) in journeys.items()}
    alike = [title.casefold() for title in plain.values()]
    taken: set[str] = set()
    for id, (journey, file) in journeys.items():
        title = plain[id]
        if alike.count(title.casefold()) > 1:
            title = f"{title} ({_short(file)})"
        stem, number = title, 2
        while title.casefold() in taken:
            title, number = f"{stem} {number}", number + 1
        taken.add(title.casefold())
        yield PortfolioMap(journey, title, file)


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= TITLE else line[:TITLE - 1] + "…"
