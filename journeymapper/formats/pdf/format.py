"""The whole map as PDF: shapes and selectable text.

`page` is "a3" or "a4" (landscape, the map fitted), or "map" (a page as large as the map).
`personas`: ids; then it is their pages, A4 upright, instead of the map.
"""
from journeymapper.core.foundation.i18n import N_
from journeymapper.core.persistence.formats import FileFormat

FORMAT = FileFormat(
    name="pdf", title=N_("PDF document"), suffixes=(".pdf",), writes=True, slow=True,
    writer="journeymapper.formats.pdf.paint:write",
    options={"page": "a3", "personas": ()},
)
