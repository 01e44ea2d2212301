"""The look: colours by role, the typeface, icons, the style of the chrome.

Here lives: the two themes of resources/themes as `Tokens`, Inter, Lucide's icons, the style sheet, the current theme.
May see: Qt, ui.qt, core.foundation.
Never: a document; a colour written in code (code reads roles); red for anything but a red point.
"""
