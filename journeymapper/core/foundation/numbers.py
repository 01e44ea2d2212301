"""Numbers as people read them: with the decimal sign of their language, and a real minus."""
from .i18n import Texts

COMMA = frozenset({"es"})


def spelt(text: str, t: Texts) -> str:
    """A number's digits, as Python writes them, in the person's language."""
    return text.replace(".", ",") if t.language in COMMA else text


def signed(value: float, t: Texts) -> str:
    """A feeling with its sign, as short as it goes: "+1.5", "−2", "0"; in Spanish "+1,5"."""
    return spelt(f"{value:+g}".replace("-", "\N{MINUS SIGN}"), t) if value else "0"
