"""The desk of one reading: the text, its numerals, and what has become of each."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Sequence
from decimal import Decimal
from functools import cached_property

from factextract.rules.mentions import Exclusion, Numeral, PerMention, Quantity, Trace
from factextract.rules.numerals import Lexeme, Lexemes, cut_lexemes, find_numerals
from factextract.rules.times import TimeExpression, find_time_expressions

SENTENCE_END = re.compile(r"[.!?…][\"'”’)\]]*\s+(?=[\"'“‘(]?[A-Z0-9])|\n\s*\n|\n")


class Desk:
    """Holds one text while its numbers are read; made for one reading, thrown away after it."""

    def __init__(self, text: str, *, times: Sequence[TimeExpression] | None = None, trace: Trace | None = None) -> None:
        self.text = text
        self.lexemes: Lexemes = cut_lexemes(text)
        self.numerals: tuple[Numeral, ...] = find_numerals(text, self.lexemes)
        self.times: tuple[TimeExpression, ...] = tuple(find_time_expressions(text) if times is None else times)
        self.trace = trace
        self.quantities: dict[int, Quantity] = {}
        """Quantities by the index of each numeral that they hold."""
        self.exclusions: dict[int, Exclusion] = {}
        """Exclusions by the index of the numeral."""
        self.denominators: list[PerMention] = []
        self._starts = [lexeme.start for lexeme in self.lexemes.items]
        self._time_starts = [time.start for time in self.times]
        self._numeral_starts = [numeral.start for numeral in self.numerals]
        self._words: dict[int, frozenset[str]] = {}
        self._breaks = [0, *(match.end() for match in SENTENCE_END.finditer(text)), len(text) + 1]

    @cached_property
    def lower(self) -> str:
        """The text in lower case; offsets hold only where lowering keeps lengths, as it does but for a few letters."""
        low = self.text.lower()
        return (
            low if len(low) == len(self.text) else "".join(c.lower() if len(c.lower()) == 1 else c for c in self.text)
        )

    def lexeme_at(self, offset: int) -> int:
        """Give the index of the lexeme that holds an offset, or of the next one behind it."""
        index = bisect_right(self._starts, offset) - 1
        if index >= 0 and self.lexemes.items[index].end > offset:
            return index
        return index + 1

    def before(self, numeral: Numeral, back: int = 1) -> Lexeme:
        """Give the lexeme `back` places before a numeral; an empty one beyond the text's start."""
        return self.lexemes.at(self.lexeme_at(numeral.start) - back)

    def after_index(self, numeral: Numeral) -> int:
        """Give the index of the first lexeme behind a numeral."""
        return self.lexeme_at(numeral.end - 1) + 1

    def after(self, numeral: Numeral, ahead: int = 1) -> Lexeme:
        """Give the lexeme `ahead` places behind a numeral; an empty one beyond the text's end."""
        return self.lexemes.at(self.after_index(numeral) + ahead - 1)

    def numeral_from(self, offset: int) -> int:
        """Give the index of the first numeral that begins at or behind an offset."""
        return bisect_left(self._numeral_starts, offset)

    def time_over(self, start: int, end: int) -> TimeExpression | None:
        """Give the time expression that overlaps a stretch, if one does."""
        index = bisect_right(self._time_starts, end - 1) - 1
        if index >= 0 and self.times[index].end > start:
            return self.times[index]
        return None

    def sentence(self, offset: int) -> tuple[int, int]:
        """Give the rough bounds of the sentence around an offset: enough to look for words in it."""
        index = bisect_right(self._breaks, offset) - 1
        return self._breaks[index], min(self._breaks[index + 1], len(self.text))

    def sentence_words(self, offset: int) -> frozenset[str]:
        """Give the lower-case words of the sentence around an offset; each sentence is looked through once."""
        start, end = self.sentence(offset)
        words = self._words.get(start)
        if words is None:
            first, last = self.lexeme_at(start), self.lexeme_at(max(start, end - 1))
            words = frozenset(lexeme.lower for lexeme in self.lexemes.items[first : last + 1])
            self._words[start] = words
        return words

    @cached_property
    def word_counts(self) -> Counter[str]:
        """How often each lower-case word stands in the text."""
        return Counter(lexeme.lower for lexeme in self.lexemes.items)

    def words_before(self, offset: int, count: int) -> list[str]:
        """Give up to `count` lower-case lexemes before an offset, nearest last, within the sentence."""
        start, _ = self.sentence(offset)
        index = self.lexeme_at(offset)
        first = max(index - count, self.lexeme_at(start))
        return [lexeme.lower for lexeme in self.lexemes.items[first:index]]

    def words_after(self, offset: int, count: int) -> list[str]:
        """Give up to `count` lower-case lexemes from an offset on, within the sentence."""
        _, end = self.sentence(max(offset - 1, 0))
        index = self.lexeme_at(offset)
        return [lexeme.lower for lexeme in self.lexemes.items[index : index + count] if lexeme.start < end]

    def is_free(self, index: int) -> bool:
        """Whether nothing has been decided of the numeral at an index."""
        return 0 <= index < len(self.numerals) and index not in self.quantities and index not in self.exclusions

    def exclude(self, index: int, reason: str, rule: str) -> None:
        """Decide that the numeral at an index is no claim."""
        numeral = self.numerals[index]
        self.exclusions[index] = Exclusion(numeral.start, numeral.end, reason, rule)

    def take(self, quantity: Quantity, *indices: int) -> None:
        """Decide that the numerals at the indices make a quantity."""
        for index in indices:
            self.quantities[index] = quantity
            self.exclusions.pop(index, None)

    def decline(self, rule: str, start: int, end: int, why: str) -> None:
        """Note for `explain` that a rule looked and did not take it."""
        if self.trace is not None:
            self.trace.decline(rule, start, end, why)


def plain(value: Decimal) -> Decimal:
    """Give a decimal without an exponent or trailing zeros, so that equal values look equal."""
    normal = value.normalize()
    return normal.quantize(Decimal(1)) if normal == normal.to_integral_value() and normal.adjusted() < 27 else normal
