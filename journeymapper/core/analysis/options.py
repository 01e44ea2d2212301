"""What the checks take from outside the map: the day, the words to look for, the thresholds."""
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from journeymapper.core.foundation.clock import today

# Two of the four points between very bad and very good: one point apart is within what people call "about the same".
APART = 2.0


@dataclass(frozen=True)
class Options:
    """words: by language, the words that stand in no customer's mouth (absent: the usual ones). language: what a map is
    written in that doesn't say so. apart: from how many points on two feelings for one service count as different."""

    today: date = field(default_factory=today)
    language: str = "en"
    words: Mapping[str, Sequence[str]] = field(default_factory=dict)
    apart: float = APART
