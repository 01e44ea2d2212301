"""Workbooks that nobody should send: damaged, enormous, locked, or written to reach outside."""

import random
import zipfile
from collections.abc import Callable
from pathlib import Path

from tests.unit.backlog.managers import repacked, sheet_part

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def old_format(_book: Path, out: Path) -> None:
    out.write_bytes(OLE + b"\0" * 600 + "Workbook".encode("utf-16-le"))


def locked(_book: Path, out: Path) -> None:
    out.write_bytes(OLE + b"\0" * 600 + "EncryptedPackage".encode("utf-16-le"))


def no_zip(_book: Path, out: Path) -> None:
    out.write_text("Id;Owner\nRP-001;Ana\n")


def empty_file(_book: Path, out: Path) -> None:
    out.write_bytes(b"")


def bomb(book: Path, out: Path) -> None:
    """300 MB of one cell's text in some hundred kilobytes."""
    with zipfile.ZipFile(book) as source, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            target.writestr(name, source.read(name))
        with target.open("xl/sharedStrings2.xml", "w", force_zip64=True) as member:
            for _ in range(300):
                member.write(b"A" * 2**20)


def many_members(book: Path, out: Path) -> None:
    repacked(book, out, {})
    with zipfile.ZipFile(out, "a") as target:
        for number in range(600):
            target.writestr(f"xl/more/{number}.xml", "<a/>")


def far_cell(book: Path, out: Path) -> None:
    far = '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData>'
    repacked(book, out, {sheet_part(book, "Backlog"): lambda xml: xml.replace("</sheetData>", far)})


def broken_xml(book: Path, out: Path) -> None:
    repacked(book, out, {sheet_part(book, "Backlog"): lambda xml: xml[: len(xml) // 2]})


def entities(book: Path, out: Path) -> None:
    """The billion laughs, and a file of the machine."""
    laughs = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
    head = f'<!DOCTYPE x [<!ENTITY l0 "ha">{laughs}<!ENTITY f SYSTEM "file:///etc/hostname">]>'
    repacked(
        book, out, {sheet_part(book, "Backlog"): lambda xml: head + xml.replace("<sheetData>", "<sheetData>&l9;&f;")}
    )


def without_workbook(book: Path, out: Path) -> None:
    repacked(book, out, {}, dropped=lambda name: name == "xl/workbook.xml")


def newer(book: Path, out: Path) -> None:
    repacked(book, out, {sheet_part(book, "_journeymapper"): lambda xml: xml.replace(">1<", ">99<")})


NAMED: dict[str, tuple[Callable[[Path, Path], None], str]] = {
    "xls": (old_format, "old format"),
    "password": (locked, "password"),
    "text": (no_zip, "no Excel workbook"),
    "empty": (empty_file, "no Excel workbook"),
    "bomb": (bomb, "unpack"),
    "members": (many_members, "unpack"),
    "broken xml": (broken_xml, "can't be read"),
    "entities": (entities, "can't be read"),
    "no workbook": (without_workbook, "can't be read"),
    "newer": (newer, "newer"),
}


def mutant(book: Path, out: Path, seed: int) -> None:
    """The workbook with one fault: bytes of the file, or of one of its parts, lost, doubled or changed."""
    dice = random.Random(seed)
    if dice.random() < 0.3:
        out.write_bytes(_spoiled(book.read_bytes(), dice))
        return
    with zipfile.ZipFile(book) as source, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
        names = [name for name in source.namelist() if name.endswith((".xml", ".rels"))]
        victim = dice.choice(names)
        for name in source.namelist():
            data = source.read(name)
            if name == victim and dice.random() < 0.2:
                continue
            target.writestr(name, _spoiled(data, dice) if name == victim else data)


def _spoiled(data: bytes, dice: random.Random) -> bytes:
    at, length = dice.randrange(len(data)), dice.randrange(1, 40)
    how = dice.randrange(4)
    if how == 0:
        return data[:at]
    if how == 1:
        return data[:at] + data[at + length :]
    if how == 2:
        return data[:at] + data[at : at + length] * dice.randrange(2, 50) + data[at + length :]
    return data[:at] + dice.randbytes(length) + data[at + length :]
