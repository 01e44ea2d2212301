"""Lanes of emotions: the curve of what personas feel.

Here lives: the kind.
May see: core; view.py and form.py also ui.canvas and ui.forms.
Never: another slice.
"""
