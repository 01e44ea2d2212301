"""A process: its last line names the department."""
from journeymapper.core.document.reader import Reader
from journeymapper.core.foundation.i18n import Texts
from journeymapper.core.layout import metrics as m
from journeymapper.core.layout.shapes import CardShape
from journeymapper.core.model.cards import Card, Process
from journeymapper.core.model.people import Department


def department(card: Card, doc: Reader, t: Texts) -> str:
    """The name of who does the work."""
    found = doc.find(Department, card.department) if isinstance(card, Process) else None
    return found.name if found else ""


SHAPES = {"process": CardShape(footer=department, footer_style=m.CARD_FOOTER_STRONG)}
