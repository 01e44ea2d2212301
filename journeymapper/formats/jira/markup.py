"""Text that Jira shows as it stands: its description is wiki markup (see "Text Formatting Notation Help" of Jira).

A backslash before a sign takes its meaning away and isn't shown; where a word or a backslash itself would mean
something, a word joiner, which nobody sees, parts it.
"""
import re

JOINER = "\u2060"
# Macros, links and mentions, pictures; signs of lists, tables and rules only where a line begins with them.
_ALWAYS = re.compile(r"[{}\[\]]|!(?=[^\s)])|\?\?")
_PHRASE = re.compile(r"(?<!\w)([*_\-+^~])(?!\1)(?=\S[^\n]*\1)")
_LINE = re.compile(r"^(\s*)([*#\-]+(?=\s)|-{4,}(?=\s*$)|\|)", re.MULTILINE)
_HEAD = re.compile(r"^(\s*)(h|b)(?=([1-6]|q)\.)", re.MULTILINE)
_FACES = re.compile(r"[:;](?=[()DP])|\((?=(?:[!?/xyni+*-]|on|off|\*[rgby])\))")
_BACKSLASH = re.compile(r"\\(?=[\\{}\[\]*_\-+^~!?#|(:;])")


def as_it_stands(text: str) -> str:
    """The text with all that would be markup taken for letters."""
    safe = _BACKSLASH.sub(lambda match: match.group() + JOINER, text)
    safe = _HEAD.sub(rf"\1\2{JOINER}", safe)
    marks = {match.start(group) for pattern, group in ((_ALWAYS, 0), (_PHRASE, 1), (_LINE, 2), (_FACES, 0))
             for match in pattern.finditer(safe)}
    return "".join("\\" + sign if place in marks else sign for place, sign in enumerate(safe))
