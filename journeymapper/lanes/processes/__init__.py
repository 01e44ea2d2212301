"""Lanes of processes: the work behind the scenes, over several steps.

Here lives: the kind.
May see: core; view.py and form.py also ui.canvas and ui.forms.
Never: another slice.
"""
