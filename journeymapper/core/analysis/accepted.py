"""Which findings are known and accepted, and which of those came back.

The key is the rule with what the finding is about: ids of records, which no edit changes (or the name of a
service). So a touchpoint that is renamed or moved stays accepted. Beside it stand the facts on which it was
accepted, on a coarse scale that each check decides: the channels and departments of a grey area with its risk, the
words of a title, who has the preference. While they are the same, the finding stays accepted; when they change, it
is open again and says what the reason was. An entry without facts (written by hand, or by another program) accepts
whatever the facts.
"""
from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from journeymapper.core.commands.accepting import Key, key_of
from journeymapper.core.model.journey import Journey

from .finding import Finding


class Judged(NamedTuple):
    """A finding with the reason for which it is accepted. was: the reason of an acceptance that its facts outran."""

    finding: Finding
    reason: str | None = None
    on: str = ""
    was: str | None = None

    @property
    def accepted(self) -> bool:
        """Whether it is."""
        return self.reason is not None


def judged(findings: Iterable[Finding], journey: Journey | None) -> list[Judged]:
    """All findings, in their order, with what is known of them."""
    entries = known_findings(journey)
    return [judge(finding, entries.get(finding.key)) for finding in findings]


def known_findings(journey: Journey | None) -> Mapping[Key | None, Mapping[str, Any]]:
    """The entries of what is accepted, by key."""
    return {key_of(entry): entry for entry in (journey.accepted_findings if journey is not None else None) or ()}


def judge(finding: Finding, entry: Mapping[str, Any] | None) -> Judged:
    """A finding with what its entry says, if it has one."""
    if entry is None:
        return Judged(finding)
    reason, day = str(entry.get("reason") or ""), str(entry.get("on") or "")
    facts = entry.get("facts")
    return Judged(finding, reason, day) if facts is None or facts == finding.facts else Judged(finding, was=reason)
