"""Where the noun phrase of a head ends, by the parse, checked against its words."""

from __future__ import annotations

from collections.abc import Set as AbstractSet
from typing import TYPE_CHECKING

from factextract.rules.claims.noun_phrases import (
    BREAKS,
    DETERMINERS,
    MAX_WORDS,
    MODIFIER_TAGS,
    QUOTES,
    find_noun,
    find_noun_untagged,
    find_start,
    holds_quantity,
    in_quantity,
    is_break,
    is_noun,
    is_verb,
    starts_time,
    word_set,
)

if TYPE_CHECKING:
    from spacy.tokens import Token

    from factextract.rules.claims.scene import Scene

TRAILING_TAGS = frozenset({"IN", "TO", "CC", "DT", "PRP$", "WDT", "WP", "WRB", "PDT", "MD", "RP"})
CLAUSE_WORDS = frozenset(
    {"according", "because", "although", "while", "whereas", "unless", "if", "than", "compared", "amid", "worth"}
)
RATE_UNITS = frozenset(
    {"second", "minute", "hour", "day", "night", "week", "month", "quarter", "season", "year", "head", "capita"}
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
            or (not numbers and is_bare_infinitive(scene, i))
            or (
                not numbers
                and (gives_number(scene, head, i) or is_side_action(scene, token) or is_adjunct(scene, head, i))
            )
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
    if doc[i].lower_ == "with" and i + 1 < stop and holds_quantity(scene, i + 1, i + 2):
        return True
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


def is_adjunct(scene: Scene, head: Token, i: int) -> bool:
    """Whether a preposition at token `i` tells where, when or how rather than which: `opened 12 shops | in Kesh`.

    So behind a noun in the predicate; in the clause's subject, and behind `the`, it says which: `people in Kesh died`.
    """
    doc, stop = scene.doc, scene.sentence.end
    if doc[i].tag_ != "IN" or not (doc[i].head.i <= head.i or is_noun(doc[i].head)):
        return False
    if not is_counted(scene, head) or any(
        child.tag_ in ("PRP$", "POS") or child.lower_ in ("the", "these", "those") for child in head.lefts
    ):
        return False
    top = head
    for _ in range(8):
        if top.dep_ == "conj" and is_noun(top.head):
            top = top.head
        elif (
            top.dep_ == "pobj"
            and top.head.head.i < top.i
            and (top.head.lower_ == "of" or in_quantity(scene, top.head.head))
        ):
            top = top.head.head
        else:
            break
    if top.dep_ not in ("dobj", "attr", "pobj", "obj", "dative", "npadvmod"):
        return False
    if doc[i].lower_ in word_set("adjuncts"):
        return True
    found = find_noun(scene, i + 1) if i + 1 < stop else None
    if found is None or doc[found[1]].tag_ not in ("NNP", "NNPS") or doc[found[1]].dep_ != "pobj":
        return False
    return doc[i].lower_ in ("on", "for", "near")


def is_counted(scene: Scene, head: Token) -> bool:
    """Whether a number stands in front of the noun, or of the `of` before it: `36 shells`, `2 tonnes of wheat`."""
    low = find_start(scene, head, scene.sentence.start)
    while low > scene.sentence.start and scene.doc[low - 1].lower_ in ("of", "in"):
        low -= 1
    return in_quantity(scene, scene.doc[max(low - 1, scene.sentence.start)]) or any(
        in_quantity(scene, scene.doc[k]) for k in range(low, head.i)
    )


def is_rate(scene: Scene, i: int) -> bool:
    """Whether `a day`, `per week`, `every year` begins at token `i`."""
    return scene.doc[i].lower_ in ("a", "an", "per", "each", "every") and (
        i + 1 < scene.sentence.end and scene.doc[i + 1].lower_ in RATE_UNITS
    )


def is_active(token: Token) -> bool:
    """Whether what the parse takes for a passive participle has an object, and so is a verb of its own."""
    if token.tag_ not in ("VBN", "VBD") or token.dep_ not in ("acl", "relcl"):
        return False
    if any(child.dep_ in ("nsubj", "nsubjpass", "aux", "auxpass", "agent") for child in token.children):
        return False
    return any(child.dep_ in ("dobj", "obj") and child.i == token.i + 1 for child in token.children)


def is_bare_infinitive(scene: Scene, i: int) -> bool:
    """Whether `to play`, `to be sold` begins at token `i`: an infinitive without an object."""
    if scene.doc[i].tag_ != "TO" or i + 1 >= scene.sentence.end:
        return False
    verb = scene.doc[i + 1]
    if verb.lower_ == "be":
        return True
    return verb.tag_ == "VB" and not any(
        child.dep_ in ("dobj", "ccomp", "xcomp", "prep", "prt") for child in verb.children
    )


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
            return find_noun(scene, end) is not None
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
