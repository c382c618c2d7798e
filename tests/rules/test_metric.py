"""What a figure counts, measures or moves: every rule's examples, and the laws of the role."""

from __future__ import annotations

from dataclasses import replace

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st

from factextract.pipeline.models import load_parser
from factextract.pipeline.parse import mark_sentences, parse_sentences, trim_blanks
from factextract.rules.claims.metric import read_metric
from factextract.rules.claims.metric_rules import METRIC_RULES
from factextract.rules.claims.scene import Scene
from factextract.rules.modifiers.change import find_movements
from factextract.rules.quantities import find_quantities
from factextract.rules.rule import example

EXAMPLES = [(rule, each) for rule in METRIC_RULES for each in rule.examples]
GAPS = [(rule, each) for rule in METRIC_RULES for each in rule.gaps]
COUNTEREXAMPLES = [(rule, example(each)) for rule in METRIC_RULES for each in rule.counterexamples]


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
                reading = read_metric(quantity, scene)
                return reading, None if reading is None else marked.text[reading.start : reading.end]
    raise AssertionError(f"no quantity is found at the mark of {marked.marked!r}")


def name_case(case):
    return f"{case[0].name}: {case[1].marked}"


@pytest.mark.model
@pytest.mark.parametrize(("rule", "marked"), EXAMPLES, ids=map(name_case, EXAMPLES))
def test_rule_reads_its_example(rule, marked, parser):
    reading, text = read_marked(marked, parser if rule.needs_parse else None)
    assert text == marked.expect["metric"]
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
    assert text == marked.expect["metric"]


@pytest.mark.model
@pytest.mark.parametrize(
    "marked",
    [
        "At least [[107]] were killed in the blast.",
        "The nine-member board voted [[6-3]].",
        "Lorna Marsh, [[58]], is in her last term.",
        "The trip took [[three hours]].",
    ],
)
def test_metric_is_none_without_a_noun(marked, parser):
    _, text = read_marked(example(marked), parser)
    assert text is None


@pytest.mark.model
@pytest.mark.parametrize(
    ("marked", "metric"),
    [
        ("The mill sold [[40]] looms last year.", "looms"),
        ("The mill sold [[40]] looms built since 2015.", "looms built"),
        ("The plant made [[900]] cars a day.", "cars"),
        ("The firm hired [[60]] clerks and two cooks.", "clerks"),
        ("The chain opened [[12]] shops in Kesh.", "shops"),
        ("The relief crew buried [[36]] horses at dusk.", "horses"),
        ("[[Twelve]] people in Kesh were hurt.", "people in Kesh"),
        ("The party won [[41]] of the 90 seats with 30 percent of the vote.", "seats"),
        ("The side has [[five]] rounds to play.", "rounds"),
    ],
)
def test_metric_is_cut(marked, metric, parser):
    _, text = read_marked(example(marked), parser)
    assert text == metric


@pytest.mark.model
@pytest.mark.parametrize(
    ("marked", "metric"),
    [
        ("OSLO, March 2 - Crude output fell to [[3 million barrels]] last month.", "Crude output"),
        ("Petrol prices up [[3p]] a litre", "Petrol prices"),
        ("Mortgage rates near [[6 percent]]", "Mortgage rates"),
        ("Two held over [[£2 million]] jewellery raid", "jewellery raid"),
        ("The mill got [[54 percent]] more orders for looms than in May.", "orders for looms"),
        ("The plant has [[19 days]]' stock.", "stock"),
        ("The council met by a [[2-1]] vote.", "vote"),
        ("The survey has a margin of error of [[three percentage points]].", "a margin of error"),
        ("The line carries 28,000 riders, rising to [[40,000]] by May.", "riders"),
        ("The visitors reached [[264]] for 6.", None),
        ("Corvex Energy fell [[3 percent]].", None),
        ("Kesh, a town of [[9,000]], has no bridge.", None),
        ("The gloves are another [[$40]].", None),
        ("The vaccine was [[91 percent]] effective.", None),
    ],
)
def test_metric_in_press_prose(marked, metric, parser):
    _, text = read_marked(example(marked), parser)
    assert text == metric


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
                reading = read_metric(quantity, scene)
                assert reading is None or scene.start <= reading.start < reading.end <= scene.end
                assert reading == read_metric(quantity, scene)


@pytest.mark.model
def test_table_in_running_text_is_read(parser):
    text = "The mine made " + ", ".join(f"{n} tonnes" for n in range(100, 180)) + " and 7 tonnes of ore."
    readings = [(scene, read_metric(each, scene)) for scene in stage(text, parser) for each in scene.quantities]
    assert len(readings) == 81
    last = readings[-1][1]
    assert last is not None
    assert text[last.start : last.end] == "ore"
