"""What may be longer than the limits, each with its reason; an entry that is no longer needed fails the contract."""

EXCEPTIONS: dict[str, str] = {}
