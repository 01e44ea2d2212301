"""What the program remembers between runs, in one small file of the user's config folder.

Here lives: typed groups with a version, reading and writing them, the language of the system.
May see: foundation.
Never: anything of a map, Qt.
"""
