"""What the frozen program is told to take along: nobody imports a lane or a format by its name."""
import pytest
from PyInstaller.utils.hooks import collect_submodules

from tests.support.paths import PACKAGE, ROOT

SPEC = ROOT / "packaging" / "journeymapper.spec"


@pytest.mark.parametrize("floor", ["lanes", "formats"])
def test_every_module_of_lanes_and_formats_is_named(floor: str) -> None:
    on_disk = {".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")
               for path in (PACKAGE / floor).rglob("*.py")}
    assert len(on_disk) > 10
    assert set(collect_submodules("journeymapper")) >= on_disk
    assert '*collect_submodules("journeymapper")' in SPEC.read_text(encoding="utf-8")
