"""What the findings look for: the words from the company's side, by language, and how far feelings may differ."""
from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QDialog, QDialogButtonBox, QDoubleSpinBox, QPlainTextEdit, QPushButton, QWidget

from journeymapper.core.analysis.words import USUAL, words_for
from journeymapper.core.foundation.i18n import LANGUAGES, Texts
from journeymapper.core.settings.groups import FINDING_WORD, FINDING_WORDS, Findings
from journeymapper.ui.qt.layouts import hbox, set_look, vbox
from journeymapper.ui.qt.menu_key import give_menu_key
from journeymapper.ui.qt.text import plain_label
from journeymapper.ui.theme.fonts import SEMIBOLD, font


class FindingRulesDialog(QDialog):
    """`chosen` is what stands in it: a list that is the usual one isn't kept, so that it goes on growing with ours."""

    def __init__(self, findings: Findings, language: str, t: Texts, parent: QWidget | None = None) -> None:
        """language: whose words are shown first, that of the map."""
        super().__init__(parent)
        give_menu_key(self)
        self._t = t
        self._own: dict[str, Sequence[str]] = dict(findings.words)
        self._shown = language if language in LANGUAGES else "en"
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(t("What findings look for"))
        self.languages = QComboBox()
        for code, name in LANGUAGES.items():
            self.languages.addItem(name, code)
        self.languages.setCurrentIndex(self.languages.findData(self._shown))
        self.languages.setAccessibleName(t("Language of the words"))
        self.words = QPlainTextEdit()
        self.words.setAccessibleName(t("Words from our side"))
        self.words.setTabChangesFocus(True)
        self.usual = QPushButton(t("Usual words"))
        self.usual.setAutoDefault(False)
        self.apart = QDoubleSpinBox()
        self.apart.setRange(0.5, 4)
        self.apart.setSingleStep(0.5)
        self.apart.setDecimals(1)
        self.apart.setValue(findings.apart)
        self.apart.setAccessibleName(t("Points apart"))
        self.languages.currentIndexChanged.connect(self._turn)
        self.usual.clicked.connect(lambda: self._show(USUAL.get(self._shown, ())))
        self._lay_out()
        self._show(words_for(self._shown, self._own))
        self.resize(460, 560)

    def chosen(self) -> Findings:
        """What stands in it now."""
        self._keep()
        own = {code: tuple(words) for code, words in self._own.items() if set(words) != set(USUAL.get(code, ()))}
        return Findings(words=own, apart=self.apart.value())

    def _turn(self) -> None:
        self._keep()
        self._shown = str(self.languages.currentData())
        self._show(words_for(self._shown, self._own))

    def _show(self, words: Sequence[str]) -> None:
        self.words.setPlainText("\n".join(words))

    def _keep(self) -> None:
        lines = (" ".join(line.split())[:FINDING_WORD] for line in self.words.toPlainText().splitlines())
        self._own[self._shown] = tuple(dict.fromkeys(line for line in lines if line.strip(" *")))[:FINDING_WORDS]

    def _lay_out(self) -> None:
        t = self._t
        heading = plain_label(t("Words from our side, which no customer would use"), font=font(13, SEMIBOLD), wrap=True)
        note = plain_label(t("A word or phrase a line; a * at its end stands for any ending. Capitals and accents make "
                             "no difference. Looked for in the names of stages and touchpoints, in the language of the "
                             "map."), wrap=True)
        apart = plain_label(t("Feelings for one service are told from so many points on"), wrap=True)
        apart.setBuddy(self.apart)
        foot = plain_label(t("These choices hold for all maps on this computer."), wrap=True)
        for label in (note, foot):
            set_look(label, "secondary")
        buttons = QDialogButtonBox()
        save = buttons.addButton(t("Save"), QDialogButtonBox.ButtonRole.AcceptRole)
        save.setDefault(True)
        set_look(save, "main")
        buttons.addButton(t("Cancel"), QDialogButtonBox.ButtonRole.RejectRole)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        row = hbox()
        row.addWidget(apart, 1)
        row.addWidget(self.apart)
        vbox(heading, note, hbox(self.languages, None, self.usual), self.words, row, foot, buttons, parent=self,
             margins=16, spacing=12)
