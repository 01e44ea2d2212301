"""A map's file in a folder of its own, so that what comes beside it is seen."""
from pathlib import Path

import pytest


@pytest.fixture
def target(tmp_path: Path) -> Path:
    file = tmp_path / "maps" / "garden.journey"
    file.parent.mkdir()
    file.write_bytes(b"{}")
    return file
