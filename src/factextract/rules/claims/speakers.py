"""Who speaks: the verbs of saying in a sentence, and the noun phrase that stands before or behind each."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType
from typing import TYPE_CHECKING

from factextract.lexicon import load_lexicon
from factextract.rules.claims.naming_phrases import Words, find_phrase_end, find_phrase_start

if TYPE_CHECKING:
    from spacy.tokens import Token

    from factextract.rules.claims.scene import Scene


BE = frozenset({"is", "are", "was", "were", "be", "been", "being", "'s", "’s", "'re", "’re"})


NEGATIONS = frozenset({"not", "n't", "n’t", "never"})


CROWD = 100
"""So many speak for themselves: `3,400 residents said they had moved`."""

OPENING = 12
"""Characters in which a noun phrase may name its number: `Just over 3,400`."""

NAME_KINDS = ("noun", "determiner", "adjective", "preposition", "number", "possessive", "hyphen", "bracket")


@cache
def list_verb_forms() -> Mapping[str, tuple[str, frozenset[str]]]:
    """Give each inflected form with its base form and the classes of reporting verbs that it belongs to."""
    bases: dict[str, str] = {}
    classes: dict[str, set[str]] = {}
    for name, rows in load_lexicon("speech")["verbs"].items():
        if isinstance(rows, Mapping):
            continue
        for row in rows:
            forms = row.split()
            for form in forms:
                bases.setdefault(form, forms[0])
                classes.setdefault(form, set()).add(name)
    return MappingProxyType({form: (base, frozenset(classes[form])) for form, base in bases.items()})


def is_active_verb(words: Words, index: int) -> bool:
    """Whether the word is a verb in the active voice and not denied."""
    tag = words.tokens[index].tag_ if words.parsed else ""
    lower = words.lower(index)
    closes = words.kind(index + 1) in ("stop", "comma") or words.time_at(index + 1) or words.time_at(index + 2)
    mistagged = tag in ("NN", "NNS") and closes and words.kind(index - 1) == "noun"
    if tag and not tag.startswith("VB") and not (lower in ("said", "says") or mistagged):
        return False
    if words.lower(index - 1) == "to" and words.lower(index - 2) in ("declined", "refused", "declines", "refuses"):
        return False
    passive = False
    before = index - 1
    while before >= 0 and (
        words.kind(before) in ("adverb", "finite") or words.lower(before) in BE or words.lower(before) in ("have", "to")
    ):
        if words.lower(before) in NEGATIONS:
            return False
        if words.lower(before) in BE:
            passive = True
        before -= 1
    if passive and not lower.endswith("ing"):
        hearings = load_lexicon("speech")["nouns"]["hearings"]
        return lower == "told" and words.has(max(0, before - 4), before + 1, hearings)
    return not (lower.endswith("ing") and words.lower(index - 1) in ("the", "a", "of"))


def read_inversion(words: Words, index: int) -> tuple[int, int] | None:
    """Give the words of the name behind the verb: `…, said Ann Lee, head of the union`."""
    lower = words.lower(index)
    if lower.endswith("ing") or lower in ("told", "tells", "claimed", "claims") or index == 0:
        return None
    before = words.kind(index - 1)
    if before not in ("comma", "quote", "dash", "stop") or words.kind(index + 1) not in (
        "noun",
        "determiner",
        "adjective",
        "pronoun",
    ):
        return None
    if words.lower(index + 1) in ("that", "this", "it", "there", "these") or words.time_at(index + 1):
        return None
    end = find_phrase_end(words, index + 1, len(words))
    if end <= index + 1:
        return None
    follows = words.kind(end)
    if words.parsed and follows in ("finite", "to") and words.lower(end) not in ("has", "had"):
        return None
    if not words.parsed and follows not in ("stop", "comma", "quote", "preposition") and not words.time_at(end):
        return None
    form = list_verb_forms().get(lower)
    if before != "quote" and form and "opinion" in form[1]:
        return None
    bare = lower in ("said", "says") and (follows in ("stop", "comma") or end >= len(words))
    if before != "quote" and not bare and names_before(words, index):
        return None
    return index + 1, end


def names_before(words: Words, index: int) -> bool:
    """Whether the parse finds the speaker before the verb: `Lee, head of the union, said profits …`."""
    token = words.tokens[index]
    if not words.parsed:
        return False
    governs = any(child.dep_ in ("ccomp", "dobj") and child.i > token.i for child in token.children)
    return governs and any(child.dep_ == "nsubj" and child.i < token.i for child in token.children)


def find_subject(words: Words, index: int) -> tuple[int, int] | None:
    """Give the words of the verb's subject, by the parse or by what stands before the verb."""
    token = words.tokens[index]
    whole = find_whole_subject(words, index) if words.parsed else None
    if whole is not None:
        return whole
    head = find_subject_head(token) if words.parsed else None
    if head is not None and head.i < token.i:
        place = words.index_of(head)
        if place >= 0 and head.tag_ not in ("WDT", "WP"):
            return close_subject(words, place, index)
        if place >= 0 and head.tag_ in ("WDT", "WP") and token.dep_ == "relcl" and token.head.i < token.i:
            noun = words.index_of(token.head)
            apart = words.has_kind(noun + 1, place, "finite") and words.kind(place - 1) == "comma"
            return close_subject(words, place - 2 if apart and place > 1 else noun, place)
        return None
    if head is not None and token.tag_ == "VBG" and words.index_of(head) > index:
        return close_subject(words, words.index_of(head), len(words))
    before = skip_left(words, index)
    if before < 0:
        return None
    if words.kind(before) == "comma":
        return find_before_comma(words, before, index)
    if words.kind(before) in ("noun", "pronoun", "bracket") or words.lower(before) in ("who",):
        if words.lower(before) == "who":
            return None
        return close_subject(words, before, index)
    return None


