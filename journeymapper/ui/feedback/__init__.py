"""What the program tells without asking: toasts and the status line.

Here lives: short messages at the foot of a window that go by themselves, and the line that counts and teaches keys.
May see: Qt, ui.theme, ui.qt, core.foundation.
Never: a question (that is a box, `ui.qt.messages`); rich text; a document.
"""
