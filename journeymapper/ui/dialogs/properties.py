"""The properties of the journey."""
from PySide6.QtWidgets import QWidget

from journeymapper.core.commands.records import set_fields
from journeymapper.core.document import queries
from journeymapper.core.foundation.i18n import Texts
from journeymapper.core.session.session import Session
from journeymapper.ui.forms.form import build_form
from journeymapper.ui.forms.journey import JOURNEY_FIELDS
from journeymapper.ui.qt.layouts import hairline, vbox
from journeymapper.ui.theme.current import Theme

from .base import MapDialog, fill, open_once, scrolling
from .scoring_section import ScoringSection


class PropertiesDialog(MapDialog):
    """Title, scenario, owner, review date, the rest of the journey's own fields, and how red points are scored."""

    def __init__(self, session: Session, theme: Theme, t: Texts, parent: QWidget | None = None) -> None:
        super().__init__(session, theme, t, t("Journey"), parent)
        inner = QWidget()
        self.form = build_form(JOURNEY_FIELDS, t, theme)
        self.scoring = ScoringSection(session, theme, t, self.attempt)
        vbox(self.form, hairline(), self.scoring, None, parent=inner, margins=(2, 0, 12, 0), spacing=16)
        vbox(scrolling(inner), parent=self.body)
        self.form.changed.connect(self._commit)
        self.form.edited.connect(self._typed)
        self.form.cancelled.connect(lambda _name: session.typed.emit((), {}))
        self._fill(anew=True)
        self.resize(460, 600)

    def refresh(self) -> None:
        self._fill(anew=False)
        self.scoring.show_scoring(anew=False)

    def flush(self) -> None:
        self.form.flush()
        self.scoring.flush()

    def _fill(self, *, anew: bool) -> None:
        fill(self.form, queries.journey(self.session.store).values(), anew=anew)

    def _typed(self, name: str, text: str) -> None:
        self.session.typed.emit((queries.journey(self.session.store).id,), {name: text})

    def _commit(self, name: str, value: object) -> None:
        id = queries.journey(self.session.store).id
        self.attempt(lambda: self.session.run(set_fields, [id], **{name: value}))


def open_properties(session: Session, theme: Theme, t: Texts, parent: QWidget | None) -> PropertiesDialog:
    """Show the properties of the journey; the dialog that is already open is raised."""
    return open_once(PropertiesDialog, session, theme, t, parent)
