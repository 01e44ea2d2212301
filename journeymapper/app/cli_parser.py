"""The grammar of the command line, with all texts in the user's language."""
import argparse
import gettext
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any, NoReturn

from journeymapper import __version__
from journeymapper.core.foundation.errors import UserError
from journeymapper.core.foundation.i18n import LANGUAGES, N_, Texts
from journeymapper.core.foundation.paths import shown

# What argparse itself says (its own message ids), so that the catalogue has them.
ARGPARSE = (
    N_("usage: "), N_("positional arguments"), N_("options"), N_("show this help message and exit"),
    N_("the following arguments are required: %s"), N_("unrecognized arguments: %s"), N_("expected one argument"),
    N_("expected at least one argument"), N_("ambiguous option: %(option)s could match %(matches)s"),
    N_("invalid choice: %(value)r (choose from %(choices)s)"), N_("ignored explicit argument %r"),
    N_("show program's version number and exit"), N_("argument %(argument_name)s: %(message)s"),
)


class UsageError(UserError):
    """The words after the program's name make no sense."""


class Parser(argparse.ArgumentParser):
    """A parser that raises instead of printing the usage and leaving."""

    def error(self, message: str) -> NoReturn:
        """See argparse. Raises UsageError."""
        raise UsageError(N_("The command line can't be understood: {reason}. Try “{program} --help”."),
                         reason=shown(message), program=self.prog)


@contextmanager
def speaking(t: Texts) -> Iterator[None]:
    """argparse takes its own texts from the module gettext, under the names `_` and `ngettext`."""
    def plural(one: str, many: str, n: int) -> str:
        return t(one if n == 1 else many)

    module: Any = argparse
    module._, module.ngettext = t, plural
    try:
        yield
    finally:
        module._, module.ngettext = gettext.gettext, gettext.ngettext


def editor_parser(t: Texts) -> Parser:
    """`journeymapper [FILE …]`."""
    with speaking(t):
        parser = Parser(
            prog="journeymapper", allow_abbrev=False, description=t("An editor for customer-journey maps."),
            epilog=t("Without a screen: new, export, check, read-back, diff, merge, recover, schema; “journeymapper "
                     "new --help” says more."))
    parser.add_argument("files", nargs="*", metavar=t("FILE"), help=t("maps to open"))
    parser.add_argument("--version", action="version", version=f"journeymapper {__version__}",
                        help=t("show program's version number and exit"))
    _add_language(parser, t)
    return parser


def command_parser(t: Texts) -> Parser:
    """`journeymapper new | export | check | read-back | diff | merge | recover | schema …`."""
    # argparse names its groups and its --help when a parser is made.
    with speaking(t):
        return _command_parser(t)


def _command_parser(t: Texts) -> Parser:
    parser = Parser(prog="journeymapper", allow_abbrev=False)
    _add_language(parser, t)
    commands = parser.add_subparsers(dest="command", required=True, parser_class=Parser)
    new = commands.add_parser("new", description=t("Make a new map from a template."), allow_abbrev=False)
    new.add_argument("out", metavar="OUT", help=t("the new file, its name ends in .journey"))
    new.add_argument("--template", metavar=t("NAME"), default="simple", help=t("which template (default: simple)"))
    export = _export_parser(commands, t)
    check = commands.add_parser("check", allow_abbrev=False, description=t(
        "Say what would be mended in a map, and what its journey tells; it is not changed."), epilog=t(
        "Exit status: 0 in order, 1 something would be mended or a finding isn't accepted, 2 the file can't be read. "
        "Findings are accepted in the window, with a reason."))
    check.add_argument("file", metavar=t("FILE"), help=t("the map"))
    check.add_argument("--json", action="store_true", help=t("for other programs"))
    back = commands.add_parser("read-back", allow_abbrev=False,
                               description=t("Compare a backlog that came back with its map."))
    back.add_argument("file", metavar=t("MAP"), help=t("the map"))
    back.add_argument("workbook", metavar="BACKLOG.xlsx", help=t("the workbook that somebody sent back"))
    back.add_argument("--apply", action="store_true",
                      help=t("write what is accepted and new into the map; conflicts stay as the map has them"))
    _add_even_if_open(back, t)
    diff, merge, recover = (make(commands, t) for make in (_diff_parser, _merge_parser, _recover_parser))
    schema = commands.add_parser("schema", description=t("Print the JSON Schema of the file format."),
                                 allow_abbrev=False)
    for sub in (new, export, check, back, diff, merge, recover, schema):
        _add_language(sub, t, default=argparse.SUPPRESS)
    return parser


