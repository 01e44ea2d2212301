"""Files by which somebody may try to draw the program out: to another file of the machine, or to another machine."""
import base64
import hashlib
import json
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

from journeymapper.core.persistence.codec import decode, encode
from tests.support.everywhere import filled
from tests.support.paths import SAMPLE
from tests.unit.backlog.hostile import NAMED
from tests.unit.persistence.documents import png

HOST = "192.0.2.7"
# Of the damaged workbooks those that name something, or that are no workbook at all.
WORKBOOKS = ("xls", "text", "broken xml", "entities", "no workbook", "newer")
Raw = dict[str, Any]


def references(secret: Path) -> list[str]:
    """Ways to name something outside; `secret` is a folder that nobody was asked to open."""
    return [(secret / "canary.png").as_uri(), str(secret / "canary.png"), "../secret/canary.png",
            f"http://{HOST}/canary.png", f"https://{HOST}/", f"//{HOST}/c.png", f"\\\\{HOST}\\share\\c.png",
            f"ftp://{HOST}/c"]


# What programs have been seen to follow; REF stands for the reference.
TEXTS = (
    '<img src="REF">', '<script src="REF"></script>', '<link rel="stylesheet" href="REF">',
    "<style>@import url(REF); * { background: url('REF') }</style>", '<iframe src="REF"></iframe><object data="REF">',
    '<svg xmlns:xlink="http://www.w3.org/1999/xlink"><image xlink:href="REF"/><use href="REF#a"/></svg>',
    '<!DOCTYPE x [<!ENTITY f SYSTEM "REF">]><x>&f;</x>', '=HYPERLINK("REF","x")', '=WEBSERVICE("REF")',
    "='REF'#$Sheet1.A1", "=cmd|'/C calc'!A0", "![x](REF) [y](REF)", "javascript:fetch('REF')", "REF",
)


def svg(reference: str) -> bytes:
    """A picture that shows another one, and a style and a script from elsewhere."""
    return (f'<?xml version="1.0"?><?xml-stylesheet href="{reference}"?><svg xmlns="http://www.w3.org/2000/svg" '
            f'xmlns:xlink="http://www.w3.org/1999/xlink" width="10" height="10"><script href="{reference}"/>'
            f'<image xlink:href="{reference}" width="9" height="9"/><use href="{reference}#a"/></svg>').encode()


def make(folder: Path, secret: Path) -> list[Path]:
    """All of them."""
    secret.mkdir()
    (secret / "canary.png").write_bytes(png(2, 2))
    (secret / "canary.svg").write_bytes(svg("canary.png"))
    folder.mkdir()
    made = [_written(folder / f"text-{n}.journey", encode(_filled(text, references(secret))))
            for n, text in enumerate(TEXTS)]
    made += [_written(folder / f"names-{n}.journey", json.dumps(change(ref)).encode())
             for n, (change, ref) in enumerate((one, ref) for one in STRUCTURES for ref in references(secret)[:5])]
    book = folder / "book.xlsx"
    _export(made[0], book)
    for name in WORKBOOKS:
        made.append(folder / f"{name.replace(' ', '-')}.xlsx")
        NAMED[name][0](book, made[-1])
    made += [_linked(book, folder / f"linked-{n}.xlsx", ref) for n, ref in enumerate(references(secret)[:5])]
    for n, ref in enumerate(references(secret)[:4]):
        made += [_written(folder / f"drawing-{n}.svg", svg(ref)), _written(folder / f"drawn-{n}.png", svg(ref))]
    return [*made, book]


def _filled(text: str, references: list[str]) -> list[Any]:
    """The sample with this in every text, by turns with each reference."""
    turn = iter(range(1_000_000))
    return filled(decode(SAMPLE.read_bytes()).records,
                  lambda: text.replace("REF", references[next(turn) % len(references)]))


def _written(path: Path, data: bytes) -> Path:
    path.write_bytes(data)
    return path


def _export(map_file: Path, out: Path) -> None:
    from journeymapper.app.main import main

    assert main(["export", str(map_file), str(out)]) == 0


def _linked(book: Path, out: Path, reference: str) -> Path:
    """A workbook whose parts refer to something outside: a linked picture, a data connection, another workbook."""
    target = f'TargetMode="External" Target="{reference}"/></Relationships>'
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    more = "".join(f'<Relationship Id="x{n}" Type="{office}/{kind}" {target}'.replace("</Relationships>", "")
                   for n, kind in enumerate(("image", "hyperlink", "externalLinkPath", "oleObject")))
    with zipfile.ZipFile(book) as source, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target_file:
        for name in source.namelist():
            data = source.read(name)
            if name.endswith(".rels"):
                data = data.replace(b"</Relationships>", more.encode() + b"</Relationships>")
            target_file.writestr(name, data)
        target_file.writestr("../../outside.xml", f"<a>{reference}</a>")
    return out


def _sample() -> Raw:
    raw: Raw = json.loads(SAMPLE.read_bytes())
    return raw


def _icons(reference: str) -> Raw:
    raw = _sample()
    for row in raw["channels"]:
        row |= {"icon": reference, "image": reference}
    return raw


def _kinds(reference: str) -> Raw:
    raw = _sample()
    raw["lanes"][0]["kind"] = reference
    for row in raw["cards"][:5]:
        row |= {"kind": reference, "asset": reference[:64]}
    return raw


def _journey(reference: str) -> Raw:
    raw = _sample()
    raw["journey"] |= {"language": reference, "theme": reference, "template": reference, "$schema": reference,
                       "exports": [{"file": reference, "on": "2026-01-01"}], "title": f"{reference}\n{reference}"}
    return raw | {"$schema": reference, "include": [reference]}


def _pictures(reference: str) -> Raw:
    """Pictures that are none: drawings, documents, a file's name."""
    raw = _sample()
    raw["assets"] = {}
    lane = raw["lanes"][0]["id"]
    for n, data in enumerate((svg(reference), b"%PDF-1.4 " + reference.encode(), reference.encode(), png(3, 3))):
        id = hashlib.sha256(data).hexdigest()
        raw["assets"][id] = {"mime": "image/png", "base64": base64.b64encode(data).decode(), "file": reference}
        raw["cards"].append({"id": f"pic{n}", "rank": f"a{n}", "kind": "picture", "title": "", "asset": id,
                             "step": raw["steps"][0]["id"], "lane": lane})
        raw["personas"][0]["portrait"] = id
    return raw


STRUCTURES: tuple[Callable[[str], Raw], ...] = (_icons, _kinds, _journey, _pictures)
