"""From elsewhere to one line of the backlog, whatever hides it."""
from dataclasses import replace

from .backlog import BacklogView


def show_line(view: BacklogView, id: str) -> None:
    """The keyboard goes to a red point's line. A folded group that hides it opens; a filter that does is taken off."""
    folds = view.arrangement
    if id not in view.shown_ids() and folds.folded:
        view.arrange(replace(folds, folded=frozenset()))
    if id not in view.shown_ids():
        view.arrange(folds)
        view.filter_bar.clear()
        if id not in view.shown_ids():
            view.arrange(replace(folds, folded=frozenset()))
    view.table.go_to(id, max(1, view.table.currentIndex().column()))
