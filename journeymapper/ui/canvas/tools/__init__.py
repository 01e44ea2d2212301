"""What a mouse means: small state machines whose path a test can name.

Here lives: the select tool with its drags, and the drop of things from outside.
May see: core, the sheet through `tools.host`, targets, landing.
Never: painting; a change but by `session.run` at the end of a gesture.
"""
