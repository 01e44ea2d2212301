"""The program's entry: a subcommand runs without a screen, all else opens the editor."""
import os
import sys
from collections.abc import Mapping, Sequence

from journeymapper.app.cli import COMMANDS, run
from journeymapper.app.cli_parser import command_in, editor_parser, language_in, parsed
from journeymapper.app.cli_streams import OK, ended_by_signal, guarded
from journeymapper.core.foundation.errors import UserError
from journeymapper.core.foundation.i18n import N_, Texts, texts
from journeymapper.core.settings.language import environment_language


def main(argv: Sequence[str] | None = None) -> int:
    """Exit status: 0 done, 1 findings, 2 bad input with one line on standard error, 130 interrupted, 143 terminated."""
    words = list(sys.argv[1:] if argv is None else argv)
    t = texts(language_in(words) or environment_language(os.environ))
    command = _run if command_in(words) in COMMANDS else _edit
    return guarded(t, lambda: command(words, t))


def _run(words: Sequence[str], t: Texts) -> int:
    with ended_by_signal():
        return run(words, t)


def _edit(words: Sequence[str], t: Texts) -> int:
    options = parsed(editor_parser(t), words, t)
    if options is None:
        return OK
    if not has_screen(os.environ, sys.platform):
        raise UserError(N_("There is no screen here for the editor. Start it on a desktop, "
                           "or use “journeymapper export”."))
    from journeymapper.app.editor import run_editor

    return int(run_editor(options.files, options.language))


def has_screen(environment: Mapping[str, str], platform: str) -> bool:
    """Whether Qt can find a screen: on Linux it needs to be told of one, and aborts where it isn't."""
    told = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    return not platform.startswith("linux") or any(environment.get(name) for name in told)
