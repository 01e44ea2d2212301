"""The root of all records: frozen, strict, tolerant of fields that it doesn't know."""
from collections.abc import Iterator
from typing import Any, ClassVar

from pydantic import BaseModel, ConfigDict

from .fields import Id


class Part(BaseModel):
    """A value inside a record, with the same rules but no id."""

    model_config = ConfigDict(frozen=True, extra="allow", strict=True, allow_inf_nan=False, defer_build=True)


class Record(Part):
    """One row of the document.

    `table` is the list it stands in, `required` the fields that are written even when empty,
    `references` says which fields hold ids: field name → what happens is decided in
    document.integrity.
    """

    table: ClassVar[str] = ""
    references: ClassVar[tuple[str, ...]] = ()

    id: Id

    def targets(self) -> Iterator[tuple[str, str]]:
        """(field, id) of every reference, many-valued fields once per id."""
        for field in self.references:
            value = getattr(self, field)
            if isinstance(value, str):
                yield field, value
            elif isinstance(value, dict):
                for key, target in value.items():
                    yield field, key
                    yield field, target
            elif value:
                for target in value:
                    yield field, target

    def changed(self, **fields: Any) -> "Record":
        """A validated copy with other values. Raises pydantic.ValidationError."""
        return type(self).model_validate(self.values() | fields)

    def values(self) -> dict[str, Any]:
        """All fields, unknown ones included, as they are held (not for writing)."""
        return self.__dict__ | (self.__pydantic_extra__ or {})
