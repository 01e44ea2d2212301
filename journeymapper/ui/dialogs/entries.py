"""A dialog of a list of the map: the entries on the left, the fields of the chosen one on the right."""
from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QLineEdit, QMenu, QSizePolicy, QToolButton, QWidget

from journeymapper.core.commands.people import merge_entries, move_entry
from journeymapper.core.commands.pictures import set_picture
from journeymapper.core.commands.records import delete, set_fields
from journeymapper.core.foundation.i18n import N_, Texts
from journeymapper.core.model.other import Asset
from journeymapper.core.model.people import Channel, Department, Persona
from journeymapper.core.session.session import Session
from journeymapper.ui.forms.form import build_form
from journeymapper.ui.forms.picture import VIEW_PX, Offered, PictureField, read_offered
from journeymapper.ui.forms.picture_file import small_picture
from journeymapper.ui.qt.layouts import hbox, set_look, vbox
from journeymapper.ui.qt.messages import CANCEL, Answer, ask
from journeymapper.ui.qt.text import escaped_tooltip, plain_label, without_mnemonic
from journeymapper.ui.theme.current import Theme

from .base import MapDialog, fill, scrolling
from .entry_kind import Entry, EntryKind
from .entry_list import EntryList

LIST_PX = 230
DELETE = Answer("delete", N_("Delete"), "destroy")
MERGE = Answer("merge", N_("Merge"), "accept")


