"""Noun phrases by the tags and the parse: their tokens, their heads, and where they begin."""

from __future__ import annotations

import functools
from collections.abc import Set as AbstractSet
from typing import TYPE_CHECKING

from factextract.lexicon import load_lexicon
from factextract.rules.mentions import Offsets

if TYPE_CHECKING:
    from spacy.tokens import Token

    from factextract.rules.claims.scene import Scene

NOUN_TAGS = frozenset({"NN", "NNS", "NNP", "NNPS"})
MODIFIER_TAGS = frozenset({"JJ", "JJR", "JJS", "VBN", "VBG", "FW", "AFX"})
DETERMINERS = frozenset({"DT", "PRP$", "PDT", "WP$"})
BREAKS = frozenset(
    {",", ";", ":", "(", ")", "[", "]", "–", "—", "--", "―", "…", "...", "/", "|", "*", "•", "?", "!", "."}
)
DASHES = frozenset({"–", "—", "--", "-", "―"})
QUOTES = frozenset({'"', "“", "”", "‘", "``", "''", "«", "»"})
MAX_WORDS = 60
"""A phrase longer than this is a parse gone wrong: it is cut."""


@functools.cache
def word_set(name: str) -> frozenset[str]:
    """Give a word list of the lexicon `roles` as a set."""
    return frozenset(load_lexicon("roles")[name])


def cut_text(scene: Scene, start: int, end: int) -> str:
    """Give the words between two offsets of the article, as far as they lie in the sentence."""
    return scene.text[max(start, scene.start) : max(min(end, scene.end), 0)]


def is_noun(token: Token) -> bool:
    """Whether the token is tagged as a noun."""
    return token.tag_ in NOUN_TAGS


def is_figure(token: Token) -> bool:
    """Whether the noun names a figure or a price: `rate`, `exports`, `gross domestic product`."""
    word = token.lower_
    if word == "product":
        return token.i > 0 and token.nbor(-1).lower_ in ("domestic", "national")
    return word in word_set("figures")


def is_name(token: Token) -> bool:
    """Whether the token is a noun, or a capitalised word that the tagger did not know for a name."""
    if token.tag_ in NOUN_TAGS:
        return True
    titled = token.text[:1].isupper() and token.text[1:2].islower() and len(token.text) > 3
    return (
        titled
        and token.tag_ in ("JJ", "RB", "WRB", "UH", "FW", "VBN", "VB", "VBP")
        and token.lower_ not in word_set("stops")
    )


def is_verb(token: Token) -> bool:
    """Whether the token is tagged as a verb or a modal."""
    return token.tag_.startswith("VB") or token.tag_ == "MD"


def offsets_of(scene: Scene, start: int, end: int) -> Offsets:
    """Give the code points of the tokens `start` to `end` (half-open)."""
    last = scene.doc[end - 1]
    return scene.doc[start].idx, last.idx + len(last)


def starts_time(scene: Scene, token: Token) -> bool:
    """Whether a time expression begins in this token, other than one with an 's, as in `last year's budget`."""
    for time in scene.times:
        if token.idx <= time.start < token.idx + len(token):
            return cut_text(scene, time.end, time.end + 2) not in ("'s", "’s") and not is_attributive_time(
                scene, time.end
            )
    return False


def is_attributive_time(scene: Scene, end: int) -> bool:
    """Whether the time expression that ends there belongs to a noun: `third-quarter revenue`, `August exports`."""
    if not scene.parsed:
        return False
    span = scene.doc.char_span(end - 1, end, alignment_mode="expand")
    if span is None or span.end >= scene.sentence.end:
        return False
    last, following = span[-1], scene.doc[span.end]
    return is_noun(following) and last.dep_ in ("compound", "amod", "nmod", "nummod") and last.head.i >= following.i


def is_break(scene: Scene, token: Token) -> bool:
    """Whether the token is a mark at which a noun phrase ends; a hyphen between blanks is one too."""
    if token.text in BREAKS:
        return token.tag_ != "HYPH"
    return token.text == "-" and token.i > 0 and bool(token.nbor(-1).whitespace_)


def in_time(scene: Scene, token: Token) -> bool:
    """Whether the token lies in a time expression of the sentence."""
    return any(time.start <= token.idx < time.end for time in scene.times)


def holds_quantity(scene: Scene, start: int, end: int) -> bool:
    """Whether one of the sentence's quantities begins in the tokens `start` to `end` (half-open)."""
    if start >= end:
        return False
    low, high = offsets_of(scene, start, end)
    return any(low <= each.start < high for each in scene.quantities)


def find_noun(scene: Scene, start: int) -> tuple[int, int] | None:
    """Give the first token behind the determiners, and the head, of the phrase that begins at token `start`.

    By tags alone, so that a wrong parse does no harm; None where no noun phrase begins there.
    """
    if not scene.parsed:
        return find_noun_untagged(scene, start)
    doc, stop = scene.doc, scene.sentence.end
    i = start
    while i < stop and (doc[i].tag_ in DETERMINERS or doc[i].text in QUOTES):
        i += 1
    first, head = i, -1
    while i < stop and i - first < MAX_WORDS:
        token = doc[i]
        if starts_time(scene, token) or (is_break(scene, token) and not joins_modifiers(scene, i)):
            break
        if is_noun(token) and token.text not in ("%",):
            head = i
        elif not continues_run(scene, i, first, head):
            break
        i += 1
    return None if head < 0 else (first, head)


