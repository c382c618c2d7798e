"""Where a figure holds: every rule's examples, and the laws of the role."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.rules.credit_cases import find_marked, list_cases, name_case, stage

from factextract.pipeline.models import load_parser
from factextract.rules.claims.place import read_place
from factextract.rules.claims.place_rules import PLACE_RULES
from factextract.rules.rule import example

EXAMPLES, _GAPS, COUNTEREXAMPLES = list_cases(PLACE_RULES)

PIECES = (
    "12 percent",
    "$3",
    "said",
    "according to",
    "the ministry",
    ",",
    "“",
    "”",
    '"',
    "'",
    "(",
    ")",
    "that",
    "will",
    "in Lund",
    "told",
    "Ana Ruiz",
    ":",
    "—",
    "\n",
    "where",
    "respectively",
    "who",
    "if",
    ".",
    "5",
    "poll",
    "not",
    "in",
    "of",
    "\u00a0",
    "'s",
)


@pytest.fixture(scope="module")
def parser():
    return load_parser()


def read_marked(marked, parser):
    """Give what is read at the mark, and the rule's name."""
    scenes = stage(marked.text, parser)
    quantity, index = find_marked(marked, scenes)
    reading = read_place(quantity, scenes[index], subject=None, metric=None)
    return (None, "") if reading is None else (marked.text[reading.start : reading.end], reading.rule)


@pytest.mark.model
@pytest.mark.parametrize(("rule", "marked"), EXAMPLES, ids=name_case)
def test_example_gives_what_its_rule_promises(rule, marked, parser):
    assert read_marked(marked, parser) == (marked.expect["place"], rule.name)


@pytest.mark.model
@pytest.mark.parametrize(("rule", "marked"), COUNTEREXAMPLES, ids=name_case)
def test_counterexample_is_left_alone(rule, marked, parser):
    assert read_marked(marked, parser)[1] != rule.name


@pytest.mark.model
def test_place_inside_metric_or_subject_is_null(parser):
    marked = example("Rents rose [[6 percent]] in Dublin.")
    scenes = stage(marked.text, parser)
    quantity, index = find_marked(marked, scenes)
    start = marked.text.index("in Dublin")
    assert read_place(quantity, scenes[index], subject=None, metric=(start, start + 9)) is None
    assert read_place(quantity, scenes[index], subject=(start + 3, start + 9), metric=None) is None


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=14).map(" ".join))
def test_no_text_makes_it_raise(text):
    scenes = stage(text)
    for index, scene in enumerate(scenes):
        for quantity in scene.quantities:
            assert index < len(scenes)
            read_place(quantity, scene, subject=None, metric=None)
