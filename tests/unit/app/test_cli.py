"""The command line: what it prints, its exit status, one sentence for bad input, files left alone."""
import errno
import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from journeymapper.app import cli, words
from journeymapper.app.main import main
from journeymapper.core.foundation.discovery import slices
from journeymapper.core.persistence import formats
from journeymapper.core.persistence.codec import decode
from journeymapper.core.persistence.formats import FileFormat, file_formats
from journeymapper.core.persistence.schema import schema
from tests.support.paths import ROOT, SAMPLE

Capture = pytest.CaptureFixture[str]


@pytest.fixture
def sample(tmp_path: Path) -> Path:
    path = tmp_path / "a.journey"
    path.write_bytes(SAMPLE.read_bytes())
    return path


@pytest.fixture
def broken(tmp_path: Path) -> Path:
    path = tmp_path / "broken.journey"
    path.write_bytes(SAMPLE.read_bytes().replace(b'"channel": "channel-bot"', b'"channel": "gone"'))
    return path


def refused(capsys: Capture, *words: str) -> str:
    """The one sentence of a command line that can't be carried out."""
    assert main(list(words)) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.startswith("journeymapper: ")
    assert said.err.count("\n") == 1
    return said.err.removeprefix("journeymapper: ").strip()


def write_double(document: Any, out: Path, t: Any, options: Mapping[str, Any]) -> None:
    out.write_text(f"{len(document.records)} {t.language} {os.environ.get('QT_QPA_PLATFORM')}")


# Nothing to mend and nothing to say.
GOOD = {"format": "journeymapper", "version": 1, "journey": {"id": "j", "title": "Good", "scenario": "One of few"},
        "personas": [{"id": "p", "rank": "a0", "name": "Maria"}]}


