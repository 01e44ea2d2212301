"""Fields and forms: how values are read and written by a person, in the inspector and in dialogs.

Here lives: one small widget per kind of field, `Field` to declare a form, `build_form` to make it.
May see: Qt, ui.actions, ui.feedback, ui.theme, ui.qt, core.
Never: a command run from here (a form says what was entered; who built it decides); a lane by name.

A lane's form.py declares only:  FIELDS = (Field("title", N_("Title")), Field("channel", N_("Channel"), "choice",
options="channels"), …); the kinds are listed in `forms.kinds`, the scales in `forms.scales`.
"""
from .field import MIXED, Choice, Field

__all__ = ["MIXED", "Choice", "Field"]
