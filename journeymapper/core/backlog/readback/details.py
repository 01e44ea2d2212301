"""One line of the preview in full: what its sentence shortens or leaves out."""
from journeymapper.core.backlog.columns import column
from journeymapper.core.backlog.readback.lines import Line
from journeymapper.core.backlog.readback.words import shown
from journeymapper.core.foundation.i18n import N_, Texts
from journeymapper.core.foundation.sentences import say

_ROWS = {"base": N_("Exported: {value}"), "mine": N_("The map now: {value}"), "theirs": N_("The workbook: {value}")}
_OF_KIND = {
    "accepted": ("mine", "theirs"), "conflict": ("base", "mine", "theirs"), "refused": ("mine", "theirs"),
    "ignored": ("theirs",),
}


def details(line: Line, t: Texts) -> str:
    """The red point with its title, then each value on a line of its own, unshortened."""
    if line.kind == "new":
        return "\n".join([str(line.theirs), *_of_new(line, t)])
    parts = [f"{line.name}  {line.title}".strip()] if line.name else []
    if line.column:
        parts.append(f"{t(column(line.column).title)} · {line.place}")
        kept = (name for name in _OF_KIND[line.kind] if not (name == "base" and line.asks))
        parts += [t(_ROWS[name], value=shown(line.column, getattr(line, name), t) or t("blank")) for name in kept]
    if line.reason is not None:
        parts.append(say(t, line.reason))
    return "\n".join(parts)


def _of_new(line: Line, t: Texts) -> list[str]:
    told = ((column(key).title, shown(key, value, t)) for key, value in line.values.items() if key != "title")
    return [t("{column}: {value}", column=t(title), value=value) for title, value in told]
