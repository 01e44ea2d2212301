"""The bar above the map that filters it: personas, channels, departments, words, and how many cards fit."""
from dataclasses import replace

from PySide6.QtCore import QEvent, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QLineEdit, QPushButton, QSizePolicy, QToolButton, QWidget

from journeymapper.core.analysis.filter import Filter
from journeymapper.core.document.reader import Reader
from journeymapper.core.foundation.i18n import N_, Texts
from journeymapper.ui.forms import Choice
from journeymapper.ui.qt.layouts import hbox, set_look, vbox
from journeymapper.ui.qt.text import escaped_tooltip, plain_label
from journeymapper.ui.theme.current import Theme

from .choices import SOURCES
from .filter_choice import FilterChoice

ICON_PX, HEIGHT_PX, LARGE_PX, GAP_PX, WORDS_PX = 16, 44, 54, 8, 100
# So long after the last letter the map follows.
TYPING_MS = 120
NAMES = {"personas": N_("Personas"), "channels": N_("Channels"), "departments": N_("Departments")}


class FilterBar(QWidget):
    """Emits `changed` with the new Filter, and `left` when Escape or the cross closes it."""

    changed = Signal(object)
    left = Signal()

    def __init__(self, theme: Theme, t: Texts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._t = theme, t
        self.filter = Filter()
        set_look(self, "topbar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName(t("Filter"))
        self.choices = {name: FilterChoice(theme, t, t(title)) for name, title in NAMES.items()}
        for name, choice in self.choices.items():
            choice.chosen_changed.connect(lambda ids, name=name: self._set(replace(self.filter, **{name: ids})))
        self._typed = QTimer(self, singleShot=True, interval=TYPING_MS)
        self.words = self._field()
        self._typed.timeout.connect(lambda: self._set(replace(self.filter, words=self.words.text())))
        self.count = plain_label("")
        set_look(self.count, "secondary")
        self.count.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Preferred)
        self.clear_button = QPushButton(t("Clear"))
        set_look(self.clear_button, "quiet")
        self.clear_button.setToolTip(escaped_tooltip(t("Show all cards plainly")))
        self.clear_button.clicked.connect(self.clear)
        self.close_button = QToolButton()
        self.close_button.setToolTip(escaped_tooltip(t("Clear and close")))
        self.close_button.setAccessibleName(t("Close the filter"))
        self.close_button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.close_button.clicked.connect(self.left)
        self._lay_out()
        self._dress()
        theme.changed.connect(self._dress)
        self.setFocusProxy(self.words)

    def offer(self, doc: Reader) -> None:
        """What there is to choose from now."""
        for name, choice in self.choices.items():
            known = [one for one in SOURCES[name](doc, self._t) if isinstance(one.value, str)]
            choice.offer(_distinct(known), getattr(self.filter, name))

    def show_filter(self, wanted: Filter) -> None:
        """Take a filter over; `changed` isn't emitted."""
        self.filter = wanted
        if self.words.text() != wanted.words:
            self.words.setText(wanted.words)
        self._typed.stop()

    def show_count(self, fit: int, of: int) -> None:
        """How many cards fit; what the bar says where nothing is chosen."""
        chosen = bool(self.filter)
        text = self._t.plural("{fit} of {n} card fits", "{fit} of {n} cards fit", of, fit=fit) if chosen else \
            self._t("Choose what stays plain")
        self.count.setText(text)
        self.clear_button.setEnabled(chosen)

    def clear(self) -> None:
        """Choose nothing."""
        self.words.clear()
        self._typed.stop()
        self._set(Filter())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _set(self, wanted: Filter) -> None:
        if wanted != self.filter:
            self.filter = wanted
            self.changed.emit(wanted)

    def _field(self) -> QLineEdit:
        field = QLineEdit()
        field.setPlaceholderText(self._t("Words…"))
        field.setAccessibleName(self._t("Filter by words"))
        field.setClearButtonEnabled(True)
        field.setMinimumWidth(WORDS_PX)
        field.setMaximumWidth(200)
        field.textChanged.connect(lambda _text: self._typed.start())
        return field

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fold()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:  # a part needs another width: its text, its letters
            self._fold()
        return super().event(event)

    def minimumSizeHint(self) -> QSize:
        """It gives way to the panels beside the map: what doesn't fit goes into a row below."""
        return QSize(0, super().minimumSizeHint().height())

    def _lay_out(self) -> None:
        self._sign = plain_label("")
        parts = (self._sign, *self.choices.values(), self.words, self.count, self.clear_button, self.close_button)
        self._rows = vbox(parent=self, margins=(12, 0, 8, 1), spacing=0)
        self._lines: list[list[QWidget]] = []
        for part in parts:  # in the order of Tab
            part.setParent(self)
        self._fold()

    def _fold(self) -> None:
        """One row, or as many as it takes to show the names of the choices and all that stands behind them."""
        for choice in self.choices.values():
            choice.setMinimumWidth(choice.named_width())
        lines = self._flow()
        if lines == self._lines:
            return
        while (old := self._rows.takeAt(0)) is not None and (left := old.layout()) is not None:
            while left.takeAt(0) is not None:
                pass
            left.deleteLater()
        self._lines = lines
        for line in lines:
            row = hbox(spacing=GAP_PX)
            aside = next((part for part in (self.clear_button, self.close_button) if part in line), None)
            for part in line:
                if part is aside:
                    row.addStretch(1)
                row.addWidget(part, 1000 if part is self.words else 0)
            if aside is None:
                row.addStretch(1)
            self._rows.addLayout(row)
        self._heighten()

    def _flow(self) -> list[list[QWidget]]:
        """The parts of each row. The words and what they find stay together where a row has room for them."""
        margins = self._rows.contentsMargins()
        room = self.width() - margins.left() - margins.right() + GAP_PX
        ends = [self._sign, self.close_button]
        left = room - sum(part.sizeHint().width() + GAP_PX for part in ends)
        needs: dict[QWidget, int] = {choice: choice.named_width() + GAP_PX for choice in self.choices.values()}
        tail: dict[QWidget, int] = {self.words: WORDS_PX + GAP_PX} | {
            part: part.sizeHint().width() + GAP_PX for part in (self.count, self.clear_button)}
        lines: list[list[QWidget]] = [[]]
        for part, need in (needs | tail).items():
            wanted = sum(tail.values()) if part is self.words and sum(tail.values()) <= room else need
            if wanted > left and lines[-1]:
                lines.append([])
                left = room
            lines[-1].append(part)
            left -= need
        lines[0] = [self._sign, *lines[0], self.close_button]
        return lines

    def _heighten(self) -> None:
        row = LARGE_PX if self._theme.workshop else HEIGHT_PX
        self.setFixedHeight(row + (row - 8) * (len(self._lines) - 1))

    def _dress(self, _tokens: object = None) -> None:
        self._heighten()
        self._sign.setPixmap(self._theme.pixmap("filter", ICON_PX, self.devicePixelRatioF()))
        self.close_button.setIcon(self._theme.icon("clear", ICON_PX))


def _distinct(choices: list[Choice]) -> list[Choice]:
    """Names that are alike are told apart by a number."""
    seen: dict[str, int] = {}
    made = []
    for choice in choices:
        seen[choice.text] = seen.get(choice.text, 0) + 1
        again = seen[choice.text]
        made.append(replace(choice, text=f"{choice.text} ({again})") if again > 1 else choice)
    return made
