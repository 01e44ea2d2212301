"""Signs while a card's title is typed: shows what they will set, offers what fits, writes them when the edit closes."""
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QTextCursor

from journeymapper.core.commands.sign_offers import Offer, offers
from journeymapper.core.commands.signs import (
    Field,
    Known,
    Sign,
    escaped,
    known_names,
    read_signs,
    sign_fields,
    write_signed,
)
from journeymapper.core.foundation.i18n import N_, Texts
from journeymapper.core.model.cards import Card
from journeymapper.ui.canvas.inline import InlineEdit
from journeymapper.ui.canvas.suggestions import Line, Suggestions
from journeymapper.ui.forms.scales import SEVERITY
from journeymapper.ui.theme.icon_names import FEELING_NAMES

if TYPE_CHECKING:
    from journeymapper.ui.canvas.sheet import Sheet

KINDS: dict[Field, str] = {
    "channel": N_("Channel"), "department": N_("Department"), "personas": N_("Persona"), "owner": N_("Owner"),
    "feeling": N_("Feeling"), "severity": N_("Severity"),
}
NEW: dict[Field, str] = {"channel": N_("New channel “{name}”"), "owner": N_("Owner “{name}”")}
HINT = N_("A backslash before a sign keeps it as text")


def help_for(sheet: "Sheet", card: Card, edit: InlineEdit) -> "SignHelp | None":
    """The help for a card's editor; none where its kind has no field that a sign sets."""
    return SignHelp(sheet, card, edit) if sign_fields(card) else None


def shown_title(sheet: "Sheet", card: Card) -> str:
    """The title as it is edited: what would be read as a sign is kept as text."""
    fields = sign_fields(card)
    return escaped(card.title, fields, known_names(sheet.session.store)) if fields else card.title


class SignHelp:
    """Lives as long as one edit."""

    def __init__(self, sheet: "Sheet", card: Card, edit: InlineEdit) -> None:
        self._sheet, self._id, self._before, self._edit = sheet, card.id, card.title, edit
        self._fields = sign_fields(card)
        self._fresh: set[tuple[Field, str]] = set()
        self._offers: list[Offer] = []
        self._dismissed = -1
        self.panel = Suggestions(sheet.inline.host.board(), edit, sheet.t)
        self.panel.taken.connect(self._take)

    def update(self) -> None:
        """The text has changed, or the caret has moved."""
        text, t = self._edit.toPlainText(), self._sheet.t
        known = self._known()
        self._offers = offers(text, self._fields, known) if self._edit.textCursor().atEnd() else []
        if self._offers and self._offers[0].start == self._dismissed:
            self._offers = []
        elif self._offers:
            self._dismissed = -1
        chips = [_chip(sign, t) for sign in read_signs(text, self._fields, known).signs]
        self._edit.setAccessibleDescription(" · ".join(chips))
        chosen = next((at for at, offer in enumerate(self._offers) if offer.sure), -1)
        self.panel.show_all(chips, t(HINT), [_line(offer, t) for offer in self._offers], chosen)
        self.place()

    def place(self) -> None:
        """The editor stands elsewhere."""
        self.panel.place_under(self._edit)

    def take_key(self, event: QKeyEvent) -> bool:
        """Arrow keys choose, Enter takes, Tab takes and goes on, Escape closes the list; says whether it's done."""
        plain = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier == Qt.KeyboardModifier.NoModifier
        if not self._offers or not plain:
            return False
        key = event.key()
        if key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            self.panel.move_choice(1 if key == Qt.Key.Key_Down else -1)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab) and self.panel.chosen >= 0:
            self._take(self.panel.chosen)
            return key != Qt.Key.Key_Tab
        elif key == Qt.Key.Key_Escape:
            self._dismissed = self._offers[0].start
            self.update()
        else:
            return False
        return True

    def spot(self) -> None:
        """The title's own place."""

    def commit(self, text: str, last: bool) -> bool:
        """Write title and fields when the edit closes. Raises Refused."""
        if not last:
            return False
        read = read_signs(text, self._fields, self._known())
        self._sheet.session.run(write_signed, self._id, read, self._before)
        return True

    def close(self) -> None:
        """The edit is over."""
        self.panel.hide()
        self.panel.deleteLater()

    def _known(self) -> Known:
        return known_names(self._sheet.session.store, self._fresh)

    def _take(self, line: int) -> None:
        offer = self._offers[line]
        if offer.new:
            self._fresh.add((offer.field, offer.name))
        cursor = self._edit.textCursor()
        cursor.movePosition(QTextCursor.MoveOperation.End)
        typed = self._edit.toPlainText()[offer.start:]
        units = len(typed.encode("utf-16-le")) // 2
        cursor.movePosition(QTextCursor.MoveOperation.Left, QTextCursor.MoveMode.KeepAnchor, units)
        cursor.insertText(offer.text + " ")
        self._edit.setTextCursor(cursor)


def _chip(sign: Sign, t: Texts) -> str:
    if sign.new:
        return t(NEW[sign.field], name=sign.name)
    return f"{t(KINDS[sign.field])}: {_value(sign.field, sign.name or f'{sign.value:+d}', t)}"


def _line(offer: Offer, t: Texts) -> Line:
    if offer.new:
        return Line(t(NEW[offer.field], name=offer.name), "")
    return Line(_value(offer.field, offer.name, t), t(KINDS[offer.field]))


def _value(field: Field, name: str, t: Texts) -> str:
    """Numbers with their words."""
    if field == "feeling":
        number = int(name)
        sign = "+" if number > 0 else "\N{MINUS SIGN}" if number < 0 else ""
        return f"{sign}{abs(number)} · {t(FEELING_NAMES[number + 2])}"
    if field == "severity":
        return t(dict(SEVERITY)[int(name)])
    return name
