"""Tickets for Jira and Azure DevOps: their columns and limits, what is left out, what an earlier export held."""
import csv
import io
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from journeymapper.core.backlog.item import backlog
from journeymapper.core.backlog.tickets.texts import description, ticket_title
from journeymapper.core.document.store import Store
from journeymapper.core.foundation.csv_text import BOM, read_csv
from journeymapper.core.foundation.errors import BadFile
from journeymapper.core.foundation.i18n import texts
from journeymapper.core.foundation.sentences import say
from journeymapper.core.persistence.export import Exported, export_map
from journeymapper.formats.jira.markup import JOINER, as_it_stands
from tests.support.maps import sample
from tests.unit.backlog.workbooks import red_points

EN = texts("en")
JIRA = ["Summary", "Issue Type", "Priority", "Due Date", "Labels", "Labels", "Description"]
AZURE = ["Work Item Type", "Title", "Description", "Priority", "Tags"]
LIMITS = {"jira": 250, "azure": 1_000}


def exported(store: Store, out: Path, options: Mapping[str, Any] | None = None) -> Exported:
    return export_map(store, out, EN, options)


def table(path: Path) -> list[dict[str, str]]:
    """The rows as another program reads them; of two columns of one name the last counts."""
    return list(csv.DictReader(io.StringIO(path.read_bytes().decode("utf-8-sig"), newline="")))


def test_jira_takes_the_sample_as_it_is(tmp_path: Path) -> None:
    out = tmp_path / "a.jira.csv"
    done = exported(sample().store, out)
    assert (done.files, done.notes) == ((out,), ())
    data = out.read_bytes()
    assert not data.startswith(BOM)
    rows = read_csv(out)
    assert rows[0] == JIRA
    assert {len(row) for row in rows} == {len(JIRA)}
    assert [row[4] for row in rows[1:]] == [item.name for item in backlog(sample().store)]
    first = rows[1]
    assert first[:6] == ["Bot loops, no way to a person", "Task", "Highest", "15/Dec/26 12:00 AM", "RP-005",
                         "garden-furniture/red-point-31"]
    assert first[6].splitlines()[:2] == ["Red point: RP-005", "Unique id: garden-furniture/red-point-31"]
    assert {"Stage: Use", "Severity: 4 (must be fixed)", "Owner: Customer care", "Due: 2026-12-15", "Score: 8",
            "When: now"} <= set(first[6].splitlines())
    assert [row[2] for row in rows[1:]] == ["Highest", "Highest", "High", "Medium", "Medium", "Low"]
    # A label with a space in it would become two.
    assert not any(" " in label for row in rows[1:] for label in row[4:6])


def test_azure_takes_the_sample_as_it_is(tmp_path: Path) -> None:
    out = tmp_path / "a.azure.csv"
    exported(sample().store, out)
    assert out.read_bytes().startswith(BOM)
    rows = read_csv(out)
    assert rows[0] == AZURE
    assert [row[3] for row in rows[1:]] == ["1", "1", "1", "2", "2", "3"]
    assert rows[1][4] == "RP-005; garden-furniture/red-point-31"
    assert rows[1][2].startswith("<div>Red point: RP-005<br>Unique id: garden-furniture/red-point-31<br><br>")
    # Its import refuses what only a person or the board may set.
    assert not {"ID", "State", "Assigned To", "Created Date", "Changed Date"} & set(rows[0])
    assert not any("\n" in cell for row in rows for cell in row)


@pytest.mark.parametrize("tracker", LIMITS)
def test_more_than_a_file_takes_are_several_files(tracker: str, tmp_path: Path) -> None:
    most = LIMITS[tracker]
    store = red_points([{}] * (2 * most + 1))
    done = exported(store, tmp_path / f"a.{tracker}.csv")
    assert [path.name for path in done.files] == [f"a-{n}.{tracker}.csv" for n in (1, 2, 3)]
    assert sorted(path.name for path in tmp_path.iterdir()) == [path.name for path in done.files]
    counts = [len(table(path)) for path in done.files]
    assert counts == [most, most, 1]
    uids = [uid for path in done.files for row in read_csv(path) for cell in row for uid in [cell.split("; ")[-1]]
            if uid.startswith("j/")]
    assert uids == [item.uid for item in backlog(store)]
    exact = exported(red_points([{}] * most), tmp_path / f"b.{tracker}.csv")
    assert [path.name for path in exact.files] == [f"b.{tracker}.csv"]


