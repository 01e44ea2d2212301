"""Small sums beside the backlog: how many per stage, per status, and what asks for care. A click filters."""
from collections.abc import Mapping, Sequence

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QPushButton, QScrollArea, QSizePolicy, QWidget

from journeymapper.core.backlog.columns import STATUSES
from journeymapper.core.document import queries
from journeymapper.core.document.reader import Reader
from journeymapper.core.foundation.i18n import Texts
from journeymapper.ui.qt.layouts import hbox, set_look, vbox
from journeymapper.ui.qt.text import escaped_tooltip, plain_label
from journeymapper.ui.theme.current import Theme
from journeymapper.ui.theme.fonts import SEMIBOLD, font

from .backlog_filters import LATE, UNFIXED, WITHOUT, Counts, Filters

Key = tuple[str, str]
"""A filter and its value."""
PAD = 6


class SumButton(QPushButton):
    """A name on the left, its number on the right; pressed in while it filters."""

    def __init__(self, theme: Theme, name: str, count: int, on: bool, t: Texts) -> None:
        super().__init__()
        self._theme, self._name, self._count = theme, name, count
        self.setCheckable(True)
        self.setChecked(on)
        self.setAutoDefault(False)
        set_look(self, "sum")
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(t.plural("{name}: {n} red point", "{name}: {n} red points", count, name=name))
        act = t("Show all again") if on else t("Show only these")
        self.setToolTip(escaped_tooltip(f"{self.accessibleName()}\n{act}"))

    def sizeHint(self) -> QSize:
        return QSize(96, super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        """Narrow columns shorten the name; the tooltip has it whole."""
        return QSize(64, super().minimumSizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter, tokens = QPainter(self), self._theme.tokens
        room = self.rect().adjusted(PAD, 0, -PAD, 0)
        painter.setPen(tokens.q("accent_ink" if self.isChecked() else "ink" if self._count else "ink_placeholder"))
        painter.setFont(font(12, SEMIBOLD))
        number = str(self._count)
        painter.drawText(room, int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter), number)
        area = QRect(room.left(), room.top(), room.width() - painter.fontMetrics().horizontalAdvance(number) - 8,
                     room.height())
        painter.setFont(font(12))
        shown = painter.fontMetrics().elidedText(self._name, Qt.TextElideMode.ElideRight, area.width())
        painter.drawText(area, int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter), shown)
        painter.end()


class Sums(QWidget):
    """`asked(filter, value)` when one is clicked. What would show nothing is left out, unless it is set."""

    asked = Signal(str, str)

    def __init__(self, theme: Theme, t: Texts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._t = theme, t
        self.buttons: dict[Key, SumButton] = {}
        self._shown: object = None
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName(t("Sums"))
        set_look(self, "card")
        self._area = QScrollArea()
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setWidgetResizable(True)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        vbox(self._area, parent=self, margins=(12, 10, 8, 10))
        theme.changed.connect(self.update)

    def show_sums(self, counts: Counts, filters: Filters, doc: Reader) -> None:
        """Show how many each filter would leave."""
        t = self._t
        stages = {row.id: row.title or t("Untitled") for row in queries.stages(doc)} | {WITHOUT: t("Parking lot")}
        care = [(("owner", WITHOUT), t("No owner")), (("only", LATE), t("Overdue")),
                (("only", UNFIXED), t("No opportunity"))]
        parts = (
            (t("Stage"), [(("stage", id), name) for id, name in stages.items()]),
            (t("Status"), [(("status", value), t(words)) for value, words in STATUSES.items()]),
            (t("Needs care"), care),
        )
        lines = [(title, [(key, name, counts[key[0]].get(key[1], 0), getattr(filters, key[0]) == key[1])
                          for key, name in keys]) for title, keys in parts]
        if lines != self._shown:
            self._shown = lines
            self._build({title: [line for line in found if line[2] or line[3]] for title, found in lines})

    def _build(self, parts: Mapping[str, Sequence[tuple[Key, str, int, bool]]]) -> None:
        focused = next((key for key, button in self.buttons.items() if button.hasFocus()), None)
        self.buttons = {}
        columns = []
        for title, lines in parts.items():
            heading = plain_label(title, font=font(12, SEMIBOLD))
            set_look(heading, "secondary")
            column = vbox(heading, spacing=1)
            for key, name, count, on in lines:
                self.buttons[key] = SumButton(self._theme, name, count, on, self._t)
                self.buttons[key].clicked.connect(lambda _on=False, key=key: self.asked.emit(*key))
                column.addWidget(self.buttons[key])
            columns.append(column)
        stage, status, care = columns
        status.addSpacing(6)
        status.addLayout(care)
        content = QWidget()
        set_look(content, "surface")
        for column in (stage, status):
            column.addStretch(1)
        row = hbox(parent=content, spacing=8)
        row.addLayout(stage, 9)
        row.addLayout(status, 10)
        self._area.setWidget(content)
        if focused in self.buttons:
            self.buttons[focused].setFocus()
