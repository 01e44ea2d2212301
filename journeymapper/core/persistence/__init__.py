"""Our own bytes: the file format, reading, writing, saving.

Here lives: the format with its history, codec, migrations, repository, backups, locks, schema, templates,
the capability record of a file format.
May see: document, model, foundation.
Never: what a change means, Qt, a format that others own.
"""
