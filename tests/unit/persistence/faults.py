"""A file system that fails where a test wants it to."""
import errno
import os
from pathlib import Path
from typing import Any

from journeymapper.core.foundation.files import FileLayer

ERRORS = [errno.ENOSPC, errno.EIO, errno.EACCES, errno.EROFS, errno.EXDEV]
CALLS = sorted(name for name in vars(FileLayer) if not name.startswith("_"))


class FaultyFiles(FileLayer):
    """Fails at the call with number `at` (from 0), or at every call named `named`; notes all calls.

    A write that fails has written half of it; a close that fails has closed.
    """

    def __init__(self, code: int, *, at: int | None = None, named: str = "") -> None:
        self.code, self.at, self.named = code, at, named
        self.calls: list[str] = []

    def __getattribute__(self, name: str) -> Any:
        real = super().__getattribute__(name)
        if name not in CALLS or name in ("pause", "resolve"):
            return real

        def call(*args: Any) -> Any:
            number = len(self.calls)
            self.calls.append(name)
            if number != self.at and name != self.named:
                return real(*args)
            if name == "write":
                real(args[0], args[1][: len(args[1]) // 2])
            if name == "close":
                real(*args)
            raise OSError(self.code, os.strerror(self.code))

        return call


def temporaries(folder: Path) -> list[str]:
    """What a save left behind."""
    return [path.name for path in folder.rglob("*") if path.name.startswith(".journeymapper")]
