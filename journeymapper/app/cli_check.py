"""`check FILE [--json]`: what would be mended in a map, and what its journey tells. The map is not changed."""
import argparse
import json
import sys
from pathlib import Path
from typing import Any

from journeymapper.app.cli_streams import FINDINGS, OK, complain
from journeymapper.core.foundation.errors import BadFile
from journeymapper.core.foundation.i18n import Texts
from journeymapper.core.foundation.paths import shown
from journeymapper.core.foundation.sentences import say


def check(options: argparse.Namespace, t: Texts) -> int:
    """0 nothing to mend and no finding that isn't accepted, 1 there is some. Raises BadFile for an unreadable one."""
    from journeymapper.core.analysis.report import all_judged, as_data, as_lines
    from journeymapper.core.document.store import Store
    from journeymapper.core.persistence.loaded import BadMap, newer_warning
    from journeymapper.core.persistence.reading import open_map

    path = Path(options.file)
    try:
        loaded = open_map(path).loaded
    except BadFile as error:
        errors = [say(t, detail) for detail in error.details] if isinstance(error, BadMap) else [say(t, error)]
        more = error.more if isinstance(error, BadMap) else 0
        if options.json:
            _print_json({"file": str(path), "readable": False, "errors": errors, "more_errors": more, "repairs": [],
                         "findings": []})
        elif len(errors) > 1:
            print("\n".join(errors) + (f"\n{t('… and {n} more.', n=more)}" if more else ""))
        sys.stdout.flush()
        raise
    repairs = [say(t, repair) for repair in loaded.repairs]
    found = all_judged(Store(loaded.records), _options(t))
    if loaded.newer:
        complain(say(t, newer_warning(loaded.version)))
    if options.json:
        _print_json({"file": str(path), "readable": True, "version": loaded.version, "newer": loaded.newer,
                     "records": len(loaded.records), "errors": [], "more_errors": 0, "repairs": repairs,
                     "findings": as_data(found, t)})
    else:
        print("\n".join([*repairs, *as_lines(found, t)]) or t("“{file}” is in order.", file=shown(path)))
    return FINDINGS if repairs or not all(row.accepted for row in found) else OK


def _options(t: Texts) -> Any:
    from journeymapper.core.analysis.options import Options
    from journeymapper.core.settings.storage import load_settings

    findings = load_settings()[0].findings
    return Options(language=t.language, words=findings.words, apart=findings.apart)


def _print_json(value: Any) -> None:
    # Readers differ in the encoding that they expect: ASCII suits all.
    print(json.dumps(value, indent=1))
