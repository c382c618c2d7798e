"""Split an article's text into sentences, by rules on its characters."""

from __future__ import annotations

import re
from collections.abc import Iterator

from factextract.lexicon import load_lexicon

LINE_END = re.compile(r"\r\n|[\n\r\u2028\u2029\x0b\x0c\x85]")
BLANK_LINE = re.compile(r"(?:\r\n|[\n\r\u2028\u2029\x0b\x0c\x85])[^\S\n\r]*(?:\r\n|[\n\r\u2028\u2029\x0b\x0c\x85])")
STOP = re.compile(r"[.!?…]+[\"'”’»)\]]*(?=\s)")
OPENING = "\"'“‘«([-–—*•"
WRAP_WIDTHS = (50, 100)
"""A text whose lines are nearly all between these widths was broken by a typewriter or a mail program."""


def split_sentences(text: str) -> tuple[tuple[int, int], ...]:
    """Give the half-open offsets of each sentence; they are in order, do not overlap and hold all but blanks."""
    spans: list[tuple[int, int]] = []
    for block_start, block_end in split_blocks(text):
        start = block_start
        for stop in find_stops(text, block_start, block_end):
            spans.extend(trim(text, start, stop))
            start = stop
        spans.extend(trim(text, start, block_end))
    return tuple(spans)


def split_blocks(text: str) -> Iterator[tuple[int, int]]:
    """Give the stretches between line ends that separate: blank lines, and single ones unless the text is wrapped."""
    wrapped = is_wrapped(text)
    start = 0
    for match in LINE_END.finditer(text):
        if match.start() < start:
            continue
        blank = BLANK_LINE.match(text, match.start())
        if blank or not (wrapped or continues(text, match.start(), match.end())):
            yield start, match.start()
            start = match.end()
    yield start, len(text)


def is_wrapped(text: str) -> bool:
    """Whether the lines were broken at a column, so that a single line end says nothing."""
    lines = [line for line in LINE_END.split(text) if line.strip()]
    if len(lines) < 6:
        return False
    low, high = WRAP_WIDTHS
    if max(len(line) for line in lines) > high:
        return False
    full = sum(len(line) >= low for line in lines)
    open_ended = sum(line.rstrip()[-1].isalnum() or line.rstrip()[-1] in ",;-–—" for line in lines)
    return full * 10 >= len(lines) * 6 and open_ended * 10 >= len(lines) * 5


def continues(text: str, before: int, after: int) -> bool:
    """Whether the line goes on behind its end: the next begins small, or this one ends in a comma."""
    head = text[:before].rstrip(" \t") if before < 200 else text[before - 200 : before].rstrip(" \t")
    tail = text[after : after + 40].lstrip(" \t")
    if not head or not tail:
        return False
    return tail[0].islower() or (head[-1] == "," and not tail[0].isdigit())


def find_stops(text: str, start: int, end: int) -> Iterator[int]:
    """Give the offsets behind the marks that end a sentence within a block."""
    for match in STOP.finditer(text, start, end):
        rest = text[match.end() : match.end() + 12].lstrip()
        if not rest or match.end() >= end:
            continue
        first = rest.lstrip(OPENING)[:1]
        if not (first.isupper() or first.isdigit() or rest[0] in '“"‘' or (first and not first.isalpha())):
            continue
        if text[match.start()] == "." and match.group().startswith(".") and is_abbreviated(text, match, start, first):
            continue
        if text[match.start()] in "!?" and text[match.end() - 1] in "”’\"'" and first.islower():
            continue
        yield match.end()


def is_abbreviated(text: str, stop: re.Match[str], start: int, first: str) -> bool:
    """Whether the full stop belongs to the word before it: `Mr.`, `Sept.`, `R.`, `U.S.` before a small word."""
    if len(stop.group()) > 1 and stop.group()[1] in ".!?…":
        return False
    begin = stop.start()
    while begin > start and not text[begin - 1].isspace() and text[begin - 1] not in "(\"“‘'[-–—/":
        begin -= 1
    word = text[begin : stop.start()]
    if not word:
        return False
    lower = word.lower()
    words = load_lexicon("abbreviations")
    if lower in words["never_end"]:
        return True
    if lower in words["before_number"]:
        return first.isdigit()
    if len(word) == 1 and word.isalpha() and word.isupper() and word != "I":
        return True
    if lower in words["may_end"] or re.fullmatch(r"(?:[A-Za-z]\.)+[A-Za-z]", word):
        following = text[stop.end() : stop.end() + 30].lstrip().split(" ", 1)[0].strip("“\"‘'(,.")
        return following not in words["openers"]
    return False


def trim(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Give the stretch without the blanks at its ends, or nothing."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return [(start, end)] if start < end else []
