"""The page of a persona, A4 upright, planned in pixels at 96 to the inch: what stands where, nothing drawn.

Portrait and data, quote, goals, empathy map, the curve of the persona's emotions. What one page doesn't hold goes on to
the next; an empathy map that is larger than a page becomes a list of its six texts, whose lines run over pages.
"""
from collections.abc import Mapping
from typing import NamedTuple

from journeymapper.core.model.people import Empathy

from .empathy import FIELDS, EmpathyPlan, plan_empathy
from .geometry import Rect
from .text import Line, Measure, TextStyle

WIDTH, HEIGHT, MARGIN = 794.0, 1123.0, 52.0
ROOM, FOOT = WIDTH - 2 * MARGIN, HEIGHT - MARGIN
PORTRAIT, CURVE, GAP = 104.0, 168.0, 18.0
NAME, SUB = TextStyle(24, 700), TextStyle(13)
HEAD, BODY, SMALL = TextStyle(13, 600), TextStyle(12), TextStyle(11)
QUOTE = TextStyle(16, 400, True)


class Text(NamedTuple):
    """Lines of a text at a place. role: of the theme's colours."""

    x: float
    y: float
    width: float
    text: str
    style: TextStyle
    lines: tuple[Line, ...]
    role: str = "ink"


class Page(NamedTuple):
    """portrait, curve: their places, None where they stand on another page; empathy: with its top left corner; foot:
    which page of whom, where there are several.
    """

    texts: tuple[Text, ...]
    portrait: Rect | None = None
    empathy: tuple[EmpathyPlan, float, float] | None = None
    curve: Rect | None = None
    foot: Text | None = None


class Words(NamedTuple):
    """All texts of the page in the person's language. facts: segment, relation and the like; "" for what is not there.

    fields: the names of the empathy map's fields; curve_note: what the curve tells in words.
    """

    name: str
    facts: str
    quote: str
    goals: str
    goals_title: str
    empathy_title: str
    fields: Mapping[str, str]
    curve_title: str
    curve_note: str


def plan_pages(words: Words, empathy: Empathy | None, measure: Measure, *, portrait: bool, curve: bool) -> list[Page]:
    """The pages, at least one. portrait, curve: whether there is one to show."""
    flow = _Flow(measure)
    flow.header(words, portrait=portrait)
    if words.quote.strip():
        flow.write(f"“{words.quote.strip()}”", QUOTE, "ink_strong")
    if words.goals.strip():
        flow.titled(words.goals_title, words.goals.strip())
    held = {field: (getattr(empathy, field, None) or "").strip() for field in FIELDS}
    drawn = any(held.values())
    # Where the rest of the page is too low for the drawing, the curve fills it.
    curve_first = curve and drawn and not flow.holds(flow.drawing(held))
    if curve_first:
        flow.curve(words)
    if drawn:
        flow.empathy(words, held)
    if curve and not curve_first:
        flow.curve(words)
    found = flow.done()
    if len(found) == 1:
        return found
    return [page._replace(foot=flow.foot(f"{number} / {len(found)} · {words.name}"))
            for number, page in enumerate(found, 1)]