def continues_run(scene: Scene, i: int, first: int, head: int) -> bool:
    """Whether token `i` goes on with a run of modifiers and nouns whose last noun is `head` (-1: none yet)."""
    doc = scene.doc
    token = doc[i]
    follows_noun = i + 1 < scene.sentence.end and is_noun(doc[i + 1])
    if i > first and doc[i - 1].text == "-" and not doc[i - 1].whitespace_ and token.text.isalpha():
        return True  # "mail-in ballots"
    if i > first and doc[i - 1].text in QUOTES and i + 1 < scene.sentence.end and doc[i + 1].text in QUOTES:
        return True  # 11,400 "no" votes
    if token.tag_ == "POS":
        return head == i - 1 and i + 1 < scene.sentence.end and doc[i + 1].tag_ in NOUN_TAGS | MODIFIER_TAGS | {"CD"}
    if token.tag_ in MODIFIER_TAGS:
        return head < 0 or (follows_noun and doc[i].head.i > i and token.dep_ in ("amod", "compound", "nmod"))
    if token.tag_ == "HYPH" or token.text in ("&", "'", "-"):
        return True
    if token.text in QUOTES:
        return head < 0 or follows_noun
    if token.tag_ in ("RB", "RBS", "RBR"):
        return head < 0 and i + 1 < scene.sentence.end and doc[i + 1].tag_ in MODIFIER_TAGS
    if token.tag_ == "CD":
        if i > first and doc[i - 1].tag_ == "HYPH":
            return True
        joined = i + 1 < scene.sentence.end and doc[i + 1].text == "-"
        return not holds_quantity(scene, i, i + 1) and (follows_noun or head == i - 1 or (joined and head < 0))
    if token.tag_ in ("CC", ","):
        return joins_modifiers(scene, i)
    return False


def joins_modifiers(scene: Scene, i: int) -> bool:
    """Whether the comma or conjunction at `i` joins two modifiers of one noun: `green and low-carbon inventions`."""
    doc, stop = scene.doc, scene.sentence.end
    if i <= scene.sentence.start or i + 2 >= stop or doc[i].tag_ not in ("CC", ","):
        return False
    kinds = ("JJ", "JJR", "JJS", "VBN")
    if doc[i - 1].tag_ not in kinds or doc[i + 1].tag_ not in kinds:
        return False
    k = i + 1
    while k + 1 < stop and (doc[k].tag_ in MODIFIER_TAGS or doc[k].tag_ == "HYPH"):
        k += 1
    return is_noun(doc[k])


def find_noun_untagged(scene: Scene, start: int) -> tuple[int, int] | None:
    """Find the noun phrase at `start` by words alone: up to a function word, or the first plural."""
    doc, stop = scene.doc, scene.sentence.end
    i = start
    while i < stop and doc[i].lower_ in ("the", "a", "an", "its", "their", "his", "her", "our", "these", "those"):
        i += 1
    first, head = i, -1
    while i < stop and i - first < 6:
        token = doc[i]
        if (
            not (token.text[0].isalpha() or token.text == "-")
            or token.lower_ in word_set("stops")
            or starts_time(scene, token)
        ):
            break
        if token.text != "-":
            head = i
        if is_plural(token.lower_) and not (i + 1 < stop and (doc[i + 1].text == "-" or is_plural(doc[i + 1].lower_))):
            break
        i += 1
    return None if head < 0 else (first, head)


def is_plural(word: str) -> bool:
    """Whether a word looks like a plural noun."""
    return (len(word) > 3 and word.endswith("s") and not word.endswith("ss")) or word in (
        "people",
        "men",
        "women",
        "children",
    )


def in_quantity(scene: Scene, token: Token) -> bool:
    """Whether the token lies in one of the sentence's quantities."""
    return any(token.idx < each.end and each.start < token.idx + len(token) for each in scene.quantities)


def find_start(scene: Scene, head: Token, floor: int) -> int:
    """Give the first token of the noun phrase of `head`, not before token `floor`."""
    doc = scene.doc
    if not scene.parsed:
        return max(floor, head.i)
    inside = {token.i for token in head.subtree}
    i = head.i
    while i > floor:
        token = doc[i - 1]
        named = (
            doc[i].text[:1].isupper() and token.text[:1].isupper() and (is_name(token) or token.tag_ in MODIFIER_TAGS)
        )
        if (
            i - 1 not in inside
            and token.tag_ not in DETERMINERS
            and not named
            and not (is_noun(token) and is_noun(doc[i]))
        ):
            break
        if not belongs_in_front(scene, i - 1, head, inside, floor):
            break
        i -= 1
    while i < head.i and (
        doc[i].is_space
        or doc[i].text == "-"
        or (doc[i].tag_ in ("CC", "RB", "RBR") and doc[i].lower_ not in ("most", "very", "highly"))
    ):
        i += 1
    return i


def belongs_in_front(scene: Scene, i: int, head: Token, inside: AbstractSet[int], floor: int) -> bool:
    """Whether token `i` of the subtree of `head` may stand within the phrase in front of the head."""
    doc = scene.doc
    token = doc[i]
    if is_break(scene, token):
        return joins_modifiers(scene, i)
    if i > floor and doc[i - 1].text == "-" and doc[i + 1].text == "-":
        return True  # "a year-on-year growth rate"
    if token.text in QUOTES:
        return any(doc[k].text in QUOTES for k in range(i + 1, head.i + 1))
    if is_verb(token):
        return token.dep_ in ("amod", "compound", "nmod", "poss", "conj", "nummod")
    if token.tag_ in ("IN", "TO", "WDT", "WP", "WRB", "MD", "RP"):
        inner = i > floor and is_noun(doc[i - 1]) and token.dep_ in ("prep", "quantmod")
        return inner and token.head.i < i
    if token.tag_ == "CC":
        return i - 1 >= floor and i - 1 in inside and doc[i - 1].tag_ in NOUN_TAGS | MODIFIER_TAGS
    return True
