"""The actions on stages, steps and lanes: the submenus of Map, and the context menus of their headers."""
from journeymapper.core.foundation.i18n import N_

from .spec import ActionSpec

STAGE = (
    ActionSpec("map.stage.before", N_("Insert stage before"), None, "stage", "map/stage", 1),
    ActionSpec("map.stage.after", N_("Insert stage after"), None, "stage", "map/stage", 1),
    ActionSpec("map.stage.split", N_("Split stage at this step"), None, "split-stage", "map/stage", 2,
               tip=N_("This step and those right of it become a stage of their own")),
    ActionSpec("map.stage.merge", N_("Merge stage with the next"), None, "merge", "map/stage", 2,
               tip=N_("Its steps join this stage with all their cards")),
    ActionSpec("map.stage.left", N_("Move stage left"), None, None, "map/stage", 3),
    ActionSpec("map.stage.right", N_("Move stage right"), None, None, "map/stage", 3),
    ActionSpec("map.stage.delete", N_("Delete stage"), None, "remove", "map/stage", 4,
               tip=N_("Its cards go to the parking lot")),
)
STEP = (
    ActionSpec("map.step.before", N_("Insert step before"), None, "step", "map/step", 1),
    ActionSpec("map.step.after", N_("Insert step after"), None, "step", "map/step", 1),
    ActionSpec("map.step.split", N_("Split step"), None, "split-step", "map/step", 2,
               tip=N_("The selected cards and those below them go to the new step")),
    ActionSpec("map.step.merge", N_("Merge step with the next"), None, "merge", "map/step", 2,
               tip=N_("Its cards and emotions join this step")),
    ActionSpec("map.step.left", N_("Move step left"), None, None, "map/step", 3),
    ActionSpec("map.step.right", N_("Move step right"), None, None, "map/step", 3),
    ActionSpec("map.step.narrower", N_("Narrower"), None, None, "map/step", 4),
    ActionSpec("map.step.wider", N_("Wider"), None, None, "map/step", 4),
    ActionSpec("map.step.usual", N_("Usual width"), None, None, "map/step", 4),
    ActionSpec("map.step.delete", N_("Delete step"), None, "remove", "map/step", 5,
               tip=N_("Its cards go to the parking lot")),
)
LANE = (
    ActionSpec("map.lane.up", N_("Move lane up"), None, None, "map/lane", 1),
    ActionSpec("map.lane.down", N_("Move lane down"), None, None, "map/lane", 1),
    ActionSpec("map.lane.collapse", N_("Collapse or expand lane"), None, None, "map/lane", 2,
               tip=N_("A collapsed lane shows its title and how many cards it holds")),
    ActionSpec("map.lane.hide", N_("Hide lane"), None, "hidden", "map/lane", 2,
               tip=N_("Map › Hidden lanes brings it back")),
    ActionSpec("map.lane.customer", N_("Customer’s side"), None, None, "map/lane", 3, True, choice="side",
               tip=N_("Above the line of interaction")),
    ActionSpec("map.lane.frontstage", N_("Frontstage"), None, None, "map/lane", 3, True, choice="side",
               tip=N_("Below the line of interaction: what customers see of us")),
    ActionSpec("map.lane.backstage", N_("Backstage"), None, None, "map/lane", 3, True, choice="side",
               tip=N_("Below the line of visibility: what customers do not see")),
    ActionSpec("map.lane.support", N_("Support"), None, None, "map/lane", 3, True, choice="side",
               tip=N_("Below the line of internal interaction: what others in the house do")),
    ActionSpec("map.lane.lower", N_("Shorter"), None, None, "map/lane", 4),
    ActionSpec("map.lane.higher", N_("Taller"), None, None, "map/lane", 4),
    ActionSpec("map.lane.usual", N_("Usual height"), None, None, "map/lane", 4),
    ActionSpec("map.lane.delete", N_("Delete lane"), None, "remove", "map/lane", 5,
               tip=N_("Its cards go to the parking lot")),
)
GRID = (*STAGE, *STEP, *LANE)

# In context menus these groups (menu, group) are submenus: so the menus fit a small screen at workshop size.
PARTS = {
    ("map/stage", 3): N_("Move"), ("map/step", 3): N_("Move"), ("map/lane", 1): N_("Move"),
    ("map/step", 4): N_("Width"), ("map/lane", 3): N_("Side"), ("map/lane", 4): N_("Height"),
}
