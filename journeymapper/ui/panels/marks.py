"""The red points about what is selected, each as a section of its own under the form."""
from PySide6.QtWidgets import QPushButton, QToolButton, QWidget

from journeymapper.core.commands.cards import mark
from journeymapper.core.document import queries
from journeymapper.core.model.cards import RedPoint
from journeymapper.core.model.kinds import home_of
from journeymapper.core.model.record import Record
from journeymapper.ui.qt.layouts import hairline, vbox
from journeymapper.ui.qt.text import escaped_tooltip

from .context import PanelContext
from .derived import Ranking, is_marked_by
from .heading import Heading
from .record_form import RecordForm
from .tables import table_of


class MarkSection(QWidget):
    """One red point: its numbered dot, its form, a button that selects it."""

    def __init__(self, red_point: RedPoint, context: PanelContext, unfolded: set[str]) -> None:
        super().__init__()
        self._context, self.id = context, red_point.id
        self._heading = Heading(context.theme, context.t)
        self._jump = QToolButton()
        self._jump.setToolTip(escaped_tooltip(context.t("Select the red point")))
        self._jump.setAccessibleName(context.t("Select the red point"))
        self._jump.clicked.connect(lambda: context.session.selection.set([self.id]))
        self._heading.row.addWidget(self._jump)
        table = table_of(red_point)
        assert table is not None
        self.form = RecordForm(table, context, unfolded)
        vbox(4, hairline(), 4, self._heading, self.form, parent=self, spacing=8)
        self._dress()
        context.theme.changed.connect(self._dress)

    def show_red_point(self, row: RedPoint, ranking: Ranking) -> None:
        """Show this one: the same as before, or another."""
        self._heading.show_rows([row])
        if row.id == self.id and self.form.shown:
            self.form.refresh(ranking)
        else:
            self.id = row.id
            self.form.show_ids([row.id], ranking)

    def _dress(self, _tokens: object = None) -> None:
        self._jump.setIcon(self._context.theme.icon("chevron-right", 16, "ink_secondary"))


class Marks(QWidget):
    """All red points of the one thing that is selected; where there is none, a button makes the first."""

    def __init__(self, context: PanelContext, unfolded: set[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context, self._unfolded = context, unfolded
        self._target = ""
        self._sections: list[MarkSection] = []
        self.button = QPushButton(" " + context.t("Mark red point"))
        self.button.setToolTip(escaped_tooltip(
            context.t("Mark where the customer is lost, unhappy or does not see our value")))
        self.button.clicked.connect(self._mark)
        self._column = vbox(self.button, parent=self, spacing=12)
        self._dress()
        context.theme.changed.connect(self._dress)

    @property
    def sections(self) -> list[MarkSection]:
        """The sections that are shown, by number."""
        return [section for section in self._sections if not section.isHidden()]

    def show_marks(self, rows: list[Record], ranking: Ranking) -> None:
        """The marks of `rows` if it is one thing that can be marked."""
        target = rows[0] if len(rows) == 1 and is_marked_by(rows[0]) else None
        self.setVisible(target is not None)
        self._target = target.id if target else ""
        red_points = queries.marks(self._context.session.store, target.id) if target else []
        self.button.setVisible(not red_points)
        for row in red_points[len(self._sections):]:
            section = MarkSection(row, self._context, self._unfolded)
            self._sections.append(section)
            self._column.addWidget(section)
        for index, section in enumerate(self._sections):
            if index < len(red_points):
                section.show_red_point(red_points[index], ranking)
            elif not section.isHidden():
                section.form.flush()
            section.setVisible(index < len(red_points))

    def flush(self) -> None:
        """Commit what is typed and not committed."""
        for section in self._sections:
            section.form.flush()

    def _mark(self) -> None:
        session, target = self._context.session, self._target
        home = home_of("red-point")
        title = self._context.t(home.title) if home else ""
        self._context.writer.attempt(lambda: session.run(mark, target, lane_title=title))
        if self.sections:
            self.sections[0].form.focus("title")

    def _dress(self, _tokens: object = None) -> None:
        self.button.setIcon(self._context.theme.icon("red-point", 16, "red_point_text"))
