"""The dialog that asks where to write a file."""
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget


def ask_target(parent: QWidget | None, title: str, proposal: Path, filters: Sequence[str], suffix: str) -> Path | None:
    """A file to write, with a suffix in any case; None where the person cancelled.

    Whether an existing file may be overwritten was asked there.
    """
    asked = ask_target_as(parent, title, proposal, filters, suffix)
    return asked[0] if asked is not None else None


def ask_target_as(
    parent: QWidget | None, title: str, proposal: Path, filters: Sequence[str], suffix: str,
) -> tuple[Path, int] | None:
    """The same, and which of the filters was chosen: a name may have a suffix that says less."""
    dialog = QFileDialog(parent, title, str(proposal.parent))
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setFileMode(QFileDialog.FileMode.AnyFile)
    dialog.setNameFilters(list(filters))
    dialog.setDefaultSuffix(suffix.lstrip("."))
    dialog.selectFile(proposal.name)
    dialog.filterSelected.connect(lambda text: _follow(dialog, filters, suffix_of(text) or suffix.lstrip(".")))
    try:
        while dialog.exec() and dialog.selectedFiles():
            target, chosen = Path(dialog.selectedFiles()[0]), dialog.selectedNameFilter()
            whole = _in_full(target, filters, suffix_of(chosen) or suffix.lstrip("."))
            if whole == target or not whole.exists():
                return whole, filters.index(chosen) if chosen in filters else 0
            # A file of the whole name is there, and nobody was asked about that one yet.
            dialog.selectFile(whole.name)
        return None
    finally:
        dialog.deleteLater()


def _in_full(target: Path, filters: Sequence[str], suffix: str) -> Path:
    """With the suffix. Qt takes what stands behind any dot for one: “Backlog 22.11.2026” would get none."""
    name = target.name.lower()
    said = any(name.endswith(f".{known}") for known in map(suffix_of, filters) if known)
    return target if said or name.endswith("." + suffix.rpartition(".")[2]) else target.with_name(
        f"{target.name}.{suffix}")


def _follow(dialog: QFileDialog, filters: Sequence[str], suffix: str) -> None:
    """The name goes with the chosen filter. Qt does it for what stands behind the last dot, not for “.jira.csv”."""
    dialog.setDefaultSuffix(suffix)
    name = Path(dialog.selectedFiles()[0]).name if dialog.selectedFiles() else ""
    others = (other for other in map(suffix_of, filters) if "." in other and name.lower().endswith(f".{other}"))
    other = next(others, None)
    if other is not None and other != suffix:
        dialog.selectFile(name[:-len(other)] + suffix)


def suffix_of(name_filter: str) -> str:
    """"png" of "Picture (*.png)", "" where there is none."""
    _, _, rest = name_filter.partition("(*.")
    return rest.split(")")[0].split(" ")[0]
