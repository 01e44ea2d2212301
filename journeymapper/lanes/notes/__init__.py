"""Lanes of free notes and quotes: goals, thoughts, questions.

Here lives: the kind, its cards' records.
May see: core; view.py and form.py also ui.canvas and ui.forms.
Never: another slice.
"""
