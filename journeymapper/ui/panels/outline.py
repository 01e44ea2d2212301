"""The outline: the whole map as a tree, with all that the canvas does by keyboard."""
from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QMenu, QWidget

from journeymapper.core.commands.emotions import nudge_emotions
from journeymapper.core.foundation.errors import UserError
from journeymapper.core.foundation.i18n import N_
from journeymapper.core.model.other import Link
from journeymapper.core.model.people import Emotion
from journeymapper.core.model.record import Record
from journeymapper.core.session.session import Gesture
from journeymapper.ui.canvas import edits, gridding, landing, moves, pictures, spanning
from journeymapper.ui.canvas.preview import Target
from journeymapper.ui.canvas.sheet import Sheet
from journeymapper.ui.qt.elided import ElidedLabel
from journeymapper.ui.qt.layouts import hbox, set_look, vbox
from journeymapper.ui.qt.listen import listen
from journeymapper.ui.qt.text import plain_label
from journeymapper.ui.theme.fonts import SEMIBOLD, font

from . import outline_acts
from .outline_edit import RowEditing
from .outline_menu import outline_menu
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
        hint = ElidedLabel(self._t("Enter adds · F2 renames"))
        hint.setFont(font(12))
        hint.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        set_look(hint, "secondary")
        head.addWidget(hint, 1)
        self.tree = OutlineTree(self._session, sheet.theme, self._t)
        self.setFocusProxy(self.tree)
        self.editing = RowEditing(self.tree, self.tree.rows, self._session, self._refuse)
        vbox(head, self.tree, parent=self, spacing=0).setStretchFactor(self.tree, 1)
        self._connect()
        self._dress()

    def rename(self) -> None:
        """Edit the title of the current row."""
        self.editing.begin(self.tree.current_id())

    def insert(self, kind: str) -> None:
        """A new thing at the current row. kind: as the palette's; "lane:…" is the map's business."""
        self.editing.finish()
        if kind == "lane" or kind.startswith("lane:"):
            edits.insert(self.sheet, kind)
            return
        self._try(lambda: self._make(outline_acts.place_for(self._session.store, self._row(), kind)))

    def add_sibling(self) -> None:
        """Another of the same sort behind the current row."""
        self.editing.finish()
        self._try(lambda: self._make(outline_acts.sibling(self._session.store, self._row())))

    def shift(self, dx: int, dy: int) -> None:
        """Alt and an arrow: up and down among the siblings, left and right to the step before and after."""
        self.editing.finish()
        rows = [row for id in self._session.selection.ids if (row := self._session.store.get(id)) is not None]
        if rows and isinstance(rows[-1], Emotion):
            points = [row.id for row in rows if isinstance(row, Emotion)]
            if dx:
                self._try(lambda: self._session.run(outline_acts.shift_emotions, points, dx))
            else:
                self.nudge(-0.5 * dy)
        elif rows and rows[-1].table in ("stages", "steps"):
            moves.shift(self.sheet, dx or dy, 0)
        else:
            moves.shift(self.sheet, dx, dy)

    def nudge(self, by: float) -> None:
        """Move the selected emotions up or down the scale."""
        points = [id for id in self._session.selection.ids if self._session.store.find(Emotion, id) is not None]
        self._try(lambda: self._session.run(nudge_emotions, points, by))

    def span(self, by: int) -> None:
        """Alt, Shift and an arrow: the selected processes end so many steps later."""
        self.editing.finish()
        spanning.stretch(self.sheet, by)

    def act(self, noun: str, verb: str) -> None:
        """What the menu Map does to stages, steps and lanes: to those of the current row."""
        self.stand()
        hand = gridding.Hand(self._make, self._begin)
        self._try(lambda: gridding.act(self.sheet, noun, verb, hand))

    def stand(self) -> None:
        """Finish what is typed, and put the map's focus where the current row stands, also in a hidden lane."""
        self.editing.finish()
        row = self._row()
        if row is not None:
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

    def _make(self, target: Target) -> None:
        if target.kind == "picture":
            pictures.insert_picture(self.sheet, target)
            return
        session = self._session
        gesture = session.gesture(N_("Add “{thing}”"), thing=landing.kind_title(target.kind, self._t))
        try:
            id = outline_acts.make(session, target, self._t)
        except UserError:
            gesture.cancel()
            raise
        session.selection.set([id])
        self.tree.mirror()
        if target.action == "emotion":
            gesture.close()
        else:
            self.editing.begin(id, gesture, new=target.action in ("card", "mark"))

    def _begin(self, id: str, gesture: Gesture) -> None:
        self.tree.mirror()
        self.editing.begin(id, gesture)

    def _row(self) -> Record | None:
        return self._session.store.get(self.tree.current_id())

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
        tree.rename_wanted.connect(self.rename)
        tree.shift_wanted.connect(self.shift)
        tree.span_wanted.connect(self.span)
        tree.nudge_wanted.connect(self.nudge)
        tree.left.connect(self.sheet.setFocus)
        tree.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        tree.customContextMenuRequested.connect(self._open_menu)
        listen(self, self._session.settle, self.editing.finish)
        self.sheet.theme.changed.connect(self._dress)

    def _open_menu(self, at: QPoint) -> None:
        self.editing.finish()
        current = self.tree.currentIndex()
        if not self.tree.indexAt(at).isValid() and current.isValid():
            at = self.tree.visualRect(current).center()
        menu = self.menu()
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.tree.viewport().mapToGlobal(at))

    def _dress(self, _tokens: object = None) -> None:
        ratio = self.devicePixelRatioF()
        self._sign.setPixmap(self.sheet.theme.pixmap("outline", SIGN_PX, ratio, "ink_strong"))
