"""The Insights view: a list of pictures, the chosen one with its sentence, its lines. Imported when first shown."""
from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QPushButton, QSplitter, QStackedWidget, QWidget

from journeymapper.core.document import queries
from journeymapper.core.foundation.i18n import N_, Texts
from journeymapper.core.model.other import Measurement
from journeymapper.core.session.session import Session
from journeymapper.ui.forms.combo import CalmCombo
from journeymapper.ui.panels.line_list import LineList
from journeymapper.ui.plots.figure_view import FigureView
from journeymapper.ui.plots.figures.figure import Figure
from journeymapper.ui.plots.figures.topics import TOPICS, Topic
from journeymapper.ui.qt.layouts import hbox, set_look, vbox
from journeymapper.ui.qt.listen import listen
from journeymapper.ui.qt.text import plain_label
from journeymapper.ui.theme.current import Theme
from journeymapper.ui.theme.fonts import SEMIBOLD, font

HINT = N_("Up and Down choose a picture · F6 to its lines · Enter shows one on the map · Ctrl+Shift+I exports it")
# The list is as wide as its longest title, within bounds.
TOPICS_PX, MOST_PX, COMBO_PX, LATER_MS = 214, 340, 200, 40
LEAST_LINES = 2
# Icon, padding and frame beside a title.
BESIDE_PX = 56


