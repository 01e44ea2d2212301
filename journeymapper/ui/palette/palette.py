"""The column of tiles at the left of the map."""
from collections.abc import Mapping

from PySide6.QtCore import QEvent, QObject, QPoint, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QMenu, QScrollArea, QVBoxLayout, QWidget

from journeymapper.core.foundation.i18n import Texts
from journeymapper.core.model.kinds import lane_kinds
from journeymapper.ui.qt.layouts import hairline
from journeymapper.ui.qt.text import without_mnemonic
from journeymapper.ui.theme.current import Theme

from .drag import make_drag
from .tile_button import WIDTH_PX, TileButton, folded_size, tile_width
from .tiles import LANE, STRUCTURE, tiles

MARGIN_PX, SPACING_PX = 6, 1
_STEPS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Right: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_Left: -1}
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)


class Palette(QScrollArea):
    """Emits `chosen` with a kind ("stage", "lane:touchpoints", "note" …) on a click, Enter or Space.

    Where the window is too low for all names, icons alone are shown; lower still, it scrolls. The arrow keys walk
    along the tiles; the palette as a whole is one stop of the Tab key.
    """

    chosen = Signal(str)

    def __init__(self, theme: Theme, t: Texts, tips: Mapping[str, str], parent: QWidget | None = None) -> None:
        """tips: tooltips, already escaped, by the id of the inserting action."""
        super().__init__(parent)
        self._theme, self._t = theme, t
        self.setAccessibleName(t("Palette"))
        self.setProperty("look", "toolpalette")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        column = QWidget()
        column.setProperty("look", "surface")
        self.buttons = [TileButton(tile, theme, t, tips.get(tile.action, ""), column) for tile in tiles()]
        self._fill(column)
        self.setWidget(column)
        self.setWidgetResizable(True)
        for button in self.buttons:
            button.installEventFilter(self)
            button.clicked.connect(lambda _on=False, one=button: self._choose(one))
            button.drag_begun.connect(lambda one=button: self._drag(one))
        self.buttons[0].setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setFixedWidth(WIDTH_PX + 2 * MARGIN_PX + 1)
        # Not inside the resizing: a layout that is at work doesn't see that the width changed.
        self._folding = QTimer(self)
        self._folding.setSingleShot(True)
        self._folding.timeout.connect(self._fold_if_low)
        theme.changed.connect(self._redraw)

    @property
    def folded(self) -> bool:
        """Whether icons alone are shown."""
        return self.width() < tile_width(self._theme)

    def focus_tiles(self) -> None:
        """Take the keyboard to the tile where it was last."""
        stop = next(button for button in self.buttons if button.focusPolicy() & Qt.FocusPolicy.TabFocus)
        stop.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def sizeHint(self) -> QSize:
        return QSize(tile_width(self._theme) + 2 * MARGIN_PX, 400)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._folding.start(0)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(watched, TileButton):
            if event.type() == QEvent.Type.FocusIn:
                self.ensureWidgetVisible(watched, 0, 4)
            if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
                return self._key(watched, event)
        return super().eventFilter(watched, event)

    def _fill(self, column: QWidget) -> None:
        layout = QVBoxLayout(column)
        layout.setContentsMargins(MARGIN_PX, MARGIN_PX, MARGIN_PX, MARGIN_PX)
        layout.setSpacing(SPACING_PX)
        for number, button in enumerate(self.buttons):
            if number == len(STRUCTURE):
                layout.addWidget(hairline(column))
            layout.addWidget(button)
        layout.addStretch(1)

    def _fold_if_low(self) -> None:
        names = sum(button.open_size().height() + SPACING_PX for button in self.buttons) + 2 * MARGIN_PX + 3
        folded = folded_size(self._theme)
        icons = (folded.height() + SPACING_PX) * len(self.buttons) + 2 * MARGIN_PX + 3
        low = self.height() < names
        bar = self.verticalScrollBar().sizeHint().width() if low and self.height() < icons else 0
        width = (folded.width() if low else tile_width(self._theme)) + 2 * MARGIN_PX + bar + 1
        if width != self.minimumWidth() or width != self.maximumWidth():
            for button in self.buttons:
                button.set_folded(low)
            self.setFixedWidth(width)

    def _key(self, button: TileButton, event: QKeyEvent) -> bool:
        key = Qt.Key(event.key())
        place = self.buttons.index(button)
        if key in _STEPS:
            self._step_to(place + _STEPS[key])
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            self._step_to(0 if key == Qt.Key.Key_Home else len(self.buttons) - 1)
        elif key in _ENTER and not event.isAutoRepeat():
            self._choose(button)
        else:
            return False
        return True

    def _step_to(self, place: int) -> None:
        target = self.buttons[place % len(self.buttons)]
        for button in self.buttons:
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus if button is target else Qt.FocusPolicy.NoFocus)
        target.setFocus(Qt.FocusReason.OtherFocusReason)

    def _choose(self, button: TileButton) -> None:
        if button.tile.kind == LANE:
            self._ask_lane(button)
        else:
            self.chosen.emit(button.tile.kind)

    def _ask_lane(self, button: TileButton) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for kind in lane_kinds().values():
            action = menu.addAction(self._theme.icon(kind.icon, 16), without_mnemonic(self._t(kind.title)))
            action.setData(f"{LANE}:{kind.name}")
        menu.triggered.connect(lambda action: self.chosen.emit(action.data()))
        menu.popup(button.mapToGlobal(QPoint(button.width() + 4, 0)))

    def _drag(self, button: TileButton) -> None:
        make_drag(self, button.tile, button.text(), self._theme).exec(Qt.DropAction.CopyAction)

    def _redraw(self, _tokens: object) -> None:
        """Another look, perhaps another size."""
        for button in self.buttons:
            button.updateGeometry()
            button.update()
        self._folding.start(0)
