"""The threads beside the window that write a journal."""
from pathlib import Path

import pytest

from journeymapper.core.foundation.files import FILES
from journeymapper.core.persistence.journal.writer import Writer


@pytest.mark.parametrize("keep", [True, False])
def test_a_closed_journal_leaves_no_thread(tmp_path: Path, keep: bool) -> None:
    """Also where the last line still waits for its way to the disk."""
    for n in range(8):
        writer = Writer(tmp_path / f"{n}.jsonl", FILES, lambda error: None)
        writer.put(lambda: [{"draft": 1}])
        writer.settle()
        writer.put(lambda: [{"draft": 2}])
        writer.close(keep=keep)
        for thread in writer._threads:
            thread.join(5)
        assert [thread.name for thread in writer._threads if thread.is_alive()] == []
        assert writer.path.exists() == keep
