"""Qt's own words (buttons of file dialogs, context menus of text fields) in the language of the program."""
from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator

_NAME = "qtbase"


def install_qt_language(language: str) -> bool:
    """Load Qt's translation of `language` ("es"), instead of an earlier one, and set number and date formats by it.

    False where Qt has none for it: its English words stay. Needs a QCoreApplication.
    """
    application = QCoreApplication.instance()
    if application is None:
        raise RuntimeError("there is no application yet")
    for old in application.findChildren(QTranslator, _NAME):
        application.removeTranslator(old)
        old.setParent(None)
    QLocale.setDefault(QLocale(language))
    translator = QTranslator(application)
    translator.setObjectName(_NAME)
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    if not translator.load(f"{_NAME}_{language}", folder):
        translator.setParent(None)
        return False
    return application.installTranslator(translator)
