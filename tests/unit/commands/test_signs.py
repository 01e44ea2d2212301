"""Short signs at the end of a title."""
import pytest
from hypothesis import given
from hypothesis import strategies as st

from journeymapper.core.commands.signs import FIELDS, Entry, Known, escaped, read_signs, sign_fields, write_signed
from journeymapper.core.model.cards import RedPoint, Touchpoint
from journeymapper.core.model.journey import Stage
from tests.support.board import board, get, one_step

NAMES = Known((
    Entry("channel", "social", "Social media"), Entry("channel", "web", "Web shop"), Entry("channel", "mail", "E-mail"),
    Entry("channel", "tel", "Teléfono"), Entry("channel", "home", "Home delivery"),
    Entry("personas", "maria", "Maria"), Entry("personas", "paul", "Paul"),
    Entry("department", "store", "Store"), Entry("owner", "Store", "Store"),
))
TOUCH = frozenset(("channel", "feeling", "department"))
RED = frozenset(("severity", "personas", "owner"))
ALL = frozenset(FIELDS)


def said(text: str, fields: frozenset[str] = TOUCH, known: Known = NAMES) -> tuple[str, dict[str, object]]:
    read = read_signs(text, fields, known)  # type: ignore[arg-type]  # names of fields, written plainly
    return read.title, {f"{sign.field}:{sign.name}": sign.value for sign in read.signs}


@pytest.mark.parametrize("text, title, signs", [
    ("Finds the shop #web +1", "Finds the shop", {"channel:Web shop": "web", "feeling:": 1}),
    ("Finds the shop #we+1", "Finds the shop", {"channel:Web shop": "web", "feeling:": 1}),
    ("Finds -2 #shop", "Finds", {"feeling:": -2, "channel:Web shop": "web"}),
    ("Mail #e-mail", "Mail", {"channel:E-mail": "mail"}),
    ("Mail #e-1", "Mail", {"channel:E-mail": "mail", "feeling:": -1}),
    ("Comes #Home delivery  −1", "Comes", {"channel:Home delivery": "home", "feeling:": -1}),
    ("Comes #home d @sto", "Comes", {"channel:Home delivery": "home", "department:Store": "store"}),
    ("Rings ＃tele ＋０", "Rings", {"channel:Teléfono": "tel", "feeling:": 0}),
    ("#web", "", {"channel:Web shop": "web"}),
    ("Two\nlines\n#web", "Two\nlines", {"channel:Web shop": "web"}),
])
def test_signs_at_the_end_are_read(text: str, title: str, signs: dict[str, object]) -> None:
    assert said(text) == (title, signs)


@pytest.mark.parametrize("text", [
    "#1 in the market", "We are #1", "Call #", "Call # web", "C#web", "a+1", "Rated +3", "Room -12", "Costs *3",
    "For @Maria", "#web is ours", "E-mail", "- a list", "+", "-", "@", "+1 year", "me@store",
])
def test_what_means_nothing_on_a_touchpoint_stays_text(text: str) -> None:
    assert said(text) == (text, {})


def test_only_fields_that_the_card_has_are_set() -> None:
    assert said("No slots *4 @mar @Paul", RED) == ("No slots", {
        "severity:": 4, "personas:Maria": "maria", "personas:Paul": "paul"})
    assert said("No slots @store *2", RED) == ("No slots", {"owner:Store": "Store", "severity:": 2})
    assert said("No slots *5", RED) == ("No slots *5", {})
    assert said("No slots #web +1", frozenset()) == ("No slots #web +1", {})
    assert sign_fields(Touchpoint(id="t", rank="a0", title="")) == TOUCH
    assert sign_fields(RedPoint(id="r", rank="a0", title="", number=1)) == RED
    assert sign_fields(Stage(id="s", rank="a0", title="")) == frozenset()


def test_a_field_is_set_once_and_what_is_too_much_stays() -> None:
    assert said("Calls +1 -1") == ("Calls +1", {"feeling:": -1})
    assert said("Calls #web #e") == ("Calls #web", {"channel:E-mail": "mail"})


