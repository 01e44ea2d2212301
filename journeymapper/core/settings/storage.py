"""Settings on disk. A damaged file is kept aside as settings.json.bad and the defaults are used."""
from pathlib import Path

from pydantic import ValidationError

from journeymapper.core.foundation.atomic import NotConfirmed, write_atomically
from journeymapper.core.foundation.causes import unconfirmed, unwritable
from journeymapper.core.foundation.files import FILES, FileLayer
from journeymapper.core.foundation.i18n import N_
from journeymapper.core.foundation.paths import config_folder, shown
from journeymapper.core.foundation.sentences import Sentence, sentence

from .groups import Settings

NAME = "settings.json"
MAX_BYTES = 1024 * 1024


def load_settings(folder: Path | None = None, *, files: FileLayer = FILES) -> tuple[Settings, Sentence | None]:
    """(settings, what to tell the user if they were damaged). Never raises: the program works without settings."""
    path = (folder or config_folder()) / NAME
    try:
        if files.stat(path).st_size > MAX_BYTES:
            return Settings(), _put_aside(path, files)
        return Settings.model_validate_json(files.read(path), strict=True), None
    except (ValidationError, RecursionError):
        return Settings(), _put_aside(path, files)
    except OSError:
        return Settings(), None


def save_settings(settings: Settings, folder: Path | None = None, *, files: FileLayer = FILES) -> None:
    """Write the settings all or nothing. Raises BadFile; the old ones are then whole."""
    path = (folder or config_folder()) / NAME
    try:
        files.make_folder(path.parent)
        write_atomically(path, settings.model_dump_json(indent=1).encode() + b"\n", files=files, mode=0o600)
    except NotConfirmed as error:
        raise unconfirmed(path, error) from error
    except OSError as error:
        raise unwritable(path, error) from error


def _put_aside(path: Path, files: FileLayer) -> Sentence:
    aside = path.with_name(NAME + ".bad")
    try:
        files.replace(path, aside)
    except OSError:
        return sentence(N_("The settings can't be read; the defaults are used."))
    return sentence(N_("The settings can't be read; the defaults are used. The old ones are kept in “{file}”."),
                    file=shown(aside))
