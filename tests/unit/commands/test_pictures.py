"""Embedded pictures: known by their bytes, limited, embedded once."""
from base64 import b64decode
from hashlib import sha256

import pytest

from journeymapper.core.commands import cards, pictures
from journeymapper.core.document import bounds
from journeymapper.core.foundation.errors import Refused
from journeymapper.core.model.other import Asset
from tests.support.board import board, get, one_step, untouched

PNG = b"\x89PNG\r\n\x1a\n" + b"rest"
JPEG = b"\xff\xd8\xff\xe0" + b"rest"
WEBP = b"RIFF\x04\x00\x00\x00WEBPrest"


@pytest.mark.parametrize("data, mime", [(PNG, "image/png"), (JPEG, "image/jpeg"), (WEBP, "image/webp")])
def test_a_picture_is_known_by_its_bytes(data: bytes, mime: str) -> None:
    session = board()
    with one_step(session):
        made = session.run(pictures.add_asset, data)
    asset = get(session, made)
    assert (asset.id, asset.mime, b64decode(asset.base64)) == (sha256(data).hexdigest(), mime, data)


@pytest.mark.parametrize("data", [
    b"", b"GIF89a", b"<svg xmlns='http://www.w3.org/2000/svg'/>", b"RIFF\x04\x00\x00\x00WAVE", b"\x89PNG", b"x" + PNG,
    b"%PDF-1.7", b"WEBP",
])  # fmt: skip
def test_what_is_no_picture_is_refused(data: bytes) -> None:
    session = board()
    with untouched(session), pytest.raises(Refused, match="PNG, JPEG or WebP"):
        session.run(pictures.add_asset, data)


def test_the_same_bytes_are_embedded_once() -> None:
    session = board()
    made = session.run(pictures.add_asset, PNG)
    with untouched(session):
        assert session.run(pictures.add_asset, PNG) == made


def test_a_picture_too_large_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    session = board()
    monkeypatch.setattr(pictures, "PICTURE_BYTES", len(PNG))
    session.run(pictures.add_asset, PNG)
    with untouched(session), pytest.raises(Refused, match="larger"):
        session.run(pictures.add_asset, PNG + b"x")


def test_a_picture_too_many_is_refused_but_one_that_is_there_is_not(monkeypatch: pytest.MonkeyPatch) -> None:
    session = board()
    monkeypatch.setitem(bounds.ROWS, "assets", 1)
    made = session.run(pictures.add_asset, PNG)
    with untouched(session), pytest.raises(Refused, match="at most 1"):
        session.run(pictures.add_asset, JPEG)
    assert session.run(pictures.add_asset, PNG) == made
    assert len(session.store.every(Asset)) == 1


def test_a_picture_is_embedded_and_shown_in_one_step() -> None:
    session = board()
    card = session.run(cards.add_card, "picture", step="s1")
    with one_step(session):
        session.run(pictures.set_picture, [card, "nowhere"], "asset", PNG)
    assert get(session, card).asset == sha256(PNG).hexdigest()
