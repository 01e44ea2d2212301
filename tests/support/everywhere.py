"""A word in every text field that a map has."""
from collections.abc import Callable, Iterable
from functools import cache

from pydantic import ValidationError

from journeymapper.core.model.people import Empathy
from journeymapper.core.model.record import Record

LEFT = frozenset({"id", "rank", "kind", "base64"})


def filled(records: Iterable[Record], word: Callable[[], str]) -> list[Record]:
    """The records with `word()` in each field that takes a free text; unknown fields get one too."""
    made = []
    for row in records:
        fields: dict[str, object] = {name: word() for name in text_fields(type(row))}
        if "empathy" in type(row).model_fields:
            fields["empathy"] = {name: word() for name in Empathy.model_fields}
        if row.table != "assets":
            fields |= {"unknown": word(), "nested": {"list": [word()]}}
        made.append(row.changed(**fields))
    return made


@cache
def text_fields(kind: type[Record]) -> tuple[str, ...]:
    """The fields that take any text."""
    return tuple(name for name in kind.model_fields
                 if name not in LEFT and name not in kind.references and _takes(kind, name))


def _takes(kind: type[Record], name: str) -> bool:
    try:
        kind.model_validate({name: "Any text <b>"})
    except ValidationError as error:
        return all(detail["loc"][0] != name for detail in error.errors())
    return True
