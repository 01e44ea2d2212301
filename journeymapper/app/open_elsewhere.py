"""Whether another program says that it has a file open: spreadsheets leave a small file beside it for that."""
from pathlib import Path

# LibreOffice's and Excel's.
SIGNS = (".~lock.{name}#", "~${name}")


def is_open_elsewhere(path: Path) -> bool:
    """Whether there is such a sign; one may be left over from a program that broke."""
    if not path.exists():
        return False
    return any(path.with_name(sign.format(name=path.name)).exists() for sign in SIGNS)
