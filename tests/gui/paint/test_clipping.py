"""Nothing is ever clipped: whatever the texts, each lies whole inside its box, in the plan of screen and of paper."""
from collections.abc import Iterator
from typing import NamedTuple

import pytest
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QApplication

from journeymapper.core.document.store import Store
from journeymapper.core.layout import metrics as m
from journeymapper.core.layout.boxes import TextBox
from journeymapper.core.layout.geometry import Rect
from journeymapper.core.layout.plan import Plan
from journeymapper.core.layout.text import Line, TextStyle
from journeymapper.core.model.journey import Journey, Lane, Stage, Step
from journeymapper.core.model.kinds import card_model
from journeymapper.core.model.other import Link
from journeymapper.core.model.people import Channel, Department, Emotion, Persona
from journeymapper.core.model.record import Record
from journeymapper.ui.canvas.measure import line_height
from journeymapper.ui.canvas.paint.caches import Caches
from journeymapper.ui.canvas.paint.runs import layouts
from journeymapper.ui.canvas.paint.scene import Scene
from journeymapper.ui.canvas.paint.screen import ScreenSurface
from journeymapper.ui.canvas.paint.surface import Align, Point, Surface
from journeymapper.ui.canvas.paint.vector import VectorSurface
from journeymapper.ui.canvas.paint.whole import paint_map, whole_area
from tests.gui.paint.maps import NASTY, asset, png, scene_of

SLACK = 1.0
TEXTS = NASTY | {
    "many lines": "\n".join(f"line {n}" for n in range(120)), "address": "https://example.org/" + "abc-def/" * 40,
    "german": "Donaudampfschifffahrtsgesellschaftskapitänsmütze und Bezahlvorgangsbestätigung", "short": "i",
    "thai": "การเดินทางของลูกค้าตั้งแต่การรับรู้จนถึงการซื้อ", "no width": "\u200b\u200d\u2060", "html": "<b>x</b> &amp;",
    "tabs": "a\tb\t\tc" * 20, "wide": "Ｗ" * 60, "words": "word " * 200,
}
KINDS = {"notes": ("note", "quote"), "touchpoints": ("touchpoint",), "red-points": ("red-point",),
         "opportunities": ("opportunity",), "processes": ("process",), "pictures": ("picture",), "metrics": ("metric",),
         "unheard": ("of-this",)}
WIDTHS = (None, 80, 240)


def crowded(text: str) -> Store:
    """Every kind of card and lane, headers, people, quotes, links: everything that has words has these."""
    picture = asset(png())
    rows: list[Record] = [
        Journey(id="j", title=text, state="to-be", organisation=text, sources=text), picture,
        Persona(id="p1", rank="a0", name=text, segment=text), Persona(id="p2", rank="a1", name=text),
        Channel(id="c1", rank="a0", name=text, mode="digital"), Channel(id="c2", rank="a1", name=text, mode="physical"),
        Department(id="d1", rank="a0", name=text), Department(id="d2", rank="a1", name=text),
        Lane(id="emotions", rank="a8", title=text, kind="emotions"),
        Lane(id="shut", rank="a9", title=text, kind="notes", collapsed=True),
        Stage(id="g1", rank="a0", title=text), Stage(id="g2", rank="a1", title=text),
    ]
    for n, width in enumerate(WIDTHS):
        rows.append(Step(id=f"s{n}", rank=f"a{n}", stage="g1" if n < 2 else "g2", title=text, width=width))
        rows += [Emotion(id=f"e{n}{who}", persona=who, step=f"s{n}", value=n - 1, quote=text or None)
                 for who in ("p1", "p2")]
    for place, (lane, kinds) in enumerate(KINDS.items()):
        rows.append(Lane(id=lane, rank=f"a{place}", title=text, kind=lane))
        rows += [_card(f"{kind}-{n}", kind, lane, n, text, picture.id) for kind in kinds for n in range(len(WIDTHS))]
    rows += [Link(id="k1", source="touchpoint-0", target="process-2", kind="cause", label=text or None),
             Link(id="k2", source="note-0", target="note-2", label=text or None)]
    return Store(rows)


def _card(id: str, kind: str, lane: str, n: int, text: str, picture: str) -> Record:
    more: dict[str, object] = {
        "red-point": {"number": 1200 + n, "owner": text or None, "about": f"touchpoint-{n}", "severity": 3},
        "touchpoint": {"channel": f"c{n % 2 + 1}", "department": f"d{n % 2 + 1}", "feeling": 1},
        "process": {"department": "d1", "until": f"s{min(n + 1, 2)}"}, "opportunity": {"fixes": ("red-point-0",)},
        "picture": {"asset": picture}, "metric": {"value": 3, "target": 4, "unit": text or None},
    }.get(kind, {})
    return card_model(kind).model_validate(
        {"id": id, "rank": "a0", "kind": kind, "step": f"s{n}", "lane": lane, "title": text, "text": text, **more})


class Within(NamedTuple):
    """A text where it stands, and the box that must hold it."""

    name: str
    text: TextBox
    box: Rect


