"""Where the outline has the keyboard, the menus Edit, Insert and Map mean its current row."""
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QApplication

from .edit_handlers import Handlers
from .map_page import MapPage

if TYPE_CHECKING:
    from journeymapper.ui.panels.outline import Outline


def outline_first(handlers: Handlers, page: MapPage) -> Handlers:
    """The same handlers, of which those that edit in place ask the outline first."""
    def either(id: str, own: Callable[..., object]) -> Callable[..., object]:
        def run(*args: Any) -> object:
            outline = focused_outline(page)
            return own(outline, *args) if outline is not None else handlers[id](*args)

        return run

    def there(id: str) -> Callable[..., object]:
        """The map's own way, once its focus is where the row stands."""
        def run(outline: "Outline", *args: object) -> object:
            outline.stand()
            return handlers[id](*args)

        return either(id, run)

    def grid(noun: str) -> Callable[..., object]:
        return either(f"map.{noun}", lambda outline, verb: outline.act(noun, verb))

    return {
        **handlers,
        "edit.rename": either("edit.rename", lambda outline: outline.rename()),
        "edit.mark_red_point": either("edit.mark_red_point", lambda outline: outline.mark()),
        "edit.link": either("edit.link", lambda outline: outline.link(handlers["edit.link"])),
        **{id: there(id) for id in ("edit.select_row", "edit.select_column", "edit.select_kind", "view.focus_stage")},
        **{f"map.{noun}": grid(noun) for noun in ("stage", "step", "lane")},
        "insert": either("insert", lambda outline, last: outline.insert(last.replace("_", "-"))),
    }


def focused_outline(page: MapPage) -> "Outline | None":
    """The outline, where the keyboard is in it."""
    outline, focused = page.outline.built, QApplication.focusWidget()
    return outline if outline is not None and focused is not None and outline.isAncestorOf(focused) else None
