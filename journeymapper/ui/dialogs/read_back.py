"""What a returned backlog would change, line by line, before anything is changed."""
from collections.abc import Sequence

from PySide6.QtWidgets import QDialog, QPushButton, QTreeWidgetItem, QWidget

from journeymapper.core.backlog.readback.details import details
from journeymapper.core.backlog.readback.lines import TOLD, Line, LineKind, Preview, words
from journeymapper.core.foundation.i18n import N_, Texts
from journeymapper.ui.qt.layouts import hbox, set_look, vbox
from journeymapper.ui.qt.menu_key import give_menu_key
from journeymapper.ui.qt.text import plain_label

from .tick_list import TickList, TickRow, detail_field

TITLES: tuple[tuple[LineKind, str], ...] = (
    ("conflict", N_("In conflict: tick what the workbook says, else the map keeps its own")),
    ("accepted", N_("Accepted")), ("new", N_("New red points, for the parking lot")),
    ("refused", N_("Refused")), ("ignored", N_("Not taken, since they come from the map")),
)
_DECIDED = ("accepted", "new", "conflict")


class ReadBackDialog(QDialog):
    """Lines in groups; ticked ones are taken. Conflicts begin unticked: the map keeps what it has."""

    def __init__(self, preview: Preview, t: Texts, workbook: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        give_menu_key(self)
        self._t = t
        self.setWindowTitle(t("Read back “{file}”", file=workbook))
        self.rows = TickList(t("What the workbook says"), self)
        self.detail = detail_field(t("The row in full"), self)
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

    def chosen(self) -> list[Line]:
        """The lines that are ticked, in the workbook's order."""
        return self.rows.ticked()

    def decide_all(self, *, for_workbook: bool) -> None:
        """All conflicts at once."""
        self.rows.tick_all(for_workbook, lambda line: line.kind == "conflict")

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
        line = self.rows.line_of(item)
        self.detail.setPlainText(details(line, self._t) if line is not None else "")

    def _count(self) -> None:
        count = len(self.chosen())
        self.take.setText(self._t.plural("Take {n} answer over", "Take {n} answers over", count))
        self.take.setEnabled(count > 0)


def _fill(rows: TickList, preview: Preview, t: Texts) -> None:
    for kind, title in TITLES:
        rows.add_group(t(title), [TickRow(words(line, t), line, _ticked(line)) for line in preview.of(kind)])
    rows.begin()


def _ticked(line: Line) -> bool | None:
    return line.kind != "conflict" if line.kind in _DECIDED else None


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
