"""Kinds of lane, a folder each; they are found, never listed.

Here lives: per kind `kind.py`, and where the default doesn't do `model.py`, `checks.py`, `view.py`, `form.py`.
May see: core; view.py and form.py also ui.canvas and ui.forms.
Never: another slice.
"""
