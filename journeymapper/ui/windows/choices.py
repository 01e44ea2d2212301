"""What the command palette offers: the actions of the window, and what stands in its map."""
from collections.abc import Iterable, Iterator, Mapping, Sequence
from heapq import nsmallest

from PySide6.QtGui import QAction, QKeySequence

from journeymapper.core.document import queries
from journeymapper.core.document.reader import Reader
from journeymapper.core.foundation.folding import fold
from journeymapper.core.foundation.fuzzy import Rank, ranker
from journeymapper.core.foundation.i18n import Texts
from journeymapper.core.model.cards import Card, RedPoint
from journeymapper.core.model.journey import Lane, Stage, Step
from journeymapper.ui.actions.spec import ActionSpec
from journeymapper.ui.actions.tables import MENUS
from journeymapper.ui.panels.choose_list import Line
from journeymapper.ui.panels.find_words import code_of
from journeymapper.ui.panels.heading import name_of

MOST = 60
ACTION, RECORD = "action:", "record:"
Entry = tuple[str, str, str]
"""Id, folded title, folded words beside it."""


def action_line(action: QAction, spec: ActionSpec, t: Texts) -> Line:
    """An action as it stands now; one that is switched on says so."""
    title = plain(action.text())
    more = " › ".join(plain(t(MENUS[key])) for key in _path(spec.menu))
    if action.isCheckable() and action.isChecked():
        more = f"{more} · {t('on')}" if more else t("on")
    keys = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
    return Line(ACTION + spec.id, title, more, spec.icon or "", keys, action.isEnabled())


def action_entries(actions: Mapping[str, QAction], specs: Mapping[str, ActionSpec], t: Texts) -> list[Entry]:
    """All actions in the order of the menus."""
    entries = []
    for id, spec in specs.items():
        line = action_line(actions[id], spec, t)
        entries.append((line.id, fold(line.title), fold(f"{line.more} {t(spec.tip) if spec.tip else ''}")))
    return entries


def record_entries(doc: Reader, t: Texts) -> Iterator[Entry]:
    """Stages, steps, lanes and all cards; a red point is also found by its number: RP-014, 14."""
    grid: list[Stage | Step | Lane] = [*queries.stages(doc), *queries.columns(doc), *queries.lanes(doc)]
    places = {row.id: fold(row.title) for row in grid}
    for row in grid:
        yield RECORD + row.id, places[row.id], fold(t(name_of(row)[1]))
    kinds: dict[str, str] = {}
    for card in doc.every(Card):
        if card.kind not in kinds:
            kinds[card.kind] = fold(t(name_of(card)[1]))
        place = f"{kinds[card.kind]} {places.get(card.lane or '', '')} {places.get(card.step or '', '')}"
        if isinstance(card, RedPoint):
            place = f"{fold(code_of(card))} rp-{card.number} rp{card.number} {place}"
        yield RECORD + card.id, fold(card.title), place


def record_line(doc: Reader, id: str, t: Texts) -> Line | None:
    """A stage, step, lane or card with its place; None where it is gone."""
    row = doc.get(id)
    if not isinstance(row, Card | Stage | Step | Lane):
        return None
    icon, kind = name_of(row)
    parts = [t(kind)]
    if isinstance(row, RedPoint):
        parts.insert(0, code_of(row))
    if isinstance(row, Card):
        step = doc.find(Step, row.step)
        parts.append(step.title if step is not None else t("Parking lot"))
    return Line(RECORD + id, row.title.strip() or t("Untitled"), " · ".join(part for part in parts if part), icon)


def best(query: str, groups: Iterable[Iterable[Entry]], recent: Sequence[str]) -> list[str]:
    """Ids of what fits best; among equals what was chosen lately, then the earlier group, then the shorter title."""
    rank = ranker(query)
    lately = {id: n for n, id in enumerate(recent)}
    found: list[tuple[tuple[int, int, int, Rank, int], str]] = []
    for group, entries in enumerate(groups):
        for place, (id, title, more) in enumerate(entries):
            fits = rank(title, more)
            if fits is not None:
                found.append(((fits[0], lately.get(id, len(lately)), group, fits, place), id))
    return [id for _, id in nsmallest(MOST, found)]


def plain(text: str) -> str:
    """A menu's text without the sign of its mnemonic."""
    return text.replace("&&", "\0").replace("&", "").replace("\0", "&")


def _path(menu: str) -> list[str]:
    parts = menu.split("/")
    return ["/".join(parts[:n + 1]) for n in range(len(parts))] if menu else []
