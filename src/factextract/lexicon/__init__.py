"""Words are data: each list of words that the grammar reads stands in a TOML file beside this page."""

from __future__ import annotations

import functools
import json
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from importlib import resources
from types import MappingProxyType
from typing import Any, TypeVar, cast

from factextract.errors import FactextractError

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

Function = TypeVar("Function", bound=Callable[..., Any])

OWN_WORDS: ContextVar[str] = ContextVar("own_words", default="")
"""The words of its own that a newsroom adds, as `own_words.read_words` writes them; empty where it adds none."""


@contextmanager
def use_words(words: str) -> Iterator[None]:
    """Read with these words beside ours as long as the context holds; the words of `own_words.read_words`."""
    token = OWN_WORDS.set(words)
    try:
        yield
    finally:
        OWN_WORDS.reset(token)


def current_words() -> str:
    """Give the own words that hold now; hand them to `use_words` in another process or thread."""
    return OWN_WORDS.get()


def cache_by_words(function: Function) -> Function:
    """Remember what a function gives, as `functools.cache` does, and apart for each set of own words.

    For every function that gives something made of a lexicon: what it gave under one set of words is never given
    under another, so nothing has to be cleared.
    """
    plain = functools.cache(function)

    @functools.cache
    def remember(_words: str, *args: Any) -> Any:
        return function(*args)

    @functools.wraps(function)
    def call(*args: Any) -> Any:
        words = OWN_WORDS.get()
        return remember(words, *args) if words else plain(*args)

    return cast("Function", call)


@cache_by_words
def load_lexicon(name: str) -> Mapping[str, Any]:
    """Give the lexicon `NAME.toml`, with the own words that hold now, as an immutable mapping: lists are tuples."""
    tables = read_lexicon(name)
    words = OWN_WORDS.get()
    frozen = freeze(merge(tables, json.loads(words).get(name, {})) if words else tables)
    assert isinstance(frozen, Mapping)
    return frozen


def read_lexicon(name: str) -> dict[str, Any]:
    """Give the lexicon `NAME.toml` as it stands in its file."""
    entry = resources.files(__name__) / f"{name}.toml"
    if not entry.is_file():
        raise FactextractError(f"lexicon {name!r}: expected {name}.toml in factextract/lexicon, found none")
    tables: dict[str, Any] = tomllib.loads(entry.read_text(encoding="utf-8"))
    return tables


def merge(ours: Any, own: Any) -> Any:
    """Give our tables with own ones over them: an own entry wins, an own list goes behind ours."""
    if isinstance(ours, dict) and isinstance(own, dict):
        return {**ours, **{key: merge(ours[key], value) if key in ours else value for key, value in own.items()}}
    if isinstance(ours, list) and isinstance(own, list):
        return [*ours, *(each for each in own if each not in ours)]
    return own


def freeze(value: Any) -> Any:
    """Give `value` with its mappings read-only and its lists as tuples, all the way down."""
    if isinstance(value, dict):
        return MappingProxyType({key: freeze(item) for key, item in value.items()})
    if isinstance(value, list):
        return tuple(freeze(item) for item in value)
    return value
