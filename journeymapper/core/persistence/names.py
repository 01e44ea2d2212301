"""What a repair calls a record: its table and its title."""
from journeymapper.core.model.record import Record

LONGEST = 60


def named(record: Record) -> str:
    """`cards: “Van”`, or the id of what has no title."""
    title = getattr(record, "title", None) or getattr(record, "name", None)
    return f"{record.table}: “{title[:LONGEST]}”" if title else f"{record.table}: {record.id}"
