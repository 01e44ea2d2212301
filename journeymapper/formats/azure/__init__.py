"""Work items for Azure DevOps, as the CSV file that its boards import.

Here lives: the capability record, Azure's columns and limits.
May see: core.
Never: another slice; which red points become tickets (core.backlog.tickets).
"""