class EntriesDialog(MapDialog):
    """Add, rename, reorder, merge and delete; every field writes at once."""

    def __init__(self, kind: EntryKind, session: Session, theme: Theme, t: Texts, parent: QWidget | None) -> None:
        super().__init__(session, theme, t, t(kind.title), parent)
        self._kind = kind
        self._id = ""
        self.list = EntryList(theme, t(kind.title))
        # As wide as the buttons below it, which grow in workshop size.
        self.list.setMinimumWidth(LIST_PX)
        self.list.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Expanding)
        self.buttons = self._make_buttons()
        self.form = build_form(kind.fields, t, theme)
        self._uses = plain_label("", wrap=True)
        self._empty = plain_label(t(kind.empty), wrap=True)
        for label in (self._uses, self._empty):
            set_look(label, "secondary")
        inner = QWidget()
        vbox(self._empty, self.form, self._uses, None, parent=inner, margins=(2, 0, 12, 0), spacing=12)
        left = vbox(self.list, hbox(*self.buttons.values(), None, spacing=2), spacing=6)
        row = hbox(left, parent=self.body, spacing=20)
        row.addWidget(self.leaves(scrolling(inner)), 1)
        self.list.chosen.connect(self._choose)
        self.list.moved.connect(self.move_by)
        self.list.removed.connect(self.remove)
        self.list.renamed.connect(lambda: self.form.focus("name"))
        self.form.changed.connect(self._commit)
        self.form.edited.connect(lambda name, text: session.typed.emit((self._id,), {name: text}))
        self.form.cancelled.connect(lambda _name: session.typed.emit((), {}))
        theme.changed.connect(self._retint)
        self._dress()
        self.refresh()
        self.list.choose(next(iter(self.list.ids()), ""))
        self.resize(640, 560)
        self.list.setFocus()

    def refresh(self) -> None:
        doc, kind = self.session.store, self._kind
        rows = [(row.id, row.name or self.t("Untitled"), _count(kind.uses(doc, row, self.t)),
                 getattr(row, "colour", None) or kind.tint(self.theme.tokens, place), kind.icon(row))
                for place, row in enumerate(kind.rows(doc))]
        self.list.show_rows(rows)
        self._show(anew=False)

    def flush(self) -> None:
        self.form.flush()

    def leaves(self, data: QWidget) -> QWidget:
        """What stands at the right: the fields, and whatever else a list shows of its entries."""
        return data

    def more_acts(self) -> dict[str, tuple[str, Callable[[], object]]]:
        """Further buttons below the list: icon → (tip, what it does)."""
        return {}

    def entry(self) -> Entry | None:
        """The entry that is shown."""
        row = self.session.store.get(self._id)
        return row if isinstance(row, Persona | Channel | Department) else None

    def add(self) -> None:
        """A new entry at the end; its name waits to be typed over."""
        def make() -> None:
            id = self._kind.add(self.session, self.t(self._kind.new_name))
            self.refresh()
            self.list.choose(id)
            self.form.focus("name")
            editor = self.form.field("name").focusProxy()
            if isinstance(editor, QLineEdit):
                editor.selectAll()

        self.attempt(make)

    def move_by(self, by: int) -> None:
        """Put the entry one place up (−1) or down (1)."""
        ids = self.list.ids()
        if self._id in ids and 0 <= ids.index(self._id) + by < len(ids):
            id, place = self._id, ids.index(self._id) + by
            self.attempt(lambda: self.session.run(move_entry, id, place))

    def merge_into(self, keep: str) -> None:
        """All that names this entry names `keep` from now on, and this one goes: after a question."""
        gone, doc = self._id, self.session.store
        into, row = doc.get(keep), self.entry()
        if row is None or not isinstance(into, Persona | Channel | Department):
            return
        name = into.name or self.t("Untitled")
        question = self.t("Merge “{gone}” into “{name}”?", gone=row.name or self.t("Untitled"), name=name)
        detail = self._kind.takes(doc, row, name, self.t)
        if ask(self, self.t, question, (MERGE, CANCEL), detail, self.t("Merge")) != "merge":
            return

        def merge() -> None:
            self.session.run(merge_entries, keep, gone)
            self.list.choose(keep)

        self.attempt(merge)

    def remove(self) -> None:
        """Delete the entry, after saying what goes with it."""
        row = self.entry()
        if row is None:
            return
        loss = self._kind.loss(self.session.store, row, self.t)
        question = self.t("Delete “{name}”?", name=row.name or self.t("Untitled"))
        if loss and ask(self, self.t, question, (DELETE, CANCEL), loss, self.t("Delete")) != "delete":
            return
        self.attempt(lambda: self.session.run(delete, [row.id]))

    def merge_menu(self) -> QMenu:
        """The other entries, to choose the one that stays."""
        menu = QMenu(self)
        for row in self._kind.rows(self.session.store):
            if row.id != self._id:
                action = menu.addAction(without_mnemonic(row.name or self.t("Untitled")))
                action.triggered.connect(lambda _on=False, id=row.id: self.merge_into(id))
        menu.aboutToHide.connect(menu.deleteLater)
        button = self.buttons["merge"]
        menu.popup(button.mapToGlobal(button.rect().bottomLeft()))
        return menu

    def _make_buttons(self) -> dict[str, QToolButton]:
        acts = {"add": (self.t("Add"), self.add), "up": (self.t("Up (Alt+Up)"), lambda: self.move_by(-1)),
                "down": (self.t("Down (Alt+Down)"), lambda: self.move_by(1)),
                "merge": (self.t("Merge into…"), self.merge_menu), "remove": (self.t("Delete"), self.remove),
                **self.more_acts()}
        made = {}
        for name, (tip, act) in acts.items():
            button = made[name] = QToolButton()
            button.setToolTip(escaped_tooltip(tip))
            button.setAccessibleName(tip)
            button.clicked.connect(lambda _on=False, act=act: act())
        return made

    def _choose(self, id: str) -> None:
        self.form.flush()
        self._id = id
        self._show(anew=True)

    def _show(self, *, anew: bool) -> None:
        row, doc = self.entry(), self.session.store
        self.form.setVisible(row is not None)
        self._empty.setVisible(row is None)
        self._uses.setText(self._kind.uses(doc, row, self.t) if row else "")
        ids = self.list.ids()
        place = ids.index(self._id) if self._id in ids else -1
        self.buttons["up"].setEnabled(place > 0)
        self.buttons["down"].setEnabled(0 <= place < len(ids) - 1)
        self.buttons["merge"].setEnabled(place >= 0 and len(ids) > 1)
        self.buttons["remove"].setEnabled(place >= 0)
        if row is not None:
            fill(self.form, self._kind.values(row), anew=anew)
            self._show_pictures()

    def _show_pictures(self) -> None:
        for name, value in self.form.values().items():
            field = self.form.field(name)
            if isinstance(field, PictureField):
                asset = self.session.store.find(Asset, value) if isinstance(value, str) else None
                field.show_picture(small_picture(asset, VIEW_PX) if asset else None)

    def _commit(self, name: str, value: object) -> None:
        row = self.entry()
        if row is None:
            return
        if isinstance(value, Path | Offered):
            self.attempt(lambda: self.session.run(set_picture, [row.id], name, read_offered(value)))
        else:
            fields = self._kind.changes(row, name, value)
            self.attempt(lambda: self.session.run(set_fields, [row.id], **fields))

    def _retint(self, _tokens: object) -> None:
        self._dress()
        self.refresh()

    def _dress(self, _tokens: object = None) -> None:
        for name, button in self.buttons.items():
            button.setIcon(self.theme.icon(name, 16))


def _count(uses: str) -> str:
    """The first number in the words: enough for a list."""
    first = uses.split(" ", 1)[0]
    return first if first.isdigit() else ""
