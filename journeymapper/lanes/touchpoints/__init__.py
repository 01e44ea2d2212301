"""Lanes of touchpoints: where the customer meets the organisation.

Here lives: the kind.
May see: core; view.py and form.py also ui.canvas and ui.forms.
Never: another slice.
"""
