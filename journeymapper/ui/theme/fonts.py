"""The one typeface: Inter, from the package fontpkg-inter (OFL), loaded at the first font that is asked for.

Qt leaves what Inter lacks (CJK, emoji) to the system's fonts.

Inter is a variable font of which Qt on Linux finds the regular weight only: `QFont.setWeight` alone gives regular at
600 and a smeared regular at 700. So weights are set on the font's axis, and `QFont.weight()` says 600 at most, which
SVG files carry. For the same reason style sheets here set no weight: a widget gets it by `setFont(font(…))`.
"""
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path

from PySide6.QtGui import QFont, QFontDatabase

FAMILY = "Inter"
REGULAR, SEMIBOLD, BOLD = 400, 600, 700
_WEIGHT, _OPTICAL_SIZE = QFont.Tag("wght"), QFont.Tag("opsz")


@lru_cache(maxsize=1)
def load_fonts() -> str:
    """Register Inter (upright and italic) with Qt, once; the name of the family to use.

    Needs a QGuiApplication. Where the package is missing or broken, the system's own typeface is named.
    """
    files = sorted(_folder().glob("*.ttf"))
    loaded = [QFontDatabase.addApplicationFont(str(file)) for file in files]
    if any(identity >= 0 for identity in loaded):
        return FAMILY
    return QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont).family()


def _folder() -> Path:
    """Found without importing the package: its resolver isn't needed."""
    spec = find_spec("fontpkg_inter")
    return Path(spec.origin).parent / "files" if spec and spec.origin else Path("-")


@lru_cache(maxsize=256)
def _made(px: int, weight: int, italic: bool) -> QFont:
    made = QFont([load_fonts()])
    made.setPixelSize(px)
    made.setWeight(QFont.Weight(min(weight, SEMIBOLD)))
    made.setVariableAxis(_WEIGHT, weight)
    made.setVariableAxis(_OPTICAL_SIZE, min(32, max(14, px)))
    made.setItalic(italic)
    made.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return made


def font(px: float, weight: int = REGULAR, italic: bool = False) -> QFont:
    """A copy of Inter at `px` pixels (QFont holds whole ones: halves go up), weight 100 to 900, unhinted."""
    return QFont(_made(max(1, int(px + 0.5)), weight, italic))
