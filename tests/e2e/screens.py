"""Pictures of the real program, to be looked at: `python -m tests.e2e.screens [OUT]` writes into out/screens.

Map, Backlog and the map with the worst red point selected; each at two sizes, light and dark, in each language.
Needs Xvfb, openbox, xdotool and ImageMagick's `import`.
"""
import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from journeymapper.core.foundation.i18n import LANGUAGES
from tests.e2e.desktop import Program, Screen, screen, wait_for
from tests.support.paths import ROOT, SAMPLE

SIZES = ((1366, 768), (1920, 1080))
THEMES = ("light", "dark")
STILL_S = 0.6


def picture(display: str) -> bytes:
    """The whole screen as PNG."""
    return subprocess.run(["import", "-display", display, "-window", "root", "png:-"], capture_output=True,
                          check=True).stdout


def take(on: Screen, out: Path) -> None:
    """Wait until the screen stands still, then keep it."""
    def still() -> bytes | None:
        before = picture(on.display)
        time.sleep(STILL_S)
        return before if picture(on.display) == before else None

    out.write_bytes(wait_for(still, f"{out.name} to stand still"))
    print(out)


def prepare(home: Path, theme: str, language: str) -> None:
    """Settings as somebody would have chosen them, in folders that the program finds by its environment."""
    for variable, name in (("CONFIG", "config"), ("STATE", "state"), ("DATA", "data"), ("CACHE", "cache")):
        os.environ[f"XDG_{variable}_HOME"] = str(home / name)
    folder = home / "config" / "journeymapper"
    folder.mkdir(parents=True)
    settings = {"version": 1, "appearance": {"theme": theme, "language": language}}
    (folder / "settings.json").write_text(json.dumps(settings), encoding="utf-8")


def views(on: Screen, out: Path, name: str) -> None:
    """One start of the program, three pictures."""
    program = Program(on, str(SAMPLE))
    try:
        program.window(SAMPLE.name)
        take(on, out / f"map-{name}.png")
        program.key("ctrl+2")
        take(on, out / f"backlog-{name}.png")
        program.key("Down", "Return")
        take(on, out / f"selected-{name}.png")
        program.process.terminate()
        status, said = program.end()
        if status or said:
            print(f"{name}: exit status {status}\n{said}", file=sys.stderr)
    finally:
        program.kill()


def main() -> None:
    out = Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "out" / "screens"
    out.mkdir(parents=True, exist_ok=True)
    for width, height in SIZES:
        with screen(width, height) as on:
            for theme in THEMES:
                for language in LANGUAGES:
                    with tempfile.TemporaryDirectory(prefix="journeymapper-") as home:
                        prepare(Path(home), theme, language)
                        views(on, out, f"{width}-{theme}-{language}")


if __name__ == "__main__":
    main()
