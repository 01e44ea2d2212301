"""A touchpoint: the channel's icon on the left, the face on the right, level with the first line."""
from journeymapper.core.layout import metrics as m
from journeymapper.core.layout.shapes import CardShape

# The signs stand nearer to the edges than texts do, so that the title has air beside the face and still
# holds two short words a line.
SHAPES = {"touchpoint": CardShape(left=m.ICON_BOX + 6, right=m.FACE + 10, pad_x=6, pad_y=12, min_height=44)}
