"""What a returned backlog would change, line by line, before anything is changed."""
from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QDialog,
    QHeaderView,
    QPlainTextEdit,
    QPushButton,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTreeWidget,
    QTreeWidgetItem,
    QWidget,
)

from journeymapper.core.backlog.readback.details import details
from journeymapper.core.backlog.readback.lines import TOLD, Line, LineKind, Preview, words
from journeymapper.core.foundation.i18n import N_, Texts
from journeymapper.ui.qt.layouts import hbox, set_look, vbox
from journeymapper.ui.qt.text import plain_label

TITLES: tuple[tuple[LineKind, str], ...] = (
    ("conflict", N_("In conflict: tick what the workbook says, else the map keeps its own")),
    ("accepted", N_("Accepted")), ("new", N_("New red points, for the parking lot")),
    ("refused", N_("Refused")), ("ignored", N_("Not taken, since they come from the map")),
)
# What stands beside the words of a row (tick box and margins), and above and below them.
BESIDE, AIR = 40, 8
# The height, in lines, of what tells the current row in full; more is scrolled.
DETAIL_LINES = 5
_LINE = Qt.ItemDataRole.UserRole
_DECIDED = ("accepted", "new", "conflict")


class _Wrapped(QStyledItemDelegate):
    """Rows as high as their wrapped words; the view asks without telling the width."""

    def __init__(self, view: QTreeWidget) -> None:
        super().__init__(view)
        self._view = view

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        hint = super().sizeHint(option, index)
        depth = 1 if index.parent().isValid() else 0
        width = self._view.columnWidth(0) - depth * self._view.indentation() - BESIDE
        text, wrap = str(index.data()), int(Qt.TextFlag.TextWordWrap)
        words = self._view.fontMetrics().boundingRect(QRect(0, 0, max(width, 1), 10_000), wrap, text)
        return QSize(hint.width(), max(hint.height(), words.height() + AIR))


class ReadBackDialog(QDialog):
    """Lines in groups; ticked ones are taken. Conflicts begin unticked: the map keeps what it has."""

    def __init__(self, preview: Preview, t: Texts, workbook: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._t = t
        self.setWindowTitle(t("Read back “{file}”", file=workbook))
        self.rows = QTreeWidget(self)
        self.rows.setAccessibleName(t("What the workbook says"))
        self.rows.setHeaderHidden(True)
        self.rows.setWordWrap(True)
        self.rows.setRootIsDecorated(False)
        self.rows.setItemDelegate(_Wrapped(self.rows))
        self.rows.header().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.detail = _detail(t, self)
        self.summary = plain_label(_facts(preview, t), wrap=True)
        self.take = QPushButton()
        set_look(self.take, "main")
        self.take.setDefault(True)
        self.take.clicked.connect(self.accept)
        cancel = QPushButton(t("Cancel"))
        cancel.clicked.connect(self.reject)
        self.rows.currentItemChanged.connect(lambda item, _before: self._tell(item))
        _fill(self.rows, preview, t)
        self.rows.itemChanged.connect(lambda _item, _column: self._count())
        vbox(self.summary, self.rows, self.detail, hbox(*self._at_once(preview), None, cancel, self.take), parent=self,
             margins=16, spacing=12)
        self.resize(760, 600)
        self._count()

    def showEvent(self, event: QShowEvent) -> None:
        """Rows are as high as their words need at the width that the list has now."""
        super().showEvent(event)
        self.rows.doItemsLayout()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.rows.doItemsLayout()

    def chosen(self) -> list[Line]:
        """The lines that are ticked, in the workbook's order."""
        return [item.data(0, _LINE) for item in _items(self.rows) if item.checkState(0) == Qt.CheckState.Checked]

    def decide_all(self, *, for_workbook: bool) -> None:
        """All conflicts at once."""
        state = Qt.CheckState.Checked if for_workbook else Qt.CheckState.Unchecked
        for item in _items(self.rows):
            if item.data(0, _LINE).kind == "conflict":
                item.setCheckState(0, state)

    def _at_once(self, preview: Preview) -> Sequence[QPushButton]:
        if len(preview.of("conflict")) < 2:
            return ()
        made = []
        for text, for_workbook in ((N_("Workbook in all conflicts"), True), (N_("Map in all conflicts"), False)):
            button = QPushButton(self._t(text))
            button.setAutoDefault(False)
            button.clicked.connect(lambda _checked=False, way=for_workbook: self.decide_all(for_workbook=way))
            made.append(button)
        return made

    def _tell(self, item: QTreeWidgetItem | None) -> None:
        line = item.data(0, _LINE) if item is not None else None
        self.detail.setPlainText(details(line, self._t) if line is not None else "")

    def _count(self) -> None:
        count = len(self.chosen())
        self.take.setText(self._t.plural("Take {n} answer over", "Take {n} answers over", count))
        self.take.setEnabled(count > 0)


def _detail(t: Texts, parent: QWidget) -> QPlainTextEdit:
    """Where the current row stands in full, to be read and copied."""
    edit = QPlainTextEdit(parent)
    edit.setReadOnly(True)
    edit.setTabChangesFocus(True)
    edit.setAccessibleName(t("The row in full"))
    edit.setFixedHeight(DETAIL_LINES * edit.fontMetrics().lineSpacing() + 2 * AIR)
    return edit


def _fill(rows: QTreeWidget, preview: Preview, t: Texts) -> None:
    for kind, title in TITLES:
        lines = preview.of(kind)
        if not lines:
            continue
        group = QTreeWidgetItem(rows, [f"{t(title)} ({len(lines)})"])
        group.setFlags(Qt.ItemFlag.ItemIsEnabled)
        font = group.font(0)
        font.setBold(True)
        group.setFont(0, font)
        for line in lines:
            _add(group, line, t)
        group.setExpanded(True)
    for item in _items(rows)[:1]:
        rows.setCurrentItem(item)


def _add(group: QTreeWidgetItem, line: Line, t: Texts) -> None:
    item = QTreeWidgetItem(group, [words(line, t)])
    item.setData(0, _LINE, line)
    flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
    if line.kind in _DECIDED:
        item.setFlags(flags | Qt.ItemFlag.ItemIsUserCheckable)
        item.setCheckState(0, Qt.CheckState.Unchecked if line.kind == "conflict" else Qt.CheckState.Checked)
    else:
        item.setFlags(flags)


def _items(rows: QTreeWidget) -> list[QTreeWidgetItem]:
    groups = [rows.topLevelItem(n) for n in range(rows.topLevelItemCount())]
    found = [group.child(n) for group in groups if group is not None for n in range(group.childCount())]
    return [item for item in found if item is not None]


def _facts(preview: Preview, t: Texts) -> str:
    """What the lines don't say."""
    facts = [t("Nothing is changed until you take it over; one undo takes it back.")]
    if preview.known in TOLD:
        facts.append(t(TOLD[preview.known]))
    if preview.other_maps:
        facts.append(t.plural("{n} row is of another map and was left alone.",
                              "{n} rows are of other maps and were left alone.", preview.other_maps))
    if preview.without_row:
        facts.append(t("Without a row in the workbook, kept in the map: {names}", names=", ".join(preview.without_row)))
    return "\n".join(facts)
