"""The README's list of keys is the table of actions; `python tests/contracts/test_readme.py` writes it anew."""

import re
import sys

from journeymapper.ui.actions.sheet_keys import SHEET_KEYS, SheetKey
from journeymapper.ui.actions.spec import ActionSpec
from journeymapper.ui.actions.tables import MENUS, all_actions
from tests.support.paths import ROOT

README = ROOT / "README.md"
BLOCK = re.compile(r"(<!-- keys: .*? -->\n)(.*?)(<!-- end of keys -->)", re.DOTALL)


def row(spec: ActionSpec) -> str:
    keys = " or ".join(f"`{key}`" for key in spec.shortcuts)
    path = f"{MENUS[spec.menu]} › {spec.text}"
    return f"| {path.replace('&', '')} | {keys} |"


def sheet_row(row: SheetKey) -> str:
    return f"| {row.section} › {row.text} | {' or '.join(f'`{key}`' for key in (*row.keys, *row.signs))} |"


def key_table() -> str:
    rows = [row(spec) for spec in all_actions() if spec.shortcuts] + list(map(sheet_row, SHEET_KEYS))
    return "\n".join(["", "| what | keys |", "|---|---|", *rows, "", ""])


def test_the_readme_lists_the_keys_of_the_program() -> None:
    found = BLOCK.search(README.read_text(encoding="utf-8"))
    assert found
    assert found.group(2) == key_table()


if __name__ == "__main__":
    README.write_text(BLOCK.sub(rf"\g<1>{key_table()}\g<3>", README.read_text(encoding="utf-8")), encoding="utf-8")
    sys.exit(0)
