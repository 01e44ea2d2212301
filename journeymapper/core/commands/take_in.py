"""What somebody else made of the map, merged, as one step."""
from journeymapper.core.commands.titled import titled
from journeymapper.core.document.changes import ChangeSet
from journeymapper.core.document.transaction import Transaction
from journeymapper.core.foundation.i18n import N_


@titled(N_("Take in changes from the file"))
def take_in(tx: Transaction, change: ChangeSet) -> None:
    """Carry out a change that leads to a consistent map. Raises Refused."""
    # The merge has kept the rules for the whole: they may not "mend" what others did in several steps.
    tx.undoing = True
    for id in change.removed:
        tx.remove(id)
    for row in change.added.values():
        tx.add(row)
    for _, after in change.updated.values():
        tx.replace(after)
