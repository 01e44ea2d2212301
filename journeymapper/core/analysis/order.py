"""The order in which findings are shown, and where they stand, in words."""
from collections.abc import Callable, Iterable

from journeymapper.core.document import queries
from journeymapper.core.document.reader import Reader
from journeymapper.core.model.cards import Card
from journeymapper.core.model.journey import Stage, Step
from journeymapper.core.model.people import Emotion

from .finding import Finding
from .rules import all_rules


def in_order(doc: Reader, findings: Iterable[Finding]) -> list[Finding]:
    """By family and rule, then along the map from left to right; what stands nowhere comes first."""
    rules, along = {rule.id: place for place, rule in enumerate(all_rules())}, along_map(doc)
    return sorted(findings, key=lambda finding: (rules[finding.rule], *along(finding)))


def along_map(doc: Reader) -> Callable[[Finding], tuple[int, tuple[str, ...]]]:
    """A key by which the findings of one rule are sorted, for the document as it is now."""
    columns = queries.columns(doc)
    index = {step.id: place for place, step in enumerate(columns)}
    stages: dict[str, int] = {}
    for place, step in enumerate(columns):
        stages.setdefault(step.stage, place)

    def along(finding: Finding) -> tuple[int, tuple[str, ...]]:
        row = doc.get(finding.places[0]) if finding.places else None
        at = stages.get(row.id, -1) if isinstance(row, Stage) else index.get(step_of(doc, finding) or "", -1)
        return at, finding.about

    return along


def step_of(doc: Reader, finding: Finding) -> str | None:
    """The step in which the first of its places stands."""
    row = doc.get(finding.places[0]) if finding.places else None
    if isinstance(row, Step):
        return row.id
    return row.step if isinstance(row, Card | Emotion) else None
