"""The Channels view: channels × steps, what each persona would prefer, pilots compared.

Here lives: three tables with their models and how their cells are painted.
May see: Qt, the panels' own parts, ui.forms and below, core.
Never: a dialog, a window; a change of the document past a command.
"""
