"""Lanes of red points: where the journey hurts.

Here lives: the kind.
May see: core; view.py and form.py also ui.canvas and ui.forms.
Never: another slice.
"""
