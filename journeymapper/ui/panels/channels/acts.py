"""What the Channels view does to the document: each one command, one step back."""
from collections.abc import Callable, Sequence

from journeymapper.core.commands.cards import add_card
from journeymapper.core.commands.pilots import remove_pilot
from journeymapper.core.commands.preferences import prefer
from journeymapper.core.document.transaction import Transaction
from journeymapper.core.foundation.errors import UserError
from journeymapper.core.foundation.i18n import N_, Texts
from journeymapper.core.model.people import Persona
from journeymapper.core.session.session import Session

Key = tuple[str, str]


class Acts:
    """Runs commands; what is refused is told to `refused` as one sentence."""

    def __init__(self, session: Session, t: Texts, refused: Callable[[str], object]) -> None:
        self._session, self._t, self._refused = session, t, refused

    def attempt(self, action: Callable[[], object]) -> None:
        """Do something that may be refused, once no change is being announced."""
        def do() -> None:
            try:
                action()
            except UserError as error:
                self._refused(self._t(error.message, **error.params))

        self._session.later(do)

    def add_touchpoint(self, channel: str, step: str, title: str) -> None:
        """A touchpoint in a channel ("" for none) at a step, selected."""
        def add() -> None:
            id = self._session.run(add_card, "touchpoint", None, step, None, self._t("Touchpoints"),
                                   channel=channel or None, title=title)
            self._session.selection.set([id])

        self.attempt(add)

    def wish(self, keys: Sequence[Key], channel: str) -> None:
        """Let personas prefer a channel at steps ("" for none). keys: (persona, step)."""
        self.attempt(lambda: self._session.run(_wish, keys, channel or None))

    def turn(self, persona: str, channel: str, step: str) -> None:
        """Prefer the channel at the step, or no longer where that is so already."""
        row = self._session.store.find(Persona, persona)
        now = (row.preferences or {}).get(step) if row is not None else None
        self.wish([(persona, step)], "" if now == channel else channel)

    def remove_pilot(self, card: str, place: int) -> None:
        """Delete a pilot; undo brings it back."""
        self.attempt(lambda: self._session.run(remove_pilot, card, place))


def _wish(tx: Transaction, keys: Sequence[Key], channel: str | None) -> None:
    for persona in dict.fromkeys(persona for persona, _ in keys):
        prefer(tx, persona, [step for id, step in keys if id == persona], channel)
    if channel is None:
        tx.name(N_("Clear preferred channel"))
