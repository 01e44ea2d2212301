"""The checks: one file each, with `RULES`; the list of them is in `analysis.rules`.

Here lives: what a rule finds, in words, with its source.
May see: analysis' own types, commands (for fixes), document, model, foundation.
Never: a change of the document, Qt, another check.
"""
