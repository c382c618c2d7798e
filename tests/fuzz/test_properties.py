"""Whatever the text: no exception, offsets exact, every digit once in the ledger, the same answer twice.

`FACTEXTRACT_FUZZ=200000` asks for that many texts; without it, as many as fit into a run of all tests.
"""

from __future__ import annotations

import os
import re
from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings

from factextract.extraction import extract_articles, hash_text, read_article
from factextract.jsonl import format_record
from factextract.pipeline.models import load_pipeline
from factextract.pipeline.stages import read_text, write_numbers
from factextract.records import DECIMAL_PATTERN, Article
from factextract.rules.numerals import find_numerals
from factextract.rules.quantities import find_quantities
from factextract.rules.times import find_time_expressions
from tests.fuzz.grammar import TEXTS, broken_texts

WANTED = int(os.environ.get("FACTEXTRACT_FUZZ", "0"))
QUICK = settings(
    max_examples=WANTED or 400, deadline=None, suppress_health_check=list(HealthCheck), derandomize=not WANTED
)
PARSED = settings(QUICK, max_examples=max(WANTED // 20, 60))


def check_offsets(text, spans):
    """Every stretch lies inside the text, holds something, and they stand in order without overlap."""
    for start, end in spans:
        assert 0 <= start < end <= len(text)
    for one, other in pairwise(spans):
        assert one[1] <= other[0]


@QUICK
@given(broken_texts())
def test_numerals_stand_apart_and_hold_every_digit(text):
    spans = [(n.start, n.end) for n in find_numerals(text)]
    check_offsets(text, spans)
    for digit in re.finditer(r"\d", text):
        assert sum(start <= digit.start() < end for start, end in spans) == 1


@QUICK
@given(broken_texts())
def test_times_stand_apart(text):
    check_offsets(text, [(t.start, t.end) for t in find_time_expressions(text)])


@QUICK
@given(broken_texts())
def test_quantities_are_exact_and_the_ledger_is_complete(text):
    found = find_quantities(text)
    assert found == find_quantities(text)
    numerals = [(n.start, n.end) for n in found.numerals]
    check_offsets(text, numerals)
    held = [offsets for quantity in found.quantities for offsets in quantity.numerals]
    left_out = [(e.start, e.end) for e in found.exclusions]
    assert len(held) == len(set(held))
    assert set(held) <= set(numerals)
    assert set(left_out) <= set(numerals)
    assert not set(held) & set(left_out)
    for quantity in found.quantities:
        assert 0 <= quantity.start < quantity.end <= len(text)
        for value in (quantity.value, quantity.low, quantity.high):
            assert value is None or value.is_finite()
    rows = write_numbers(text, read_text(text), doc_id="t")
    assert [(row["start"], row["end"]) for row in rows] == numerals
    for row in rows:
        assert row["text"] == text[row["start"] : row["end"]]
        assert (row["fate"] == "claim") == (row["claim_id"] is not None)
        assert (row["fate"] == "excluded") == (row["reason"] is not None)


def check_article(text, extraction):
    """All records of an article: exact offsets, decimals, ends that exist, lines that can be written."""
    names = {claim.claim_id for claim in extraction.claims}
    assert len(names) == len(extraction.claims)
    for claim in extraction.claims:
        roles = (claim.hedge, claim.metric, claim.subject, claim.time, claim.place, claim.source, claim.source_context)
        for span in (claim, claim.sentence, *(role for role in roles if role is not None)):
            assert text[span.start : span.end] == span.text
        for value in (claim.value, claim.low, claim.high):
            assert value is None or DECIMAL_PATTERN.match(value)
        assert claim.sentence.start <= claim.start
        assert claim.end <= claim.sentence.end
        assert {link.target for link in claim.links} <= names - {claim.claim_id}
    for number in extraction.numbers:
        assert text[number.start : number.end] == number.text
        assert number.claim_id is None or number.claim_id in names
    for record in (*extraction.claims, *extraction.numbers):
        assert format_record(record).encode("utf-8")


def make_article(text):
    return Article(doc_id="t", text=text, text_sha256=hash_text(text), published="2025-03-04")


@pytest.fixture(scope="module")
def plain():
    return load_pipeline(None)


@QUICK
@given(broken_texts())
def test_extraction_without_a_parse_keeps_its_promises(plain, text):
    check_article(text, read_article(plain, plain.get_pipe("factextract"), make_article(text)))


@pytest.mark.model
@PARSED
@given(TEXTS)
def test_extraction_keeps_its_promises(pipeline, text):
    check_article(text, read_article(pipeline, pipeline.get_pipe("factextract"), make_article(text)))


@pytest.mark.model
@PARSED
@given(broken_texts())
def test_extraction_of_broken_texts_keeps_its_promises(pipeline, text):
    check_article(text, read_article(pipeline, pipeline.get_pipe("factextract"), make_article(text)))


@pytest.mark.slow
@pytest.mark.parametrize(
    "text",
    ["x" * 1_000_000, "7" * 1_000_000, "a1" * 500_000, "12 " * 20_000, "٣" * 200_000, "1\u200b" * 10_000],
    ids=["letters", "digits", "mixed", "numbers", "arabic", "zero_width"],
)
def test_giant_texts_are_read(text):
    (extraction,) = extract_articles([make_article(text)], context=False)
    check_article(text, extraction)
    assert bool(extraction.numbers) == bool(re.search(r"\d", text))
