"""The channels of the map."""
from PySide6.QtWidgets import QWidget

from journeymapper.core.commands.people import add_channel
from journeymapper.core.document import queries
from journeymapper.core.document.reader import Reader
from journeymapper.core.foundation.i18n import N_, Texts
from journeymapper.core.model.cards import Touchpoint
from journeymapper.core.model.people import Channel, Persona
from journeymapper.core.model.pilots import pilots_of
from journeymapper.core.session.session import Session
from journeymapper.ui.forms import Field
from journeymapper.ui.theme.current import Theme

from .base import open_once
from .entries import EntriesDialog
from .entry_kind import Entry, EntryKind, plain_changes, plain_values

MODES = (("digital", N_("digital")), ("human", N_("human")), ("physical", N_("physical")))
ANSWERERS = (("person", N_("a person")), ("robot", N_("a robot")), ("nobody", N_("nobody")))
FIELDS: tuple[Field, ...] = (
    Field("name", N_("Name")),
    Field("icon", N_("Icon"), "icon"),
    Field("mode", N_("Mode"), "choice", options=MODES,
          tip=N_("Where the mode and the department change from step to step, a grey area is drawn")),
    Field("answered_by", N_("Answered by"), "choice", options=ANSWERERS),
)


def _touchpoints(doc: Reader, id: str) -> int:
    return sum(isinstance(row, Touchpoint) and row.channel == id for row in doc.referrers(id))


def _uses(doc: Reader, row: Entry, t: Texts) -> str:
    return t.plural("{n} touchpoint uses it", "{n} touchpoints use it", _touchpoints(doc, row.id))


def _loss(doc: Reader, row: Entry, t: Texts) -> str:
    """Touchpoints, and what else names it: both would be lost in silence."""
    touchpoints = _touchpoints(doc, row.id)
    pilots = sum(pilot.channel == row.id for card in doc.every(Touchpoint) for pilot in pilots_of(card))
    wishes = sum(list((one.preferences or {}).values()).count(row.id) for one in doc.every(Persona))
    said = ((touchpoints, t.plural("{n} touchpoint loses its channel.", "{n} touchpoints lose their channel.",
                                   touchpoints)),
            (pilots, t.plural("{n} pilot loses its channel.", "{n} pilots lose their channel.", pilots)),
            (wishes, t.plural("{n} preference of a persona goes.", "{n} preferences of personas go.", wishes)))
    return " ".join(words for count, words in said if count)


def _takes(doc: Reader, row: Entry, name: str, t: Texts) -> str:
    return t.plural("{n} touchpoint will name “{name}”.", "{n} touchpoints will name “{name}”.",
                    _touchpoints(doc, row.id), name=name)


CHANNELS = EntryKind(
    title=N_("Channels"), new_name=N_("New channel"),
    empty=N_("A channel is a way by which the customer and you meet. Add the first one with the plus sign."),
    fields=FIELDS, rows=queries.channels, add=lambda session, name: session.run(add_channel, name), uses=_uses,
    loss=_loss, takes=_takes, icon=lambda row: (row.icon if isinstance(row, Channel) else None) or "channels",
    values=plain_values, changes=plain_changes,
)


class ChannelsDialog(EntriesDialog):
    """See `EntriesDialog`."""

    def __init__(self, session: Session, theme: Theme, t: Texts, parent: QWidget | None = None) -> None:
        super().__init__(CHANNELS, session, theme, t, parent)


def open_channels(session: Session, theme: Theme, t: Texts, parent: QWidget | None) -> ChannelsDialog:
    """Show the channels; the dialog that is already open is raised."""
    return open_once(ChannelsDialog, session, theme, t, parent)
