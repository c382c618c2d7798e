"""The words of movement, by what they do: `lexicon/change.toml` made ready for lookup."""

from __future__ import annotations

import functools
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal, TypeAlias

from factextract.lexicon import load_lexicon
from factextract.records import Direction

VerbKind: TypeAlias = Literal["moves", "shifts", "takes", "levels", "factor"]


@dataclass(frozen=True, slots=True)
class ChangeVerb:
    """One form of a verb of movement."""

    direction: Direction
    kind: VerbKind


@dataclass(frozen=True, slots=True)
class ChangeNoun:
    """A noun of movement; a `ratio` noun takes a percentage, a point or a fraction alone."""

    direction: Direction
    ratio: bool


@dataclass(frozen=True, slots=True)
class ChangeWords:
    """All words of movement, each form by itself, in lower case."""

    verbs: Mapping[str, ChangeVerb]
    nouns: Mapping[str, ChangeNoun]
    phrasal: Mapping[str, Direction]
    particles: Mapping[str, Direction]
    comparatives: Mapping[str, Direction]
    turns: frozenset[str]
    copulas: frozenset[str]
    motion: frozenset[str]
    markets: frozenset[str]
    losses: frozenset[str]
    steady: frozenset[str]
    marks: frozenset[str]
    reporting: frozenset[str]
    back: frozenset[str]
    closers: frozenset[str]
    reachers: frozenset[str]
    shifters: frozenset[str]
    carriers: frozenset[str]
    payers: frozenset[str]
    always_factors: frozenset[str]
    spans: frozenset[str]
    level_nouns: frozenset[str]
    carried: frozenset[str]
    lists: Mapping[str, frozenset[str]]

    def listed(self, name: str) -> frozenset[str]:
        """Give the list `words.NAME` of the lexicon."""
        return self.lists[name]


def split_forms(strings: Iterable[str]) -> frozenset[str]:
    """Give the single forms of strings that hold several."""
    return frozenset(form for forms in strings for form in forms.split())


@functools.cache
def load_change_words() -> ChangeWords:
    """Read the lexicon of change."""
    lexicon = load_lexicon("change")
    verbs: dict[str, ChangeVerb] = {}
    nouns: dict[str, ChangeNoun] = {}
    phrasal: dict[str, Direction] = {}
    particles: dict[str, Direction] = {}
    comparatives: dict[str, Direction] = {}
    directions: tuple[Direction, ...] = ("increase", "decrease")
    kinds: tuple[VerbKind, ...] = ("moves", "shifts", "takes", "levels")
    for direction in directions:
        for kind in kinds:
            for form in split_forms(lexicon["verbs"][direction].get(kind, ())):
                verbs[form] = ChangeVerb(direction, kind)
        phrasal.update(dict.fromkeys(lexicon["verbs"][direction]["phrasal"], direction))
        for form in split_forms(lexicon["factors"][direction]):
            verbs[form] = ChangeVerb(direction, "factor")
        for word in lexicon["nouns"][direction]["any"]:
            nouns[word] = ChangeNoun(direction, ratio=False)
        for word in lexicon["nouns"][direction]["ratio"]:
            nouns[word] = ChangeNoun(direction, ratio=True)
        particles.update(dict.fromkeys(lexicon["particles"][direction], direction))
        comparatives.update(dict.fromkeys(lexicon["comparatives"][direction], direction))
    particles.update(dict.fromkeys(lexicon["particles"]["none"], "none"))
    return ChangeWords(
        verbs=verbs,
        nouns=nouns,
        phrasal=phrasal,
        particles=particles,
        comparatives=comparatives,
        turns=split_forms(lexicon["turns"]["verbs"]),
        motion=frozenset(lexicon["turns"]["motion"]),
        markets=frozenset(lexicon["turns"]["markets"]),
        marks=frozenset(lexicon["marks"]["words"]),
        reporting=frozenset(lexicon["marks"]["reporting"]),
        steady=frozenset(lexicon["steady"]["verbs"]),
        losses=frozenset(lexicon["losses"]["nouns"]),
        copulas=frozenset(lexicon["turns"]["copulas"]),
        back=frozenset(lexicon["turns"]["back"]),
        reachers=frozenset(lexicon["turns"]["reachers"]),
        closers=frozenset(lexicon["turns"]["closers"]),
        shifters=frozenset(lexicon["turns"]["shifters"]),
        carriers=split_forms(lexicon["turns"]["carriers"]),
        payers=split_forms(lexicon["comparatives"]["payers"]),
        always_factors=frozenset(lexicon["factors"]["always_verbs"]),
        spans=frozenset(lexicon["turns"]["spans"]),
        level_nouns=frozenset(lexicon["levels"]["nouns"]),
        carried=frozenset(lexicon["levels"]["carried"]),
        lists={name: frozenset(words) for name, words in lexicon["words"].items()},
    )
