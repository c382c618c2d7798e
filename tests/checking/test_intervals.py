from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factextract.checking.intervals import Interval, around, exactly, write_number

numbers = st.fractions(min_value=-1000, max_value=1000, max_denominator=50)


@st.composite
def intervals_with_member(draw: st.DrawFn) -> tuple[Interval, Fraction]:
    low, member, high = sorted(draw(st.tuples(numbers, numbers, numbers)))
    return Interval(low if draw(st.booleans()) else None, high if draw(st.booleans()) else None), member


@given(intervals_with_member(), intervals_with_member())
def test_sum_and_difference_hold_those_of_any_members(first, second):
    (one, a), (other, b) = first, second
    assert (one + other).holds(a + b)
    assert (one - other).holds(a - b)
    assert (-one).holds(-a)


@given(intervals_with_member(), intervals_with_member())
def test_quotient_holds_that_of_any_members(first, second):
    (one, a), (other, b) = first, second
    quotient = one.divide(other)
    if quotient is not None:
        assert quotient.holds(a / b)


@given(intervals_with_member(), intervals_with_member())
def test_gap_is_zero_where_intervals_meet_and_only_there(first, second):
    one, other = first[0], second[0]
    assert (one.gap(other) == 0) == one.meets(other)
    assert one.meets(other) == other.meets(one)


@given(intervals_with_member(), numbers)
def test_scaled_interval_holds_scaled_member(pair, factor):
    interval, member = pair
    assert interval.scale(factor).holds(member * factor)


@given(intervals_with_member())
def test_bounds_round_outwards(pair):
    interval, member = pair
    bounds = interval.to_bounds()
    assert bounds.low is None or Fraction(bounds.low) <= member
    assert bounds.high is None or Fraction(bounds.high) >= member


@pytest.mark.parametrize(
    ("divisor", "expected"),
    [(Interval(Fraction(0), Fraction(2)), None), (Interval(None, Fraction(2)), None), (exactly(2), exactly(3))],
    ids=["may be zero", "open below", "exact"],
)
def test_division_declines_a_divisor_that_may_be_zero(divisor, expected):
    assert exactly(6).divide(divisor) == expected


@pytest.mark.parametrize(
    ("value", "text"),
    [(Fraction(5, 8), "0.625"), (Fraction(10**15), "1000000000000000"), (Fraction(0), "0"), (Fraction(-1, 4), "-0.25")],
    ids=str,
)
def test_numbers_are_written_without_exponent(value, text):
    assert write_number(value, digits=16) == text


def test_around_is_symmetric():
    assert around(Fraction(7), Fraction(1, 2)) == Interval(Fraction(13, 2), Fraction(15, 2))
