"""The program's entry: a subcommand runs without a screen, all else opens the editor.

Each imports what it needs when it begins: the editor's window is on the screen before its core is loaded.
"""
import os
import sys
from collections.abc import Mapping, Sequence

from journeymapper.app.cli_streams import OK, ended_by_signal, guarded
from journeymapper.app.words import COMMANDS, WORD, command_in, language_in, plain_files
from journeymapper.core.foundation.errors import UserError
from journeymapper.core.foundation.i18n import N_, Texts, texts
from journeymapper.core.settings.language import environment_language


def main(argv: Sequence[str] | None = None) -> int:
    """Exit status: 0 done, 1 findings, 2 bad input with one line on standard error, 130 interrupted, 143 terminated."""
    words = list(sys.argv[1:] if argv is None else argv)
    if words[:1] == [WORD] and len(words) > 1:
        from journeymapper.app.apart_work import work

        return work(words[1])
    t = texts(language_in(words) or environment_language(os.environ))
    command = _run if command_in(words) in COMMANDS else _edit
    return guarded(t, lambda: command(words, t))


def _run(words: Sequence[str], t: Texts) -> int:
    from journeymapper.app.cli import run

    with ended_by_signal():
        return run(words, t)


def _edit(words: Sequence[str], t: Texts) -> int:
    files, language = plain_files(words), None
    if files is None:
        from journeymapper.app.cli_parser import editor_parser, parsed

        options = parsed(editor_parser(t), words, t)
        if options is None:
            return OK
        files, language = options.files, options.language
    if not has_screen(os.environ, sys.platform):
        raise UserError(N_("There is no screen here for the editor. Start it on a desktop, "
                           "or use “journeymapper export”."))
    from journeymapper.ui.qt.plain_imports import load_qt

    load_qt()
    from journeymapper.app.editor import run_editor

    return int(run_editor(files, language))


def has_screen(environment: Mapping[str, str], platform: str) -> bool:
    """Whether Qt can find a screen: on Linux it needs to be told of one, and aborts where it isn't."""
    told = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    return not platform.startswith("linux") or any(environment.get(name) for name in told)
