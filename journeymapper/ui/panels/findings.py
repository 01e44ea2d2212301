"""The findings beside the map: what a journey tells, with reasons; a click goes there."""
from collections.abc import Callable

from PySide6.QtCore import QModelIndex, QPoint, Qt, QTimer, Signal
from PySide6.QtWidgets import QMenu, QSplitter, QWidget

from journeymapper.core.analysis.accepted import Judged
from journeymapper.core.analysis.rules import rules_by_id
from journeymapper.core.commands.accepting import accept, take_back
from journeymapper.core.foundation.clock import today
from journeymapper.core.foundation.errors import UserError
from journeymapper.core.foundation.i18n import Texts
from journeymapper.ui.qt.layouts import set_look, vbox
from journeymapper.ui.theme.current import Theme

from .findings_detail import FindingsDetail
from .findings_head import FindingsHead
from .findings_model import ACCEPTED, FindingsModel, Node
from .findings_row import FindingsRow
from .findings_tree import FindingsTree
from .findings_watch import FindingsWatch

STEP_MS = 1


class FindingsPanel(QWidget):
    """Shows what the watch found. `went`: (ids to select, where it is); `refused`: a sentence; `rules_wanted`: the
    words and thresholds are to be changed; `left`: Escape, the keyboard goes elsewhere."""

    went = Signal(list, str)
    refused = Signal(str)
    rules_wanted = Signal()
    left = Signal()

    def __init__(self, watch: FindingsWatch, theme: Theme, t: Texts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.watch, self._theme, self._t, self._session = watch, theme, t, watch.session
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        set_look(self, "surface")
        self.setAccessibleName(t("Findings"))
        self.model = FindingsModel(t, self)
        self.head = FindingsHead(theme, t)
        self.tree = FindingsTree(self.model)
        self.tree.setItemDelegate(FindingsRow(theme, self.tree))
        self.tree.setAccessibleName(t("Findings"))
        self.setFocusProxy(self.tree)
        self.detail = FindingsDetail(self.model, t)
        self._queue: set[str] = set()
        self._wanted: tuple[str, ...] = ()
        self._steps = QTimer(self, singleShot=True, interval=STEP_MS)
        self._steps.timeout.connect(self._take_one)
        parts = QSplitter(Qt.Orientation.Vertical)
        parts.setChildrenCollapsible(False)
        parts.setHandleWidth(1)
        for part, share in ((self.tree, 3), (self.detail, 2)):
            parts.addWidget(part)
            parts.setStretchFactor(parts.count() - 1, share)
        vbox(self.head, parts, parent=self, spacing=0).setStretchFactor(parts, 1)
        self._connect()
        self.take(set(watch.groups))

    def take(self, rules: set[str]) -> None:
        """Bring the rows of these rules up to date, one rule at a time."""
        self._queue |= rules
        self._steps.start()

    @property
    def settled(self) -> bool:
        """Whether all that the watch found is shown."""
        return self.watch.settled and not self._queue

    def go(self) -> None:
        """Show on the map what the current row is about; a section or rule opens or closes."""
        index, node = self.tree.currentIndex(), self.tree.node()
        if node is None:
            return
        if node.more:
            self.model.reveal_more(index)
        elif node.judged is not None:
            self.went.emit(list(node.judged.finding.places), node.judged.finding.where)
        else:
            self.tree.setExpanded(index, not self.tree.isExpanded(index))

    def mend(self) -> None:
        """Do what mends the current finding."""
        node = self.tree.node()
        fix = node.judged.finding.fix if node is not None and node.judged is not None else None
        if fix is not None and node is not None and node.key[0] != ACCEPTED:
            self._do(lambda: self._session.run(fix.command, *fix.args, **fix.values(self._t)))

    def accept(self, reason: str) -> None:
        """Note that what the current row holds is known."""
        known = [(row.finding.key, row.finding.facts) for row in self._rows()]
        self.tree.setFocus()
        self._do(lambda: self._session.run(accept, known, reason, today().isoformat()))

    def take_back(self) -> None:
        """Forget that it is known; the keyboard goes along to where it stands among the open ones."""
        keys, node = [row.finding.key for row in self._rows()], self.tree.node()
        if node is not None and node.rule:
            self._wanted = (rules_by_id()[node.rule].family, *node.key[1:])
        self.tree.setFocus()
        self._do(lambda: self._session.run(take_back, keys))

    def menu(self) -> QMenu:
        """What can be done with the current row."""
        menu, node, detail = QMenu(self), self.tree.node(), self.detail
        for button, act in ((detail.go, self.go), (detail.fix, self.mend), (detail.accept, detail.ask),
                            (detail.back, self.take_back)):
            if node is not None and node.rule and not button.isHidden():
                menu.addAction(button.text()).triggered.connect(lambda _on=False, act=act: act())
        menu.addSeparator()
        menu.addAction(self._t("What findings look for…")).triggered.connect(lambda _on=False: self.rules_wanted.emit())
        return menu

    def _rows(self) -> list[Judged]:
        node = self.tree.node()
        if node is None or not node.rule:
            return []
        return [node.judged] if node.judged is not None else list(node.rows)

    def _do(self, act: Callable[[], object]) -> None:
        self._session.settle.emit()
        try:
            act()
        except UserError as error:
            self.refused.emit(self._t(error.message, **error.params))
        self.watch.hurry()

    def _take_one(self) -> None:
        """The rows of one rule; then the next turn."""
        if self._queue:
            rule, before = self._queue.pop(), self.tree.node()
            self.model.take(self.watch.groups[rule], self.watch.along())
            self.tree.unfold(rule)
            self._follow()
            if before is not None and self.tree.node() is not before and (index := self._again(before)).isValid():
                self.tree.setCurrentIndex(index)
        if self._queue:
            self._steps.start()
            return
        self.head.tell(self.watch.counts())
        if self.detail.asking.isHidden():
            self.detail.show_node(self.tree.node())

    def _again(self, gone: Node) -> QModelIndex:
        """The same row; where it is mended or accepted the one that stands there now, so that one goes on to that."""
        index, group = self.model.find(gone.key), self.model.find(gone.key[:2])
        if index.isValid() or gone.judged is None or not group.isValid() or self._wanted:
            return index
        return self.model.index(min(gone.place, self.model.rowCount(group) - 1), 0, group)

    def _follow(self) -> None:
        """Stand on the row that was taken back, once it is there."""
        if self._wanted and (index := self.model.find(self._wanted)).isValid():
            self._wanted = ()
            self.tree.setCurrentIndex(index)

    def _narrow(self, words: str, severities: frozenset[str]) -> None:
        self.model.narrow(words, severities)
        self.take(set(self.watch.groups))

    def _connect(self) -> None:
        self.watch.changed.connect(self.take)
        self.head.narrowed.connect(self._narrow)
        self.head.rules_wanted.connect(self.rules_wanted)
        tree, detail = self.tree, self.detail
        tree.clicked.connect(self._clicked)
        tree.entered.connect(self.go)
        tree.mending.connect(self.mend)
        tree.left.connect(self.left)
        tree.selectionModel().currentChanged.connect(lambda _now, _old: detail.show_node(tree.node()))
        tree.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        tree.customContextMenuRequested.connect(self._open_menu)
        detail.went.connect(self.go)
        detail.fixed.connect(self.mend)
        detail.accepted.connect(self.accept)
        detail.taken_back.connect(self.take_back)
        detail.left.connect(tree.setFocus)
        self._theme.changed.connect(self._dress)

    def _dress(self, _tokens: object = None) -> None:
        self.tree.viewport().update()

    def _clicked(self, index: QModelIndex) -> None:
        node = self.model.node(index)
        if node is not None and (node.judged is not None or node.more):
            self.go()

    def _open_menu(self, at: QPoint) -> None:
        menu = self.menu()
        menu.aboutToHide.connect(menu.deleteLater)
        current = self.tree.currentIndex()
        if not self.tree.indexAt(at).isValid() and current.isValid():
            at = self.tree.visualRect(current).center()
        menu.popup(self.tree.viewport().mapToGlobal(at))
