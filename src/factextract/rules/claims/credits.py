"""Who is credited by which words: the result that all readers of attributions share."""

from __future__ import annotations

from dataclasses import dataclass

from factextract.lexicon import load_lexicon
from factextract.rules.claims.naming_phrases import Words
from factextract.rules.mentions import Offsets

FIRM, LOOSE, FAINT = 3, 2, 1
"""How much a reading is trusted over another: words of saying, of opinion, and mere settings."""


@dataclass(frozen=True, slots=True)
class Attribution:
    """One who is credited, the words that credit, and the stretches for which they do."""

    source: Offsets
    cue: Offsets
    covers: tuple[Offsets, ...]
    rule: str
    strength: int

    def reaches(self, start: int, end: int) -> bool:
        """Whether a quantity stands in what is credited and not in the name itself."""
        inside = self.source[0] <= start < self.source[1]
        return not inside and any(first <= start and end <= last for first, last in self.covers)

    def distance(self, start: int) -> int:
        """Give how far the cue stands from an offset."""
        return abs(start - self.cue[0])


def find_clause_end(words: Words, index: int) -> int:
    """Give the index of the next comma, semicolon or dash."""
    while index < len(words) and words.kind(index) not in ("comma", "stop", "dash"):
        index += 1
    return index


def goes_on(words: Words, start: int, end: int, *, inverted: bool = False) -> bool:
    """Whether reported words go on behind a name set between commas that stands from `start` to `end`."""
    first = end
    while first < len(words) and words.kind(first) in ("comma", "dash"):
        first += 1
    if first >= len(words):
        return False
    if words.kind(first) == "quote" or words.kind(end) == "quote":
        return True
    if words.lower(first) in load_lexicon("speech")["grammar"]["goes_on"]:
        return True
    if inverted:
        return False
    fronted = not any(words.kind(before) == "finite" for before in range(start)) and words.kind(end) == "comma"
    return fronted and not words.has_kind(0, start, "quote")


def find_said_start(words: Words, limit: int) -> int:
    """Give where the clause begins that ends in front of a speaker: behind a colon outside quotation marks, or 0."""
    for index in range(limit - 1, 0, -1):
        if words.kind(index) == "quote":
            return 0
        if words.tokens[index].text == ":":
            return index + 1
    return 0
