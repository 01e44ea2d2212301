"""Findings as plain data and as lines, for other programs and for people at a terminal."""
from collections.abc import Iterable
from typing import Any

from journeymapper.core.document.reader import Reader
from journeymapper.core.foundation.i18n import Texts
from journeymapper.core.model.journey import Journey

from .accepted import Judged, judged
from .engine import find_all
from .finding import SEVERITIES, told
from .options import Options
from .order import in_order
from .rules import rules_by_id


def all_judged(doc: Reader, options: Options) -> list[Judged]:
    """All findings of a document in their order, with what is accepted of them."""
    found = in_order(doc, find_all(doc, options))
    return judged(found, next(iter(doc.every(Journey)), None))


def as_data(rows: Iterable[Judged], t: Texts) -> list[dict[str, Any]]:
    """For JSON. `rule`, `family` and `severity` are stable; `text`, `title`, `source` and `fix` are for people."""
    return [_data(row, t) for row in rows]


def _data(row: Judged, t: Texts) -> dict[str, Any]:
    finding, rule = row.finding, rules_by_id()[row.finding.rule]
    return {
        "rule": rule.id, "family": rule.family, "severity": finding.severity, "title": t(rule.title),
        "text": told(t, finding.says), "source": t(rule.source), "about": list(finding.about),
        "place": list(finding.places), "fix": t(finding.fix.words) if finding.fix else None,
        "accepted": row.accepted, "reason": row.reason if row.accepted else row.was,
    }


def as_lines(rows: Iterable[Judged], t: Texts) -> list[str]:
    """One line for each that isn't accepted, and one that counts those that are."""
    rows = list(rows)
    lines = [t("{title} ({severity}): {text}", title=t(rules_by_id()[row.finding.rule].title),
               severity=t(SEVERITIES[row.finding.severity]), text=told(t, row.finding.says))
             for row in rows if not row.accepted]
    known = sum(row.accepted for row in rows)
    return lines + ([t.plural("{n} finding is accepted.", "{n} findings are accepted.", known)] if known else [])
