"""Errors that a person can act on.

A `UserError` is a sentence in three parts: what is wrong, where, what to do. It is
written in English and translated where it is shown, so the core needs no language.
"""
from typing import Any


class UserError(Exception):
    """Something a person can mend. `message` is a catalogue id with `str.format` fields."""

    def __init__(self, message: str, **params: Any) -> None:
        super().__init__(message)
        self.message = message
        self.params = params

    def __str__(self) -> str:
        return self.message.format(**self.params) if self.params else self.message


class Refused(UserError):
    """A command that can't be done here and now; the document is as it was."""


class BadFile(UserError):
    """A file that can't be read or written as asked; the file is as it was."""
