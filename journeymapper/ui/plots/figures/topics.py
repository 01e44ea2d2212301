"""The pictures of the Insights view, in their order, and what to do where one is still empty."""
from collections.abc import Callable
from typing import NamedTuple

from journeymapper.core.document.reader import Reader
from journeymapper.core.foundation.i18n import N_, Texts
from journeymapper.core.model.words import ATTITUDES

from . import curve, feelings, loyalty
from .figure import Figure

Build = Callable[[Reader, Texts, str], Figure]
NO_EMOTIONS = N_("No emotions yet. On the map, put what a persona feels into the lane of emotions (Alt+4), then come "
                 "back.")
NO_FEELINGS = N_("No touchpoint says how it feels yet. Select one on the map and set its feeling in the inspector.")
NO_STAGES = N_("No feelings yet. Put emotions on the map (Alt+4), or give touchpoints a feeling in the inspector.")
NO_MEASUREMENTS = N_("Nothing was measured of this yet. Open “Measurements” to enter it by hand, or take it over from "
                     "a spreadsheet.")
NO_COUNTS = N_("There is no NPS without counts. Open “Measurements” and enter promoters (9 or 10), passives (7 or 8) "
               "and detractors (0 to 6).")


class Topic(NamedTuple):
    """title, empty: catalogue ids. icon: of the theme. by_persona: one persona can be chosen. loyalty: measured."""

    name: str
    title: str
    build: Build
    empty: str
    icon: str
    by_persona: bool = False
    loyalty: bool = False


def _attitude(name: str) -> Build:
    return lambda doc, t, _persona: loyalty.attitude_figure(doc, t, name)


TOPICS: tuple[Topic, ...] = (
    Topic("curve", curve.TITLE, curve.curve_figure, NO_EMOTIONS, "emotion-curve", by_persona=True),
    Topic("remembered", feelings.REMEMBERED, feelings.memory_figure, NO_EMOTIONS, "personas"),
    Topic("channel", feelings.BY_CHANNEL, feelings.channel_figure, NO_FEELINGS, "channels"),
    Topic("department", feelings.BY_DEPARTMENT, feelings.department_figure, NO_FEELINGS, "departments"),
    Topic("stage", feelings.BY_STAGE, feelings.stage_figure, NO_STAGES, "stage"),
    *(Topic(name, title, _attitude(name), NO_MEASUREMENTS, "insights", loyalty=True)
      for name, title in ATTITUDES.items()),
    Topic("nps", loyalty.NPS, loyalty.nps_figure, NO_COUNTS, "metric", loyalty=True),
)
