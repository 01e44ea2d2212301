"""Where a change came from; listeners may treat their own echo differently."""
from enum import Enum


class Origin(Enum):
    """The door by which a change entered."""

    USER = "user"
    UNDO = "undo"
    LOAD = "load"
    # Kept beside the steps: neither undo nor redo knows of it.
    KEPT = "kept"
    REMOTE = "remote"
