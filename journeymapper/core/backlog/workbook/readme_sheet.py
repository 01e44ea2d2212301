"""The sheet Read me: what the workbook is, who edits what, how scores come about, what map it comes from."""
from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

from journeymapper.core.backlog.columns import COLUMNS
from journeymapper.core.backlog.scoring import BANDS, highest
from journeymapper.core.document import queries
from journeymapper.core.model.cards import Card
from journeymapper.core.model.people import Emotion

from .backlog_sheet import EDITORS
from .cells import at, put_date, put_number, put_text
from .content import Content
from .lists import SCALES, scale_words
from .settings_sheet import SCALE_TITLES
from .sheets import estimated_height, on_paper, widths

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

LABEL, TEXT = 24, 88
# Label, what it says, style of the label.
Line = tuple[str, str | int | date, str]


def write_readme(sheet: "Worksheet", content: Content) -> None:
    """Fill the sheet."""
    t, ink = content.t, content.ink
    widths(sheet, (LABEL, TEXT))
    put_text(ink, at(sheet, 1, 1), t("Improvement backlog"), "title")
    put_text(ink, at(sheet, 2, 1), content.journey.title, "subtitle")
    sheet.row_dimensions[1].height = 30
    row = 4
    about = t("The maps") if content.maps else t("The map")
    for title, lines in ((about, _facts(content)), (t("How to use it"), _uses(content)),
                         (t("Who edits what"), _editors(content)), (t("The score"), _score(content)),
                         (t("The sheets"), _sheets(content))):
        put_text(ink, at(sheet, row, 1), title, "section")
        sheet.row_dimensions[row].height = 22
        for line in lines:
            row += 1
            _write(sheet, content, row, line)
        row += 2
    sheet.sheet_view.showGridLines = False
    on_paper(sheet, content.journey.title, content.page, portrait=True)


def _write(sheet: "Worksheet", content: Content, row: int, line: Line) -> None:
    label, text, style = line
    cell = at(sheet, row, 2)
    put_text(content.ink, at(sheet, row, 1), label, style)
    if isinstance(text, int):
        put_number(content.ink, cell, text, "left")
    elif isinstance(text, date):
        put_date(content.ink, cell, text.isoformat(), "day")
    else:
        put_text(content.ink, cell, text, "body")
        sheet.row_dimensions[row].height = estimated_height([(text, TEXT), (label, LABEL)])


def _facts(content: Content) -> Iterator[Line]:
    t, journey, doc = content.t, content.journey, content.doc
    if content.maps:
        yield from _portfolio(content)
        return
    states = {"as-is": t("as-is"), "to-be": t("to-be")}
    texts = ((t("Map"), journey.title), (t("State"), states.get(journey.state or "", "")),
             (t("Scenario"), journey.scenario), (t("Organisation"), journey.organisation), (t("Owner"), journey.owner),
             (t("Sources"), journey.sources), (t("Exported on"), content.now.date()))
    for label, text in texts:
        if text:
            yield label, text, "label"
    counts = ((t("Steps"), len(queries.columns(doc))), (t("Cards"), len(doc.every(Card))),
              (t("Emotions"), len(doc.every(Emotion))), (t("Red points"), len(content.items)))
    for label, number in counts:
        yield label, number, "label"


def _portfolio(content: Content) -> Iterator[Line]:
    t = content.t
    yield t("Maps"), len(content.maps), "label"
    yield t("Red points"), len(content.items), "label"
    yield t("Exported on"), content.now.date(), "label"
    if content.mixed:
        yield t("Scoring"), t("The maps score in different ways. Here all red points are scored in the usual one, so "
                              "that they can be compared."), "label"


def _uses(content: Content) -> Iterator[Line]:
    t = content.t
    yield "1", t("Sort and filter the sheet “{sheet}” as you like: the scores are live and follow their rows.",
                 sheet=content.sheets["backlog"]), "label"
    yield "2", t("Fill in effort, owner, status and due date; a drop-down asks before it takes another word."), "label"
    new = t("A new red point is a new row right below the table; its score computes itself.")
    if content.maps:
        told = t("Its column “{column}” says which map it is for, in the words of the sheet “{sheet}”.",
                 column=t("Map"), sheet=content.sheets["maps"])
        new = f"{new} {told}"
    yield "3", new, "label"
    yield "4", t("Keep the headers and the hidden columns and sheets: by them rows find back to the map."), "label"
    yield "5", t("Paper shows the columns up to “{column}”; the others stand to the right on the screen.",
                 column=t("Proposed improvement")), "label"


def _editors(content: Content) -> Iterator[Line]:
    t = content.t
    hints = {
        "app": t("Comes from the map and is changed there; what is typed here isn't read back."),
        "both": t("May be changed here and in the map."),
        "manager": t("Is yours: decided and kept up to date here."),
    }
    for editor, label in EDITORS.items():
        names = ", ".join(t(column.title) for column in COLUMNS if column.editor == editor and column.key != "uid")
        yield t(label), f"{hints[editor]}\n{names}", f"strip {editor}"


def _score(content: Content) -> Iterator[Line]:
    t = content.t
    bands = {band: t(word) for band, word in BANDS.items()}
    scoring = content.scoring
    weights = {t(one.title): scoring.weight(one.name) for one in scoring.model.inputs}
    told = [t("{model}: {rule}, 0 to {most:g}. A blank gives “not scored”, never 0.", model=t(scoring.model.title),
              rule=t(scoring.model.rule), most=round(highest(scoring), 2)), t(scoring.model.explanation)]
    if set(weights.values()) != {1}:
        named = " · ".join(f"{name} {weight:g}" for name, weight in weights.items())
        told.append(t("Weights: {weights}", weights=named))
    yield t("Rule"), "\n".join(told), "label"
    yield t("When"), t("From {now:g}: {now_word}. From {next:g}: {next_word}. Below: {later_word}. "
                       "Severity 4 is always {now_word}.", now=content.scoring.now, next=content.scoring.next,
                       now_word=bands["now"], next_word=bands["next"], later_word=bands["later"]), "label"
    yield t("Order"), t("Severity 4 first; then by score; what isn't scored comes last."), "label"
    for key in SCALES:
        title, meaning = SCALE_TITLES[key]
        yield t(title), f"{scale_words(key, t)}\n{t(meaning)}", "label"


def _sheets(content: Content) -> Iterator[Line]:
    t, names = content.t, content.sheets
    told = {
        "summary": t("Where the red points stand, in charts and numbers that follow the backlog."),
        "maps": t("The maps of this workbook, and how much there is to do in each."),
        "backlog": t("The red points as rows of work."),
        "map": t("The map as a grid: stages over steps, lanes by steps."),
        "data": t("All cards of the map, one a row, for your own counting."),
        "parking": t("Cards that wait outside the grid."),
        "changes": t("What differs from a second map, where one was given."),
        "settings": t("Thresholds and words that the formulas use, and the scales."),
    }
    for key, text in told.items():
        if key in names:
            yield names[key], text, "label"
