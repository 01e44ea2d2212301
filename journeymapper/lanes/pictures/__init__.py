"""Lanes of pictures: screenshots, photographs, sketches.

Here lives: the kind, its card's record.
May see: core; view.py and form.py also ui.canvas and ui.forms.
Never: another slice.
"""