@pytest.mark.parametrize("tracker", LIMITS)
def test_a_second_export_says_what_is_new(tracker: str, tmp_path: Path) -> None:
    first, second = tmp_path / f"a.{tracker}.csv", tmp_path / f"b.{tracker}.csv"
    exported(red_points([{}, {}]), first)
    store = red_points([{}, {}, {"title": "later"}])
    done = exported(store, second, {"since": [first]})
    assert [say(EN, note) for note in done.notes] == ["Left out, since an earlier file holds them: 2."]
    assert "later" in second.read_text("utf-8")
    assert len(table(second)) == 1
    nothing = exported(store, tmp_path / f"c.{tracker}.csv", {"since": [first, second], "all": True})
    assert nothing.files == ()
    assert not (tmp_path / f"c.{tracker}.csv").exists()


def test_the_trackers_own_export_says_it_too(tmp_path: Path) -> None:
    earlier = tmp_path / "board.csv"
    earlier.write_text("Key;Name;Tags\n1;Two;RP-001, j/rp1\n2;Three;see [j/rp3]\n3;Other;other/rp2\n", "utf-8")
    done = exported(red_points([{}, {}, {}]), tmp_path / "b.jira.csv", {"since": [earlier]})
    assert [row["Summary"] for row in table(done.files[0])] == ["Red point 2"]


def test_who_has_a_ticket_or_is_closed_is_left_out(tmp_path: Path) -> None:
    store = red_points([{"ticket": "https://jira/A-1"}, {"ticket": " "}, {"status": "done"}, {"status": "won't do"},
                        {"status": "in progress"}, {"ticket": "A-2", "status": "verified"}])
    out = tmp_path / "a.jira.csv"
    done = exported(store, out)
    assert [row["Summary"] for row in table(out)] == ["Red point 2", "Red point 5"]
    assert [say(EN, note) for note in done.notes] == [
        "Left out, since they have a ticket: 2.", "Left out, since they are done, verified or won't be done: 2."]
    exported(store, out, {"all": True, "type": "Story"})
    assert [row["Issue Type"] for row in table(out)] == ["Story"] * 6


def test_formulas_and_markup_are_only_texts(tmp_path: Path) -> None:
    store = red_points([{"title": '=HYPERLINK("x")', "proposal": "<script>a</script>\n-1"}, {"title": "a\nb\u0007"}])
    jira, azure = tmp_path / "a.jira.csv", tmp_path / "a.azure.csv"
    exported(store, jira)
    exported(store, azure)
    assert [row["Summary"] for row in table(jira)] == ["'=HYPERLINK(\"x\")", "a b␇"]
    assert [row[0] for row in read_csv(jira)[1:]] == ['=HYPERLINK("x")', "a b␇"]
    body = table(azure)[0]["Description"]
    assert "&lt;script&gt;a&lt;/script&gt;<br>-1" in body
    for path in (jira, azure):
        assert not any(cell.startswith(("=", "+", "-", "@")) for row in table(path) for cell in row.values())


@pytest.mark.parametrize("text, shown", [
    ("{code}x{code}", r"\{code\}x\{code\}"), ("[~admin] [x|http://e]", r"\[~admin\] \[x|http://e\]"),
    ("!cat.png!", r"\!cat.png!"), ("wow! really", "wow! really"), ("??who??", r"\??who\??"),
    ("*bold* and 2*3*4", r"\*bold* and 2*3*4"), ("_a_ snake_case_name", r"\_a_ snake_case_name"),
    ("-5 and -gone-", r"\-5 and \-gone-"), ("well-known e-mail", "well-known e-mail"),
    ("* one\n# two\n- three", "\\* one\n\\# two\n\\- three"), ("----", r"\----"), ("|| head ||", r"\|| head ||"),
    ("h1. Big", f"h{JOINER}1. Big"), ("bq. said", f"b{JOINER}q. said"), ("a :) (!) (x) b", r"a \:) \(!) \(x) b"),
    ("C:\\temp\\new", "C:\\temp\\new"), ("a\\\\b", f"a\\{JOINER}\\b"), ("https://e.com/a-b?c=d", "https://e.com/a-b?c=d"),
    ("RP-014 · 3 × 2 = 6 (€ 5)", "RP-014 · 3 × 2 = 6 (€ 5)"),
])
def test_jiras_markup_is_only_text(text: str, shown: str) -> None:
    assert as_it_stands(text) == shown


