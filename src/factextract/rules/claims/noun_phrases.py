"""Noun phrases by the parse: where the whole phrase of a noun begins and ends, checked against its words."""

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
PRONOUNS = frozenset({"it", "them", "these", "those", "this", "that", "which", "whom", "us", "what", "him", "you"})
BREAKS = frozenset(
    {",", ";", ":", "(", ")", "[", "]", "–", "—", "--", "―", "…", "...", "/", "|", "*", "•", "?", "!", "."}
)
DASHES = frozenset({"–", "—", "--", "-", "―"})
QUOTES = frozenset({'"', "“", "”", "‘", "``", "''", "«", "»"})
TRAILING_TAGS = frozenset({"IN", "TO", "CC", "DT", "PRP$", "WDT", "WP", "WRB", "PDT", "MD", "RP"})
CLAUSE_WORDS = frozenset(
    {"according", "because", "although", "while", "whereas", "unless", "if", "than", "compared", "amid", "worth"}
)
MAX_WORDS = 60
"""A phrase longer than this is a parse gone wrong: it is cut."""


@functools.cache
def word_set(name: str) -> frozenset[str]:
    """Give a word list of the lexicon `roles` as a set."""
    return frozenset(load_lexicon("roles")[name])


def cut_text(scene: Scene, start: int, end: int) -> str:
    """Give the words between two offsets of the article, as far as they lie in the sentence.

    `scene.text` would write the whole article anew at each look.
    """
    sentence = scene.sentence
    base = sentence.start_char
    return str(sentence.text)[max(start - base, 0) : max(end - base, 0)]


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


def find_end(
    scene: Scene, head: Token, *, apposition: bool = False, coordination: bool = True, numbers: bool = True
) -> int:
    """Give the token behind the noun phrase of `head`: with its of-phrases, other prepositions and restrictive clauses.

    It is cut in front of a time expression, a comma, a dash, and of a coordinated phrase with a number of its own;
    without `numbers` also in front of a phrase that only gives the noun's own number: `a loan | of $5m`.
    """
    doc, stop = scene.doc, scene.sentence.end
    if not scene.parsed:
        return find_end_untagged(scene, head.i)
    inside = {token.i for token in head.subtree}
    i = head.i + 1
    while i < stop and i - head.i < MAX_WORDS:
        token = doc[i]
        if starts_time(scene, token):
            break
        if token.text == "(" and is_abbreviation(scene, i):
            i += 3
            continue
        if i not in inside:
            if token.lower_ == "of" and i == head.i + 1:
                found = find_noun(scene, i + 1)
                if found is not None:
                    return find_end(scene, doc[found[1]], coordination=coordination)
            break
        if is_break(scene, token):
            opens = apposition and token.text == "," and opens_apposition(scene, head, i)
            if not (opens or (coordination and token.text == "," and in_list(scene, i, inside))):
                break
        elif token.text in QUOTES and not any(doc[k].text in QUOTES for k in range(i + 1, min(i + 12, stop))):
            break
        elif token.tag_ == "CC":
            opens_other = not numbers and i + 1 < stop and doc[i + 1].tag_ in DETERMINERS
            if not coordination or opens_other or not joins_noun(scene, i, inside):
                break
        elif (
            (token.lower_ == "as" and doc[i - 1].lower_ != "such")
            or (token.head.i == head.i and token.dep_ in ("nsubj", "parataxis", "ccomp", "advcl"))
            or (token.lower_ in CLAUSE_WORDS and (token.lower_ != "worth" or is_noun(doc[i - 1])))
            or (is_noun(doc[i - 1]) and holds_quantity(scene, i, i + 1))
            or is_rate(scene, i)
            or is_active(token)
            or (not numbers and (gives_number(scene, head, i) or is_side_action(scene, token)))
        ):
            break
        i += 1
    return trim_end(scene, head.i, i)


def gives_number(scene: Scene, head: Token, i: int) -> bool:
    """Whether a preposition at token `i` leads to a number that says how large, how often or which rank."""
    doc, stop = scene.doc, scene.sentence.end
    if doc[i].lower_ == "per":
        return True
    if doc[i].tag_ != "IN":
        return False
    own = doc[i].lower_ == "in" and doc[i].head.i == head.i and head.dep_ in ("dobj", "attr")
    if own and any(child.dep_ == "nummod" for child in head.lefts):
        return True  # `opened 12 shops | in Kesh`: said of the verb rather than of the noun
    k = i + 1
    while (
        k < stop
        and k - i < 5
        and (doc[k].lower_ in word_set("hedges") or doc[k].lower_ in ("up", "to", "between", "global"))
    ):
        k += 1
    if k >= stop or not holds_quantity(scene, k, k + 1):
        return False
    ranked = any(
        each.type == "rank" and doc[k].idx <= each.start < doc[k].idx + len(doc[k]) for each in scene.quantities
    )
    return ranked or (doc[i].lower_ == "of" and i == head.i + 1 and not counts_noun(scene, k))


def is_rate(scene: Scene, i: int) -> bool:
    """Whether `a day`, `per week`, `every year` begins at token `i`."""
    return scene.doc[i].lower_ in ("a", "an", "per", "each", "every") and (
        i + 1 < scene.sentence.end and scene.doc[i + 1].lower_ in RATE_UNITS
    )


RATE_UNITS = frozenset(
    {"second", "minute", "hour", "day", "night", "week", "month", "quarter", "season", "year", "head", "capita"}
)


