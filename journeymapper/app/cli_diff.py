"""`diff A B`: what differs between two maps, in words; nothing is written."""
import argparse
import json
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from journeymapper.app.cli_export import tell_of
from journeymapper.app.cli_streams import FINDINGS, OK
from journeymapper.core.foundation.i18n import Texts
from journeymapper.core.foundation.paths import shown

if TYPE_CHECKING:
    from journeymapper.core.comparing.differences import Difference


def diff(options: argparse.Namespace, t: Texts) -> int:
    """0 the same, 1 differences. Raises UserError, OSError."""
    from journeymapper.core.comparing.differences import differences, entries
    from journeymapper.core.document.store import Store
    from journeymapper.core.persistence.reading import open_map

    paths = [Path(options.file), Path(options.other)]
    before, now = (open_map(path).loaded for path in paths)
    for path, loaded in zip(paths, (before, now), strict=True):
        tell_of(path, loaded, t)
    found = [*differences(Store(before.records), Store(now.records), t),
             *entries(before.frame.extra, now.frame.extra, t)]
    if options.json:
        print(json.dumps(_report(found, t), indent=1))
    elif found:
        _print(found, t)
    else:
        print(t("“{file}” and “{other}” hold the same map.", file=shown(paths[0]), other=shown(paths[1])))
    return FINDINGS if found else OK


def _print(found: Sequence["Difference"], t: Texts) -> None:
    from journeymapper.core.comparing.sentences import told

    groups: dict[str, list[Difference]] = {}
    for one in found:
        groups.setdefault(one.what, []).append(one)
    for what, rows in groups.items():
        print(f"{what} ({len(rows)})")
        print("\n".join(f"  {told(one, t)}" for one in rows))


def _report(found: Sequence["Difference"], t: Texts) -> dict[str, object]:
    from journeymapper.core.comparing.sentences import told

    return {"same": not found, "differences": [
        {"change": one.sort, "table": one.table, "id": one.id, "kind": one.what, "name": one.name, "field": one.key,
         "before": one.before, "now": one.now, "text": told(one, t)} for one in found]}
