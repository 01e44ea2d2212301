"""Impact against effort: every red point that has severity, frequency and effort, as its numbered dot."""
from collections.abc import Iterable
from typing import cast

from PySide6.QtCore import QEvent, QObject, QPoint, QRectF, Qt, Signal
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

from .canvas import Axes
from .picture import DOT_PX, NEAREST_PX, Look, Picture
from .places import EFFORT_LINE, EFFORT_RANGE, IMPACT_LINE, IMPACT_RANGE, Spot, nearest, step_aside

_FORWARD = (Qt.Key.Key_Right, Qt.Key.Key_Down)
_BACK = (Qt.Key.Key_Left, Qt.Key.Key_Up)


class ImpactMatrix(QWidget):
    """A list in the shape of a picture: arrows go through the dots by number, Enter or a double click emits `opened`.

    A click selects in the session, Ctrl adds. `show_only` takes what a filter leaves.
    """

    opened = Signal(str)

    def __init__(self, session: Session, theme: Theme, t: Texts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session, self._t = session, t
        self._only: frozenset[str] | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName(t("Impact against effort"))
        set_look(self, "card")
        names = (t("Do first"), t("Plan"), t("Quick fixes"), t("Think twice"))
        self._look = Look(theme.tokens, names)
        self._picture = Picture(self._look)
        self._axes = Axes(self, EFFORT_RANGE, IMPACT_RANGE, ([1, 2, 3, 4, 5], [0, 5, 10, 15, 20]))
        self._axes.label(t("effort 1 to 5"), t("impact = severity × frequency"))
        self._axes.add(self._picture)
        self._missing = plain_label("", font=font(12), wrap=True)
        set_look(self._missing, "secondary")
        heading = plain_label(t("Impact against effort"), font=font(14, SEMIBOLD))
        vbox(heading, self._axes.widget, self._missing, parent=self, margins=(16, 14, 16, 12), spacing=8)
        self._axes.widget.viewport().installEventFilter(self)
        self._axes.on_moved(self._arrange)
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
        return list(self._look.spots)

    def place_of(self, id: str) -> QPoint | None:
        """Where a dot is, in pixels of this widget."""
        index = self._index(id)
        if index is None:
            return None
        x, y = self._look.places[index]
        return self._axes.widget.viewport().mapTo(self, QPoint(round(x), round(y)))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip:
            self._tell(cast(QHelpEvent, event))
            return True
        if event.type() == QEvent.Type.MouseButtonPress:
            self._press(cast(QMouseEvent, event))
            return True
        if event.type() == QEvent.Type.MouseButtonDblClick:
            self._open(self._hit(cast(QMouseEvent, event).position().toPoint()))
            return True
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key in _FORWARD or key in _BACK:
            self._walk(1 if key in _FORWARD else -1)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._open(self._index(self._look.current))
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._mirror()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._mirror()

    def _dress(self, tokens: Tokens) -> None:
        self._look.tokens = tokens
        self._axes.dress(tokens)
        self._arrange()

    def _changed(self, change: ChangeSet, _origin: Origin) -> None:
        rows = (*change.added.values(), *change.removed.values(), *(after for _, after in change.updated.values()))
        if any(isinstance(row, RedPoint) for row in rows):
            self._read()

    def _read(self) -> None:
        rows = [row for row in queries.red_points(self._session.store) if self._only is None or row.id in self._only]
        self._look.spots = [spot for row in rows if (spot := _spot(row)) is not None]
        left = len(rows) - len(self._look.spots)
        self._missing.setText(self._t.plural(
            "{n} red point isn't shown: its severity, frequency or effort is missing.",
            "{n} red points aren't shown: their severity, frequency or effort is missing.", left,
        ) if left else "")
        self._missing.setVisible(bool(left))
        self._mirror()
        self._arrange()

    def _arrange(self) -> None:
        look, frame = self._look, self._axes.frame()
        look.frame = QRectF(frame.toRect())
        look.cross = self._axes.point(EFFORT_LINE, IMPACT_LINE).toPoint().toPointF()
        points = [self._axes.point(spot.effort, spot.impact) for spot in look.spots]
        look.places = step_aside([(at.x(), at.y()) for at in points], DOT_PX, NEAREST_PX)
        self._picture.prepareGeometryChange()
        self._picture.update()

    def _mirror(self) -> None:
        selection = self._session.selection
        self._look.selected = frozenset(selection.ids)
        self._look.current = selection.current if self.hasFocus() else None
        index = self._index(selection.current)
        if index is not None:
            self.setAccessibleDescription(self._words(self._look.spots[index]))
        self._picture.update()

    def _index(self, id: str | None) -> int | None:
        return next((n for n, spot in enumerate(self._look.spots) if spot.id == id), None)

    def _hit(self, at: QPoint) -> int | None:
        return nearest(self._look.places, (at.x(), at.y()), DOT_PX / 2 + 2)

    def _press(self, event: QMouseEvent) -> None:
        index = self._hit(event.position().toPoint())
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        if index is None:
            return
        id = self._look.spots[index].id
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._session.selection.toggle(id)
        else:
            self._session.selection.set([id])

    def _walk(self, by: int) -> None:
        spots = self._look.spots
        if not spots:
            return
        index = self._index(self._session.selection.current)
        place = (0 if by > 0 else len(spots) - 1) if index is None else max(0, min(index + by, len(spots) - 1))
        self._session.selection.set([spots[place].id])
        QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.DescriptionChanged))

    def _open(self, index: int | None) -> None:
        if index is not None:
            self.opened.emit(self._look.spots[index].id)

    def _tell(self, event: QHelpEvent) -> None:
        index = self._hit(event.pos())
        if index is None:
            QToolTip.hideText()
        else:
            QToolTip.showText(event.globalPos(), escaped_tooltip(self._words(self._look.spots[index])), self)

    def _words(self, spot: Spot) -> str:
        return self._t("RP-{number:03} {title}\nimpact {impact}, effort {effort}", number=spot.number,
                       title=spot.title, impact=spot.impact, effort=spot.effort)


def _spot(row: RedPoint) -> Spot | None:
    if row.severity is None or row.frequency is None or row.effort is None:
        return None
    return Spot(row.id, row.number, row.title, row.effort, row.severity * row.frequency)
