"""Sentences that travel through the core untranslated and are translated where they are shown."""
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from .errors import UserError
from .i18n import Texts


@dataclass(frozen=True)
class Sentence:
    """A catalogue id with its values; a value may itself be a sentence, or a tuple of them (a line each)."""

    message: str
    params: Mapping[str, Any] = field(default_factory=dict)

    def __str__(self) -> str:
        return self.message.format(**{name: _plain(value) for name, value in self.params.items()})


def sentence(message: str, /, **params: Any) -> Sentence:
    """Short for `Sentence(message, params)`."""
    return Sentence(message, params)


def say(t: Texts, what: Sentence | UserError) -> str:
    """The sentence in the language of `t`, the sentences inside it too."""
    params = {name: _said(t, value) for name, value in what.params.items()}
    return t(what.message, **params) if params else t(what.message)


def _said(t: Texts, value: Any) -> Any:
    if isinstance(value, Sentence | UserError):
        return say(t, value)
    if isinstance(value, tuple):
        return "\n".join(str(_said(t, part)) for part in value)
    return value


def _plain(value: Any) -> Any:
    return "\n".join(str(part) for part in value) if isinstance(value, tuple) else value
