"""Where the program's own files are: inside the installed package, or in the checkout.

The wheel and a frozen build carry the folder `resources` inside the package; in a
checkout it stands beside it.
"""
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path


def resource(*parts: str) -> Traversable:
    """A file or folder under resources/, which may or may not exist."""
    packaged = files("journeymapper").joinpath("resources")
    root: Traversable = packaged if packaged.is_dir() else Path(__file__).parents[3] / "resources"
    for part in parts:
        root = root.joinpath(part)
    return root
