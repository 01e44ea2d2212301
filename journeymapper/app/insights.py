"""The picture of the Insights view as a file: PNG or SVG, as the person chooses."""
from pathlib import Path
from typing import TYPE_CHECKING

from journeymapper.core.foundation.atomic import replacing
from journeymapper.core.foundation.causes import unwritable
from journeymapper.core.foundation.errors import UserError
from journeymapper.core.foundation.i18n import N_
from journeymapper.core.foundation.paths import shown
from journeymapper.core.persistence.export import refuse_same_file

from . import asking
from .desk import Place

if TYPE_CHECKING:
    from journeymapper.ui.plots.figures.figure import Figure

KINDS = ((N_("PNG picture"), ".png"), (N_("SVG drawing"), ".svg"))


def export_insight(place: Place) -> Path | None:
    """Ask for a file and write the picture that is shown. None where there is none or the person cancelled."""
    t, window, views = place.t, place.window, place.window.chrome.views
    page = views.currentWidget()
    figure: Figure | None = getattr(page, "figure", None)
    if figure is None:
        return None
    if not figure.sentence:
        window.toasts.show(getattr(page, "empty", ""), key="export")
        return None
    named = getattr(page, "figure_named", None)
    if named is not None:
        figure = named(place.name())
    proposal = place.desk.settings.folder() / f"{place.proposed_name()} — {figure.title}{KINDS[0][1]}"
    filters = [f"{t(title)} (*{suffix})" for title, suffix in KINDS]
    asked = asking.ask_target_as(window, t("Export picture"), proposal, filters, KINDS[0][1])
    if asked is None:
        return None
    out = asked[0]
    place.desk.settings.set_folder(out.parent)
    try:
        _write(place, figure, out)
    except UserError as error:
        asking.tell_error(window, t, error)
        return None
    window.toasts.show(t("Exported “{file}”.", file=shown(out.name)), key="file")
    return out


def _write(place: Place, figure: "Figure", out: Path) -> None:
    """All or nothing. Raises BadFile."""
    from journeymapper.ui.plots.figure_files import write_figure

    if place.file.path is not None:
        refuse_same_file(place.file.path, out)
    try:
        with replacing(out, suffix=out.suffix) as temporary:
            write_figure(figure, temporary)
    except OSError as error:
        raise unwritable(out, error) from error
