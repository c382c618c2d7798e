"""The marked copy: the article cut into paragraphs and pieces, each piece plain or under one mark."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from factextract.records import Claim, Number

Marked: TypeAlias = Claim | Number


@dataclass(frozen=True)
class Piece:
    """A stretch of one paragraph, and what it is marked as."""

    start: int
    text: str
    mark: Marked | None = None


@dataclass(frozen=True)
class Paragraph:
    """A line of the article that is not blank."""

    start: int
    pieces: tuple[Piece, ...]


def mark_copy(text: str, claims: Sequence[Claim], numbers: Sequence[Number]) -> list[Paragraph]:
    """Cut an article into paragraphs of marked pieces; no character of a paragraph is lost or stands twice.

    Where marks overlap, the earlier keeps its whole stretch and the later what is left, at worst nothing;
    numbers of the ledger that a claim covers carry no mark of their own.
    """
    marks = order_marks(claims, numbers)
    paragraphs = []
    at = 0
    for start, end in split_lines(text):
        while at > 0 and marks[at - 1].end > start:
            at -= 1
        pieces, position = [], start
        while at < len(marks) and marks[at].start < end:
            mark = marks[at]
            first, last = max(mark.start, position), max(min(mark.end, end), position)
            if first > position:
                pieces.append(Piece(position, text[position:first]))
            pieces.append(Piece(first, text[first:last], mark))
            position = max(position, last)
            at += 1
        if position < end:
            pieces.append(Piece(position, text[position:end]))
        paragraphs.append(Paragraph(start, tuple(pieces)))
    return paragraphs


def order_marks(claims: Sequence[Claim], numbers: Sequence[Number]) -> list[Marked]:
    """Give all marks in the order of the text, the ledger's covered rows left out."""
    covered = sorted((claim.start, claim.end) for claim in claims)
    loose: list[Marked] = []
    at = 0
    for number in sorted(numbers, key=lambda row: row.start):
        while at < len(covered) and covered[at][1] <= number.start:
            at += 1
        if number.fate != "claim" and not (at < len(covered) and covered[at][0] < number.end):
            loose.append(number)
    return sorted([*claims, *loose], key=lambda mark: (mark.start, mark.end))


def split_lines(text: str) -> Iterator[tuple[int, int]]:
    """Give start and end of every line that is not blank, blanks at its ends left out."""
    position = 0
    for line in text.splitlines(keepends=True):
        body = line.strip()
        if body:
            start = position + line.index(body)
            yield start, start + len(body)
        position += len(line)


def find_hidden(text: str) -> Iterator[tuple[bool, str]]:
    """Cut a text into stretches: (True, one character that a page would hide or obey) and (False, the rest).

    Direction overrides can turn a number round, zero-width characters can split one: they are shown, never obeyed.
    """
    run = ""
    for character in text:
        if is_hidden(character):
            if run:
                yield False, run
            run = ""
            yield True, character
        else:
            run += character
    if run:
        yield False, run


def is_hidden(character: str) -> bool:
    """Tell whether a character steers the display instead of being seen."""
    if character in "\t\n\r\u00ad":
        return False
    return unicodedata.category(character) in ("Cc", "Cf", "Cs")
