"""The rows of the outline: read when a thing is opened, and kept true by each change.

A change costs what it touches: its rows, and the siblings of those that came, went or moved.
"""
from collections.abc import Iterable, Iterator
from itertools import count

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, QPersistentModelIndex

from journeymapper.core.document.changes import ChangeSet
from journeymapper.core.document.origin import Origin
from journeymapper.core.document.store import Store
from journeymapper.core.model.journey import Lane
from journeymapper.core.model.people import Persona
from journeymapper.core.model.record import Record

from . import outline_tree
from .outline_tree import PARKING, ROOT

Index = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()


class Node:
    """A row. `children` is None until somebody asks for them."""

    __slots__ = ("children", "id", "key", "parent")

    def __init__(self, key: int, id: str, parent: "Node | None") -> None:
        self.key, self.id, self.parent = key, id, parent
        self.children: list[Node] | None = None


class OutlineNodes(QAbstractItemModel):
    """One column; what its rows say a subclass knows."""

    def __init__(self, doc: Store, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._doc = doc
        self._keys = count()
        self._clear()

    def index(self, row: int, column: int, parent: Index = NOWHERE) -> QModelIndex:
        rows = self._children(self._node(parent))
        return self.createIndex(row, column, rows[row].key) if column == 0 and 0 <= row < len(rows) else QModelIndex()

    def parent(self, index: Index = NOWHERE) -> QModelIndex:  # type: ignore[override]  # Qt has two of this name
        above = self._node(index).parent
        return self._index(above) if above is not None else QModelIndex()

    def rowCount(self, parent: Index = NOWHERE) -> int:
        return len(self._children(self._node(parent)))

    def columnCount(self, _parent: Index = NOWHERE) -> int:
        return 1

    def hasChildren(self, parent: Index = NOWHERE) -> bool:
        node = self._node(parent)
        known = node.children
        return bool(known) if known is not None else outline_tree.has_children(self._doc, node.id)

    # --- following changes -------------------------------------------------------------------

    def follow(self, change: ChangeSet, origin: Origin) -> None:
        """Bring the rows in line with a change that the document already holds."""
        if origin is Origin.LOAD:
            self.beginResetModel()
            self._clear()
            self.endResetModel()
            return
        rows = list(_pairs(change))
        everywhere = any(isinstance(one or other, Lane | Persona) for one, other in rows)
        if everywhere:
            self._order = outline_tree.lane_order(self._doc)
        self._sync(self._touched(rows, everywhere))
        ids = list(self._nodes) if everywhere else [id for id in change.updated if id in self._nodes]
        for id in ids:
            index = self._index(self._nodes[id])
            self.dataChanged.emit(index, index)

    def _touched(self, rows: list[tuple[Record | None, Record | None]], everywhere: bool) -> list[Node]:
        """The nodes whose children may be others now, from the top down."""
        ids: dict[str, None] = {}
        if everywhere:
            ids.update((id, None) for id, node in self._nodes.items() if node.children is not None)
        for before, after in rows:
            if before is not None and after is not None and \
                    outline_tree.place_in(before) == outline_tree.place_in(after):
                continue
            found = [outline_tree.parent_of(row) for row in (before, after) if row is not None]
            ids.update((id, None) for id in found if id is not None)
            if PARKING in found:
                ids[ROOT] = None
        if ROOT in ids:  # first, so that those below are there
            self._sync([self._root])
        return [node for id in ids if id != ROOT and (node := self._nodes.get(id)) is not None]

    def _sync(self, parents: list[Node]) -> None:
        doc = self._doc
        wanted = {node: outline_tree.children(doc, node.id, self._order) for node in parents}
        kept = {id for ids in wanted.values() for id in ids}
        fresh = [node for node in parents if node.children is None]
        for node in fresh:  # before any view is told of anything and asks for them
            node.children = []
        for node in parents:
            if node in fresh and not wanted[node] and self._alive(node):
                self._insert(node, 0, [node.id + "#"])  # a view that saw that there was something looks again
            self._remove(node, [child for child in node.children or () if child.id not in kept])
        for node, ids in wanted.items():
            if self._alive(node):
                self._arrange(node, ids)
        for node, ids in wanted.items():
            self._remove(node, (node.children or [])[len(ids):])

    def _remove(self, parent: Node, gone: list[Node]) -> None:
        for child in reversed(gone if self._alive(parent) else []):
            row = self._row(child)
            self.beginRemoveRows(self._index(parent), row, row)
            assert parent.children is not None
            del parent.children[row]
            self._forget(child)
            self.endRemoveRows()

    def _arrange(self, parent: Node, wanted: list[str]) -> None:
        assert parent.children is not None
        if not parent.children and wanted and not any(id in self._nodes for id in wanted):
            self._insert(parent, 0, wanted)
            return
        for place, id in enumerate(wanted):
            if place < len(parent.children) and parent.children[place].id == id:
                continue
            known = self._nodes.get(id)
            if known is None:
                self._insert(parent, place, [id])
            else:
                self._move(known, parent, place)

    def _insert(self, parent: Node, place: int, ids: list[str]) -> None:
        assert parent.children is not None
        self.beginInsertRows(self._index(parent), place, place + len(ids) - 1)
        parent.children[place:place] = self._made(parent, ids)
        self.endInsertRows()

    def _move(self, node: Node, parent: Node, place: int) -> None:
        old = node.parent
        assert old is not None
        assert old.children is not None
        assert parent.children is not None
        row = self._row(node)
        self.beginMoveRows(self._index(old), row, row, self._index(parent), place)
        del old.children[row]
        parent.children.insert(place, node)
        node.parent = parent
        self.endMoveRows()

    # --- nodes -------------------------------------------------------------------------------

    def _clear(self) -> None:
        self._by_key: dict[int, Node] = {}
        self._nodes: dict[str, Node] = {}
        self._order = outline_tree.lane_order(self._doc)
        self._root = Node(-1, ROOT, None)

    def _node(self, index: Index) -> Node:
        return self._by_key.get(index.internalId(), self._root) if index.isValid() else self._root

    def _children(self, node: Node) -> list[Node]:
        if node.children is None:
            node.children = self._made(node, outline_tree.children(self._doc, node.id, self._order))
        return node.children

    def _made(self, parent: Node, ids: Iterable[str]) -> list[Node]:
        made = [Node(next(self._keys), id, parent) for id in ids]
        self._by_key.update((node.key, node) for node in made)
        self._nodes.update((node.id, node) for node in made)
        return made

    def _forget(self, node: Node) -> None:
        for child in node.children or ():
            self._forget(child)
        self._by_key.pop(node.key, None)
        if self._nodes.get(node.id) is node:
            del self._nodes[node.id]

    def _alive(self, node: Node) -> bool:
        return node is self._root or self._nodes.get(node.id) is node

    def _row(self, node: Node) -> int:
        return node.parent.children.index(node) if node.parent and node.parent.children else 0

    def _index(self, node: Node) -> QModelIndex:
        return QModelIndex() if node is self._root else self.createIndex(self._row(node), 0, node.key)


def _pairs(change: ChangeSet) -> Iterator[tuple[Record | None, Record | None]]:
    yield from ((None, row) for row in change.added.values())
    yield from ((row, None) for row in change.removed.values())
    yield from change.updated.values()
