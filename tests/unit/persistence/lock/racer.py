"""A process that races for a map's lock: `python -m tests.unit.persistence.lock.racer FILE STATE`.

Lines on standard input: `at T` (race when the system's clock says T: "won" or "lost"), `release`, `abandon` (forget the
lock, as a killed program does); each is answered by one line.
"""
import sys
import time
from pathlib import Path

from journeymapper.core.persistence.lock.here import Here, is_alive, this_program
from journeymapper.core.persistence.lock.lock import Lock, acquire


def main() -> None:
    target, state = Path(sys.argv[1]), Path(sys.argv[2])
    me = this_program().me
    lock: Lock | None = None
    for line in sys.stdin:
        words = line.split()
        if words[0] == "at":
            here = Here(me, is_alive, folder=state)
            while time.monotonic() < float(words[1]):
                pass
            lock = acquire(target, here).lock
            print("won" if lock is not None else "lost", flush=True)
        else:
            if lock is not None and words[0] == "release":
                lock.release()
            lock = None
            print("done", flush=True)


if __name__ == "__main__":
    main()
