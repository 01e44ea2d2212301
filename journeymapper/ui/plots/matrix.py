"""Impact against effort: every red point that has severity, frequency and effort, as its numbered dot."""
from collections.abc import Iterable
from typing import cast

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleEvent, QFocusEvent, QHelpEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QToolTip, QWidget

from journeymapper.core.document import queries
from journeymapper.core.document.changes import ChangeSet
from journeymapper.core.document.origin import Origin
from journeymapper.core.foundation.i18n import Texts
from journeymapper.core.model.cards import RedPoint
from journeymapper.core.session.session import Session
from journeymapper.ui.qt.layouts import set_look, vbox
from journeymapper.ui.qt.listen import listen
from journeymapper.ui.qt.text import escaped_tooltip, plain_label
from journeymapper.ui.theme.current import Theme
from journeymapper.ui.theme.fonts import SEMIBOLD, font
from journeymapper.ui.theme.tokens import Tokens

from .board import Board
from .marks import Mark
from .places import EFFORTS, Spot
from .walking import ENDS, KEYS, next_mark

_BY_KEY = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
_DIGITS = tuple(map(str, EFFORTS))
_ALT, _PLAIN = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.NoModifier
_TOLD = 6


class ImpactMatrix(QWidget):
    """A list in the shape of a picture: arrows go from dot to dot, Enter or a double click emits `opened`.

    A click selects in the session, Ctrl adds. `show_only` takes what a filter leaves. A dot dragged to another effort,
    Alt+Left, Alt+Right or a digit emit `effort_chosen(ids, effort)`; Escape lets a dragged dot go back.
    """

    opened = Signal(str)
    effort_chosen = Signal(list, int)

    def __init__(self, session: Session, theme: Theme, t: Texts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session, self._t = session, t
        self._only: frozenset[str] | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName(t("Impact against effort"))
        set_look(self, "card")
        self._board = Board(self, theme.tokens, t)
        self._missing = plain_label("", font=font(12), wrap=True)
        set_look(self._missing, "secondary")
        heading = plain_label(t("Impact against effort"), font=font(14, SEMIBOLD))
        vbox(heading, self._board.view, self._missing, parent=self, margins=(16, 14, 16, 12), spacing=8)
        self.viewport = self._board.view.viewport()
        self.viewport.installEventFilter(self)
        self.viewport.setMouseTracking(True)
        self._dress(theme.tokens)
        theme.changed.connect(self._dress)
        listen(self, session.changed, self._changed)
        listen(self, session.selection.changed, self._mirror)
        self._read()

    def show_only(self, ids: Iterable[str] | None) -> None:
        """Show these red points; None: all."""
        self._only = None if ids is None else frozenset(ids)
        self._read()

    def spots(self) -> list[Spot]:
        """What stands in the matrix, by number."""
        return sorted((spot for mark in self._board.look.marks for spot in mark.spots), key=lambda spot: spot.number)

    def place_of(self, id: str) -> QPoint | None:
        """Where a red point's dot is, in pixels of this widget."""
        index = self._board.index(id)
        if index is None:
            return None
        x, y = self._board.look.places[index]
        return self.viewport.mapTo(self, QPoint(round(x), round(y)))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if kind == QEvent.Type.ToolTip:
            self._tell(cast(QHelpEvent, event))
        elif kind == QEvent.Type.MouseButtonPress:
            self._press(cast(QMouseEvent, event))
        elif kind == QEvent.Type.MouseMove:
            self._move(cast(QMouseEvent, event).position().toPoint())
        elif kind == QEvent.Type.MouseButtonRelease:
            self._release()
        elif kind == QEvent.Type.MouseButtonDblClick:
            self._open(self._board.hit(cast(QMouseEvent, event).position().toPoint()))
        else:
            return super().eventFilter(watched, event)
        return True

    def event(self, event: QEvent) -> bool:
        """While a dot is dragged Escape is ours: in the window it may be a shortcut."""
        if event.type() == QEvent.Type.ShortcutOverride and self._board.dragging.pressed \
                and cast(QKeyEvent, event).key() == Qt.Key.Key_Escape:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, held = Qt.Key(event.key()), event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if key == Qt.Key.Key_Escape and self._board.let_go():
            return
        if key in _BY_KEY and held == _ALT:
            self._set_effort(by=_BY_KEY[key])
        elif held == _PLAIN and event.text() in _DIGITS:
            self._set_effort(to=int(event.text()))
        elif held == _PLAIN and (key in KEYS or key in ENDS):
            self._walk(key)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._open(self._current())
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._mirror()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._board.let_go()
        self._mirror()

    def _dress(self, tokens: Tokens) -> None:
        """A method of the widget: Qt lets go of it when that goes, of the board's never."""
        self._board.dress(tokens)

    def _changed(self, change: ChangeSet, _origin: Origin) -> None:
        rows = (*change.added.values(), *change.removed.values(), *(after for _, after in change.updated.values()))
        if any(isinstance(row, RedPoint) for row in rows):
            self._read()

    def _read(self) -> None:
        rows = [row for row in queries.red_points(self._session.store) if self._only is None or row.id in self._only]
        spots = [spot for row in rows if (spot := _spot(row)) is not None]
        left = len(rows) - len(spots)
        self._missing.setText(self._t.plural(
            "{n} red point isn't shown: its severity, frequency or effort is missing.",
            "{n} red points aren't shown: their severity, frequency or effort is missing.", left,
        ) if left else "")
        self._missing.setVisible(bool(left))
        self._board.show_spots(spots)
        self._mirror()

    def _mirror(self) -> None:
        selection = self._session.selection
        self._board.show_selected(frozenset(selection.ids), selection.current if self.hasFocus() else None)
        index = self._current()
        self.setAccessibleDescription("" if index is None else self._words(self._board.look.marks[index]))

    def _current(self) -> int | None:
        return self._board.index(self._session.selection.current)

    def _press(self, event: QMouseEvent) -> None:
        at = event.position().toPoint()
        index = self._board.hit(at)
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        if index is None or event.button() != Qt.MouseButton.LeftButton:
            return
        ids, selection = self._board.look.marks[index].ids, self._session.selection
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            kept = [id for id in selection.ids if id not in ids]
            selection.set([*kept, *(ids if len(kept) == len(selection) else ())])
        else:
            selection.set(ids)
            self._board.press(index, at)

    def _move(self, at: QPoint) -> None:
        if not self._board.drag_to(at) and not self._board.dragging.pressed:
            shape = Qt.CursorShape.ArrowCursor if self._board.hit(at) is None else Qt.CursorShape.SizeHorCursor
            self.viewport.setCursor(shape)

    def _release(self) -> None:
        drag = self._board.release()
        if drag is not None:
            self._choose(self._board.look.marks[drag.index], drag.effort)

    def _set_effort(self, *, by: int = 0, to: int | None = None) -> None:
        """By the keyboard, for the current dot."""
        index = self._current()
        if index is not None:
            mark = self._board.look.marks[index]
            self._choose(mark, max(EFFORTS[0], min(EFFORTS[-1], mark.effort + by)) if to is None else to)

    def _choose(self, mark: Mark, effort: int) -> None:
        if effort != mark.effort:
            self.effort_chosen.emit(mark.ids, effort)

    def _walk(self, key: Qt.Key) -> None:
        mark = next_mark(self._board.look.marks, self._session.selection.current, key)
        if mark is not None:
            self._session.selection.set(mark.ids)
            QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.DescriptionChanged))

    def _open(self, index: int | None) -> None:
        if index is not None:
            self.opened.emit(self._board.look.marks[index].spots[0].id)

    def _tell(self, event: QHelpEvent) -> None:
        index = self._board.hit(event.pos())
        if index is None:
            QToolTip.hideText()
        else:
            mark = self._board.look.marks[index]
            QToolTip.showText(event.globalPos(), escaped_tooltip(self._words(mark)), self)

    def _words(self, mark: Mark) -> str:
        t = self._t
        lines = [f"RP-{spot.number:03} {spot.title}" for spot in mark.spots[:_TOLD]]
        more = len(mark.spots) - len(lines)
        if more:
            lines.append(t.plural("and {n} more", "and {n} more", more))
        impact = f"{mark.low}–{mark.high}" if mark.low < mark.high else str(mark.low)
        return "\n".join([*lines, t("impact {impact}, effort {effort}", impact=impact, effort=mark.effort)])


def _spot(row: RedPoint) -> Spot | None:
    if row.severity is None or row.frequency is None or row.effort is None:
        return None
    return Spot(row.id, row.number, row.title, row.effort, row.severity * row.frequency)
