"""Raw JSON values to records, strictly; errors are gathered with their places."""
import base64
import binascii
import hashlib
from typing import Any

from pydantic import ValidationError

from journeymapper.core.foundation.i18n import N_
from journeymapper.core.foundation.picture_size import picture_size
from journeymapper.core.foundation.sentences import Sentence, sentence
from journeymapper.core.model.other import Asset
from journeymapper.core.model.record import Record
from journeymapper.core.model.tables import TABLES, record_type

from .complaints import complaints
from .format import ANY_ROWS, MAX_PICTURE_BYTES, MAX_PICTURE_PIXELS, MAX_ROWS, MEGABYTE, SHOWN
from .id_repair import mend_ids
from .loaded import BadMap

Rows = list[tuple[str, Any]]


class Findings:
    """Errors so far: the first ones as sentences, the rest as a count."""

    def __init__(self) -> None:
        self.shown: list[Sentence] = []
        self.count = 0

    def add(self, message: str, **params: Any) -> None:
        """One error more."""
        self.count += 1
        if len(self.shown) < SHOWN:
            self.shown.append(sentence(message, **params))

    def add_all(self, error: ValidationError, raw: Any, place: str) -> None:
        """All errors of one row; once enough are shown their texts are not even made."""
        if len(self.shown) >= SHOWN:
            self.count += error.error_count()
            return
        for complaint in complaints(error, raw, place):
            self.add(complaint.message, **complaint.params)

    def raise_if_any(self, file: str) -> None:
        """Raises BadMap with what was gathered."""
        if self.count:
            raise BadMap(file, self.shown, self.count)


def check_rows(tables: dict[str, Any], file: str) -> None:
    """The limits of the format, before a record is made. Raises BadMap."""
    for table in TABLES:
        rows, limit = tables.get(table), MAX_ROWS.get(table, ANY_ROWS)
        if isinstance(rows, list | dict) and len(rows) > limit:
            raise BadMap(file, [sentence(N_("It holds {n} entries in “{table}”; the limit is {limit}."),
                                         n=len(rows), table=table, limit=limit)])


def validate(tables: dict[str, Any], file: str) -> tuple[list[Record], list[Sentence]]:
    """The records of all tables, ids unique in the whole file, and what was mended for that. Raises BadMap."""
    findings = Findings()
    records: list[Record] = []
    twice: list[int] = []
    places: dict[str, str] = {}
    for table in TABLES:
        for place, row in _rows(table, tables.get(table), findings):
            record = read_row(table, row, place, findings)
            if record is None:
                continue
            if record.id not in places:
                places[record.id] = place
            elif isinstance(record, Asset):
                findings.add(N_("{place} has the id “{id}”, which {other} has already."),
                             place=place, id=record.id, other=places[record.id])
            else:
                twice.append(len(records))
            records.append(record)
    findings.raise_if_any(file)
    return records, mend_ids(records, twice)


def _rows(table: str, value: Any, findings: Findings) -> Rows:
    if table == "journey":
        return [("journey", value)]
    if value is None:
        return []
    if table == "assets":
        if not isinstance(value, dict):
            findings.add(N_("{place} should be an object."), place=table)
            return []
        return [(f"assets.{key[:70]}", {**row, "id": key} if isinstance(row, dict) else row)
                for key, row in value.items()]
    if not isinstance(value, list):
        findings.add(N_("{place} should be a list."), place=table)
        return []
    return [(f"{table}[{n}]", row) for n, row in enumerate(value)]


def read_row(table: str, row: Any, place: str, findings: Findings) -> Record | None:
    """One row as a record; None where it isn't one, and `findings` says why."""
    if row is None and table == "journey":
        findings.add(N_("{place} is missing."), place=place)
        return None
    if not isinstance(row, dict):
        findings.add(N_("{place} should be an object."), place=place)
        return None
    try:
        record = record_type(table, row).model_validate(row)
    except ValidationError as error:
        findings.add_all(error, row, place)
        return None
    if isinstance(record, Asset):
        _check_picture(record, place, findings)
    return record


def _check_picture(asset: Asset, place: str, findings: Findings) -> None:
    if len(asset.base64) > MAX_PICTURE_BYTES * 4 // 3 + 4:
        findings.add(N_("{place} is a picture of more than {limit} MB."),
                     place=place, limit=MAX_PICTURE_BYTES // MEGABYTE)
        return
    try:
        data = base64.b64decode(asset.base64, validate=True)
    except (binascii.Error, ValueError):
        findings.add(N_("{place}.base64 is not Base64."), place=place)
        return
    size = picture_size(data)
    if hashlib.sha256(data).hexdigest() != asset.id:
        findings.add(N_("{place} is damaged: its bytes don't match their SHA-256."), place=place)
    elif size is not None and size[0] * size[1] > MAX_PICTURE_PIXELS:
        findings.add(N_("{place} is a picture of {width} × {height} pixels; the limit is {limit} megapixels."),
                     place=place, width=size[0], height=size[1], limit=MAX_PICTURE_PIXELS // 1_000_000)
