"""Paste of a spreadsheet range: columns become steps, rows lanes, cells cards; in a lane of emotions, feelings."""
import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from journeymapper.core.commands.cards import add_card
from journeymapper.core.commands.emotions import add_emotion
from journeymapper.core.commands.homes import home_lane
from journeymapper.core.commands.lanes import open_lanes_of
from journeymapper.core.commands.titled import titled
from journeymapper.core.document import queries
from journeymapper.core.document.reader import Reader
from journeymapper.core.document.transaction import Transaction
from journeymapper.core.foundation.errors import Refused
from journeymapper.core.foundation.i18n import N_, Texts
from journeymapper.core.model.cards import Card
from journeymapper.core.model.fields import TEXT_LIMIT
from journeymapper.core.model.journey import Lane
from journeymapper.core.model.kinds import home_of, lane_kinds
from journeymapper.core.model.limits import CARDS, STEPS

from .clip import NOTHING
from .growing import grow, too_much
from .tab_text import Grid, trimmed

_BLANK_LINE = re.compile(r"\n[^\S\n]*\n\s*")
_NOT_TEXT = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
_NUMBER = re.compile(r"[+-]?[0-9]{0,6}[.,]?[0-9]{1,6}")


@dataclass
class PastedTable:
    """What became of a range: ids of the new cards and feelings in reading order, and what else was done.

    steps: how many steps were made; stacked: how many rows had no lane of their own; lane: the title of the lane that
    took them. passed: how many rows of words passed over a lane of emotions, curve: its title. lost: words in a row of
    feelings; they were left out.
    """

    ids: list[str] = field(default_factory=list)
    steps: int = 0
    stacked: int = 0
    lane: str = ""
    passed: int = 0
    curve: str = ""
    lost: list[str] = field(default_factory=list)


@titled(N_("Paste"))
def paste_table(tx: Transaction, grid: Grid, t: Texts, lane: str | None = None,
                step: str | None = None) -> PastedTable:
    """Put a range into the map from a cell on; without a lane or step, from the first one on.

    Rows go to the visible lanes from top to bottom, each cell as the kind of card that its lane is for. In a lane of
    emotions a row of numbers from −2 to 2 becomes feelings, and words that stand in it are left out; a row without any
    passes over it to the next lane. Rows beyond the last lane are stacked in the last one that takes cards; missing
    steps are made at the end. A cell keeps its line breaks; a blank line in it parts two cards. t: the language of
    lanes and people that have to be made. Raises Refused before anything changes: where the lane itself is one of
    emotions and the first row has no feeling, where a number among feelings is off the scale, where nothing takes the
    cards, for too much.
    """
    rows = trimmed([[_clean(cell) for cell in row] for row in grid])
    _check_size(tx, rows)
    lanes = _lanes_from(tx, lane, t)
    done = PastedTable()
    homes = _homes(rows, lanes, done)
    steps = _steps_from(tx, step, len(rows[0]), done)
    for home, row in zip(homes, rows, strict=True):
        for cell, column in zip(row, steps, strict=False):
            fit = [text for text in parts_of(cell) if not takes_feelings(home) or _is_feeling(text)]
            done.lost += [text for text in parts_of(cell) if text not in fit]
            done.ids += [_make(tx, home, column, text, t) for text in fit]
    open_lanes_of(tx, done.ids)
    if len(done.ids) > 1:
        tx.name(N_("Paste {n} things"), n=len(done.ids))
    return done


def _homes(rows: Grid, lanes: Sequence[Lane], done: PastedTable) -> list[Lane]:
    """The lane of each row. Raises Refused."""
    free, last, homes = list(lanes), _last_for_cards(lanes), list[Lane]()
    for n, row in enumerate(rows):
        texts, words = [text for cell in row for text in parts_of(cell)], are_words(row)
        if free and takes_feelings(free[0]):
            _check_feelings(texts, free[0], aimed_at=n == 0)
        over = next((place for place, lane in enumerate(free) if not takes_feelings(lane)), len(free)) if words else 0
        if over:
            done.passed, done.curve, free = done.passed + 1, free[0].title, free[over:]
        if not free and last is None:
            raise Refused(N_("There are more rows than lanes below, and none of these takes cards. Add a lane first."))
        if not free and last is not None and texts:
            done.stacked, done.lane = done.stacked + 1, last.title
        homes.append(free.pop(0) if free else last or lanes[-1])
    return homes


