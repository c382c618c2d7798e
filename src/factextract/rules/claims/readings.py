"""What the readers of metric and subject share: readings, their taking over, and looks at the words around a number."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, TypeAlias

from factextract.rules.claims.clauses import Actor, Setting, earlier, find_member
from factextract.rules.claims.noun_phrases import (
    BREAKS,
    cut_text,
    find_noun,
    find_start,
    holds_quantity,
    in_time,
    is_noun,
    is_verb,
    offsets_of,
    word_set,
)
from factextract.rules.claims.phrase_ends import find_end
from factextract.rules.claims.whole_phrases import whole_phrase
from factextract.rules.mentions import Offsets, Quantity, Reading

if TYPE_CHECKING:
    from spacy.tokens import Token


Resolve: TypeAlias = Callable[[Quantity], "Reading | None"]
"""Gives the reading of another quantity of the sentence; None also where too many were taken over already."""

NOTHING = Reading(0, 0, "claims.none")
"""What a reader gives that knows that there is nothing to read, so that no other is asked."""


def make(offsets: Offsets | None, rule: str, cue: Offsets | None = None) -> Reading | None:
    """Give the reading of a phrase, or None where there is no phrase."""
    return None if offsets is None else Reading(offsets[0], offsets[1], rule, cue)


def take_over(setting: Setting, base: Quantity, resolve: Resolve, rule: str) -> Reading:
    """Give the reading of another quantity of the sentence under this rule's name; NOTHING where it has none."""
    reading = resolve(base)
    if reading is None or (reading.start < setting.quantity.end and setting.quantity.start < reading.end):
        return NOTHING
    return Reading(reading.start, reading.end, rule, base.offsets)


RELATIVE_TYPES = frozenset({"percentage", "percentage_point", "fraction", "multiple"})

AMOUNT_TYPES = frozenset({"currency", "measurement", "duration"})

HYPHENS = "-‐‑–"

FAMILIES = {"percentage": "share", "fraction": "share", "percentage_point": "share"}


def quantity_at(setting: Setting, token: Token) -> Quantity | None:
    """Give the earlier quantity that lies in a token, if one does: what a `which` behind it stands for."""
    for each in earlier(setting):
        if token.idx < each.end and each.start < token.idx + len(token):
            return each
    return None


def in_time_at(setting: Setting, i: int) -> bool:
    """Whether token `i`, or the one behind its article, lies in a time expression."""
    if i >= setting.scene.sentence.end:
        return False
    if in_time(setting.scene, setting.doc[i]):
        return True
    return (
        setting.tag(i) in ("DT", "PRP$")
        and i + 1 < setting.scene.sentence.end
        and in_time(setting.scene, setting.doc[i + 1])
    )


def skip_inner_quantity(setting: Setting, start: int) -> int:
    """Give the token behind a number that stands in front of the noun: `two of the 24 analysts`."""
    k = start
    while k < min(start + 6, setting.scene.sentence.end):
        if holds_quantity(setting.scene, k, k + 1):
            for each in setting.scene.quantities:
                if setting.doc[k].idx <= each.start < setting.doc[k].idx + len(setting.doc[k]):
                    span = setting.scene.tokens_of(each.start, each.end)
                    following = span.end
                    if following < setting.scene.sentence.end and find_noun(setting.scene, following) is not None:
                        return int(following)
            return start
        if setting.tag(k) not in (
            "DT",
            "PRP$",
            "NN",
            "NNP",
            "NNS",
            "NNPS",
            "POS",
            "JJ",
            "PDT",
            "RB",
            "IN",
            "JJR",
            "$",
            "HYPH",
        ):
            return start
        if setting.tag(k) == "IN" and setting.word(k) not in word_set("hedges"):
            return start
        k += 1
    return start


def is_common(token: Token) -> bool:
    """Whether the noun is a common one, written small."""
    return bool(token.tag_ in ("NN", "NNS") and token.text.islower())


def actor_phrase(setting: Setting, actor: Actor, *, apposition: bool = False) -> Offsets:
    """Give the phrase of a clause's subject; of an antecedent, the part in front of the clause."""
    token, scene = actor.token, setting.scene
    member = find_member(scene, setting.quantity, token)
    if member is not None:
        return whole_phrase(scene, member, coordination=False)
    if (
        token.lower_ in ("tax", "taxes")
        and setting.word(token.i - 1) in ("after", "before")
        and is_noun(scene.doc[token.i - 2])
    ):
        return offsets_of(scene, find_start(scene, scene.doc[token.i - 2], scene.sentence.start), token.i + 1)
    for child in token.rights:
        pobj = next((inner for inner in child.children if inner.dep_ == "pobj"), None) if child.dep_ == "prep" else None
        if pobj is not None and find_member(scene, setting.quantity, pobj) is not None:
            return offsets_of(scene, find_start(scene, token, scene.sentence.start), child.i)
    if actor.how in ("antecedent", "noun") and token.i < setting.first:
        start = find_start(scene, token, scene.sentence.start)
        parts = [
            inner for child in token.rights if child.lower_ == "of" for inner in child.rights if inner.dep_ == "pobj"
        ]
        for child in [child for noun in (token, *parts) for child in noun.rights]:
            if child.dep_ in ("relcl", "acl") and child.left_edge.i <= setting.first <= child.right_edge.i:
                end = min(find_end(scene, token), child.left_edge.i)
                while end - 1 > token.i and scene.doc[end - 1].text in BREAKS:
                    end -= 1
                return offsets_of(scene, start, max(end, token.i + 1))
    return whole_phrase(scene, token, apposition=apposition)


