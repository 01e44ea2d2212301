"""The Channels view: three tables behind three buttons, and whose preferences are shown."""
from itertools import chain

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QMenu, QStackedWidget, QWidget

from journeymapper.core.commands.pilots import add_pilot
from journeymapper.core.document import queries
from journeymapper.core.document.changes import ChangeSet
from journeymapper.core.document.origin import Origin
from journeymapper.core.foundation.i18n import N_, Texts
from journeymapper.core.model.cards import Touchpoint
from journeymapper.core.model.journey import Lane, Stage, Step
from journeymapper.core.model.people import Channel, Persona
from journeymapper.core.session.session import Session
from journeymapper.ui.qt.layouts import set_look, vbox
from journeymapper.ui.qt.listen import listen
from journeymapper.ui.qt.text import plain_label
from journeymapper.ui.theme.current import Theme
from journeymapper.ui.theme.fonts import BOLD, font

from .acts import Acts, Key
from .board import BoardTable
from .cell_menu import cell_menu
from .grid import GridDelegate, GridModel, GridTable
from .pilots import PilotModel, PilotTable
from .tools import Lack, Tools
from .wishes import WishDelegate, WishModel

GRID, WISHES, PILOTS = "grid", "wishes", "pilots"
PARTS = {GRID: N_("Touchpoints"), WISHES: N_("Preferences"), PILOTS: N_("Pilots")}
SUBTITLES = {
    GRID: N_("Where the customer meets you, how it feels, and what would be preferred"),
    WISHES: N_("The channel that each persona would prefer at each step"),
    PILOTS: N_("Experiments at touchpoints: what was measured before, and what came of it"),
}
EMPTY = {
    GRID: N_("A map with steps and channels shows here where they meet. Add a stage on the map, then its channels."),
    WISHES: N_("A map with steps and personas shows here what each of them would prefer. Add them first."),
    PILOTS: N_("No pilot yet. Select a touchpoint on the map and choose “Pilots” in the inspector to try something "
               "small and measure it."),
}

_SHOWN = (Touchpoint, Channel, Persona, Step, Stage, Lane)


