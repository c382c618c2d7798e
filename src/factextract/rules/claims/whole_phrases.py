"""Whole noun phrases: of a head, at a token, and in front of one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factextract.rules.claims.noun_phrases import (
    BREAKS,
    DETERMINERS,
    MODIFIER_TAGS,
    NOUN_TAGS,
    QUOTES,
    find_noun,
    find_start,
    holds_quantity,
    is_break,
    is_figure,
    is_name,
    is_noun,
    is_verb,
    offsets_of,
)
from factextract.rules.claims.phrase_ends import find_end
from factextract.rules.mentions import Offsets

if TYPE_CHECKING:
    from spacy.tokens import Token

    from factextract.rules.claims.scene import Scene

PRONOUNS = frozenset({"it", "them", "these", "those", "this", "that", "which", "whom", "us", "what", "him", "you"})


def whole_phrase(
    scene: Scene,
    head: Token,
    *,
    floor: int | None = None,
    apposition: bool = False,
    coordination: bool = True,
    numbers: bool = True,
    stop: int | None = None,
) -> Offsets:
    """Give the whole noun phrase of `head`, with its leading article and without a preposition in front.

    floor: the first token that it may hold; the sentence's first where none is given. stop: the token that it ends at.
    """
    low = scene.sentence.start if floor is None else max(floor, scene.sentence.start)
    if head.tag_ in ("PRP", "EX", "WP", "WDT") or (head.tag_ == "DT" and not any(head.rights)):
        return offsets_of(scene, head.i, head.i + 1)
    start = find_start(scene, head, low)
    end = find_end(scene, head, apposition=apposition, coordination=coordination, numbers=numbers)
    end = end if stop is None else min(end, stop)
    return offsets_of(scene, start, max(end, head.i + 1))


def phrase_at(scene: Scene, start: int, *, coordination: bool = True) -> Offsets | None:
    """Give the noun phrase that begins at token `start`, its article or pronoun with it, or None."""
    doc, stop = scene.doc, scene.sentence.end
    if start >= stop:
        return None
    token = doc[start]
    following = doc[start + 1] if start + 1 < stop else None
    found = find_noun(scene, start)
    if token.lower_ == "what" and scene.parsed and is_verb(token.head) and token.head.i > start:
        return offsets_of(scene, start, clause_end(scene, token.head))
    if token.lower_ in PRONOUNS and (found is None or not scene.parsed or token.tag_ not in DETERMINERS):
        if token.lower_ == "those" and scene.parsed:
            return offsets_of(scene, start, max(find_end(scene, token), start + 1))
        return offsets_of(scene, start, start + 1)
    if found is None:
        if scene.parsed and token.tag_ == "DT" and following is not None and following.tag_ in MODIFIER_TAGS:
            return offsets_of(scene, start, start + 2)  # "the dead"
        return None
    begin = start
    while begin < found[1] and (doc[begin].text in QUOTES or doc[begin].text == "-"):
        begin += 1
    head = widen_run(scene, found[1])
    end = find_end(scene, doc[head], coordination=coordination, numbers=False)
    return offsets_of(scene, begin, max(end, head + 1))


def widen_run(scene: Scene, head: int) -> int:
    """Give the noun that the run's last noun stands in front of: `science | and technology clusters`."""
    doc = scene.doc
    target = doc[head].head.i
    if not scene.parsed or doc[head].dep_ not in ("nmod", "compound", "amod") or not head < target < scene.sentence.end:
        return head
    if not is_noun(doc[target]) or target - head > 6:
        return head
    for k in range(head + 1, target):
        if not (doc[k].tag_ in NOUN_TAGS | MODIFIER_TAGS or doc[k].tag_ in ("CC", "HYPH") or doc[k].text == ","):
            return head
        if holds_quantity(scene, k, k + 1):
            return head
    return target


def clause_end(scene: Scene, verb: Token) -> int:
    """Give the token behind a clause, cut at the first mark."""
    k = verb.i + 1
    while k <= verb.right_edge.i and k < scene.sentence.end and scene.doc[k].text not in BREAKS:
        k += 1
    return k


def phrase_before(scene: Scene, end: int) -> Offsets | None:
    """Give the noun phrase whose last token is `end - 1`, by tags alone: the name in `Ann Ost, 42,`."""
    doc, low = scene.doc, scene.sentence.start
    i = end
    while i > low:
        token = doc[i - 1]
        if is_break(scene, token) or token.text in QUOTES:
            break
        if holds_quantity(scene, i - 1, i) and i == end:
            break
        inner = i < end and (token.tag_ in MODIFIER_TAGS | DETERMINERS | {"POS", "HYPH", "CD"} or token.text == "&")
        last = (i == end and (token.tag_ == "PRP" or is_name(token) or is_figure(token))) or (
            i < end and is_name(token)
        )
        named = not scene.parsed and token.text[:1].isupper()
        if not (is_noun(token) or inner or last or named) or (is_participle(token) and not is_name(token)):
            break
        if i < end and token.tag_ in ("NN", "NNS") and token.dep_ == "pobj" and doc[i].tag_ == "NNP":
            break  # "Across the street Ann Ost, 42,"
        i -= 1
        if token.tag_ in DETERMINERS:
            break
    while i < end and doc[i].tag_ == "POS":
        i += 1
    return None if i >= end else offsets_of(scene, i, end)


def is_participle(token: Token) -> bool:
    """Whether the participle is a verb of its own rather than a modifier."""
    return token.tag_ in ("VBN", "VBG") and token.dep_ not in ("amod", "compound", "nmod")
