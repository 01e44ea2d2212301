"""The screen: everything that knows Qt, apart from the view, form and paint files of slices.

Here lives: windows > dialogs | panels | palette | plots > canvas > forms > actions | feedback > theme > qt.
May see: the core, Qt, and of its own floors only those below.
Never: a lane or a format by name; a change of the document other than by `session.run`.
"""
