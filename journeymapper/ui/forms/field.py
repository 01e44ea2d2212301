"""How a form is declared: data, no widgets, so that tables of fields can be read without a screen."""
from dataclasses import dataclass
from enum import Enum
from typing import Final


class _Several(Enum):
    MIXED = "several values"


MIXED: Final = _Several.MIXED
"""Stands for a value where the selected cards have different ones."""


@dataclass(frozen=True)
class Choice:
    """One thing to choose. text is shown as it is: a document's name, or a text that was translated already.

    icon: a name known to ui.theme.icons. colour: "#rrggbb", shown as a dot. note: a second, quieter text.
    """

    value: object
    text: str
    icon: str = ""
    colour: str = ""
    note: str = ""


@dataclass(frozen=True)
class Field:
    """One field of a form.

    name: the record's field. label: catalogue id. kind: a key of `forms.kinds.KINDS`; the default is one line of text.
    options: what can be chosen: either pairs (value, catalogue id), or the name of a source such as "channels", whose
    choices the form is given later by `set_choices`. empty: what an empty value is called in a choice (catalogue id;
    "" where empty can't be chosen). placeholder, tip: catalogue ids; a colour with a
    placeholder can be none again. half: two such fields in a row share a line.
    minimum, maximum, decimals, unit: for numbers.
    """

    name: str
    label: str
    kind: str = "line"
    options: str | tuple[tuple[object, str], ...] = ()
    empty: str = "—"
    placeholder: str = ""
    tip: str = ""
    half: bool = False
    minimum: float = 0
    maximum: float = 1_000_000
    decimals: int = 0
    unit: str = ""
