"""Claims to rows: what is measured, of whom, when, in which unit. All four must fit, and nothing may be left over."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cache
from importlib import import_module
from types import ModuleType

from factextract.checking.reference.accents import strip_accents
from factextract.checking.reference.entities import Gazetteer, build_gazetteer, entity_key
from factextract.checking.reference.phrases import Synonyms, split_words, unify
from factextract.checking.reference.rows import Row
from factextract.checking.units import measures_same
from factextract.checking.wording import is_currency
from factextract.errors import MissingDependencyError
from factextract.records import Claim, TextSpan

ALIKE = 91
"""Two spellings of one word are as similar as this, by rapidfuzz's ratio, and begin with the same four letters."""
SAME_START = 4
COMMON = Fraction(3, 10)
"""A word that so many of at least MANY indicators share tells nothing of what they measure."""
MANY = 20
INSTALL = "pip install 'factextract[checks]'"
GROWTH = "growth"
BRACKETS = re.compile(r"\([^()]*\)")


@dataclass(frozen=True, slots=True)
class Match:
    """What the tables have for a claim: one row, several, or none and why."""

    rows: tuple[Row, ...]
    reason: str


@dataclass(frozen=True)
class Index:
    """The tables' rows by entity, and the words of their indicators."""

    rows: dict[str, tuple[Row, ...]]
    words: dict[str, frozenset[str]]
    gazetteer: Gazetteer
    synonyms: Synonyms


def build_index(rows: Sequence[Row], synonyms: Synonyms) -> Index:
    """Put the rows in order for matching; raises MissingDependencyError where the extra `checks` is not installed."""
    _load_fuzz()
    by_entity: dict[str, list[Row]] = {}
    for row in rows:
        by_entity.setdefault(entity_key(row), []).append(row)
    words = {row.indicator: indicator_words(row.indicator, synonyms) for row in rows}
    counts = Counter(word for own in words.values() for word in own)
    common = {word for word, count in counts.items() if len(words) >= MANY and Fraction(count, len(words)) > COMMON}
    kept = {indicator: (own - common) or own for indicator, own in words.items()}
    return Index({key: tuple(own) for key, own in by_entity.items()}, kept, build_gazetteer(rows), synonyms)


def indicator_words(indicator: str, synonyms: Synonyms) -> frozenset[str]:
    """Give what an indicator measures, without what it says in brackets of units and methods."""
    return unify(split_words(BRACKETS.sub(" ", indicator)), synonyms)


def match_claim(claim: Claim, index: Index) -> Match:
    """Give the rows that a claim's figure can be held against."""
    if claim.modality != "asserted":
        return Match((), "the figure is not stated as fact")
    if claim.value is None or claim.per is not None or claim.type in ("ratio", "score", "rank", "multiple"):
        return Match((), "a figure of this kind is in no table")
    if claim.period is None or claim.period.from_ is None or claim.period.to is None:
        return Match((), "the figure's time is not known in days")
    keys, words = read_claim(claim, index)
    if len(keys) != 1:
        return Match((), "no entity of the tables is named" if not keys else "more than one entity is named")
    own = index.rows.get(next(iter(keys)), ())
    if not own:
        return Match((), "the tables have nothing on the entity")
    sentence = unify(split_words(claim.sentence.text), index.synonyms) | split_words(claim.sentence.text)
    meant = [row for row in own if fits_wording(words, index.words[row.indicator], sentence, index.synonyms)]
    if not meant:
        return Match((), "no indicator has this wording")
    measured = [row for row in meant if fits_unit(claim, row)]
    if not measured:
        return Match((), "the indicator has another unit")
    dated = tuple(row for row in measured if row.period == claim.period)
    return Match(dated, "" if dated else "the tables have no such period")


def read_claim(claim: Claim, index: Index) -> tuple[frozenset[str], frozenset[str]]:
    """Give the keys of the entities that a claim's roles name, and the words of what it measures."""
    keys: set[str] = set()
    words: frozenset[str] = frozenset()
    for span in (claim.metric, claim.subject, claim.place):
        if span is not None:
            found, rest = split_entities(span, index.gazetteer)
            keys |= found
            words |= split_words(rest)
    if not keys:
        keys = split_entities(claim.sentence, index.gazetteer)[0]
        keys = keys if len(keys) == 1 else set()
    if claim.change is not None and claim.change.role == "by":
        words |= {GROWTH}
    for cue in index.synonyms.cues:
        if cue.word in words and cue.pattern.search(claim.sentence.text):
            words = (words - {cue.word}) | cue.means
    return frozenset(keys), unify(words, index.synonyms)


def split_entities(span: TextSpan, gazetteer: Gazetteer) -> tuple[set[str], str]:
    """Give the entities named in a stretch of text, and the text without their names."""
    text = strip_accents(span.text)
    keys, rest, at = set(), "", 0
    for mention in gazetteer.find(span.text):
        if mention.start < at:
            continue
        keys.add(mention.key)
        rest += text[at : mention.start] + " "
        at = mention.end
    return keys, re.sub(r"(?<=\s)'s?\b|'s\b", " ", rest + text[at:])


def fits_wording(
    words: frozenset[str], indicator: frozenset[str], sentence: frozenset[str], synonyms: Synonyms
) -> bool:
    """Tell whether a claim's words and an indicator's are the same thing.

    Every word of the claim must be one of the indicator's; every word of the indicator must stand in the claim, or, but
    for at least one, elsewhere in its sentence; and the sentence may not speak of a group that the indicator does not.
    """
    if not words or any(find_word(word, indicator) is None for word in words):
        return False
    missing = [word for word in indicator if find_word(word, words) is None and word != "share"]
    if any(find_word(word, sentence) is None for word in missing):
        return False
    return not (sentence & synonyms.restrictions) - indicator - words - _unified(synonyms, indicator)


def _unified(synonyms: Synonyms, indicator: frozenset[str]) -> frozenset[str]:
    """Give the wordings that the indicator's own words stand for: who says `young` means `youth`."""
    return frozenset(word for wording, name in synonyms.phrases if name <= indicator for word in wording)


def find_word(word: str, words: Iterable[str]) -> str | None:
    """Give the word of a set that is this one, or another spelling of it."""
    for other in words:
        if word == other:
            return other
        long = min(len(word), len(other)) > SAME_START
        if long and word[:SAME_START] == other[:SAME_START] and _load_fuzz().ratio(word, other) >= ALIKE:
            return other
    return None


@cache
def _load_fuzz() -> ModuleType:
    try:
        return import_module("rapidfuzz.fuzz")
    except ImportError as error:
        raise MissingDependencyError(f"reference tables need rapidfuzz: {INSTALL}") from error


def fits_unit(claim: Claim, row: Row) -> bool:
    """Tell whether a claim and a row are told in units that can be compared."""
    unit, _ = row.measure()
    if claim.type == "percentage":
        return unit == "percent"
    if claim.type == "fraction":
        return unit == "percent"
    if claim.type == "percentage_point":
        return False
    if claim.type == "currency":
        return unit == claim.unit or (unit is None and row.unit is None)
    if claim.type == "count":
        return unit is None
    if claim.type in ("duration", "age"):
        return unit == claim.unit or (unit is not None and measures_same(unit, claim.unit))
    return unit is not None and not is_currency(unit) and measures_same(unit, claim.unit)
