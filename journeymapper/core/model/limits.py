"""Limits of a document. What passes them is refused when it is made, so what can be saved can be opened."""
FILE_BYTES = 256 << 20
DEPTH = 64
CARDS = 100_000
LANES = 500
STEPS = 2_000
# Of all other tables, so that a small file of many small entries doesn't fill the memory.
ROWS = 100_000
# Values of any sort in a file, counted by its commas: 60 million numbers in one list take minutes and a gigabyte.
VALUES = 10_000_000
# The largest whole number, of either sign: that of a signed 64-bit integer.
INTEGER = 2**63 - 1
PICTURES = 200
PICTURE_BYTES = 20 << 20
PICTURE_PIXELS = 64_000_000
ERRORS_SHOWN = 20
