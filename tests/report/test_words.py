"""Claims in plain words."""

from __future__ import annotations

import pytest

from factextract.records import Claim, Period, TextSpan
from factextract.report.words import describe_claim, describe_period, group_digits, ordinal, scale_number, state_amount


def make(sentence: str, text: str, kind: str, **more: object) -> Claim:
    start = sentence.index(text)
    for role in ("metric", "subject", "time", "hedge", "place"):
        if role in more:
            at = sentence.index(str(more[role]))
            more[role] = TextSpan(start=at, end=at + len(str(more[role])), text=str(more[role]))
    return Claim(
        doc_id="d",
        claim_id=f"d:{start}-{start + len(text)}",
        start=start,
        end=start + len(text),
        text=text,
        sentence=TextSpan(start=0, end=len(sentence), text=sentence),
        type=kind,  # type: ignore[arg-type]
        **more,  # type: ignore[arg-type]
    )


def test_claim_reads_as_a_reader_would_say_it() -> None:
    sentence = "Of 54,000 patent applications from 2014 to 2023, Ruritania filed more than 38,000."
    whole = make(sentence, "54,000", "count", value="54000", metric="patent applications", time="from 2014 to 2023")
    part = make(
        sentence,
        "38,000",
        "count",
        value="38000",
        comparator=">",
        metric="patent applications",
        subject="Ruritania",
        time="from 2014 to 2023",
        links=[{"relation": "part_of", "target": whole.claim_id}],
    )
    words = describe_claim(part, {claim.claim_id: claim for claim in (whole, part)})
    assert words == "more than 38,000 patent applications, Ruritania, from 2014 to 2023, part of 54,000"


@pytest.mark.parametrize(
    ("text", "kind", "fields", "expected"),
    [
        ("$2.15 trillion", "currency", {"value": "2150000000000", "unit": "USD"}, "$2.15 trillion"),
        ("15 zloty", "currency", {"value": "15", "unit": "PLN"}, "PLN 15"),
        ("5 to 10%", "percentage", {"low": "5", "high": "10", "unit": "percent"}, "5% to 10%"),
        ("25bp", "percentage_point", {"value": "25", "unit": "basis_point"}, "25 basis points"),
        ("12.9", "count", {"value": "12.9", "per": {"value": "10000", "unit": "person"}}, "12.9 per 10,000 people"),
        ("$15", "currency", {"value": "15", "unit": "USD", "per": {"value": "1", "unit": "hour"}}, "$15 per hour"),
        ("10", "rank", {"value": "10", "comparator": "<="}, "top 10"),
        ("3-1", "score", {"low": "3", "high": "1"}, "3–1"),
        ("60:40", "ratio", {"low": "60", "high": "40"}, "60 to 40"),
        ("a third", "fraction", {"value": "0.3333"}, "a third (0.3333)"),
        ("60 mph", "measurement", {"value": "60", "unit": "mile per hour"}, "60 miles per hour"),
        ("one foot", "measurement", {"value": "1", "unit": "foot"}, "1 foot"),
        ("67", "age", {"value": "67", "unit": "year"}, "67 years old"),
    ],
)
def test_amount_reads_by_type(text: str, kind: str, fields: dict[str, object], expected: str) -> None:
    assert state_amount(make(f"It was {text}.", text, kind, **fields)) == expected


@pytest.mark.parametrize(
    ("direction", "role", "expected"),
    [
        ("increase", "by", "an increase of 5%"),
        ("decrease", "to", "fell to 5%"),
        ("increase", "from", "rose from 5%"),
        ("none", "to", "unchanged at 5%"),
    ],
)
def test_amount_tells_the_movement(direction: str, role: str, expected: str) -> None:
    change = {"direction": direction, "role": role}
    assert state_amount(make("It was 5%.", "5%", "percentage", value="5", unit="percent", change=change)) == expected


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("1590000", "1.59 million"),
        ("919000", "919,000"),
        ("15300000000000", "15.3 trillion"),
        ("1234567", "1,234,567"),
        ("1000000000", "1 billion"),
        ("-2500000", "-2.5 million"),
        ("2500000.5", "2,500,000.5"),
        ("1500000000000000", "1,500 trillion"),
        ("0.5", "0.5"),
    ],
)
def test_large_numbers_get_their_scale_word_only_where_exact(value: str, expected: str) -> None:
    assert scale_number(value) == expected


@pytest.mark.parametrize(("value", "expected"), [("1", "1st"), ("12", "12th"), ("22", "22nd"), ("113", "113th")])
def test_ordinals(value: str, expected: str) -> None:
    assert ordinal(value) == expected


@pytest.mark.parametrize(("value", "expected"), [("-1234.5", "-1,234.5"), ("100", "100"), ("1000", "1,000")])
def test_digits_are_grouped(value: str, expected: str) -> None:
    assert group_digits(value) == expected


@pytest.mark.parametrize(
    ("first", "last", "expected"),
    [
        ("2024-01-01", "2024-12-31", "2024"),
        ("2014-01-01", "2023-12-31", "2014 to 2023"),
        ("2024-02-01", "2024-02-29", "February 2024"),
        ("2024-01-01", "2024-06-30", "January 2024 to June 2024"),
        ("2024-06-30", "2024-06-30", "30 June 2024"),
        ("2002-01-01", None, "from 1 January 2002"),
        (None, "2030-12-31", "until 31 December 2030"),
        ("2024-01-03", "2024-02-05", "3 January 2024 to 5 February 2024"),
        (None, None, None),
    ],
)
def test_periods_read_as_days_months_or_years(first: str | None, last: str | None, expected: str | None) -> None:
    assert describe_period(Period.model_validate({"from": first, "to": last})) == expected
