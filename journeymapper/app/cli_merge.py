"""`merge BASE MINE THEIRS OUT`: two people's work on one map becomes one file; also as a merge driver of git."""
import argparse
import json
import os
import stat
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from journeymapper.app.cli_export import tell_of
from journeymapper.app.cli_locks import writing
from journeymapper.app.cli_streams import FINDINGS, OK, complain
from journeymapper.core.foundation.errors import BadFile
from journeymapper.core.foundation.i18n import N_, Texts
from journeymapper.core.foundation.paths import shown
from journeymapper.core.foundation.sentences import say

if TYPE_CHECKING:
    from journeymapper.core.comparing.clashes import Clash, Sides
    from journeymapper.core.comparing.merge import Merged
    from journeymapper.core.document.store import Store
    from journeymapper.core.persistence.reading import OpenedMap

# git hands a merge driver copies under such names: what stands in one is in git, a backup of it would help nobody.
GIT_COPY = ".merge_file_"


def merge(options: argparse.Namespace, t: Texts) -> int:
    """0 merged, 1 conflicts (OUT then holds what MINE says). Raises UserError, OSError."""
    from journeymapper.core.comparing.clashes import Sides
    from journeymapper.core.comparing.merge import merge as merge_sides
    from journeymapper.core.comparing.merge import merge_entries
    from journeymapper.core.document.store import Store
    from journeymapper.core.persistence.codec import encode
    from journeymapper.core.persistence.loaded import Frame

    base, mine, theirs = _base(Path(options.base), t), *(_opened(Path(path), t) for path in (options.mine,
                                                                                            options.theirs))
    out = Path(options.out)
    expected = _known(out, mine)
    sides = Sides(*(Store(one.loaded.records if one is not None else ()) for one in (base, mine, theirs)))
    _same_journey(sides)
    done = merge_sides(sides)
    extra, clashes = merge_entries(_extra(base), _extra(mine), _extra(theirs))
    with writing(out, t, anyway=options.even_if_open):
        _save(out, encode(done.records, Frame(extra=extra)), expected, t)
    # The name of the copy that git hands over says nothing to a person.
    _tell(out if options.json else Path(options.name or out), done, [*done.clashes, *clashes], sides, options.json, t)
    return FINDINGS if done.clashes or clashes else OK


def _extra(opened: "OpenedMap | None") -> Mapping[str, Any]:
    return opened.loaded.frame.extra if opened is not None else {}


def _base(path: Path, t: Texts) -> "OpenedMap | None":
    """None for an empty file: git has no common version where both sides added the map."""
    try:
        state = path.stat()
        # Devices have no size either; but some tools hand the null device where there is nothing.
        if state.st_size == 0 and (stat.S_ISREG(state.st_mode) or str(path) == os.devnull):
            return None
    except OSError:
        pass  # told by what opens it
    return _opened(path, t)


def _opened(path: Path, t: Texts) -> "OpenedMap":
    from journeymapper.core.persistence.loaded import NewerFormat
    from journeymapper.core.persistence.reading import open_map

    opened = open_map(path)
    if opened.loaded.newer:
        raise NewerFormat(opened.loaded.version)
    tell_of(path, opened.loaded, t)
    return opened


def _known(out: Path, mine: "OpenedMap") -> str | None:
    """The content that OUT may have: none, or that of MINE. Raises BadFile."""
    from journeymapper.core.persistence.format import SUFFIX
    from journeymapper.core.persistence.reading import file_hash

    found = file_hash(out)
    if found is not None and found != mine.hash:
        raise BadFile(N_("“{file}” is there already and is not MINE. Choose another name for OUT."), file=shown(out))
    # git's own names for MINE have no suffix; a new file has.
    if found is None and out.suffix.lower() != SUFFIX:
        raise BadFile(N_("“{file}” is no name for a map. Let it end in {suffix}."), file=shown(out), suffix=SUFFIX)
    return found


def _same_journey(sides: "Sides") -> None:
    ids = {journey.id for doc in (sides.base, sides.mine, sides.theirs) for journey in _journeys(doc)}
    if len(ids) > 1:
        raise BadFile(N_("BASE, MINE and THEIRS are not states of one map; only those can be merged."))


def _journeys(doc: "Store") -> Any:
    from journeymapper.core.model.journey import Journey

    return doc.every(Journey)


def _save(out: Path, data: bytes, expected: str | None, t: Texts) -> None:
    from journeymapper.core.foundation.atomic import write_atomically
    from journeymapper.core.foundation.causes import unwritable
    from journeymapper.core.foundation.files import FILES
    from journeymapper.core.persistence.repository import save_map

    if out.name.startswith(GIT_COPY) and expected is not None:
        try:
            write_atomically(FILES.resolve(out), data, files=FILES, like=FILES.stat(FILES.resolve(out)))
        except OSError as error:
            raise unwritable(out, error) from error
        return
    for note in save_map(out, data, expected).notes:
        complain(say(t, note))


def _tell(out: Path, done: "Merged", clashes: "list[Clash]", sides: "Sides", as_json: bool, t: Texts) -> None:
    from journeymapper.core.comparing.clashes import words

    notes = [say(t, note) for note in done.notes]
    if as_json:
        print(json.dumps({"out": str(out), "notes": notes, "conflicts": [
            {"conflict": one.sort, "table": one.table, "id": one.id, "field": one.field, "other": one.other,
             "text": words(one, sides, t)} for one in clashes]}, indent=1))
        return
    if clashes:
        print(t.plural("{n} conflict; “{file}” holds what MINE says:", "{n} conflicts; “{file}” holds what MINE says:",
                       len(clashes), file=shown(out)))
        print("\n".join(f"  {words(one, sides, t)}" for one in clashes))
    else:
        print(t("“{file}” was written, without conflict.", file=shown(out)))
    for note in notes:
        print(note)
