"""The matrix without its widget: axes, picture, marks at their places, and the mark that is being dragged."""
from collections.abc import Sequence

from PySide6.QtCore import QPoint, QRectF
from PySide6.QtWidgets import QGraphicsView, QWidget

from journeymapper.core.backlog.scoring import EFFORTS as EFFORT_WORDS
from journeymapper.core.foundation.i18n import Texts
from journeymapper.ui.theme.tokens import Tokens

from .canvas import Axes
from .dragging import Drag, Dragging
from .marks import gathered
from .picture import DOT_PX, NEAREST_PX, Look, Picture
from .places import EFFORT_LINE, EFFORT_RANGE, IMPACT_LINE, IMPACT_RANGE, Spot, nearest, step_aside


class Board:
    """`view` shows it; places are pixels of its viewport."""

    def __init__(self, parent: QWidget, tokens: Tokens, t: Texts) -> None:
        self._t = t
        self.look = Look(tokens, (t("Do first"), t("Plan"), t("Quick fixes"), t("Think twice")))
        self._picture = Picture(self.look)
        self._axes = Axes(parent, EFFORT_RANGE, IMPACT_RANGE, ([1, 2, 3, 4, 5], [0, 5, 10, 15, 20]))
        self._axes.label(t("effort 1 to 5"), t("impact = severity × frequency"))
        self._axes.add(self._picture)
        self._axes.on_moved(self.arrange)
        self.dragging = Dragging(lambda effort: self._axes.point(effort, 0).x())

    @property
    def view(self) -> QGraphicsView:
        """What stands in the widget."""
        return self._axes.widget

    def dress(self, tokens: Tokens) -> None:
        """Take the colours of a theme."""
        self.look.tokens = tokens
        self._axes.dress(tokens)
        self.arrange()

    def show_spots(self, spots: Sequence[Spot]) -> None:
        """Show these red points; what was being dragged is let go."""
        self.let_go()
        self.look.marks = gathered(spots)
        self.arrange()

    def show_selected(self, ids: frozenset[str], current: str | None) -> None:
        """Ring the marks of these, and the one that has the keyboard."""
        self.look.selected, self.look.current = ids, current
        self._picture.update()

    def arrange(self) -> None:
        """Find each mark its place within the axes as they are now."""
        look, frame = self.look, self._axes.frame()
        look.frame = QRectF(frame.toRect())
        look.cross = self._axes.point(EFFORT_LINE, IMPACT_LINE).toPoint().toPointF()
        points = [self._axes.point(mark.effort, mark.impact) for mark in look.marks]
        look.places = step_aside([(at.x(), at.y()) for at in points], DOT_PX, NEAREST_PX)
        self._picture.prepareGeometryChange()
        self._picture.update()

    def index(self, id: str | None) -> int | None:
        """The mark behind which a red point stands."""
        return next((n for n, mark in enumerate(self.look.marks) if id in mark.ids), None) if id else None

    def hit(self, at: QPoint) -> int | None:
        """The mark under the pointer."""
        return nearest(self.look.places, (at.x(), at.y()), DOT_PX / 2 + 2)

    def press(self, index: int, at: QPoint) -> None:
        """The button went down on a mark."""
        self.dragging.press(index, at, self.look.places[index][0])

    def drag_to(self, at: QPoint) -> bool:
        """The pointer moved; says whether a mark goes with it."""
        moved = self.dragging.move(at)
        if moved:
            self._show_drag()
        return moved

    def release(self) -> Drag | None:
        """The button was let go: what was dragged."""
        done = self.dragging.release()
        self._show_drag()
        return done

    def let_go(self) -> bool:
        """The dragged mark goes back; says whether there was one."""
        was = self.dragging.cancel()
        self._show_drag()
        return was

    def _show_drag(self) -> None:
        drag = self.look.drag = self.dragging.drag
        if drag is not None:
            words = self._t(EFFORT_WORDS[drag.effort])
            self.look.caption = self._t("effort {effort} · {words}", effort=drag.effort, words=words)
        self._picture.update()
