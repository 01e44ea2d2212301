"""Answers to questions and file dialogs, so that no test waits for a person."""
from pathlib import Path

import pytest

from journeymapper.app import asking
from journeymapper.ui.qt import messages


class Boxes:
    """What was asked and told, in order; `answers` are given one by one, none left is a failure."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.asked: list[str] = []
        self.told: list[str] = []
        self.answers: list[str] = []
        self.target: Path | None = None
        self.files: list[Path] = []
        # Which of the filters a person chose, where the name alone doesn't say the format.
        self.filter = 0
        monkeypatch.setattr(messages, "ask", self._ask)
        monkeypatch.setattr(messages, "tell", self._tell)
        monkeypatch.setattr(asking, "tell", self._tell)
        monkeypatch.setattr(asking, "ask_files", lambda *_args: self.files)
        monkeypatch.setattr(asking, "ask_target", lambda *_args: self.target)
        monkeypatch.setattr(asking, "ask_target_as", lambda *_args: self.target and (self.target, self.filter))

    def _ask(self, _parent: object, _t: object, text: str, answers: object, detail: str = "", title: str = "") -> str:
        self.asked.append(text)
        return self.answers.pop(0)

    def _tell(self, _parent: object, _t: object, text: str, detail: str = "", title: str = "") -> None:
        self.told.append(text)
