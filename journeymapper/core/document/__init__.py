"""The document: a flat table of records, and the only door through which it changes.

Here lives: store, indexes, change sets, transactions, integrity rules, history.
May see: model, foundation.
Never: what a command means; a listener that writes.
"""
