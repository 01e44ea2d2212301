"""Save as to-be: a copy of the map as it should become, in a file and a window of its own beside the as-is map."""
from journeymapper.core.commands.to_be import as_to_be
from journeymapper.core.foundation.errors import BadFile
from journeymapper.core.persistence.format import SUFFIX
from journeymapper.core.persistence.loaded import NewerFormat
from journeymapper.core.persistence.reading import file_hash
from journeymapper.core.session.session import Session
from journeymapper.ui.qt import messages

from . import asking
from .desk import Place
from .drafts import write_map_file
from .locking import in_use
from .map_file import MapFile


def save_as_to_be(place: Place) -> Place | None:
    """Ask for a file, write the to-be map there and open it; this map stays as it is, unsaved changes too."""
    t, file = place.t, place.file
    if file.frame.newer:
        asking.tell_error(place.window, t, NewerFormat(file.frame.version))
        return None
    file.session.settle.emit()
    file.session.close_gesture()
    folder = file.path.parent if file.path else place.desk.settings.folder()
    name = t("{map} to-be", map=place.proposed_name())
    title = t("Save as to-be: it opens in a window of its own")
    target = asking.ask_target(place.window, title, folder / (name + SUFFIX), [t("Journey maps (*.journey)")], SUFFIX)
    if target is None:
        return None
    if place.desk.place_of(target) is not None:
        messages.tell(place.window, t, t("“{file}” is open in a window. Choose another name for the to-be map.",
                                         file=target.name))
        return None
    if in_use(place, target):
        return None
    made = MapFile(Session(as_to_be(file.session.store.records.values())), file.frame)
    try:
        write_map_file(made, target, file_hash(target))
    except BadFile as error:
        asking.tell_error(place.window, t, error)
        return None
    new = place.desk.show(made)
    place.desk.remember(new)
    new.window.toasts.show(t("This is the to-be map, saved as “{file}”. The as-is map stays open in its window.",
                             file=new.name()), key="file")
    return new
