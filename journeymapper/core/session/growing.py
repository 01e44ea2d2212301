"""Steps for what is pasted beyond the right end of a map."""
from journeymapper.core.commands.grid import add_stage, add_step
from journeymapper.core.document import queries
from journeymapper.core.document.transaction import Transaction
from journeymapper.core.foundation.errors import Refused
from journeymapper.core.foundation.i18n import N_
from journeymapper.core.model.limits import CARDS, LANES, STEPS


def grow(tx: Transaction, count: int) -> list[str]:
    """So many new steps at the right end, in the last stage, in a new one where there is none; their ids.

    Raises Refused where a map can't hold them.
    """
    if count <= 0:
        return []
    columns = queries.columns(tx)
    if len(columns) + count > STEPS:
        raise too_much()
    stages = queries.stages(tx)
    made = [] if stages else [add_stage(tx).step]
    last = queries.stages(tx)[-1].id
    return made + [add_step(tx, last) for _ in range(count - len(made))]


def too_much() -> Refused:
    """What is said where a limit of the format would be passed."""
    return Refused(N_("A map holds at most {cards} cards, {lanes} lanes and {steps} steps."),
                   cards=CARDS, lanes=LANES, steps=STEPS)
