"""The outline: the whole map as a tree, with all that the canvas does by keyboard."""
from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QMenu, QWidget

from journeymapper.core.commands.emotions import nudge_emotions
from journeymapper.core.foundation.errors import UserError
from journeymapper.core.model.other import Link
from journeymapper.core.model.people import Emotion
from journeymapper.core.model.record import Record
from journeymapper.core.session.session import Gesture
from journeymapper.ui.canvas import edits, gridding, moves, spanning, texting
from journeymapper.ui.canvas.preview import Target
from journeymapper.ui.canvas.sheet import Sheet
from journeymapper.ui.qt.elided import HintLabel
from journeymapper.ui.qt.layouts import hbox, set_look, vbox
from journeymapper.ui.qt.text import plain_label
from journeymapper.ui.theme.fonts import SEMIBOLD, font

from . import outline_acts
from .outline_menu import outline_menu
from .outline_typing import OnRow, begin_next, go_lane, go_step, type_letters
from .outline_view import OutlineTree

SIGN_PX = 16


class Outline(QWidget):
    """Acts on the row that has the keyboard; the selection is the session's, so the map shows it too.

    `refused`: a sentence to show. `place_requested`: parked cards that shall go to the map's focus.
    """

    refused = Signal(str)
    place_requested = Signal(list)

    def __init__(self, sheet: Sheet, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.sheet, self._session, self._t = sheet, sheet.session, sheet.t
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        set_look(self, "surface")
        self.setAccessibleName(self._t("Outline"))
        self._sign = plain_label("")
        head = hbox(self._sign, plain_label(self._t("Outline"), font=font(13, SEMIBOLD)), margins=(14, 8, 14, 4))
        hint = HintLabel(self._t("Type or Enter adds · F2 renames"))
        hint.setFont(font(12))
        hint.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        set_look(hint, "secondary")
        head.addWidget(hint, 1)
        self.tree = OutlineTree(sheet, self._letters)
        self.setFocusProxy(self.tree)
        self.host = OnRow(self)
        vbox(head, self.tree, parent=self, spacing=0).setStretchFactor(self.tree, 1)
        self._connect()
        self._dress()

    def rename(self) -> None:
        """Edit the title of the current row."""
        with self.sheet.inline.at(self.host):
            texting.begin(self.sheet, self.tree.current_id(), replace=False)

    def insert(self, kind: str) -> None:
        """A new thing at the current row. kind: as the palette's; "lane:…" is the map's business."""
        self.sheet.inline.finish()
        if kind == "lane" or kind.startswith("lane:"):
            edits.insert(self.sheet, kind)
            return
        self._try(lambda: self.make(outline_acts.place_for(self._session.store, self.row(), kind)))

    def mark(self) -> None:
        """A red point on the current row; amid typing an interlude, after which the typing goes on."""
        edits.interlude(self.sheet, lambda: self.insert("red-point"))

    def add_sibling(self) -> None:
        """Another of the same sort behind the current row."""
        self._try(lambda: begin_next(self))

    def shift(self, dx: int, dy: int) -> None:
        """Alt and an arrow: up and down among the siblings, left and right to the step before and after."""
        self.sheet.inline.finish()
        rows = [row for id in self._session.selection.ids if (row := self._session.store.get(id)) is not None]
        if rows and rows[-1].table in ("stages", "steps"):
            moves.shift(self.sheet, dx or dy, 0)
        else:
            moves.shift(self.sheet, dx, dy)

    def nudge(self, by: float) -> None:
        """Move the selected emotions up or down the scale."""
        points = [id for id in self._session.selection.ids if self._session.store.find(Emotion, id) is not None]
        self._try(lambda: self._session.run(nudge_emotions, points, by))

    def span(self, by: int) -> None:
        """Alt, Shift and an arrow: the selected processes end so many steps later."""
        self.sheet.inline.finish()
        spanning.stretch(self.sheet, by)

    def act(self, noun: str, verb: str) -> None:
        """What the menu Map does to stages, steps and lanes: to those of the current row."""
        self.stand()
        hand = gridding.Hand(self.make, self._begin)
        self._try(lambda: gridding.act(self.sheet, noun, verb, hand))

    def stand(self) -> None:
        """Finish what is typed, and put the map's focus where the current row stands, also in a hidden lane."""
        self.sheet.inline.finish()
        row = self.row()
        if row is not None and self.tree.standing is None:
            if not self._session.selection.ids:
                self._session.selection.set([row.id])
            self.sheet.set_focus(outline_acts.focus_of(self.sheet, row))

    def link(self, begin: Callable[[], object]) -> None:
        """Link what is selected; where a target must be chosen, that is done on the map."""
        self.stand()
        begin()
        self.follow_link()

    def follow_link(self) -> None:
        """The keyboard goes to the map while a target is chosen there, or a link is selected, which has no row."""
        chosen = self._session.store.find(Link, self._session.selection.current)
        if self.sheet.tool.linker.source is not None or chosen is not None:
            self.sheet.setFocus()

    def menu(self) -> QMenu:
        """What can be done with the selected rows."""
        self.stand()
        return outline_menu(self, self.sheet, partial(self.place_requested.emit))

    def make(self, target: Target, typed: str = "", *, fleeting: bool = False) -> None:
        """Make a thing and write its title in its row. Raises Refused."""
        with self.sheet.inline.at(self.host):
            edits.make_at(self.sheet, target, typed, fleeting=fleeting, make=outline_acts.make)

    def row(self) -> Record | None:
        """The thing of the current row."""
        return self._session.store.get(self.tree.current_id())

    def _begin(self, id: str, gesture: Gesture) -> None:
        with self.sheet.inline.at(self.host):
            texting.begin(self.sheet, id, gesture)

    def _letters(self, typed: str) -> None:
        self._try(lambda: type_letters(self, typed))

    def _went(self, id: str) -> None:
        """The map follows: it scrolls to what was chosen here."""
        if self.tree.hasFocus():
            edits.reveal(self.sheet, id)

    def _try(self, act: Callable[[], object]) -> None:
        try:
            act()
        except UserError as error:
            self._refuse(error)

    def _refuse(self, error: UserError) -> None:
        self.refused.emit(self._t(error.message, **error.params))

    def _connect(self) -> None:
        tree = self.tree
        tree.went.connect(self._went)
        tree.sibling_wanted.connect(self.add_sibling)
        tree.step_wanted.connect(lambda by: go_step(self, by))
        tree.lane_wanted.connect(lambda by: go_lane(self, by))
        tree.moved.connect(lambda: self.host.place(False))
        tree.rename_wanted.connect(self.rename)
        tree.shift_wanted.connect(self.shift)
        tree.span_wanted.connect(self.span)
        tree.nudge_wanted.connect(self.nudge)
        tree.left.connect(self.sheet.setFocus)
        tree.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        tree.customContextMenuRequested.connect(self._open_menu)
        self.sheet.theme.changed.connect(self._dress)

    def _open_menu(self, at: QPoint) -> None:
        self.sheet.inline.finish()
        current = self.tree.currentIndex()
        if not self.tree.indexAt(at).isValid() and current.isValid():
            at = self.tree.visualRect(current).center()
        menu = self.menu()
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.tree.viewport().mapToGlobal(at))

    def _dress(self, _tokens: object = None) -> None:
        ratio = self.devicePixelRatioF()
        self._sign.setPixmap(self.sheet.theme.pixmap("outline", SIGN_PX, ratio, "ink_strong"))
