"""Whom a phrase names: countries by name, adjective and people, and whatever else a table has as an entity."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from factextract.checking.reference.accents import strip_accents
from factextract.checking.reference.phrases import load_words
from factextract.checking.reference.rows import Row

LEGAL_FORM = re.compile(
    r",?\s+(?:inc|plc|ltd|llc|ag|se|sa|s\.a|nv|n\.v|gmbh|co|corp|corporation|group|holdings?)\.?\Z", re.I
)
SHORT = 3
"""A name of so many letters is read in its own case only."""


@dataclass(frozen=True, slots=True)
class Mention:
    """An entity's name in a phrase."""

    start: int
    end: int
    key: str


@dataclass(frozen=True)
class Gazetteer:
    """Every name that is known, and the key of what it names; the tables' own entities and all countries."""

    keys: dict[str, str]
    pattern: re.Pattern[str]

    def find(self, text: str) -> list[Mention]:
        """Give the names in a text, the longest at each place."""
        found = []
        for match in self.pattern.finditer(strip_accents(text)):
            words = match.group()
            key = self.keys.get(words) or self.keys.get(words.casefold() if len(words.replace(".", "")) > SHORT else "")
            if key is not None:
                found.append(Mention(match.start(), match.end(), key))
        return found


def build_gazetteer(rows: Iterable[Row]) -> Gazetteer:
    """Collect the names of the tables' entities and of all countries."""
    keys: dict[str, str] = {}
    for key, names in territory_names().items():
        for name in names:
            _add(keys, name, key)
    for row in rows:
        _add(keys, LEGAL_FORM.sub("", row.entity), entity_key(row))
        _add(keys, row.entity, entity_key(row))
    longest = sorted(keys, key=lambda name: (-len(name), name))
    pattern = re.compile(r"(?<![\w-])(?:" + "|".join(re.escape(name) for name in longest) + r")(?![\w-])", re.I)
    return Gazetteer(keys, pattern)


def entity_key(row: Row) -> str:
    """Give the key of a row's entity: the country's code, else the name itself."""
    return territory_of(row.entity) or (territory_of_code(row.code) if row.code else None) or _plain(row.entity)


def territory_of(name: str) -> str | None:
    """Give the country's code for any of its names, else None."""
    return _territories_by_name().get(_plain(name))


def territory_of_code(code: str) -> str | None:
    """Give the two-letter code for a two- or three-letter one, None where it is no country's."""
    if len(code) == 2:
        return {"UK": "GB", "EA": "EZ", "U2": "EZ"}.get(code, code) if code.isupper() else None
    return _short_codes().get(code)


@cache
def territory_names() -> dict[str, tuple[str, ...]]:
    """Give every country's names by its code: CLDR's English one, and those of the press."""
    from babel import Locale  # noqa: PLC0415 - loads its data when imported

    press = load_words("demonyms.toml")["names"]
    names = {}
    for code, name in Locale("en").territories.items():
        if len(code) == 2 and code.isalpha() and code not in ("ZZ", "XA", "XB", "QO", "UN"):
            plain = name.replace(" & ", " and ").partition(" (")[0]
            names[code] = (plain, *press.get(code, ()))
    return names


@cache
def _territories_by_name() -> dict[str, str]:
    return {_plain(name): code for code, names in territory_names().items() for name in names}


@cache
def _short_codes() -> dict[str, str]:
    from babel.core import get_global  # noqa: PLC0415

    return {
        long: short[0] for long, short in get_global("territory_aliases").items() if len(long) == 3 and long.isalpha()
    }


def _plain(name: str) -> str:
    return " ".join(strip_accents(name).casefold().split())


def _add(keys: dict[str, str], name: str, key: str) -> None:
    words = " ".join(strip_accents(name).split())
    if len(words.replace(".", "")) <= SHORT:
        keys[words] = key
    else:
        keys[words.casefold()] = key
