"""The improvement backlog: red points as rows of work, scored, ordered, written to a workbook.

Here lives: scoring, the backlog's items and columns, the workbook (`workbook*`, the only place of openpyxl).
May see: document, model, foundation; layout and commands where a rule needs them.
Never: Qt; a change of the document.
"""
