"""Factors between units of measure: an exact table of what the press prints, pint for the rest if it is installed."""

from __future__ import annotations

from fractions import Fraction
from functools import cache
from typing import Any

from factextract.checking.intervals import Interval
from factextract.errors import MissingDependencyError

PINT_INSTALL = "pip install 'factextract[checks]'"

FOOT = Fraction("0.3048")
POUND = Fraction("0.45359237")
GALLON = Fraction("3.785411784")
IMPERIAL_GALLON = Fraction("4.54609")
HOUR = Fraction(3600)

FACTORS: dict[str, tuple[str, Fraction]] = {
    "millimetre": ("length", Fraction(1, 1000)),
    "centimetre": ("length", Fraction(1, 100)),
    "metre": ("length", Fraction(1)),
    "kilometre": ("length", Fraction(1000)),
    "inch": ("length", FOOT / 12),
    "foot": ("length", FOOT),
    "yard": ("length", FOOT * 3),
    "mile": ("length", FOOT * 5280),
    "nautical mile": ("length", Fraction(1852)),
    "square metre": ("area", Fraction(1)),
    "square kilometre": ("area", Fraction(10**6)),
    "hectare": ("area", Fraction(10**4)),
    "acre": ("area", FOOT**2 * 43560),
    "square mile": ("area", (FOOT * 5280) ** 2),
    "square foot": ("area", FOOT**2),
    "square yard": ("area", FOOT**2 * 9),
    "square centimetre": ("area", Fraction(1, 10**4)),
    "millilitre": ("volume", Fraction(1, 1000)),
    "litre": ("volume", Fraction(1)),
    "cubic metre": ("volume", Fraction(1000)),
    "cubic foot": ("volume", FOOT**3 * 1000),
    "gallon": ("volume", GALLON),
    "imperial gallon": ("volume", IMPERIAL_GALLON),
    "barrel": ("volume", GALLON * 42),
    "hectolitre": ("volume", Fraction(100)),
    "cubic kilometre": ("volume", Fraction(10**12)),
    "milligram": ("mass", Fraction(1, 10**6)),
    "gram": ("mass", Fraction(1, 1000)),
    "kilogram": ("mass", Fraction(1)),
    "tonne": ("mass", Fraction(1000)),
    "ton": ("mass", POUND * 2000),
    "pound": ("mass", POUND),
    "ounce": ("mass", POUND / 16),
    "stone": ("mass", POUND * 14),
    "quintal": ("mass", Fraction(100)),
    "troy ounce": ("mass", Fraction("0.0311034768")),
    "metre per second": ("speed", Fraction(1)),
    "kilometre per hour": ("speed", Fraction(1000) / HOUR),
    "mile per hour": ("speed", FOOT * 5280 / HOUR),
    "knot": ("speed", Fraction(1852) / HOUR),
    "foot per second": ("speed", FOOT),
    "watt": ("power", Fraction(1)),
    "kilowatt": ("power", Fraction(10**3)),
    "megawatt": ("power", Fraction(10**6)),
    "gigawatt": ("power", Fraction(10**9)),
    "terawatt": ("power", Fraction(10**12)),
    "horsepower": ("power", Fraction("745.69987158227022")),
    "joule": ("energy", Fraction(1)),
    "kilojoule": ("energy", Fraction(1000)),
    "megajoule": ("energy", Fraction(10**6)),
    "gigajoule": ("energy", Fraction(10**9)),
    "watt-hour": ("energy", HOUR),
    "kilowatt-hour": ("energy", HOUR * 10**3),
    "megawatt-hour": ("energy", HOUR * 10**6),
    "gigawatt-hour": ("energy", HOUR * 10**9),
    "terawatt-hour": ("energy", HOUR * 10**12),
    "calorie": ("energy", Fraction("4.184")),
    "kilocalorie": ("energy", Fraction(4184)),
    "byte": ("information", Fraction(1)),
    "kilobyte": ("information", Fraction(10**3)),
    "megabyte": ("information", Fraction(10**6)),
    "gigabyte": ("information", Fraction(10**9)),
    "terabyte": ("information", Fraction(10**12)),
    "second": ("time", Fraction(1)),
    "minute": ("time", Fraction(60)),
    "hour": ("time", HOUR),
    "day": ("time", HOUR * 24),
    "week": ("time", HOUR * 168),
    "fortnight": ("time", HOUR * 336),
    "month": ("calendar", Fraction(1)),
    "quarter": ("calendar", Fraction(3)),
    "year": ("calendar", Fraction(12)),
    "decade": ("calendar", Fraction(120)),
    "century": ("calendar", Fraction(1200)),
    "percentage_point": ("point", Fraction(1)),
    "basis_point": ("point", Fraction(1, 100)),
}
"""Unit to what it measures and its factor to that dimension's first unit; all exact by definition."""

TEMPERATURES: dict[str, tuple[Fraction, Fraction]] = {
    "kelvin": (Fraction(1), Fraction(0)),
    "degree Celsius": (Fraction(1), Fraction("273.15")),
    "degree Fahrenheit": (Fraction(5, 9), Fraction("459.67") * 5 / 9),
}
"""Factor and offset to kelvin."""


def convert(interval: Interval, unit: str, target: str, *, difference: bool = False) -> Interval | None:
    """Give an interval in another unit; None where the two do not measure the same.

    `difference` takes degrees as a step and not as a point on the scale. Raises MissingDependencyError where only pint
    knows the unit and it is not installed.
    """
    if unit == target:
        return interval
    if unit in TEMPERATURES and target in TEMPERATURES:
        factor, zero = TEMPERATURES[unit]
        other_factor, other_zero = TEMPERATURES[target]
        scaled = interval.scale(factor / other_factor)
        if difference:
            return scaled
        shift = (zero - other_zero) / other_factor
        return scaled + Interval(shift, shift)
    factor_between = find_factor(unit, target)
    return None if factor_between is None else interval.scale(factor_between)


def find_factor(unit: str, target: str) -> Fraction | None:
    """Give how many of the target unit make one of the unit; None where they do not measure the same thing."""
    if unit == target:
        return Fraction(1)
    if unit in FACTORS and target in FACTORS:
        kind, factor = FACTORS[unit]
        other_kind, other_factor = FACTORS[target]
        return factor / other_factor if kind == other_kind else None
    if unit in TEMPERATURES or target in TEMPERATURES:
        return None
    return _ask_pint(unit, target)


def measures_same(unit: str | None, target: str | None) -> bool:
    """Tell, by the table alone, whether two units measure the same thing."""
    if unit == target:
        return True
    if unit is None or target is None:
        return False
    if unit in TEMPERATURES and target in TEMPERATURES:
        return True
    return unit in FACTORS and target in FACTORS and FACTORS[unit][0] == FACTORS[target][0]


def _ask_pint(unit: str, target: str) -> Fraction | None:
    registry = _load_pint()
    names = [
        name.replace(" per ", " / ").replace("square ", "square_").replace("cubic ", "cubic_")
        for name in (unit, target)
    ]
    names = [name.replace("-", " * ").replace("British thermal unit", "british_thermal_unit") for name in names]
    try:
        quantity = registry.Quantity(1, names[0]).to(names[1])
    except Exception:  # pint raises a family of its own, some of them AttributeError or TypeError
        return None
    return Fraction(str(quantity.magnitude))


@cache
def _load_pint() -> Any:
    try:
        import pint  # noqa: PLC0415 - heavy, and only asked for units that the table lacks
    except ImportError as error:
        raise MissingDependencyError(f"this unit conversion needs pint: {PINT_INSTALL}") from error
    return pint.UnitRegistry(non_int_type=Fraction)
