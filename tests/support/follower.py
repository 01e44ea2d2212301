"""A plan kept up to date by changes, to be compared with one that is laid out anew."""
from journeymapper.core.document.changes import ChangeSet
from journeymapper.core.document.origin import Origin
from journeymapper.core.layout.dirty import Dirty
from journeymapper.core.layout.links import routes
from journeymapper.core.layout.plan import Plan, build_plan
from journeymapper.core.session.session import Session
from tests.support.measure import FixedMeasure


class Follower:
    """A plan that listens to a session, and what each change touched."""

    def __init__(self, session: Session) -> None:
        self.session, self.measure = session, FixedMeasure()
        self.plan = build_plan(session.store, self.measure)
        self.dirty = Dirty()
        session.changed.connect(self.follow)

    def follow(self, change: ChangeSet, origin: Origin) -> None:
        """Bring the plan up to date."""
        self.dirty = self.plan.update(self.session.store, change, self.measure)

    def check(self) -> None:
        """The plan is the one that is laid out anew."""
        fresh = build_plan(self.session.store, FixedMeasure())
        for name in Plan.__dataclass_fields__:
            assert getattr(self.plan, name) == getattr(fresh, name), name
        assert routes(self.plan) == routes(fresh)