def test_a_description_full_of_markup_keeps_to_the_limit(tmp_path: Path) -> None:
    out = tmp_path / "a.jira.csv"
    exported(red_points([{"proposal": "{[" * 9_000, "decision": "{x}" * 6_000}]), out)
    body = table(out)[0]["Description"]
    assert 25_000 < len(body) <= 32_000
    assert "Unique id: j/rp1" in body
    assert re.search(r"(?<!\\)[{}\[\]]", body) is None


def test_titles_and_descriptions_keep_to_the_limits() -> None:
    fields = {"title": "👩‍👩‍👧" * 60, "proposal": "long " * 3_000, "decision": "x" * 20_000}
    store = red_points([fields, {"title": " "}])
    long, blank = sorted(backlog(store), key=lambda item: item.red_point.number)
    assert ticket_title(blank, 255) == "RP-002"
    title = ticket_title(long, 255)
    assert len(title) <= 255
    assert title.removesuffix("…").replace("👩‍👩‍👧", "") == ""
    lines = description(long, EN, 32_000)
    assert len("\n".join(lines)) <= 32_000
    assert lines[1] == "Unique id: j/rp1"
    assert lines[-1].endswith("… [shortened]")


@pytest.mark.parametrize("due, shown", [
    ("2026-02-03", "03/Feb/26 12:00 AM"), ("2044-12-31", "31/Dec/44 12:00 AM"), ("2045-01-01", ""), ("1999-01-01", ""),
    (None, ""),
])
def test_days_as_jira_reads_them(due: str | None, shown: str, tmp_path: Path) -> None:
    out = tmp_path / "a.jira.csv"
    exported(red_points([{"due": due}]), out)
    assert table(out)[0]["Due Date"] == shown


def test_an_unscored_red_point_leaves_the_priority_to_the_project(tmp_path: Path) -> None:
    out = tmp_path / "a.azure.csv"
    exported(red_points([{"severity": 3}]), out)
    assert table(out)[0]["Priority"] == ""


def test_nothing_that_is_read_or_unasked_is_overwritten(tmp_path: Path) -> None:
    earlier, out = tmp_path / "a-2.jira.csv", tmp_path / "a.jira.csv"
    earlier.write_text("Labels\nj/rp1\n", "utf-8")
    store = red_points([{}] * 300)
    with pytest.raises(BadFile, match="is read by this export"):
        export_map(store, out, EN, {"since": [earlier]}, keep=[earlier])
    with pytest.raises(BadFile, match=r"several files, and “.*a-2\.jira\.csv” exists already"):
        export_map(store, out, EN, asked_for=False)
    assert [path.name for path in tmp_path.iterdir()] == [earlier.name]
    assert earlier.read_text("utf-8") == "Labels\nj/rp1\n"
    out.write_text("old", "utf-8")
    assert export_map(red_points([{}]), out, EN, asked_for=False).files == (out,)


def test_an_earlier_file_that_is_gone_or_no_csv_is_said(tmp_path: Path) -> None:
    with pytest.raises(BadFile, match="can't be opened: there is no such file"):
        exported(red_points([{}]), tmp_path / "a.jira.csv", {"since": [tmp_path / "none.csv"]})


def test_texts_are_in_the_maps_language(tmp_path: Path) -> None:
    out = tmp_path / "a.jira.csv"
    export_map(red_points([{"severity": 4}]), out, texts("es"))
    assert table(out)[0]["Priority"] == "Highest"
    assert texts("es")("Severity") + ": 4" in table(out)[0]["Description"]
