"""Words are data: each list of words that the grammar reads stands in a TOML file beside this page."""

from __future__ import annotations

import functools
import sys
from collections.abc import Mapping
from importlib import resources
from types import MappingProxyType
from typing import Any

from factextract.errors import FactextractError

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib


@functools.cache
def load_lexicon(name: str) -> Mapping[str, Any]:
    """Give the lexicon `NAME.toml` as an immutable mapping: tables are mappings, lists are tuples."""
    entry = resources.files(__name__) / f"{name}.toml"
    if not entry.is_file():
        raise FactextractError(f"lexicon {name!r}: expected {name}.toml in factextract/lexicon, found none")
    frozen = freeze(tomllib.loads(entry.read_text(encoding="utf-8")))
    assert isinstance(frozen, Mapping)
    return frozen


def freeze(value: Any) -> Any:
    """Give `value` with its mappings read-only and its lists as tuples, all the way down."""
    if isinstance(value, dict):
        return MappingProxyType({key: freeze(item) for key, item in value.items()})
    if isinstance(value, list):
        return tuple(freeze(item) for item in value)
    return value
