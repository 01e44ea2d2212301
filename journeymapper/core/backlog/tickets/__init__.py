"""Red points as tickets of an issue tracker.

Here lives: which red points become tickets, what an earlier export held already, the texts of a ticket.
May see: the backlog's columns and items, workbook.text (plain text), document, model, foundation.
Never: one tracker's own columns and limits (formats/<tracker>); openpyxl; Qt.
"""
