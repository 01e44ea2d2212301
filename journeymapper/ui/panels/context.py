"""What the parts of a panel are given."""
from dataclasses import dataclass

from journeymapper.core.foundation.i18n import Texts
from journeymapper.core.session.session import Session
from journeymapper.ui.theme.current import Theme

from .edit import Writer


@dataclass(frozen=True)
class PanelContext:
    """Document, look, language, and the way to write."""

    session: Session
    theme: Theme
    t: Texts
    writer: Writer