def find_whole_subject(words: Words, index: int) -> tuple[int, int] | None:
    """Give the first of a verb's several subjects whose phrase runs up to the verb: the parse may split one in two."""
    token = words.tokens[index]
    subjects = [child for child in token.children if child.dep_ in ("nsubj", "nsubjpass") and child.i < token.i]
    if len(subjects) < 2:
        return None
    last = close_subject(words, words.index_of(subjects[-1]), index)
    if last is not None and words.kind(last[0] - 1) == "comma" and last[1] == skip_left(words, index) + 1:
        return last
    for subject in subjects:
        span = close_subject(words, words.index_of(subject), index)
        if span is not None and span[1] == skip_left(words, index) + 1:
            return span
    return None


def find_subject_head(verb: Token) -> Token | None:
    """Give the head of a verb's subject; participles and verbs in a row borrow it from the verb above them."""
    seen = 0
    token = verb
    while seen < 4:
        subjects = [child for child in token.children if child.dep_ in ("nsubj", "nsubjpass") and child.i != verb.i]
        nearest = [child for child in subjects if child.i < verb.i] or subjects
        if nearest:
            return nearest[-1]
        if token.dep_ == "conj" or (
            token.dep_ in ("advcl", "xcomp", "pcomp", "prep", "aux", "ccomp")
            and token.tag_ in ("VBG", "IN", "VB", "VBN")
        ):
            token = token.head
            seen += 1
            continue
        return None
    return None


def skip_left(words: Words, index: int) -> int:
    """Give the index of the last word before the verb that is neither adverb nor auxiliary nor time nor occasion."""
    before = index - 1
    while before >= 0:
        if words.kind(before) == "adverb" or words.lower(before) in ("has", "have", "had", "will", "would"):
            before -= 1
        elif words.time_at(before) and before > 1:
            before -= 1
            while before > 0 and words.time_at(before):
                before -= 1
            if words.lower(before) in ("on", "in", "at", "late", "early", "during"):
                before -= 1
        else:
            break
    return before


