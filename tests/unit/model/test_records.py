"""Records: frozen, strict about what they know, tolerant of what they don't."""
from typing import Any

import pytest
from pydantic import ValidationError

from journeymapper.core.model.cards import Card, Opportunity, Process, RedPoint, Touchpoint, with_extras
from journeymapper.core.model.journey import Journey, Lane, Stage, Step
from journeymapper.core.model.other import Asset, Link, Measurement
from journeymapper.core.model.people import Channel, Emotion, Empathy, Persona
from journeymapper.core.model.record import Record
from journeymapper.core.model.tables import TABLES, record_type
from tests.support.board import ROWS

TOUCH = {"id": "t", "rank": "a0", "title": ""}
RED = {**TOUCH, "number": 1}
PERSONA = {"id": "p", "rank": "a0", "name": ""}
GOOD: dict[type[Record], dict[str, Any]] = {
    Touchpoint: TOUCH, RedPoint: RED, Persona: PERSONA, Channel: {"id": "c", "rank": "a0", "name": ""},
    Emotion: {"id": "e", "persona": "p", "step": "s", "value": 0}, Journey: {"id": "j", "title": ""},
    Stage: {"id": "s", "rank": "a0", "title": ""}, Step: {"id": "s", "rank": "a0", "title": "", "stage": "A"},
    Lane: {"id": "l", "rank": "a0", "title": "", "kind": "notes"}, Link: {"id": "l", "source": "a", "target": "b"},
    Measurement: {"id": "m", "on": "2026-01-01", "segment": ""}, Asset: {"id": "a", "mime": "image/png", "base64": ""},
}
BAD: list[tuple[type[Record], str, list[Any]]] = [
    (Touchpoint, "votes", ["1", True, -1, 1.0]), (Touchpoint, "feeling", [-3, 3, 0.5, True]),
    (Touchpoint, "moment_of_truth", [1, "yes"]), (Touchpoint, "title", [5, None, "x" * 20_001, "\ud800"]),
    (Touchpoint, "kind", ["note", None]), (Touchpoint, "evidence_level", ["guessed"]),
    (RedPoint, "number", [0, None, 1.0]), (RedPoint, "severity", [-1, 5]), (RedPoint, "frequency", [0, 6]),
    (RedPoint, "effort", [0, 6]), (RedPoint, "confidence", [60]), (RedPoint, "customer_value", [-1, 101]),
    (RedPoint, "due", ["soon", "2026-1-1", "2026-01-01x"]), (RedPoint, "cause", ["rain"]),
    (RedPoint, "status", ["lost"]), (RedPoint, "personas", ["maria", [1], ["a b"]]),
    (RedPoint, "baseline", [True, float("inf"), float("nan"), []]),
    (Emotion, "value", [None, -2.1, 3, float("nan"), True, "1"]), (Emotion, "offset", [-0.1, 1.5, True]),
    (Persona, "colour", ["#12345", "red", "#GGGGGG"]), (Persona, "relation", ["friend"]),
    (Persona, "empathy", [{"pains": 3}, "sad"]), (Persona, "preferences", [{"s": 1}, ["s"]]),
    (Step, "stage", [None, ""]), (Step, "width", [10, 2001]),
    (Lane, "height", [19, 5000]), (Lane, "side", ["left"]), (Lane, "kind", [None]),
    (Stage, "rank", ["", "00", None]), (Stage, "phase", ["during"]), (Stage, "id", ["", "a b", None, 3]),
    (Channel, "mode", ["paper"]), (Channel, "answered_by", ["dog"]),
    (Link, "kind", ["likes"]), (Link, "target", [None]),
    (Measurement, "on", [None, "today"]), (Measurement, "repurchase", [-1, 11]), (Measurement, "responses", [-1, 0.5]),
    (Asset, "mime", ["image/svg+xml"]), (Journey, "state", ["was"]), (Journey, "title", [None]),
    (Journey, "next_number", [0]),
]


@pytest.mark.parametrize("kind, field, values", BAD, ids=[f"{kind.__name__}.{field}" for kind, field, _ in BAD])
def test_what_a_field_can_not_be_is_refused(kind: type[Record], field: str, values: list[Any]) -> None:
    kind.model_validate(GOOD[kind])
    for value in values:
        with pytest.raises(ValidationError) as error:
            kind.model_validate({**GOOD[kind], field: value})
        assert error.value.errors()[0]["loc"][0] == field, value


@pytest.mark.parametrize("kind, names", [
    (Journey, "id title"), (Stage, "id rank title"), (Step, "id rank title stage"), (Lane, "id rank title kind"),
    (Touchpoint, "id rank title"), (RedPoint, "id rank title number"), (Card, "id rank title kind"),
    (Emotion, "id persona step value"), (Persona, "id rank name"), (Channel, "id rank name"),
    (Link, "id source target"), (Measurement, "id on segment"), (Asset, "id mime base64"),
])  # fmt: skip
def test_only_what_the_format_requires_is_required(kind: type[Record], names: str) -> None:
    assert {name for name, field in kind.model_fields.items() if field.is_required()} == set(names.split())


def test_a_record_can_not_be_written_to() -> None:
    with pytest.raises(ValidationError):
        Stage(id="a", rank="a0", title="").title = "x"  # type: ignore[misc] # that is the point


