"""Plots of what the map says: impact against effort.

Here lives: pyqtgraph, in the modules that draw (import them when a view is first shown: it takes half a second).
May see: Qt, pyqtgraph, ui.forms and below, the core.
Never: a panel, dialog or window; a change of the document.
"""
