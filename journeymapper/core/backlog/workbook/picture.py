"""The picture of the map below its grid."""
import warnings
from collections.abc import Sequence
from io import BytesIO
from typing import TYPE_CHECKING

from openpyxl.drawing.image import Image
from openpyxl.worksheet.pagebreak import Break
from PIL.Image import DecompressionBombError, DecompressionBombWarning

from journeymapper.core.foundation.errors import BadFile
from journeymapper.core.foundation.i18n import N_

from .cells import at, put_text
from .content import Content

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

# Pixels of a digit of the standard font, and what a column has besides.
CHARACTER, PADDING = 7, 5


def place_picture(sheet: "Worksheet", content: Content, png: bytes, row: int,
                  columns: Sequence[float]) -> None:
    """A heading in `row` and the picture under it, as wide as these columns (in characters). Raises BadFile."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", DecompressionBombWarning)
            image = Image(BytesIO(png))
    except (DecompressionBombError, DecompressionBombWarning) as error:
        raise BadFile(N_("The picture of the map is too large for a workbook, so the workbook wasn't written.")
                      ) from error
    except (OSError, ValueError, SyntaxError) as error:  # what Pillow raises for bytes that are no picture
        raise BadFile(N_("The picture of the map can't be read, so the workbook wasn't written.")) from error
    put_text(content.ink, at(sheet, row, 1), content.t("The map as a picture"), "section")
    scale = sum(width * CHARACTER + PADDING for width in columns) / image.width
    image.width, image.height = round(image.width * scale), round(image.height * scale)
    sheet.add_image(image, f"A{row + 1}")
    sheet.row_breaks.append(Break(id=row - 1))
