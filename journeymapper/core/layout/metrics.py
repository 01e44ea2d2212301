"""The numbers of the look: pixels at 100 % zoom, on a grid of 4.

They follow the drawn mock-up, which shows the sample at 70 %: columns of 168, a gutter of 152.
With them the sample fits a window of 1920 pixels at more than 80 %, and a touchpoint's title
has room for one long word.
"""
from math import ceil

from journeymapper.core.layout.text import TextStyle

GRID = 4.0
MARGIN = 24.0
GUTTER = 152.0
COLUMN = 168.0
COLUMN_MIN = 80.0
MAP_MIN_WIDTH = 640.0

CARD_INSET = 6.0
CARD_GAP = 8.0
CARD_RADIUS = 8.0
CARD_PAD_X = 8.0
CARD_PAD_Y = 8.0
TEXT_GAP = 4.0
TEXT_MIN = 56.0

ICON_BOX = 24.0
FACE = 16.0
DOT = 20.0
SEVERITY_DOT = 7.0
SEVERITY_ROOM = 40.0
FOOTER_DROP = 12.0
THUMBNAIL = 88.0

TITLE_GAP = 16.0
TITLE_LINE_GAP = 8.0
ITEM_GAP = 16.0
CHIP_PAD_X = 8.0
CHIP_PAD_Y = 2.0
PERSONA_SAMPLE = 28.0

STAGE_BAR = 32.0
STAGE_INSET = 2.0
STAGE_PAD_X = 12.0
STAGE_PAD_Y = 8.0
STEP_HEADER = 32.0
STEP_PAD_X = 14.0

ROW_PAD = 12.0
ROW_MIN = 48.0
ROW_COLLAPSED = 32.0
LANE_ICON = 16.0
LANE_PAD_X = 12.0
SIDE_LINE_ROOM = 24.0
FOOT = 48.0

CURVE_HEIGHT = 140.0
CURVE_MIN = 96.0
CURVE_PAD = 24.0
POINT_RADIUS = 5.0
POINT_REACH = 10.0
POINT_WIDEST = 20.0
QUOTE_GAP = 8.0

LINK_ARROW = 8.0
LINK_PAD_X = 4.0
# Below this zoom cards show no handle.
HANDLE_ZOOM = 0.45

MAP_TITLE = TextStyle(20, 700)
CHIP = TextStyle(10.5, 700)
MAP_LINE = TextStyle(12, 400)
STAGE_TITLE = TextStyle(13, 600)
STEP_TITLE = TextStyle(12, 400)
LANE_TITLE = TextStyle(12.5, 600)
LANE_HINT = TextStyle(10.5, 400)
CARD_TITLE = TextStyle(12.5, 400)
CARD_TITLE_STRONG = TextStyle(12.5, 600)
CARD_TEXT = TextStyle(11.5, 400)
CARD_FOOTER = TextStyle(11, 400)
CARD_FOOTER_STRONG = TextStyle(11, 600)
NOTE = TextStyle(12, 400)
QUOTE = TextStyle(12, 400, italic=True)
LINK_LABEL = TextStyle(10.5, 600)
EMOTION_QUOTE = TextStyle(11, 400, italic=True)


def on_grid(length: float) -> float:
    """The length, grown to the next multiple of 4; what measuring leaves as dust doesn't count."""
    return ceil((length - 1e-6) / GRID) * GRID
