"""Jira's "Create issues using the CSV importer": a heading row with Summary, at most 250 issues a file for a user.

`all`, `since`, `type`: see core.backlog.tickets. More red points than a file takes make several files.
"""
from journeymapper.core.backlog.tickets.choose import OPTIONS
from journeymapper.core.foundation.i18n import N_
from journeymapper.core.persistence.formats import FileFormat

FORMAT = FileFormat(
    name="jira", title=N_("Tickets for Jira"), suffixes=(".jira.csv",), writes=True,
    writer="journeymapper.formats.jira.write:write", splitter="journeymapper.formats.jira.write:split",
    options=OPTIONS,
)
