"""Walking through hits and replacing them."""
from journeymapper.core.commands.records import delete, rename
from journeymapper.core.document.search import Query
from journeymapper.core.model.cards import RedPoint
from journeymapper.core.session.finder import Finder
from tests.support.board import board, get, one_step


def finder(*titles: str) -> Finder:
    """Notes with these titles in one cell; looks for “a”."""
    session = board(*(("cards", {"id": f"n{n}", "rank": f"a{n}", "kind": "note", "step": "s4", "lane": "touch",
                                 "title": title}) for n, title in enumerate(titles, 2)))
    made = Finder(session)
    made.search(Query("zz"))
    return made


def test_round_and_round() -> None:
    found = finder("zz", "x zz zz")
    assert (found.number, found.current) == (0, None)
    numbers = []
    for by in (1, 1, 1, 1, -1, -1):
        found.step(by)
        numbers.append(found.number)
    assert numbers == [1, 2, 3, 1, 3, 2]
    assert found.start_at("n3") == found.hits[1]
    assert found.start_at("t1") == found.hits[0]


def test_backwards_first() -> None:
    found = finder("zz", "zz")
    assert found.step(-1) == found.hits[1]


def test_nothing_found() -> None:
    found = finder("a")
    assert (found.step(1), found.start_at("n2"), found.replace("b"), found.replace_all("b")) == (None, None, None, 0)


def test_a_change_elsewhere_leaves_one_where_one_is() -> None:
    found = finder("zz", "zz", "zz")
    found.start_at("n4")
    session = found._session
    session.run(delete, ["n2"])
    found.search(found.query)
    assert (found.number, found.current and found.current.id) == (2, "n4")
    session.run(rename, "n4", "- zz")
    found.search(found.query)
    assert found.current is not None
    assert found.current.id == "n4"


def test_what_a_replacement_holds_is_not_met_at_once() -> None:
    found = finder("zz zz", "zz")
    found.step(1)
    with one_step(found._session):
        hit = found.replace("zzz zz")
    assert get(found._session, "n2").title == "zzz zz zz"
    assert hit is not None
    assert (hit.id, hit.start) == ("n2", 7)
    assert (found.number, len(found.hits)) == (3, 4)


def test_the_last_one_replaced_leaves_none() -> None:
    found = finder("zz")
    found.step(1)
    assert found.replace("") is None
    assert found.number == 0


def test_only_of_one_sort() -> None:
    found = finder("dear")
    found.search(Query("dear"), lambda row: isinstance(row, RedPoint))
    assert ([hit.id for hit in found.hits], found.others) == (["r2"], 1)
    assert found.replace_all("x") == 1
    assert get(found._session, "n2").title == "dear"


def test_what_cannot_be_replaced_is_passed_over() -> None:
    session = board(("cards", {"id": "r1", "rank": "a0", "kind": "red-point", "step": "s1", "lane": "red", "number": 1,
                               "title": "new", "status": "new"}))
    found = Finder(session, {"status": {"new": "new"}})
    found.search(Query("new"))
    fields = [found.step(1), found.step(1)]
    assert [hit.field for hit in fields if hit] == ["title", "status"]
    assert found.replace("") == found.hits[0]
