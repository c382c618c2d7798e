"""What kind of mistake a wrong value is: scale, sign, a collapsed range, a digit, the unit, the type."""

from __future__ import annotations

from decimal import Decimal
from typing import Literal, TypeAlias

from factextract.scoring.claims import ClaimLike
from factextract.scoring.outcomes import compare_core

MistakeClass: TypeAlias = Literal[
    "type", "range_collapsed", "range_invented", "range_ends", "sign", "scale", "digit", "value", "unit"
]
MISTAKE_CLASSES = ("type", "range_collapsed", "range_invented", "range_ends", "sign", "scale", "digit", "value", "unit")


def class_value_error(gold: ClaimLike, predicted: ClaimLike) -> MistakeClass | None:
    """Class the mistake in a paired claim; None where its core is right.

    A wrong number is told before a wrong type or unit: those often follow from it.
    """
    core = compare_core(gold, predicted)
    if not core:
        return None
    if gold.value is None and predicted.value is not None:
        return "range_collapsed"
    if gold.value is not None and predicted.value is None:
        return "range_invented"
    if "low" in core or "high" in core:
        return "range_ends"
    if "value" in core and gold.value is not None and predicted.value is not None:
        return class_number_error(Decimal(gold.value), Decimal(predicted.value))
    return "type" if "type" in core else "unit"


def class_number_error(gold: Decimal, predicted: Decimal) -> MistakeClass:
    """Class the difference between two unequal numbers."""
    if gold == -predicted:
        return "sign"
    if list_digits(gold) == list_digits(predicted):
        return "scale"
    if gold.adjusted() == predicted.adjusted() and gold.is_signed() == predicted.is_signed():
        return "digit"
    return "value"


def list_digits(number: Decimal) -> tuple[int, ...]:
    """Give the significant digits of a number, which a power of ten does not touch."""
    return number.normalize().as_tuple().digits if number else (0,)
