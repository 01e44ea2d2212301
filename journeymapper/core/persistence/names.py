"""What a repair calls a record: its table and its title."""
from journeymapper.core.foundation.i18n import N_
from journeymapper.core.foundation.sentences import Sentence, sentence
from journeymapper.core.model.record import Record

LONGEST = 60


def named(record: Record) -> Sentence:
    """`cards: “Van”`, quoted as the language does; or the id of what has no title."""
    title = getattr(record, "title", None) or getattr(record, "name", None)
    called = sentence(N_("“{value}”"), value=title[:LONGEST]) if title else record.id
    return sentence(N_("{kind}: {title}"), kind=record.table, title=called)
