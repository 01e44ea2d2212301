"""The titles of lanes: however long, nothing in the gutter covers another thing."""
from itertools import pairwise

import pytest
from PySide6.QtWidgets import QApplication

from journeymapper.core.commands.grid import add_lane
from journeymapper.core.commands.records import set_fields
from journeymapper.core.layout import metrics as m
from journeymapper.core.layout.geometry import Rect
from journeymapper.core.model.kinds import lane_kinds
from journeymapper.ui.canvas.measure import QtMeasure
from tests.gui.paint.maps import scene_of
from tests.support.maps import small

LONG = [
    "Responsable-de-departamento",
    "Responsable-de-departamento y de los puntos de contacto con clientes, proveedores y demás",
    "Donaudampfschifffahrtsgesellschaftskapitän",
]


@pytest.mark.parametrize("title", LONG)
@pytest.mark.parametrize("language", ["en", "es"])
@pytest.mark.parametrize("collapsed", [False, True])
def test_long_titles_and_hints_stand_apart(qapp: QApplication, title: str, language: str, collapsed: bool) -> None:
    session = small()
    for kind in lane_kinds():
        lane = session.run(add_lane, kind, title=title)
        session.run(set_fields, [lane], collapsed=collapsed)
    plan = scene_of(session.store, language=language).plan
    rows = [row for row in plan.rows if row.texts[0].text == title]
    assert len(rows) == len(lane_kinds())
    for row in rows:
        for box in row.texts:
            widest = max(QtMeasure().advance(box.text[start:end], box.style) for start, end in box.lines)
            assert widest <= box.rect.w + 0.5, (row.kind, box.text)
            assert box.rect.bottom <= row.h
        for one, other in pairwise(row.texts):
            assert not one.rect.meets(other.rect), row.kind
        assert row.texts[0].rect.right <= plan.left - m.LANE_PAD_X
        if row.arrangement == "curve" and not collapsed:
            faces = Rect(plan.left - m.FACE - 8, 0, m.FACE, row.h)
            assert not any(box.rect.meets(faces) for box in row.texts)
