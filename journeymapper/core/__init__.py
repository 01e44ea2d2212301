"""The part of the program that would be the same without a screen.

Here lives: the document, what changes it, and all that is computed from it.
May see: pydantic, the standard library and small helpers; openpyxl only in backlog/workbook*.
Never: Qt, nor anything of ui, lanes or formats by name (slices are found, see foundation.discovery).
"""
