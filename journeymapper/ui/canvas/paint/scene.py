"""What painting a map needs, and look-ups over it that are made once per frame."""
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from journeymapper.core.analysis.grey_areas import GreyArea, grey_areas
from journeymapper.core.document import queries
from journeymapper.core.document.reader import Reader
from journeymapper.core.foundation.i18n import Texts
from journeymapper.core.layout.boxes import Column, Row
from journeymapper.core.layout.geometry import Rect
from journeymapper.core.layout.plan import Plan
from journeymapper.core.model.people import Channel, Department, Persona
from journeymapper.ui.theme.contrast import TEXT, department_tint, legible, mix
from journeymapper.ui.theme.icons import feeling_icon
from journeymapper.ui.theme.tokens import Tint, Tokens

from .surface import Dash

# How far towards the paper goes what is dimmed.
FAINT = 0.74
# Personas differ by dash as well: whole, dashed, dotted, dash-dot, long dashes; after five they repeat.
DASHES: tuple[Dash, ...] = ((), (3.0, 2.0), (0.01, 2.2), (5.0, 2.0, 0.5, 2.0), (7.0, 3.0))


@dataclass(eq=False, repr=False)
class Scene:
    """A laid-out map with its document, theme and language.

    Make a new one per frame: its look-ups don't follow changes. paper: it is for readers, not for editing.
    faint: personas whose curves are dimmed (never on paper). left: the x at which the columns begin to show: titles of
    stages stand right of it. known_greys: the grey areas by right step, where somebody keeps them. written: the emotion
    whose quote is being written, which stands in the editor meanwhile. wide: how much larger the rows are shown than
    these headers.
    """

    plan: Plan
    doc: Reader
    tokens: Tokens
    t: Texts
    paper: bool = False
    faint: frozenset[str] = frozenset()
    left: float = 0.0
    known_greys: Mapping[str, GreyArea] | None = None
    written: str | None = None
    wide: float = 1.0

    @cached_property
    def persons(self) -> dict[str, tuple[Persona, str, Dash]]:
        """Persona → record, colour that stands out from the paper, dash."""
        return {row.id: (row, self._person_colour(row, place), DASHES[place % len(DASHES)])
                for place, row in enumerate(queries.personas(self.doc))}

    def _person_colour(self, persona: Persona, place: int) -> str:
        own = persona.colour or self.tokens.person(place)
        return legible(own, self.tokens.paper, TEXT)

    def curve_ink(self, persona: str, colour: str) -> str:
        """A colour of a persona's curve or words, dimmed where the persona is."""
        return mix(colour, self.tokens.paper, FAINT) if persona in self.faint else colour

    @cached_property
    def departments(self) -> dict[str, tuple[Department, Tint]]:
        """Department → record and tint."""
        return {row.id: (row, department_tint(self.tokens, place, row.colour))
                for place, row in enumerate(queries.departments(self.doc))}

    def channel(self, id: str | None) -> Channel | None:
        """A channel by its id."""
        return self.doc.find(Channel, id)

    def face(self, value: float) -> tuple[str, str]:
        """(icon, colour) of a feeling from −2 to 2."""
        return feeling_icon(value), self.tokens.feeling(value)

    def rows(self, area: Rect) -> Sequence[Row]:
        """The rows that meet an area."""
        places = self.plan.rows_between(area.y, area.bottom)
        return self.plan.rows[places.start:places.stop]

    def columns(self, area: Rect, reach: int = 0) -> Sequence[Column]:
        """The columns that meet an area, and `reach` more before them (where spans may begin)."""
        places = self.plan.columns_between(area.x, area.right)
        return self.plan.columns[max(0, places.start - reach):places.stop]

    def greys(self, area: Rect) -> list[tuple[float, str, float]]:
        """The grey areas between the columns that meet an area: x, name, room for the name."""
        places = self.plan.columns_between(area.x, area.right)
        return self._greys(max(0, places.start - 1), places.stop + 1)

    def _greys(self, start: int, stop: int) -> list[tuple[float, str, float]]:
        columns = self.plan.columns[start:stop]
        key = (start, start + len(columns))
        if key not in self._greys_found:
            known = self._all_greys
            found = [known[column.step] for column in columns[1:] if column.step in known]
            self._greys_found[key] = [self._named(one.right_step, one.from_channel, one.to_channel) for one in found]
        return self._greys_found[key]

    @cached_property
    def _greys_found(self) -> dict[tuple[int, int], list[tuple[float, str, float]]]:
        return {}

    @cached_property
    def _all_greys(self) -> Mapping[str, GreyArea]:
        if self.known_greys is not None:
            return self.known_greys
        return {area.right_step: area for area in grey_areas(self.doc)}

    def _named(self, step: str, left: str, right: str) -> tuple[float, str, float]:
        place = self.plan.column_index[step]
        column = self.plan.columns[place]
        names = [channel.name for id in (left, right) if (channel := self.channel(id)) is not None]
        return column.x, " → ".join(names), min(column.w, self.plan.columns[place - 1].w) - 8
