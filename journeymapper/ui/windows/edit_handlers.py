"""What the menu Edit does. A text field that has the keyboard comes first."""
from collections.abc import Callable, Mapping

from journeymapper.core.foundation.errors import UserError
from journeymapper.core.foundation.i18n import Texts
from journeymapper.core.session.session import Session
from journeymapper.ui.canvas import clips, edits, linking, ranges
from journeymapper.ui.canvas.sheet import Sheet
from journeymapper.ui.feedback.toasts import Toasts

from .text_focus import can_redo, can_undo, delete_in, focused_text

Handlers = dict[str, Callable[..., object]]


def edit_handlers(session: Session, sheet: Sheet, toasts: Toasts, t: Texts) -> Handlers:
    """By action id."""
    plain: Mapping[str, Callable[[Sheet], object]] = {
        "cut": clips.cut, "copy": clips.copy, "paste": clips.paste, "select_all": clips.select_all,
        "delete": edits.delete_selection,
    }
    handlers: Handlers = {f"edit.{name}": _field_first(name, sheet, edit, toasts, t) for name, edit in plain.items()}
    handlers["edit.duplicate"] = refusable(toasts, t, lambda: clips.duplicate(sheet))
    handlers["edit.rename"] = refusable(toasts, t, lambda: edits.rename(sheet))
    handlers["edit.mark_red_point"] = refusable(toasts, t, lambda: edits.mark_red_point(sheet))
    for name, select in (("row", ranges.select_row), ("column", ranges.select_column), ("kind", ranges.select_kind)):
        handlers[f"edit.select_{name}"] = refusable(toasts, t, lambda select=select: _on_map(sheet, select))
    handlers["edit.park"] = refusable(toasts, t, lambda: edits.park_selection(sheet))
    handlers["edit.link"] = refusable(toasts, t, lambda: linking.link_selected(sheet))
    handlers["edit.undo"] = lambda: _travel(session, toasts, t, back=True)
    handlers["edit.redo"] = lambda: _travel(session, toasts, t, back=False)
    return handlers


def _on_map(sheet: Sheet, act: Callable[[Sheet], object]) -> None:
    """Nothing while a text is written: there the keys belong to the field."""
    if focused_text() is None:
        act(sheet)


def refusable(toasts: Toasts, t: Texts, do: Callable[..., object]) -> Callable[..., None]:
    """`do`, whose plain refusal is shown at the foot of the window."""

    def run(*args: object) -> None:
        try:
            do(*args)
        except UserError as error:
            toasts.show(t(error.message, **error.params), key="refused")

    return run


def _field_first(name: str, sheet: Sheet, edit: Callable[[Sheet], object], toasts: Toasts,
                 t: Texts) -> Callable[[], object]:
    on_map = refusable(toasts, t, edit)
    in_field = {"select_all": "selectAll"}.get(name, name)

    def run() -> None:
        field = focused_text()
        if field is None:
            on_map(sheet)
        elif name == "delete":
            delete_in(field)
        else:
            getattr(field, in_field)()

    return run


def _travel(session: Session, toasts: Toasts, t: Texts, *, back: bool) -> None:
    field = focused_text()
    if field is not None and (can_undo(field) if back else can_redo(field)):
        (field.undo if back else field.redo)()
        return
    try:
        skipped = session.undo() if back else session.redo()
    except UserError as error:
        toasts.show(t(error.message, **error.params), key="refused")
        return
    if skipped:
        toasts.show(t.plural("{n} change was left alone: somebody changed it since.",
                             "{n} changes were left alone: somebody changed them since.", skipped), key="refused")
