"""Pictures of what the map says, before they are drawn: signs, strokes and words at places in their own units.

Here lives: one file per sort of picture; `topics` lists them.
May see: the core, the names of colours and icons.
Never: Qt, pyqtgraph; a colour without a shape, dash or word that says the same.
"""
