"""How the map scores its red points: the model, the thresholds, a weight for each input of the model."""
from typing import Any

from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QWidget

from journeymapper.core.backlog.models import MODELS, WEIGHTS
from journeymapper.core.backlog.scoring import (
    MOST_THRESHOLD,
    MOST_WEIGHT,
    Scoring,
    highest,
    scoring_of,
    stored_scoring,
)
from journeymapper.core.commands.records import set_fields
from journeymapper.core.document import queries
from journeymapper.core.foundation.i18n import N_, Texts
from journeymapper.core.session.session import Session
from journeymapper.ui.forms.field import Field
from journeymapper.ui.forms.form import FormWidget, build_form
from journeymapper.ui.qt.layouts import set_look, vbox
from journeymapper.ui.qt.text import plain_label
from journeymapper.ui.theme.current import Theme
from journeymapper.ui.theme.fonts import SEMIBOLD, font

from .base import Attempt, fill

MODEL_FIELDS = (
    Field("model", N_("Score by"), "choice", empty="",
          options=tuple((key, model.title) for key, model in MODELS.items())),
)
THRESHOLD_FIELDS = (
    Field("now", N_("“Now” from a score of"), "number", maximum=MOST_THRESHOLD, decimals=2, half=True,
          placeholder=f"{Scoring.now:g}"),
    Field("next", N_("“Next” from a score of"), "number", maximum=MOST_THRESHOLD, decimals=2, half=True,
          placeholder=f"{Scoring.next:g}"),
)
WEIGHT_FIELDS = {
    key: tuple(Field(one.name, one.title, "number", maximum=MOST_WEIGHT, decimals=2, half=True, placeholder="1",
                     tip=one.meaning) for one in model.inputs)
    for key, model in MODELS.items()
}


class ScoringSection(QWidget):
    """Each choice is one undo step, done by `attempt`, which says a refusal."""

    def __init__(self, session: Session, theme: Theme, t: Texts, attempt: Attempt) -> None:
        super().__init__()
        self._session, self._t, self._attempt = session, t, attempt
        self.model = build_form(MODEL_FIELDS, t, theme)
        self.thresholds = build_form(THRESHOLD_FIELDS, t, theme)
        self.weights = {key: build_form(fields, t, theme) for key, fields in WEIGHT_FIELDS.items()}
        self.told, note = plain_label("", font=font(12), wrap=True), plain_label(t(WEIGHTS), font=font(12), wrap=True)
        for label in (self.told, note):
            set_look(label, "secondary")
        vbox(plain_label(t("How red points are scored"), font=font(13, SEMIBOLD)), self.model, self.told,
             self.thresholds, plain_label(t("Weights"), font=font(12, SEMIBOLD)), *self.weights.values(), note,
             parent=self, spacing=10)
        for form in (self.model, self.thresholds):
            form.changed.connect(lambda name, value: self._store(**{name: value}))
        for form in self.weights.values():
            form.changed.connect(lambda name, value: self._store(weights={name: value}))
        self.show_scoring(anew=True)

    def show_scoring(self, *, anew: bool) -> None:
        """Show what the journey has chosen."""
        scoring, t = self._scoring(), self._t
        fill(self.model, {"model": scoring.model.key}, anew=anew)
        fill(self.thresholds, {"now": scoring.now, "next": scoring.next}, anew=anew)
        for key, form in self.weights.items():
            fill(form, {name: scoring.weight(name) for name in form.values()}, anew=anew)
            form.setVisible(key == scoring.model.key)
        most = QLocale(t.language).toString(highest(scoring), "g", 4)
        self.told.setText("\n".join((
            t("{rule}, 0 to {most}", rule=t(scoring.model.rule), most=most), t(scoring.model.explanation),
            t("Source: {source}", source=t(scoring.model.credit)))))

    def flush(self) -> None:
        """Commit what is typed and not committed."""
        for form in self._forms():
            form.flush()

    def _forms(self) -> tuple[FormWidget, ...]:
        return (self.model, self.thresholds, *self.weights.values())

    def _scoring(self) -> Scoring:
        return scoring_of(queries.journey(self._session.store).scoring)

    def _store(self, **changes: Any) -> None:
        def run() -> None:
            journey = queries.journey(self._session.store)
            self._session.run(set_fields, [journey.id], scoring=stored_scoring(journey.scoring, **changes))

        self._attempt(run)
