"""All actions of the editor. Order here is order in the menus."""
from collections.abc import Iterable

from journeymapper.core.foundation.i18n import LANGUAGES, N_

from .grid_tables import GRID
from .spec import ActionSpec

# Menus and submenus in order: key -> title
MENUS = {
    "file": N_("&File"),
    "file/recent": N_("Open &recent"),
    "edit": N_("&Edit"),
    "insert": N_("&Insert"),
    "insert/lane": N_("&Lane"),
    "map": N_("&Map"),
    "map/stage": N_("&Stage"),
    "map/step": N_("S&tep"),
    "map/lane": N_("&Lane"),
    "map/hidden": N_("&Hidden lanes"),
    "view": N_("&View"),
    "view/theme": N_("&Theme"),
    "view/language": N_("&Language"),
    "help": N_("&Help"),
}

FILE = (
    ActionSpec("file.new", N_("New…"), "Ctrl+N", "new", "file", 1, tip=N_("New map, empty or from a template")),
    ActionSpec("window.new", N_("New window"), "Ctrl+Shift+N", "window", "file", 1),
    ActionSpec("file.open", N_("Open…"), "Ctrl+O", "open", "file", 1),
    ActionSpec("file.recent.clear", N_("Clear this list"), None, None, "file/recent", 1),
    ActionSpec("file.save", N_("Save"), "Ctrl+S", "save", "file", 2),
    ActionSpec("file.save_as", N_("Save as…"), "Ctrl+Shift+S", None, "file", 2),
    ActionSpec("file.save_as_to_be", N_("Save as to-be…"), None, None, "file", 2,
               tip=N_("A copy to change into what the journey should become; both can be compared")),
    ActionSpec("file.compare", N_("Compare with…"), None, "compare", "file", 2,
               tip=N_("Both curves over each other, and all that was added, removed, moved or improved")),
    ActionSpec("file.revert", N_("Revert to saved…"), None, None, "file", 2,
               tip=N_("Go back to the file as it was saved last")),
    ActionSpec("file.versions", N_("Older versions…"), None, None, "file", 2,
               tip=N_("What was kept at each save: compare it, open it as a copy, or restore it")),
    ActionSpec("file.export_xlsx", N_("Export backlog to Excel…"), "Ctrl+E", "excel", "file", 3),
    ActionSpec("file.export_changes", N_("Export backlog with changes since…"), None, None, "file", 3,
               tip=N_("The workbook tells too what was changed since another map")),
    ActionSpec("file.export_maps", N_("Export several maps to Excel…"), None, None, "file", 3,
               tip=N_("One workbook with the red points of all of them")),
    ActionSpec("file.export_picture", N_("Export map as picture…"), "Ctrl+Shift+E", "picture", "file", 3,
               tip=N_("PNG, SVG or PDF")),
    ActionSpec("file.export_insight", N_("Export insight as picture…"), "Ctrl+Shift+I", None, "file", 3,
               tip=N_("The picture that the Insights view shows, as PNG or SVG")),
    ActionSpec("file.export_personas", N_("Export persona pages…"), None, None, "file", 3,
               tip=N_("A PDF to print: portrait, goals, empathy map and curve of every persona")),
    ActionSpec("file.export_tickets", N_("Export tickets…"), None, None, "file", 3,
               tip=N_("CSV for Jira or Azure DevOps: the red points that have no ticket yet")),
    ActionSpec("file.export_new_tickets", N_("Export new tickets only…"), None, None, "file", 3,
               tip=N_("The red points that no earlier file of tickets holds")),
    ActionSpec("file.export_cancel", N_("Cancel export"), None, None, "file", 3,
               tip=N_("Give up the exports that are being written; no file is changed")),
    ActionSpec("file.read_back", N_("Read back backlog…"), "Ctrl+Shift+B", None, "file", 3,
               tip=N_("Take over what managers answered in the workbook")),
    ActionSpec("file.close", N_("Close window"), "Ctrl+W", None, "file", 4),
    ActionSpec("file.quit", N_("Quit"), "Ctrl+Q", None, "file", 4, role="quit"),
)

