"""One finding in plain words: what, why it matters, whose insight it is; and what can be done about it."""
from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QLineEdit, QPushButton, QScrollArea, QWidget

from journeymapper.core.analysis.accepted import Judged
from journeymapper.core.analysis.finding import SEVERITIES
from journeymapper.core.analysis.rules import rules_by_id
from journeymapper.core.foundation.i18n import Texts
from journeymapper.ui.qt.layouts import hairline, hbox, set_look, vbox
from journeymapper.ui.qt.text import plain_label, without_mnemonic
from journeymapper.ui.theme.fonts import SEMIBOLD, font

from .findings_model import ACCEPTED, FindingsModel, Node

REASON_MOST = 300


class FindingsDetail(QWidget):
    """Of a finding's row or a rule's. `went`, `fixed`, `taken_back` ask for an act; `accepted` carries the reason.

    `left`: Escape, where no reason is being written.
    """

    went = Signal()
    fixed = Signal()
    accepted = Signal(str)
    taken_back = Signal()
    left = Signal()

    def __init__(self, model: FindingsModel, t: Texts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model, self._t = model, t
        self.says = plain_label("", font=font(13, SEMIBOLD), wrap=True)
        self.state, self.why, self.source = (plain_label("", wrap=True) for _ in range(3))
        for label in (self.state, self.source):
            set_look(label, "secondary")
        self.source.setFont(font(12))
        self.was = plain_label("", wrap=True)
        set_look(self.was, "warning")
        self.fix, self.go = self._button("", self.fixed), self._button(t("Show on the map"), self.went)
        self.accept = self._button(t("Accept…"))
        self.accept.clicked.connect(self.ask)
        self.back = self._button(t("Take back"), self.taken_back)
        self.reason = QLineEdit()
        self.reason.setMaxLength(REASON_MOST)
        self.reason.setPlaceholderText(t("Why it may stay so"))
        self.reason.setAccessibleName(t("Reason for accepting"))
        self.reason.returnPressed.connect(self._give)
        self.keep, self.cancel = self._button(t("Accept")), self._button(t("Cancel"))
        set_look(self.keep, "main")
        self.keep.clicked.connect(self._give)
        self.cancel.clicked.connect(self.put_away)
        self.asking = QWidget()
        vbox(self.reason, hbox(self.keep, self.cancel, None), parent=self.asking)
        self._lay_out()
        self.show_node(None)

    def show_node(self, node: Node | None) -> None:
        """Describe a row; None and sections: nothing."""
        self.put_away(focus=False)
        self.setVisible(node is not None and bool(node.rule) and not node.more)
        if node is None or not node.rule:
            return
        t, rule, judged = self._t, rules_by_id()[node.rule], node.judged
        self.says.setText(self._model.words(node))
        known = node.key[0] == ACCEPTED
        self.state.setText(self._state(judged) if judged is not None else t.plural(
            "{n} finding", "{n} findings", len(node.rows)))
        self.why.setText(t(rule.why))
        self.source.setText(t("Source: {source}", source=t(rule.source)))
        self.was.setVisible(judged is not None and judged.was is not None)
        if judged is not None and judged.was is not None:
            self.was.setText(t("Accepted before: “{reason}”. The facts have changed since.", reason=judged.was))
        fix = judged.finding.fix if judged is not None else None
        self.fix.setVisible(fix is not None and not known)
        self.fix.setText(without_mnemonic(t(fix.words)) if fix is not None else "")
        self.go.setVisible(judged is not None)
        self.go.setText(_way(t, judged))
        self.accept.setVisible(not known)
        self.accept.setText(t("Accept…") if judged is not None else t("Accept all…"))
        self.back.setVisible(known)

    def ask(self) -> None:
        """Ask for the reason."""
        self.reason.clear()
        self.asking.show()
        self.acts.hide()
        self.reason.setFocus(Qt.FocusReason.OtherFocusReason)

    def put_away(self, *, focus: bool = True) -> None:
        """No reason after all."""
        self.asking.hide()
        self.acts.show()
        if focus:
            self.accept.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            if self.asking.isHidden():
                self.left.emit()
            else:
                self.put_away()
        else:
            super().keyPressEvent(event)

    def _give(self) -> None:
        if self.reason.text().strip():
            self.accepted.emit(self.reason.text())
        else:
            self.reason.setFocus()

    def _state(self, judged: Judged) -> str:
        t = self._t
        severity = t(SEVERITIES[judged.finding.severity])
        if judged.reason is None:
            return t("Severity: {severity}", severity=severity)
        if judged.on:
            return t("Severity: {severity}. Accepted on {day}: “{reason}”", severity=severity, day=judged.on,
                     reason=judged.reason)
        return t("Severity: {severity}. Accepted: “{reason}”", severity=severity, reason=judged.reason)

    def _button(self, text: str, signal: object = None) -> QPushButton:
        button = QPushButton(text)
        button.setAutoDefault(False)
        if signal is not None:
            button.clicked.connect(lambda _on=False: signal.emit())  # type: ignore[attr-defined]  # a bound Signal
        return button

    def _lay_out(self) -> None:
        self.acts = QWidget()
        vbox(self.fix, hbox(self.go, self.accept, self.back, None), parent=self.acts)
        words = QWidget()
        words.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        set_look(words, "surface")
        vbox(self.says, self.state, self.was, self.why, self.source, None, parent=words, margins=(14, 8, 14, 4),
             spacing=6)
        self.area = QScrollArea()
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setWidgetResizable(True)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.area.setAccessibleName(self._t("Explanation"))
        set_look(self.area, "reading")
        self.area.setWidget(words)
        foot = QWidget()
        vbox(self.acts, self.asking, parent=foot, margins=(14, 4, 14, 10))
        vbox(hairline(), self.area, foot, parent=self, spacing=0).setStretchFactor(self.area, 1)


def _way(t: Texts, judged: Judged | None) -> str:
    where = judged.finding.where if judged is not None else "map"
    return {"journey": t("Open the journey…"), "personas": t("Open the personas…")}.get(where, t("Show on the map"))
