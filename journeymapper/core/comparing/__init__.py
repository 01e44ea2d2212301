"""Two or three states of one map: what differs, in words of the trade, and how they become one.

Here lives: what things and fields are called, the differences of two documents, the three-way merge.
May see: document, model, foundation.
Never: a command, a file, Qt; it gives change sets and sentences and applies nothing.
"""
