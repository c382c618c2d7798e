"""Verbs that credit with a noun phrase: expecting, counting, putting at, changing one's forecast."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from factextract.lexicon import load_lexicon
from factextract.rules.claims.credits import FAINT, LOOSE, Attribution, find_clause_end
from factextract.rules.claims.naming_phrases import Words, find_phrase_start
from factextract.rules.claims.speakers import is_document, list_verb_forms

if TYPE_CHECKING:
    from factextract.rules.claims.scene import Scene


VALUED = frozenset({"at", "on", "of"})
"""Before a quotation they lead into the figure itself: `put growth at "3 percent"`."""


def read_opinion(
    scene: Scene, words: Words, index: int, subject: tuple[int, int], *, base: str, classes: frozenset[str]
) -> Iterator[Attribution]:
    """Read verbs that credit with a noun phrase: expecting, counting, putting at, changing one's forecast."""
    rule = choose_opinion_rule(scene, words, index, subject, base=base, classes=classes)
    if rule is None:
        return
    source, cue = words.offsets(*subject), words.offsets(index, index + 1)
    end = find_object_end(words, index)
    covers = [words.offsets(index + 1, end)] if end > index + 1 else []
    relative = find_relative_head(words, index, subject[0])
    if relative is not None:
        covers, rule = [words.offsets(*relative)], "claims.source_relative"
    if not covers:
        return
    for quantity in scene.quantities:
        counted = quantity.type in ("count", "age", "fraction", "duration", "multiple", "rank")
        if rule == "claims.source_tally" and not counted:
            covers = [each for each in covers if not each[0] <= quantity.start < each[1]]
    if covers:
        yield Attribution(source, cue, tuple(covers), rule, FAINT if relative else LOOSE)


def find_relative_head(words: Words, verb: int, subject: int) -> tuple[int, int] | None:
    """Give the words in front of a relative clause: `the 2 percent that analysts had expected`."""
    ends = words.kind(verb + 1) in ("stop", "comma", "quote", "preposition", "adverb", "dash") or words.time_at(
        verb + 1
    )
    if not ends or subject == 0:
        return None
    last = subject - 1 if words.lower(subject - 1) in ("that", "which", "than") else subject
    if last == subject and words.kind(subject) == "pronoun" and words.kind(subject - 1) not in ("noun", "number"):
        return None
    if words.kind(last - 1) not in ("noun", "number"):
        return None
    first = find_phrase_start(words, last - 1)
    before = first - 1
    return (first, last) if before >= 0 else None


def values_something(scene: Scene, words: Words, index: int, end: int) -> bool:
    """Whether a figure stands behind `at`, or a rank behind the verb: `put the crowd at 900`, `put it first`."""
    limit = words.offsets(index, max(end, index + 1))[1]
    for quantity in scene.quantities:
        if not words.tokens[index].idx < quantity.start < limit:
            continue
        if quantity.type == "rank":
            return words.tokens[index + 1].idx < quantity.start
        place = next((i for i in range(index, len(words)) if words.tokens[i].idx >= quantity.start), len(words))
        for before in range(max(index + 2, place - 4), place):
            if words.lower(before) == "at" or (words.lower(before) == "on" and quantity.type == "percentage"):
                return True
    return False


def shares_out(scene: Scene, words: Words, index: int) -> bool:
    """Whether a share stands behind the verb: `the map puts 38 percent of the ice there`."""
    following = words.offsets(index + 1, min(index + 4, len(words))) if index + 1 < len(words) else (0, 0)
    shares = [each for each in scene.quantities if each.type in ("percentage", "fraction")]
    return any(following[0] <= each.start < following[1] for each in shares)


def choose_opinion_rule(
    scene: Scene, words: Words, index: int, subject: tuple[int, int], *, base: str, classes: frozenset[str]
) -> str | None:
    """Give the rule under which the verb credits with a noun phrase, or none."""
    speech = load_lexicon("speech")
    particles = speech["verbs"]["with_preposition"].get(base)
    end = find_object_end(words, index)
    if "revising" in classes:
        for inner in range(index + 1, min(index + 7, end)):
            if words.lower(inner) in speech["nouns"]["forecasts"] and words.kind(inner) == "noun":
                return "claims.source_revised_forecast"
    if "valuing" in classes and values_something(scene, words, index, end):
        return "claims.source_put_at"
    if base == "put" and is_document(words, *subject) and shares_out(scene, words, index):
        return "claims.source_put_at"
    if particles and words.lower(index + 1) in particles:
        return "claims.source_opinion"
    if words.lower(index) == base and words.lower(index - 1) == "to":
        return None
    if base == "recommend" and words.parsed and words.tokens[min(index + 1, len(words) - 1)].tag_ != "VBG":
        return None
    if "opinion" in classes and base != "warn" and (base != "see" or is_forward(words, index, end)):
        return "claims.source_opinion"
    if "tally" in classes:
        if base == "claim" and words.lower(index + 1) == "to":
            return "claims.source_opinion"
        bodies = speech["nouns"]["bodies"]
        if any(words.lower(inner) in bodies for inner in range(*subject)) or words.lower(subject[0]) == "they":
            return "claims.source_tally"
    return None


def is_forward(words: Words, index: int, end: int) -> bool:
    """Whether `sees` looks ahead: it is in the present, and a later `by`, `this year` or a verb to come stands by."""
    modal = words.parsed and words.tokens[index].tag_ not in ("VBZ", "VBP")
    return (
        words.lower(index) in ("see", "sees")
        and not modal
        and not words.has(index + 1, end, ("how", "why", "what", "as"))
    )


def find_object_end(words: Words, verb: int) -> int:
    """Give the index at which what hangs from the verb ends: its objects and modifiers, not the next clause."""
    comma = find_clause_end(words, verb + 1)
    if not words.parsed:
        return comma
    revising = words.lower(verb) in list_verb_forms() and "revising" in list_verb_forms()[words.lower(verb)][1]
    token = words.tokens[verb]
    end = max(words.index_of(token.right_edge) + 1, comma)
    for child in token.children:
        if child.i <= token.i or child.dep_ not in ("conj", "advcl", "parataxis", "ccomp"):
            continue
        own = any(grand.dep_ in ("nsubj", "nsubjpass", "expl") for grand in child.children)
        first = words.index_of(child.left_edge)
        if (
            revising
            and child.dep_ == "conj"
            and "revising" not in list_verb_forms().get(child.lower_, ("", frozenset()))[1]
        ):
            end = min(end, words.index_of(child))
        if child.dep_ == "ccomp" or not own or first <= verb + 1:
            continue
        end = min(end, first)
    for index in range(verb + 1, end):
        if words.tokens[index].text == ";" or (words.kind(index) == "quote" and words.lower(index - 1) not in VALUED):
            return index
        if words.kind(index) == "comma" and words.lower(index + 1) in ("which", "who", "where", "while", "whose"):
            return index
    return end
