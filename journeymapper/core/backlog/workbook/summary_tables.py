"""The tables of the sheet Summary: rows of counts, each with the texts that stand before them."""
from collections import Counter as Tally
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from journeymapper.core.backlog.columns import STATUSES
from journeymapper.core.backlog.item import BacklogItem
from journeymapper.core.backlog.scoring import SEVERITIES
from journeymapper.core.document import queries
from journeymapper.core.foundation.i18n import N_

from .content import Content
from .counting import Count, Counter, is_open
from .impact_grid import quadrant
from .text import SHORTENED, cell_text

# More would no longer be a summary; the others stand in one row.
MOST_STAGES, MOST_OWNERS = 20, 10
NO_OWNER, NO_STAGE, NO_MAP = N_("without owner"), N_("no stage"), N_("another map or none")
QUADRANTS = ((N_("Do first"), N_("high impact, low effort"), True, True),
             (N_("Plan"), N_("high impact, high effort"), True, False),
             (N_("Quick fixes"), N_("low impact, low effort"), False, True),
             (N_("Think twice"), N_("low impact, high effort"), False, False))


@dataclass(frozen=True)
class Line:
    """One row: its text and its counts. `{label}` in a formula is the cell of the text."""

    label: str
    counts: Sequence[Count]


def stage_lines(content: Content, counter: Counter) -> list[Line]:
    """Per stage (of several maps: per map): severities 4 to 0, blank, all; then what is in none that is listed."""
    mark = content.t(SHORTENED)
    named = _map_titles(content) if content.maps else [stage.title for stage in queries.stages(content.doc)]
    titles = list(dict.fromkeys(cell_text(title, mark) for title in named if title.strip()))[:MOST_STAGES]
    tally = Tally((cell_text(item.map_title if content.maps else item.stage, mark), item.red_point.severity)
                  for item in content.items)
    stage = counter.fields["map" if content.maps else "stage"]
    severity, levels = counter.fields["severity"], sorted(SEVERITIES, reverse=True)
    found = []
    for title in titles:
        own = [Count(f"SUMPRODUCT(EXACT({stage},{{label}})*ISNUMBER({severity})*({severity}={level}))",
                     tally[title, level]) for level in levels]
        number = sum(count for (name, _), count in tally.items() if name == title)
        found.append(Line(title, _with_rest(own, Count(f"SUMPRODUCT(--EXACT({stage},{{label}}))", number))))
    every = [counter.by(lambda item, level=level: item.red_point.severity == level,  # type: ignore[misc]  # mypy infers no lambda with a default
                        severity=str(level)) for level in levels]
    rest = [Count(f"{count.formula}-SUM({{above{n}}})", count.value - sum(line.counts[n].value for line in found))
            for n, count in enumerate(every)] if found else every
    whole = counter.every()
    last = len(levels) + 1
    if found:
        whole = Count(f"{whole.formula}-SUM({{above{last}}})",
                      whole.value - sum(line.counts[last].value for line in found))
    return [*found, Line(content.t(NO_MAP if content.maps else NO_STAGE), _with_rest(rest, whole))]


def _map_titles(content: Content) -> list[str]:
    """Those with most red points first: where there are too many, the others matter less."""
    counts = Tally(item.map_title for item in content.items)
    return sorted((one.title for one in content.maps), key=lambda title: (-counts[title], title.casefold()))


def _with_rest(levels: Sequence[Count], whole: Count) -> list[Count]:
    """The levels, what has none of them, all."""
    blank = whole.value - sum(count.value for count in levels)
    return [*levels, Count("{whole}-SUM({before})", blank), whole]


def status_lines(content: Content, counter: Counter) -> list[Line]:
    """Per status; a blank one is new."""
    found = []
    for key, word in STATUSES.items():
        count = counter.by(lambda item, key=key: item.red_point.status == key, status="{label}")  # type: ignore[misc]  # mypy infers no lambda with a default
        if key == "new":
            blank = counter.product(lambda item: item.red_point.status is None, f'({counter.fields["status"]}="")',
                                    counter.present)
            count = Count(f"{count.formula}+{blank.formula}", count.value + blank.value)
        found.append(Line(content.t(word), [count]))
    return found


def owner_lines(content: Content, counter: Counter) -> list[Line]:
    """Per owner: open and in time, overdue, all; those with most open first, at the end those without owner."""
    mark, owner = content.t(SHORTENED), counter.fields["owner"]
    names = {item.uid: cell_text(item.red_point.owner or "", mark) for item in content.items}
    opened = Tally(names[item.uid] for item in content.items if is_open(item))
    every = Tally(names.values())
    ranked = sorted((name for name in every if name), key=lambda name: (-opened[name], name.casefold(), name))
    shown = ranked[:MOST_OWNERS]
    lines = [_owner_line(counter, name, f"EXACT({owner},{{label}})", names, every[name]) for name in shown]
    nobody = _owner_line(counter, "", f'({owner}="")*{counter.present}', names, every[""])
    return [*lines, *_others(ranked[MOST_OWNERS:], content, counter, lines, nobody, names),
            Line(content.t(NO_OWNER), nobody.counts)]


def _owner_line(counter: Counter, name: str, is_theirs: str, names: dict[str, str], every: int) -> Line:
    def theirs(item: BacklogItem) -> bool:
        return names[item.uid] == name

    late = counter.product(lambda item: theirs(item) and counter.overdue(item), is_theirs, counter.is_overdue())
    opened = counter.product(lambda item: theirs(item) and is_open(item), is_theirs, counter.open)
    whole = f"SUMPRODUCT({is_theirs})" if "*" in is_theirs else f"SUMPRODUCT(--{is_theirs})"
    return Line(name, [opened - late, late, Count(whole, every)])


def _others(names_left: Sequence[str], content: Content, counter: Counter, lines: Sequence[Line], nobody: Line,
            names: dict[str, str]) -> Iterator[Line]:
    """One row for all owners that have none of their own: what is left of the sums."""
    if not names_left:
        return
    late = counter.product(counter.overdue, counter.is_overdue())
    opened = counter.product(is_open, counter.present, counter.open)
    counts = []
    for n, whole in enumerate((opened - late, late, counter.every())):
        known = sum(line.counts[n].value for line in lines) + nobody.counts[n].value
        counts.append(Count(f"{whole.formula}-SUM({{above{n}}})-{{below{n}}}", whole.value - known))
    yield Line(content.t.plural("{n} other owner", "{n} other owners", len(names_left)), counts)


def quadrant_lines(content: Content, counter: Counter) -> list[Line]:
    """Per field of the matrix, and what has no place in it."""
    t = content.t
    lines = [Line(f"{t(name)}: {t(words)}", [quadrant(content, high=high, quick=quick)])
             for name, words, high, quick in QUADRANTS]
    whole = counter.every()
    rest = whole.value - sum(line.counts[0].value for line in lines)
    return [*lines, Line(t("no place: a number is blank"), [Count(f"{whole.formula}-SUM({{above0}})", rest)])]
