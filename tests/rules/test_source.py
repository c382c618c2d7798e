"""Whom a sentence credits: every rule's examples, and the laws of the role."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.rules.credit_cases import find_marked, list_cases, name_case, stage

from factextract.pipeline.models import load_parser
from factextract.rules.claims.source import read_source
from factextract.rules.claims.source_rules import SOURCE_RULES
from factextract.rules.rule import example

EXAMPLES, _GAPS, COUNTEREXAMPLES = list_cases(SOURCE_RULES)

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
    reading = read_source(quantity, scenes[index])
    return (None, "") if reading is None else (marked.text[reading.start : reading.end], reading.rule)


@pytest.mark.model
@pytest.mark.parametrize(("rule", "marked"), EXAMPLES, ids=name_case)
def test_example_gives_what_its_rule_promises(rule, marked, parser):
    assert read_marked(marked, parser) == (marked.expect["source"], rule.name)


@pytest.mark.model
@pytest.mark.parametrize(("rule", "marked"), COUNTEREXAMPLES, ids=name_case)
def test_counterexample_is_left_alone(rule, marked, parser):
    assert read_marked(marked, parser)[1] != rule.name


def test_source_of_a_sentence_without_a_parse_is_read_by_its_words():
    for text, name in (
        ("According to the health office, [[12]] people were hurt.", "the health office"),
        ("At least [[14]] people died, police said.", "police"),
        ("Output rose [[5 percent]], said Peter Cole.", "Peter Cole"),
        ("The ministry said [[12]] people were hurt.", "The ministry"),
    ):
        assert read_marked(example(text), None)[0] == name


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=14).map(" ".join))
def test_no_text_makes_it_raise(text):
    scenes = stage(text)
    for index, scene in enumerate(scenes):
        for quantity in scene.quantities:
            assert index < len(scenes)
            read_source(quantity, scene)