class ChannelsView(QWidget):
    """`show_on_map(id)`; `edit_asked(touchpoint, place)`: a pilot is to be edited; `people_asked`, `channels_asked`,
    `map_asked`: the buttons that lead there; `refused(sentence)`."""

    show_on_map = Signal(str)
    edit_asked = Signal(str, int)
    people_asked = Signal()
    channels_asked = Signal()
    map_asked = Signal()
    refused = Signal(str)
    door_changed = Signal()

    def __init__(self, session: Session, theme: Theme, t: Texts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session, self._theme, self._t, self._stale, self._part = session, theme, t, True, GRID
        self.acts = Acts(session, t, self.refused.emit)
        self.tools, self._lack = Tools(PARTS, theme, t), Lack(t)
        self._models = GridModel(t), WishModel(theme, t), PilotModel(theme, t)
        self.grid = GridTable(self._models[0], theme, t("Channels by steps"))
        self.wishes = BoardTable(self._models[1], theme, t("Preferred channels by personas and steps"))
        self.pilots = PilotTable(self._models[2], theme, t("Pilots"))
        self._stack, self._subtitle = QStackedWidget(), plain_label("", wrap=True)
        self._lay_out()
        self._connect()

    def door(self) -> QWidget:
        """What takes the keyboard first."""
        shown = self._stack.currentWidget()
        return self._lack.button if shown in (self._lack, None) else shown

    def lacks(self) -> bool:
        """Whether there is nothing to show in this part."""
        return self.door() is self._lack.button

    def panes(self) -> list[QWidget]:
        """What F6 goes through."""
        return [self.tools, self._stack]

    @property
    def part(self) -> str:
        """Which of `PARTS` is shown."""
        return self._part

    def show_part(self, part: str) -> None:
        """Show one of the three tables; the keyboard goes there."""
        self.flush()
        self._part = part
        self.read()
        self.door().setFocus(Qt.FocusReason.OtherFocusReason)

    def flush(self) -> None:
        """Commit what is being written."""
        for table in (self.grid, self.wishes):
            table.finish_editing()

    def read(self) -> None:
        """Show the document as it is now; only what is seen is read."""
        self._stale, doc, part = False, self._session.store, self._part
        self.tools.show_personas(doc)
        grid, wishes = ((table.here(), table.chosen()) for table in (self.grid, self.wishes))
        if part == GRID:
            self._models[0].read(doc, self.tools.chosen_persona())
            self.grid.go_to(*grid)
        elif part == WISHES:
            self._models[1].read(doc)
            self.wishes.go_to(*wishes)
        else:
            self._models[2].read(doc)
        steps, channels = bool(queries.columns(doc)), bool(self._models[0].rows)
        held = {GRID: steps and channels, WISHES: steps and bool(self._models[1].rows),
                PILOTS: bool(self._models[2].rows)}[part]
        self._stack.setCurrentWidget({GRID: self.grid, WISHES: self.wishes, PILOTS: self.pilots}[self._part]
                                     if held else self._lack)
        self._lack.words.setText(self._t(EMPTY[self._part]))
        self._subtitle.setText(self._t(SUBTITLES[self._part]))
        self.tools.persona.setVisible(self._part == GRID)
        self.tools.parts[self._part].setChecked(True)
        self.door_changed.emit()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._stale:
            self.read()

    def _changed(self, change: ChangeSet, _origin: Origin) -> None:
        rows = chain(change.added.values(), change.removed.values(), (after for _, after in change.updated.values()))
        if not any(isinstance(row, _SHOWN) for row in rows):
            return
        self._stale = True
        if self.isVisible():
            self.read()

    def _lay_out(self) -> None:
        heading = plain_label(self._t("Channels"), font=font(20, BOLD))
        set_look(heading, "title")
        set_look(self._subtitle, "secondary")
        for widget in (self.grid, self.wishes, self.pilots, self._lack):
            self._stack.addWidget(widget)
        column = vbox(vbox(heading, self._subtitle, spacing=4), self.tools, parent=self, margins=20, spacing=12)
        column.addWidget(self._stack, 1)

    def _connect(self) -> None:
        acts, session, t = self.acts, self._session, self._t
        drawn, asked = GridDelegate(self._theme, t, self), WishDelegate(self._theme, t, self)
        self.grid.setItemDelegate(drawn)
        self.wishes.setItemDelegate(asked)
        drawn.written.connect(lambda key, title: acts.add_touchpoint(key[0], key[1], title))
        asked.wished.connect(lambda key, channel: acts.wish(self._meant(key), channel))
        self.grid.opened.connect(self._open)
        self.grid.keyed.connect(self._turn)
        self.grid.menu_asked.connect(self.cell_menu)
        self.grid.selectionModel().currentChanged.connect(lambda _now, _before: self.grid.viewport().update())
        self.wishes.opened.connect(lambda _key: self.wishes.edit(self.wishes.currentIndex()))
        self.wishes.keyed.connect(lambda _key: self.wishes.edit(self.wishes.currentIndex()))
        self.wishes.emptied.connect(lambda keys: acts.wish(keys, ""))
        self.pilots.opened.connect(self.show_on_map)
        self.pilots.edit_asked.connect(self.edit_asked)
        self.pilots.removed.connect(acts.remove_pilot)
        self.tools.part_chosen.connect(self.show_part)
        self.tools.persona_chosen.connect(self.read)
        self.tools.people_asked.connect(self.people_asked)
        self.tools.channels_asked.connect(self.channels_asked)
        self._lack.button.clicked.connect(self.map_asked)
        for keys, by in (("Ctrl+PgDown", 1), ("Ctrl+PgUp", -1)):
            shortcut = QShortcut(QKeySequence(keys), self, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(lambda by=by: self._turn_over(by))
        self._theme.changed.connect(self._retint)
        listen(self, session.changed, self._changed)
        listen(self, session.settle, self.flush)

    def _turn_over(self, by: int) -> None:
        parts = list(PARTS)
        self.show_part(parts[(parts.index(self._part) + by) % len(parts)])

    def _meant(self, key: Key) -> list[Key]:
        """What an edit in a cell is for: all that are selected with it, else it alone."""
        chosen = self.wishes.chosen()
        return chosen if key in chosen else [key]

    def _open(self, key: Key) -> None:
        """To the touchpoint on the map; of several, one is chosen; in an empty cell a new one is written."""
        cards = self._models[0].cards_at(key)
        if not cards:
            self.grid.edit(self.grid.currentIndex())
        elif len(cards) == 1:
            self.show_on_map.emit(cards[0].id)
        else:
            self.cell_menu(key, self.grid.below_here())

    def _turn(self, key: Key) -> None:
        """Space: the persona that is chosen prefers this, or no longer."""
        personas = queries.personas(self._session.store)
        persona = self.tools.chosen_persona() or (personas[0].id if len(personas) == 1 else None)
        if not key[0]:
            self.refused.emit(self._t("A preference needs a channel: choose a row that has one."))
        elif not personas:
            self.refused.emit(self._t("Nobody is there yet to prefer anything: add a persona first."))
        elif persona is None:
            self.refused.emit(self._t("Choose above whose preference this is."))
        else:
            self.acts.turn(persona, key[0], key[1])

    def cell_menu(self, key: Key, at: QPoint) -> QMenu:
        """What can be done with a cell, shown at a place of the screen."""
        cards = self._models[0].cards_at(key)
        menu = cell_menu(self, self._session, self._t, key, cards, self.acts, self.show_on_map.emit, self._try_pilot)
        menu.popup(at)
        return menu

    def _try_pilot(self, card: str) -> None:
        """A new pilot at a touchpoint, which waits to be written."""
        self.acts.attempt(lambda: self.edit_asked.emit(card, self._session.run(add_pilot, card)))

    def _retint(self, _tokens: object) -> None:
        """A method: Qt lets go of it when the view goes, of a lambda never."""
        self.read()
