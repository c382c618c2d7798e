"""Read the scale behind a number: `million`, `bn`, `lakh crore`, and decide what a bare `m`, `b` or `t` is."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from factextract.lexicon import cache_by_words, load_lexicon
from factextract.rules.numerals.lexemes import Lexemes
from factextract.rules.numerals.words import scale_words
from factextract.values.currencies import FAMILY_OF_WORD, find_currency, sign_before
from factextract.values.decimals import multiply

HYPHENS = ("-", "\u2010", "\u2011")
LENGTH_WORDS = frozenset(
    [
        "tall",
        "high",
        "long",
        "wide",
        "deep",
        "away",
        "above",
        "below",
        "race",
        "sprint",
        "dash",
        "freestyle",
        "butterfly",
        "backstroke",
        "breaststroke",
        "hurdles",
        "relay",
        "final",
        "heats",
        "swim",
        "medley",
        "world",
        "record",
        "walk",
        "climb",
        "drop",
        "radius",
        "diameter",
        "wall",
        "tower",
        "from",
        "of",
        "and",
        "by",
        "x",
        "exclusion",
        "pool",
        "individual",
        "record-holder",
        "thick",
        "apart",
        "further",
        "ahead",
        "offshore",
        "north",
        "south",
        "east",
        "west",
        "mark",
        "wave",
        "waves",
        "sea",
        "level",
        "behind",
        "under",
        "underground",
        "ridge",
        "up",
        "down",
        "to",
    ]
)
"""What stands behind `200m` when it is a length."""
COUNTED = re.compile(r"(?:[a-z]{2,}s|people|children|men|women|folk|staff|youth|cattle|sheep|poultry|strong)\Z")


@dataclass(frozen=True, slots=True)
class Scale:
    """A factor behind a number, and where it stops."""

    value: Decimal
    stop: int
    warnings: tuple[str, ...] = ()


@cache_by_words
def abbreviated() -> dict[str, Decimal]:
    """Give the abbreviated scales, case as written."""
    return {word: Decimal(value) for word, value in load_lexicon("numerals")["abbreviated_scales"].items()}


def read_scale(lexemes: Lexemes, index: int, value: Decimal, first: int) -> Scale | None:
    """Read the scale that begins at an index, behind the number that begins at lexeme `first`."""
    k = index
    if (
        lexemes.low(k) in HYPHENS
        and lexemes.at(k).glued
        and lexemes.at(k + 1).glued
        and (lexemes.low(k + 1) in scale_words() or lexemes.low(k + 1) in ("bln", "bn", "mln", "mn", "tn", "trn"))
    ):
        k += 1
    if not lexemes.follows(k):
        return None
    word = lexemes.low(k)
    if word in scale_words() or word == "dozen":
        return read_scale_words(lexemes, k)
    return read_abbreviation(lexemes, k, value, first)


def read_scale_words(lexemes: Lexemes, index: int) -> Scale:
    """Read one or more scale words: `million`, `lakh crore`, `hundred thousand`."""
    value = Decimal(1)
    k = index
    while True:
        word = lexemes.low(k)
        factor = Decimal(12) if word == "dozen" else scale_words().get(word)
        if factor is None and k > index and word == "cr" and lexemes.low(k - 1) in ("lakh", "lac"):
            factor = scale_words()["crore"]
        if factor is None or (k > index and not lexemes.follows(k)):
            break
        value = multiply(value, factor)
        k += 1
        if (
            lexemes.low(k) in HYPHENS
            and lexemes.at(k).glued
            and lexemes.at(k + 1).glued
            and lexemes.low(k + 1) in scale_words()
        ):
            k += 1
    return Scale(value, k)


def read_abbreviation(lexemes: Lexemes, index: int, value: Decimal, first: int) -> Scale | None:
    """Read `bn`, `m`, `k` and their like behind digits."""
    lexeme = lexemes.at(index)
    if (
        lexeme.kind != "word"
        or lexeme.text not in abbreviated()
        or (lexemes.at(index - 1).kind != "number" and lexemes.at(index - 2).kind != "number")
    ):
        return None
    if lexemes.at(index + 1).glued and (lexemes.at(index + 1).kind == "number" or lexemes.at(index + 1).text in "²³°"):
        return None
    text, factor = lexeme.text, abbreviated()[lexeme.text]
    money = has_money(lexemes, first, index)
    if text in ("bn", "Bn", "BN", "bln", "BLN", "mn", "mln", "MLN", "tn", "Tn", "trn", "tln", "mio"):
        return Scale(factor, index + 1)
    if text in ("cr", "Cr", "mil", "mill", "MM", "thou"):
        return Scale(factor, index + 1) if money or lexeme.glued else None
    if text in ("b", "B", "T"):
        return Scale(factor, index + 1) if money and lexeme.glued else None
    if text in ("k", "K"):
        if not lexeme.glued or lexemes.low(index + 1) in (
            "tv",
            "tvs",
            "display",
            "video",
            "resolution",
            "race",
            "run",
            "monitor",
        ):
            return None
        return Scale(factor, index + 1)
    return read_million(lexemes, index, value, money=money)


def read_million(lexemes: Lexemes, index: int, value: Decimal, *, money: bool) -> Scale | None:
    """Decide whether `m` is a million; a length gives None, and a real doubt a warning."""
    lexeme = lexemes.at(index)
    factor = abbreviated()[lexeme.text]
    if money:
        return Scale(factor, index + 1)
    after = lexemes.at(index + 1)
    if not lexeme.glued and lexeme.text == "m" and not COUNTED.match(after.lower):
        return None
    if (
        after.kind == "word"
        and after.lower not in LENGTH_WORDS
        and (COUNTED.match(after.lower) or after.lower in scale_words())
    ):
        return Scale(factor, index + 1)
    if lexeme.text == "M" and after.lower not in LENGTH_WORDS and lexeme.glued:
        return Scale(factor, index + 1)
    if after.kind == "word" and after.lower not in LENGTH_WORDS and after.text.islower() and len(after.lower) > 3:
        behind = lexemes.at(index + 2)
        if COUNTED.match(behind.lower) and lexemes.follows(index + 2):
            return Scale(factor, index + 1)
    return None


def has_money(lexemes: Lexemes, first: int, index: int) -> bool:
    """Whether a sign of money stands before the number, or a currency's name behind its scale."""
    before = lexemes.at(first - 1)
    near = before.end >= 0 and lexemes.follows(first)
    if near and sign_before(lexemes.text, lexemes.at(first).start) is not None:
        return True
    connector = lexemes.at(first - 1).lower
    if connector in ("-", "–", "—", "to", "and", "or"):
        behind = first - 3 if lexemes.at(first - 2).text in abbreviated() else first - 2
        if lexemes.at(behind).kind == "number" and has_money(lexemes, behind, first - 2):
            return True
    for k in (index + 1, index + 2):
        lexeme = lexemes.at(k)
        if lexeme.end < 0 or not lexemes.follows(k):
            return False
        if lexeme.text in ("€", "£", "$"):
            return True
        if lexeme.lower in FAMILY_OF_WORD or (
            lexeme.kind == "word" and len(lexeme.text) > 2 and find_currency(lexeme.text) is not None
        ):
            return lexeme.lower not in ("won", "sol", "real", "som", "rand", "cent")
    return False
