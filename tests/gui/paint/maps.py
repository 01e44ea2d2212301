"""Maps and surfaces for the tests of painting."""
from base64 import b64encode
from collections.abc import Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Any

from PySide6.QtCore import QBuffer, QByteArray, QIODevice
from PySide6.QtGui import QColor, QImage, QPainter

from journeymapper.core.document.reader import Reader
from journeymapper.core.document.store import Store
from journeymapper.core.foundation.i18n import texts
from journeymapper.core.layout.geometry import Rect
from journeymapper.core.layout.plan import build_plan
from journeymapper.core.layout.text import Line, TextStyle
from journeymapper.core.model.cards import Card, Opportunity, Process, RedPoint, Touchpoint
from journeymapper.core.model.journey import Journey, Lane, Stage, Step
from journeymapper.core.model.kinds import card_model
from journeymapper.core.model.other import Asset
from journeymapper.core.model.people import Emotion, Persona
from journeymapper.core.model.record import Record
from journeymapper.ui.canvas.measure import QtMeasure
from journeymapper.ui.canvas.paint.caches import Caches
from journeymapper.ui.canvas.paint.scene import Scene
from journeymapper.ui.canvas.paint.screen import ScreenSurface
from journeymapper.ui.canvas.paint.surface import Align, Detail
from journeymapper.ui.canvas.paint.vector import VectorSurface
from journeymapper.ui.canvas.paint.whole import paint_map, whole_area
from journeymapper.ui.theme.load import load_tokens

NASTY = {
    "script": "<script>alert(1)</script> & \"quotes\" ]]>",
    "rtl": "مرحبا بكم في متجر الأثاث الخاص بنا اليوم",
    "cjk": "お客様が庭の家具を探しています。配達は平日のみです。",
    "emoji": "🪴🌳 garden 👩‍👩‍👧 family 🏡 and so on 🎉🎉🎉🎉🎉🎉🎉🎉🎉🎉🎉🎉",
    "long word": "W" * 2000,
    "lines": "one\n\ntwo  with   spaces \n three",
    "blank": "",
    "control": "a\x01b\x0bc\ufffe",
    "mixed": "Order №5 — שלום עולם — end of it all",
}


def scene_of(doc: Reader, theme: str = "light", language: str = "en") -> Scene:
    t = texts(language)
    return Scene(build_plan(doc, QtMeasure(), t), doc, load_tokens(theme), t)


