"""The ghost of a gesture: where it would land, or why it can't; a rubber band; what is lifted."""
from collections.abc import Iterable

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPainterPath, QPen

from journeymapper.core.foundation.i18n import Texts
from journeymapper.core.foundation.numbers import spelt
from journeymapper.core.layout import metrics as m
from journeymapper.core.layout.geometry import Rect
from journeymapper.core.layout.marks import card_dot
from journeymapper.core.layout.plan import Plan
from journeymapper.ui.canvas.layers.carried import paint_carried
from journeymapper.ui.canvas.layers.outlines import place_of
from journeymapper.ui.canvas.painting import body_area, clipped
from journeymapper.ui.canvas.preview import Preview, Target, said
from journeymapper.ui.canvas.viewport import Viewport
from journeymapper.ui.theme.fonts import SEMIBOLD, font
from journeymapper.ui.theme.icon_names import FEELING_NAMES
from journeymapper.ui.theme.tokens import Tokens

PAD_X, PAD_Y, AWAY = 10.0, 6.0, 18.0


def paint_preview(
    painter: QPainter, plan: Plan, view: Viewport, tokens: Tokens, preview: Preview, t: Texts
) -> None:
    """All of a gesture's overlay."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    if preview.plan is None:
        _veil(painter, plan, view, tokens, preview.lifted)
    for ghost in preview.ghosts:
        _placed(painter, view, tokens, ghost)
    if preview.guide is not None:
        painter.fillRect(_qrect(_guide(preview.guide, view)), tokens.q("accent"))
    if preview.words is not None:
        _label(painter, view, tokens, said(preview.words, t), preview.at, good=True)
    if preview.band is not None:
        _band(painter, view.to_screen(preview.band), tokens)
    if preview.value is not None:
        _label(painter, view, tokens, feeling_words(preview.value, t), preview.at, good=True)
    target = preview.target
    if isinstance(target, Target):
        if preview.plan is None:
            with clipped(painter, _qrect(_ghost_area(target, view))):
                _ghost(painter, _on_screen(target, view), target, tokens)
    elif target is not None and target.rect is not None:
        painter.setPen(QPen(tokens.q("ghost_refused"), 1.5, Qt.PenStyle.DashLine))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        with clipped(painter, _qrect(body_area(view))):
            painter.drawRoundedRect(_qrect(view.to_screen(target.rect).grown(-2)), 6, 6)
    if target is not None:
        if preview.plan is None:
            paint_carried(painter, plan, view, tokens, preview.lifted, preview.at)
        words = said(target.words, t)
        if preview.copying and isinstance(target, Target):
            words = t("Copy: {place}", place=words)
        if len(preview.ghosts) > 1:
            words = t.plural("{n} card · {place}", "{n} cards · {place}", len(preview.ghosts), place=words)
        _label(painter, view, tokens, words, preview.at, good=isinstance(target, Target))


def _veil(painter: QPainter, plan: Plan, view: Viewport, tokens: Tokens, ids: Iterable[str]) -> None:
    """Fades what is lifted, with the red points' dots that stand out of it; not the titles that cover it."""
    areas: dict[Rect, QPainterPath] = {}
    for id in ids:
        place = place_of(plan, view, id)
        if place is not None:
            area = areas.setdefault(place[1], QPainterPath())
            area.setFillRule(Qt.FillRule.WindingFill)
            area.addRect(_qrect(place[0].grown(1)))
            dots = [rect for _, rect in plan.marks_on(id)]
            if id in plan.boxes and (rect := plan.rect(id)) is not None and plan.boxes[id].kind == "red-point":
                dots.append(card_dot(rect))
            for dot in dots:
                area.addEllipse(_qrect(view.to_screen(dot).grown(1)))
    veil = QColor(tokens.q("paper"))
    veil.setAlphaF(0.65)
    for clip, area in areas.items():
        with clipped(painter, _qrect(clip)):
            painter.fillPath(area, veil)


def _placed(painter: QPainter, view: Viewport, tokens: Tokens, rect: Rect) -> None:
    """A card in the place that it would take: faded, in a dashed frame."""
    veil = QColor(tokens.q("paper"))
    veil.setAlphaF(0.35)
    painter.setBrush(veil)
    painter.setPen(QPen(tokens.q("accent"), 2, Qt.PenStyle.DashLine))
    with clipped(painter, _qrect(body_area(view))):
        radius = m.CARD_RADIUS * view.zoom
        painter.drawRoundedRect(_qrect(view.to_screen(rect)), radius, radius)


