"""The ledger: every digit and every listed number word of a text lies in exactly one row, whatever the text."""

from __future__ import annotations

import re
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from factextract.lexicon import load_lexicon
from factextract.pipeline.stages import read_text, write_numbers

ROOT = Path(__file__).resolve().parents[1]
CORPUS = sorted((ROOT / "corpus" / "texts").glob("*.txt"))
LISTED = load_lexicon("numerals")
WORDS = {
    word
    for table in (
        "cardinals",
        "tens",
        "scales",
        "collectives",
        "plural_scales",
        "ordinals",
        "ordinal_scales",
        "fractions",
        "multiples",
    )
    for word in LISTED[table]
} | (set(LISTED["vague"]["words"]) - {"most"})
WORD = re.compile(r"[^\W\d_]+")


def independent_scan(text):
    """Where the digits and listed words stand, found without any of the grammar."""
    spots = [(match.start(), match.end()) for match in re.finditer(r"\d", text)]
    for match in WORD.finditer(text):
        if match.group().lower() in WORDS:
            spots.append(match.span())
    return spots


def ledger(text):
    return write_numbers(text, read_text(text), doc_id="t")


def check(text):
    rows = [(row["start"], row["end"]) for row in ledger(text)]
    assert rows == sorted(rows)
    assert all(a[1] <= b[0] for a, b in pairwise(rows)), "rows overlap"
    for start, end in independent_scan(text):
        holders = [row for row in rows if row[0] <= start and end <= row[1]]
        assert len(holders) == 1, (text[max(0, start - 20) : end + 20], text[start:end], holders)
    for row in ledger(text):
        assert text[row["start"] : row["end"]] == row["text"]
        assert (row["claim_id"] is not None) == (row["fate"] == "claim")
        assert (row["reason"] is not None) == (row["fate"] == "excluded")


@pytest.mark.parametrize("path", CORPUS, ids=lambda path: path.stem)
def test_every_number_of_the_corpus_lies_in_one_row(path):
    check(path.read_bytes().decode("utf-8"))


def test_every_number_of_the_development_sets_lies_in_one_row(shared):
    for path in sorted((shared / "gold").glob("*/texts/*.txt")):
        check(path.read_bytes().decode("utf-8"))


def test_few_numbers_are_left_unresolved(shared):
    rows = [
        row
        for path in (*CORPUS, *sorted((shared / "gold").glob("*/texts/*.txt")))
        for row in ledger(path.read_bytes().decode("utf-8"))
    ]
    assert sum(row["fate"] == "unresolved" for row in rows) <= len(rows) * 0.02


PIECES = st.sampled_from(
    [
        "12", "3.4", "1,234", "1 234", "12,34,567", "½", "2 1/2", "−3", "$", "€", "US$", "%", " percent", " million", "bn", "m", "k", " to ", "–", "-", " and ", " or ", ", ",
        ". ", "\n", " in ", " of ", " per ", " a ", "the ", "half", "a third", "two-thirds", "one", "twenty-one", "hundred", "thousand", "dozens", "several hundred", "doubled",
        "twice", "times", "first", "21st", "third", "quarter", "Covid-19", "Boeing 737", "2024", "June 5", "5 p.m.", "No. 5", "(", ")", "[1]", "3-1", "4:1", "aged 67", "Smith, 42,",
        " people", " years", " km", "°C", "C", "x", "/", ":", "www.a.org/3", "@", "#2", "top 10", "1990s", "'s", "’", "\u00a0", "\u202f", "\u200b", "１２", "٣٤", "😀", "\u202e", "é", "10²", "²", "…",
        "from ", "by ", "rose ", "scores", "tens", "once", "zero", "nil", "minus ", "1.2.3", "1.234,56", "0,5%", "+44 20 7946 0958", "per cent", "point five", "one and a half million", "halves", "thirds",
    ]
)  # fmt: skip


@settings(max_examples=400, deadline=None)
@given(st.lists(PIECES, max_size=25).map("".join))
@example("12" * 60)
@example("one" * 40)
@example("half of half a half-half half")
def test_any_mixture_is_accounted_for(text):
    check(text)


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=200))
def test_any_text_is_accounted_for(text):
    check(text)
