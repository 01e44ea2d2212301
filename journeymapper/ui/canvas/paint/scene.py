"""What painting a map needs, and look-ups over it that are made once per frame."""
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from journeymapper.core.document import queries
from journeymapper.core.document.reader import Reader
from journeymapper.core.foundation.i18n import Texts
from journeymapper.core.layout.boxes import Column, Row
from journeymapper.core.layout.geometry import Rect
from journeymapper.core.layout.map_layout import MapLayout
from journeymapper.core.model.people import Channel, Department, Persona
from journeymapper.ui.theme.contrast import department_tint, legible
from journeymapper.ui.theme.icons import feeling_icon
from journeymapper.ui.theme.tokens import Tint, Tokens
from .surface import Dash

# Personas differ by dash as well: whole, dashed, dotted, dash-dot, long dashes; after five they repeat.
DASHES: tuple[Dash, ...] = ((), (3.0, 2.0), (0.01, 2.2), (5.0, 2.0, 0.5, 2.0), (7.0, 3.0))


@dataclass(frozen=True)
class Scene:
    """A laid-out map with its document, theme and language. Make a new one per frame: its look-ups don't follow changes."""

    plan: MapLayout
    doc: Reader
    tokens: Tokens
    t: Texts

    @cached_property
    def persons(self) -> dict[str, tuple[Persona, str, Dash]]:
        """Persona → record, colour that stands out from the paper, dash."""
        return {row.id: (row, self._person_colour(row, place), DASHES[place % len(DASHES)])
                for place, row in enumerate(queries.personas(self.doc))}

    def _person_colour(self, persona: Persona, place: int) -> str:
        own = persona.colour or self.tokens.person(place)
        return legible(own, self.tokens.paper)

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
        rows = self.plan.rows
        first = max(0, bisect_right(rows, area.y, key=lambda row: row.y) - 1)
        return rows[first:bisect_left(rows, area.bottom, key=lambda row: row.y)]

    def columns(self, area: Rect, reach: int = 0) -> Sequence[Column]:
        """The columns that meet an area, and `reach` more before them (where spans may begin)."""
        columns = self.plan.columns
        first = max(0, bisect_right(columns, area.x, key=lambda column: column.x) - 1 - reach)
        return columns[first:bisect_left(columns, area.right, key=lambda column: column.x)]
