"""Templates open, are whole, speak each language, and never give an id twice."""
import json

import pytest

from journeymapper.core.document import queries
from journeymapper.core.document.store import Store
from journeymapper.core.foundation.errors import BadFile
from journeymapper.core.foundation.i18n import LANGUAGES
from journeymapper.core.model.journey import Lane, Stage
from journeymapper.core.model.kinds import lane_kinds
from journeymapper.core.model.record import Record
from journeymapper.core.persistence.codec import decode, encode
from journeymapper.core.persistence.templates import new_map, renewed, templates
from tests.support.paths import ROOT, SAMPLE
from tests.unit.persistence.documents import small, to_bytes

FILES = sorted((ROOT / "resources" / "templates").rglob("*.journey"))
NAMES = ["complete", "simple", "blueprint", "empty"]


@pytest.mark.parametrize("path", FILES, ids=[str(path.relative_to(FILES[0].parents[1])) for path in FILES])
def test_a_template_needs_no_repair_and_is_canonical(path: object) -> None:
    from pathlib import Path

    assert isinstance(path, Path)
    loaded = decode(path.read_bytes())
    assert loaded.repairs == ()
    assert encode(loaded.records, loaded.frame) == path.read_bytes()


@pytest.mark.parametrize("language", sorted(LANGUAGES))
def test_all_are_offered_in_each_language(language: str) -> None:
    offered = templates(language)
    assert [template.name for template in offered] == NAMES
    assert all(template.title and template.description for template in offered)
    assert queries.journey(Store(new_map("simple", language))).language == language


def test_languages_differ_in_words_alone() -> None:
    for name in NAMES:
        english, spanish = new_map(name, "en"), new_map(name, "es_MX")
        assert [type(row) for row in english] == [type(row) for row in spanish]
    titles = [stage.title for stage in queries.stages(Store(new_map("complete", "es")))]
    assert titles[0] == "Conciencia"


def test_an_unknown_language_gets_english() -> None:
    assert templates("fi") == templates("en")
    assert queries.journey(Store(new_map("simple", "fi"))).language == "en"


def test_the_complete_one_has_six_stages_and_a_lane_of_every_kind() -> None:
    store = Store(new_map("complete", "en"))
    assert [stage.title for stage in queries.stages(store)] == [
        "Awareness", "Interest", "Consideration", "Action", "Use", "Advocacy"]
    assert {lane.kind for lane in store.every(Lane)} == set(lane_kinds())
    assert {lane.side for lane in store.every(Lane)} == {"customer", "frontstage", "backstage", "support"}


def test_the_others_are_what_their_names_say() -> None:
    assert len(Store(new_map("simple", "en")).every(Stage)) == 3
    sides = {lane.side for lane in Store(new_map("blueprint", "en")).every(Lane)}
    assert {"frontstage", "backstage", "support"} <= sides
    assert [row.table for row in new_map("empty", "en")] == ["journey"]


def test_new_maps_share_no_id_and_keep_no_mark_of_the_template() -> None:
    first, second = new_map("complete", "en"), new_map("complete", "en")
    assert not {row.id for row in first} & {row.id for row in second}
    assert "template" not in json.loads(encode(first))
    assert decode(encode(first)).repairs == ()


def shape(records: list[Record]) -> list[object]:
    """What remains when ids are replaced by their places."""
    places = {record.id: n for n, record in enumerate(records)}
    text = json.dumps([record.model_dump() for record in records])
    for id, place in sorted(places.items(), key=lambda item: -len(item[0])):
        text = text.replace(f'"{id}"', f'"#{place}"')
    return list(json.loads(text))


def test_new_ids_reach_every_reference() -> None:
    frozen = ROOT / "tests" / "fixtures" / "formats" / "version-1.journey"
    pictures = {row.id for row in decode(frozen.read_bytes()).records if row.table == "assets"}
    assert pictures <= {row.id for row in renewed(decode(frozen.read_bytes()).records)}
    for data in (SAMPLE.read_bytes(), to_bytes(small())):
        records = decode(data).records
        fresh = renewed(records)
        assert shape(fresh) == shape(list(records))
        assert not {row.id for row in records} & {row.id for row in fresh}


def test_an_unknown_template_is_said_with_the_known_ones() -> None:
    for name in ("none", "../samples/garden-furniture", "es/simple", ""):
        with pytest.raises(BadFile, match="Choose one of blueprint, complete, empty, simple"):
            new_map(name, "en")
