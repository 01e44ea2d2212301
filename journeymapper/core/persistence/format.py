"""The file format `*.journey` and its history.

Version 1: UTF-8 JSON, one map. `format` and `version` come first, then the tables in the order
of `core.model.tables.TABLES`; assets are an object by SHA-256. Optional additions don't raise
the version; a changed meaning does, with a migration from the version before and a frozen
file of it in tests/fixtures/formats.
"""
from journeymapper.core.model import limits

NAME = "journeymapper"
VERSION = 1
SUFFIX = ".journey"

MEGABYTE = 1 << 20
MAX_BYTES = limits.FILE_BYTES
MAX_DEPTH = limits.DEPTH
MAX_ROWS = {"cards": limits.CARDS, "lanes": limits.LANES, "steps": limits.STEPS, "assets": limits.PICTURES}
ANY_ROWS = limits.ROWS
MAX_VALUES = limits.VALUES
MAX_PICTURE_BYTES = limits.PICTURE_BYTES
MAX_PICTURE_PIXELS = limits.PICTURE_PIXELS
MAX_INTEGER = limits.INTEGER
SHOWN = limits.ERRORS_SHOWN
