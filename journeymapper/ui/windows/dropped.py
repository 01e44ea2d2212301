"""Files of ours among what is dropped onto a window."""
from PySide6.QtCore import QMimeData

SUFFIX = ".journey"


def dropped_maps(data: QMimeData) -> list[str]:
    """The paths of dropped maps, in their order; other files and addresses of the net are passed over."""
    paths = [url.toLocalFile() for url in data.urls() if url.isLocalFile()]
    return [path for path in paths if path.lower().endswith(SUFFIX)]
