"""A touchpoint: the channel's icon on the left, the face on the right, level with the first line."""
from journeymapper.core.layout import metrics as m
from journeymapper.core.layout.shapes import CardShape

SHAPES = {"touchpoint": CardShape(left=m.ICON_BOX + 8, right=m.FACE + 4, pad_y=12, min_height=44)}
