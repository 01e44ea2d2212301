"""The program's entry: a subcommand runs without a screen, all else opens the editor."""
import os
import sys
from collections.abc import Sequence

from journeymapper.app.cli import COMMANDS, run
from journeymapper.app.cli_parser import command_in, editor_parser, language_in, parsed
from journeymapper.app.cli_streams import OK, guarded
from journeymapper.core.foundation.i18n import Texts, texts
from journeymapper.core.settings.language import environment_language


def main(argv: Sequence[str] | None = None) -> int:
    """Exit status: 0 done, 1 findings, 2 bad input with one line on standard error, 130 interrupted."""
    words = list(sys.argv[1:] if argv is None else argv)
    t = texts(language_in(words) or environment_language(os.environ))
    command = run if command_in(words) in COMMANDS else _edit
    return guarded(t, lambda: command(words, t))


def _edit(words: Sequence[str], t: Texts) -> int:
    options = parsed(editor_parser(t), words, t)
    if options is None:
        return OK
    from journeymapper.app.editor import run_editor

    return int(run_editor(options.files, options.language))
