"""`check FILE --json` on the sample map, and what its exit status says."""
import json
from pathlib import Path
from typing import Any

import pytest

from journeymapper.app.main import main
from tests.support.maps import SAMPLE

PASSAGES = {
    "grey-area": [("step-compare", "step-visit-store"), ("step-ask-advice", "step-order"),
                  ("step-order", "step-delivery"), ("step-assemble", "step-ask-for-help")],
    "hand-over": [("step-search", "step-compare"), ("step-ask-for-help", "step-recommend")],
    "channel-change": [("step-need-arises", "step-search"), ("step-visit-store", "step-ask-advice"),
                       ("step-delivery", "step-assemble")],
}


def checked(path: Path, capsys: pytest.CaptureFixture[str], *more: str) -> tuple[int, Any]:
    status = main(["check", str(path), "--json", *more])
    return status, json.loads(capsys.readouterr().out)


def test_the_sample_tells_where_its_journey_breaks(capsys: pytest.CaptureFixture[str]) -> None:
    status, said = checked(Path(str(SAMPLE)), capsys)
    assert status == 1
    assert said["repairs"] == []
    by_rule: dict[str, list[Any]] = {}
    for row in said["findings"]:
        by_rule.setdefault(row["rule"], []).append(row)
    for rule, places in PASSAGES.items():
        assert [tuple(row["place"]) for row in by_rule[rule]] == places
    assert {"after-sale-share", "after-sale-feeling"} <= set(by_rule)
    assert [row["place"] for row in by_rule["red-point-without-owner"]] == [
        ["red-point-28"], ["red-point-29"], ["red-point-30"], ["red-point-32"]]
    assert set(by_rule) == {
        *PASSAGES, "one-channel-only", "after-sale-share", "after-sale-feeling", "red-point-without-owner",
        "red-point-without-opportunity", "red-point-without-evidence"}
    first = by_rule["grey-area"][0]
    assert (first["family"], first["severity"], first["accepted"], first["reason"]) == (
        "grey-areas", "medium", False, None)
    assert all(row["text"] and row["source"] and row["title"] for row in said["findings"])


def test_a_map_whose_findings_are_all_accepted_is_in_order(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    _, said = checked(Path(str(SAMPLE)), capsys)
    raw = json.loads(SAMPLE.read_text(encoding="utf-8"))
    known = [{"check": row["rule"], "ids": row["about"], "reason": "we know"} for row in said["findings"]]
    path = tmp_path / "known.journey"
    for missing, wanted in ((0, 0), (1, 1)):
        raw["journey"]["accepted_findings"] = known[missing:]
        path.write_text(json.dumps(raw), encoding="utf-8")
        status, said = checked(path, capsys)
        assert status == wanted
        assert [row["accepted"] for row in said["findings"]].count(False) == missing
    raw["journey"]["accepted_findings"] = known
    path.write_text(json.dumps(raw), encoding="utf-8")
    assert main(["check", str(path)]) == 0
    assert capsys.readouterr().out == f"{len(known)} findings are accepted.\n"


def test_what_cannot_be_read_has_no_findings(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "bad.journey"
    path.write_text("{}", encoding="utf-8")
    status, said = checked(path, capsys)
    assert (status, said["findings"]) == (2, [])
