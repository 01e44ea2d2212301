"""Files that we know among what is dropped onto a window: maps to open, workbooks to read back."""
from PySide6.QtCore import QMimeData

SUFFIXES = (".journey", ".xlsx")


def dropped_files(data: QMimeData) -> list[str]:
    """Their paths in their order; other files and addresses of the net are passed over."""
    paths = [url.toLocalFile() for url in data.urls() if url.isLocalFile()]
    return [path for path in paths if path.lower().endswith(SUFFIXES)]
