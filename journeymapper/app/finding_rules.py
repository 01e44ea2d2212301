"""What the findings look for, from the settings into the windows and back."""
from journeymapper.core.analysis.options import Options
from journeymapper.core.document import queries
from journeymapper.core.foundation.i18n import Texts
from journeymapper.core.settings.groups import Settings

from .desk import Place


def options_of(settings: Settings, t: Texts) -> Options:
    """What the checks take from the settings."""
    return Options(language=t.language, words=settings.findings.words, apart=settings.findings.apart)


def use_rules(place: Place) -> None:
    """Let a window's findings look for what the settings say."""
    place.window.chrome.map_page.watch.use(options_of(place.desk.settings.settings, place.t))


def ask_rules(place: Place) -> None:
    """Change it, for all windows."""
    from journeymapper.ui.dialogs.finding_rules import FindingRulesDialog

    desk = place.desk
    language = queries.journey(place.file.session.store).language or place.t.language
    dialog = FindingRulesDialog(desk.settings.settings.findings, language.split("-")[0], place.t, place.window)

    def take() -> None:
        desk.settings.set_findings(dialog.chosen())
        for other in desk.places:
            use_rules(other)

    dialog.accepted.connect(take)
    dialog.open()
