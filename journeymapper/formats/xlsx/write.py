"""Writes the workbook."""
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from journeymapper.core.backlog.workbook.write import write_backlog
from journeymapper.core.document.reader import Reader
from journeymapper.core.foundation.clock import now
from journeymapper.core.foundation.i18n import Texts


def write(doc: Reader, out: Path, t: Texts, options: Mapping[str, Any]) -> None:
    """Write the workbook. Raises OSError."""
    write_backlog(doc, out, t, picture=options.get("picture"), now=now(), export_id=str(options.get("export_id") or ""))
