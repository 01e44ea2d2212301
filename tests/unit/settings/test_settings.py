"""Settings come back as they were; damaged ones are kept aside and never stop the program."""
import errno
import stat
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journeymapper.core.foundation.errors import BadFile
from journeymapper.core.foundation.files import FileLayer
from journeymapper.core.foundation.paths import config_folder
from journeymapper.core.settings.groups import Appearance, Files, Settings, Window, with_recent, without_recent
from journeymapper.core.settings.language import environment_language
from journeymapper.core.settings.storage import load_settings, save_settings

FULL = Settings(
    appearance=Appearance(language="es", theme="dark"),
    files=Files(recent=("/m/a.journey", "/m/b.journey"), last_folder="/m"),
    window=Window(geometry="AdnQywADAAA=", state="", panels={"palette": False}),
)


def test_first_start_has_the_defaults() -> None:
    settings, notice = load_settings()
    assert (settings, notice) == (Settings(), None)
    assert (settings.appearance.language, settings.appearance.theme, settings.files.recent) == (None, "system", ())


def test_saved_and_loaded() -> None:
    save_settings(FULL)
    assert load_settings() == (FULL, None)
    assert stat.S_IMODE((config_folder() / "settings.json").stat().st_mode) == 0o600
    assert [path.name for path in config_folder().iterdir()] == ["settings.json"]


def test_what_a_newer_program_wrote_is_kept(tmp_path: Path) -> None:
    text = '{"version": 9, "files": {"recent": ["/a"], "pinned": [1]}, "new": {"x": 1}}'
    (tmp_path / "settings.json").write_text(text)
    settings, notice = load_settings(tmp_path)
    assert notice is None
    save_settings(with_recent(settings, "/b"), tmp_path)
    again = load_settings(tmp_path)[0].model_dump()
    assert again["files"] == {"recent": ("/b", "/a"), "last_folder": None, "pinned": [1]}
    assert (again["version"], again["new"]) == (9, {"x": 1})


@pytest.mark.parametrize("text", [
    "", "{", "[]", "null", '{"appearance": {"theme": "pink"}}', '{"files": {"recent": "a"}}', '{"version": "1"}',
    '{"files": {"recent": ["1","2","3","4","5","6","7","8","9","10","11"]}}', '{"window": {"geometry": "<b>"}}',
    '{"window": {"panels": {"a": 1}}}', "[" * 100_000, "\ufeff{}", '{"x": "\\ud800"}', "{" + " " * 1024 * 1024 + "}",
])
def test_damaged_settings_are_kept_aside(tmp_path: Path, text: str) -> None:
    path = tmp_path / "settings.json"
    path.write_text(text)
    settings, notice = load_settings(tmp_path)
    assert settings == Settings()
    assert "settings.json.bad" in str(notice)
    assert (tmp_path / "settings.json.bad").read_text() == text
    assert not path.exists()
    assert load_settings(tmp_path) == (Settings(), None)


def test_a_second_damage_does_not_stop_the_start(tmp_path: Path) -> None:
    class Stuck(FileLayer):
        def replace(self, source: Path, target: Path) -> None:
            raise OSError(errno.EROFS, "read-only")

    (tmp_path / "settings.json").write_text("{")
    settings, notice = load_settings(tmp_path, files=Stuck())
    assert settings == Settings()
    assert str(notice) == "The settings can't be read; the defaults are used."


@given(st.binary(max_size=100))
def test_any_bytes_start_the_program(tmp_path_factory: pytest.TempPathFactory, data: bytes) -> None:
    folder = tmp_path_factory.mktemp("any")
    (folder / "settings.json").write_bytes(data)
    settings, _ = load_settings(folder)
    save_settings(settings, folder)
    assert load_settings(folder) == (settings, None)


@pytest.mark.parametrize("named", ["make_folder", "create", "write", "sync", "replace"])
def test_a_save_that_fails_leaves_the_old_ones(tmp_path: Path, named: str) -> None:
    def fail(*args: Any) -> None:
        raise OSError(errno.ENOSPC, "full")

    files = FileLayer()
    setattr(files, named, fail)
    save_settings(FULL, tmp_path)
    with pytest.raises(BadFile, match=r"settings\.json.*the disk is full"):
        save_settings(Settings(), tmp_path, files=files)
    assert load_settings(tmp_path) == (FULL, None)
    assert [path.name for path in tmp_path.iterdir()] == ["settings.json"]


def test_recent_files() -> None:
    settings = Settings()
    for n in range(12):
        settings = with_recent(settings, f"/{n}")
    assert settings.files.recent == tuple(f"/{n}" for n in range(11, 1, -1))
    settings = with_recent(settings, "/5")
    assert settings.files.recent[:3] == ("/5", "/11", "/10")
    assert len(settings.files.recent) == 10
    assert "/5" not in without_recent(settings, "/5").files.recent
    assert settings.model_validate(settings.model_dump()) == settings


@pytest.mark.parametrize("environment, language", [
    ({}, "en"), ({"LANG": "C.UTF-8"}, "en"), ({"LANG": "es_ES.UTF-8"}, "es"), ({"LANG": "es"}, "es"),
    ({"LANG": "es_ES", "LC_ALL": "en_GB"}, "en"), ({"LC_MESSAGES": "es_MX", "LANG": "en_US"}, "es"),
    ({"LANGUAGE": "fi:es:en", "LANG": "en_US"}, "es"), ({"LANGUAGE": "fi", "LANG": "es_AR"}, "es"),
    ({"LC_ALL": "fi_FI", "LANG": "es_ES"}, "en"), ({"LANG": "est_EE"}, "en"),
])
def test_the_language_of_the_system(environment: dict[str, str], language: str) -> None:
    assert environment_language(environment) == language
