"""The ranking of what is chosen by typing."""
import pytest
from hypothesis import given
from hypothesis import strategies as st

from journeymapper.core.foundation.folding import fold
from journeymapper.core.foundation.fuzzy import Fit, ranker

TITLES = ["Save", "Save as…", "Duplicate", "Zoom to selection", "Web catalogue", "Basket from the web", "Año más"]


def fit(query: str, title: str, more: str = "") -> int | None:
    rank = ranker(query)(fold(title), fold(more))
    return None if rank is None else rank[0]


@pytest.mark.parametrize("query, title, more, wanted", [
    ("save", "Save", "", Fit.EXACT), ("SAVE", "Save as…", "", Fit.PREFIX), ("ano", "Año más", "", Fit.PREFIX),
    ("más", "Ano mas", "", Fit.WORDS), ("zo sel", "Zoom to selection", "", Fit.WORDS),
    ("cat we", "Web catalogue", "", Fit.ANYWHERE), ("plica", "Duplicate", "", Fit.INSIDE),
    ("late", "Slots", "RP-014 Red point Delivery late", Fit.ANYWHERE), ("rp 14", "Slots", "RP-014 14", Fit.ANYWHERE),
    ("elivery slots", "Slots", "Delivery", Fit.PARTS), ("dpl", "Duplicate", "", Fit.LETTERS),
    ("zts", "Zoom to selection", "", Fit.LETTERS), ("x", "Save", "", None), ("evas", "Save", "", None),
    ("dpl", "Save", "Duplicate", None), ("(", "Save", "", None), ("c++", "C++ map", "", Fit.PREFIX),
])  # fmt: skip
def test_fits(query: str, title: str, more: str, wanted: Fit | None) -> None:
    assert fit(query, title, more) == wanted


def test_order() -> None:
    rank = ranker("web")
    found = sorted((found, title) for title in TITLES if (found := rank(fold(title), "")))
    assert [title for _, title in found] == ["Web catalogue", "Basket from the web"]
    rank = ranker("sa")
    found = sorted((found, title) for title in TITLES if (found := rank(fold(title), "")))
    assert [title for _, title in found][:2] == ["Save", "Save as…"]
    rank = ranker("red")
    assert sorted(["redo", "red points", "red point"], key=lambda title: rank(title, "") or ()) == [
        "red point", "red points", "redo"]


@given(st.text(min_size=1, max_size=6), st.text(max_size=20))
def test_any_text_is_ranked_and_a_title_fits_itself(query: str, title: str) -> None:
    rank = ranker(query)(fold(title), "")
    assert rank is None or rank[0] in tuple(Fit)
    if query.split():
        whole = " ".join(query.split())
        exact = ranker(whole)(fold(whole), "")
        assert exact is not None
        assert exact[0] == Fit.EXACT
