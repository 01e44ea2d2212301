"""A stage or touchpoint that is named from the company's side.

Source: "seen only from the customer's side", "stages and steps in the customer's order and words".
The words are those of the map's language (see analysis.words; everybody can change the list): whole words, capitals and
accents aside; a word that ends in * stands for all that begin so.
"""
import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from journeymapper.core.analysis.facts import Facts
from journeymapper.core.analysis.finding import Finding, named
from journeymapper.core.analysis.rule import Rule, Scope, each
from journeymapper.core.analysis.words import words_for
from journeymapper.core.foundation.folding import fold
from journeymapper.core.foundation.i18n import N_
from journeymapper.core.foundation.sentences import sentence
from journeymapper.core.model.cards import Touchpoint
from journeymapper.core.model.journey import Journey, Stage


def look(facts: Facts, unit: str) -> Iterator[Finding]:
    """One stage or touchpoint."""
    row = facts.doc.get(unit)
    if not isinstance(row, Stage | Touchpoint) or not row.title:
        return
    language = (facts.journey.language if facts.journey is not None else None) or facts.options.language
    pattern = _pattern(tuple(words_for(language, facts.options.words)))
    found = pattern.search(fold(row.title)) if pattern else None
    if found is not None:
        message = N_("The stage “{name}” is named from our side: “{word}”.") if isinstance(row, Stage) else \
            N_("The touchpoint “{name}” is named from our side: “{word}”.")
        yield Finding("company-words", "low", sentence(message, name=named(row), word=found[0]), (unit,),
                      fold(row.title))


@lru_cache(maxsize=8)
def _pattern(words: Sequence[str]) -> re.Pattern[str] | None:
    """All words as one expression; None where there is none."""
    folded = sorted({fold(word.strip()) for word in words if word.strip(" *")}, key=len, reverse=True)
    parts = [re.escape(word.rstrip("*")) + (r"\w*" if word.endswith("*") else "") for word in folded]
    return re.compile(rf"\b(?:{'|'.join(parts)})(?!\w)") if parts else None


def _both() -> Scope:
    """Stages and touchpoints."""
    turns = ((Journey, ("language",)),)
    stages, touchpoints = each(Stage, turns=turns), each(Touchpoint)

    def units(facts: Facts) -> Iterable[str]:
        return [*stages.units(facts), *touchpoints.units(facts)]

    return Scope(units, lambda facts, change: None if (own := stages.touched(facts, change)) is None
                 else own | (touchpoints.touched(facts, change) or set()))


RULES = (Rule(
    "company-words", "language", N_("Named from our side"),
    N_("Customers don't “convert” or “onboard”: they buy, and begin to use it. Name it as they would tell it to a "
       "friend. The words that are looked for can be changed."),
    N_("The customer's side only: stages and steps in the customer's order and words"), _both(), look),)
