"""New maps: empty, or from a template."""
from journeymapper.core.foundation.errors import BadFile
from journeymapper.core.foundation.i18n import Texts
from journeymapper.core.persistence.templates import new_map
from journeymapper.core.session.session import Session
from journeymapper.ui.windows.template_dialog import ask_template

from . import asking
from .desk import Place
from .map_file import MapFile

EMPTY = "empty"


def empty_map(t: Texts) -> MapFile:
    """A journey and nothing else, in the language of `t`."""
    return map_from_template(EMPTY, t)


def map_from_template(name: str, t: Texts) -> MapFile:
    """A new map after a template. Raises BadFile for an unknown name."""
    return MapFile(Session(new_map(name, t.language)))


def ask_new(place: Place) -> None:
    """Ask for a template and open a window with the new map."""
    name = ask_template(place.t, place.window)
    if name is None:
        return
    try:
        file = map_from_template(name, place.t)
    except BadFile as error:
        asking.tell_error(place.window, place.t, error)
        return
    place.desk.show(file, instead=place if place.file.untouched else None)
