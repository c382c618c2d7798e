"""Who is credited from outside the sentence: every rule's examples, and the laws of the role."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.rules.credit_cases import find_marked, list_cases, name_case, stage

from factextract.pipeline.models import load_parser
from factextract.rules.claims.source import read_source
from factextract.rules.claims.source_context import read_source_context
from factextract.rules.claims.source_context_rules import SOURCE_CONTEXT_RULES
from factextract.rules.rule import example

EXAMPLES, _GAPS, COUNTEREXAMPLES = list_cases(SOURCE_CONTEXT_RULES)

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
    reading = read_source_context(quantity, index, scenes, read_source(quantity, scenes[index]))
    return (None, "") if reading is None else (marked.text[reading.start : reading.end], reading.rule)


@pytest.mark.model
@pytest.mark.parametrize(("rule", "marked"), EXAMPLES, ids=name_case)
def test_example_gives_what_its_rule_promises(rule, marked, parser):
    assert read_marked(marked, parser) == (marked.expect["source_context"], rule.name)


@pytest.mark.model
@pytest.mark.parametrize(("rule", "marked"), COUNTEREXAMPLES, ids=name_case)
def test_counterexample_is_left_alone(rule, marked, parser):
    assert read_marked(marked, parser)[1] != rule.name


@pytest.mark.model
def test_sentence_with_a_source_of_its_own_has_no_source_context(parser):
    marked = example("According to the office, exports rose 4 percent. Police said [[12]] men were held.")
    scenes = stage(marked.text, parser)
    quantity, index = find_marked(marked, scenes)
    assert read_source_context(quantity, index, scenes, read_source(quantity, scenes[index])) is None


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=14).map(" ".join))
def test_no_text_makes_it_raise(text):
    scenes = stage(text)
    for index, scene in enumerate(scenes):
        for quantity in scene.quantities:
            assert index < len(scenes)
            read_source_context(quantity, index, scenes, None)


LABELS = Path(__file__).parents[1] / "labels" / "source_context.jsonl"


def overlap(left, right):
    """Give intersection over union of two stretches."""
    common = min(left[1], right[1]) - max(left[0], right[0])
    return max(0, common) / (max(left[1], right[1]) - min(left[0], right[0]))


@pytest.mark.shared
@pytest.mark.model
def test_labels_made_by_reading_are_met(shared, parser):
    header, *rows = [json.loads(line) for line in LABELS.read_text(encoding="utf-8").splitlines()]
    right = read = labelled = compared = 0
    for doc_id, digest in header["texts"].items():
        found = sorted((shared / "gold").glob(f"*/texts/{doc_id}.txt"))
        assert found, f"{doc_id}: no text beside the gold"
        text = found[0].read_bytes().decode("utf-8")
        assert hashlib.sha256(text.encode()).hexdigest() == digest
        scenes = stage(text, parser)
        for row in rows:
            if row["claim_id"].rsplit(":", 1)[0] != doc_id:
                continue
            start = int(row["claim_id"].rsplit(":", 1)[1].split("-")[0])
            label = row["source_context"]
            labelled += label is not None
            for index, scene in enumerate(scenes):
                for quantity in (each for each in scene.quantities if each.start == start):
                    compared += 1
                    reading = read_source_context(quantity, index, scenes, read_source(quantity, scene))
                    read += reading is not None
                    if reading is not None and label is not None:
                        right += overlap(reading.offsets, (label["start"], label["end"])) >= 0.5
    assert compared >= 90
    assert right >= 0.9 * read
    assert right >= 0.8 * labelled
