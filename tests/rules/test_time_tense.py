"""Which way a day or a month without a year looks: by the verb on which it hangs."""

from __future__ import annotations

from datetime import date

import pytest
from tests.rules.credit_cases import stage

from factextract.pipeline.models import load_parser
from factextract.rules.claims.tense import read_tense
from factextract.rules.times import resolve_period

PUBLISHED = date(2025, 2, 18)  # a Tuesday


@pytest.fixture(scope="module")
def parser():
    return load_parser()


CASES = [
    ("Mrs Dale, who turns 88 on Sunday, is well.", "Sunday", "present", "2025-02-23"),
    (
        "The jail levy went down by 61 votes Saturday, and state law will force a recount.",
        "Saturday",
        "past",
        "2025-02-15",
    ),
    ("The board is expected to name three judges on Friday.", "Friday", "future", "2025-02-21"),
    ("Futures imply a cut of 25 points in May.", "May", "present", "2025-05-01"),
    ("It sold 40 boats in May.", "May", "past", "2024-05-01"),
    ("It plans to sell 40 boats in May.", "May", "future", "2025-05-01"),
    ("The chance of a rise is 38 percent, up from 29 percent on Friday.", "Friday", "present", "2025-02-14"),
    ("He said it had cut 40 posts in November.", "November", "past", "2024-11-01"),
    ("It lost, having sold 40 posts in August.", "August", "past", "2024-08-01"),
    ("Traders had expected a rise of 3 percent in August.", "August", "past", "2024-08-01"),
    ("Bank cuts 40 posts on Monday", "Monday", "present", "2025-02-17"),
]


@pytest.mark.model
@pytest.mark.parametrize(("text", "phrase", "tense", "first"), CASES)
def test_verb_tells_which_way_a_time_looks(text, phrase, tense, first, parser):
    (scene,) = stage(text, parser)
    (time,) = [each for each in scene.times if text[each.start : each.end] == phrase]
    assert read_tense(time, scene) == tense
    period = resolve_period(
        phrase, published=PUBLISHED, sentence=text, phrase_start=time.start, tense=read_tense(time, scene)
    )
    assert period is not None
    assert str(period.from_) == first


def test_no_parse_tells_no_tense():
    text = "It sold 40 boats in May."
    (scene,) = stage(text)
    assert read_tense(scene.times[0], scene) == ""


FORMS = [
    ("before the month is out", "Two more may come before the month is out.", (None, "2025-02-28")),
    ("between March 3 and 25", "It ran between March 3 and 25 last year.", ("2024-03-03", "2024-03-25")),
    ("overnight Sunday", "It fell overnight Sunday.", ("2025-02-16", "2025-02-16")),
    ("January-end", "It had nine by January-end.", ("2025-01-31", "2025-01-31")),
    ("the third week", "From 2 in the fourth week of January to 1 in the third week.", ("2025-01-15", "2025-01-21")),
]


@pytest.mark.parametrize(("phrase", "text", "days"), FORMS)
def test_form_gets_its_days(phrase, text, days):
    period = resolve_period(phrase, published=PUBLISHED, sentence=text, phrase_start=text.index(phrase))
    assert period is not None
    assert (period.from_ and str(period.from_), period.to and str(period.to)) == days


def test_year_before_a_fiscal_year_is_unknown():
    text = "Losses rose to 15 percent in 2024-25 from 12 percent the previous year."
    phrase = "the previous year"
    assert resolve_period(phrase, published=PUBLISHED, sentence=text, phrase_start=text.index(phrase)) is None
