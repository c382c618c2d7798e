"""Numeric claims of press articles as exact, checkable records."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from factextract.extraction import explain, extract, extract_articles, load
    from factextract.records import Article, Claim, Number

__all__ = ["Article", "Claim", "Number", "explain", "extract", "extract_articles", "load"]


def __getattr__(name: str) -> Any:
    """Load what is asked for when it is asked for, so that `import factextract` costs nothing."""
    if name not in __all__:
        raise AttributeError(f"module 'factextract' has no attribute {name!r}")
    from importlib import import_module  # noqa: PLC0415  nothing is loaded before it is asked for

    module = "factextract.records" if name in ("Article", "Claim", "Number") else "factextract.extraction"
    return getattr(import_module(module), name)
