"""Digits as the press writes them to exact decimals, and decimals to plain text."""

from __future__ import annotations

import re
import unicodedata
from decimal import ROUND_HALF_UP, Context, Decimal, localcontext

SPACES = " \u00a0\u2007\u2009\u200a\u202f"
"""The blanks that separate thousands: ordinary, no-break, figure, thin, hair, narrow no-break."""

VULGAR = "½⅓⅔¼¾⅕⅖⅗⅘⅙⅚⅐⅛⅜⅝⅞⅑⅒"
MAX_DIGITS = 60
"""A longer run of digits is no quantity of the press: it is a code."""

EXACT = Context(prec=200)

GROUPED = re.compile(rf"[0-9]{{1,3}}(?:(?P<mark>[,.'’{SPACES}])[0-9]{{3}})(?:(?P=mark)[0-9]{{3}})*(?:[.,][0-9]+)?\Z")
INDIAN = re.compile(r"[0-9]{1,2}(?:,[0-9]{2})+,[0-9]{3}(?:\.[0-9]+)?\Z")


def to_ascii_digits(text: str) -> str:
    """Give the text with the decimal digits of any script, and full-width signs, as ASCII."""
    if text.isascii():
        return text
    return "".join(str(unicodedata.decimal(c)) if c.isdecimal() else {"．": ".", "，": ","}.get(c, c) for c in text)


def vulgar_fraction(character: str) -> tuple[Decimal, Decimal]:
    """Give numerator and denominator of a one-character fraction: `¾` is 3 and 4."""
    upper, lower = unicodedata.normalize("NFKC", character).split("\u2044")
    return Decimal(upper), Decimal(lower)


def parse_digits(text: str, *, comma_decimal: bool = False) -> Decimal | None:
    """Read digits with any press grouping; None where the marks fit no grouping.

    `comma_decimal` says that the context leaves no doubt that a single comma is a decimal sign (`0,5%`). A single dot
    is a decimal point unless the groups make that impossible (`1.234.567`, `1.234,56`).
    """
    plain = to_ascii_digits(text)
    if sum(c.isdigit() for c in plain) > MAX_DIGITS:
        return None
    if re.fullmatch(r"[0-9]+", plain):
        return Decimal(plain)
    if re.fullmatch(r"[0-9]*\.[0-9]+", plain):
        return Decimal("0" + plain)
    if comma_decimal and re.fullmatch(r"[0-9]+,(?:[0-9]{1,2}|[0-9]{4,})|0,[0-9]+", plain):
        return Decimal(plain.replace(",", "."))
    if INDIAN.match(plain):
        return Decimal(plain.replace(",", ""))
    match = GROUPED.match(plain)
    if match is None:
        return None
    mark = match["mark"]
    whole = plain.replace(mark, "")
    if mark == "." and plain.count(".") == 1 and "," not in plain:
        return Decimal(plain)
    return Decimal(whole.replace(",", ".")) if re.fullmatch(r"[0-9]+(?:[.,][0-9]+)?", whole) else None


def format_decimal(value: Decimal) -> str:
    """Give a decimal in plain notation, without trailing zeros behind the point: `1590000`, `0.0425`, `-3`."""
    text = format(value, "f")
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return "0" if text in ("-0", "") else text


def divide(numerator: Decimal, denominator: Decimal) -> Decimal:
    """Divide as the guidelines round: exact where the decimal ends, else to four places (to four digits below 0.01)."""
    with localcontext(EXACT):
        quotient = numerator / denominator
        if quotient * denominator == numerator and len(quotient.as_tuple().digits) < 40:
            return quotient.normalize() if quotient else Decimal(0)
        if abs(quotient) < Decimal("0.01"):
            places = -quotient.adjusted() + 3
            return quotient.quantize(Decimal(1).scaleb(-places), rounding=ROUND_HALF_UP)
        return quotient.quantize(Decimal("0.0001"), rounding=ROUND_HALF_UP)


def multiply(left: Decimal, right: Decimal) -> Decimal:
    """Multiply exactly."""
    with localcontext(EXACT):
        return left * right


def add(left: Decimal, right: Decimal) -> Decimal:
    """Add exactly."""
    with localcontext(EXACT):
        return left + right
