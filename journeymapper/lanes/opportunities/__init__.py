"""Lanes of opportunities: what would mend red points.

Here lives: the kind.
May see: core; view.py and form.py also ui.canvas and ui.forms.
Never: another slice.
"""
