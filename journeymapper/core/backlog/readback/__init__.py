"""A manager's answers come home: a workbook that was read is compared with the map, field by field.

Here lives: the rows as they were read, what a cell means, the three-way comparison, the command that takes over.
May see: the backlog's columns and items, commands, document, model, foundation.
Never: openpyxl (`workbook_reading` turns files into rows); Qt.
"""
