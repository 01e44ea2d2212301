"""Numbers as people read them: with the signs of their language for decimals and thousands, and a real minus."""
from .i18n import Texts

COMMA = frozenset({"es"})
MINUS = "\N{MINUS SIGN}"
# Spanish leaves numbers of four digits whole (Ortografía de la lengua española, RAE 2010, VIII 2.2.1.1).
_GROUPED_FROM = {"es": 10_000}
# More digits than anybody enters, and none of what binary fractions add.
MOST_DECIMALS = 5


def spelt(text: str, t: Texts) -> str:
    """A number's digits, as Python writes them, in the person's language."""
    return (text.replace(".", ",") if t.language in COMMA else text).replace("-", MINUS)


def figure(value: float, t: Texts, most: int = MOST_DECIMALS) -> str:
    """A number as short as it goes: "12,345.5", "−4.5", "0"; in Spanish "12.345,5". most: decimals."""
    text = f"{abs(value):,.{most}f}"
    text = text.rstrip("0").rstrip(".") if "." in text else text
    if text == "0":
        return text
    if abs(value) < _GROUPED_FROM.get(t.language, 0):
        text = text.replace(",", "")
    if t.language in COMMA:
        text = text.translate({ord(","): ".", ord("."): ","})
    return f"{MINUS}{text}" if value < 0 else text


def signed(value: float, t: Texts) -> str:
    """A feeling or a change with its sign, as short as it goes: "+1.5", "−2", "0"; in Spanish "+1,5"."""
    text = figure(value, t)
    return f"+{text}" if value > 0 and text != "0" else text
