"""The backlog as an Excel workbook.

Here lives: `write.write_backlog`, a module for each sheet, and what they share: safe texts, look, cells, stored values.
May see: the backlog's items, columns and scoring, layout's lines of a blueprint, document, model, foundation; openpyxl.
Never: Qt; a change of the document; a text cell that hasn't gone through `text.cell_text`.
"""
