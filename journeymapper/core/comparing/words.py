"""What things and their fields are called: by people, in the map's language."""
import json
from collections.abc import Mapping, Sequence
from typing import Any

from journeymapper.core.document.reader import Reader
from journeymapper.core.foundation.i18n import N_, Texts
from journeymapper.core.model import words
from journeymapper.core.model.cards import Card, RedPoint, Touchpoint
from journeymapper.core.model.journey import Journey, Lane, Stage, Step
from journeymapper.core.model.kinds import card_kinds
from journeymapper.core.model.other import Asset, Link, Measurement
from journeymapper.core.model.people import Channel, Department, Emotion, Persona
from journeymapper.core.model.record import Record

UNTITLED = N_("(no title)")
# Fields whose header isn't their name; all others are shown as “Moment of truth” for moment_of_truth.
TITLES = {
    "id": N_("Unique id"), "kind": N_("Kind"), "step": N_("Step"), "lane": N_("Lane"), "title": N_("Title"),
    "text": N_("Text"), "evidence": N_("Evidence"), "evidence_level": N_("Evidence level"), "votes": N_("Votes"),
    "channel": N_("Channel"), "feeling": N_("Feeling"), "department": N_("Department"),
    "moment_of_truth": N_("Moment of truth"), "service": N_("Service"), "reason_for_channel": N_("Reason for channel"),
    "pilots": N_("Pilots"), "number": N_("Number"), "about": N_("About"), "severity": N_("Severity"),
    "frequency": N_("Frequency"), "effort": N_("Effort"), "confidence": N_("Confidence %"), "cause": N_("Cause"),
    "owner": N_("Owner"), "status": N_("Status"), "due": N_("Due"), "personas": N_("Personas"),
    "customer_value": N_("Customer value"), "business_value": N_("Business value"),
    "proposal": N_("Proposed improvement"), "metric": N_("Metric"), "baseline": N_("Baseline"),
    "target": N_("Target"), "ticket": N_("Ticket"), "decision": N_("Decision"), "fixes": N_("Mends"),
    "until": N_("Until"), "asset": N_("Picture"), "value": N_("Value"), "unit": N_("Unit"), "series": N_("Series"),
    "name": N_("Name"), "state": N_("State"), "scenario": N_("Scenario"), "organisation": N_("Organisation"),
    "review_on": N_("Review on"), "language": N_("Language"), "sources": N_("Sources"), "scoring": N_("Scoring"),
    "phase": N_("Phase"), "stage": N_("Stage"), "width": N_("Width"), "side": N_("Side"),
    "collapsed": N_("Collapsed"), "hidden": N_("Hidden"), "height": N_("Height"), "segment": N_("Segment"),
    "relation": N_("Relation"), "colour": N_("Colour"), "quote": N_("Quote"), "goals": N_("Goals"),
    "portrait": N_("Portrait"), "empathy": N_("Empathy map"), "preferences": N_("Preferred channels"),
    "icon": N_("Icon"), "mode": N_("Mode"), "answered_by": N_("Answered by"), "persona": N_("Persona"),
    "offset": N_("Place in the step"), "source": N_("From"), "label": N_("Label"), "on": N_("Day"),
    "repurchase": N_("Repurchase"), "switching_reluctance": N_("Switching reluctance"),
    "recommendation": N_("Recommendation"), "responses": N_("Responses"), "promoters": N_("Promoters"),
    "passives": N_("Passives"), "detractors": N_("Detractors"), "actions": N_("Actions"),
}
# The words of a choice (catalogue ids) by field and stored value.
WORDS: Mapping[str, words.Words] = {
    "status": words.STATUSES, "cause": words.CAUSES, "evidence_level": words.EVIDENCES,
    "reason_for_channel": words.REASONS,
}
KINDS: Mapping[type[Record], str] = {
    Journey: N_("Journey"), Stage: N_("Stage"), Step: N_("Step"), Lane: N_("Lane"), Persona: N_("Persona"),
    Channel: N_("Channel"), Department: N_("Department"), Emotion: N_("Emotion"), Link: N_("Link"),
    Measurement: N_("Measurement"), Asset: N_("Picture"),
}


def title_of(field: str, t: Texts) -> str:
    """A field's name for people; “Moment of truth” for an unknown moment_of_truth."""
    return t(TITLES.get(field, field.replace("_", " ").capitalize()))


def kind_of(row: Record, t: Texts) -> str:
    """“Touchpoint”, “Persona”: what sort of thing it is."""
    if isinstance(row, Card):
        kind = card_kinds().get(row.kind)
        return t(kind.title) if kind else row.kind
    return next((t(word) for kind, word in KINDS.items() if isinstance(row, kind)), row.table)


def name_of(doc: Reader, row: Record, t: Texts) -> str:
    """As people call it: “RP-003 …”, “Maria at Delivery”, a title or a name."""
    if isinstance(row, Emotion):
        persona, step = doc.find(Persona, row.persona), doc.find(Step, row.step)
        return t("{persona} at “{step}”", persona=persona.name if persona else "", step=step.title if step else "")
    if isinstance(row, Measurement):
        return f"{row.segment} {row.on}"
    if isinstance(row, Link):
        ends = (doc.find(Card, id) for id in (row.source, row.target))
        return " → ".join(end.title if end else "" for end in ends)
    if isinstance(row, Asset):
        return row.mime
    title = str(getattr(row, "title", None) or getattr(row, "name", None) or t(UNTITLED))
    return f"RP-{row.number:03d} {title}" if isinstance(row, RedPoint) else title


def shown(doc: Reader, card: Record, name: str, value: Any, t: Texts) -> Any:
    """A field of a card, or of anything else, for people."""
    if name in WORDS and value in WORDS[name]:
        return t(WORDS[name][value])
    if name == "about" and value and isinstance(card, RedPoint):
        return _marked(doc, value, t)
    if name in type(card).references and value:
        ids = (value,) if isinstance(value, str) else tuple(value)
        return ", ".join(_title(doc, id) for id in ids)
    return value if value is None or isinstance(value, str | int | float) else as_json(value)


def _marked(doc: Reader, id: str, t: Texts) -> str:
    """What a red point marks: a touchpoint's title, “Emotion of Maria”, “Note: …”."""
    target = doc.get(id)
    if isinstance(target, Emotion):
        persona = doc.find(Persona, target.persona)
        return t("Emotion of {persona}", persona=persona.name if persona else "")
    if isinstance(target, Card) and not isinstance(target, Touchpoint):
        kind = card_kinds().get(target.kind)
        return f"{t(kind.title) if kind else target.kind}: {target.title or t(UNTITLED)}"
    return _title(doc, id)


def _title(doc: Reader, id: str) -> str:
    record = doc.get(id)
    return str(getattr(record, "title", None) or getattr(record, "name", None) or id)


def as_json(value: Mapping[str, Any] | Sequence[Any]) -> str:
    """A value that only programs read."""
    return json.dumps(value, ensure_ascii=False, default=str)
