"""The personas of the map."""
from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import QMenu, QPushButton, QWidget

from journeymapper.core.commands.people import add_persona
from journeymapper.core.commands.records import emotions_lost
from journeymapper.core.commands.sharing import take_personas
from journeymapper.core.document import queries
from journeymapper.core.document.reader import Reader
from journeymapper.core.foundation.i18n import N_, Texts
from journeymapper.core.model.other import Asset
from journeymapper.core.model.people import Empathy, Persona
from journeymapper.core.session.persona_clip import copy_personas, paste_personas
from journeymapper.core.session.session import Session
from journeymapper.ui.canvas import mime
from journeymapper.ui.canvas.measure import QtMeasure
from journeymapper.ui.canvas.paint.empathy import round_face
from journeymapper.ui.canvas.paint.persona_page import paper_tokens, persona_sheet
from journeymapper.ui.canvas.paint.pictures import picture
from journeymapper.ui.forms import Field
from journeymapper.ui.forms.text import TextField
from journeymapper.ui.qt.layouts import hbox, set_look, vbox
from journeymapper.ui.theme.current import Theme

from .base import open_once, scrolling
from .empathy_map import EmpathyMap
from .entries import EntriesDialog
from .entry_kind import Entry, EntryKind
from .leaves import Leaves
from .page_preview import PagePreview
from .persona_files import fetch_personas, save_persona
from .printing import print_sheet

SIZE = 980, 680
EMPATHY = "empathy."
RELATIONS = (("prospect", N_("prospect")), ("customer", N_("customer")), ("former", N_("former customer")))
FIELDS: tuple[Field, ...] = (
    Field("name", N_("Name")),
    Field("segment", N_("Segment"), placeholder=N_("First-time buyer, loyal customer …"), half=True),
    Field("relation", N_("Relation"), "choice", options=RELATIONS, half=True),
    Field("colour", N_("Colour of the curve"), "colour"),
    Field("quote", N_("Quote"), "text"),
    Field("goals", N_("Goals"), "text"),
    Field("portrait", N_("Portrait"), "picture"),
    Field(EMPATHY + "thinks_and_feels", N_("Thinks and feels"), "text"),
    Field(EMPATHY + "sees", N_("Sees"), "text"),
    Field(EMPATHY + "hears", N_("Hears"), "text"),
    Field(EMPATHY + "says_and_does", N_("Says and does"), "text"),
    Field(EMPATHY + "pains", N_("Pains"), "text"),
    Field(EMPATHY + "gains", N_("Gains"), "text"),
)


def _values(row: Entry) -> dict[str, object]:
    empathy = row.empathy if isinstance(row, Persona) else None
    return {**row.values(), **{EMPATHY + name: getattr(empathy, name, None) for name in Empathy.model_fields}}


def _changes(row: Entry, name: str, value: object) -> dict[str, Any]:
    if not name.startswith(EMPATHY):
        return {name: value}
    old = row.empathy if isinstance(row, Persona) else None
    values = {**(old.model_dump() if old else {}), name.removeprefix(EMPATHY): value or None}
    return {"empathy": values if any(values.values()) else None}  # the transaction checks it, and refuses in words


def _uses(doc: Reader, row: Entry, t: Texts) -> str:
    return t.plural("{n} emotion on the map", "{n} emotions on the map", emotions_lost(doc, row.id))


def _loss(doc: Reader, row: Entry, t: Texts) -> str:
    lost = emotions_lost(doc, row.id)
    return t.plural("{n} emotion goes with this persona.", "{n} emotions go with this persona.", lost) if lost else ""


def _takes(doc: Reader, row: Entry, name: str, t: Texts) -> str:
    return t.plural("{n} emotion will belong to “{name}”.", "{n} emotions will belong to “{name}”.",
                    emotions_lost(doc, row.id), name=name)


PERSONAS = EntryKind(
    title=N_("Personas"), new_name=N_("New persona"),
    empty=N_("A persona is somebody whose journey this is. Add the first one with the plus sign."),
    fields=FIELDS, rows=queries.personas, add=lambda session, name: session.run(add_persona, name), uses=_uses,
    loss=_loss, takes=_takes, icon=lambda _row: "persona", values=_values, changes=_changes,
    tint=lambda tokens, place: tokens.person(place),
)


