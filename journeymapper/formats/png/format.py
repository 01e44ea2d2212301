"""A picture of the whole map, as PNG.

`scale` is pixels per map pixel; it is reduced where the picture would grow too large.
"""
from journeymapper.core.foundation.i18n import N_
from journeymapper.core.persistence.formats import FileFormat

FORMAT = FileFormat(
    name="png", title=N_("PNG picture"), suffixes=(".png",), writes=True, slow=True,
    writer="journeymapper.formats.png.paint:write",
    options={"scale": 2},
)
