"""The list beside a sign that is being typed."""
import pytest
from hypothesis import given
from hypothesis import strategies as st

from journeymapper.core.commands.sign_offers import offers
from journeymapper.core.commands.signs import FIELDS, Entry, Known, read_signs

NAMES = Known((
    Entry("channel", "social", "Social media"), Entry("channel", "web", "Web shop"), Entry("channel", "mail", "E-mail"),
    Entry("personas", "maria", "Maria"), Entry("department", "store", "Store"), Entry("owner", "Store", "Store"),
))
TOUCH = frozenset(("channel", "feeling", "department"))
RED = frozenset(("severity", "personas", "owner"))


def listed(text: str, fields: frozenset[str] = TOUCH) -> list[str]:
    found = offers(text, fields, NAMES)  # type: ignore[arg-type]  # names of fields, written plainly
    return [f"{'new ' if offer.new else ''}{offer.field} {offer.name}" for offer in found]


@pytest.mark.parametrize("text, expected", [
    ("Finds #", ["channel Social media", "channel Web shop", "channel E-mail"]),
    ("Finds #s", ["channel Social media", "channel Web shop", "new channel s"]),
    ("Finds #e-", ["channel E-mail", "new channel e-"]),
    ("Finds #e-mail", []), ("Finds #web ", []), ("Finds # web", []), ("Finds", []), ("a#w", []),
    ("Finds #kiosk", ["new channel kiosk"]), ("#1 in the market of", []),
    ("Finds #we+", ["feeling +2", "feeling +1", "feeling +0"]), ("Finds -", ["feeling -1", "feeling -2"]),
    ("Finds +1", []), ("Finds #web +1", []), ("Finds *", []), ("Finds @s", ["department Store"]),
    ("Finds #kiosk *3", []), ("Finds #kiosk + bar", ["new channel kiosk + bar"]),
])
def test_what_a_touchpoint_is_offered(text: str, expected: list[str]) -> None:
    assert listed(text) == expected


@pytest.mark.parametrize("text, expected", [
    ("No @", ["personas Maria", "owner Store"]), ("No @ma", ["personas Maria", "new owner ma"]), ("No @maria", []),
    ("No *", ["severity 4", "severity 3", "severity 2", "severity 1", "severity 0"]), ("No #w", []), ("No +", []),
])
def test_what_a_red_point_is_offered(text: str, expected: list[str]) -> None:
    assert listed(text, RED) == expected


def test_only_names_that_the_map_has_are_taken_without_choosing() -> None:
    assert [offer.sure for offer in offers("x #s", TOUCH, NAMES)] == [True, True, False]  # type: ignore[arg-type]
    assert not any(offer.sure for offer in offers("x +", TOUCH, NAMES))  # type: ignore[arg-type]  # names of fields


@given(st.text("#@*+-\\ wesm1\n", max_size=24), st.sampled_from([TOUCH, RED]))
def test_what_is_taken_is_then_read(text: str, wanted: frozenset[str]) -> None:
    fields = frozenset(field for field in FIELDS if field in wanted)
    for offer in offers(text, fields, NAMES):
        known = Known(NAMES.entries, frozenset({(offer.field, offer.name)} if offer.new else ()))
        taken = text[:offer.start] + offer.text
        last = read_signs(taken, fields, known).signs[-1]
        assert (last.field, last.new) == (offer.field, offer.new)
        assert str(last.name or last.value) in (offer.name, offer.name.lstrip("+"))
        assert not any(offer.sure for offer in offers(taken, fields, known))