class PersonasDialog(EntriesDialog):
    """See `EntriesDialog`. Beside the fields: the empathy map as a drawing, and the page as it is printed.

    Ctrl+C and Ctrl+V in the list copy personas, also between maps; Ctrl+P prints the page. `export_page`:
    what writes the pages of personas, by their ids; the window sets it.
    """

    def __init__(self, session: Session, theme: Theme, t: Texts, parent: QWidget | None = None) -> None:
        self.export_page: Callable[[Sequence[str]], object] = lambda _ids: None
        super().__init__(PERSONAS, session, theme, t, parent)
        for keys, act in ((QKeySequence.StandardKey.Copy, self.copy), (QKeySequence.StandardKey.Paste, self.paste)):
            QShortcut(QKeySequence(keys), self.list, act, context=Qt.ShortcutContext.WidgetShortcut)
        QShortcut(QKeySequence(QKeySequence.StandardKey.Print), self, self.print_page)
        self._leaves.shown.connect(lambda _name: self.refresh())
        self.resize(*SIZE)

    def leaves(self, data: QWidget) -> QWidget:
        fields = {name: field for name in Empathy.model_fields
                  if isinstance(field := self.form.take(EMPATHY + name), TextField)}
        self.drawing = EmpathyMap(fields, self.theme, self.t)
        self.preview = PagePreview(self.theme, self.t)
        buttons = [QPushButton(self.t("Print…")), QPushButton(self.t("Export as PDF…"))]
        for button, act in zip(buttons, (self.print_page, lambda: self.export_page([self._id])), strict=True):
            button.setAutoDefault(False)
            button.clicked.connect(lambda _on=False, act=act: act())
        paper, area = QWidget(), scrolling(_held(self.preview))
        area.setFocusPolicy(Qt.FocusPolicy.StrongFocus)  # arrows scroll the page
        set_look(area, "reading")
        vbox(area, hbox(None, *buttons), parent=paper, spacing=12)
        t = self.t
        self._leaves = Leaves({"data": (t("Data"), data), "empathy": (t("Empathy map"), scrolling(_held(self.drawing))),
                               "page": (t("Page"), paper)})
        return self._leaves

    def turn_to(self, leaf: str) -> None:
        """Show "data", "empathy" or "page"."""
        self._leaves.turn_to(leaf)

    def add(self) -> None:
        self.turn_to("data")
        super().add()

    def more_acts(self) -> dict[str, tuple[str, Callable[[], object]]]:
        return {"more": (self.t("Copy, paste, files"), self.share_menu)}

    def copy(self) -> None:
        """Put the persona on the clipboard, for this map or another one."""
        row, clip = self.entry(), copy_personas(self.session.store, [self._id])
        if row is not None and clip is not None:
            QGuiApplication.clipboard().setMimeData(mime.clip_mime(clip, row.name))

    def paste(self) -> None:
        """A copy of the personas on the clipboard."""
        clip = mime.clip_of(QGuiApplication.clipboard().mimeData())
        self._take(lambda: self.session.run(paste_personas, clip))

    def save(self) -> None:
        """Write the persona to a file."""
        row = self.entry()
        if isinstance(row, Persona):
            self.attempt(lambda: save_persona(self, self.t, self.session.store, row))

    def fetch(self) -> None:
        """Take personas out of a file or another map."""
        def take() -> list[str]:
            found = fetch_personas(self, self.t)
            return self.session.run(take_personas, *found) if found is not None else []

        self._take(take)

    def print_page(self) -> None:
        """The persona's page on paper: by the system's dialog."""
        self.flush()

        def do() -> None:
            row, sheet = self.entry(), persona_sheet(self.session.store, self._id, self.t, paper_tokens(), QtMeasure())
            if row is not None and sheet is not None:
                print_sheet(self, self.t, sheet, row.name or self.t("Untitled"))

        self.attempt(do)

    def share_menu(self) -> QMenu:
        """What takes personas from map to map."""
        menu, t, here = QMenu(self), self.t, self.entry() is not None
        acts = ((t("Copy") + "\tCtrl+C", self.copy, here), (t("Paste") + "\tCtrl+V", self.paste, True),
                (t("Save as file…"), self.save, here), (t("Take from a file or map…"), self.fetch, True),
                (t("Print page…") + "\tCtrl+P", self.print_page, here),
                (t("Export page as PDF…"), lambda: self.export_page([self._id]), here))
        for text, act, enabled in acts:
            entry = menu.addAction(text)
            entry.setEnabled(enabled)
            entry.triggered.connect(lambda _on=False, act=act: act())
        menu.aboutToHide.connect(menu.deleteLater)
        button = self.buttons["more"]
        menu.popup(button.mapToGlobal(button.rect().bottomLeft()))
        return menu

    def _take(self, make: Callable[[], list[str]]) -> None:
        def take() -> None:
            made = make()
            self.refresh()
            if made:
                self.list.choose(made[-1])

        self.attempt(take)

    def _show(self, *, anew: bool) -> None:
        super()._show(anew=anew)
        row, doc = self.entry(), self.session.store
        for name in ("empathy", "page"):
            self._leaves.buttons[name].setEnabled(row is not None)
        if not isinstance(row, Persona):
            if self._leaves.name != "data":
                self.turn_to("data")
            return
        asset = doc.find(Asset, row.portrait)
        image = picture(asset) if asset is not None else None
        place = next((n for n, other in enumerate(queries.personas(doc)) if other.id == row.id), 0)
        self.drawing.show_persona(row.colour or self.theme.tokens.person(place), round_face(image) if image else None)
        if self._leaves.name == "page":
            self.preview.show_page(doc, row.id)


def _held(widget: QWidget) -> QWidget:
    """At the top of an area that scrolls."""
    holder = QWidget()
    vbox(widget, None, parent=holder, margins=(2, 0, 12, 0))
    return holder


def open_personas(session: Session, theme: Theme, t: Texts, parent: QWidget | None) -> PersonasDialog:
    """Show the personas; the dialog that is already open is raised."""
    return open_once(PersonasDialog, session, theme, t, parent)
