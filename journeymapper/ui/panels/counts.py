"""What a map holds, in one line."""
from journeymapper.core.document.reader import Reader
from journeymapper.core.foundation.i18n import Texts
from journeymapper.core.model.cards import RedPoint, Touchpoint
from journeymapper.core.model.journey import Stage, Step


def counts(doc: Reader, t: Texts) -> str:
    """“6 stages · 10 steps · 16 touchpoints · 6 red points”."""
    return " · ".join((
        t.plural("{n} stage", "{n} stages", len(doc.every(Stage))),
        t.plural("{n} step", "{n} steps", len(doc.every(Step))),
        t.plural("{n} touchpoint", "{n} touchpoints", len(doc.every(Touchpoint))),
        t.plural("{n} red point", "{n} red points", len(doc.every(RedPoint))),
    ))
