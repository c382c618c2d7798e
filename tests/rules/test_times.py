"""The grammar of time expressions: every rule's examples, the shape of what is found, and what must not be found."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factextract.rules.times import find_time_expressions
from factextract.rules.times.find import read_patterns

RULES = [each.rule for each in read_patterns()]


def found_texts(text):
    return [text[each.start : each.end] for each in find_time_expressions(text)]


@pytest.mark.parametrize(
    ("rule", "shown"),
    [pytest.param(rule, shown, id=f"{rule.name}: {shown.marked}") for rule in RULES for shown in rule.examples],
)
def test_example_is_read_whole(rule, shown):
    start, end = shown.offsets
    found = find_time_expressions(shown.text)
    assert (start, end, rule.name) in [(each.start, each.end, each.rule) for each in found]


@pytest.mark.parametrize(
    ("rule", "text"),
    [pytest.param(rule, text, id=f"{rule.name}: {text}") for rule in RULES for text in rule.counterexamples],
)
def test_counterexample_is_not_read_by_its_rule(rule, text):
    assert rule.name not in {each.rule for each in find_time_expressions(text)}


@pytest.mark.parametrize(
    ("rule", "gap"), [pytest.param(rule, gap, id=gap.marked) for rule in RULES for gap in rule.gaps]
)
def test_gap_is_still_a_gap(rule, gap):
    assert gap.offsets not in [(each.start, each.end) for each in find_time_expressions(gap.text)]


def test_rule_names_are_unique():
    names = [rule.name for rule in RULES]
    assert len(names) == len(set(names))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Between 2014 and 2023 it won 12.", ["Between 2014 and 2023"]),
        ("From 2016 to 2023 it won 12.", ["From 2016 to 2023"]),
        ("It has grown since 2002 by half.", ["since 2002"]),
        ("It runs until 2030 at least.", ["until 2030"]),
        ("It has lost nine jobs since the slump began in May 2007.", ["since the slump began in May 2007"]),
        ("It has lost nine jobs since the war began two years ago.", ["since the war began two years ago"]),
        ("Since taking office in 2019 she has cut two taxes.", ["Since taking office in 2019"]),
        ("It has grown since four men founded it in 2011.", ["2011"]),
        ("He saves from 2027 on.", ["2027"]),
        ("As of June this year it had 4.", ["June this year"]),
        ("It rose to 4.2 percent in June from 3.1 percent in May.", ["June", "May"]),
        ("The fee was paid in arrears from June 5 to July 7.", ["from June 5 to July 7"]),
        ("He served from 1981-1984 in Lima.", ["from 1981-1984"]),
        ("Offices open Monday to Friday here.", ["Monday to Friday"]),
        ("Doors are shut between 12.30 and 4 p.m. daily.", ["between 12.30 and 4 p.m."]),
        ("It lasted three hours under a 10-year lease.", []),
        ("Smith, 42, led for 50 years.", []),
        ("It was up 3 percent from 2012-13 levels.", ["2012-13"]),
        ("GDP grew in July-September from April-June.", ["July-September", "April-June"]),
        ("After Monday’s vote he left.", ["Monday"]),
    ],
)
def test_whole_expression_is_found(text, expected):
    assert found_texts(text) == expected


@given(st.text(alphabet="0123456789 -–/.,:'’abemnopyrJuneMay2019thQ(%$", max_size=60))
def test_expressions_are_sorted_and_apart(text):
    last = 0
    for each in find_time_expressions(text):
        assert last <= each.start < each.end <= len(text)
        last = each.end