def test_a_whole_name_comes_before_beginnings() -> None:
    names = ("Shop floor", "Web shop", "Shop")
    known = Known(tuple(Entry("channel", id, name) for id, name in zip("abc", names, strict=True)))
    assert said("x #shop", TOUCH, known)[1] == {"channel:Shop": "c"}
    assert said("x #sh", TOUCH, known)[1] == {"channel:Shop floor": "a"}
    assert said("x #w", TOUCH, known)[1] == {"channel:Web shop": "b"}


@pytest.mark.parametrize("text, title, signs", [
    (r"Our \#web", "Our #web", {}), (r"Our \#web +1", "Our #web", {"feeling:": 1}),
    (r"Our \\#web", r"Our \#web", {}), (r"Our \#1 place", r"Our \#1 place", {}), (r"C:\#web", r"C:\#web", {}),
])
def test_a_backslash_keeps_a_sign_as_text(text: str, title: str, signs: dict[str, object]) -> None:
    assert said(text) == (title, signs)


def test_a_new_name_counts_only_when_it_was_chosen() -> None:
    assert said("Sees it #kiosk") == ("Sees it #kiosk", {})
    chosen = Known(NAMES.entries, frozenset({("channel", "kiosk"), ("channel", "we")}))
    assert said("Sees it #kiosk +2", TOUCH, chosen) == ("Sees it", {"channel:kiosk": "kiosk", "feeling:": 2})
    assert said("Sees it #we", TOUCH, chosen)[1] == {"channel:we": "we"}


def test_writing_sets_title_and_fields_in_one_step() -> None:
    session = board()
    known = Known((Entry("channel", "phone", "Phone"),))
    with one_step(session):
        session.run(write_signed, "t1", read_signs("Flyer #phone -2", TOUCH, known), "")
        card = get(session, "t1")
        assert (card.title, card.channel, card.feeling, card.department) == ("Flyer", "phone", -2, "sales")


def test_writing_makes_a_new_channel_in_the_same_step() -> None:
    session = board()
    known = Known((), frozenset({("channel", "Kiosk")}))
    with one_step(session):
        session.run(write_signed, "t1", read_signs("Flyer #Kiosk", TOUCH, known), "Leaflet")
        assert get(session, get(session, "t1").channel).name == "Kiosk"


def test_signs_alone_leave_a_card_its_title_and_personas_add_up() -> None:
    session = board()
    session.run(write_signed, "t1", read_signs("+1", TOUCH, NAMES), "Leaflet")
    assert (get(session, "t1").title, get(session, "t1").feeling) == ("Leaflet", 1)
    session.run(write_signed, "r2", read_signs("Dear @paul @maria", RED, NAMES), "Dear")
    assert get(session, "r2").personas == ("paul", "maria")


WORDS = st.lists(st.sampled_from(
    ["a", "shop", "#web", "#we+1", "+1", "-2", "*4", "@maria", "@", "#", "\\", "\\#web", "\\\\+1", "#home delivery",
     "\n", " "]
), max_size=8).map(lambda parts: " ".join(parts).strip())
TEXTS = st.one_of(WORDS, st.text(max_size=60).map(str.strip), st.text("#@*+-\\ we1m\n", max_size=30).map(str.strip))
SOME = st.sampled_from([TOUCH, RED, ALL, frozenset()])


@given(TEXTS, SOME)
def test_nothing_is_ever_lost(text: str, fields: frozenset[str]) -> None:
    read = read_signs(text, fields, NAMES)  # type: ignore[arg-type]  # names of fields
    tail = text[read.signs[0].start:] if read.signs else ""
    head = text[:len(text) - len(tail)].rstrip()
    assert read.title == head or any(
        head[at] == "\\" and head[:at] + head[at + 1:] == read.title for at in range(len(head)))
    end = len(text) - len(tail)
    for sign in read.signs:
        assert text[end:sign.start].strip() == ""
        assert sign.end > sign.start
        end = sign.end
    assert end == len(text)


@given(TEXTS, SOME)
def test_an_escaped_title_reads_as_itself(text: str, fields: frozenset[str]) -> None:
    shown = escaped(text, fields, NAMES)  # type: ignore[arg-type]  # names of fields
    assert read_signs(shown, fields, NAMES) == (text, ())  # type: ignore[arg-type]  # names of fields


def test_a_very_long_text_is_read_at_once() -> None:
    text = "#web+1*4@maria " * 1300
    assert read_signs(text, ALL, NAMES).title.startswith("#web+1")
