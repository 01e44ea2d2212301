"""Which opportunities fix a red point: a list to tick under its line, which also takes a new one."""
from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent
from PySide6.QtWidgets import QFrame, QLineEdit, QListWidget, QListWidgetItem, QWidget

from journeymapper.core.document.reader import Reader
from journeymapper.core.foundation.i18n import Texts
from journeymapper.core.model.cards import Opportunity
from journeymapper.ui.qt.layouts import set_look, vbox
from journeymapper.ui.qt.text import plain_label
from journeymapper.ui.theme.fonts import SEMIBOLD, font

WIDE_PX, TALL_PX = 320, 300
_ID = Qt.ItemDataRole.UserRole
_State = Qt.CheckState


class FixesPopup(QFrame):
    """`linked(link, unlink)`: ids ticked and un-ticked, when it closes; `added(title)`: a new one is wanted.

    Typing narrows the list; Down goes into it, Space ticks, Enter is done. Escape leaves all as it was.
    """

    linked = Signal(list, list)
    added = Signal(str)

    def __init__(self, t: Texts, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self._t, self._escaped = t, False
        self._before: dict[str, Qt.CheckState] = {}
        set_look(self, "popup")
        self._heading = plain_label("", font=font(12, SEMIBOLD))
        self.words = QLineEdit()
        self.words.setPlaceholderText(t("Find or add an opportunity"))
        self.words.setAccessibleName(t("Find or add an opportunity"))
        self.words.textChanged.connect(self._narrow)
        self.words.installEventFilter(self)
        self.list = QListWidget()
        self.list.setAccessibleName(t("Opportunities"))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.list.installEventFilter(self)
        self._hint = plain_label("", font=font(12), wrap=True)
        set_look(self._hint, "secondary")
        vbox(self._heading, self.words, self.list, self._hint, parent=self, margins=10, spacing=6)

    def offer(self, doc: Reader, red_points: Sequence[str], heading: str, under: QRect) -> None:
        """Show all opportunities, those that fix these red points first and ticked. under: a cell on the screen."""
        self._escaped = False
        self._heading.setText(heading)
        self.list.clear()
        rows = [(self._state(row, red_points), row) for row in doc.every(Opportunity)]
        self._before = {row.id: state for state, row in rows}
        for state, row in sorted(rows, key=lambda one: (one[0] == _State.Unchecked, one[1].title.casefold())):
            item = QListWidgetItem(row.title or self._t("Untitled"), self.list)
            item.setData(_ID, row.id)
            item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(state)
        self.words.clear()
        self._narrow("")
        self.resize(max(WIDE_PX, under.width()), TALL_PX)
        screen = self.screen().availableGeometry()
        below = under.bottom() + 2 if under.bottom() + TALL_PX <= screen.bottom() else under.top() - TALL_PX - 2
        left = max(screen.left(), min(under.left(), screen.right() - self.width()))
        self.move(QPoint(left, max(screen.top(), below)))
        self.show()
        self.words.setFocus(Qt.FocusReason.PopupFocusReason)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        items = [self.list.item(place) for place in range(self.list.count())]
        now = {item.data(_ID): item.checkState() for item in items}
        changed = {id: state for id, state in now.items() if state != self._before[id]}
        self.list.clear()
        if changed and not self._escaped:
            self.linked.emit([id for id, state in changed.items() if state == _State.Checked],
                             [id for id, state in changed.items() if state == _State.Unchecked])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        self._escaped = event.key() == Qt.Key.Key_Escape
        super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return super().eventFilter(watched, event)
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._enter(watched is self.words)
            return True
        if event.key() == Qt.Key.Key_Escape:
            self.keyPressEvent(event)
            return True
        first = self._first()
        if watched is self.words and event.key() == Qt.Key.Key_Down and first is not None:
            self.list.setFocus()
            self.list.setCurrentItem(first)
            return True
        return super().eventFilter(watched, event)

    def _enter(self, typing: bool) -> None:
        """Done; words that name one tick it, words that name none make a new one."""
        words = self.words.text().strip()
        if typing and words:
            first = self._first()
            if first is not None:
                first.setCheckState(_State.Checked)
            else:
                self.added.emit(words)
        self.close()

    def _first(self) -> QListWidgetItem | None:
        items = (self.list.item(place) for place in range(self.list.count()))
        return next((item for item in items if not item.isHidden()), None)

    def _narrow(self, text: str) -> None:
        t, words = self._t, text.casefold().split()
        for place in range(self.list.count()):
            item = self.list.item(place)
            item.setHidden(not all(word in item.text().casefold() for word in words))
        if self._first() is None:
            self._hint.setText(t("Enter adds “{title}”", title=text.strip()) if words else
                               t("No opportunities yet: write one and press Enter"))
        else:
            self._hint.setText(t("Enter links the first · Escape goes back") if words else
                               t("Down and Space tick · Enter is done · Escape goes back"))

    def _state(self, row: Opportunity, red_points: Sequence[str]) -> Qt.CheckState:
        held = sum(id in (row.fixes or ()) for id in red_points)
        return _State.Checked if held == len(red_points) else _State.PartiallyChecked if held else _State.Unchecked
