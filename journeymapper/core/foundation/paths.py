"""Where settings and state live, and how a path is shown. XDG_CONFIG_HOME and XDG_STATE_HOME are honoured."""
from pathlib import Path

from platformdirs import user_config_path, user_state_path

APP = "journeymapper"
LONGEST_NAME = 60
_UNFIT = '<>:"/\\|?*'


def config_folder() -> Path:
    """The folder of settings; may not exist yet."""
    return Path(user_config_path(APP, appauthor=False))


def state_folder() -> Path:
    """The folder of backups, recovery and locks; may not exist yet."""
    return Path(user_state_path(APP, appauthor=False))


def shown(path: Path | str) -> str:
    """A path as a person may read it on one line: no control characters, no undecodable bytes."""
    text = str(path).encode("utf-8", "replace").decode()
    return "".join(sign if sign.isprintable() else "�" for sign in text)


def as_file_name(text: str) -> str:
    """A text as the name of a file, on every system, without suffix; "" where nothing of it is left."""
    fit = "".join("-" if sign in _UNFIT or not sign.isprintable() else sign for sign in text)
    return fit[:LONGEST_NAME].strip(" .")
