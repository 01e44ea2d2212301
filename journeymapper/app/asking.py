"""File dialogs and bad news, in the window that they are about."""
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from journeymapper.core.foundation.errors import UserError
from journeymapper.core.foundation.i18n import Texts
from journeymapper.core.foundation.sentences import say
from journeymapper.ui.qt.file_target import ask_target, ask_target_as
from journeymapper.ui.qt.messages import tell

__all__ = ["ask_files", "ask_target", "ask_target_as", "tell_error", "tell_text"]


def ask_files(parent: QWidget | None, title: str, folder: Path, filters: Sequence[str]) -> list[Path]:
    """Existing files to open; none where the person cancelled."""
    names, _ = QFileDialog.getOpenFileNames(parent, title, str(folder), ";;".join(filters))
    return [Path(name) for name in names]


def tell_error(parent: QWidget | None, t: Texts, error: UserError) -> None:
    """The plain sentence of what went wrong."""
    tell(parent, t, say(t, error))


def tell_text(parent: QWidget | None, t: Texts, sentences: Sequence[str]) -> None:
    """Several pieces of bad news at once, each already in the person's language."""
    tell(parent, t, "\n\n".join(sentences))
