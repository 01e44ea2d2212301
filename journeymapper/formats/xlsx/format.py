"""The improvement backlog as an Excel workbook.

`picture` is the map as PNG, as bytes, for the sheet Map; `export_id` names the export where the caller records it;
`against` is a second map (a Reader), for the sheet Changes.
"""
from journeymapper.core.foundation.i18n import N_
from journeymapper.core.persistence.formats import FileFormat

FORMAT = FileFormat(
    name="xlsx", title=N_("Excel workbook"), suffixes=(".xlsx",), writes=True, slow=True,
    writer="journeymapper.formats.xlsx.write:write", portfolio="journeymapper.formats.xlsx.write:write_maps",
    options={"against": None, "picture": None},
)
