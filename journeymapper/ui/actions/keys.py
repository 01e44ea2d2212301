"""The list of keys, for help and documentation."""
from collections.abc import Iterable

from PySide6.QtGui import QKeySequence

from journeymapper.core.foundation.i18n import Texts

from .spec import ActionSpec
from .tables import MENUS


def key_list(specs: Iterable[ActionSpec], t: Texts) -> list[tuple[str, str, str]]:
    """(menu, action, keys) of all actions that have keys, in the order of the tables."""
    native = QKeySequence.SequenceFormat.NativeText
    rows = []
    for spec in specs:
        if spec.shortcuts:
            menu = t(MENUS[spec.menu.split("/")[0]]) if spec.menu else ""
            keys = " · ".join(QKeySequence(keys).toString(native) for keys in spec.shortcuts)
            rows.append((menu.replace("&", ""), t(spec.text).replace("&", ""), keys))
    return rows