class _Flow:
    """Blocks from top to bottom, page after page."""

    def __init__(self, measure: Measure) -> None:
        self._measure = measure
        self._pages: list[Page] = []
        self._y = MARGIN
        self._texts: list[Text] = []
        self._portrait: Rect | None = None
        self._empathy: tuple[EmpathyPlan, float, float] | None = None
        self._curve: Rect | None = None

    def done(self) -> list[Page]:
        """All pages."""
        self._turn()
        return self._pages

    def foot(self, text: str) -> Text:
        """A line below all else."""
        return Text(MARGIN, FOOT + 12, ROOM, text, SMALL, self._lines(text, SMALL, ROOM)[:1], "ink_secondary")

    def header(self, words: Words, *, portrait: bool) -> None:
        """Portrait, name, facts."""
        left, room = (MARGIN + PORTRAIT + 20, ROOM - PORTRAIT - 20) if portrait else (MARGIN, ROOM)
        if portrait:
            self._portrait = Rect(MARGIN, MARGIN, PORTRAIT, PORTRAIT)
        begin = self._y
        for text, style, role in ((words.name, NAME, "ink"), (words.facts, SUB, "ink_secondary")):
            if text:
                self._block(text, style, role, left, room)
                self._y += 4
        if portrait and not self._pages:
            self._y = max(self._y, begin + PORTRAIT)
        self._y += GAP

    def write(self, text: str, style: TextStyle = BODY, role: str = "ink") -> None:
        """A text over the whole width."""
        self._block(text, style, role, MARGIN, ROOM)
        self._y += GAP

    def titled(self, title: str, text: str) -> None:
        """A heading that never stands alone at the foot of a page, and its text."""
        self._room_for(self._high(HEAD) + 4 + 2 * self._high(BODY))
        self._block(title, HEAD, "ink", MARGIN, ROOM)
        self._y += 4
        self.write(text)

    def drawing(self, held: Mapping[str, str]) -> EmpathyPlan:
        """The empathy map as these texts need it."""
        def height_of(field: str, width: float) -> float:
            return len(self._lines(held[field], SMALL, width)) * self._high(SMALL)

        return plan_empathy(ROOM, height_of, self._high(HEAD) + 2)

    def holds(self, plan: EmpathyPlan) -> bool:
        """Whether the rest of the page holds the drawing with its heading."""
        return self._y + self._high(HEAD) + 8 + plan.height <= FOOT

    def empathy(self, words: Words, held: Mapping[str, str]) -> None:
        """The drawing where a page holds it, else the texts."""
        plan, head = self.drawing(held), self._high(HEAD) + 8
        if head + plan.height > FOOT - MARGIN:
            for field in FIELDS:
                if held[field]:
                    self.titled(words.fields[field], held[field])
            return
        self._room_for(head + plan.height)
        self._block(words.empathy_title, HEAD, "ink", MARGIN, ROOM)
        self._y += 8
        self._empathy = (plan, MARGIN, self._y)
        for field in FIELDS:
            for box, text, style in ((plan.titles[field], words.fields[field], HEAD),
                                     (plan.texts[field], held[field], SMALL)):
                self._texts.append(Text(MARGIN + box.x, self._y + box.y, box.w, text, style,
                                        self._lines(text, style, box.w)))
        self._y += plan.height + GAP

    def curve(self, words: Words) -> None:
        """The place of the curve, and what it says in words below."""
        self._room_for(self._high(HEAD) + 8 + CURVE + 8 + 2 * self._high(SMALL))
        self._block(words.curve_title, HEAD, "ink", MARGIN, ROOM)
        self._y += 8
        self._curve = Rect(MARGIN, self._y, ROOM, CURVE)
        self._y += CURVE + 8
        if words.curve_note:
            self.write(words.curve_note, SMALL, "ink_secondary")

    def _block(self, text: str, style: TextStyle, role: str, x: float, width: float) -> None:
        """Lines, as many on this page as it holds, the others on the next ones."""
        lines, high = list(self._lines(text, style, width)), self._high(style)
        while lines:
            fit = max(0, int((FOOT - self._y) // high))
            if not fit:
                self._turn()
                continue
            part, lines = lines[:fit], lines[fit:]
            self._texts.append(Text(x, self._y, width, text, style, tuple(part), role))
            self._y += len(part) * high

    def _room_for(self, height: float) -> None:
        if self._y + height > FOOT and self._y > MARGIN:
            self._turn()

    def _lines(self, text: str, style: TextStyle, width: float) -> tuple[Line, ...]:
        return self._measure.lines(text, style, width)

    def _high(self, style: TextStyle) -> float:
        return self._measure.line_height(style)

    def _turn(self) -> None:
        self._pages.append(Page(tuple(self._texts), self._portrait, self._empathy, self._curve))
        self._texts, self._y = [], MARGIN
        self._portrait = self._empathy = self._curve = None
