"""A generator of damaged and hostile workbooks: each way by turns, each time elsewhere and otherwise."""
import random
import re
import struct
import zipfile
from collections.abc import Callable
from pathlib import Path

from tests.unit.backlog.hostile import OLE, entities, locked, newer, no_zip, old_format, without_workbook
from tests.unit.backlog.managers import repacked, sheet_part

Damage = Callable[[Path, Path, random.Random], None]
# What reading can't do without.
READ = ("xl/workbook.xml", "xl/_rels/workbook.xml.rels", "[Content_Types].xml", "xl/styles.xml")


def _change(book: Path, out: Path, part: str, change: Callable[[str], str]) -> None:
    repacked(book, out, {part: change})


def _backlog(book: Path, out: Path, change: Callable[[str], str]) -> None:
    _change(book, out, sheet_part(book, "Backlog"), change)


def cut_off(book: Path, out: Path, dice: random.Random) -> None:
    """A download that broke off."""
    data = book.read_bytes()
    out.write_bytes(data[: dice.randrange(1, len(data) - 30)])


def other_kind(_book: Path, out: Path, dice: random.Random) -> None:
    head = dice.choice([b"%PDF-1.7\n", b"\x89PNG\r\n\x1a\n", b"<html>", b"PK\x03\x04", OLE, b"\x00", b"Id,Owner\n"])
    out.write_bytes(head + dice.randbytes(dice.randrange(2_000)))


def broken_part(book: Path, out: Path, dice: random.Random) -> None:
    """A part that is read holds what no XML holds."""
    part = dice.choice([*READ, sheet_part(book, "Backlog"), sheet_part(book, "_journeymapper")])
    sign = dice.choice(["<", "&", "&nbsp;", "\x01", "</x>", "<x", "]]>", "<!DOCTYPE x>", "\ufffe"])

    def spoil(xml: str) -> str:
        at = dice.choice([place.end() for place in re.finditer(">", xml)][:-1])
        return xml[:at] + sign + xml[at:]

    _change(book, out, part, spoil)


def missing_part(book: Path, out: Path, dice: random.Random) -> None:
    gone = dice.choice([*READ[:3], sheet_part(book, "Backlog")])
    repacked(book, out, {}, dropped=lambda name: name == gone)


def deep(book: Path, out: Path, dice: random.Random) -> None:
    depth = dice.randrange(10_000, 200_000)
    _backlog(book, out, lambda xml: xml.replace("<sheetData>", "<sheetData>" + "<a>" * depth, 1))


def many_attributes(book: Path, out: Path, dice: random.Random) -> None:
    """Of one name, which no XML allows."""
    many = ' a="1"' * dice.randrange(1_000, 50_000)
    _backlog(book, out, lambda xml: xml.replace("<sheetData>", f"<sheetData{many}>", 1))


def strange_cell(book: Path, out: Path, dice: random.Random) -> None:
    """A cell in a row of the table whose place, style or value can't be."""
    row = dice.randrange(5, 11)
    cell = dice.choice([
        '<c r="M{r}" t="s"><v>99999999</v></c>', '<c r="M{r}" t="s"><v>x</v></c>',
        '<c r="M{r}"><v>one</v></c>', '<c r="M{r}" t="d"><v>never</v></c>', '<c r="5M"><v>1</v></c>',
        '<c r="ZZZZZZ{r}"><v>1</v></c>', '<c r="M{r}" t="b"><v>maybe</v></c>', '<c r="M-1"><v>1</v></c>',
    ]).format(r=row)
    _backlog(book, out, lambda xml: re.sub(rf'<c r="M{row}"[^>]*?(?:/>|>.*?</c>)', cell, xml, count=1, flags=re.DOTALL))


def hostile_value(book: Path, out: Path, dice: random.Random) -> None:
    """A value that no map takes, in a cell of numbers."""
    row, value = dice.randrange(5, 11), dice.choice(["1e308", "-1", "99", "1E400", "2.5", "NaN"])
    _backlog(book, out, lambda xml: re.sub(
        rf'<c r="J{row}"[^>]*?(?:/>|>.*?</c>)', f'<c r="J{row}"><v>{value}</v></c>', xml, count=1, flags=re.DOTALL))


def wild_row(book: Path, out: Path, dice: random.Random) -> None:
    number = dice.choice(["0", "-5", "99999999999999999999", "x", "1e9"])
    _backlog(book, out, lambda xml: xml.replace('<row r="6"', f'<row r="{number}"', 1))


def lying_sizes(book: Path, out: Path, dice: random.Random) -> None:
    """The list of contents says other sizes or another checksum than the parts have."""
    data = bytearray(book.read_bytes())
    with zipfile.ZipFile(book) as archive:
        victims = {archive.getinfo(name).header_offset for name in (sheet_part(book, "Backlog"), READ[0])}
    at = 0
    while (at := data.find(b"PK\x01\x02", at)) >= 0:
        if struct.unpack_from("<I", data, at + 42)[0] in victims:
            place, size = dice.choice([(16, 0xDEADBEEF), (20, 17), (24, 17), (24, 0x7FFFFFFF), (42, 3)])
            struct.pack_into("<I", data, at + place, size)
        at += 4
    out.write_bytes(data)


def unknown_packing(book: Path, out: Path, dice: random.Random) -> None:
    """A method that nobody knows, or a member that says it is locked."""
    data = bytearray(book.read_bytes())
    place, value = dice.choice([(10, 99), (10, 9), (8, 1)])
    at = 0
    while (at := data.find(b"PK\x01\x02", at)) >= 0:
        struct.pack_into("<H", data, at + place, value)
        at += 4
    out.write_bytes(data)


def lying_export(book: Path, out: Path, dice: random.Random) -> None:
    """The hidden sheet holds JSON that is none, or nested without end."""
    told = dice.choice(["[" * 30_000, '{"a":' * 9_000, "{", "null", "1e999", '{"severity": {"x": []}}'])
    _change(book, out, sheet_part(book, "_journeymapper"), lambda xml: re.sub(r"<t>\{[^<]*</t>", f"<t>{told}</t>", xml))


def escaping_names(book: Path, out: Path, dice: random.Random) -> None:
    """Parts that want to lie elsewhere, and sheets that want to be read from there."""
    place = dice.choice(["../../../../etc/passwd", "/etc/passwd", "file:///etc/passwd", "http://127.0.0.1:9/x"])
    repacked(book, out, {"xl/_rels/workbook.xml.rels": lambda xml: re.sub(
        r'Target="[^"]*sheet3\.xml"', f'Target="{place}"', xml)})
    with zipfile.ZipFile(out, "a") as target:
        target.writestr("../../escaped.xml", "<a/>")


def _same(make: Callable[[Path, Path], None]) -> Damage:
    return lambda book, out, _dice: make(book, out)


DAMAGES: tuple[Damage, ...] = (
    cut_off, other_kind, broken_part, missing_part, deep, many_attributes, strange_cell, hostile_value, wild_row,
    lying_sizes, unknown_packing, lying_export, escaping_names,
    *map(_same, (entities, old_format, locked, no_zip, newer, without_workbook)),
)


def damaged(book: Path, out: Path, seed: int) -> str:
    """A workbook that nobody should get; what was done to it."""
    make = DAMAGES[seed % len(DAMAGES)]
    make(book, out, random.Random(seed))
    return f"{seed}: {getattr(make, '__name__', '')}"
