"""Keys and years that stand in an address, where anybody can write anything."""

from __future__ import annotations

# Keys and years have fewer digits.
LONGEST_KEY = 10


def is_key(text: str) -> bool:
    """Whether an address's ``text`` can be a key or a year; Python reads no longer numbers."""
    return text.isascii() and text.isdecimal() and len(text) < LONGEST_KEY
