"""The parking lot: cards without a place on the map."""
from collections.abc import Callable

from PySide6.QtCore import QEvent, QItemSelectionModel, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QDrag, QDragEnterEvent, QDragLeaveEvent, QDragMoveEvent, QDropEvent, QKeyEvent
from PySide6.QtWidgets import QListView, QListWidget, QListWidgetItem, QMenu, QWidget

from journeymapper.core.commands.cards import park
from journeymapper.core.commands.records import delete
from journeymapper.core.document import queries
from journeymapper.core.document.changes import ChangeSet
from journeymapper.core.document.origin import Origin
from journeymapper.core.foundation.i18n import Texts
from journeymapper.core.model.cards import Card
from journeymapper.core.model.journey import Lane
from journeymapper.core.session.session import Session
from journeymapper.ui.canvas.carrying import cards_drag
from journeymapper.ui.canvas.mime import card_ids
from journeymapper.ui.qt.elided import HintLabel
from journeymapper.ui.qt.layouts import hbox, set_look, vbox
from journeymapper.ui.qt.listen import listen
from journeymapper.ui.qt.text import escaped_tooltip, plain_label
from journeymapper.ui.theme.current import Theme
from journeymapper.ui.theme.fonts import SEMIBOLD, font

from .context import PanelContext
from .edit import Writer
from .heading import name_of
from .parked_card import ICON, ID, LANE, ParkedCard
from .parked_menu import parked_menu

# A label that was shown already takes no padding from the style sheet any more.
DROP_MARGIN = 8
Row = tuple[str, str, str, str]
"""Id, title, lane's title, icon of a parked card."""


