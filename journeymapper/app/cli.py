"""Commands that run without a screen. Each says what it did in one line, or prints what was asked for."""
import argparse
import json
import os
import shlex
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from journeymapper.app.cli_check import check
from journeymapper.app.cli_diff import diff
from journeymapper.app.cli_export import export_one
from journeymapper.app.cli_merge import merge
from journeymapper.app.cli_parser import command_parser, parsed
from journeymapper.app.cli_portfolio import export_several, several
from journeymapper.app.cli_read_back import read_back
from journeymapper.app.cli_recover import recover
from journeymapper.app.cli_streams import OK
from journeymapper.core.foundation.errors import BadFile
from journeymapper.core.foundation.i18n import N_, Texts, texts
from journeymapper.core.foundation.paths import shown

Command = Callable[[argparse.Namespace, Texts], int]


def run(words: Sequence[str], t: Texts) -> int:
    """Carry out one command line. Raises UserError, OSError."""
    options = parsed(command_parser(t), words, t)
    if options is None:
        return OK
    try:
        return COMMANDS[options.command](options, texts(options.language) if options.language else t)
    except BadFile as error:
        if options.command == "recover":
            raise
        raise _with_way_out(error) from error


def _with_way_out(error: BadFile) -> BadFile:
    """For a damaged map the command that saves what can be read of it; any other error as it is."""
    from journeymapper.core.persistence.loaded import BadMap

    if not isinstance(error, BadMap):
        return error
    file = shlex.quote(error.params["file"]) if os.name != "nt" else '"{file}"'.format_map(error.params)
    return BadFile(N_("{news} To save what can be read of it: {command}"), news=error,
                   command=f"journeymapper recover {file} NEW.journey")


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
