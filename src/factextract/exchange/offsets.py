"""Offsets of other tools: code points, UTF-16 code units or UTF-8 bytes, recognised by what they quote, converted."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate

from factextract.errors import InvalidGoldError

CODE_POINTS = "code points"
UNITS = (CODE_POINTS, "UTF-16 code units", "UTF-8 bytes")


@dataclass(frozen=True)
class Quote:
    """A stretch as another tool gives it: two offsets of an unknown kind and, if we are lucky, the words."""

    start: int
    end: int
    text: str | None


@dataclass(frozen=True)
class Located:
    """The stretches in code points of the article, and how their offsets had been counted."""

    spans: tuple[tuple[int, int], ...]
    unit: str
    lines_joined: bool
    """Whether the tool counted a carriage return with its line feed as one."""
    checked: bool
    """Whether every stretch came with its words."""

    @property
    def converted(self) -> bool:
        """Tell whether any offset was counted otherwise than we do."""
        return self.unit != CODE_POINTS or self.lines_joined


def locate_quotes(text: str, quotes: Sequence[Quote], *, unit: str | None = None, name: str) -> Located:
    """Find the one way of counting under which every quote of an article says what the article says there.

    One way has to fit all quotes: nothing is shifted span by span. Without words to check by, offsets are taken as code
    points, or as the `unit` that the caller knows. Raises InvalidGoldError where nothing fits.
    """
    checked = all(quote.text is not None for quote in quotes)
    for joined in (False, True) if "\r\n" in text else (False,):
        for counted in (unit,) if unit else UNITS:
            spans = convert_all(text, quotes, counted, joined)
            if spans is not None:
                return Located(tuple(spans), counted, joined, checked)
    worst = find_worst(text, quotes)
    raise InvalidGoldError(f"{name}: {worst}; the offsets fit the text in no way of counting: {', '.join(UNITS)}")


def convert_all(text: str, quotes: Sequence[Quote], unit: str, joined: bool) -> list[tuple[int, int]] | None:
    """Convert all offsets under one way of counting; None where one of them does not fit."""
    convert = make_converter(text, unit, joined=joined)
    spans = []
    for quote in quotes:
        start, end = convert(quote.start), convert(quote.end)
        if start is None or end is None or start >= end:
            return None
        if quote.text is not None and not same_words(text[start:end], quote.text):
            return None
        spans.append((start, end))
    return spans


def make_converter(text: str, unit: str, *, joined: bool) -> Callable[[int], int | None]:
    """Give the function from a tool's offset to ours; None where it points into a character or out of the text."""
    places: dict[int, int] = {}
    for place, offset in enumerate(count_offsets(text, unit, joined=joined)):
        places.setdefault(offset, place)
    return places.get


def count_offsets(text: str, unit: str, *, joined: bool) -> Iterator[int]:
    """Give for each place of the text, and for its end, the offset that a tool has for it.

    Where a carriage return is not counted, the line feed behind it has the same offset.
    """
    sizes = []
    for place, char in enumerate(text):
        if joined and char == "\r" and text[place + 1 : place + 2] == "\n":
            sizes.append(0)
        else:
            sizes.append(measure_char(char, unit))
    return accumulate(sizes, initial=0)


def measure_char(char: str, unit: str) -> int:
    """Give how long one character is in a unit."""
    code = ord(char)
    if unit == CODE_POINTS:
        return 1
    if unit == UNITS[1]:
        return 2 if code > 0xFFFF else 1
    return 1 if code < 0x80 else 2 if code < 0x800 else 3 if code < 0x10000 else 4


def same_words(ours: str, theirs: str) -> bool:
    """Tell whether two quotes are the same but for blanks, which tools squeeze or replace in what they quote."""
    return ours == theirs or ours.split() == theirs.split()


def find_worst(text: str, quotes: Sequence[Quote]) -> str:
    """Name the first quote that is not where its offsets say, for the error."""
    for quote in quotes:
        there = text[max(0, quote.start) : max(0, quote.end)]
        if quote.start >= quote.end or quote.start < 0 or quote.end > len(text):
            return f"{quote.start}-{quote.end} lies outside the text of {len(text)} characters"
        if quote.text is not None and not same_words(there, quote.text):
            return f"{quote.start}-{quote.end} quotes {quote.text[:40]!r}, the text has {there[:40]!r}"
    return "a stretch points into the middle of a character"


def join_lines(text: str) -> str:
    """Give the text as a tool keeps it that turns every line end into a line feed."""
    return text.replace("\r\n", "\n")