@pytest.fixture
def double(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """One format, `.dbl`, in the place of the real ones."""
    module = ModuleType("double_format")
    module.FORMAT = FileFormat("double", "Double", (".dbl",), writes=True, writer="double_format:write")  # type: ignore[attr-defined]  # a module made by hand
    module.write = write_double  # type: ignore[attr-defined]  # a module made by hand
    monkeypatch.setitem(sys.modules, "double_format", module)
    monkeypatch.setattr(formats, "modules", lambda package, part: [module])
    file_formats.cache_clear()
    yield
    file_formats.cache_clear()
    slices.cache_clear()


def test_check_of_a_good_map(sample: Path, capsys: Capture) -> None:
    sample.write_text(json.dumps(GOOD))
    assert main(["check", str(sample)]) == 0
    said = capsys.readouterr()
    assert (said.out, said.err) == (f"“{sample}” is in order.\n", "")


def test_check_says_what_would_be_mended_and_mends_nothing(broken: Path, capsys: Capture) -> None:
    before = broken.read_bytes()
    assert main(["check", str(broken)]) == 1
    lost = "cards: “Chat bot” lost its channel “gone”, which is not in the map."
    assert capsys.readouterr().out.startswith(f"{lost}\n")
    assert main(["check", "--json", str(broken)]) == 1
    said = json.loads(capsys.readouterr().out)
    assert (said["readable"], said["version"], said["newer"], said["records"]) == (True, 1, False, 114)
    assert said["repairs"] == [lost]
    assert broken.read_bytes() == before


def test_check_of_what_is_no_map(tmp_path: Path, capsys: Capture) -> None:
    path = tmp_path / "bad.journey"
    path.write_bytes(SAMPLE.read_bytes().replace(b'"kind": "note"', b'"kind": 5'))
    assert main(["check", str(path)]) == 2
    said = capsys.readouterr()
    assert len(said.out.splitlines()) == 10
    assert said.out.startswith("cards[0].kind should be a text.\n")
    assert said.err.count("\n") == 1
    assert "There are 9 more errors" in said.err
    assert main(["check", str(path), "--json"]) == 2
    report = json.loads(capsys.readouterr().out)
    assert (report["readable"], len(report["errors"]), report["more_errors"]) == (False, 10, 0)


def test_check_of_a_newer_map_warns(sample: Path, capsys: Capture) -> None:
    sample.write_bytes(SAMPLE.read_bytes().replace(b'"version": 1', b'"version": 2'))
    assert main(["check", str(sample)]) == 1
    assert "a newer Journeymapper (format 2)" in capsys.readouterr().err


def test_new_makes_a_map_and_never_overwrites(tmp_path: Path, capsys: Capture) -> None:
    out = tmp_path / "new.journey"
    assert main(["new", str(out), "--template", "complete", "--language", "es"]) == 0
    loaded = decode(out.read_bytes())
    assert getattr(loaded.records[0], "language", None) == "es"
    before = out.read_bytes()
    capsys.readouterr()
    assert "exists already" in refused(capsys, "new", str(out))
    assert out.read_bytes() == before


def test_bad_input_of_new(tmp_path: Path, capsys: Capture) -> None:
    out = str(tmp_path / "new.journey")
    assert "no template “nope”" in refused(capsys, "new", out, "--template", "nope")
    assert "Let it end in .journey" in refused(capsys, "new", str(tmp_path / "new.json"))
    assert "its folder isn't there" in refused(capsys, "new", str(tmp_path / "none" / "a.journey"))
    assert list(tmp_path.iterdir()) == []


@pytest.mark.usefixtures("double")
def test_export(sample: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("QT_QPA_PLATFORM", raising=False)
    before, out = sample.read_bytes(), sample.with_name("out.dbl")
    assert main(["--language", "es", "export", str(sample), str(out)]) == 0
    assert out.read_text() == "114 en offscreen"
    assert sample.read_bytes() == before
    assert str(out) in capsys.readouterr().out


@pytest.mark.usefixtures("double")
def test_export_of_a_mended_or_newer_map_says_so(broken: Path, capsys: Capture) -> None:
    broken.write_bytes(broken.read_bytes().replace(b'"version": 1', b'"version": 2'))
    assert main(["export", str(broken), str(broken.with_name("out.dbl"))]) == 0
    said = capsys.readouterr().err.splitlines()
    assert len(said) == 2
    assert "newer Journeymapper" in said[0]
    assert "was mended while it was read" in said[1]


@pytest.mark.usefixtures("double")
def test_bad_input_of_export(sample: Path, tmp_path: Path, capsys: Capture) -> None:
    name, out = str(sample), str(tmp_path / "out.dbl")
    before = sample.read_bytes()
    assert "Choose one of .dbl" in refused(capsys, "export", name, str(tmp_path / "out.xyz"))
    assert "no such file or folder" in refused(capsys, "export", str(tmp_path / "none"), out)
    assert "can hold one map only" in refused(capsys, "export", str(tmp_path), out)
    assert "its folder isn't there" in refused(capsys, "export", name, str(tmp_path / "none" / "out.dbl"))
    link = tmp_path / "link.dbl"
    link.symlink_to(sample)
    assert "is the map itself" in refused(capsys, "export", name, str(link))
    assert sample.read_bytes() == before
    assert {path.name for path in tmp_path.iterdir()} == {"a.journey", "link.dbl"}


def test_tickets_say_what_is_new(sample: Path, tmp_path: Path, capsys: Capture) -> None:
    first, second = str(tmp_path / "a.jira.csv"), str(tmp_path / "b.jira.csv")
    assert main(["export", str(sample), first]) == 0
    assert capsys.readouterr().out == f"“{first}” was written.\n"
    assert main(["export", str(sample), second, "--since", first]) == 0
    assert capsys.readouterr().out.splitlines() == [
        f"Nothing is left to export, so “{second}” wasn't written.", "Left out, since an earlier file holds them: 6."]
    assert "no such file" in refused(capsys, "export", str(sample), first, "--since", second)
    assert "--all is for tickets: let the name end in one of .azure.csv, .jira.csv." in refused(
        capsys, "export", str(sample), str(tmp_path / "a.svg"), "--all")
    assert "no suffix that can be written" in refused(capsys, "export", str(sample), str(tmp_path / ".jira.csv"))


def test_schema(capsys: Capture) -> None:
    assert main(["schema"]) == 0
    assert json.loads(capsys.readouterr().out) == schema()


@pytest.mark.parametrize("words, says", [
    (["check"], "required"), (["check", "a", "b"], "unrecognized arguments: b"),
    (["check", "--jso", "a"], "unrecognized arguments: --jso"),
    (["new"], "required"), (["new", "a", "--template"], "expected one argument"), (["export", "a"], "required"),
    (["schema", "--language", "xx"], "invalid choice"), (["--bogus"], "unrecognized arguments: --bogus"),
    (["schema", "a\nb\x1b[31m"], "unrecognized arguments: a�b�[31m"),
])
def test_words_that_make_no_sense(words: list[str], says: str, capsys: Capture) -> None:
    said = refused(capsys, *words)
    assert says in said
    assert "--help” " not in said.rstrip(".")
    assert said.endswith("--help”.")


@pytest.mark.parametrize("words", [
    ["--help"], ["--version"], ["new", "--help"], ["check", "-h"], ["--language=es", "-h"],
])
def test_help_is_no_error(words: list[str], capsys: Capture) -> None:
    assert main(words) == 0
    said = capsys.readouterr()
    assert "journeymapper" in said.out
    assert said.err == ""


@pytest.mark.parametrize("words", [[], ["new"], ["export"]])
def test_help_speaks_the_language_that_was_asked_for(words: list[str], capsys: Capture) -> None:
    assert main([*words, "--language", "es", "--help"]) == 0
    said = capsys.readouterr().out
    for word in ("opciones:", "muestra esta ayuda"):
        assert word in said
    for word in ("options", "show"):
        assert word not in said


def test_every_command_is_known_before_the_parser_is_loaded() -> None:
    assert set(words.COMMANDS) == set(cli.COMMANDS)


def test_all_else_opens_the_editor(monkeypatch: pytest.MonkeyPatch) -> None:
    calls: list[Any] = []
    editor = ModuleType("journeymapper.app.editor")
    editor.run_editor = lambda files, language: calls.append((files, language)) or 7  # type: ignore[attr-defined,func-returns-value]  # a module made by hand
    monkeypatch.setitem(sys.modules, "journeymapper.app.editor", editor)
    assert main([]) == 7
    assert main(["a.journey", "b.journey", "--language", "es"]) == 7
    assert main(["--", "new"]) == 7
    assert main(["./check"]) == 7
    assert calls == [([], None), (["a.journey", "b.journey"], "es"), (["new"], None), (["./check"], None)]


def test_the_editor_says_that_it_lacks_a_screen(capsys: Capture, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "linux")
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    assert refused(capsys, "a.journey").startswith("There is no screen here for the editor.")


@pytest.mark.parametrize("closed", [">&-", ">&- 2>&- <&-"])
def test_closed_streams_are_no_fault(sample: Path, closed: str) -> None:
    result = subprocess.run(["bash", "-c", f'"$0" -m journeymapper check "$1" {closed}', sys.executable, str(sample)],
                            cwd=ROOT, capture_output=True, text=True, timeout=60, check=False)
    assert (result.returncode, result.stderr) == (1, "")


def test_a_terminated_export_leaves_nothing_behind(
    double: None, sample: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def write(_document: Any, out: Path, _t: Any, _options: Mapping[str, Any]) -> None:
        out.write_text("half")
        signal.raise_signal(signal.SIGTERM)

    monkeypatch.setattr(sys.modules["double_format"], "write", write)
    before = signal.getsignal(signal.SIGTERM)
    assert main(["export", str(sample), str(sample.with_name("out.dbl"))]) == 143
    assert [path.name for path in sample.parent.iterdir()] == [sample.name]
    assert signal.getsignal(signal.SIGTERM) == before


@pytest.mark.parametrize("day", ["2026-02-30", "2026-13-01", "٢٠٢٦-٠١-٠١"])
def test_a_day_that_is_none_is_refused(sample: Path, capsys: Capture, day: str) -> None:
    sample.write_text(sample.read_text(encoding="utf-8").replace("2026-12-20", day), encoding="utf-8")
    assert "due" in refused(capsys, "check", str(sample))


def test_an_interrupt_and_a_lack_of_memory_end_in_peace(
    sample: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    from journeymapper.core.persistence import reading

    for error, status, says in ((KeyboardInterrupt(), 130, ""), (MemoryError(), 2, "not enough memory")):
        def fail(*args: Any, error: BaseException = error, **kwargs: Any) -> None:
            raise error

        monkeypatch.setattr(reading, "open_map", fail)
        assert main(["check", str(sample)]) == status
        assert says in capsys.readouterr().err


def program(*words: str, **options: Any) -> subprocess.Popen[bytes]:
    """The whole program in a process of its own."""
    command = [sys.executable, "-m", "journeymapper", *words]
    return subprocess.Popen(command, cwd=ROOT, stderr=subprocess.PIPE, **options)


def test_a_reader_that_goes_away_is_no_error() -> None:
    with program("schema", stdout=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        assert process.stderr.read() == b""
    assert process.returncode == 128 + signal.SIGPIPE


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
def test_an_output_without_room_is_said() -> None:
    with Path("/dev/full").open("wb") as full, program("schema", stdout=full) as process:
        assert process.stderr is not None
        said = process.stderr.read().decode()
    assert process.returncode == 2
    assert said == ("journeymapper: The output can't be written: the disk is full. "
                    "Make room on it, or save in another place.\n")
    assert errno.errorcode[errno.ENOSPC] not in said


def test_no_command_loads_qt_or_openpyxl(sample: Path) -> None:
    code = f"""
import sys
from journeymapper.app.main import main
assert main(["check", {str(sample)!r}]) == 1
assert main(["new", {str(sample.with_name("n.journey"))!r}]) == 0
assert main(["schema"]) == 0
print([name for name in sys.modules if name.split(".")[0] in ("PySide6", "shiboken6", "openpyxl", "pyqtgraph")])
"""
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "[]"


def test_undecodable_names_are_said_and_not_raised(tmp_path: Path) -> None:
    with program("check", os.fsdecode(os.fsencode(tmp_path) + b"/\xff.journey"), stdout=subprocess.PIPE) as process:
        assert process.stderr is not None
        said = process.stderr.read().decode()
    assert process.returncode == 2
    assert "no such file or folder" in said
    assert said.count("\n") == 1
