"""To be written."""


def same_name(left: str, right: str) -> float:
    """To be written."""
    return 0.0
