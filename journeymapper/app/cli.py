"""Commands that run without a screen. Each says what it did in one line, or prints what was asked for."""
import argparse
import json
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from journeymapper.app.cli_diff import diff
from journeymapper.app.cli_export import export_one
from journeymapper.app.cli_merge import merge
from journeymapper.app.cli_parser import command_parser, parsed
from journeymapper.app.cli_portfolio import export_several, several
from journeymapper.app.cli_read_back import read_back
from journeymapper.app.cli_recover import recover
from journeymapper.app.cli_streams import BAD_INPUT, FINDINGS, OK, complain
from journeymapper.core.foundation.errors import BadFile
from journeymapper.core.foundation.i18n import N_, Texts, texts
from journeymapper.core.foundation.paths import shown
from journeymapper.core.foundation.sentences import say

Command = Callable[[argparse.Namespace, Texts], int]


def run(words: Sequence[str], t: Texts) -> int:
    """Carry out one command line. Raises UserError, OSError."""
    options = parsed(command_parser(t), words, t)
    if options is None:
        return OK
    return COMMANDS[options.command](options, texts(options.language) if options.language else t)


def new(options: argparse.Namespace, t: Texts) -> int:
    """`new OUT --template NAME`: a new file; an existing one is never touched."""
    from journeymapper.core.persistence.codec import encode
    from journeymapper.core.persistence.format import SUFFIX
    from journeymapper.core.persistence.repository import save_map
    from journeymapper.core.persistence.templates import new_map

    out = Path(options.out)
    if out.suffix.lower() != SUFFIX:
        raise BadFile(N_("“{file}” is no name for a map. Let it end in {suffix}."), file=shown(out), suffix=SUFFIX)
    save_map(out, encode(new_map(options.template, t.language)), None)
    print(t("“{file}” was made.", file=shown(out)))
    return OK


def export(options: argparse.Namespace, t: Texts) -> int:
    """`export FILE … OUT`: one map in the format of OUT's suffix, several as one workbook; all are only read."""
    return export_several(options, t) if several(options) else export_one(options, t)


def check(options: argparse.Namespace, t: Texts) -> int:
    """`check FILE [--json]`: 0 clean, 1 something would be mended, 2 unreadable."""
    from journeymapper.core.persistence.loaded import BadMap, newer_warning
    from journeymapper.core.persistence.repository import open_map

    path = Path(options.file)
    try:
        loaded = open_map(path).loaded
    except BadFile as error:
        errors = [say(t, detail) for detail in error.details] if isinstance(error, BadMap) else [say(t, error)]
        more = error.more if isinstance(error, BadMap) else 0
        if options.json:
            _print_json({"file": str(path), "readable": False, "errors": errors, "more_errors": more, "repairs": []})
        elif len(errors) > 1:
            print("\n".join(errors) + (f"\n{t('… and {n} more.', n=more)}" if more else ""))
        complain(say(t, error))
        return BAD_INPUT
    repairs = [say(t, repair) for repair in loaded.repairs]
    if loaded.newer:
        complain(say(t, newer_warning(loaded.version)))
    if options.json:
        _print_json({"file": str(path), "readable": True, "version": loaded.version, "newer": loaded.newer,
                     "records": len(loaded.records), "errors": [], "more_errors": 0, "repairs": repairs})
    else:
        print("\n".join(repairs) or t("“{file}” is in order.", file=shown(path)))
    return FINDINGS if repairs else OK


def schema(options: argparse.Namespace, t: Texts) -> int:
    """`schema`: the JSON Schema of the file format."""
    from journeymapper.core.persistence.schema import schema as file_schema

    _print_json(file_schema())
    return OK


def _print_json(value: Any) -> None:
    # Readers differ in the encoding that they expect: ASCII suits all.
    print(json.dumps(value, indent=1))


COMMANDS: dict[str, Command] = {
    "new": new, "export": export, "check": check, "read-back": read_back, "diff": diff, "merge": merge,
    "recover": recover, "schema": schema,
}
