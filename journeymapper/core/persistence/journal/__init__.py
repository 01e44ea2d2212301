"""The crash journal: every change of an open map, in a file of the user's state folder, until the map is saved.

Here lives: the lines of a journal, their writing beside the window, their replay, the shelf of journals left by
programs that didn't end as they should.
May see: the other modules of persistence, document, model, foundation.
Never: a question to the person, Qt, the client's own folder other than to read the map.

A journal is `<random>.jsonl`, 0600, in a folder 0700: a header, then a line for each change of the document and each
step of the history (see `entries`). Beside it may stand `<random>.base`, a copy of the map's file as it was opened.
Rows are of the format's version that the header names; a journal of another version is kept, not read.
"""