def phrase_before_clause(setting: Setting, noun: Token) -> Offsets:
    """Give the phrase of a noun without the relative clause that holds the quantity."""
    scene = setting.scene
    start, end = find_start(scene, noun, scene.sentence.start), find_end(scene, noun, numbers=False)
    for child in noun.rights:
        if child.dep_ in ("relcl", "acl") and child.left_edge.i <= setting.first <= child.right_edge.i:
            end = min(end, child.left_edge.i)
    while end - 1 > noun.i and scene.doc[end - 1].text in BREAKS:
        end -= 1
    return offsets_of(scene, start, max(end, noun.i + 1))


def choose_base(setting: Setting, before: tuple[Quantity, ...], cue: str) -> Quantity | None:
    """Give the quantity that this one goes on from: of its own kind where two are compared, else the nearest."""
    kind = FAMILIES.get(setting.quantity.type, setting.quantity.type)
    if cue in ("drifting", "including"):
        nearest = before[0]
        same = (nearest.type, nearest.unit) == (setting.quantity.type, setting.quantity.unit)
        return nearest if same else None
    if cue in ("against", "compared", "from", "versus", "vs", "vs.", "out"):
        for each in before:
            if FAMILIES.get(each.type, each.type) == kind:
                return each
    for each in before:
        if each.type not in ("age", "duration", "rank", "score"):
            return each
    return before[0] if FAMILIES.get(before[0].type, before[0].type) == kind else None


COMPARATIVES = frozenset({"more", "fewer", "less", "higher", "lower", "above", "below"})
OPENINGS = frozenset({",", "–", "—", "("})


def continuation_cue(setting: Setting) -> str | None:
    """Give the word by which the quantity goes on from the one before: `up`, `or`, `against`, `fewer than`."""
    low, left = setting.scene.sentence.start, setting.left
    for k in range(setting.first - 1, max(left, low - 1), -1):
        if setting.word(k) in ("up", "down", "higher", "lower") and setting.word(k + 1) != "to":
            return setting.word(k) if opens_addition(setting, k) else None
    word, before = setting.word(left), setting.word(left - 1)
    if word in ("up", "down"):
        return word if opens_addition(setting, left) else None
    if word == "by" and before in ("up", "down"):
        return word if opens_addition(setting, left - 1) else None
    if word in ("or", "against", "versus", "vs", "vs."):
        return word
    if word in ("with", "to") and before == "compared":
        return "compared"
    if word == "of" and before in ("out", "ahead", "short"):
        return "out"
    if word in ("from", "to", "by", "on") and before in ("up", "down", "higher", "lower"):
        return "from"
    drifting = word in ("to", "from", "by") and before in word_set("moving") and setting.tag(left - 1) == "VBG"
    if drifting and setting.word(left - 2) == ",":
        return "drifting"
    counted = setting.quantity.type == "count" and find_noun(setting.scene, setting.last) is None
    if counted and word in ("including", "among"):
        return "including"
    if word in OPENINGS and setting.word(setting.last) in COMPARATIVES:
        return setting.word(setting.last)
    if word in OPENINGS and setting.quantity.type == "multiple":
        return "times"
    return None


def opens_addition(setting: Setting, k: int) -> bool:
    """Whether the particle at token `k` adds to a figure before it, rather than to a verb: `…, up 9 percent`."""
    if k - 1 < setting.scene.sentence.start:
        return False
    before = setting.doc[k - 1]
    return not is_verb(before) and before.tag_ not in ("RB", "RP")


def carrier_phrase(setting: Setting, head: int) -> Offsets:
    """Give the phrase of a noun that stands in front of its number."""
    return offsets_of(
        setting.scene, find_start(setting.scene, setting.doc[head], setting.scene.sentence.start), head + 1
    )


def opens_comparison(setting: Setting) -> bool:
    """Whether the words behind the number only say over which time it is compared: `month-on-month`, `year on year`."""
    if setting.word(setting.last) in word_set("comparing"):
        return True
    if setting.last >= setting.scene.sentence.end:
        return False
    start = setting.doc[setting.last].idx
    rest = cut_text(setting.scene, start, start + 24).lower()
    return any(
        rest.startswith(f"{unit}{mark}o") for unit in ("year", "month", "quarter", "week") for mark in (" ", "-")
    )
