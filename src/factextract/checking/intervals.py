"""Interval arithmetic that is exact: every bound is a rational number, an open end is None."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from decimal import ROUND_CEILING, ROUND_FLOOR, Context, Decimal
from fractions import Fraction

from factextract.records import Bounds

DIGITS = 12
"""Significant digits that a bound is shown with; rounding goes outwards, so nothing that is inside falls out."""


@dataclass(frozen=True, slots=True)
class Interval:
    """All values from low to high, both ends inside; a None end is open."""

    low: Fraction | None
    high: Fraction | None

    def __add__(self, other: Interval) -> Interval:
        return Interval(_both(self.low, other.low, Fraction.__add__), _both(self.high, other.high, Fraction.__add__))

    def __sub__(self, other: Interval) -> Interval:
        return Interval(_both(self.low, other.high, Fraction.__sub__), _both(self.high, other.low, Fraction.__sub__))

    def __neg__(self) -> Interval:
        return Interval(None if self.high is None else -self.high, None if self.low is None else -self.low)

    def scale(self, factor: Fraction) -> Interval:
        """Multiply both ends by a factor; a negative one swaps them."""
        ends = (None if self.low is None else self.low * factor, None if self.high is None else self.high * factor)
        return Interval(*ends) if factor >= 0 else Interval(ends[1], ends[0])

    def divide(self, other: Interval) -> Interval | None:
        """Divide by another interval; both must lie above zero or at it. None if the divisor may be zero or less."""
        if other.low is None or other.low <= 0 or self.low is None or self.low < 0:
            return None
        low = Fraction(0) if other.high is None else self.low / other.high
        return Interval(low, None if self.high is None else self.high / other.low)

    def multiply(self, other: Interval) -> Interval | None:
        """Multiply with another interval; both must lie at zero or above it, else None."""
        if self.low is None or other.low is None or self.low < 0 or other.low < 0:
            return None
        return Interval(self.low * other.low, _both(self.high, other.high, Fraction.__mul__))

    def meets(self, other: Interval) -> bool:
        """Tell whether some value lies in both."""
        below = self.high is not None and other.low is not None and self.high < other.low
        above = self.low is not None and other.high is not None and self.low > other.high
        return not below and not above

    def gap(self, other: Interval) -> Fraction:
        """Give the distance between the two, 0 where they meet."""
        if self.high is not None and other.low is not None and self.high < other.low:
            return other.low - self.high
        if self.low is not None and other.high is not None and self.low > other.high:
            return self.low - other.high
        return Fraction(0)

    def holds(self, value: Fraction) -> bool:
        """Tell whether a value lies inside."""
        return (self.low is None or self.low <= value) and (self.high is None or value <= self.high)

    def join(self, other: Interval) -> Interval:
        """Give the smallest interval that holds both."""
        low = None if self.low is None or other.low is None else min(self.low, other.low)
        high = None if self.high is None or other.high is None else max(self.high, other.high)
        return Interval(low, high)

    def meet(self, other: Interval) -> Interval | None:
        """Give what lies in both, or None."""
        if not self.meets(other):
            return None
        lows = [end for end in (self.low, other.low) if end is not None]
        highs = [end for end in (self.high, other.high) if end is not None]
        return Interval(max(lows) if lows else None, min(highs) if highs else None)

    def middle(self) -> Fraction | None:
        """Give the value half-way between the ends, or the one end there is."""
        if self.low is None or self.high is None:
            return self.high if self.low is None else self.low
        return (self.low + self.high) / 2

    def to_bounds(self) -> Bounds:
        """Give the interval as a record, rounded outwards."""
        return Bounds(low=_show(self.low, ROUND_FLOOR), high=_show(self.high, ROUND_CEILING))


def exactly(value: Fraction | int | str) -> Interval:
    """Give the interval that holds one value."""
    exact = Fraction(value)
    return Interval(exact, exact)


def around(value: Fraction, width: Fraction) -> Interval:
    """Give the interval of a width to either side of a value."""
    return Interval(value - width, value + width)


def write_number(value: Fraction, *, rounding: str | None = None, digits: int = DIGITS) -> str:
    """Write a rational number in plain decimal notation, with at most so many significant digits."""
    context = Context(prec=digits) if rounding is None else Context(prec=digits, rounding=rounding)
    quotient = context.divide(Decimal(value.numerator), Decimal(value.denominator))
    text = f"{quotient:f}"
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return "0" if text in ("", "-0", "-") else text


def _show(value: Fraction | None, rounding: str) -> str | None:
    return None if value is None else write_number(value, rounding=rounding)


def _both(
    left: Fraction | None, right: Fraction | None, operation: Callable[[Fraction, Fraction], Fraction]
) -> Fraction | None:
    return None if left is None or right is None else operation(left, right)
