"""Numerals: every rule's examples, and the round trip with num2words."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from num2words import num2words

from factextract.rules.numerals import find_numerals
from factextract.rules.numerals.rulebook import RULES
from factextract.values import format_decimal

EXAMPLES = [(rule, each) for rule in RULES for each in rule.examples]
COUNTEREXAMPLES = [(rule, text) for rule in RULES for text in rule.counterexamples]


@pytest.mark.parametrize(("rule", "each"), EXAMPLES, ids=[f"{rule.name}: {each.text}" for rule, each in EXAMPLES])
def test_rule_reads_its_example(rule, each):
    found = {(n.start, n.end): n for n in find_numerals(each.text)}
    assert each.offsets in found, [each.text[slice(*o)] for o in found]
    numeral = found[each.offsets]
    assert numeral.rule == rule.name
    assert format_decimal(numeral.value) == each.expect["value"]


@pytest.mark.parametrize(
    ("rule", "text"), COUNTEREXAMPLES, ids=[f"{rule.name}: {text}" for rule, text in COUNTEREXAMPLES]
)
def test_rule_declines_its_counterexample(rule, text):
    assert rule.name not in {numeral.rule for numeral in find_numerals(text)}


def only(text):
    """The one numeral that is the whole text."""
    (numeral,) = find_numerals(text)
    assert (numeral.start, numeral.end) == (0, len(text))
    return numeral


@given(st.integers(min_value=0, max_value=10**15))
def test_words_round_trip_with_num2words(number):
    assert only(num2words(number)).value == number


@given(st.integers(min_value=1, max_value=10**15))
def test_ordinals_round_trip_with_num2words(number):
    numeral = only(num2words(number, to="ordinal"))
    assert numeral.kind == "ordinal"
    assert numeral.value == number


@given(st.integers(min_value=0, max_value=999), st.integers(min_value=1, max_value=9))
def test_decimals_in_words_round_trip_with_num2words(whole, tenth):
    number = Decimal(f"{whole}.{tenth}")
    assert only(num2words(number)).value == number


def group(digits, mark, *, indian=False):
    """Write digits in groups: threes, or the Indian lakh and crore."""
    head, tail = digits[:-3], digits[-3:]
    size = 2 if indian else 3
    parts = []
    while head:
        parts.insert(0, head[-size:])
        head = head[:-size]
    return mark.join([*parts, tail])


@pytest.mark.parametrize(
    "mark",
    [",", "\u00a0", "\u202f", "\u2009", " ", "'", "’"],
    ids=["comma", "nbsp", "narrow", "thin", "blank", "apostrophe", "curly"],
)
@given(number=st.integers(min_value=1000, max_value=10**15))
def test_grouped_digits_keep_their_value(mark, number):
    assert only(group(str(number), mark)).value == number


@given(st.integers(min_value=10**5, max_value=10**12))
def test_indian_groups_keep_their_value(number):
    assert only(group(str(number), ",", indian=True)).value == number


@given(st.integers(min_value=10**6, max_value=10**12), st.integers(min_value=0, max_value=99))
def test_continental_digits_keep_their_value(number, cents):
    text = f"{group(str(number), '.')},{cents:02d}"
    assert only(text).value == Decimal(f"{number}.{cents:02d}")


@given(
    st.decimals(min_value=0, max_value=10**6, places=3),
    st.sampled_from(["million", "billion", "trillion", "crore", "lakh"]),
)
def test_scales_multiply_exactly(number, scale):
    scales = {"million": 10**6, "billion": 10**9, "trillion": 10**12, "crore": 10**7, "lakh": 10**5}
    plain = f"{number:f}"
    assert only(f"{plain} {scale}").value == Decimal(plain) * scales[scale]
