"""Questions and hard news in a box: the exception. What needs no answer is a toast (ui.feedback)."""
from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialogButtonBox, QMessageBox, QPushButton, QSizePolicy, QWidget

from journeymapper.core.foundation.i18n import N_, Texts

from .layouts import set_look

# Of one role for Qt: it would put them in the order of their roles, "Overwrite" beside what Enter gives.
_ROLE = QMessageBox.ButtonRole.ActionRole
_PLACES = ("accept", "other", "cancel", "destroy")


@dataclass(frozen=True)
class Answer:
    """A button. text: a catalogue id; role: accept (main button), destroy, cancel (Escape too) or other."""

    id: str
    text: str
    role: str = "other"


CANCEL = Answer("cancel", N_("Cancel"), "cancel")
OK = Answer("ok", N_("OK"), "accept")
# What is longer doesn't fit into a box, and may not fit onto the screen.
MOST_LINES = 8
# The looks of what destroys: away from the others, beside or below them.
APART, BELOW = "apart", "apart-below"
# Pixels: screens up to this width are filled by a box; between buttons; beside them.
NETBOOK, GAP, MARGINS = 1024, 8, 32


def question(parent: QWidget | None, t: Texts, text: str, answers: Sequence[Answer], detail: str = "",
             title: str = "") -> QMessageBox:
    """The box, not yet shown. text and detail are shown letter by letter; Enter gives the accepting answer,
    where there is none the cancelling one."""
    box = QMessageBox(parent)
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setWindowTitle(title or t("Journeymapper"))
    box.setText(text)
    if detail:
        box.setInformativeText(detail)
    default = default_of(answers)
    for answer in ordered(answers):
        button = box.addButton(t(answer.text), _ROLE)
        button.setObjectName(answer.id)
        if answer.role == "accept":
            set_look(button, "main")
        if answer == default:
            box.setDefaultButton(button)
        if answer.role == "cancel":
            box.setEscapeButton(button)
        if answer.role == "destroy":
            set_look(button, APART)
    _keep_legible(box)
    return box


def default_of(answers: Sequence[Answer]) -> Answer | None:
    """What Enter gives."""
    found = [answer for role in ("accept", "cancel") for answer in answers if answer.role == role]
    return found[0] if found else None


def ordered(answers: Sequence[Answer]) -> list[Answer]:
    """As they stand: what Enter gives first, what destroys last."""
    default = default_of(answers)
    return sorted(answers, key=lambda answer: (answer != default, _PLACES.index(answer.role)))


def _keep_legible(box: QMessageBox) -> None:
    """One below the other where the buttons don't fit side by side: the box would cut their words."""
    box.ensurePolished()
    across = box.screen().availableGeometry().width()
    # Qt's own limits of the width.
    most = across if across <= NETBOOK else min(across - 480, 1000)
    wanted = 0
    for button in box.buttons():
        button.ensurePolished()
        # Where the text is wrapped, Qt narrows the box, and with it buttons that don't ask for their width.
        button.setMinimumWidth(button.sizeHint().width())
        wanted += button.sizeHint().width() + GAP
    buttons = box.findChild(QDialogButtonBox)
    if buttons is not None and wanted > most - MARGINS:
        buttons.setOrientation(Qt.Orientation.Vertical)
        for button in box.buttons():
            if button.property("look") == APART:
                set_look(button, BELOW)
        buttons.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)


def ask(parent: QWidget | None, t: Texts, text: str, answers: Sequence[Answer], detail: str = "",
        title: str = "") -> str:
    """Ask and wait; the id of the chosen answer. Escape gives the cancelling one, else "" ."""
    box = question(parent, t, text, answers, detail, title)
    box.exec()
    clicked = box.clickedButton()
    box.deleteLater()
    return clicked.objectName() if isinstance(clicked, QPushButton) else ""


def tell(parent: QWidget | None, t: Texts, text: str, detail: str = "", title: str = "") -> None:
    """News that must be read before going on."""
    if detail.count("\n") < MOST_LINES:
        ask(parent, t, text, (OK,), detail, title)
        return
    from .long_news import LongNews

    news = LongNews(parent, t, text, detail, title)
    news.exec()
    news.deleteLater()
