"""The workbook that the command line writes has a picture of the map, as the window's has."""
import io
import subprocess
import sys
from pathlib import Path
from zipfile import ZipFile

from PIL import Image

from tests.support.paths import ROOT, SAMPLE

NO_QT = """
import sys
sys.modules["PySide6"] = None  # what an import of it meets on a machine without it
from journeymapper.app.main import main
sys.exit(main(sys.argv[1:]))
"""


def pictures(workbook: Path) -> list[bytes]:
    with ZipFile(workbook) as archive:
        return [archive.read(name) for name in archive.namelist() if name.startswith("xl/media/")]


def run(*words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, *words], cwd=ROOT, capture_output=True, text=True, timeout=120, check=False)


def test_the_map_stands_in_the_workbook_as_a_picture(tmp_path: Path) -> None:
    done = run("-m", "journeymapper", "export", str(SAMPLE), str(tmp_path / "a.xlsx"))
    assert (done.returncode, done.stderr) == (0, "")
    (picture,) = pictures(tmp_path / "a.xlsx")
    width, height = Image.open(io.BytesIO(picture)).size
    assert width > height > 500
    assert width * height <= 16_000_000


def test_a_machine_without_qt_writes_it_without_the_picture(tmp_path: Path) -> None:
    done = run("-c", NO_QT, "export", str(SAMPLE), str(tmp_path / "a.xlsx"))
    assert (done.returncode, done.stderr) == (0, "")
    assert pictures(tmp_path / "a.xlsx") == []
