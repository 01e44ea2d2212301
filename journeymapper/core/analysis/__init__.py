"""What the map tells when one computes from it: grey areas, later all findings.

Here lives: one file per check.
May see: document, model, foundation, layout.
Never: a change of the document, Qt.
"""