EDIT = (
    ActionSpec("edit.undo", N_("Undo"), "Ctrl+Z", "undo", "edit", 1),
    ActionSpec("edit.redo", N_("Redo"), ("Ctrl+Shift+Z", "Ctrl+Y"), "redo", "edit", 1),
    ActionSpec("edit.cut", N_("Cut"), ("Ctrl+X", "Shift+Del"), "cut", "edit", 2),
    ActionSpec("edit.copy", N_("Copy"), ("Ctrl+C", "Ctrl+Ins"), "copy", "edit", 2),
    ActionSpec("edit.paste", N_("Paste"), ("Ctrl+V", "Shift+Ins"), "paste", "edit", 2),
    ActionSpec("edit.duplicate", N_("Duplicate"), "Ctrl+D", "duplicate", "edit", 2),
    ActionSpec("edit.delete", N_("Delete"), ("Del", "Backspace"), "remove", "edit", 2),
    ActionSpec("edit.park", N_("Park"), None, "parking-lot", "edit", 2,
               tip=N_("Put the selected cards into the parking lot; F7 shows it")),
    ActionSpec("edit.select_all", N_("Select all"), "Ctrl+A", None, "edit", 3),
    ActionSpec("edit.select_row", N_("Select the lane’s cards"), "Shift+Space", None, "edit", 3,
               tip=N_("All cards and emotions in the row")),
    ActionSpec("edit.select_column", N_("Select the step’s cards"), "Ctrl+Space", None, "edit", 3,
               tip=N_("All cards and emotions in the column")),
    ActionSpec("edit.select_kind", N_("Select all of this kind"), "Ctrl+Shift+A", None, "edit", 3,
               tip=N_("All cards of the kind of the selected one; likewise emotions, stages, steps, lanes")),
    ActionSpec("edit.rename", N_("Rename"), "F2", "rename", "edit", 3, tip=N_("Edit the title in place")),
    ActionSpec("edit.mark_red_point", N_("Mark red point"), "Ctrl+M", "red-point", "edit", 4,
               tip=N_("Mark where the customer is lost, unhappy or does not see our value")),
    ActionSpec("edit.link", N_("Link cards"), "Ctrl+L", "link", "edit", 4,
               tip=N_("Link the selected cards in their order; with one selected, choose its target")),
    ActionSpec("edit.find", N_("Find…"), "Ctrl+F", "search", "edit", 5, tip=N_("Find in all texts of the map")),
    ActionSpec("edit.find_next", N_("Find next"), "F3", None, "edit", 5),
    ActionSpec("edit.find_previous", N_("Find previous"), "Shift+F3", None, "edit", 5),
    ActionSpec("edit.replace", N_("Replace…"), "Ctrl+H", None, "edit", 5),
    ActionSpec("edit.commands", N_("Command or card…"), "Ctrl+K", "commands", "edit", 5,
               tip=N_("Find any command or card by typing")),
)

# Alt and a digit, in the order of the palette: Ctrl+Alt is AltGr on many keyboards.
INSERT = (
    ActionSpec("insert.stage", N_("Stage"), "Alt+1", "stage", "insert", 1),
    ActionSpec("insert.step", N_("Step"), "Alt+2", "step", "insert", 1),
    ActionSpec("insert.touchpoint", N_("Touchpoint"), "Alt+3", "touchpoint", "insert", 2),
    ActionSpec("insert.emotion", N_("Emotion"), "Alt+4", "emotion", "insert", 2),
    ActionSpec("insert.red_point", N_("Red point"), "Alt+5", "red-point", "insert", 2),
    ActionSpec("insert.opportunity", N_("Opportunity"), "Alt+6", "opportunity", "insert", 2),
    ActionSpec("insert.note", N_("Note"), "Alt+7", "note", "insert", 3),
    ActionSpec("insert.quote", N_("Quote"), "Alt+8", "quote", "insert", 3),
    ActionSpec("insert.process", N_("Process"), "Alt+9", "process", "insert", 3),
    ActionSpec("insert.picture", N_("Picture…"), None, "picture", "insert", 3),
    ActionSpec("insert.metric", N_("Metric"), None, "metric", "insert", 3),
)

MAP = (
    ActionSpec("map.properties", N_("Journey…"), "Alt+Return", "properties", "map", 1,
               tip=N_("Properties of the map: title, scenario, owner, review date")),
    ActionSpec("map.personas", N_("Personas…"), None, "personas", "map", 1),
    ActionSpec("map.channels", N_("Channels…"), None, "channels", "map", 1),
    ActionSpec("map.departments", N_("Departments…"), None, "departments", "map", 1),
    ActionSpec("map.measurements", N_("Measurements…"), None, "metric", "map", 1,
               tip=N_("Loyalty as it was measured, per segment and day")),
    ActionSpec("map.signals", N_("Take over measured values…"), None, None, "map", 1,
               tip=N_("From a spreadsheet or CSV file into a metric or the measurements of loyalty")),
    ActionSpec("map.finding_rules", N_("What findings look for…"), None, None, "map", 1,
               tip=N_("Words from our side, and how far feelings for one service may differ")),
    *GRID,
    ActionSpec("map.show_all_lanes", N_("Show all lanes"), None, None, "map/hidden", 2),
)

