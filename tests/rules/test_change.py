"""That a figure moved: every rule's examples on parsed sentences, and the laws of the stage."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st

import factextract.rules.modifiers
from factextract.pipeline.models import load_parser
from factextract.pipeline.parse import mark_sentences, parse_sentences, trim_blanks
from factextract.rules.claims.scene import Scene
from factextract.rules.modifiers.change import find_movements
from factextract.rules.modifiers.change_rules import RULES
from factextract.rules.quantities import find_quantities


@pytest.fixture(scope="module")
def parser():
    return load_parser()


def stage_text(text, parser=None):
    """Give the scenes of a text with its quantities, without movements; with no parser the words stand alone."""
    doc = (parser or spacy.blank("en")).make_doc(text)
    mark_sentences(doc)
    sentences = [sentence for sentence in map(trim_blanks, doc.sents) if len(sentence)]
    if parser:
        parse_sentences(doc, parser, sentences, only=set(range(len(sentences))))
    found = find_quantities(text)
    return [
        Scene(
            doc,
            sentence,
            tuple(q for q in found.quantities if sentence.start_char <= q.start < sentence.end_char),
            tuple(t for t in found.times if sentence.start_char <= t.start < sentence.end_char),
            parsed=parser is not None,
        )
        for sentence in sentences
    ]


def read_movements(text, parser=None):
    movements = {}
    for scene in stage_text(text, parser):
        movements.update(find_movements(scene))
    return movements


def told(text, movement):
    basis = movement.basis
    return {
        "direction": movement.direction,
        "role": movement.role,
        "basis": None if basis is None else text[basis[0] : basis[1]],
    }


@pytest.mark.model
@pytest.mark.parametrize(
    ("rule", "shown"), [pytest.param(r, e, id=f"{r.name}: {e.marked}") for r in RULES for e in r.examples]
)
def test_example_moves_as_the_rule_says(rule, shown, parser):
    movement = read_movements(shown.text, parser).get(shown.offsets)
    assert movement is not None
    assert movement.rule == rule.name
    assert told(shown.text, movement).items() >= dict(shown.expect).items()


@pytest.mark.model
@pytest.mark.parametrize(
    ("rule", "text"), [pytest.param(r, t, id=f"{r.name}: {t}") for r in RULES for t in r.counterexamples]
)
def test_counterexample_is_not_read_by_the_rule(rule, text, parser):
    assert rule.name not in {movement.rule for movement in read_movements(text, parser).values()}


@pytest.mark.model
@pytest.mark.parametrize(
    ("rule", "gap"), [pytest.param(r, g, id=f"{r.name}: {g.marked}") for r in RULES for g in r.gaps]
)
def test_gap_is_still_a_gap(rule, gap, parser):
    movement = read_movements(gap.text, parser).get(gap.offsets)
    assert movement is None or not told(gap.text, movement).items() >= dict(gap.expect).items()


def test_every_rule_that_the_code_names_is_in_the_book():
    named = set()
    for path in Path(factextract.rules.modifiers.__file__).parent.glob("change*.py"):
        named |= set(re.findall(r'"(change_[a-z_]+)"', path.read_text(encoding="utf-8")))
    kinds = {f"change_{kind}_{role}" for kind in ("verb", "noun", "particle") for role in ("by", "to", "from")}
    assert {f"modifiers.{name}" for name in named | kinds} == {rule.name for rule in RULES}


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "moves"),
    [
        ("Output rose from 3.1 to 4.2 percent.", {"3.1": ("increase", "from"), "4.2 percent": ("increase", "to")}),
        ("Inflation eased to 3.2% in March from 3.5%.", {"3.2%": ("decrease", "to"), "3.5%": ("decrease", "from")}),
        ("It employs 640 people, down from 900.", {"640": ("decrease", "to"), "900": ("decrease", "from")}),
        ("Nanport rose to 9th from 12th place.", {"9th": ("increase", "to"), "12th": ("increase", "from")}),
        ("The temperature reached 43 degrees.", {}),
        ("The fund hit $3 billion and stood at $2 billion later.", {}),
        ("That leaves 5,000 jobs to go.", {}),
        ("It was 9 degrees above the average.", {}),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_whole_sentences(text, moves, parser):
    assert {text[a:b]: (m.direction, m.role) for (a, b), m in read_movements(text, parser).items()} == moves


@pytest.mark.parametrize(
    ("text", "moves"),
    [
        ("Profits up 12%", {"12%": ("increase", "by")}),
        (
            "Exports rose by 9 percent to $3 billion.",
            {"9 percent": ("increase", "by"), "$3 billion": ("increase", "to")},
        ),
        ("The rate was 4.9 percent.", {}),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_words_alone_decide_without_a_parse(text, moves):
    movements = read_movements(text)
    assert {text[a:b]: (m.direction, m.role) for (a, b), m in movements.items()} == moves


@pytest.mark.model
def test_movements_given_before_are_not_looked_at(parser):
    (scene,) = stage_text("Exports rose 9 percent.", parser)
    first = find_movements(scene)
    assert find_movements(replace(scene, movements=first)) == first


ODD_WORDS = """
up down to by from of at a the rose fell 5 percent 12
$3 doubled twice , ( ) ; more than last year cut was which or
"""
WORDS = st.sampled_from(ODD_WORDS.split())


@given(st.lists(WORDS, max_size=14).map(" ".join))
@settings(max_examples=150, deadline=None)
def test_odd_text_never_raises_and_offsets_hold(text):
    for scene in stage_text(text):
        movements = find_movements(scene)
        assert set(movements) <= {quantity.offsets for quantity in scene.quantities}
        for movement in movements.values():
            assert movement.cue is None or scene.start <= movement.cue[0] < movement.cue[1] <= scene.end
            assert movement.basis is None or movement.basis[0] < movement.basis[1] <= scene.end
