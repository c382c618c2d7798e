"""Of whom a figure is said: every rule's examples, and the laws of the role."""

from __future__ import annotations

from dataclasses import replace

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st

from factextract.pipeline.models import load_parser
from factextract.pipeline.parse import mark_sentences, parse_sentences, trim_blanks
from factextract.rules.claims.metric import read_metric
from factextract.rules.claims.scene import Scene
from factextract.rules.claims.subject import read_subject
from factextract.rules.claims.subject_rules import SUBJECT_RULES
from factextract.rules.modifiers.change import find_movements
from factextract.rules.quantities import find_quantities
from factextract.rules.rule import example

EXAMPLES = [(rule, each) for rule in SUBJECT_RULES for each in rule.examples]
GAPS = [(rule, each) for rule in SUBJECT_RULES for each in rule.gaps]
COUNTEREXAMPLES = [(rule, example(each)) for rule in SUBJECT_RULES for each in rule.counterexamples]


@pytest.fixture(scope="module")
def parser():
    return load_parser()


def stage(text, parser=None):
    """Give the scenes of a text with its quantities and movements; with no parser the words stand alone."""
    doc = (parser or spacy.blank("en")).make_doc(text)
    mark_sentences(doc)
    sentences = [sentence for sentence in map(trim_blanks, doc.sents) if len(sentence)]
    if parser:
        parse_sentences(doc, parser, sentences, only=set(range(len(sentences))))
    found = find_quantities(text)
    scenes = []
    for sentence in sentences:
        low, high = sentence.start_char, sentence.end_char
        quantities = tuple(each for each in found.quantities if low <= each.start < high)
        times = tuple(each for each in found.times if low <= each.start < high)
        scene = Scene(doc, sentence, quantities, times, parsed=parser is not None)
        scenes.append(replace(scene, movements=find_movements(scene)) if parser else scene)
    return scenes


def read_marked(marked, parser=None):
    """Give the reading of the marked quantity and its text."""
    for scene in stage(marked.text, parser):
        for quantity in scene.quantities:
            if quantity.offsets == marked.offsets:
                reading = read_subject(quantity, scene, read_metric(quantity, scene))
                return reading, None if reading is None else marked.text[reading.start : reading.end]
    raise AssertionError(f"no quantity is found at the mark of {marked.marked!r}")


def name_case(case):
    return f"{case[0].name}: {case[1].marked}"


@pytest.mark.model
@pytest.mark.parametrize(("rule", "marked"), EXAMPLES, ids=map(name_case, EXAMPLES))
def test_rule_reads_its_example(rule, marked, parser):
    reading, text = read_marked(marked, parser if rule.needs_parse else None)
    assert text == marked.expect["subject"]
    assert reading is not None
    assert reading.rule == rule.name


@pytest.mark.model
@pytest.mark.parametrize(("rule", "marked"), COUNTEREXAMPLES, ids=map(name_case, COUNTEREXAMPLES))
def test_rule_leaves_its_counterexample(rule, marked, parser):
    reading, _ = read_marked(marked, parser if rule.needs_parse else None)
    assert reading is None or reading.rule != rule.name


@pytest.mark.model
@pytest.mark.parametrize(("rule", "marked"), GAPS, ids=map(name_case, GAPS))
@pytest.mark.xfail(strict=True)
def test_rule_misses_its_gap(rule, marked, parser):
    _, text = read_marked(marked, parser if rule.needs_parse else None)
    assert text == marked.expect["subject"]


@pytest.mark.model
@pytest.mark.parametrize(
    ("marked", "subject"),
    [
        ("BEL TAMAR, May 7 (Wire) — The board lowered its rate by [[25 basis points]].", "The board"),
        ("Ost and Marsh scored [[12]] and [[9]] points respectively.".replace("[[9]]", "9"), "Ost"),
        ("Analysts put the overrun at [[$18 million]].", None),
    ],
    ids=["dateline", "respectively", "estimate"],
)
def test_subject_is_told(marked, subject, parser):
    _, text = read_marked(example(marked), parser)
    assert text == subject


@pytest.mark.model
@pytest.mark.parametrize(
    ("marked", "subject"),
    [
        ("The judge fined the firm [[£750,000]].", "the firm"),
        ("The storm shut the airport for [[two days]].", "the airport"),
        ("The beds were opened at a cost of [[£2 million]].", "The beds"),
        ("The bank, which has held its rate at [[5 percent]], meets today.", "The bank"),
        ("He admitted fraud and was given a [[20-month]] sentence.", "He"),
        ("Officers found [[23]] phones in the attic.", "Officers"),
        ("Ost took 57 percent of the vote to Marsh's [[43 percent]].", "Marsh"),
        ("A pair of gloves that costs [[$40]] was sold.", "A pair of gloves"),
        ("The talks took an hour, compared with the [[15-minute]] norm.", None),
        ("The fund paid more than double the [[460]] recorded in May.", None),
        ("More than 900 people fled, [[a third]] of them children.", None),
        ("The families were still in [[640]] tents on Monday.", None),
        ("Six people, including [[two]] children, were hurt.", None),
        ("Eleven countries voted in favour and [[four]] abstained.", None),
        ("The cell is cheap and costs [[40 percent]] less.", "The cell"),
        ("Ruiz has 51 percent of the vote, against [[48 percent]] for her rival.", "her rival"),
    ],
)
def test_subject_in_press_prose(marked, subject, parser):
    _, text = read_marked(example(marked), parser)
    assert text == subject


WORDS = [
    "the",
    "of",
    "5",
    "million",
    "percent",
    "rose",
    "$3bn",
    "(",
    ")",
    ",",
    "and",
    "12th",
    "up",
    "to",
    "from",
    "its",
    "'s",
    "doubled",
    "half",
    "trucks",
    "-",
    "42,",
    "who",
    "which",
    "respectively",
    ".",
    "with",
    "at",
    "by",
    "3-1",
    "not",
    "aged",
]


@pytest.mark.model
@settings(max_examples=25, deadline=None)
@given(words=st.lists(st.sampled_from(WORDS), min_size=1, max_size=25))
def test_odd_text_never_raises(words, parser):
    text = " ".join(words)
    for given_parser in (parser, None):
        for scene in stage(text, given_parser):
            for quantity in scene.quantities:
                metric = read_metric(quantity, scene)
                reading = read_subject(quantity, scene, metric)
                assert reading is None or scene.start <= reading.start < reading.end <= scene.end
                assert reading == read_subject(quantity, scene, metric)