VIEW = (
    ActionSpec("view.map", N_("Map"), "Ctrl+1", "map", "view", 1, True, choice="view"),
    ActionSpec("view.backlog", N_("Backlog"), "Ctrl+2", "backlog", "view", 1, True, choice="view"),
    ActionSpec("view.channels", N_("Channels"), "Ctrl+3", "channels", "view", 1, True, choice="view",
               tip=N_("Channels by steps, what each persona would prefer, and pilots")),
    ActionSpec("view.insights", N_("Insights"), "Ctrl+4", "insights", "view", 1, True, choice="view",
               tip=N_("Curves, feelings and loyalty in pictures")),
    ActionSpec("view.compare", N_("Compare"), "Ctrl+5", "compare", "view", 1, True, choice="view",
               tip=N_("This map beside its to-be map, last month’s file or an older version")),
    ActionSpec("view.zoom_in", N_("Zoom in"), ("Ctrl++", "Ctrl+="), "zoom-in", "view", 2),
    ActionSpec("view.zoom_out", N_("Zoom out"), "Ctrl+-", "zoom-out", "view", 2),
    ActionSpec("view.zoom_100", N_("Actual size"), "Ctrl+0", None, "view", 2),
    ActionSpec("view.zoom_fit", N_("Fit the map"), "Ctrl+9", "fit", "view", 2),
    ActionSpec("view.zoom_selection", N_("Zoom to selection"), "Ctrl+8", None, "view", 2),
    ActionSpec("view.focus_stage", N_("Focus on the stage"), "Ctrl+7", "spotlight", "view", 2, True,
               tip=N_("Show this stage and dim the rest; Escape ends it")),
    ActionSpec("view.full_screen", N_("Full screen"), "F11", None, "view", 2, True),
    ActionSpec("view.filter", N_("Filter"), "Ctrl+Shift+F", "filter", "view", 3, True,
               tip=N_("Dim the cards that do not fit a persona, channel, department or words")),
    ActionSpec("view.parking_lot", N_("Parking lot"), "F7", "parking-lot", "view", 3, True,
               tip=N_("Cards without a place on the map")),
    ActionSpec("view.minimap", N_("Minimap"), "Ctrl+Shift+M", "minimap", "view", 3, True,
               tip=N_("The whole map in a corner; click or drag there to move the view")),
    ActionSpec("view.palette", N_("Palette"), "F8", "palette", "view", 3, True),
    ActionSpec("view.inspector", N_("Inspector"), "F9", "inspector", "view", 3, True),
    ActionSpec("view.outline", N_("Outline"), "Ctrl+Shift+L", "outline", "view", 3, True,
               tip=N_("The whole map as a tree")),
    ActionSpec("view.findings", N_("Findings"), "Ctrl+Shift+G", "findings", "view", 3, True,
               tip=N_("Where the journey breaks and what the map lacks, with reasons")),
    ActionSpec("view.history", N_("History"), "Ctrl+Shift+H", "history", "view", 3, True,
               tip=N_("All changes by name; go back to any of them")),
    ActionSpec("view.next_pane", N_("Next pane"), "F6", None, "view", 3,
               tip=N_("Palette, outline, findings, history, filter, map, parking lot, inspector in turn")),
    ActionSpec("view.previous_pane", N_("Previous pane"), "Shift+F6", None, "view", 3),
    ActionSpec("view.workshop", N_("Workshop size"), None, "workshop", "view", 4, True,
               tip=N_("Large enough for fingers on a shared screen")),
    ActionSpec("view.theme.system", N_("As the system"), None, None, "view/theme", 4, True, choice="theme"),
    ActionSpec("view.theme.light", N_("Light"), None, None, "view/theme", 4, True, choice="theme"),
    ActionSpec("view.theme.dark", N_("Dark"), None, None, "view/theme", 4, True, choice="theme"),
)

# A language is called by its own name in every language, so these texts aren't in the catalogue.
LANGUAGE = tuple(
    ActionSpec(f"view.language.{code}", name, None, None, "view/language", 4, True, choice="language")
    for code, name in LANGUAGES.items()
)

HELP = (
    ActionSpec("help.keys", N_("Keys"), "F1", "keys", "help", 1, tip=N_("All keys of the editor")),
    ActionSpec("help.about", N_("About Journeymapper"), None, "about", "help", 1, role="about"),
)


def lane_actions(kinds: Iterable[tuple[str, str, str]]) -> tuple[ActionSpec, ...]:
    """Actions "insert.lane.<kind>" for the lane kinds that were found: (kind, title as catalogue id, icon)."""
    return tuple(ActionSpec(f"insert.lane.{kind}", title, None, icon, "insert/lane", 1) for kind, title, icon in kinds)


def all_actions(kinds: Iterable[tuple[str, str, str]] = ()) -> tuple[ActionSpec, ...]:
    """The whole table; the lanes' submenu stands after stage and step."""
    return (*FILE, *EDIT, *INSERT[:2], *lane_actions(kinds), *INSERT[2:], *MAP, *VIEW, *LANGUAGE, *HELP)
