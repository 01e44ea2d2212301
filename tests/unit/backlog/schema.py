"""A workbook against the schemas of Office (the package openxml-audit, a validator like that of the Open XML SDK)."""
from pathlib import Path

# Excel moves texts that stand in their cells into a table of their own when it saves: no fault.
ALLOWED = {"Excel_InlineStrCells"}


def schema_faults(path: Path) -> list[str]:
    """All that the validator says, its warnings too."""
    from openxml_audit import OpenXmlValidator
    from openxml_audit.errors import FileFormat, ValidationSeverity

    return [f"{found.part_uri} {found.path}: {found.severity.value}: {found.description}"
            for found in OpenXmlValidator(FileFormat.OFFICE_2019, max_errors=0).validate(path).errors
            if found.id not in ALLOWED and found.severity is not ValidationSeverity.INFO]
