"""The backlog's workbook, read: from a file that anybody may have sent to plain rows.

Here lives: the guards before anything is unpacked, cells, headers, the hidden sheet, `read.read_workbook`.
May see: openpyxl (read-only), the backlog's columns, readback's rows and words, foundation.
Never: Qt; the document; a write to the file; an exception of the library that gets out untranslated.
"""
