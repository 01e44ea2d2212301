"""The findings as a tree: families and the accepted ones, in them rules, in these the findings along the map."""
from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from journeymapper.core.analysis.accepted import Judged
from journeymapper.core.analysis.finding import FAMILIES, SEVERITIES, told
from journeymapper.core.analysis.rules import all_rules, rules_by_id
from journeymapper.core.foundation.folding import fold
from journeymapper.core.foundation.i18n import N_, Texts
from journeymapper.ui.qt.text import escaped_tooltip

from .findings_watch import Group

Index = QModelIndex | QPersistentModelIndex
Role = Qt.ItemDataRole
NODE = Role.UserRole + 1
NOWHERE = QModelIndex()
ACCEPTED = "accepted"
SECTIONS = {**FAMILIES, ACCEPTED: N_("Accepted")}
# So many findings of a rule are rows at first; a row below them shows as many more.
PAGE = 200
_ORDER = {"high": 0, "medium": 1, "low": 2}


class Node:
    """A row: a section, a rule in it (`rows`: all its findings), a finding (`judged`), or "more" of them."""

    def __init__(self, number: int, key: tuple[str, ...], parent: "Node | None", rows: Sequence[Judged] = (),
                 judged: Judged | None = None) -> None:
        self.number, self.key, self.parent, self.rows, self.judged = number, key, parent, rows, judged
        self.children: list[Node] = []
        self.place = 0
        self.shown = PAGE

    @property
    def rule(self) -> str:
        """The rule of a rule's row or a finding's, "" for a section."""
        return self.key[1] if len(self.key) > 1 else ""

    @property
    def more(self) -> bool:
        """Whether this row stands for those below it that aren't shown."""
        return len(self.key) > 2 and self.judged is None

    def severity(self) -> str:
        """That of the finding, of a rule the gravest."""
        rows = [self.judged] if self.judged is not None else self.rows
        return min((row.finding.severity for row in rows), key=_ORDER.__getitem__, default="low")


