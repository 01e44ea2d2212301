"""Lanes of metrics: measured values beside their targets.

Here lives: the kind, its card's record.
May see: core; view.py and form.py also ui.canvas and ui.forms.
Never: another slice.
"""
