"""What a row of the outline says: its title, what stands beside it, what a screen reader says."""
from journeymapper.core.document.reader import Reader
from journeymapper.core.foundation.i18n import Texts
from journeymapper.core.foundation.numbers import signed
from journeymapper.core.model.cards import Card, RedPoint
from journeymapper.core.model.journey import Lane, Stage, Step
from journeymapper.core.model.people import Emotion, Persona
from journeymapper.core.model.record import Record

from .choices import code
from .heading import name_of


def own_title(row: Record) -> str:
    """Its title on one line; "" where it has none."""
    return " ".join(str(getattr(row, "title", "") or "").split())


def title_of(doc: Reader, row: Record, t: Texts) -> str:
    """What the row shows: the title; an emotion as "Maria: +1 “quote”"."""
    if isinstance(row, Emotion):
        persona = doc.find(Persona, row.persona)
        name = persona.name if persona else t("Untitled")
        words = f"{name}: {signed(float(row.value), t)}"
        return t("{words} “{quote}”", words=words, quote=" ".join(row.quote.split())) if row.quote else words
    return own_title(row) or t("Untitled")


def aside_of(doc: Reader, row: Record, t: Texts) -> str:
    """What stands beside the title, quieter: a card's lane."""
    if not isinstance(row, Card):
        return ""
    lane = doc.find(Lane, row.lane)
    return own_title(lane) or t("Untitled") if lane else t("without lane")


def cell_of(doc: Reader, lane: str | None, t: Texts) -> str:
    """What stands beside a step while the keyboard is at its empty cell in a lane; "" for none."""
    row = doc.find(Lane, lane)
    return t("new in “{lane}”", lane=own_title(row) or t("Untitled")) if row is not None else ""


def spoken(doc: Reader, row: Record, t: Texts) -> str:
    """Kind, title, place: "Touchpoint: Delivery van, step Delivery, lane Touchpoints"."""
    kind = f"{t(name_of(row)[1])} {code(row.number)}" if isinstance(row, RedPoint) else t(name_of(row)[1])
    parts = [t("{kind}: {title}", kind=kind, title=title_of(doc, row, t))]
    step = doc.find(Step, getattr(row, "step", None))
    if step is not None:
        parts.append(t("step {name}", name=own_title(step) or t("Untitled")))
    elif isinstance(row, Card):
        parts.append(t("parked"))
    if isinstance(row, Card):
        parts.append(t("lane {name}", name=aside_of(doc, row, t)) if row.lane else t("without lane"))
    if isinstance(row, Step):
        stage = doc.find(Stage, row.stage)
        parts.append(t("stage {name}", name=own_title(stage) or t("Untitled")) if stage else "")
    return ", ".join(part for part in parts if part)
