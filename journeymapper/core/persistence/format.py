"""The file format `*.journey` and its history.

Version 1: UTF-8 JSON, one map. `format` and `version` come first, then the tables in the order
of `core.model.tables.TABLES`; assets are an object by SHA-256. Optional additions don't raise
the version; a changed meaning does, with a migration from the version before and a frozen
file of it in tests/fixtures/formats.
"""
NAME = "journeymapper"
VERSION = 1
SUFFIX = ".journey"

MEGABYTE = 1024 * 1024
MAX_BYTES = 256 * MEGABYTE
MAX_DEPTH = 64
MAX_ROWS = {"cards": 100_000, "lanes": 500, "steps": 2_000, "assets": 200}
MAX_PICTURE_BYTES = 20 * MEGABYTE
MAX_INTEGER = 2**63 - 1
SHOWN = 20
