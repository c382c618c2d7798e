"""Which unit of measure a spelling means: quantulum3's catalogue under an overlay of the press's own."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Literal

from factextract.errors import MissingDependencyError
from factextract.lexicon import cache_by_words, load_lexicon


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit by its canonical name: singular, British spelling; and whether it measures time."""

    name: str
    kind: Literal["measurement", "duration"]


@cache
def load_catalogue() -> dict[str, dict[str, object]]:
    """Read quantulum3's units, by name, from its data file: its parser and its classifier are never loaded."""
    spec = find_spec("quantulum3")
    if spec is None or spec.origin is None:
        raise MissingDependencyError("quantulum3 is not installed; install it with: pip install quantulum3")
    text = (Path(spec.origin).parent / "units.json").read_text(encoding="utf-8")
    catalogue: dict[str, dict[str, object]] = json.loads(text)
    return catalogue


@cache_by_words
def unit_table() -> dict[str, Unit]:
    """Give every accepted spelling with its unit: names singular and plural, in lower case, and symbols as written."""
    words = load_lexicon("units")
    table: dict[str, Unit] = {}
    for name, entry in load_catalogue().items():
        if entry["entity"] not in words["entities"] or entry["entity"] == "time":
            continue
        unit = Unit(words["rename"].get(name, name), "measurement")
        surfaces, symbols = entry["surfaces"], entry["symbols"]
        assert isinstance(surfaces, list)
        assert isinstance(symbols, list)
        for spelling in surfaces:
            for form in (spelling, plural(spelling)):
                if (
                    form not in words["refused_spellings"]
                    and spelling not in words["refused_spellings"]
                    and len(form) > 2
                ):
                    table.setdefault(form.lower(), unit)
        for symbol in symbols:
            if symbol not in words["refused_spellings"] and len(symbol) > 1 and not symbol.isupper():
                table.setdefault(symbol, unit)
    for spelling, name in words["names"].items():
        for form in (spelling, plural(spelling)):
            table[form.lower()] = Unit(name, "measurement")
    for symbol, name in words["symbols"].items():
        table[symbol] = Unit(name, "measurement")
    for word, name in words["durations"].items():
        table[word] = Unit(name, "duration")
    return table


def plural(spelling: str) -> str:
    """Give the plural of a unit's name: the head is the first word before `per`, `of` or `an`."""
    head, mark, rest = spelling, "", ""
    for cut in (
        " per ",
        " of ",
        " an ",
        " Celsius",
        " celsius",
        " Fahrenheit",
        " fahrenheit",
        " centigrade",
        " C",
        " F",
    ):
        if cut in spelling and not spelling.startswith("square") and not spelling.startswith("cubic"):
            head, mark, rest = spelling.partition(cut)
            break
    if head.endswith("foot"):
        return head[:-4] + "feet" + mark + rest
    if head.endswith(("ch", "sh", "x")):
        return head + "es" + mark + rest
    if head.endswith(("hertz", "feet", "horsepower", "s")):
        return spelling
    if head.endswith("century"):
        return head[:-1] + "ies" + mark + rest
    return head + "s" + mark + rest


def find_unit(text: str) -> Unit | None:
    """Give the unit that a spelling means.

    A symbol as written, or a name in any case, singular or plural; else None.
    """
    name = " ".join(text.split())
    table = unit_table()
    return table.get(name) or (table.get(name.lower()) if len(name) > 2 else None)