@pytest.mark.parametrize("kind, fields", [
    (Touchpoint, {**TOUCH, "votes": 0, "feeling": -2, "moment_of_truth": False}),
    (RedPoint, {**RED, "severity": 0, "frequency": 1, "effort": 5, "confidence": 80, "customer_value": 0.5}),
    (RedPoint, {**RED, "baseline": "3 days", "target": 2.5, "due": "2026-12-31"}),
    (Emotion, {"id": "e", "persona": "p", "step": "s", "value": -2, "offset": 0}),
    (Stage, {"id": "s", "rank": "a0", "title": "x" * 20_000}),
    (Step, {"id": "s", "rank": "a0", "title": "", "stage": "A", "width": 80.5}),
])  # fmt: skip
def test_the_ends_of_each_scale_are_taken_and_kept_as_given(kind: type[Record], fields: dict[str, Any]) -> None:
    values = kind.model_validate(fields).values()
    assert {name: values[name] for name in fields} == fields
    assert [type(values[name]) for name in fields] == [type(value) for value in fields.values()]


def test_empty_optional_text_is_none() -> None:
    row = Touchpoint.model_validate({**TOUCH, "text": "", "evidence": "", "channel": "", "step": ""})
    assert (row.text, row.evidence, row.channel, row.step) == (None, None, None, None)
    persona = Persona.model_validate({**PERSONA, "colour": "", "empathy": {"pains": ""}})
    assert (persona.colour, persona.empathy) == (None, Empathy())
    assert RedPoint.model_validate({**RED, "due": "", "baseline": ""}).values()["baseline"] is None


def test_an_empty_title_is_a_title() -> None:
    assert Touchpoint.model_validate(TOUCH).title == ""


def test_unknown_fields_are_kept() -> None:
    row = Touchpoint.model_validate({**TOUCH, "later": {"deep": [1, None]}})
    assert row.values()["later"] == {"deep": [1, None]}
    assert with_extras(row) == {"later": {"deep": [1, None]}}
    assert with_extras(Touchpoint.model_validate(TOUCH)) == {}
    persona = Persona.model_validate({**PERSONA, "empathy": {"smells": "wood"}})
    assert persona.empathy is not None
    assert persona.empathy.__pydantic_extra__ == {"smells": "wood"}
    assert row.changed(title="x").values()["later"] == {"deep": [1, None]}


def test_equal_records_are_equal_in_all_fields_the_unknown_ones_too() -> None:
    row = Touchpoint.model_validate({**TOUCH, "later": 1})
    assert row == Touchpoint.model_validate({**TOUCH, "later": 1})
    assert row != Touchpoint.model_validate({**TOUCH, "later": 2})
    assert row != Touchpoint.model_validate(TOUCH)


def test_a_changed_copy_is_validated() -> None:
    row = Touchpoint.model_validate(TOUCH)
    assert row.changed(feeling=1).values()["feeling"] == 1
    with pytest.raises(ValidationError):
        row.changed(feeling=9)


@pytest.mark.parametrize("row, targets", [
    (Touchpoint(**TOUCH), set()),
    (Touchpoint(**TOUCH, step="s", lane="l", channel="c", department="d"),
     {("step", "s"), ("lane", "l"), ("channel", "c"), ("department", "d")}),
    (RedPoint(**RED, about="t", personas=("p", "q")), {("about", "t"), ("personas", "p"), ("personas", "q")}),
    (Opportunity(**TOUCH, fixes=("r",)), {("fixes", "r")}),
    (Process(**TOUCH, until="s", department="d"), {("until", "s"), ("department", "d")}),
    (Step(id="s", rank="a0", title="", stage="A"), {("stage", "A")}),
    (Lane(id="l", rank="a0", title="", kind="emotions", personas=("p",)), {("personas", "p")}),
    (Emotion(id="e", persona="p", step="s", value=0), {("persona", "p"), ("step", "s")}),
    (Link(id="l", source="a", target="b"), {("source", "a"), ("target", "b")}),
    (Persona(**PERSONA, portrait="f", preferences={"s": "c"}),
     {("portrait", "f"), ("preferences", "s"), ("preferences", "c")}),
], ids=lambda value: type(value).__name__ if isinstance(value, Record) else "")  # fmt: skip
def test_targets_name_every_reference(row: Record, targets: set[tuple[str, str]]) -> None:
    assert set(row.targets()) == targets


def test_every_field_that_holds_the_id_of_a_record_is_a_reference() -> None:
    ids = {row["id"] for _, row in ROWS}
    for table, raw in ROWS:
        row = record_type(table, raw).model_validate(raw)
        for name, value in raw.items():
            held = {value} if isinstance(value, str) else set(value) if isinstance(value, list) else set()
            if held & ids and name not in ("id", "title", "name"):
                assert name in type(row).references, (raw["id"], name)


def test_tables_hold_their_own_records() -> None:
    assert all(kind.table == table for table, kind in TABLES.items())
    assert record_type("cards", {"kind": "touchpoint"}) is Touchpoint
    assert record_type("cards", {"kind": "hologram"}) is record_type("cards", {"kind": None}) is Card
    assert record_type("stages", {}) is Stage
    with pytest.raises(KeyError):
        record_type("nonsense", {})
