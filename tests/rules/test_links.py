"""Which figures are tied: every rule's examples on parsed sentences, and the laws of the links."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st

import factextract.rules.claims
from factextract.pipeline.models import load_parser
from factextract.pipeline.parse import mark_sentences, parse_sentences, trim_blanks
from factextract.rules.claims.link_rules import RULES
from factextract.rules.claims.links import find_ties
from factextract.rules.claims.scene import Scene
from factextract.rules.modifiers.change import find_movements
from factextract.rules.quantities import find_quantities


@pytest.fixture(scope="module")
def parser():
    return load_parser()


def read_ties(text, parser=None):
    doc = (parser or spacy.blank("en")).make_doc(text)
    mark_sentences(doc)
    sentences = [sentence for sentence in map(trim_blanks, doc.sents) if len(sentence)]
    if parser:
        parse_sentences(doc, parser, sentences, only=set(range(len(sentences))))
    found = find_quantities(text)
    scenes = [
        Scene(
            doc,
            sentence,
            tuple(q for q in found.quantities if sentence.start_char <= q.start < sentence.end_char),
            tuple(t for t in found.times if sentence.start_char <= t.start < sentence.end_char),
            parsed=parser is not None,
        )
        for sentence in sentences
    ]
    return find_ties([replace(scene, movements=find_movements(scene)) for scene in scenes])


@pytest.mark.model
@pytest.mark.parametrize(
    ("rule", "shown"), [pytest.param(r, e, id=f"{r.name}: {e.marked}") for r in RULES for e in r.examples]
)
def test_example_is_tied_as_the_rule_says(rule, shown, parser):
    text = shown.text
    ties = [(t.source, t.relation, text[t.target[0] : t.target[1]], t.rule) for t in read_ties(text, parser)]
    assert (shown.offsets, shown.expect["relation"], shown.expect["target"], rule.name) in ties


@pytest.mark.model
@pytest.mark.parametrize(
    ("rule", "text"), [pytest.param(r, t, id=f"{r.name}: {t}") for r in RULES for t in r.counterexamples]
)
def test_counterexample_is_not_tied_by_the_rule(rule, text, parser):
    assert rule.name not in {tie.rule for tie in read_ties(text, parser)}


@pytest.mark.model
@pytest.mark.parametrize(
    ("rule", "gap"), [pytest.param(r, g, id=f"{r.name}: {g.marked}") for r in RULES for g in r.gaps]
)
def test_gap_is_still_a_gap(rule, gap, parser):
    text = gap.text
    ties = [(t.source, t.relation, text[t.target[0] : t.target[1]]) for t in read_ties(text, parser)]
    assert (gap.offsets, gap.expect["relation"], gap.expect["target"]) not in ties


def test_every_rule_that_the_code_names_is_in_the_book():
    named = set()
    for path in Path(factextract.rules.claims.__file__).parent.glob("link*.py"):
        named |= set(re.findall(r'"(link_[a-z_]+)"', path.read_text(encoding="utf-8")))
    assert {f"claims.{name}" for name in named} == {rule.name for rule in RULES}


ODD_WORDS = """
Of these , or ( ) half of the 12 40 percent 5
$3m €2 of them rose from to by including . remaining up
"""
WORDS = st.sampled_from(ODD_WORDS.split())


@given(st.lists(WORDS, max_size=16).map(" ".join))
@settings(max_examples=150, deadline=None)
def test_ties_join_two_different_figures_and_come_in_order(text):
    ties = read_ties(text)
    spans = {quantity.offsets for quantity in find_quantities(text).quantities}
    assert all(tie.source in spans and tie.target in spans and tie.source != tie.target for tie in ties)
    assert list(ties) == sorted(set(ties), key=lambda tie: (tie.source, tie.target, tie.relation))
