"""An opportunity: its last line names the red points that it would mend."""
from journeymapper.core.document.reader import Reader
from journeymapper.core.foundation.i18n import N_, Texts
from journeymapper.core.layout.shapes import CardShape
from journeymapper.core.model.cards import Card, Opportunity, RedPoint

FIXES = N_("fixes {numbers}")


def fixes(card: Card, doc: Reader, t: Texts) -> str:
    """The numbers of its red points, each with a dot; "" where it mends none."""
    found = [doc.find(RedPoint, id) for id in (card.fixes or ())] if isinstance(card, Opportunity) else []
    numbers = sorted(row.number for row in found if row is not None)
    return t(FIXES, numbers=" ".join(f"●{number}" for number in numbers)) if numbers else ""


SHAPES = {"opportunity": CardShape(footer=fixes)}
