"""The order in which findings are shown, and where they stand, in words."""
from collections.abc import Callable, Iterable

from journeymapper.core.document import queries
from journeymapper.core.document.reader import Reader

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

    # Ten thousand findings are sorted by it: a card's step is looked up without asking what sort of record it is.
    at, get = {**stages, **index}, doc.get

    def along(finding: Finding) -> tuple[int, tuple[str, ...]]:
        ids = finding.about if finding.place is None else finding.place
        if not ids:
            return -1, finding.about
        place = at.get(ids[0])
        if place is None:
            place = at.get(getattr(get(ids[0]), "step", None) or "", -1)
        return place, finding.about

    return along
