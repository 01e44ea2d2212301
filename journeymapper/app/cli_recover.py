"""`recover FILE OUT`: what can still be read of a damaged file, as a new map; the rest is kept as text beside it."""
import argparse
from pathlib import Path

from journeymapper.app.cli_streams import FINDINGS, OK
from journeymapper.core.foundation.causes import unwritable
from journeymapper.core.foundation.errors import BadFile
from journeymapper.core.foundation.i18n import N_, Texts
from journeymapper.core.foundation.paths import shown
from journeymapper.core.foundation.sentences import say


def recover(options: argparse.Namespace, t: Texts) -> int:
    """0 nothing was missing, or the file opens as it is; 1 something is missing. Raises UserError, OSError."""
    from journeymapper.core.persistence.codec import decode, encode
    from journeymapper.core.persistence.format import SUFFIX
    from journeymapper.core.persistence.loaded import BadMap
    from journeymapper.core.persistence.reading import read_bytes
    from journeymapper.core.persistence.repository import save_map
    from journeymapper.core.persistence.rest import keep_rest
    from journeymapper.core.persistence.salvage import salvage

    path, out = Path(options.file), Path(options.out)
    if out.suffix.lower() != SUFFIX:
        raise BadFile(N_("“{file}” is no name for a map. Let it end in {suffix}."), file=shown(out), suffix=SUFFIX)
    data, _ = read_bytes(path)
    try:
        decode(data, file=shown(path))
    except BadMap:
        pass
    else:
        print(t("“{file}” opens as it is, so there is nothing to recover.", file=shown(path)))
        return OK
    found = salvage(data, file=shown(path), title=path.stem)
    save_map(out, encode(found.loaded.records), None)
    for repair in found.loaded.repairs:
        print(say(t, repair))
    print(t("“{file}” was written.", file=shown(out)))
    if found.rest:
        try:
            kept = keep_rest(out, found.rest, t)
        except OSError as error:
            raise unwritable(out, error) from error
        print(t("What couldn't be read stands in “{file}”.", file=shown(kept)))
    return FINDINGS if found.rest or len(found.loaded.repairs) > 1 else OK