def find_before_comma(words: Words, comma: int, verb: int) -> tuple[int, int] | None:
    """Give the name before `, head of the union, said`: what stands before the comma that opens the apposition."""
    for opening in range(comma - 1, 0, -1):
        kind = words.kind(opening)
        if kind in ("finite", "stop", "quote", "dash"):
            return None
        if kind == "comma":
            if words.kind(opening - 1) != "noun":
                return None
            return close_subject(words, opening - 1, verb)
    return None


def close_subject(words: Words, head: int, limit: int) -> tuple[int, int] | None:
    """Give the whole noun phrase around a head, up to a verb at `limit`."""
    if head < 0:
        return None
    start = find_phrase_start(words, head)
    if words.kind(head) == "pronoun":
        return head, head + 1
    document = is_document(words, start, limit)
    end = find_phrase_end(words, start, limit, document=document)
    if end <= head:
        end = head + 1
    last = skip_left(words, limit) + 1 if limit < len(words) else end
    if end < last and all(words.kind(inner) in NAME_KINDS for inner in range(end, last)):
        end = last
    if words.kind(end - 1) == "determiner" and end - 1 > start:
        return None
    return start, close_relative(words, end, last)


def close_relative(words: Words, end: int, last: int) -> int:
    """Take in what stands between commas in front of the verb: `Lee, who has led it for six years, said`."""
    if end + 2 >= last or words.kind(end) != "comma" or words.kind(last - 1) != "comma":
        return end
    first = words.lower(end + 1)
    if first not in ("who", "whose", "which", "one") and words.kind(end + 1) not in ("determiner", "noun", "adjective"):
        return end
    if first in load_lexicon("speech")["grammar"]["closers"] or words.time_at(end + 1):
        return end
    if any(words.kind(inner) in ("quote", "dash", "stop", "bracket") for inner in range(end, last)):
        return end
    clauses = any(words.lower(inner) in ("who", "whose", "which", "that") for inner in range(end + 1, last))
    return last - 1 if clauses else end


def is_document(words: Words, start: int, end: int) -> bool:
    """Whether the noun phrase is a report, a survey, a set of figures: one of its nouns before any preposition is."""
    documents = load_lexicon("speech")["nouns"]["documents"]
    for index in range(start, end):
        if words.kind(index) in ("preposition", "comma", "participle", "finite") and index > start:
            return False
        follows = words.kind(index + 1) if index + 1 < end else "stop"
        if (
            words.lower(index) in documents
            and words.kind(index) == "noun"
            and follows not in ("noun", "possessive", "hyphen")
        ):
            return True
    return False


def is_creditable(scene: Scene, words: Words, start: int, end: int) -> bool:
    """Whether the phrase can be credited: no `I`, no `there`, no bare number (`three in five said`)."""
    grammar = load_lexicon("speech")["grammar"]
    first = words.lower(start)
    if end - start == 1 and first in grammar["speakers"]:
        return False
    if any(words.kind(index) == "dash" for index in range(end, min(end + 4, len(words)))) and is_dateline(words, start):
        return False
    if end - start == 1 and words.kind(start) == "pronoun" and first not in grammar["pronouns"]:
        return False
    first_offset, last_offset = words.offsets(start, end)
    if not any(char.isalpha() for char in scene.text[first_offset:last_offset]):
        return False
    for quantity in scene.quantities:
        if not first_offset <= quantity.start < last_offset:
            continue
        crowd = quantity.type == "count" and quantity.value is not None and quantity.value >= CROWD
        within = " of " in scene.text[first_offset : quantity.start]
        opens = quantity.start <= first_offset + OPENING and not within
        if last_offset <= quantity.end or (opens and (crowd or quantity.type in ("fraction", "percentage"))):
            return False
    return not all(words.time_at(index) for index in range(start, end))


def is_dateline(words: Words, start: int) -> bool:
    """Whether the sentence opens with the town from which it was sent: `DOHA, March 1 - `."""
    return start == 0 and len(words.tokens[0].text) > 1 and words.tokens[0].text.isupper()
