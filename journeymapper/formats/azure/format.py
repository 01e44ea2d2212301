"""Azure Boards' "Import work items": Work Item Type and Title, at most 1,000 work items a file.

`all`, `since`, `type`: see core.backlog.tickets. More red points than a file takes make several files.
"""
from journeymapper.core.backlog.tickets.choose import OPTIONS
from journeymapper.core.foundation.i18n import N_
from journeymapper.core.persistence.formats import FileFormat

FORMAT = FileFormat(
    name="azure", title=N_("Work items for Azure DevOps"), suffixes=(".azure.csv",), writes=True,
    writer="journeymapper.formats.azure.write:write", splitter="journeymapper.formats.azure.write:split",
    options=OPTIONS,
)