def texts_of(plan: Plan) -> Iterator[Within]:
    """All texts of a plan, absolute."""
    yield Within("title", plan.title.title, plan.title.rect)
    for item in plan.title.items:
        yield Within(f"title line, {item.kind}", item.text, item.rect)
    head = plan.header
    for stage in plan.stages:
        bar = Rect(stage.x + m.STAGE_INSET, head.stage_y, stage.w - 2 * m.STAGE_INSET, head.stage_h)
        yield Within(f"stage {stage.stage}", head.stages[stage.stage], bar)
    for column in plan.columns:
        yield Within(f"step {column.step}", head.steps[column.step], Rect(column.x, head.step_y, column.w, head.step_h))
    for row in plan.rows:
        band, gutter = Rect(m.MARGIN, row.y, plan.right, row.h), Rect(m.MARGIN, row.y, m.GUTTER, row.h)
        for text in row.texts:
            yield Within(f"lane {row.lane}", _moved(text, 0, row.y), gutter if text.rect.x < plan.left else band)
        for box in (box for boxes in row.cells.values() for box in boxes):
            rect = box.rect.moved(0, row.y)
            for text in box.texts:
                yield Within(f"{box.id}, {text.role}", _moved(text, rect.x, rect.y), rect)
        for point in (point for curve in row.curves for point in curve.points):
            if point.quote is not None:
                area = Rect(plan.left, row.y, plan.right - plan.left, row.h)
                yield Within(f"quote {point.id}", _moved(point.quote, 0, row.y), area)
    for route in plan.routes_in(Rect(0, 0, *plan.size)):
        if route.label is not None and route.plate is not None:
            yield Within(f"link {route.id}", route.label, route.plate)


def _moved(text: TextBox, x: float, y: float) -> TextBox:
    return text._replace(rect=text.rect.moved(x, y))


def holds(outer: Rect, inner: Rect) -> bool:
    return (outer.x - SLACK <= inner.x and inner.right <= outer.right + SLACK
            and outer.y - SLACK <= inner.y and inner.bottom <= outer.bottom + SLACK)


def room(width: float, style: TextStyle) -> float:
    """What a line may take: italics lean over their own edge."""
    return width + SLACK + (0.2 * style.px if style.italic else 0.0)


def line_widths(text: str, style: TextStyle, lines: tuple[Line, ...], width: float) -> list[float]:
    """How wide each line is drawn, of those that could be broken further."""
    wide = []
    for start, end in lines:
        piece = text[start:end]
        made = layouts(piece, style, ((0, len(piece)),), width, "left")
        if made and made[0][1].isValidCursorPosition(len(piece.encode("utf-16-le")) // 2) and _signs(made[0][1]) > 1:
            wide.append(made[0][1].lineAt(0).naturalTextWidth())
    return wide


def _signs(layout: object) -> int:
    """How many signs a person would count: places where the caret can stand."""
    length, at, count = len(layout.text().encode("utf-16-le")) // 2, 0, 0  # type: ignore[attr-defined]  # a QTextLayout
    while at < length:
        at = layout.nextCursorPosition(at)  # type: ignore[attr-defined]  # a QTextLayout
        count += 1
    return count


def kept(text: str, lines: tuple[Line, ...]) -> bool:
    """Whether the lines hold all that isn't a space, in order."""
    return "".join("".join(text[start:end] for start, end in lines).split()) == "".join(text.split())


@pytest.mark.parametrize("name", TEXTS)
def test_each_text_lies_whole_inside_its_box(qapp: QApplication, name: str) -> None:
    plan = scene_of(crowded(TEXTS[name])).plan
    found = list(texts_of(plan))
    assert len(found) > 60
    for where, text, box in found:
        assert holds(box, text.rect), where
        assert kept(text.text, text.lines), where
        widest = max(line_widths(text.text, text.style, text.lines, text.rect.w), default=0.0)
        assert widest <= room(text.rect.w, text.style), where


@pytest.mark.parametrize("name", TEXTS)
def test_cards_stand_in_their_cells_and_none_on_another(qapp: QApplication, name: str) -> None:
    plan = scene_of(crowded(TEXTS[name])).plan
    for row in plan.rows:
        boxes = [box for boxes in row.cells.values() for box in boxes]
        for box in boxes:
            assert holds(Rect(plan.left, 0, plan.right - plan.left, row.h), box.rect), box.id
        for place, box in enumerate(boxes):
            assert not any(box.rect.meets(other.rect) for other in boxes[place + 1:]), box.id
        assert row.y + row.h <= plan.size[1]


class Drawn(NamedTuple):
    """One text as a surface was told to draw it."""

    text: str
    rect: Rect
    lines: tuple[Line, ...]
    style: TextStyle


def drawn_on(surface: Surface, scene: Scene) -> list[Drawn]:
    """All texts of the whole map on this surface."""
    seen: list[Drawn] = []
    draw = surface.text

    def text(at: Point, width: float, text: str, style: TextStyle, lines: tuple[Line, ...], colour: str,
             align: Align = "left") -> None:
        high = len(lines) * line_height(style)
        seen.append(Drawn(text, Rect(at[0], at[1], width, high), tuple(lines), style))
        draw(at, width, text, style, lines, colour, align)

    surface.text = text  # type: ignore[method-assign, assignment]  # watches what is drawn
    paint_map(surface, scene, whole_area(scene))
    return seen


@pytest.mark.parametrize("name", TEXTS)
def test_screen_and_paper_draw_each_text_whole_and_on_the_map(qapp: QApplication, name: str) -> None:
    scene = scene_of(crowded(TEXTS[name]))
    planned = {(text.text, text.lines) for _, text, _ in texts_of(scene.plan)}
    for on_paper in (False, True):
        image = QImage(8, 8, QImage.Format.Format_RGB32)
        painter = QPainter(image)
        surface: Surface = VectorSurface(painter) if on_paper else ScreenSurface(painter, 1.0, 1.0, Caches())
        seen = drawn_on(surface, scene)
        painter.end()
        assert planned <= {(text, lines) for text, _, lines, _ in seen}
        for text, rect, lines, style in seen:
            assert holds(whole_area(scene), rect), text[:40]
            assert kept(text, lines), text[:40]
            assert max(line_widths(text, style, lines, rect.w), default=0.0) <= room(rect.w, style), text[:40]
