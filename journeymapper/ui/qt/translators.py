"""Qt's own words (buttons of file dialogs, context menus of text fields) in the language of the program."""
from collections.abc import Mapping

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QObject, QTranslator
from PySide6.QtWidgets import QApplication

from journeymapper.core.foundation.i18n import N_, Texts, texts

_NAME, _GAPS, _KEYS = "qtbase", "qtbase-gaps", "qtbase-keys"
# Keys as they are printed on keyboards of a language and as our hints call them, where Qt says otherwise.
KEYS = {"es": {"Ctrl": "Ctrl", "Shift": "Mayús", "Return": "Intro", "Tab": "Tab", "Del": "Supr"}}
# What Qt 6.11 says otherwise than its translations know (`qtbase_es.qm`), by Qt's own context.
MISSING = {
    "QFileDialog": (N_("&Look in:"), N_("Files of &type:")),
    "QAbstractFileIconProvider": (N_("Drive"), N_("File"), N_("Folder"), N_("%1 File")),
}


class Gaps(QTranslator):
    """Qt's words that its own translation lacks, from our catalogue. Asked after that one; None asks the next."""

    def __init__(self, t: Texts, parent: QObject) -> None:
        super().__init__(parent)
        self._t = t
        self.setObjectName(_GAPS)

    def translate(self, context: str, source: str, disambiguation: str | None = None,
                  n: int = -1) -> str | None:
        return self._t(source) if source in MISSING.get(context, ()) else None

    def isEmpty(self) -> bool:
        """Qt installs no empty one."""
        return False


class KeyNames(QTranslator):
    """Names of keys. Asked before Qt's own translation."""

    def __init__(self, names: Mapping[str, str], parent: QObject) -> None:
        super().__init__(parent)
        self._names = names
        self.setObjectName(_KEYS)

    def translate(self, context: str, source: str, disambiguation: str | None = None,
                  n: int = -1) -> str | None:
        return self._names.get(source) if context == "QShortcut" else None

    def isEmpty(self) -> bool:
        """Qt installs no empty one."""
        return False


def install_qt_language(language: str) -> bool:
    """Load Qt's translation of `language` ("es"), instead of an earlier one, and set number and date formats by it.

    False where Qt has none for it: its English words stay. Needs a QCoreApplication.
    """
    application = QCoreApplication.instance()
    if application is None:
        raise RuntimeError("there is no application yet")
    for old in application.findChildren(QTranslator):
        if old.objectName() in (_NAME, _GAPS, _KEYS):
            application.removeTranslator(old)
            old.setParent(None)
    QLocale.setDefault(QLocale(language))
    for window in QApplication.topLevelWidgets():
        window.unsetLocale()  # one that stood before the language was known keeps writing numbers in the old one
    translator = QTranslator(application)
    translator.setObjectName(_NAME)
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    if not translator.load(f"{_NAME}_{language}", folder):
        translator.setParent(None)
        return False
    # The last one installed is asked first.
    return application.installTranslator(Gaps(texts(language), application)) and \
        application.installTranslator(translator) and \
        application.installTranslator(KeyNames(KEYS.get(language, {}), application))
