"""Channels × steps as a table: where a touchpoint exists, how it feels, what would be preferred."""
from PySide6.QtCore import QAbstractItemModel, QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLineEdit, QStyleOptionViewItem, QWidget

from journeymapper.core.analysis.channel_grid import ChannelGrid, channel_grid
from journeymapper.core.analysis.services import service_key
from journeymapper.core.document import queries
from journeymapper.core.document.reader import Reader
from journeymapper.core.foundation.i18n import N_, Texts
from journeymapper.core.model.cards import Touchpoint
from journeymapper.core.model.people import Channel
from journeymapper.ui.theme.current import Theme

from .board import BoardDelegate, BoardModel, BoardTable, Index
from .heads import RowTitle, StepTitle
from .lines import cell_lines
from .links import paint_links

NONE = ""
"""The id of the row of touchpoints without channel."""
MODES = {"digital": N_("digital"), "human": N_("human"), "physical": N_("physical")}
ANSWERS = {"person": N_("a person answers"), "robot": N_("a robot answers"), "nobody": N_("nobody answers")}


class GridModel(BoardModel):
    """Reads the grid; only an empty cell can be edited: what is written there becomes a touchpoint."""

    def __init__(self, t: Texts) -> None:
        super().__init__()
        self._t = t
        self.grid = ChannelGrid((), (), {}, {})
        self._said: object = None

    def read(self, doc: Reader, persona: str | None) -> None:
        """Show the document as it is. persona: whose preferences, None for everybody's."""
        before, grid, t = self.grid.cells, channel_grid(doc, None if persona is None else (persona,)), self._t
        names = {row.id: row.name or t("Untitled") for row in queries.personas(doc)}
        called = {row.id: row.name or t("Untitled") for row in grid.channels if row}
        # What a cell says hangs on these too; where they are as they were, only other cells are worded anew.
        said = (names, called, {key: service.channels for key, service in grid.services.items()})
        if said != self._said:
            before = {}
        self._said, self.grid, old = said, grid, self.lines
        lines = {(place[0] or NONE, place[1]): old[place[0] or NONE, place[1]] if before.get(place) == cell
                 else cell_lines(cell, names, called, grid.services, t) for place, cell in grid.cells.items()}
        rows = [(row.id if row else NONE, channel_title(row, t)) for row in grid.channels]
        self.show_board(rows, step_titles(doc, t), lines)

    def cards_at(self, key: tuple[str, str] | None) -> tuple[Touchpoint, ...]:
        """The touchpoints of a cell."""
        cell = self.grid.cells.get((key[0] or None, key[1])) if key else None
        return cell.touchpoints if cell else ()

    def same_service(self, key: tuple[str, str] | None) -> list[tuple[str, str]]:
        """Other cells with a touchpoint of a service that this one has."""
        keys = {service_key(card) for card in self.cards_at(key)} - {""}
        found = {(card.channel if card.channel in self.row_ids else NONE, str(card.step)): None for name in keys
                 for card in self.grid.services[name].touchpoints if name in self.grid.services}
        return [(str(channel), step) for channel, step in found if (channel, step) != key]

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = super().flags(index)
        return flags if self.cards_at(self.key(index)) else flags | Qt.ItemFlag.ItemIsEditable


class GridDelegate(BoardDelegate):
    """The editor of an empty cell. `written(key, title)`."""

    written = Signal(object, str)

    def __init__(self, theme: Theme, t: Texts, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._t = t

    def createEditor(self, parent: QWidget, _option: QStyleOptionViewItem, _index: Index) -> QWidget:
        line = QLineEdit(parent)
        line.setPlaceholderText(self._t("New touchpoint"))
        line.setAccessibleName(self._t("New touchpoint"))
        return line

    def setEditorData(self, _editor: QWidget, _index: Index) -> None:
        """What the cell says is no title."""

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        title = editor.text().strip() if isinstance(editor, QLineEdit) else ""
        if title and isinstance(model, BoardModel):
            self.written.emit(model.key(index), title)


class GridTable(BoardTable):
    """Draws the connections of the current cell's service over the cells."""

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        model = self.board
        if isinstance(model, GridModel) and (others := model.same_service(self.here())):
            painter = QPainter(self.viewport())
            paint_links(painter, QRectF(self.visualRect(self.currentIndex())),
                        [QRectF(self.visualRect(model.at(key))) for key in others], self._theme.tokens)
            painter.end()


def channel_title(row: Channel | None, t: Texts) -> RowTitle:
    """A channel with its mode and who answers."""
    if row is None:
        return RowTitle("circle-dashed", t("Without channel"))
    notes = [t(MODES[row.mode])] if row.mode else []
    notes += [t(ANSWERS[row.answered_by])] if row.answered_by else []
    return RowTitle(row.icon or "channels", row.name or t("Untitled"), " · ".join(notes))


def step_titles(doc: Reader, t: Texts) -> list[tuple[str, StepTitle]]:
    """All steps, each with its stage."""
    stages = {row.id: row.title or t("Untitled") for row in queries.stages(doc)}
    return [(row.id, StepTitle(row.title or t("Untitled"), stages.get(row.stage, ""), row.stage))
            for row in queries.columns(doc)]
