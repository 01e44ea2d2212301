"""Holding a file for as long as a process lives: the system lets go by itself, however the process ends."""
import sys
from contextlib import suppress

if sys.platform == "win32":
    import msvcrt
    import os

    # Locked bytes can't be read by others there, so a byte far behind any content is taken.
    FAR = 1 << 40

    def hold(descriptor: int) -> bool:
        """Whether the file is ours now; False where somebody else holds it."""
        try:
            os.lseek(descriptor, FAR, os.SEEK_SET)
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        finally:
            with suppress(OSError):
                os.lseek(descriptor, 0, os.SEEK_SET)
        return True
else:
    import fcntl

    def hold(descriptor: int) -> bool:
        """Whether the file is ours now; False where somebody else holds it, another part of this process included.

        Where a disk knows no locks, nobody can hold anything and it counts as ours.
        """
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        except OSError:
            return True
        return True
