"""Read numbers that are written in words: `twenty-one`, `two and a half million`, `hundreds of thousands`."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from factextract.lexicon import cache_by_words, load_lexicon
from factextract.rules.numerals.lexemes import Lexemes
from factextract.values.decimals import add, multiply

ZERO, ONE = Decimal(0), Decimal(1)


@cache_by_words
def cardinal_words() -> dict[str, Decimal]:
    """Give the words for 0 to 19."""
    return {word: Decimal(value) for word, value in load_lexicon("numerals")["cardinals"].items()}


@cache_by_words
def ten_words() -> dict[str, Decimal]:
    """Give the words for 20, 30 … 90."""
    return {word: Decimal(value) for word, value in load_lexicon("numerals")["tens"].items()}


@cache_by_words
def scale_words() -> dict[str, Decimal]:
    """Give the words that multiply: hundred, thousand, lakh, million …"""
    return {word: Decimal(value) for word, value in load_lexicon("numerals")["scales"].items()}


@cache_by_words
def plural_scales() -> dict[str, Decimal]:
    """Give the plurals that stand for an unknown number of a scale: dozens, hundreds …"""
    table = {word: Decimal(value) for word, value in load_lexicon("numerals")["plural_scales"].items()}
    return {**table, "scores": Decimal(20)}


@cache_by_words
def ordinal_words() -> dict[str, Decimal]:
    """Give the words first … nineteenth, twentieth … ninetieth, hundredth …"""
    words = load_lexicon("numerals")
    merged = {**words["ordinals"], **words["ordinal_scales"]}
    return {word: Decimal(value) for word, value in merged.items()}


@cache_by_words
def fraction_words() -> dict[str, Decimal]:
    """Give denominators by word, singular and plural."""
    table = {word: Decimal(value) for word, value in load_lexicon("numerals")["fractions"].items()}
    return {**table, **{f"{word}s": value for word, value in table.items()}, "halves": Decimal(2)}


@cache_by_words
def multiple_words() -> dict[str, Decimal]:
    """Give the words that are factors by themselves."""
    return {word: Decimal(value) for word, value in load_lexicon("numerals")["multiples"].items()}


@dataclass(frozen=True, slots=True)
class WordNumber:
    """A number read from words: where it stops, its value, and the scale that it ends in."""

    stop: int
    value: Decimal
    scale: Decimal = ONE
    core_stop: int = 0
    ordinal: bool = False


def is_number_start(word: str) -> bool:
    """Whether a number in words can begin with this word."""
    return word in cardinal_words() or word in ten_words()


def joined(lexemes: Lexemes, index: int) -> int:
    """Give the index of the next word behind `index`, over one hyphen or a blank; -1 where there is none near."""
    if not lexemes.follows(index + 1):
        return -1
    if (
        lexemes.low(index + 1) in ("-", "\u2010", "\u2011")
        and lexemes.at(index + 1).glued
        and lexemes.at(index + 2).glued
    ):
        return index + 2
    return index + 1 if lexemes.at(index + 1).kind == "word" else -1


def read_words(lexemes: Lexemes, index: int) -> WordNumber | None:
    """Read the longest cardinal (or ordinal) in words that begins at an index."""
    word = lexemes.low(index)
    start = index
    if word in ("a", "an"):
        after = joined(lexemes, index)
        if after < 0 or (lexemes.low(after) not in scale_words() and lexemes.low(after) != "dozen"):
            return None
        index = after
        word = lexemes.low(index)
    elif not is_number_start(word) and word not in scale_words() and word != "dozen" and word not in ordinal_words():
        return None
    return Accumulator(lexemes, start).run(index)


class Accumulator:
    """Adds up the words of one number; made for one reading."""

    def __init__(self, lexemes: Lexemes, start: int) -> None:
        self.lexemes = lexemes
        self.start = start
        self.total = ZERO
        self.group: Decimal | None = None
        self.scale = ONE
        self.ceiling: Decimal | None = None
        self.core_stop = 0

    def run(self, index: int) -> WordNumber | None:
        """Read from an index on."""
        stop = index
        while index >= 0:
            word = self.lexemes.low(index)
            ordinal = self.take_ordinal(word)
            if ordinal is not None:
                return WordNumber(index + 1, ordinal, ordinal=True, core_stop=index + 1)
            if not self.take(word, index):
                break
            stop = index + 1
            index = self.next(index)
        if self.group is None and self.ceiling is None:
            return None
        value = add(self.total, self.group or ZERO)
        if self.group is None:
            return WordNumber(stop, value, self.scale, self.core_stop or stop)
        hundreds = self.lexemes.low(stop - 1) == "hundred" and self.ceiling is None
        return WordNumber(stop, value, Decimal(100) if hundreds else ONE, self.core_stop if hundreds else stop)

    def next(self, index: int) -> int:
        """Give the index of the word that may go on: behind a hyphen, a blank, `and`, or a comma between scales."""
        after = joined(self.lexemes, index)
        if after < 0:
            if self.lexemes.low(index + 1) == "," and self.group is None and self.ceiling is not None:
                behind = index + 2
                if self.lexemes.follows(behind) and self.smaller_group_follows(behind):
                    return behind
            return -1
        if self.lexemes.low(after) != "and":
            return after
        behind = joined(self.lexemes, after)
        if behind < 0:
            return -1
        word = self.lexemes.low(behind)
        small = word in cardinal_words() or word in ten_words() or word in ordinal_words()
        whole = (self.group is not None and self.group % 100 == 0 and self.group > 0) or (
            self.group is None and self.ceiling is not None and self.scale >= 100
        )
        if not (small and whole):
            return -1
        if word in ordinal_words() and self.lexemes.low(behind + 1) in ("of", "more"):
            return -1
        return behind

    def smaller_group_follows(self, index: int) -> bool:
        """Whether behind a comma a smaller group of the same number follows: `one million, two hundred thousand`."""
        if not is_number_start(self.lexemes.low(index)):
            return False
        other = Accumulator(self.lexemes, index).run(index)
        if other is None or self.ceiling is None or other.value >= self.ceiling:
            return False
        words = [self.lexemes.low(k) for k in range(index, other.stop)]
        return any(word in scale_words() or word.removesuffix("th") in scale_words() for word in words)

    def take(self, word: str, index: int) -> bool:
        """Take a cardinal word if it can go on."""
        if word in cardinal_words():
            return self.take_small(cardinal_words()[word])
        if word in ten_words():
            return self.take_small(ten_words()[word])
        if word in scale_words() or word == "dozen":
            return self.take_scale(scale_words().get(word, Decimal(12)), index)
        return False

    def take_small(self, value: Decimal) -> bool:
        """Take a number below a hundred."""
        if self.group is None:
            if self.ceiling is not None and value == 0:
                return False
            self.group = value
            return True
        rest = self.group % 100
        fits_tens = rest == 0 and self.group > 0
        fits_units = rest >= 20 and rest % 10 == 0 and 0 < value < 10
        if not (fits_tens or fits_units):
            return False
        self.group += value
        return True

    def take_scale(self, value: Decimal, index: int) -> bool:
        """Take hundred, thousand, million …: it multiplies what stands before."""
        if value in (100, 12):
            if self.group is None and self.ceiling is not None:
                if self.scale < value:
                    return False
                self.total = multiply(self.total, value)
                self.scale = multiply(self.scale, value)
                return False
            if self.group is not None and (self.group == 0 or self.group >= 100):
                return False
            self.core_stop = self.core_stop or index
            self.group = multiply(self.group if self.group is not None else ONE, value)
            if value == 12:
                self.total, self.group, self.ceiling, self.scale = add(self.total, self.group), None, value, value
            return True
        if self.group is None:
            if self.ceiling is None:
                self.group = ONE
            elif value > self.ceiling or value == self.ceiling:
                self.total = multiply(self.total, value)
                self.scale = multiply(self.scale, value)
                self.ceiling = value
                return True
            else:
                return False
        if self.ceiling is not None and value >= self.ceiling:
            return False
        self.core_stop = self.core_stop or index
        self.total = add(self.total, multiply(self.group if self.group is not None else ONE, value))
        self.group, self.ceiling, self.scale = None, value, value
        return True

    def take_ordinal(self, word: str) -> Decimal | None:
        """Give the value if this word closes an ordinal: `twenty-first`, `one hundred and fifth`, `hundredth`."""
        if word not in ordinal_words():
            return None
        value = ordinal_words()[word]
        if value >= 100:
            if self.group is None and self.ceiling is None:
                return value
            return add(self.total, multiply(self.group if self.group is not None else ONE, value))
        rest = (self.group or ZERO) % 100
        if self.group is not None and not (
            (rest == 0 and self.group > 0) or (rest >= 20 and rest % 10 == 0 and value < 10)
        ):
            return None
        return add(self.total, add(self.group or ZERO, value))
