"""Journeymapper: a desktop editor for customer-journey maps.

Here lives: the whole program, in the floors app > ui > lanes, formats > core.
May see: nothing outside this package but the libraries named in pyproject.toml.
Never: a network call that the user did not ask for.
"""
__version__ = "0.1.0"
