"""How a figure is meant: every rule's examples, and the laws of the role."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.rules.credit_cases import find_marked, list_cases, name_case, stage

from factextract.pipeline.models import load_parser
from factextract.rules.claims.modality import read_modality
from factextract.rules.claims.modality_rules import MODALITY_RULES
from factextract.rules.rule import example

EXAMPLES, _GAPS, COUNTEREXAMPLES = list_cases(MODALITY_RULES)

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
    return read_modality(quantity, scenes[index])


@pytest.mark.model
@pytest.mark.parametrize(("rule", "marked"), EXAMPLES, ids=name_case)
def test_example_gives_what_its_rule_promises(rule, marked, parser):
    assert read_marked(marked, parser) == (marked.expect["modality"], rule.name)


@pytest.mark.model
@pytest.mark.parametrize(("rule", "marked"), COUNTEREXAMPLES, ids=name_case)
def test_counterexample_is_left_alone(rule, marked, parser):
    assert read_marked(marked, parser)[1] != rule.name


def test_modality_of_a_sentence_without_a_parse_is_read_by_its_words():
    for text, modality in (
        ("Construction will take [[22 months]].", "forecast"),
        ("The storm could bring [[20 centimetres]] of snow.", "hypothetical"),
        ("The trust plans to hire [[120]] nurses.", "target"),
        ("Profits rose [[12 percent]].", "asserted"),
    ):
        assert read_marked(example(text), None)[0] == modality


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=14).map(" ".join))
def test_no_text_makes_it_raise(text):
    scenes = stage(text)
    for index, scene in enumerate(scenes):
        for quantity in scene.quantities:
            assert index < len(scenes)
            read_modality(quantity, scene)
