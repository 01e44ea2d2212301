"""New maps: empty, or from a template."""
from journeymapper.core.foundation.errors import BadFile
from journeymapper.core.foundation.i18n import Texts
from journeymapper.core.foundation.ids import new_id
from journeymapper.core.model.journey import Journey
from journeymapper.core.persistence.templates import new_map
from journeymapper.core.session.session import Session
from journeymapper.ui.windows.template_dialog import EMPTY, ask_template

from . import asking
from .desk import Place
from .map_file import MapFile


def empty_map(t: Texts) -> MapFile:
    """A journey and nothing else, in the language of `t`."""
    return MapFile(Session([Journey(id=new_id("journey"), title="", language=t.language)]))


def map_from_template(name: str, t: Texts) -> MapFile:
    """A new map after a template, EMPTY for none. Raises BadFile for an unknown name."""
    return empty_map(t) if name == EMPTY else MapFile(Session(new_map(name, t.language)))


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
