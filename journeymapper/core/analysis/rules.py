"""All rules in the order in which they are shown: those listed here, and `RULES` of every lane's `checks.py`."""
from functools import lru_cache

from journeymapper.core.foundation.discovery import modules
from journeymapper.core.model.kinds import LANES

from .checks import (
    after_sale,
    borders,
    company_words,
    cost_first,
    dips,
    machines_alone,
    no_after_stage,
    no_persona,
    no_scenario,
    one_channel,
    review_overdue,
    split_voice,
    step_without_emotion,
    uneven_service,
)
from .finding import FAMILIES
from .rule import Rule

_LISTED = (cost_first, one_channel, uneven_service, after_sale, machines_alone, borders, split_voice, no_persona,
           no_scenario, no_after_stage, step_without_emotion, dips, review_overdue, company_words)


@lru_cache
def all_rules() -> tuple[Rule, ...]:
    """By family; within it the listed ones first. Raises NothingFound where the lanes are missing."""
    found = [rule for module in (*_LISTED, *modules(LANES, "checks")) for rule in module.RULES]
    return tuple(sorted(found, key=lambda rule: list(FAMILIES).index(rule.family)))


@lru_cache
def rules_by_id() -> dict[str, Rule]:
    """The same by id."""
    return {rule.id: rule for rule in all_rules()}
