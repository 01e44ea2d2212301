"""What two people changed, each otherwise; the merged map then holds the value of MINE."""
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

from journeymapper.core.document.store import Store
from journeymapper.core.foundation.i18n import N_, Texts
from journeymapper.core.model.record import Record

from .differences import said
from .sentences import quoted, value
from .words import kind_of, name_of, title_of

Sort = Literal["field", "deleted", "kept", "needed", "left out", "lost", "entry"]


@dataclass(frozen=True)
class Sides:
    """The three documents."""

    base: Store
    mine: Store
    theirs: Store


@dataclass(frozen=True)
class Clash:
    """One conflict about the record `id`.

    field: both set it, each otherwise. deleted: gone in MINE, changed in THEIRS. kept: changed in MINE, gone in
    THEIRS. needed: gone in THEIRS, but `other`, new or changed in MINE, refers to it. left out: what THEIRS wrote into
    `field` refers to `other`, which is gone in MINE. lost: new or changed in THEIRS, it can't stand without that.
    entry: an entry of the file beside the tables.
    """

    sort: Sort
    id: str
    table: str
    field: str = ""
    other: str = ""
    base: Any = None
    mine: Any = None
    theirs: Any = None


@dataclass(frozen=True)
class Wording:
    """How the two sides are called: a catalogue id for each sort of conflict, and for a red point's new number."""

    clashes: Mapping[Sort, str]
    renumbered: str


COMMAND = Wording({
    "field": N_("{kind} {name}, {field}: {mine} in MINE, {theirs} in THEIRS; it was {base}"),
    "deleted": N_("{kind} {name}: deleted in MINE, changed in THEIRS; it stays deleted"),
    "kept": N_("{kind} {name}: changed in MINE, deleted in THEIRS; it stays"),
    "needed": N_("{kind} {name}: deleted in THEIRS, but {other} in MINE needs it; it stays"),
    "left out": N_("{kind} {name}, {field}: THEIRS says {other}, which is deleted in MINE"),
    "lost": N_("{kind} {name}: of THEIRS, but what it belongs to is deleted in MINE; it is left out"),
    "entry": N_("The entry {name} of the file: {mine} in MINE, {theirs} in THEIRS; it was {base}"),
}, N_("RP-{old} “{title}” of THEIRS is RP-{new} now: MINE has that number already."))
# In a window whose file somebody else has changed meanwhile, nobody knows of MINE and THEIRS.
WINDOW = Wording({
    "field": N_("{kind} {name}, {field}: {mine} here, {theirs} in the file; it was {base}"),
    "deleted": N_("{kind} {name}: deleted here, changed in the file; it stays deleted"),
    "kept": N_("{kind} {name}: changed here, deleted in the file; it stays"),
    "needed": N_("{kind} {name}: deleted in the file, but {other} here needs it; it stays"),
    "left out": N_("{kind} {name}, {field}: the file says {other}, which is deleted here"),
    "lost": N_("{kind} {name}: new or changed in the file, but what it belongs to is deleted here; it is left out"),
    "entry": N_("The file’s entry {name}: {mine} here, {theirs} in the file; it was {base}"),
}, N_("RP-{old} “{title}” from the file is RP-{new} now: a red point here has that number already."))


def words(clash: Clash, sides: Sides, t: Texts, wording: Wording = COMMAND) -> str:
    """The conflict as a sentence without full stop."""
    def shown(doc: Store, raw: Any) -> str:
        row = doc.get(clash.id)
        return value(said(doc, row, clash.field, t) if row is not None and clash.field else _plain(raw), t)

    doc, row = _known(sides, clash.id)
    return t(wording.clashes[clash.sort], kind=kind_of(row, t) if row is not None else "",
             name=quoted(name_of(doc, row, t) if row is not None else clash.id, t),
             field=_field(clash, t), other=_name(sides, clash.other, t),
             base=shown(sides.base, clash.base), mine=shown(sides.mine, clash.mine),
             theirs=shown(sides.theirs, clash.theirs))


def _field(clash: Clash, t: Texts) -> str:
    if clash.field == "rank":
        return t("Place in the order")
    return title_of(clash.field, t) if clash.field else ""


def _plain(raw: Any) -> Any:
    return "" if raw is None else raw if isinstance(raw, str | int | float) else str(raw)


def _known(sides: Sides, id: str) -> tuple[Store, Record | None]:
    for doc in (sides.mine, sides.theirs, sides.base):
        row = doc.get(id)
        if row is not None:
            return doc, row
    return sides.mine, None


def _name(sides: Sides, id: str, t: Texts) -> str:
    doc, row = _known(sides, id)
    return quoted(name_of(doc, row, t), t) if row is not None else id
