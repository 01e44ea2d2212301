"""Commands and the locks of open maps: reading goes on with a word, writing is refused unless it is asked for."""
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from journeymapper.app.cli_streams import complain
from journeymapper.core.foundation.errors import BadFile
from journeymapper.core.foundation.files import FILES
from journeymapper.core.foundation.i18n import N_, Texts
from journeymapper.core.foundation.paths import shown


def tell_if_open(path: Path, t: Texts) -> None:
    """What a window holds that isn't saved isn't in what is read."""
    from journeymapper.core.persistence.lock.lock import holder

    from .holders import who

    owner = holder(FILES.resolve(path))
    if owner is not None:
        complain(t("“{file}” is open: {who} has it. This is what was saved last.", file=shown(path), who=who(owner, t)))


@contextmanager
def writing(path: Path, t: Texts, *, anyway: bool) -> Iterator[None]:
    """Have the lock while a map is written. Raises BadFile where somebody else has it, unless `anyway`."""
    from journeymapper.core.persistence.lock.lock import acquire

    from .holders import who

    try:
        found = acquire(FILES.resolve(path))
    except OSError:
        yield  # what can't be locked may still be written, and the save says what can't
        return
    if found.holder is not None and not anyway:
        raise BadFile(N_("“{file}” is open: {who} has it. Nothing was written. Have it closed there, or say "
                         "--even-if-open."), file=shown(path), who=who(found.holder, t))
    try:
        yield
    finally:
        if found.lock is not None:
            found.lock.release()
