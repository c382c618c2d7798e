"""Quantities in two units are one: `5ft 6in`, `3 hours 20 minutes`, `two pounds fifty`, `three dollars and 40
cents`."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal

from factextract.rules.mentions import Quantity
from factextract.rules.quantities.desk import Desk, plain
from factextract.values.decimals import add, divide

SMALLER = {
    ("foot", "inch"): Decimal(12),
    ("hour", "minute"): Decimal(60),
    ("minute", "second"): Decimal(60),
    ("year", "month"): Decimal(12),
    ("day", "hour"): Decimal(24),
    ("week", "day"): Decimal(7),
    ("pound", "ounce"): Decimal(16),
    ("stone", "pound"): Decimal(14),
    ("metre", "centimetre"): Decimal(100),
    ("kilometre", "metre"): Decimal(1000),
    ("kilogram", "gram"): Decimal(1000),
    ("month", "day"): Decimal(30),
}
GAP = re.compile(r"-\Z|\s?(?:,\s|\sand\s|\s|,\sand\s)?\Z")


def join_compounds(desk: Desk, quantities: list[Quantity]) -> list[Quantity]:
    """Give the quantities with neighbours in a larger and a smaller unit joined."""
    result: list[Quantity] = []
    for quantity in quantities:
        if result:
            joined = join(desk, result[-1], quantity)
            if joined is not None:
                result[-1] = joined
                continue
        result.append(quantity)
    return result


def join(desk: Desk, first: Quantity, second: Quantity) -> Quantity | None:
    """Join two quantities into one in the first unit, or None."""
    gap, amount = desk.text[first.end : second.start], second.value
    if len(gap) > 6 or not GAP.fullmatch(gap) or first.value is None or amount is None or "\n" in gap:
        return None
    if first.type == "currency" and second.type == "currency":
        cents = (
            any(rule in ("quantities.money_after", "quantities.money_pence") for rule in second.rules) and amount < 1
        )
        if first.unit == second.unit and cents and first.value % 1 == 0 and first.value >= 1:
            return merge(desk, first, second, add(first.value, amount))
        return None
    if (
        first.type == "currency"
        and second.type == "count"
        and gap == " "
        and amount in range(1, 100)
        and first.value % 1 == 0
    ):
        names = desk.text[first.start : first.end].split()[-1].lower()
        words = desk.text[second.start : second.end]
        tail = desk.text[second.end : second.end + 8]
        if (
            names in ("pounds", "pound", "dollars", "dollar", "euros", "euro", "quid")
            and words.isalpha()
            and re.match(r"\s*(?:[.,;]|\Z|\sa\b|\sfor\b|\sper\b)", tail)
        ):
            return merge(desk, first, second, add(first.value, amount / 100))
        return None
    if first.type == "measurement" and first.unit == "foot" and second.type == "count" and re.fullmatch(r"\s?", gap):
        unit = re.match(r"\s?(?:in\b\.?|ins\b|\"|″|”)", desk.text[second.end : second.end + 5])
        if unit and amount < 12:
            second = replace(second, end=second.end + unit.end())
            return merge(desk, first, second, add(first.value, divide(amount, Decimal(12))))
        return None
    if (
        first.type == "measurement"
        and first.unit == "foot"
        and second.type in ("count", "measurement")
        and gap == "-"
        and amount < 12
        and amount % 1 == 0
        and (second.unit in (None, "inch"))
    ):
        return merge(desk, first, second, add(first.value, divide(amount, Decimal(12))))
    factor = SMALLER.get((first.unit or "", second.unit or ""))
    if (
        factor is None
        or first.type != second.type
        or amount >= factor
        or first.value % 1
        or ("," in gap and first.type != "duration")
    ):
        return None
    return merge(desk, first, second, add(first.value, divide(amount, factor)))


def merge(desk: Desk, first: Quantity, second: Quantity, value: Decimal) -> Quantity:
    """Make one quantity of two."""
    joined = replace(
        first,
        end=second.end,
        value=plain(value.quantize(Decimal("0.0001"))) if value % 1 else plain(value),
        numerals=(*first.numerals, *second.numerals),
        rules=(*first.rules, *second.rules, "quantities.compound"),
        warnings=tuple(dict.fromkeys((*first.warnings, *second.warnings))),
    )
    for offsets in joined.numerals:
        index = desk.numeral_from(offsets[0])
        desk.take(joined, index)
    return joined
