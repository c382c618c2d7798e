"""Reading a number again while a person corrects it: what its text says, and where the fields disagree with it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from factextract.records import Claim
from factextract.report.words import group_digits
from factextract.rules.mentions import Quantity
from factextract.rules.numerals.grammar import find_numerals
from factextract.rules.quantities.read import find_quantities
from factextract.values.decimals import format_decimal

REACH = 400
"""Characters on either side that are read with a span: a shared unit or scale may stand a few numbers on."""


@dataclass(frozen=True)
class Proposal:
    """The core fields of a claim as a text reads."""

    start: int
    end: int
    type: str
    value: str | None
    low: str | None
    high: str | None
    unit: str | None
    comparator: str
    per: dict[str, str] | None

    def to_json_dict(self) -> dict[str, object]:
        """Give the proposal as plain JSON values."""
        return dict(self.__dict__)


def read_span(text: str, start: int, end: int) -> Proposal | None:
    """Read the number at a span of the article; None where there is no number."""
    first, last = cut_line(text, start, end)
    best: Quantity | None = None
    for quantity in find_quantities(text[first:last]).quantities:
        shared = min(quantity.end + first, end) - max(quantity.start + first, start)
        if shared > 0 and (best is None or shared > min(best.end + first, end) - max(best.start + first, start)):
            best = quantity
    return propose_numeral(text, first, last, start, end) if best is None else make_proposal(best, first)


def propose_numeral(text: str, first: int, last: int, start: int, end: int) -> Proposal | None:
    """Give a number in which the rules see no quantity as a bare count; None where there is no number at all."""
    for numeral in find_numerals(text[first:last]):
        if numeral.start + first < end and start < numeral.end + first:
            value = format_decimal(numeral.value)
            return Proposal(numeral.start + first, numeral.end + first, "count", value, None, None, None, "=", None)
    return None


def read_typed(typed: str) -> Proposal | None:
    """Read what a person types for a value: `2.5bn GBP`, `a third`, `5 to 10%`; None where it is no quantity."""
    found = find_quantities(typed).quantities
    return make_proposal(found[0], 0) if len(found) == 1 else None


def make_proposal(quantity: Quantity, shift: int) -> Proposal:
    """Make the proposal of a quantity that was read `shift` characters into the article."""
    value, low, high = (
        None if number is None else format_decimal(number) for number in (quantity.value, quantity.low, quantity.high)
    )
    per = quantity.per
    return Proposal(
        start=quantity.start + shift,
        end=quantity.end + shift,
        type=quantity.type,
        value=value,
        low=low,
        high=high,
        unit=quantity.unit,
        comparator=quantity.comparator,
        per=None if per is None else {"value": format_decimal(per.value), "unit": per.unit},
    )


def cut_line(text: str, start: int, end: int) -> tuple[int, int]:
    """Give the stretch of the line around a span that is read with it."""
    first = max(text.rfind("\n", 0, start) + 1, start - REACH, 0)
    stop = text.find("\n", end)
    last = min(len(text) if stop < 0 else stop, end + REACH)
    while first < start and first > 0 and not text[first - 1].isspace():
        first += 1
    return first, last


def list_doubts(claim: Claim, text: str) -> Iterator[str]:
    """Say where a claim's fields and its text disagree; nothing where the text reads the same."""
    proposal = read_span(text, claim.start, claim.end)
    if proposal is None:
        yield "the rules find no number in this span"
        return
    if (proposal.start, proposal.end) != (claim.start, claim.end):
        yield f"the rules would mark “{text[proposal.start : proposal.end]}”"
    if proposal.type != claim.type:
        yield f"the text reads as {proposal.type.replace('_', ' ')}, the field says {claim.type.replace('_', ' ')}"
    if (proposal.value, proposal.low, proposal.high) != (claim.value, claim.low, claim.high):
        yield f"the text reads as {name_value(proposal)}, the field says {name_value(claim)}"
    if proposal.unit != claim.unit:
        yield f"the text reads as unit {proposal.unit or 'none'}, the field says {claim.unit or 'none'}"


def name_value(holder: Claim | Proposal) -> str:
    """Give a value, or both ends."""
    if holder.value is not None:
        return group_digits(holder.value)
    return f"{group_digits(holder.low or '?')} to {group_digits(holder.high or '?')}"
