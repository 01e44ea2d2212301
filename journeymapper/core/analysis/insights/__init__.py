"""What the map as a whole says of the customer's feelings and loyalty: figures, and each of them in a sentence.

Here lives: curves, what is remembered of them, feelings by group, loyalty over time, the words for all of these.
May see: document, model, foundation.
Never: Qt; a change of the document; a drawing (that is ui.plots).
"""