def _check_feelings(texts: Sequence[str], lane: Lane, aimed_at: bool) -> None:
    """Feelings on another scale are refused whole: half of them would be left out, the rest would mean something else.

    aimed_at: the range was pasted onto this lane, so words for it are refused too. Raises Refused.
    """
    felt = any(map(_is_feeling, texts))
    off = [text for text in texts if not _is_feeling(text) and (feeling_of(text) is not None if felt else aimed_at)]
    if off:
        raise Refused(N_("“{text}” is no feeling: the lane “{lane}” takes numbers from −2 to 2. "
                         "Nothing was pasted."), text=short(off[0]), lane=lane.title)


def parts_of(cell: str) -> list[str]:
    """The texts of a cell: a blank line parts one card from the next."""
    return [part.strip() for part in _BLANK_LINE.split(cell) if part.strip()]


def are_words(row: Sequence[str]) -> bool:
    """Whether a row holds something and no feeling: it passes over lanes of emotions."""
    texts = [text for cell in row for text in parts_of(cell)]
    return bool(texts) and not any(map(_is_feeling, texts))


def feeling_of(text: str) -> float | None:
    """The number of a cell, with a point or a comma, or None."""
    plain = text.replace("\N{MINUS SIGN}", "-").strip()
    return float(plain.replace(",", ".")) if _NUMBER.fullmatch(plain) else None


def takes_feelings(lane: Lane) -> bool:
    """Whether a lane shows the emotion curve instead of cards."""
    kind = lane_kinds().get(lane.kind)
    return kind is not None and kind.arrangement == "curve"


def rows_from(doc: Reader, lane: str | None) -> list[Lane]:
    """The visible lanes from this one on downwards; without it all of them."""
    shown = [row for row in queries.lanes(doc) if not row.hidden or row.id == lane]
    start = next((n for n, row in enumerate(shown) if row.id == lane), 0)
    return shown[start:]


def _clean(cell: str) -> str:
    """What a map can hold of a foreign text."""
    return _NOT_TEXT.sub("", cell.replace("\r\n", "\n").replace("\r", "\n")).strip()


def _check_size(tx: Transaction, rows: Grid) -> None:
    if not rows:
        raise Refused(NOTHING)
    parts = sum(len(parts_of(cell)) for row in rows for cell in row)
    if parts + len(tx.every(Card)) > CARDS or len(rows[0]) > STEPS:
        raise too_much()
    longest = max(len(cell) for row in rows for cell in row)
    if longest > TEXT_LIMIT:
        raise Refused(N_("One of the cells holds {n} characters, a card holds at most {most}. Nothing was pasted."),
                      n=longest, most=TEXT_LIMIT)


def _is_feeling(text: str) -> bool:
    value = feeling_of(text)
    return value is not None and -2 <= value <= 2


def short(text: str) -> str:
    """What a message quotes of a text."""
    line = " ".join(text.split())
    return line if len(line) <= 40 else line[:39] + "…"


def _lanes_from(tx: Transaction, lane: str | None, t: Texts) -> list[Lane]:
    lanes = rows_from(tx, lane)
    if not lanes:
        kind = home_of("note")
        made = tx.find(Lane, home_lane(tx, "note", t(kind.title) if kind else ""))
        lanes = [made] if made is not None else []
    return lanes


def _last_for_cards(lanes: Sequence[Lane]) -> Lane | None:
    return next((lane for lane in reversed(lanes) if not takes_feelings(lane)), None)


def _steps_from(tx: Transaction, step: str | None, count: int, done: PastedTable) -> list[str]:
    """So many columns from a step on; those that are missing are made in the last stage."""
    columns = [row.id for row in queries.columns(tx)]
    start = columns.index(step) if step in columns else 0
    done.steps = max(0, start + count - len(columns))
    return columns[start:start + count] + grow(tx, done.steps)


def _make(tx: Transaction, lane: Lane, step: str, text: str, t: Texts) -> str:
    if takes_feelings(lane):
        return add_emotion(tx, step, feeling_of(text) or 0.0, None, lane.id, t("Customer"))
    kind = lane_kinds().get(lane.kind)
    names = kind.accepts if kind is not None else ("note",)
    # Words are no picture: a lane of pictures takes them as what it takes beside pictures.
    own = next((name for name in names if name != "picture"), "note")
    return add_card(tx, own, lane.id, step, title=text)
