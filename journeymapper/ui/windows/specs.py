"""The actions of a map's window: the table, with what was found among the kinds of lanes and cards."""
from journeymapper.core.model.kinds import card_kinds, lane_kinds
from journeymapper.ui.actions.spec import ActionSpec
from journeymapper.ui.actions.tables import all_actions


def window_specs() -> tuple[ActionSpec, ...]:
    """The whole table; a found kind of card that it doesn't know is inserted by the menu all the same."""
    specs = all_actions([(kind.name, kind.title, kind.icon) for kind in lane_kinds().values()])
    known = {spec.id for spec in specs}
    found = ((f"insert.{kind.name.replace('-', '_')}", kind) for kind in card_kinds().values())
    extra = (ActionSpec(id, kind.title, None, kind.icon, "insert", 4) for id, kind in found if id not in known)
    return (*specs, *extra)
