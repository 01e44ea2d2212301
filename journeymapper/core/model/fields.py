"""Field types that the records share. Limits are those of the file format."""
from datetime import date
from typing import Annotated, Any

from pydantic import AfterValidator, BeforeValidator, Field, GetCoreSchemaHandler, StringConstraints
from pydantic_core import CoreSchema

from journeymapper.core.foundation.ids import ID_PATTERN
from journeymapper.core.foundation.ranks import is_rank

TEXT_LIMIT = 20_000


def _none_if_empty(value: Any) -> Any:
    """Absent, null and "" are the same for optional text."""
    return None if value == "" else value


def _tuple_if_list(value: Any) -> Any:
    return tuple(value) if isinstance(value, list) else value


def _good_rank(value: str) -> str:
    if not is_rank(value):
        raise ValueError("not a well-formed rank")
    return value


def _no_surrogates(value: str) -> str:
    """A lone surrogate can't be written as UTF-8: such a map could never be saved."""
    try:
        value.encode()
    except UnicodeEncodeError:
        raise ValueError("half of a surrogate pair") from None
    return value


def _real_day(value: str) -> str:
    """The pattern lets 30 February through."""
    try:
        date.fromisoformat(value)
    except ValueError:
        raise ValueError("not a day of the calendar") from None
    return value


class _Shared:
    """Stands last in the annotation of a type of field: its schema is made once, however many fields are of it.

    Making schemas is most of what the first map of a program waits for in pydantic.
    """

    def __init__(self) -> None:
        self._made: CoreSchema | None = None

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        if self._made is None:
            self._made = handler(source)
        return self._made


Id = Annotated[str, StringConstraints(pattern=ID_PATTERN), _Shared()]
Text = Annotated[str, StringConstraints(max_length=TEXT_LIMIT), AfterValidator(_no_surrogates), _Shared()]
OptionalText = Annotated[Text | None, BeforeValidator(_none_if_empty), _Shared()]
OptionalId = Annotated[Id | None, BeforeValidator(_none_if_empty), _Shared()]
Ids = Annotated[tuple[Id, ...], BeforeValidator(_tuple_if_list), _Shared()]
Rank = Annotated[str, AfterValidator(_good_rank), _Shared()]
Number = int | float
Feeling = Annotated[int, Field(ge=-2, le=2)]
FeelingValue = Annotated[int | float, Field(ge=-2, le=2)]
CalendarDay = Annotated[str, StringConstraints(pattern=r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$"), AfterValidator(_real_day)]
Day = Annotated[CalendarDay | None, BeforeValidator(_none_if_empty)]
Colour = Annotated[
    Annotated[str, StringConstraints(pattern=r"^#[0-9A-Fa-f]{6}$")] | None, BeforeValidator(_none_if_empty)
]
Items = Annotated[tuple[dict[str, Any], ...], BeforeValidator(_tuple_if_list)]
