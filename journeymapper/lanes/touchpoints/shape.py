"""A touchpoint: the channel's icon on the left, the face on the right, at least two lines high."""
from journeymapper.core.layout import metrics as m
from journeymapper.core.layout.shapes import CardShape

SHAPES = {"touchpoint": CardShape(left=m.ICON_BOX + 8, right=m.FACE + 4, min_height=48)}
