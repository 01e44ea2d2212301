"""Writes the workbook."""
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from journeymapper.core.backlog.portfolio import gather
from journeymapper.core.backlog.workbook.portfolio import write_portfolio
from journeymapper.core.backlog.workbook.write import write_backlog
from journeymapper.core.document.reader import Reader
from journeymapper.core.foundation.clock import now
from journeymapper.core.foundation.i18n import Texts
from journeymapper.core.foundation.progress import nobody, part
from journeymapper.core.persistence.export import language_texts
from journeymapper.core.persistence.formats import Sources

# Of a portfolio, reading its maps.
GATHERED = 0.3


def write(doc: Reader, out: Path, t: Texts, options: Mapping[str, Any]) -> dict[str, str]:
    """Write the workbook; by what it is known again. Raises OSError."""
    return write_backlog(doc, out, t, picture=options.get("picture"), now=now(), against=options.get("against"),
                         export_id=str(options.get("export_id") or ""), progress=options.get("progress", nobody))


def write_maps(sources: Sources, out: Path, t: Texts, options: Mapping[str, Any]) -> dict[str, str]:
    """Write the portfolio's workbook, in the maps' language where they share one. Raises UserError, OSError."""
    progress = options.get("progress", nobody)
    found = gather(sources)
    progress(GATHERED)
    shared = {language_texts(one.journey.language, t).language for one in found.maps}
    words = language_texts(shared.pop(), t) if len(shared) == 1 else t
    return write_portfolio(found, out, words, now=now(), export_id=str(options.get("export_id") or ""),
                           progress=part(progress, GATHERED, 1))
