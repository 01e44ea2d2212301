"""Where everything stands: from the document to rectangles, without a screen.

Here lives: geometry, the port by which text is measured, the grid, the flow inside a cell,
spans, the emotion curve, and the plan that ties them together.
May see: document, model, foundation.
Never: Qt, colours, what a mouse does.
"""
