"""What a written number may stand for: rounding by its last digit, hedges by their band, comparators on their side."""

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction

from factextract.checking.intervals import Interval, around
from factextract.records import Claim

NUMERAL = re.compile(r"\d+(?:[,\u00a0\u202f\u2009 ](?=\d{2,3}(?!\d))\d{2,3})*(?:\.\d+)?|\.\d+")
SCALE_WORDS = {
    "hundred": 100,
    "thousand": 1000,
    "lakh": 10**5,
    "million": 10**6,
    "mln": 10**6,
    "crore": 10**7,
    "billion": 10**9,
    "bln": 10**9,
    "trillion": 10**12,
}
ROUNDED_TYPES = frozenset({"count", "currency", "measurement"})
"""The types whose trailing zeros may be rounding; a share, a rate or an age of 70 is meant as 70."""
KEPT_DIGITS = 2
"""Leading digits that are never taken for rounding: 54,000 may be 53,500 to 54,500, and 50,000 is 49,500 to 50,500."""

SLIGHT = re.compile(
    r"\b(?:just|slightly|a (?:little|bit|shade|hair|touch|fraction|whisker)|barely|marginally|a tad)\b", re.I
)
FROM_BELOW = re.compile(
    r"\b(?:nearly|almost|close to|approaching|nearing|virtually|practically|not quite|just short of|shy of|near)\b",
    re.I,
)

PROSE_FRACTION = Fraction(7, 100)
"""How far, as a part of itself, a fraction in words may be off: `half` is 46.5 to 53.5 percent."""
PROSE_FRACTION_MOST = Fraction(3, 100)
"""And never more than this: `nine in ten` is 87 to 93 percent."""
HEDGED_FRACTION = Fraction(15, 100)
PROSE_MULTIPLE = Fraction(75, 1000)
HEDGED_ROUND = Fraction(10, 100)
"""The band of `about 60`, a number of one significant digit."""
HEDGED_FINE = Fraction(5, 100)
"""The band of `about 320`: whoever hedges yet gives two digits means them."""
SLIGHTLY = Fraction(5, 100)


@dataclass(frozen=True, slots=True)
class Reading:
    """What a claim's number may stand for."""

    point: Fraction
    """The value as written; of a range, its middle."""
    loose: Interval
    """With rounding, hedge and comparator: what the writer may well have meant."""
    strict: Interval
    """The same, if trailing zeros were counted and not rounded."""
    bound: Interval
    """What the words allow in logic: `at least 600` has no upper end."""
    step: Fraction
    """What one more in the last digit adds."""

    def scale(self, factor: Fraction) -> Reading:
        """Give the reading in another unit."""
        return Reading(
            self.point * factor,
            self.loose.scale(factor),
            self.strict.scale(factor),
            self.bound.scale(factor),
            self.step * abs(factor),
        )


def read_number(claim: Claim) -> Reading:
    """Give what the claim's number may stand for, its own unit unchanged."""
    if claim.value is None:
        return _read_range(claim)
    point = Fraction(claim.value)
    if claim.fraction is not None and Fraction(claim.fraction.denominator) != 0:
        point = Fraction(claim.fraction.numerator) / Fraction(claim.fraction.denominator)
    elif claim.type == "fraction":
        point = point.limit_denominator(20) if abs(point.limit_denominator(20) - point) <= Fraction(1, 2000) else point
    fine, coarse = _widths(claim, point)
    return _apply_comparator(claim, point, fine, coarse)


def _read_range(claim: Claim) -> Reading:
    low, high = sorted((Fraction(claim.low or 0), Fraction(claim.high or 0)))
    written = [Fraction(text) for text in (_plain(match.group()) for match in NUMERAL.finditer(claim.text))]
    decimals = max((_decimals(_plain(match.group())) for match in NUMERAL.finditer(claim.text)), default=0)
    scale = high / max(written) if written and max(written) > 0 and high > 0 else Fraction(1)
    step = abs(scale) / 10**decimals
    hedge = (high - low) / 2 if claim.comparator == "~" else Fraction(0)
    width = Interval(low - step / 2 - hedge, high + step / 2 + hedge)
    return Reading((low + high) / 2, width, width, width, step)


def _widths(claim: Claim, point: Fraction) -> tuple[Fraction, Fraction]:
    """Give the step of the last written place, and the step if trailing zeros are rounding; 0 for an exact count."""
    numerals = [_plain(match.group()) for match in NUMERAL.finditer(claim.text)]
    if claim.type in ("fraction", "multiple") and not _is_decimal_multiple(claim, numerals):
        return Fraction(0), Fraction(0)
    if not numerals:
        return _widths_of_words(claim, point)
    written = Fraction(numerals[0])
    if written == 0:
        fine = Fraction(1, 10 ** _decimals(numerals[0]))
        return (Fraction(0), Fraction(0)) if claim.type == "count" else (fine, fine)
    ratio = abs(point) / written
    if len(numerals) > 1 and not _is_power_of_ten(ratio):
        # "3 hours 20 minutes", "5ft 6in": the smaller unit bounds the doubt
        compound = abs(point) / 50
        return compound, compound
    fine = ratio / 10 ** _decimals(numerals[0])
    coarse = fine
    if claim.type in ROUNDED_TYPES and "." not in numerals[0]:
        coarse = fine * _zeros_step(numerals[0])
    if claim.type == "rank" or (claim.type == "count" and ratio == 1 and "." not in numerals[0]):
        fine = Fraction(0)
        coarse = Fraction(0) if coarse == ratio else coarse
    return fine, coarse


