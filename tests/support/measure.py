"""A measure of texts without a screen: each letter is 0.56 em wide, each line 1.25 em high."""
from journeymapper.core.layout.text import Line, TextStyle


class FixedMeasure:
    """Breaks at spaces; a word wider than the line is cut. Counts how many texts it wrapped."""

    def __init__(self) -> None:
        self.wrapped = 0

    def advance(self, text: str, style: TextStyle) -> float:
        """See `Measure`."""
        return len(text) * style.px * 0.56

    def line_height(self, style: TextStyle) -> float:
        """See `Measure`."""
        return style.px * 1.25

    def lines(self, text: str, style: TextStyle, width: float) -> tuple[Line, ...]:
        """See `Measure`."""
        self.wrapped += 1
        room = max(1, int(width // (style.px * 0.56)))
        found: list[Line] = []
        start = 0
        for part in text.split("\n"):
            found += [(start + a, start + b) for a, b in _wrap(part, room)]
            start += len(part) + 1
        return tuple(found)


def _wrap(text: str, room: int) -> list[Line]:
    lines: list[Line] = []
    start = 0
    while len(text) - start > room:
        space = text.rfind(" ", start + 1, start + room + 1)
        end = space if space > start else start + room
        lines.append((start, end))
        start = end + 1 if space > start else end
    return [*lines, (start, len(text))]
