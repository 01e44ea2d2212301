"""A picture: a thumbnail above its title."""
from journeymapper.core.layout import metrics as m
from journeymapper.core.layout.shapes import CardShape

SHAPES = {"picture": CardShape(top=m.THUMBNAIL + 8)}
