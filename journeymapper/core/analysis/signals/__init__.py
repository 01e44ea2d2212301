"""Measured values out of somebody's table: which column holds what, which cell holds no such thing.

Here lives: numbers and days as people write them, the guess of columns, the rows that can be taken over.
May see: model, foundation.
Never: a file, openpyxl, Qt; a change of the document (that is core.commands.measured).
"""
