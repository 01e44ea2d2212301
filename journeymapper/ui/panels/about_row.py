"""What a red point marks: a jump to it, another target of its step, or none."""
from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QMenu, QPushButton, QSizePolicy, QToolButton, QWidget

from journeymapper.core.commands.cards import set_mark
from journeymapper.core.document import queries
from journeymapper.core.document.reader import Reader
from journeymapper.core.foundation.i18n import Texts
from journeymapper.core.model.cards import Card, RedPoint, Touchpoint
from journeymapper.core.model.people import Emotion, Persona
from journeymapper.core.model.record import Record
from journeymapper.ui.qt.layouts import hbox, set_look, vbox
from journeymapper.ui.qt.text import escaped_tooltip, plain_label, without_mnemonic
from journeymapper.ui.theme.fonts import font
from journeymapper.ui.theme.icons import feeling_icon

from .context import PanelContext
from .heading import name_of

_RIGHT = Qt.TextElideMode.ElideRight


class AboutRow(QWidget):
    """A button that selects what the red point is about, and a menu of the touchpoints and emotions of its step."""

    def __init__(self, context: PanelContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context, self._red_point = context, ""
        t = context.t
        label = plain_label(t("Marks"), font=font(12))
        set_look(label, "fieldlabel")
        self.jump = QPushButton()
        self.jump.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        set_look(self.jump, "menubutton")
        self.jump.clicked.connect(self._jump)
        self.more = QToolButton()
        self.more.setToolTip(escaped_tooltip(t("Choose what it marks")))
        self.more.setAccessibleName(t("Choose what it marks"))
        self.more.clicked.connect(self.open_menu)
        row = hbox(spacing=4)
        row.addWidget(self.jump, 1)
        row.addWidget(self.more)
        vbox(label, row, parent=self, spacing=4)
        context.theme.changed.connect(self._dress)

    def show_red_point(self, id: str) -> None:
        """Say what it marks."""
        self._red_point = id
        doc, theme = self._context.session.store, self._context.theme
        row = doc.find(RedPoint, id)
        target = doc.get(row.about) if row else None
        icon, text = _sign(doc, target, self._context.t) if target else ("link", self._context.t("Nothing yet"))
        self.jump.setIcon(theme.icon(icon, 16, "ink_secondary"))
        shown = self.jump.fontMetrics().elidedText(text, _RIGHT, max(60, self.width() - 84))
        self.jump.setText(without_mnemonic(shown))
        self.jump.setToolTip(escaped_tooltip(text if shown != text else self._context.t("Show it on the map")))
        self.jump.setAccessibleDescription(text)
        self.more.setIcon(theme.icon("more", 16, "ink_secondary"))

    def _dress(self, _tokens: object) -> None:
        """A method: Qt lets go of it when the row goes, of a lambda never."""
        self.show_red_point(self._red_point)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.show_red_point(self._red_point)

    def open_menu(self) -> QMenu:
        """The targets there are in its step, and “Clear”."""
        doc, t, menu = self._context.session.store, self._context.t, QMenu(self)
        row = doc.find(RedPoint, self._red_point)
        targets = _targets(doc, row.step) if row else []
        for target in targets:
            icon, text = _sign(doc, target, t)
            action = menu.addAction(self._context.theme.icon(icon, 16, "ink_secondary"), without_mnemonic(text))
            action.setCheckable(True)
            action.setChecked(row is not None and row.about == target.id)
            action.triggered.connect(lambda _on=False, id=target.id: self._set(id))
        if not targets:
            menu.addAction(t("Its step has no touchpoint or emotion")).setEnabled(False)
        menu.addSeparator()
        clear = menu.addAction(self._context.theme.icon("clear", 16, "ink_secondary"), t("Clear"))
        clear.setEnabled(row is not None and row.about is not None)
        clear.triggered.connect(lambda: self._set(None))
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.more.mapToGlobal(self.more.rect().bottomLeft()))
        return menu

    def _jump(self) -> None:
        row = self._context.session.store.find(RedPoint, self._red_point)
        if row is not None and row.about is not None:
            self._context.session.selection.set([row.about])
        else:
            self.open_menu()

    def _set(self, about: str | None) -> None:
        session, id = self._context.session, self._red_point
        self._context.writer.attempt(lambda: session.run(set_mark, id, about))


def _targets(doc: Reader, step: str | None) -> list[Record]:
    if step is None:
        return []
    touchpoints = [card for lane in queries.lanes(doc) for card in queries.cards_in(doc, lane.id, step)
                   if isinstance(card, Touchpoint)]
    return [*touchpoints, *queries.emotions_at(doc, step)]


def _sign(doc: Reader, target: Record, t: Texts) -> tuple[str, str]:
    """(icon, words) for something that can be marked."""
    if isinstance(target, Emotion):
        persona = doc.find(Persona, target.persona)
        return feeling_icon(target.value), t("Emotion of {persona}", persona=persona.name if persona else "")
    icon, name = name_of(target)
    return icon, (target.title if isinstance(target, Card) and target.title else t(name))