class InsightsPage(QWidget):
    """`show_on_map(id)`; `export_requested`; `measurements_requested(id or "")`; `values_requested`: take over."""

    show_on_map = Signal(str)
    export_requested = Signal()
    measurements_requested = Signal(str)
    values_requested = Signal()

    def __init__(self, session: Session, theme: Theme, t: Texts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session, self._theme, self._t = session, theme, t
        self.topics = _topics(t)
        self.persona = CalmCombo()
        self.persona.setAccessibleName(t("Persona"))
        self.persona.setFixedWidth(COMBO_PX)
        self.view = FigureView(theme)
        self._heading = plain_label("", font=font(16, SEMIBOLD))
        self.sentence = plain_label("", font=font(13), wrap=True)
        self.sentence.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._empty = plain_label("", font=font(14), wrap=True)
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        set_look(self._empty, "secondary")
        self.lines = LineList(t("In words"))
        self._buttons = _buttons(self, t)
        self._stale = QTimer(self, interval=LATER_MS, singleShot=True)
        self._stale.timeout.connect(self.refresh)
        self._lay_out()
        self.setFocusProxy(self.topics)
        self.topics.currentRowChanged.connect(lambda _row: self._turn())
        self.persona.currentIndexChanged.connect(lambda _row: self.refresh())
        self.view.opened.connect(self._go)
        self.lines.opened.connect(self._go)
        listen(self, session.changed, lambda _change, _origin: self._later())
        theme.changed.connect(self._dress)
        self._dress()
        self.topics.setCurrentRow(0)

    @property
    def topic(self) -> Topic:
        """The picture that is chosen."""
        return TOPICS[max(0, self.topics.currentRow())]

    @property
    def figure(self) -> Figure:
        """As it is shown; its sentence is "" where there is nothing to show."""
        return self.view.figure

    @property
    def empty(self) -> str:
        """What to do where there is nothing to show yet."""
        return self._t(self.topic.empty)

    def choose(self, name: str) -> None:
        """Show a picture by its name in `TOPICS`."""
        self.topics.setCurrentRow(next(row for row, topic in enumerate(TOPICS) if topic.name == name))

    def refresh(self) -> None:
        """Show the chosen picture of the map as it is now."""
        self._stale.stop()
        topic, doc = self.topic, self._session.store
        self._fill_personas()
        figure = topic.build(doc, self._t, str(self.persona.currentData() or ""))
        self.view.show_figure(figure)
        self._heading.setText(figure.title)
        self.sentence.setText(figure.sentence)
        self._empty.setText("" if figure.sentence else self._t(topic.empty))
        self._pictures.setCurrentIndex(0 if figure.sentence else 1)
        self.sentence.setVisible(bool(figure.sentence))
        self.lines.show_lines([(row.text, row.id) for row in figure.rows])
        self._below.setVisible(bool(figure.rows))
        self.persona.setVisible(topic.by_persona and self.persona.count() > 2)
        for name in ("measurements", "values"):
            self._buttons[name].setVisible(topic.loyalty)
        self._buttons["export"].setEnabled(bool(figure.sentence))

    def hint(self) -> str:
        """The keys of the moment."""
        return self._t(HINT)

    def panes(self) -> list[QWidget]:
        """What F6 goes through: from the pictures to their lines, as the hint says."""
        return [self.topics, self.lines, self._bar]

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._fit_topics()
        self.refresh()

    def _turn(self) -> None:
        """Another picture: its lines are read from the first."""
        self.refresh()
        self.lines.setCurrentRow(0)
        self.lines.scrollToTop()

    def _later(self) -> None:
        """Many changes in a row make one picture; a page that isn't seen is brought up to date when it is."""
        if self.isVisible():
            self._stale.start()

    def _go(self, id: str) -> None:
        if isinstance(self._session.store.get(id), Measurement):
            self.measurements_requested.emit(id)
        else:
            self.show_on_map.emit(id)

    def _fill_personas(self) -> None:
        self.persona.refill([(self._t("All personas"), ""),
                             *((row.name or self._t("Untitled"), row.id)
                               for row in queries.personas(self._session.store))])

    def _lay_out(self) -> None:
        self._bar = QWidget()
        head = hbox(self.persona, *self._buttons.values(), parent=self._bar, spacing=8)
        head.setSizeConstraint(head.SizeConstraint.SetMinimumSize)
        self._pictures = QStackedWidget()
        self._pictures.addWidget(self.view)
        self._pictures.addWidget(self._empty)
        card = QWidget()
        card.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        set_look(card, "card")
        top = hbox(self._heading, None, self._bar, spacing=12)
        vbox(top, self.sentence, self._pictures, parent=card, margins=(16, 12, 16, 12),
             spacing=8).setStretchFactor(self._pictures, 1)
        right = QSplitter(Qt.Orientation.Vertical)
        right.setChildrenCollapsible(False)
        right.addWidget(card)
        self._below = QWidget()
        vbox(self.lines, parent=self._below, margins=(0, 8, 0, 0))
        right.addWidget(self._below)
        right.setStretchFactor(0, 3)
        right.setStretchFactor(1, 1)
        right.setSizes([4000, 1000])
        right.setHandleWidth(1)
        hbox(self.topics, right, parent=self, margins=12, spacing=12).setStretchFactor(right, 1)

    def _dress(self, _tokens: object = None) -> None:
        for row, topic in enumerate(TOPICS):
            item = self.topics.item(row)
            item.setIcon(self._theme.icon(topic.icon, 18))
            item.setSizeHint(QSize(0, self._theme.target(34)))
        # Said, since the scroll bar for fingers would ask for more: the picture has what is left.
        self.lines.setMinimumHeight(LEAST_LINES * self._theme.target(34))
        self._fit_topics()

    def _fit_topics(self) -> None:
        self.topics.ensurePolished()
        longest = max(self.topics.fontMetrics().horizontalAdvance(self._t(topic.title)) for topic in TOPICS)
        self.topics.setFixedWidth(min(MOST_PX, max(TOPICS_PX, longest + BESIDE_PX)))


def _topics(t: Texts) -> QListWidget:
    rows = QListWidget()
    rows.setAccessibleName(t("Pictures"))
    rows.setIconSize(QSize(18, 18))
    rows.setTextElideMode(Qt.TextElideMode.ElideRight)
    rows.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    for topic in TOPICS:
        QListWidgetItem(t(topic.title), rows)
    return rows


def _buttons(page: InsightsPage, t: Texts) -> dict[str, QPushButton]:
    made = {}
    for name, text, act in (("measurements", t("Measurements…"), lambda: page.measurements_requested.emit("")),
                            ("values", t("Take over values…"), page.values_requested.emit),
                            ("export", t("Export picture…"), page.export_requested.emit)):
        button = made[name] = QPushButton(text)
        button.setAutoDefault(False)
        button.clicked.connect(lambda _on=False, act=act: act())
    return made
