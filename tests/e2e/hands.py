"""What a person does in several tests, and what a file or a workbook then holds."""
from pathlib import Path
from typing import Any

from journeymapper.core.document.store import Store
from journeymapper.core.persistence.codec import decode
from tests.e2e.desktop import Program, wait_for
from tests.unit.backlog.workbooks import backlog_rows


def answer_file_dialog(program: Program, title: str, file: Path) -> None:
    """Type the path into a file dialog."""
    program.window(title)
    program.key("ctrl+a")
    program.type(str(file))
    program.key("Return")
    program.gone(title)


def read(file: Path) -> Store:
    """The document in a file."""
    return Store(decode(file.read_bytes(), file=file.name).records)


def saved(program: Program, file: Path) -> Store:
    """Save by key and wait until the file is another one and the asterisk has gone."""
    before = file.read_bytes()
    program.key("ctrl+s")
    wait_for(lambda: file.read_bytes() != before, f"{file.name} to be saved")
    program.window(rf"^{file.stem}\.journey — ")
    return read(file)


def scores(book: Path) -> list[tuple[str, str, Any]]:
    """(id, title, score) of each row of the backlog, as stored."""
    return [(row["Id"], row["Red point"], row["Score"]) for row in backlog_rows(book) if row["Id"]]
