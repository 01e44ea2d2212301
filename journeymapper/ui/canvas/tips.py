"""What hovering tells: the words behind a card's signs, and what is cut off nowhere else."""
from journeymapper.core.document import queries
from journeymapper.core.document.reader import Reader
from journeymapper.core.foundation.i18n import N_, Texts
from journeymapper.core.model.cards import Card, Opportunity, Process, RedPoint, Touchpoint
from journeymapper.core.model.journey import Stage
from journeymapper.core.model.kinds import card_kinds
from journeymapper.core.model.other import Link
from journeymapper.core.model.people import Channel, Department, Emotion, Persona
from journeymapper.core.model.words import PHASES
from journeymapper.ui.canvas.layers.ghost import feeling_words
from journeymapper.ui.forms.scales import SEVERITY

LINKS = {"hand-over": N_("hand-over"), "cause": N_("cause"), "follows": N_("follows")}


def tip_for(doc: Reader, id: str, t: Texts) -> str:
    """Plain text of some short lines; "" where there is nothing to add."""
    row = doc.get(id)
    if isinstance(row, Emotion):
        lines = _emotion(doc, row, t)
    elif isinstance(row, Card):
        lines = _card(doc, row, t)
    elif isinstance(row, Link):
        lines = _link(doc, row, t)
    elif isinstance(row, Stage) and row.phase is not None:
        lines = [t(PHASES[row.phase])]
    else:
        return ""
    lines += [f"RP-{mark.number:03d} {mark.title}" for mark in queries.marks(doc, id)]
    return "\n".join(line for line in lines if line)


def _link(doc: Reader, row: Link, t: Texts) -> list[str]:
    titles = [(card.title if (card := doc.find(Card, id)) is not None else "") or t("Untitled")
              for id in (row.source, row.target)]
    return [t(LINKS[row.kind]) if row.kind is not None else t("Link"), " → ".join(titles), row.label or ""]


def _emotion(doc: Reader, row: Emotion, t: Texts) -> list[str]:
    persona = doc.find(Persona, row.persona)
    return [persona.name if persona else "", feeling_words(float(row.value), t), row.quote or ""]


def _card(doc: Reader, row: Card, t: Texts) -> list[str]:
    kind = card_kinds().get(row.kind)
    lines = [t(kind.title) if kind else row.kind]
    if isinstance(row, Touchpoint):
        channel, department = doc.find(Channel, row.channel), doc.find(Department, row.department)
        lines += [channel.name if channel else t("no channel"), department.name if department else ""]
        lines += [feeling_words(row.feeling, t) if row.feeling is not None else "",
                  t("moment of truth") if row.moment_of_truth else ""]
    elif isinstance(row, RedPoint):
        words = dict(SEVERITY).get(row.severity)
        lines = [f"RP-{row.number:03d}", t(words) if words else t("severity not set"), row.owner or t("no owner")]
    elif isinstance(row, Process):
        department = doc.find(Department, row.department)
        lines.append(department.name if department else t("no department"))
    elif isinstance(row, Opportunity):
        fixed = [mark for id in row.fixes or () if (mark := doc.find(RedPoint, id)) is not None]
        lines += [t("fixes {name}", name=f"RP-{mark.number:03d} {mark.title}") for mark in fixed]
    return [*lines, row.text or "", row.evidence or ""]
