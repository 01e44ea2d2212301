"""Actions are data: one table from which menus, bars, shortcuts and the list of keys are built.

Here lives: `ActionSpec`, the tables of all actions, the builders of QActions, menus and the list of keys.
May see: Qt, ui.theme, ui.qt, core.foundation.
Never: what an action does (its handler comes from the window that builds it); a document.
"""