def _widths_of_words(claim: Claim, point: Fraction) -> tuple[Fraction, Fraction]:
    scale = 1
    for word in re.findall(r"[a-z]+", claim.text.casefold()):
        scale *= SCALE_WORDS.get(word, SCALE_WORDS.get(word.removesuffix("s"), 1))
    if scale == 1:
        exact = claim.type in ("count", "rank")
        return (Fraction(0), Fraction(0)) if exact else (Fraction(1), Fraction(1))
    step, places = Fraction(scale), 0
    while (point / step).denominator != 1 and places < 4:  # "two and a half million" is written to a tenth
        step, places = step / 10, places + 1
    return step, step


def _apply_comparator(claim: Claim, point: Fraction, fine: Fraction, coarse: Fraction) -> Reading:
    prose = claim.type in ("fraction", "multiple") and fine == 0
    base, strict = around(point, coarse / 2), around(point, fine / 2)
    if claim.type == "age":
        base = strict = Interval(point, point + 1)
    if prose:
        width = abs(point) * (PROSE_FRACTION if claim.type == "fraction" else PROSE_MULTIPLE)
        base = around(point, min(width, PROSE_FRACTION_MOST) if claim.type == "fraction" else width)
        strict = around(point, min(abs(point) / 50, Fraction(1, 100)))
    if claim.comparator == "=":
        return Reading(point, base, strict, base, fine)
    hedge = claim.hedge.text if claim.hedge is not None else ""
    digits = _significant(point)
    if claim.comparator == "~":
        part = HEDGED_FRACTION if claim.type == "fraction" else HEDGED_ROUND if digits == 1 or prose else HEDGED_FINE
        band = max(abs(point) * part, coarse / 2)
        if FROM_BELOW.search(hedge):
            loose = Interval(point - band, point + fine / 2).join(strict)
        else:
            loose = around(point, band)
        return Reading(point, loose, loose, loose, fine)
    up = claim.comparator in (">", ">=")
    reach = _reach(claim, point, fine)
    if SLIGHT.search(hedge):
        reach = abs(point) * SLIGHTLY
    loose = (
        Interval(point, point + reach)
        if up
        else Interval(max(point - reach, Fraction(0)) if point >= 0 else point - reach, point)
    )
    bound = loose
    if claim.comparator in (">=", "<="):
        bound = Interval(point, None) if up else Interval(Fraction(0) if point >= 0 else None, point)
    return Reading(point, loose, loose, bound, fine)


def _reach(claim: Claim, point: Fraction, fine: Fraction) -> Fraction:
    """Give how far `more than` goes: to the next number that would have been named instead."""
    if claim.type == "multiple":
        return Fraction(1) if point >= 2 else Fraction(1, 2)
    if claim.type == "fraction":
        return abs(point) / 4
    if point == 0:
        return fine
    step = Fraction(1)
    while (point / step).denominator != 1:
        step /= 10
    while (point / (step * 10)).denominator == 1:
        step *= 10
    last = abs(point / step).numerator % 10
    return step * 5 if last == 5 else step


def _is_decimal_multiple(claim: Claim, numerals: list[str]) -> bool:
    """Tell whether a multiple is written to its last digit: `1.5 times`, `42-fold`; not `two times`, not `2 times`."""
    return claim.type == "multiple" and len(numerals) == 1 and (("." in numerals[0]) or Fraction(numerals[0]) > 10)


def _zeros_step(digits: str) -> int:
    """Give the place of the first digit that may be rounding in a plain integer: 54000 gives 1000, 50000 too."""
    zeros = len(digits) - len(digits.rstrip("0"))
    return int(10 ** max(0, min(zeros, len(digits) - KEPT_DIGITS)))


def _significant(point: Fraction) -> int:
    """Give how many digits are left without leading and trailing zeros."""
    value, power = abs(point), 0
    if value == 0:
        return 1
    while value.denominator != 1 and power < 12:
        value, power = value * 10, power + 1
    return len(str(int(value)).rstrip("0"))


def _is_power_of_ten(ratio: Fraction) -> bool:
    if ratio <= 0:
        return False
    longest = str(max(ratio.numerator, ratio.denominator))
    return min(ratio.numerator, ratio.denominator) == 1 and longest.rstrip("0") == "1"


def _plain(numeral: str) -> str:
    return re.sub(r"[^\d.]", "", numeral)


def _decimals(numeral: str) -> int:
    return len(numeral.partition(".")[2])