def paint(
    scene: Scene, zoom: float = 1.0, dpr: float = 1.0, strips: int = 1, detail: Detail | None = None
) -> QImage:
    """The whole map on a screen of that ratio, in one go or in that many upright strips."""
    area = whole_area(scene)
    image = QImage(round(area.w * zoom * dpr), round(area.h * zoom * dpr), QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(dpr)
    image.fill(QColor("magenta"))
    # Whole device pixels at every ratio, as Qt exposes them.
    width = (round(area.w * zoom / strips) // 4 + 1) * 4
    for place in range(strips):
        painter = QPainter(image)
        painter.setClipRect(place * width, 0, width, round(area.h * zoom) + 1)
        part = Rect(place * width / zoom, 0, width / zoom, area.h)
        paint_map(ScreenSurface(painter, zoom, dpr, Caches(), detail), scene, part)
        painter.end()
    return image


def strange_map(title: str) -> Store:
    """A map in which everything that has a title has this one; all kinds of lane and of card."""
    rows: list[Record] = [
        Journey(id="j", title=title, state="to-be", organisation=title, sources=title),
        Stage(id="stage", rank="a0", title=title), Step(id="s1", rank="a0", stage="stage", title=title),
        Step(id="s2", rank="a1", stage="stage", title=title, width=80),
        Persona(id="p", rank="a0", name=title, segment=title),
        Emotion(id="e1", persona="p", step="s1", value=2, quote=title or None),
        Emotion(id="e2", persona="p", step="s2", value=-2, quote=title or None),
    ]
    kinds = {"notes": "note", "touchpoints": "touchpoint", "red-points": "red-point", "opportunities": "opportunity",
             "processes": "process", "pictures": "picture", "metrics": "metric", "unheard": "of-this"}
    for place, (lane, kind) in enumerate({**kinds, "emotions": ""}.items()):
        rows.append(Lane(id=lane, rank=f"a{place}", title=title, kind=lane))
        if kind:
            for step in ("s1", "s2"):
                more: dict[str, Any] = {"number": 1200} if kind == "red-point" else {}
                model = card_model(kind)
                rows.append(model(id=f"{kind}-{step}", rank="a0", kind=kind, step=step, lane=lane,
                                  title=title, text=title or None, **more))
    return Store(rows)


def busy_map() -> Store:
    """Marks of many digits, several on one thing, spans, a collapsed lane, unknown references."""
    steps = [Step(id=f"s{n}", rank=f"a{n}", stage="stage", title=f"Step {n}") for n in range(5)]
    kinds = ("touchpoints", "red-points", "processes", "opportunities", "emotions")
    lanes = [Lane(id=kind, rank=f"a{n}", title=kind, kind=kind) for n, kind in enumerate(kinds)]
    cards: list[Record] = [
        Touchpoint(id="t", rank="a0", step="s0", lane="touchpoints", title="T", moment_of_truth=True, feeling=-1),
        Process(id="pr", rank="a0", step="s1", until="s3", lane="processes", title="Long process"),
        Opportunity(id="o", rank="a0", step="s0", lane="opportunities", title="O", fixes=("r0", "r1")),
        Lane(id="shut", rank="a9", title="Shut", kind="notes", collapsed=True),
        Card(id="n", rank="a0", kind="note", step="s0", lane="shut", title="Hidden away"),
        Persona(id="p", rank="a0", name="P"), Emotion(id="e", persona="p", step="s2", value=1),
    ]
    cards += [RedPoint(id=f"r{n}", rank=f"a{n}", step="s0", lane="red-points", title=f"R{n}", number=98 + n,
                       about="t" if n else "e", severity=n or None) for n in range(5)]
    return Store([Journey(id="j", title="Busy"), Stage(id="stage", rank="a0", title="S"), *steps, *lanes, *cards])


def png(width: int = 40, height: int = 20) -> bytes:
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(QColor("#336699"))
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")
    return bytes(data.data())


def asset(data: bytes, mime: Any = "image/png") -> Asset:
    return Asset(id=sha256(data).hexdigest(), mime=mime, base64=b64encode(data).decode())


def picture_map(embedded: Asset | None, reference: str | None = None) -> Store:
    rows: list[Record] = [
        Journey(id="j", title="Pictures"), Stage(id="stage", rank="a0", title="S"),
        Step(id="s", rank="a0", stage="stage", title="S"), Lane(id="l", rank="a0", title="L", kind="pictures"),
    ]
    key = reference or (embedded.id if embedded else None)
    model = card_model("picture")
    rows.append(model(id="c", rank="a0", kind="picture", step="s", lane="l", title="Terrace", asset=key))
    return Store([*rows, *([embedded] if embedded else [])])


@dataclass
class Written:
    """One text as it was drawn."""

    text: str
    style: TextStyle
    lines: tuple[Line, ...]
    width: float
    align: Align


@dataclass
class Recorder(VectorSurface):
    """A surface that remembers the texts which it draws."""

    painter: QPainter
    written: list[Written] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__(self.painter)

    def text(
        self, at: tuple[float, float], width: float, text: str, style: TextStyle, lines: Sequence[Line], colour: str,
        align: Align = "left",
    ) -> None:
        super().text(at, width, text, style, lines, colour, align)
        self.written.append(Written(text, style, tuple(lines), width, align))


def written_on(scene: Scene) -> list[Written]:
    """All texts that the whole map draws."""
    image = QImage(10, 10, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    recorder = Recorder(painter)
    paint_map(recorder, scene, whole_area(scene))
    painter.end()
    return recorder.written
