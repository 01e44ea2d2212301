"""The whole map as SVG: shapes and text."""
from journeymapper.core.foundation.i18n import N_
from journeymapper.core.persistence.formats import FileFormat

FORMAT = FileFormat(
    name="svg", title=N_("SVG drawing"), suffixes=(".svg",), writes=True, slow=True,
    writer="journeymapper.formats.svg.paint:write",
)
