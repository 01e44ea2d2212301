"""The improvement backlog as an Excel workbook.

Here lives: the capability record and the writer, which calls core.backlog.
May see: core.
Never: another slice; openpyxl itself.
"""
