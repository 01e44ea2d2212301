"""The style of the chrome: Fusion, a palette, and the style sheets of resources/themes/style filled with roles.

A widget asks for a look by its property "look" (`ui.qt.layouts.set_look`): main, quiet, link, filter, view, tool,
face; topbar, toolpalette, inspector, statusbar, surface, card, paper, toast; title, secondary, fieldlabel,
strong, badge, redcount, warning.
"""
from functools import lru_cache
from string import Template

from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QApplication

from journeymapper.core.foundation.resources import resource
from journeymapper.ui.qt.memory_files import register_files

from .fonts import font
from .icons import svg_bytes
from .tokens import Tokens

STYLE, _STYLED = "Fusion", "style"
SHEETS = ("frames", "buttons", "fields", "lists")
LARGE = "workshop"
BASE_PX, LARGE_PX = 13, 15
_Role, _Group = QPalette.ColorRole, QPalette.ColorGroup
# Qt's role -> ours
_PALETTE = {
    _Role.Window: "paper", _Role.WindowText: "ink", _Role.Base: "surface", _Role.AlternateBase: "sunken",
    _Role.Text: "ink", _Role.PlaceholderText: "ink_placeholder", _Role.Button: "surface", _Role.ButtonText: "ink",
    _Role.BrightText: "accent_text", _Role.Highlight: "accent", _Role.HighlightedText: "accent_text",
    _Role.Accent: "accent", _Role.Link: "accent_ink", _Role.LinkVisited: "accent_ink",
    _Role.ToolTipBase: "tooltip_ground", _Role.ToolTipText: "tooltip_text", _Role.Light: "surface",
    _Role.Midlight: "sunken", _Role.Mid: "hairline", _Role.Dark: "control_edge", _Role.Shadow: "ink_secondary",
}
_SIGNS = ("chevron-down", "chevron-up", "chevron-left", "chevron-right", "check", "minus", "arrow-up", "arrow-down")


@lru_cache
def application_style(tokens: Tokens, workshop: bool = False) -> str:
    """The whole style sheet in the colours of `tokens`; workshop: in workshop size.

    Raises KeyError if a sheet names a role that isn't there.
    """
    roles = {name: value for name, value in vars(tokens).items() if isinstance(value, str)}
    roles |= {f"feeling_{index}": value for index, value in enumerate(tokens.feelings)}
    roles |= {f"feeling_ground_{index}": value for index, value in enumerate(tokens.feeling_grounds)}
    roles["files"] = _signs(tokens)
    sheets = (*SHEETS, LARGE) if workshop else SHEETS
    texts = (resource("themes", "style", f"{sheet}.qss").read_text(encoding="utf-8") for sheet in sheets)
    return Template("\n".join(texts)).substitute(roles)


def palette(tokens: Tokens) -> QPalette:
    """The same colours for what the style sheet doesn't reach."""
    made = QPalette()
    for role, name in _PALETTE.items():
        made.setColor(role, tokens.q(name))
    for role in (_Role.WindowText, _Role.Text, _Role.ButtonText):
        made.setColor(_Group.Disabled, role, tokens.q("ink_placeholder"))
    made.setColor(_Group.Disabled, _Role.Highlight, tokens.q("hairline"))
    return made


def apply_style(application: QApplication, tokens: Tokens, workshop: bool = False) -> None:
    """Dress the application; repeated calls change theme and size."""
    if application.property(_STYLED) != STYLE:
        application.setStyle(STYLE)
        application.setProperty(_STYLED, STYLE)
    application.setFont(font(LARGE_PX if workshop else BASE_PX))
    application.setPalette(palette(tokens))
    application.setStyleSheet(application_style(tokens, workshop))


def styled_application(name: str) -> QApplication:
    """The QApplication, in our style from the first.

    Where Qt hands out a style, PySide makes a Python object of it, for which it loads all that it knows of styles.
    """
    application = QApplication([name, "-style", STYLE])
    application.setProperty(_STYLED, STYLE)
    return application


def _signs(tokens: Tokens) -> str:
    """Chevrons and marks in the theme's ink as files in memory; their folder."""
    files = {f"{name}.svg": svg_bytes(name, tokens.ink_secondary) for name in _SIGNS}
    files["minus.svg"] = svg_bytes("minus", tokens.accent_ink, 3)
    files["check.svg"] = svg_bytes("check", tokens.accent_ink, 2.5)
    files["check-on.svg"] = svg_bytes("check", tokens.accent_text, 3)
    return register_files(f"theme-{tokens.name}", files)
