"""Maps resources/ into the wheel and compiles resources/translations/*.po to .mo, also for an install in place.

Run as a script it does only that: `python packaging/build_hook.py`. A catalogue is compiled when its .mo is missing
or older than the .po; fuzzy entries are left out.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


def compile_catalogues(folder: Path) -> list[Path]:
    """Write `<language>.mo` beside each `<language>.po` of `folder`; returns the files that were written."""
    from babel.messages.mofile import write_mo
    from babel.messages.pofile import read_po

    written = []
    for source in sorted(folder.glob("*.po")):
        target = source.with_suffix(".mo")
        if target.exists() and target.stat().st_mtime >= source.stat().st_mtime:
            continue
        with source.open("rb") as lines:
            catalogue = read_po(lines, locale=source.stem, abort_invalid=True)
        with target.open("wb") as out:
            write_mo(out, catalogue)
        written.append(target)
    return written


class ResourcesHook(BuildHookInterface[Any]):
    """hatchling calls `initialize` before it makes a wheel or an editable install."""

    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Compile the catalogues; a real wheel (`version` is "standard") gets resources/ inside the package."""
        resources = Path(self.root) / "resources"
        compile_catalogues(resources / "translations")
        if version != "editable":
            build_data["force_include"][str(resources)] = "journeymapper/resources"


if __name__ == "__main__":
    for path in compile_catalogues(Path(__file__).resolve().parent.parent / "resources" / "translations"):
        print(f"compiled {path.name}")