def _diff_parser(commands: Any, t: Texts) -> Parser:
    diff: Parser = commands.add_parser(
        "diff", allow_abbrev=False, description=t("Say in words what differs between two maps; none is changed."),
        epilog=t("Exit status: 0 the same, 1 differences, 2 a file can't be read. Bookkeeping (the list of exports, "
                 "the counter of red points) is left out."))
    diff.add_argument("file", metavar="A", help=t("the map as it was"))
    diff.add_argument("other", metavar="B", help=t("the map as it is"))
    diff.add_argument("--json", action="store_true", help=t("for other programs"))
    return diff


def _merge_parser(commands: Any, t: Texts) -> Parser:
    merge: Parser = commands.add_parser(
        "merge", allow_abbrev=False, description=t("Merge two people's work on one map, field by field."),
        epilog=t("Exit status: 0 merged, 1 conflicts (listed; OUT then holds what MINE says), 2 a file can't be read "
                 "or written. Where both gave one number to a red point, MINE keeps it and the other one gets the next "
                 "free one. As merge driver of git: journeymapper merge --name %P %O %A %B %A"))
    merge.add_argument("base", metavar="BASE", help=t("the map that both began with"))
    merge.add_argument("mine", metavar="MINE", help=t("what one person made of it"))
    merge.add_argument("theirs", metavar="THEIRS", help=t("what the other made of it"))
    merge.add_argument("out", metavar="OUT", help=t("the merged map: a new file, or MINE"))
    merge.add_argument("--json", action="store_true", help=t("for other programs"))
    merge.add_argument("--name", metavar=t("FILE"), help=t("what the map is called in what is said, for git"))
    _add_even_if_open(merge, t)
    return merge


def _recover_parser(commands: Any, t: Texts) -> Parser:
    recover: Parser = commands.add_parser(
        "recover", allow_abbrev=False, description=t("Recover what can be read of a damaged map; it is not changed."),
        epilog=t("Intact entries go into OUT, all else as text into a file beside it. Exit status: 0 nothing was "
                 "missing, 1 something was (it is listed), 2 nothing can be read."))
    recover.add_argument("file", metavar=t("FILE"), help=t("the damaged map"))
    recover.add_argument("out", metavar="OUT", help=t("the new file, its name ends in .journey"))
    return recover


def _export_parser(commands: Any, t: Texts) -> Parser:
    from journeymapper.core.persistence.formats import written_suffixes

    export: Parser = commands.add_parser(
        "export", allow_abbrev=False,
        description=t("Write a map as workbook, picture or tickets, or several maps as one workbook."),
        epilog=t("Tickets: a red point that has a ticket link, is closed or stands in a file given by --since isn't "
                 "written again, so that a second export says what is new. A file for Jira holds 250 tickets, one for "
                 "Azure DevOps 1,000; more become OUT-1, OUT-2 …"))
    export.add_argument("files", metavar=t("FILE"), nargs="+", help=t(
        "the map; several, or a folder of them, make one workbook (.xlsx) in which each row says its map. "
        "Where one of them can't be read nothing is written"))
    export.add_argument("out", metavar="OUT", help=t(
        "the new file; its suffix says the format: {suffixes}",
        suffixes=", ".join(written_suffixes())))
    export.add_argument("--since", metavar="CSV", action="append", default=[], help=t(
        "tickets: a file of an earlier export, or the tracker's own export of them; what it holds is left out "
        "(may be given several times)"))
    export.add_argument("--against", metavar=t("MAP"), help=t(
        "workbook: another map, or an earlier state of this one; the sheet Changes tells what differs"))
    export.add_argument("--all", action="store_true", help=t(
        "tickets: also red points that have a ticket or are closed"))
    export.add_argument("--type", metavar=t("TYPE"), default="", help=t(
        "tickets: the tracker's word for the kind of ticket (default: Task)"))
    return export


def _add_even_if_open(parser: Parser, t: Texts) -> None:
    parser.add_argument("--even-if-open", action="store_true",
                        help=t("write also where somebody has the map open; their window takes it in, or asks"))


def _add_language(parser: Parser, t: Texts, default: Any = None) -> None:
    parser.add_argument("--language", metavar=t("LANGUAGE"), choices=sorted(LANGUAGES), default=default,
                        help=t("language of the texts: {languages}", languages=", ".join(sorted(LANGUAGES))))


def parsed(parser: Parser, words: Sequence[str], t: Texts) -> argparse.Namespace | None:
    """The options, None where help or version was asked for and printed. Raises UsageError."""
    try:
        with speaking(t):
            return parser.parse_args(list(words))
    except SystemExit:
        return None
