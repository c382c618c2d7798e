from __future__ import annotations

from fractions import Fraction

import pytest

from factextract.checking.readings import read_number

from .making import make


def bounds(interval):
    return (None if interval.low is None else str(interval.low), None if interval.high is None else str(interval.high))


@pytest.mark.parametrize(
    ("text", "fields", "loose", "strict"),
    [
        ("1.59 million", {"value": "1590000"}, ("1585000", "1595000"), ("1585000", "1595000")),
        ("54,000", {"value": "54000"}, ("53500", "54500"), ("54000", "54000")),
        ("50,000", {"value": "50000"}, ("49500", "50500"), ("50000", "50000")),
        ("29", {"value": "29"}, ("29", "29"), ("29", "29")),
        ("four", {"value": "4"}, ("4", "4"), ("4", "4")),
        ("two million", {"value": "2000000"}, ("1500000", "2500000"), ("1500000", "2500000")),
        (
            "70 percent",
            {"value": "70", "type": "percentage", "unit": "percent"},
            ("139/2", "141/2"),
            ("139/2", "141/2"),
        ),
        ("4.0%", {"value": "4", "type": "percentage", "unit": "percent"}, ("79/20", "81/20"), ("79/20", "81/20")),
        (
            "£8m",
            {"value": "8000000", "type": "currency", "unit": "GBP"},
            ("7500000", "8500000"),
            ("7500000", "8500000"),
        ),
        ("25p", {"value": "0.25", "type": "currency", "unit": "GBP"}, ("49/200", "51/200"), ("49/200", "51/200")),
        ("3.05 crore", {"value": "30500000"}, ("30450000", "30550000"), ("30450000", "30550000")),
        ("42", {"value": "42", "type": "age", "unit": "year"}, ("42", "43"), ("42", "43")),
        ("42-fold", {"value": "42", "type": "multiple"}, ("83/2", "85/2"), ("83/2", "85/2")),
    ],
    ids=lambda value: value if isinstance(value, str) else None,
)
def test_interval_follows_from_how_a_number_is_written(text, fields, loose, strict):
    reading = read_number(make(text, **fields))
    assert bounds(reading.loose) == loose
    assert bounds(reading.strict) == strict


@pytest.mark.parametrize(
    ("comparator", "hedge", "inside", "outside"),
    [
        (">", "more than", ("38000", "38900"), ("37999", "40000")),
        (">=", "at least", ("38000",), ("37999",)),
        ("<", "less than", ("38000", "37100"), ("38001", "36000")),
        ("<=", "up to", ("38000",), ("38001",)),
        ("~", "nearly", ("36500", "38000"), ("39000", "35000")),
        ("~", "about", ("36500", "39500"), ("41000", "35000")),
        (">", "just over", ("38000", "39000"), ("37900", "40500")),
    ],
    ids=lambda value: value if isinstance(value, str) else None,
)
def test_comparators_widen_on_their_side(comparator, hedge, inside, outside):
    reading = read_number(make("38,000", f"{hedge} 38,000 came", value="38000", comparator=comparator, hedge=hedge))
    assert all(reading.loose.holds(Fraction(value)) for value in inside)
    assert not any(reading.loose.holds(Fraction(value)) for value in outside)


def test_at_least_has_no_upper_end_in_logic():
    reading = read_number(make("600", value="600", comparator=">="))
    assert reading.bound.high is None
    assert reading.loose.high is not None


@pytest.mark.parametrize(
    ("hedge", "comparator", "value", "fits"),
    [
        ("nearly", "~", "0.45", True),
        ("nearly", "~", "0.55", False),
        ("just over", ">", "0.51", True),
        ("just over", ">", "0.6", False),
        (None, "=", "0.52", True),
        (None, "=", "0.58", False),
    ],
    ids=["nearly, below", "nearly, above", "just over, near", "just over, far", "bare, near", "bare, far"],
)
def test_half_has_a_band_by_its_hedge(hedge, comparator, value, fits):
    words = {"hedge": hedge} if hedge else {}
    claim = make("half", f"{hedge or ''} half left", type="fraction", value="0.5", comparator=comparator, **words)
    assert read_number(claim).loose.holds(Fraction(value)) == fits


def test_a_third_is_exact_behind_its_four_decimals():
    assert read_number(make("a third", type="fraction", value="0.3333")).point == Fraction(1, 3)


def test_range_runs_from_its_least_to_its_greatest():
    reading = read_number(make("5 to 10 percent", type="percentage", unit="percent", low="5", high="10"))
    assert bounds(reading.loose) == ("9/2", "21/2")
