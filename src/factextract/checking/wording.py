"""How a check speaks: figures and findings in plain English."""

from __future__ import annotations

import re
from fractions import Fraction

from factextract.checking.intervals import Interval, write_number
from factextract.records import Claim, Verdict

SCALES = ((10**12, "trillion"), (10**9, "billion"), (10**6, "million"))
SIGNS = {"USD": "$", "EUR": "€", "GBP": "£", "JPY": "¥"}
OPENING = re.compile(r"[A-Z](?:[a-z-]+\b(?<!Rs)| )")
"""A word that is written with a capital where it opens a sentence only."""
WITHOUT_PLURAL = {"hertz", "kilohertz", "megahertz", "gigahertz"}


def write_unit(unit: str | None, *, plural: bool = True) -> str:
    """Give a unit's name as it follows a number: `percent`, `percentage points`, `miles per hour`."""
    if unit is None:
        return ""
    if unit == "percent":
        return unit
    name = unit.replace("_", " ")
    if not plural or name in WITHOUT_PLURAL:
        return name
    first, per, rest = name.partition(" per ")
    if first.startswith("degree"):
        return "degrees" + first.removeprefix("degree") + per + rest
    ending = {"foot": "feet", "inch": "inches"}
    words = first.split(" ")
    words[-1] = ending.get(words[-1], words[-1] if words[-1].endswith("s") else words[-1] + "s")
    return " ".join(words) + per + rest


def is_currency(unit: str | None) -> bool:
    """Tell whether a unit is an ISO 4217 code."""
    return unit is not None and len(unit) == 3 and unit.isupper() and unit.isascii()


def write_figure(value: Fraction, unit: str | None = None, *, digits: int = 3) -> str:
    """Write a reckoned figure for a reader, rounded: `62.5 percent`, `€320`, `1.24 billion`, `36,400`."""
    sign, size = ("minus " if value < 0 else ""), abs(value)
    scale, word = next(((s, w) for s, w in SCALES if size >= s), (1, ""))
    shown = size / scale
    integer = len(str(int(shown)))
    if not word and size >= 1000:
        number = f"{round(size):,}"
    else:
        number = write_number(shown, digits=max(digits, min(integer, 9)))
    number = f"{number} {word}".strip()
    if is_currency(unit):
        return f"{sign}{SIGNS[unit]}{number}" if unit in SIGNS else f"{sign}{number} {unit}"
    return f"{sign}{number} {write_unit(unit, plural=shown != 1 or bool(word))}".strip()


def write_span(interval: Interval, unit: str | None = None, *, digits: int = 3) -> str:
    """Write what is reckoned, as one figure where both ends round to the same, else from one to the other."""
    if interval.low is None and interval.high is None:
        return "anything"
    if interval.low is None or interval.high is None:
        end = interval.high if interval.low is None else interval.low
        assert end is not None
        return f"{'at most' if interval.low is None else 'at least'} {write_figure(end, unit, digits=digits)}"
    low, high = write_figure(interval.low, unit, digits=digits), write_figure(interval.high, unit, digits=digits)
    return low if low == high else f"{low} to {high}"


def quote(claim: Claim) -> str:
    """Give a claim as the article writes it, its hedge with it: `nearly 4.43 million`."""
    text, start = " ".join(claim.text.split()), claim.start
    if claim.hedge is not None and 0 <= claim.start - claim.hedge.end <= 1:
        text, start = f"{' '.join(claim.hedge.text.split())} {text}", claim.hedge.start
    if start == claim.sentence.start and OPENING.match(text):
        return text[0].lower() + text[1:]
    return text


def join_words(words: list[str]) -> str:
    """Join by commas and a last `and`."""
    return words[0] if len(words) == 1 else ", ".join(words[:-1]) + " and " + words[-1]


def capitalise(sentence: str) -> str:
    """Give a sentence a capital."""
    return sentence[:1].upper() + sentence[1:]


def write_interval(interval: Interval, *, digits: int = 6) -> str:
    """Write an interval for an equation: `[37500, 38500]`."""
    low = "-∞" if interval.low is None else write_number(interval.low, digits=digits)
    high = "∞" if interval.high is None else write_number(interval.high, digits=digits)
    return low if low == high else f"[{low}, {high}]"


def tell(reckoned: str, said: str, verdict: Verdict, strict: Verdict | None = None) -> str:
    """Give the sentence of a finding: what the figures make, what the article says, and whether the two fit."""
    if verdict == "inconsistent":
        return f"{reckoned}; the article says {said}."
    if verdict == "cannot_tell":
        return f"{reckoned}; the article says {said}, and its wording leaves open whether the two fit."
    if strict == "inconsistent":
        return f"{reckoned}; the article says {said}, which fits if the figures are rounded."
    return f"{reckoned}; the article says {said}, which fits."