class ParkingLot(QWidget):
    """Cards are dragged out of it onto the map and dropped into it from there.

    Enter emits `place_requested` with the selected ids; Delete deletes them; the menu does both and more; the selection
    is the session's. `left`: the last card went while the keyboard was here; the map may take it.
    """

    place_requested = Signal(list)
    refused = Signal(str)
    left = Signal()

    def __init__(self, session: Session, theme: Theme, t: Texts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session, self._theme, self._t = session, theme, t
        self._writer = Writer(session, t, self.refused.emit)
        self._rows: list[Row] = []
        self._mirroring = False
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAcceptDrops(True)
        set_look(self, "surface")
        self._sign = plain_label("")
        self._count = plain_label("", font=font(12))
        set_look(self._count, "secondary")
        self._hint = HintLabel(t("Enter places the card at the map's focus"))
        self._hint.setFont(font(12))
        self._hint.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        set_look(self._hint, "secondary")
        head = hbox(self._sign, plain_label(t("Parking lot"), font=font(13, SEMIBOLD)), self._count)
        head.addWidget(self._hint, 1)
        head.addStretch(0)  # while the hint is hidden, the title stays at the left
        self.list = _CardList(self, lambda ids: cards_drag(self.list, session.store, theme, t, ids))
        self.list.setAccessibleName(t("Parking lot"))
        self._delegate = ParkedCard(theme)
        self.list.setItemDelegate(self._delegate)
        self.list.itemSelectionChanged.connect(self._chosen)
        self.list.itemDoubleClicked.connect(lambda _item: self._place())
        self.list.installEventFilter(self)
        self.list.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.list.customContextMenuRequested.connect(self._open_menu)
        self._empty = plain_label(t("Nothing is parked. Drag cards here to keep them without a place on the map; "
                                    "deleting a step or a lane parks its cards."), font=font(12), wrap=True)
        set_look(self._empty, "secondary")
        self._empty.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._column = vbox(head, self.list, self._empty, parent=self, margins=(14, 8, 14, 8), spacing=6)
        self._column.setStretchFactor(self.list, 1)
        self._column.setStretchFactor(self._empty, 1)
        self._dress()
        theme.changed.connect(self._dress)
        listen(self, session.changed, self._changed)
        listen(self, session.selection.changed, self._mirror)
        self._read()

    def ids(self) -> list[str]:
        """Ids of all parked cards in the order of the list."""
        return [row[0] for row in self._rows]

    def selected(self) -> list[str]:
        """Ids of those selected here, in that order."""
        return [item.data(ID) for item in map(self.list.item, range(self.list.count())) if item.isSelected()]

    def meant(self) -> list[str]:
        """What a key is for: the cards selected here, else the one that the keyboard stands on."""
        row = self.list.currentRow()
        return self.selected() or ([self._rows[row][0]] if 0 <= row < len(self._rows) else [])

    def menu(self) -> QMenu | None:
        """What can be done with the selected cards; None where there is none."""
        ids = self.meant()
        context = PanelContext(self._session, self._theme, self._t, self._writer)
        return parked_menu(self, context, ids, self._place) if ids else None

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        own = (QEvent.Type.KeyPress, QEvent.Type.ShortcutOverride)
        if watched is self.list and event.type() in own and isinstance(event, QKeyEvent):
            if event.type() == QEvent.Type.ShortcutOverride:
                if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
                    event.accept()  # else Edit › Delete would delete what is selected on the map
                return False
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._place()
                return True
            if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
                ids = self.meant()
                self._writer.attempt(lambda: self._session.run(delete, ids) if ids else None)
                return True
        return super().eventFilter(watched, event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        self._consider(event)

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        self._consider(event)

    def dragLeaveEvent(self, _event: QDragLeaveEvent) -> None:
        self._highlight(False)

    def dropEvent(self, event: QDropEvent) -> None:
        self._highlight(False)
        ids = self._parkable(event)
        if ids:
            event.setDropAction(Qt.DropAction.MoveAction)
            event.accept()
            self._writer.attempt(lambda: self._session.run(park, ids))

    def _consider(self, event: QDragMoveEvent) -> None:
        ids = self._parkable(event)
        self._highlight(bool(ids))
        if ids:
            event.setDropAction(Qt.DropAction.MoveAction)
            event.accept()
        else:
            event.ignore()

    def _parkable(self, event: QDropEvent) -> list[str]:
        """Which of the dragged cards stand on the map."""
        cards = [self._session.store.find(Card, id) for id in card_ids(event.mimeData()) or ()]
        return [card.id for card in cards if card is not None and card.step is not None]

    def _highlight(self, on: bool) -> None:
        set_look(self.list, "droptarget" if on else None)
        set_look(self._empty, "droptarget" if on else "secondary")
        self._empty.setMargin(DROP_MARGIN if on else 0)

    def _changed(self, change: ChangeSet, _origin: Origin) -> None:
        rows = (*change.added.values(), *change.removed.values(), *(after for _, after in change.updated.values()))
        if any(isinstance(row, Card | Lane) for row in rows):
            self._read()

    def _read(self) -> None:
        rows = [self._row(card) for card in queries.parked(self._session.store)]
        if rows != self._rows or not rows:
            self._rows = rows
            self._fill()

    def _row(self, card: Card) -> Row:
        lane = self._session.store.find(Lane, card.lane)
        title = card.title or self._t("Untitled")
        return card.id, title, (lane.title if lane else self._t("without lane")), name_of(card)[0]

    def _fill(self) -> None:
        row, focused = self.list.currentRow(), self.list.hasFocus()
        self._mirroring = True
        self.list.clear()
        for id, title, lane, icon in self._rows:
            item = QListWidgetItem(title)
            for role, value in ((ID, id), (LANE, lane), (ICON, icon)):
                item.setData(role, value)
            item.setToolTip(escaped_tooltip(f"{title}\n{lane}"))
            item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{title}, {lane}")
            self.list.addItem(item)
        self.list.setCurrentRow(min(row, len(self._rows) - 1), QItemSelectionModel.SelectionFlag.NoUpdate)
        self._mirroring = False
        if focused and not self._rows:  # before the list hides, which would take the keyboard to any other field
            self.left.emit()
        self._count.setText(str(len(self._rows)) if self._rows else "")
        self.list.setVisible(bool(self._rows))
        self._hint.setVisible(bool(self._rows))
        self._empty.setVisible(not self._rows)
        self._mirror()

    def _mirror(self) -> None:
        """The list shows what the session has selected."""
        selected = set(self._session.selection.ids)
        self._mirroring = True
        for item in map(self.list.item, range(self.list.count())):
            if item.isSelected() != (item.data(ID) in selected):
                item.setSelected(item.data(ID) in selected)
        self._mirroring = False

    def _chosen(self) -> None:
        if not self._mirroring:
            self._session.selection.set(self.selected())

    def _place(self) -> None:
        ids = self.meant()
        if ids:
            self.place_requested.emit(ids)

    def _open_menu(self, at: QPoint) -> None:
        """Under the pointer; by keyboard in the middle of the current card."""
        current = self.list.currentItem()
        if self.list.itemAt(at) is None and current is not None:
            at = self.list.visualItemRect(current).center()
        menu = self.menu()
        if menu is not None:
            menu.aboutToHide.connect(menu.deleteLater)
            menu.popup(self.list.viewport().mapToGlobal(at))

    def _dress(self, _tokens: object = None) -> None:
        self._sign.setPixmap(self._theme.pixmap("parking-lot", 16, self.devicePixelRatioF(), "ink_strong"))
        self.list.viewport().update()


class _CardList(QListWidget):
    """Cards side by side, wrapped; dragging takes the selected ones along and removes nothing by itself."""

    def __init__(self, parent: QWidget, make_drag: Callable[[list[str]], QDrag]) -> None:
        super().__init__(parent)
        self.make_drag = make_drag
        self.setFlow(QListView.Flow.LeftToRight)
        self.setWrapping(True)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setSpacing(3)
        self.setUniformItemSizes(True)
        self.setSelectionMode(QListWidget.SelectionMode.ExtendedSelection)
        self.setDragEnabled(True)
        self.setAcceptDrops(False)
        self.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)

    def startDrag(self, _actions: Qt.DropAction) -> None:
        ids = [item.data(ID) for item in map(self.item, range(self.count())) if item.isSelected()]
        if ids:
            self.make_drag(ids).exec(Qt.DropAction.MoveAction)