def _guide(rect: Rect, view: Viewport) -> Rect:
    """The guide of an edge on the screen, at least two pixels thick: upright from the headers, or level."""
    if rect.h > rect.w:
        top = view.header_to_screen(rect).y
        return Rect(view.to_screen(rect).centre[0] - 1, top, 2, view.h - top)
    return Rect(0, view.to_screen(rect).centre[1] - 1, view.w, 2)


def feeling_words(value: float, t: Texts) -> str:
    """A feeling as number and word: "+1.5 · happy"."""
    number = spelt(f"{value:+.1f}", t)
    return f"{number} · {t(FEELING_NAMES[round(value) + 2])}"


def _on_screen(target: Target, view: Viewport) -> Rect:
    return view.header_to_screen(target.rect) if target.action in ("stage", "step") else view.to_screen(target.rect)


def _ghost_area(target: Target, view: Viewport) -> Rect:
    """What is in the rows goes below headers and lane titles, which stay; a gap of stages, steps, lanes doesn’t."""
    return Rect(0, 0, view.w, view.h) if target.action in ("stage", "step", "lane") else body_area(view)


def _band(painter: QPainter, rect: Rect, tokens: Tokens) -> None:
    ground = QColor(tokens.q("accent"))
    ground.setAlphaF(0.10)
    painter.setBrush(ground)
    painter.setPen(QPen(tokens.q("accent"), 1))
    painter.drawRect(_qrect(rect))


def _ghost(painter: QPainter, rect: Rect, target: Target, tokens: Tokens) -> None:
    """A line between things, a ring around what is marked, or a disc on the curve."""
    accent = tokens.q("accent")
    thin = min(rect.w, rect.h) <= 8
    painter.setPen(Qt.PenStyle.NoPen if thin else QPen(accent, 2, Qt.PenStyle.DashLine))
    ground = QColor(accent)
    ground.setAlphaF(1.0 if thin else 0.12)
    painter.setBrush(ground)
    if target.action == "emotion" and rect.w <= 16 * 4 and not thin:
        painter.drawEllipse(_qrect(rect))
        return
    if thin:
        wide = Rect(rect.x, rect.centre[1] - 2, rect.w, 4) if rect.w > rect.h else Rect(
            rect.centre[0] - 2, rect.y, 4, rect.h)
        painter.drawRoundedRect(_qrect(wide), 2, 2)
    else:
        painter.drawRoundedRect(_qrect(rect), 8, 8)


def _label(
    painter: QPainter, view: Viewport, tokens: Tokens, text: str, at: tuple[float, float], *, good: bool
) -> None:
    """What would happen, or why it can't, beside the pointer; a refusal has a sign besides its colour."""
    words = text if good else "⊘  " + text
    letters = font(12, SEMIBOLD)
    metrics = QFontMetricsF(letters)
    words = metrics.elidedText(words, Qt.TextElideMode.ElideMiddle, max(120.0, view.w - 60))
    w, h = metrics.horizontalAdvance(words) + 2 * PAD_X, metrics.height() + 2 * PAD_Y
    x = max(4.0, min(at[0] + AWAY, view.w - w - 4))
    y = at[1] - AWAY - h if at[1] - AWAY - h > 0 else at[1] + AWAY
    # Over a stage's bar, which has the same colour, the rim keeps it apart.
    painter.setPen(QPen(tokens.q("paper" if good else "ghost_refused"), 1.5 if good else 1))
    painter.setBrush(tokens.q("stage_bar" if good else "ghost_refused_soft"))
    painter.drawRoundedRect(QRectF(x, y, w, h), 6, 6)
    painter.setPen(tokens.q("stage_bar_text" if good else "ink"))
    painter.setFont(letters)
    painter.drawText(QPointF(x + PAD_X, y + PAD_Y + metrics.ascent()), words)


def _qrect(rect: Rect) -> QRectF:
    return QRectF(rect.x, rect.y, rect.w, rect.h)