class FindingsModel(QAbstractItemModel):
    """Follows the groups that it is given (`take`); `narrow` shows only some severities and words."""

    def __init__(self, t: Texts, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._t = t
        self._nodes: dict[int, Node] = {}
        self._last = 0
        self._words: tuple[str, ...] = ()
        self._severities = frozenset(SEVERITIES)
        self._rank = {rule.id: place for place, rule in enumerate(all_rules())}
        self.sections = [self._node((name,), None) for name in SECTIONS]
        for place, section in enumerate(self.sections):
            section.place = place

    def narrow(self, words: str, severities: frozenset[str]) -> None:
        """What is shown from now on; the groups have to be taken again."""
        self._words, self._severities = tuple(fold(words).split()), severities

    def take(self, group: Group, along: Callable[[Any], Any]) -> None:
        """Bring the rows of one rule up to date. along: the order of its findings."""
        family = rules_by_id()[group.rule].family
        for section in self.sections:
            if section.key[0] in (family, ACCEPTED):
                rows = group.accepted if section.key[0] == ACCEPTED else group.open
                if self._words or len(self._severities) < len(SEVERITIES):
                    rows = tuple(filter(self._fits, rows))
                self._put(section, group.rule, sorted(rows, key=lambda row: along(row.finding)))

    def reveal_more(self, index: Index) -> None:
        """As many rows more as a page holds, in the place of the row "more"."""
        group = self.node(index)
        group = group.parent if group is not None else None
        if group is not None:
            group.shown += PAGE
            self._fill(group)

    def node(self, index: Index) -> Node | None:
        """The row; None for an index of one that is gone."""
        return self._nodes.get(index.internalId()) if index.isValid() else None

    def find(self, key: tuple[str, ...]) -> QModelIndex:
        """The row with this key; not valid where it isn't there."""
        node = next((node for node in self._nodes.values() if node.key == key), None)
        return self.index_of(node) if node is not None else NOWHERE

    def index_of(self, node: Node) -> QModelIndex:
        """Where a row stands now."""
        return self.createIndex(node.place, 0, node.number)

    def words(self, node: Node) -> str:
        """What a row says."""
        t = self._t
        if node.judged is not None:
            return told(t, node.judged.finding.says)
        if node.more:
            hidden = len(node.parent.rows) - node.parent.shown if node.parent is not None else 0
            return t.plural("Show {n} more", "Show {n} more", min(PAGE, hidden))
        return t(rules_by_id()[node.rule].title) if node.rule else t(SECTIONS[node.key[0]])

    def count(self, node: Node) -> int:
        """How many findings a section or rule holds."""
        return len(node.rows) if node.rule else sum(len(child.rows) for child in node.children)

    def index(self, row: int, column: int, parent: Index = NOWHERE) -> QModelIndex:
        above = self.node(parent)
        rows = above.children if above is not None else self.sections
        return self.createIndex(row, column, rows[row].number) if column == 0 and 0 <= row < len(rows) else NOWHERE

    def parent(self, index: Index = NOWHERE) -> QModelIndex:  # type: ignore[override]  # QObject's own parent() too
        node = self.node(index)
        return self.index_of(node.parent) if node is not None and node.parent is not None else NOWHERE

    def rowCount(self, parent: Index = NOWHERE) -> int:
        if not parent.isValid():
            return len(self.sections)
        node = self.node(parent)
        return len(node.children) if node is not None else 0

    def columnCount(self, _parent: Index = NOWHERE) -> int:
        return 1

    def data(self, index: Index, role: int = Role.DisplayRole) -> Any:
        node = self.node(index)
        if node is None:
            return None
        if role == Role.DisplayRole:
            return self.words(node)
        if role == NODE:
            return node
        if role == Role.ToolTipRole and node.judged is not None:
            return escaped_tooltip(self.words(node))
        return self._spoken(node) if role == Role.AccessibleTextRole else None

    def _spoken(self, node: Node) -> str:
        t, words = self._t, self.words(node)
        if node.more:
            return words
        if node.judged is not None:
            state = t("accepted") if node.judged.accepted else t(SEVERITIES[node.judged.finding.severity])
            return t("{text} {state}", text=words, state=state)
        return t.plural("{title}, {n} finding", "{title}, {n} findings", self.count(node), title=words)

    def _fits(self, row: Judged) -> bool:
        if row.finding.severity not in self._severities:
            return False
        if not self._words:
            return True
        title = self._t(rules_by_id()[row.finding.rule].title)
        said = fold(f"{title} {told(self._t, row.finding.says)} {row.reason or ''}")
        return all(word in said for word in self._words)

    def _put(self, section: Node, rule: str, rows: Sequence[Judged]) -> None:
        group = next((child for child in section.children if child.rule == rule), None)
        if group is None and rows:
            place = sum(self._rank[child.rule] < self._rank[rule] for child in section.children)
            self.beginInsertRows(self.index_of(section), place, place)
            group = self._node((section.key[0], rule), section, rows)
            section.children.insert(place, group)
            _number(section)
            self.endInsertRows()
            self._fill(group)
        elif group is not None and not rows:
            self.beginRemoveRows(self.index_of(section), group.place, group.place)
            section.children.remove(group)
            self._forget(group)
            _number(section)
            self.endRemoveRows()
        elif group is not None:
            group.rows = rows
            self._fill(group)
        else:
            return
        self.dataChanged.emit(self.index_of(section), self.index_of(section))

    def _fill(self, group: Node) -> None:
        """The rows of a rule's findings as they are now; those that stay the same keep their place."""
        rows = list(group.rows[:group.shown])
        wanted = [(*group.key, *row.finding.about) for row in rows] + (
            [(*group.key, "", "more")] if len(group.rows) > group.shown else [])
        old = [child.key for child in group.children]
        if wanted == old:
            for child, row in zip(group.children, rows, strict=False):
                child.judged = row
            self.dataChanged.emit(self.index_of(group), self.index_of(group))
            if group.children:
                self.dataChanged.emit(self.index_of(group.children[0]), self.index_of(group.children[-1]))
            return
        same = next((n for n, (one, other) in enumerate(zip(old, wanted, strict=False)) if one != other),
                    min(len(old), len(wanted)))
        self._cut(group, same)
        for child, row in zip(group.children, rows, strict=False):
            child.judged = row
        if same < len(wanted):
            self.beginInsertRows(self.index_of(group), same, len(wanted) - 1)
            for place in range(same, len(wanted)):
                judged = rows[place] if place < len(rows) else None
                group.children.append(self._node(wanted[place], group, judged=judged))
            _number(group)
            self.endInsertRows()
        self.dataChanged.emit(self.index_of(group), self.index_of(group))

    def _cut(self, group: Node, at: int) -> None:
        if at < len(group.children):
            self.beginRemoveRows(self.index_of(group), at, len(group.children) - 1)
            for child in group.children[at:]:
                self._forget(child)
            del group.children[at:]
            self.endRemoveRows()

    def _node(self, key: tuple[str, ...], parent: Node | None, rows: Sequence[Judged] = (),
              judged: Judged | None = None) -> Node:
        self._last += 1
        node = self._nodes[self._last] = Node(self._last, key, parent, rows, judged)
        return node

    def _forget(self, node: Node) -> None:
        for each in (node, *node.children):
            self._nodes.pop(each.number, None)


def _number(node: Node) -> None:
    for place, child in enumerate(node.children):
        child.place = place
