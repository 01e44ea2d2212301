"""The empathy map of a persona as the well-known drawing; its texts are edited where they stand."""
from collections.abc import Mapping

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QImage, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from journeymapper.core.foundation.i18n import Texts
from journeymapper.core.layout.empathy import FIELDS, EmpathyPlan, plan_empathy
from journeymapper.core.layout.text import TextStyle
from journeymapper.ui.canvas.paint.empathy import paint_empathy
from journeymapper.ui.canvas.paint.persona_page import EMPATHY_NAMES
from journeymapper.ui.canvas.paint.vector import VectorSurface
from journeymapper.ui.forms.settle import settle
from journeymapper.ui.forms.text import TextField
from journeymapper.ui.qt.layouts import set_look
from journeymapper.ui.theme.current import Theme

# A field's name and the height that it has; the same in workshop size, whose texts are larger.
TITLE, LARGE_TITLE = (TextStyle(13, 600), 22.0), (TextStyle(15, 600), 25.0)
LEAST_PX, HEAD_PX = 560, 44.0
# An editor's texts begin so far from its edge; with more lines than that it scrolls.
INSET, MOST_LINES = 9, 80


class EmpathyMap(QWidget):
    """Grows with its texts, so that whatever scrolls it shows all of them; Tab goes from field to field."""

    def __init__(self, fields: Mapping[str, TextField], theme: Theme, t: Texts, parent: QWidget | None = None) -> None:
        """fields: by the names of `core.layout.empathy.FIELDS`; they are taken over."""
        super().__init__(parent)
        self._fields, self._theme, self._t = fields, theme, t
        self._tint, self._placing = theme.tokens.person(0), False
        self._face: QImage | None = None
        self._plan: EmpathyPlan | None = None
        self.setMinimumWidth(LEAST_PX)
        before: QWidget | None = None
        for name in FIELDS:
            field = fields[name]
            field.setParent(self)
            field.show()
            set_look(field.editor, "drawn")
            field.editor.grow_to(MOST_LINES)
            field.editor.setPlaceholderText("…")
            field.editor.installEventFilter(self)
            if before is not None:
                QWidget.setTabOrder(before, field.editor)
            before = field.editor
        theme.changed.connect(self._redress)

    def show_persona(self, tint: str, face: QImage | None) -> None:
        """The head in the middle: its colour, its portrait as a disc or None."""
        self._tint, self._face = tint, face
        self.update()

    def plan(self) -> EmpathyPlan | None:
        """Where all stands now."""
        return self._plan

    def title(self) -> tuple[TextStyle, float]:
        """How the fields' names are written, and how much room they take."""
        return LARGE_TITLE if self._theme.workshop else TITLE

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A text that grows makes room around it."""
        if event.type() == QEvent.Type.Resize and not self._placing:
            self._place()
        return super().eventFilter(watched, event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._place()

    def paintEvent(self, _event: QPaintEvent) -> None:
        plan = self._plan
        if plan is None:
            return
        painter, tokens = QPainter(self), self._theme.tokens
        surface, (style, _high) = VectorSurface(painter), self.title()
        paint_empathy(surface, plan, tokens, self._tint, self._face)
        for field, box in plan.titles.items():
            text = self._t(EMPATHY_NAMES[field])
            surface.text((box.x + INSET, box.y), box.w, text, style, ((0, len(text)),), tokens.ink)
        painter.end()

    def _place(self) -> None:
        """Plan for this width; the heights are those that the editors take."""
        self._placing = True

        def height_of(name: str, width: float) -> float:
            editor = self._fields[name].editor
            editor.resize(round(width), editor.height())
            editor.fit()
            return float(editor.height())

        plan = plan_empathy(float(max(LEAST_PX, self.width())), height_of, self.title()[1], HEAD_PX)
        for name, box in plan.texts.items():
            self._fields[name].setGeometry(round(box.x), round(box.y), round(box.w), round(box.h))
        grown = self._plan is None or round(plan.height) != round(self._plan.height)
        self._plan = plan
        if grown:
            self.setFixedHeight(round(plan.height) + 2)
            settle(self)
        self._placing = False
        self.update()

    def _redress(self, _tokens: object) -> None:
        """Other colours, or other sizes of text."""
        self._place()
