"""What a check finds, and what a check is: plain data, in words that are translated where they are shown."""
from collections.abc import Callable, Mapping
from typing import Any, Literal, NamedTuple

from journeymapper.core.foundation.i18n import N_, Texts
from journeymapper.core.foundation.numbers import signed
from journeymapper.core.foundation.sentences import Sentence, say, sentence
from journeymapper.core.model.record import Record
from journeymapper.core.model.words import Words

Severity = Literal["high", "medium", "low"]
Family = Literal["mistakes", "grey-areas", "completeness", "language"]
Where = Literal["map", "journey", "personas"]

FAMILIES: Words = {
    "mistakes": N_("Four mistakes"), "grey-areas": N_("Grey areas"), "completeness": N_("Completeness"),
    "language": N_("Language"),
}
SEVERITIES: Words = {"high": N_("serious"), "medium": N_("worth a look"), "low": N_("good to know")}


class Fix(NamedTuple):
    """What mends a finding in one step: a command with what it takes, and what the button says.

    The undo menu shows the command's own name. A Sentence among the values is said in the map's words when it runs.
    """

    words: str
    command: Callable[..., object]
    args: tuple[Any, ...] = ()
    fields: Mapping[str, Any] = {}

    def values(self, t: Texts) -> dict[str, Any]:
        """The fields with their sentences said."""
        return {name: say(t, value) if isinstance(value, Sentence) else value for name, value in self.fields.items()}


class Finding(NamedTuple):
    """One thing that a rule found.

    about: what it is about, ids of records or, where several share one thing, its name; with the rule it tells this
    finding from all others, whatever is edited. facts: what made the rule speak, on a coarse scale; a finding that
    was accepted comes back when they change. place: the records to select, the first is gone to (absent: `about`).
    where: what opens where no record of the map is meant.
    """

    rule: str
    severity: Severity
    says: Sentence
    about: tuple[str, ...] = ()
    facts: str = ""
    place: tuple[str, ...] | None = None
    where: Where = "map"
    fix: Fix | None = None

    @property
    def key(self) -> tuple[str, tuple[str, ...]]:
        """What it is told by."""
        return self.rule, self.about

    @property
    def places(self) -> tuple[str, ...]:
        """Ids of the records to select."""
        return self.about if self.place is None else self.place


def named(row: Record | None) -> str | Sentence:
    """How a record is called in a finding's words."""
    words = getattr(row, "title", None) or getattr(row, "name", None)
    return str(words) if words else sentence(N_("Untitled"))


def told(t: Texts, says: Sentence) -> str:
    """The words of a finding in the language of `t`; a float among its values is a feeling, told with its sign."""
    return say(t, _signed(t, says))


def _signed(t: Texts, says: Sentence) -> Sentence:
    def value(of: Any) -> Any:
        if isinstance(of, Sentence):
            return _signed(t, of)
        return signed(round(of, 1), t) if isinstance(of, float) else of

    return Sentence(says.message, {name: value(of) for name, of in says.params.items()})
