"""Old versions: the last ten, then one a day for fourteen days."""
from datetime import UTC, datetime, timedelta
from pathlib import Path

from journeymapper.core.foundation.files import FILES
from journeymapper.core.persistence.backups import folder_of, keep, surplus

NOW = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)


def name(days: int, hour: int) -> str:
    return (NOW.replace(hour=hour) - timedelta(days=days)).strftime("%Y%m%dT%H%M%S.%fZ-000000000000.journey")


def test_the_last_ten_stay_however_old() -> None:
    assert surplus([name(days, 1) for days in range(60, 50, -1)], NOW) == []


def test_older_ones_thin_out_to_the_last_of_each_day() -> None:
    recent = [name(0, hour) for hour in range(10)]
    older = [name(days, hour) for days in (20, 13, 2, 1) for hour in (3, 5, 7)]
    kept = set(older) - set(surplus(older + recent, NOW))
    assert kept == {name(13, 7), name(2, 7), name(1, 7)}


def test_keeping_takes_away_what_is_too_old(tmp_path: Path) -> None:
    target = tmp_path / "a.journey"
    for minute in range(15):
        keep(target, f"{minute}".encode(), tmp_path / "b", NOW - timedelta(days=30) + timedelta(minutes=minute), FILES)
    stray = folder_of(target, tmp_path / "b") / "letter.txt"
    stray.write_text("not ours")
    keep(target, b"now", tmp_path / "b", NOW, FILES)
    kept = sorted(path.read_bytes() for path in stray.parent.glob("*.journey"))
    assert kept == sorted([b"now", *(f"{minute}".encode() for minute in range(6, 15))])
    assert stray.exists()


def test_saves_within_a_second_stay_in_their_order(tmp_path: Path) -> None:
    target = tmp_path / "a.journey"
    for number in range(30):
        keep(target, f"{number}".encode(), tmp_path / "b", NOW, FILES)
    # And though the clock was put back meanwhile.
    keep(target, b"last", tmp_path / "b", NOW - timedelta(hours=1), FILES)
    found = [path.read_bytes() for path in sorted(folder_of(target, tmp_path / "b").glob("*.journey"))]
    assert found == [*(f"{number}".encode() for number in range(20, 30)), b"last"]


def test_the_same_content_is_kept_once(tmp_path: Path) -> None:
    target = tmp_path / "a.journey"
    first = keep(target, b"same", tmp_path / "b", NOW, FILES)
    assert keep(target, b"same", tmp_path / "b", NOW + timedelta(hours=1), FILES) == first


def test_files_of_one_name_in_two_folders_have_their_own(tmp_path: Path) -> None:
    assert folder_of(tmp_path / "x" / "a.journey", tmp_path) != folder_of(tmp_path / "y" / "a.journey", tmp_path)
    assert folder_of(Path("/m/\udcff ../ä.journey"), tmp_path).parent == tmp_path
