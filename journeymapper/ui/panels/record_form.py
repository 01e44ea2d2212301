"""The form of one record, or of many alike: fields always seen, then sections that fold."""
from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from journeymapper.core.foundation.i18n import N_
from journeymapper.core.model.cards import RedPoint
from journeymapper.core.model.other import Asset
from journeymapper.core.model.record import Record
from journeymapper.ui.forms import MIXED, Choice
from journeymapper.ui.forms.form import FormWidget, build_form
from journeymapper.ui.forms.picture import VIEW_PX, PictureField
from journeymapper.ui.forms.picture_file import small_picture
from journeymapper.ui.qt.layouts import vbox

from .ask_name import ask_name
from .choices import NEW, SOURCES
from .context import PanelContext
from .derived import Ranking, changes_for, score_words, shared
from .section import Section
from .tables import FormTable

_PROMPTS = {"channel": N_("Name of the new channel"), "department": N_("Name of the new department")}


class RecordForm(QWidget):
    """Shows the records `show_ids` names and writes what is committed to all of them.

    Fields whose value is as it was are left alone, so that typing, cursor and focus survive changes from elsewhere.
    """

    def __init__(self, table: FormTable, context: PanelContext, unfolded: set[str],
                 parent: QWidget | None = None) -> None:
        """unfolded: titles (catalogue ids) of the sections that stand open; shared by all forms of a panel."""
        super().__init__(parent)
        self._context, self._table, self._unfolded = context, table, unfolded
        self._ids: tuple[str, ...] = ()
        self._ranking: Ranking = {}
        self._choices: dict[str, list[Choice]] = {}
        self._sections: list[tuple[str, Section]] = []
        t, theme = context.t, context.theme
        self.main = build_form(table.main, t, theme)
        self.forms: list[FormWidget] = [self.main]
        self.column = vbox(self.main, parent=self, spacing=16)
        for title, fields in table.sections:
            form = build_form(fields, t, theme)
            section = Section(t(title), form, theme, opened=title in unfolded)
            section.toggled.connect(lambda opened, title=title: self._remember(title, opened))
            self._sections.append((title, section))
            self.forms.append(form)
            self.column.addWidget(section)
        for form in self.forms:
            form.changed.connect(self._commit)
            form.edited.connect(lambda name, text: context.session.typed.emit(self._ids, changes_for(name, text)))
            form.cancelled.connect(lambda _name: context.session.typed.emit((), {}))

    @property
    def shown(self) -> bool:
        """Whether it has ever shown a record."""
        return bool(self._ids)

    def show_ids(self, ids: Sequence[str], ranking: Ranking) -> None:
        """Show other records; what was typed for the old ones is committed first."""
        self.flush()
        self._ids = tuple(ids)
        for title, section in self._sections:
            section.open(title in self._unfolded)
        self._fill(ranking, anew=True)

    def refresh(self, ranking: Ranking) -> None:
        """Show the same records as they are now."""
        self._fill(ranking, anew=False)

    def flush(self) -> None:
        """Commit what is typed and not committed."""
        for form in self.forms:
            form.flush()

    def focus(self, name: str) -> None:
        """Put the keyboard into a field."""
        for form in self.forms:
            if name in form.values():
                form.focus(name)

    def _fill(self, ranking: Ranking, *, anew: bool) -> None:
        doc = self._context.session.store
        self._ranking = ranking
        rows = [row for id in self._ids if (row := doc.get(id)) is not None]
        if not rows:
            return
        self._offer()
        for form in self.forms:
            for name, old in form.values().items():
                value = self._value(rows, name, ranking)
                if anew or not _same(value, old):
                    form.field(name).set_value(value)
                    self._picture(form, name, value)
        for (_, section), form in zip(self._sections, self.forms[1:], strict=True):
            section.count_filled(sum(value is not False and not _same(value, None) for value in form.values().values()))

    def _value(self, rows: list[Record], name: str, ranking: Ranking) -> object:
        if name == "score":
            first = rows[0]
            alone = len(rows) == 1 and isinstance(first, RedPoint)
            return score_words(first, ranking, self._context.t) if alone and isinstance(first, RedPoint) else MIXED
        return shared(self._context.session.store, rows, name, self._context.t)

    def _offer(self) -> None:
        """Choices out of the document, set only where they differ: an open list stays open."""
        sources = {field.options for field in self._table.all_fields() if isinstance(field.options, str)}
        for source in sources:
            choices = SOURCES[source](self._context.session.store, self._context.t)
            if self._choices.get(source) != choices:
                self._choices[source] = choices
                for form in self.forms:
                    form.set_choices(source, choices)

    def _picture(self, form: FormWidget, name: str, value: object) -> None:
        field = form.field(name)
        asset = self._context.session.store.find(Asset, value) if isinstance(value, str) else None
        if isinstance(field, PictureField):
            field.show_picture(small_picture(asset, VIEW_PX) if asset else None)

    def _commit(self, name: str, value: object) -> None:
        if value is NEW:
            self._ask_new(name)
        else:
            self._context.writer.write(self._ids, name, value)
            self._context.session.later(self._show_truth)

    def _ask_new(self, name: str) -> None:
        ids, writer = self._ids, self._context.writer
        self._show_truth()
        prompt = self._context.t(_PROMPTS[name])
        ask_name(self.main.field(name), prompt, lambda entry: writer.write_new(ids, name, entry))

    def _show_truth(self) -> None:
        """What was refused goes back to what the document holds."""
        self._fill(self._ranking, anew=False)

    def _remember(self, title: str, opened: bool) -> None:
        if opened:
            self._unfolded.add(title)
        else:
            self._unfolded.discard(title)


def _same(one: object, other: object) -> bool:
    """Equal, or both empty."""
    empty = (None, "", ())
    return one == other or (one in empty and other in empty)
