"""The keys of the map itself, which no menu has: moving, typing, signs. For help and documentation."""
from dataclasses import dataclass

from PySide6.QtGui import QKeySequence

from journeymapper.core.foundation.i18n import N_, Texts

MAP, TYPING, SIGNS = N_("On the map"), N_("While typing"), N_("At the end of a title")


@dataclass(frozen=True)
class SheetKey:
    """`keys` as Qt names them, or what is typed literally where they are `signs`."""

    section: str
    text: str
    keys: tuple[str, ...] = ()
    signs: tuple[str, ...] = ()


SHEET_KEYS = (
    SheetKey(MAP, N_("Begin the next card, stage or step; fill in an untitled one"), signs=("A … Z",)),
    SheetKey(MAP, N_("The same with an empty title"), ("Return",)),
    SheetKey(MAP, N_("Next step in the same lane, the one before"), ("Tab", "Shift+Tab")),
    SheetKey(MAP, N_("Next lane in the same step, the one before"), ("Ctrl+Return", "Ctrl+Shift+Return")),
    SheetKey(MAP, N_("Move the focus"), ("Left", "Right", "Up", "Down")),
    SheetKey(MAP, N_("Move what is selected"), ("Alt+Left", "Alt+Right", "Alt+Up", "Alt+Down")),
    SheetKey(MAP, N_("First and last step, a page up and down"), ("Home", "End", "PgUp", "PgDown")),
    SheetKey(MAP, N_("Select up to the first or last step, with Ctrl up to the corner"), ("Shift+Home", "Shift+End")),
    SheetKey(MAP, N_("Move an emotion up and down by half a point"), signs=("+", "−")),
    SheetKey(MAP, N_("Feelings in a lane of emotions, one for each persona; words after them are a quote"),
             signs=("1 −0.5",)),
    SheetKey(TYPING, N_("Done; a letter or Return begins the next one in the same place"), ("Return",)),
    SheetKey(TYPING, N_("Done, and on to the next step, the one before"), ("Tab", "Shift+Tab")),
    SheetKey(TYPING, N_("Done, and on to the next lane, the one before"), ("Ctrl+Return", "Ctrl+Shift+Return")),
    SheetKey(TYPING, N_("New line"), ("Shift+Return",)),
    SheetKey(TYPING, N_("Back to how it was; an empty new card goes"), ("Esc",)),
    SheetKey(TYPING, N_("A red point on what is typed; then the typing goes on"), ("Ctrl+M",)),
    SheetKey(SIGNS, N_("Channel of a touchpoint, as much as tells it apart"), signs=("#web",)),
    SheetKey(SIGNS, N_("Feeling of a touchpoint"), signs=("+1", "−2")),
    SheetKey(SIGNS, N_("Severity of a red point"), signs=("*4",)),
    SheetKey(SIGNS, N_("Persona or owner of a red point, department of a touchpoint or process"), signs=("@Maria",)),
    SheetKey(SIGNS, N_("Keep it as text"), signs=("\\#web",)),
)


def sheet_key_list(t: Texts) -> list[tuple[str, str, str]]:
    """(section, what, keys) as `key_list` gives them for the menus."""
    native = QKeySequence.SequenceFormat.NativeText
    return [(t(row.section), t(row.text), " · ".join(
        (*(QKeySequence(keys).toString(native) for keys in row.keys), *row.signs))) for row in SHEET_KEYS]