def is_active(token: Token) -> bool:
    """Whether what the parse takes for a passive participle has an object, and so is a verb of its own."""
    if token.tag_ not in ("VBN", "VBD") or token.dep_ not in ("acl", "relcl"):
        return False
    if any(child.dep_ in ("nsubj", "nsubjpass", "aux", "auxpass", "agent") for child in token.children):
        return False
    return any(child.dep_ in ("dobj", "obj") and child.i == token.i + 1 for child in token.children)


def is_side_action(scene: Scene, token: Token) -> bool:
    """Whether a participle with a number of its own begins here: `scored 23 points hitting 8 of 11 shots`."""
    if token.tag_ != "VBG" or token.dep_ not in ("acl", "advcl"):
        return False
    return holds_quantity(scene, token.i + 1, min(token.right_edge.i + 1, scene.sentence.end))


def counts_noun(scene: Scene, k: int) -> bool:
    """Whether the quantity that begins in token `k` has a counted noun behind it."""
    for each in scene.quantities:
        if scene.doc[k].idx <= each.start < scene.doc[k].idx + len(scene.doc[k]):
            end = scene.tokens_of(each.start, each.end).end
            return each.type == "count" and find_noun(scene, end) is not None
    return False


def find_end_untagged(scene: Scene, head: int) -> int:
    """Give the end of the phrase of token `head` by words alone: with one of-phrase."""
    doc, stop = scene.doc, scene.sentence.end
    if head + 2 < stop and doc[head + 1].lower_ == "of":
        found = find_noun_untagged(scene, head + 2)
        if found is not None and not holds_quantity(scene, head + 2, found[1] + 1):
            return found[1] + 1
    return head + 1


def trim_end(scene: Scene, head: int, end: int) -> int:
    """Take prepositions, conjunctions, marks and trailing adverbs off a phrase's end, never its head."""
    trailing = word_set("trailing")
    while end - 1 > head:
        token = scene.doc[end - 1]
        if token.text == ")" and end - 3 > head and is_abbreviation(scene, end - 3):
            break
        loose = token.tag_ in TRAILING_TAGS and token.dep_ not in ("prt", "nsubj", "pobj", "dobj")
        if not (loose or token.text in BREAKS or token.text in QUOTES or token.is_space or token.lower_ in trailing):
            break
        end -= 1
    return end


def is_abbreviation(scene: Scene, i: int) -> bool:
    """Whether a bracketed short form stands at token `i`: `(WIPO)`."""
    doc = scene.doc
    if i + 2 >= scene.sentence.end or doc[i + 2].text != ")":
        return False
    text = doc[i + 1].text
    return len(text) <= 12 and text[:1].isalpha() and sum(c.isupper() for c in text) >= 2


def joins_noun(scene: Scene, i: int, inside: AbstractSet[int]) -> bool:
    """Whether the conjunction at token `i` joins a noun without a number of its own to the phrase."""
    doc, stop = scene.doc, scene.sentence.end
    k = i + 1
    while k < stop and k in inside and k - i < 8:
        token = doc[k]
        if holds_quantity(scene, k, k + 1) or token.text in BREAKS or token.tag_ in ("VBD", "VBZ", "VBP", "MD", "VB"):
            return False
        if is_noun(token) and not (k + 1 < stop and is_noun(doc[k + 1])):
            return True
        if token.dep_ == "conj" and token.tag_ in MODIFIER_TAGS:
            return True
        k += 1
    return False


def in_list(scene: Scene, i: int, inside: AbstractSet[int]) -> bool:
    """Whether the comma at token `i` separates members of a list that ends in `and` or `or`, without numbers."""
    doc, stop = scene.doc, scene.sentence.end
    k = i + 1
    while k < stop and k in inside and k - i < 14:
        token = doc[k]
        if holds_quantity(scene, k, k + 1) or token.tag_ in ("WDT", "WP", "WRB"):
            return False
        if is_verb(token) and token.dep_ not in ("amod", "compound"):
            return False
        if token.lower_ in ("and", "or") and k > i + 1:
            return any(doc[m].dep_ == "conj" and is_noun(doc[m]) for m in range(i + 1, k))
        k += 1
    return False


def opens_apposition(scene: Scene, head: Token, i: int) -> bool:
    """Whether the comma at token `i` opens a noun in apposition to `head`, not an age or another number."""
    doc = scene.doc
    for child in head.rights:
        if child.dep_ == "appos" and child.i > i and is_noun(child):
            if child.left_edge.i != i + 1 or holds_quantity(scene, child.left_edge.i, child.i + 1):
                return False
            after = child.right_edge.i + 1
            return after >= scene.sentence.end or doc[after].text in (",", "(") or is_verb(doc[after])
    return False


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


def whole_phrase(
    scene: Scene,
    head: Token,
    *,
    floor: int | None = None,
    apposition: bool = False,
    coordination: bool = True,
    numbers: bool = True,
) -> Offsets:
    """Give the whole noun phrase of `head`, with its leading article and without a preposition in front.

    floor: the first token that it may hold; the sentence's first where none is given.
    """
    low = scene.sentence.start if floor is None else max(floor, scene.sentence.start)
    if head.tag_ in ("PRP", "EX", "WP", "WDT") or (head.tag_ == "DT" and not any(head.rights)):
        return offsets_of(scene, head.i, head.i + 1)
    start = find_start(scene, head, low)
    end = find_end(scene, head, apposition=apposition, coordination=coordination, numbers=numbers)
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
