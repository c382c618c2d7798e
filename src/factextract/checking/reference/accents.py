"""Text without accents."""

from __future__ import annotations

import unicodedata


def strip_accents(text: str) -> str:
    """Give the text with every accented letter as its plain one, each character in its place."""
    return "".join(unicodedata.normalize("NFD", char)[0] for char in text).replace("’", "'")
