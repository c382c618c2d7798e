"""Strings to values: digits, scales, currencies and units, exact and without spaCy."""

from factextract.values.currencies import Currency, find_currency, iso_codes
from factextract.values.decimals import divide, format_decimal, parse_digits
from factextract.values.units import Unit, find_unit

__all__ = [
    "Currency",
    "Unit",
    "divide",
    "find_currency",
    "find_unit",
    "format_decimal",
    "iso_codes",
    "parse_digits",
]
