"""The field `modality`: whether a figure is stated as fact, foreseen, aimed at, conditional or denied."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from factextract.lexicon import load_lexicon
from factextract.rules.claims.modality_cues import (
    ASSERTED,
    HIGHEST_CLIMB,
    SUBJECTS,
    Verdict,
    find_verb,
    is_verb,
    judge_auxiliaries,
    judge_noun,
    judge_time,
    judge_verb,
    list_forms,
)
from factextract.rules.claims.naming_phrases import list_before, list_behind
from factextract.rules.mentions import Quantity

if TYPE_CHECKING:
    from spacy.tokens import Token

    from factextract.rules.claims.scene import Scene

DEFINITE = frozenset({"the", "this", "that", "these", "those"})
OPEN_ADJECTIVES = frozenset({"remaining", "other", "rest", "first", "next", "additional", "further", "extra"})
FROM_NOUNS = frozenset({"claims.modality_forecast_noun", "claims.modality_target_noun", "claims.modality_described"})


def read_modality(quantity: Quantity, scene: Scene) -> Verdict:
    """Give the modality of a quantity and the name of the rule that read it."""
    if quantity.negated:
        return "negated", "claims.modality_negated"
    if quantity.type == "age" and not (scene.parsed and is_reached(quantity, scene)):
        return ASSERTED
    denied = read_denial(quantity, scene)
    if not scene.parsed:
        return denied or read_by_words(quantity, scene)
    verdict = climb(quantity, scene)
    return denied if denied is not None and verdict[1] not in FROM_NOUNS else verdict


def is_reached(quantity: Quantity, scene: Scene) -> bool:
    """Whether someone comes to an age: `turns 88 on Sunday`."""
    return scene.anchor(quantity).head.lower_ in ("turn", "turns", "turning")


# --- climbing the parse -----------------------------------------------------------------------------------------------


def climb(quantity: Quantity, scene: Scene) -> Verdict:
    """Walk from the quantity up the parse to the first word that says how it is meant, and stop at its clause."""
    node = scene.anchor(quantity)
    described = read_description(node, scene, quantity)
    if described is not None:
        return described
    if holds_already(node, quantity, scene):
        return ASSERTED
    verdict = climb_from(node, quantity, scene)
    if verdict == ASSERTED:
        verdict = read_left(quantity, scene)
    if verdict[1] not in FROM_NOUNS and verdict[0] != "asserted" and was_before(quantity, scene):
        return ASSERTED
    return verdict


def holds_already(anchor: Token, quantity: Quantity, scene: Scene) -> bool:
    """Whether the figure is there whatever comes: the whole in `88 of 174`, a chance, a size in `the $2bn road`."""
    words = load_lexicon("modality")["nouns"]
    attributive = anchor.dep_ in ("nummod", "nmod", "compound", "amod", "quantmod") and anchor.head.tag_.startswith(
        "NN"
    )
    noun = anchor.head if attributive else anchor
    before = list_before(scene, quantity.start)[-3:]
    if before and before[-1].lower_ in ("the", "its", "their", "his", "her"):
        before.pop()
    if quantity.type == "count" and [token.lower_ for token in before[-1:]] == ["of"] and len(before) > 1:
        return before[-2].tag_ == "CD"
    if not attributive:
        first = anchor.head if anchor.dep_ == "appos" and anchor.head.tag_ in ("CD", "NN", "NNS") else None
        return first is not None and first.i < anchor.i and is_size(first, quantity)
    return noun.lower_ in words["chances"] or is_size(anchor, quantity) or describes(noun, quantity)


def is_size(anchor: Token, quantity: Quantity) -> bool:
    """Whether a figure is the size or the price of a known thing of which something is told: `the $2bn road will`."""
    noun = anchor.head
    known = any(
        child.dep_ == "det" and child.lower_ in DEFINITE for token in (noun, anchor) for child in token.children
    )
    sized = quantity.type in ("currency", "measurement", "duration") and anchor.dep_ in ("nmod", "nummod", "compound")
    sums = load_lexicon("modality")["nouns"]["sums"]
    return sized and known and noun.dep_ in SUBJECTS and noun.lower_ not in sums


def describes(noun: Token, quantity: Quantity) -> bool:
    """Whether a thing's size stands behind its name between commas: `Phase II, a 41-kilometre stretch, will`."""
    sized = quantity.type in ("currency", "measurement", "duration", "count")
    sums = load_lexicon("modality")["nouns"]["sums"]
    return sized and noun.dep_ == "appos" and noun.head.dep_ in SUBJECTS and noun.lower_ not in sums


def read_left(quantity: Quantity, scene: Scene) -> Verdict:
    """Judge by the verb right in front of the figure where the parse has lost it: `would spend Rs. 1,042 crore`."""
    before = list_before(scene, quantity.start)[-5:]
    for token in reversed(before):
        if token.tag_ == "VB":
            modal = judge_auxiliaries(token, scene)
            return modal if modal is not None else ASSERTED
        if token.tag_ not in ("RB", "IN", "JJR", "$", "RBR", "RP") and token.text not in (".", "Rs"):
            return ASSERTED
    return ASSERTED


def was_before(quantity: Quantity, scene: Scene) -> bool:
    """Whether the figure is the old one of a change to come: `will rise to 5 percent from 4`, `up from 12 now`."""
    node = scene.anchor(quantity)
    for token in climb_phrase(node):
        if token.dep_ == "pobj" and token.head.lower_ == "from":
            return any(child.lower_ == "to" for child in token.head.children) or has_moved(quantity, scene, "from")
    before = [token.lower_ for token in scene.sentence if not token.is_space and token.idx < quantity.start][-3:]
    if has_moved(quantity, scene, "from"):
        return "from" in before
    return (before[-1:] == ["from"] and any(word in ("up", "down") for word in before)) or before[-2:] in (
        ["compared", "with"],
        ["compared", "to"],
    )


def has_moved(quantity: Quantity, scene: Scene, role: str) -> bool:
    """Whether the figure is one end of a movement."""
    movement = scene.movements.get(quantity.offsets)
    return movement is not None and movement.role == role


def climb_from(node: Token, quantity: Quantity, scene: Scene) -> Verdict:
    """Climb from a word, judging each noun and verb above it."""
    held = False
    for _ in range(HIGHEST_CLIMB):
        if node.dep_ not in SUBJECTS and node.tag_.startswith("NN"):
            held = held or is_definite(node, quantity)
        parent = node.head
        if is_verb(node) or node.dep_ == "ROOT":
            verdict = judge_verb(node, scene, came=None)
            if verdict is not None:
                return verdict
        if parent.i == node.i:
            return ASSERTED
        verdict = judge_noun(parent, node, quantity)
        if verdict is not None:
            return verdict
        if is_verb(parent) or parent.tag_ == "MD":
            if held and not is_verb(node):
                return ASSERTED
            if node.dep_ in SUBJECTS and holds_in_subject(node, quantity, scene):
                return ASSERTED
            verdict = judge_verb(parent, scene, came=node) or judge_time(parent)
            if verdict is not None:
                return verdict
            following = leave_clause(parent)
            if following is None:
                return ASSERTED
            node = following
        else:
            node = parent
    return ASSERTED


def is_definite(noun: Token, quantity: Quantity) -> bool:
    """Whether the noun phrase is known already: `the`, `its`, `Spain's` in front, and nothing that says `the rest`."""
    children = list(noun.children)
    if any(child.lower_ in OPEN_ADJECTIVES for child in children):
        return False
    if quantity.type == "rank":
        return False
    return any(
        (child.dep_ == "det" and child.lower_ in DEFINITE) or child.dep_ == "poss"
        for child in children
        if child.i < noun.i and child.idx < quantity.end
    )


def holds_in_subject(head: Token, quantity: Quantity, scene: Scene) -> bool:
    """Whether a number inside a clause's subject holds whatever the verb says: `a box of 20 will cost`."""
    anchor = scene.anchor(quantity)
    if is_definite(head, quantity):
        return True
    if anchor.i == head.i or (anchor.head.i == head.i and anchor.dep_ != "prep"):
        hyphened = any(child.text in ("-", "‑") for child in head.children) or "-" in quantity_text(quantity, scene)
        return hyphened and quantity.type in ("duration", "measurement", "count")
    while anchor.dep_ in ("appos", "conj") and anchor.i != head.i and anchor.head.i != anchor.i:
        anchor = anchor.head
    if anchor.i == head.i:
        return False
    node = anchor
    while node.i != head.i and node.head.i != node.i:
        if node.dep_ == "prep" and node.head.i == head.i:
            return head.lower_ not in load_lexicon("modality")["nouns"]["sums"] and not head.tag_.startswith("CD")
        node = node.head
    return False


def quantity_text(quantity: Quantity, scene: Scene) -> str:
    """Give the quantity as written."""
    return scene.text[quantity.start : quantity.end]


def leave_clause(verb: Token) -> Token | None:
    """Give the word from which to climb on above a verb without a verdict; None where its clause stands alone."""
    own_subject = any(child.dep_ in SUBJECTS for child in verb.children)
    infinitive = any(child.lower_ == "to" and child.dep_ == "aux" for child in verb.children)
    if verb.dep_ in ("xcomp", "pcomp", "auxpass", "aux"):
        return verb
    if verb.dep_ == "ccomp":
        bare = verb.tag_ == "VB" and not any(child.dep_ == "aux" for child in verb.children)
        return (
            verb
            if verb.head.i != verb.i
            and (infinitive or bare or not own_subject or (verb.head.i < verb.i and foresees(verb.head)))
            else None
        )
    if verb.dep_ == "conj":
        told = verb.tag_ == "VBN" and verb.head.tag_ == "VBD"
        if told and not any(child.dep_ in ("aux", "auxpass") for child in verb.head.children):
            return None
        bare = verb.tag_ in ("VB", "VBP", "VBG", "VBN") or verb.lower_ in load_lexicon("modality")["verbs"]["unmarked"]
        return verb if bare and not own_subject else None
    if verb.dep_ in ("advcl", "acl"):
        return verb if not own_subject and (infinitive or verb.tag_ == "VBG") else None
    if verb.dep_ == "relcl" and works_out(verb):
        return verb
    return None


def works_out(verb: Token) -> bool:
    """Whether a clause behind a comma only restates the figure before it: `…, which works out at`."""
    return verb.lower_ in ("works", "amounts", "equates", "equals", "comes") and verb.left_edge.lower_ == "which"


def foresees(verb: Token) -> bool:
    """Whether a verb makes what hangs from it a forecast or a target."""
    return find_verb(verb.lower_) in ("forecast", "target")


# --- what stands beside the figure ------------------------------------------------------------------------------------


def read_description(anchor: Token, scene: Scene, quantity: Quantity) -> Verdict | None:
    """Judge by what describes the figure itself: `a planned 300 jobs`, `the 2 percent that it forecast`."""
    words = load_lexicon("modality")
    following = read_following(quantity, scene)
    if following is not None:
        return following
    before = list_before(scene, quantity.start)[-2:]
    if len(before) > 1 and before[0].text == "," and before[1].lower_ in words["adverbs"]["hypothetical"]:
        return "hypothetical", "claims.modality_possible"
    for token in climb_phrase(anchor):
        for child in token.children:
            if child.i >= quantity.end or child.i == anchor.i:
                continue
            if child.dep_ == "amod" and child.i < anchor.i + 1:
                for name in ("forecast", "target", "hypothetical"):
                    if child.lower_ in words["adjectives"][name]:
                        return name, "claims.modality_described"
        for child in token.children:
            if child.dep_ in ("relcl", "acl", "ccomp") and child.i > anchor.i:
                entry = list_forms().get(child.lower_)
                if child.dep_ == "ccomp" and not token.tag_.startswith(("NN", "CD")):
                    continue
                if entry and entry[0] in ("forecast", "target") and entry[1] not in words["verbs"]["target_infinitive"]:
                    if any(
                        grand.dep_ in ("dobj", "ccomp") and grand.lower_ not in ("that", "which")
                        for grand in child.children
                    ):
                        continue
                    return entry[0], "claims.modality_described"  # type: ignore[return-value]
                for grand in child.subtree:
                    if grand.lower_ in ("goal", "target") and child.lower_ in ("set", "sets", "given"):
                        return "target", "claims.modality_described"
    return None


def read_following(quantity: Quantity, scene: Scene) -> Verdict | None:
    """Read the short clause behind a figure: `the 2 percent that analysts had forecast`, `the 5m it promised`."""
    after = list_behind(scene, quantity.end)[:9]
    place = 0
    forecasters = load_lexicon("modality")["nouns"]["forecasters"]
    while (
        place < 2
        and place < len(after)
        and after[place].tag_.startswith(("NN", "JJ"))
        and after[place].lower_ not in forecasters
    ):
        place += 1
    if place >= len(after):
        return None
    named = after[place].lower_ in forecasters
    if not (named or after[place].lower_ == "that" or after[place].tag_ == "PRP"):
        return None
    for token in after[place:]:
        if token.tag_ in ("MD", "CC", ",", ":", "JJ", "TO"):
            return None
        if token.tag_.startswith("VB"):
            entry = list_forms().get(token.lower_)
            if entry and entry[0] in ("forecast", "target"):
                return entry[0], "claims.modality_described"  # type: ignore[return-value]
            if token.lower_ not in ("had", "have", "has", "been", "were", "are", "was"):
                return None
    return None


def climb_phrase(anchor: Token) -> Iterator[Token]:
    """Give the anchor and the noun that it counts."""
    yield anchor
    node = anchor
    if node.dep_ in ("nummod", "amod", "compound", "quantmod", "nmod") and node.head.tag_.startswith("NN"):
        node = node.head
        yield node
    if node.dep_ == "pobj" and node.head.lower_ == "of" and node.head.head.tag_.startswith("NN"):
        yield node.head.head


# --- denial and bare words --------------------------------------------------------------------------------------------


LONGEST_SENTENCE = 120
"""Words before a figure that are read where there is no parse; beyond that it is no sentence."""

LONGEST_DENIAL = 40
"""Words before a figure among which one that denies it is looked for; it stands nearer than that."""


def read_denial(quantity: Quantity, scene: Scene) -> Verdict | None:
    """Read that the text denies the figure: `not 1.5 percent`, `did not reach 90 percent`, `no one in the top 10`."""
    words = list_before(scene, quantity.start)
    clause: list[str] = []
    for token in reversed(words[-LONGEST_DENIAL:]):
        if token.text in (",", ";", ":", "—", "–", '"', "“", "”", "(") or token.lower_ in (
            "but",
            "while",
            "although",
            "because",
        ):
            break
        clause.append(token.lower_)
    clause.reverse()
    negated: Verdict = ("negated", "claims.modality_negated")
    if clause and clause[-1] == "not" and (len(clause) > 1 or quantity.type not in ("count",)):
        return negated
    top = quantity.type == "rank"
    reaching = load_lexicon("modality")["verbs"]["reaching"]
    for place, word in enumerate(clause):
        rest = clause[place + 1 :]
        if (
            word in ("not", "n't", "n’t", "never")
            and rest
            and rest[0] not in ("only", "just", "even", "least", "more", "less", "until")
        ):
            if top and len(rest) <= 6:
                return negated
            following = [each for each in rest[:2] if each in reaching]
            if following and following[0] not in ("be", "been", "was", "were", "is", "are", "had") and len(rest) <= 5:
                if any(each in ("more", "above", "below", "than", "by", "because", "until", "when") for each in rest):
                    continue
                return negated
        if word in ("no", "none", "nobody") and top and any(each in reaching for each in rest) and len(rest) <= 8:
            return negated
        if (
            word in ("failed", "fails", "failing")
            and rest[:1] == ["to"]
            and len(rest) > 1
            and rest[1] in reaching
            and len(rest) <= 6
        ):
            return negated
    return None


def read_by_words(quantity: Quantity, scene: Scene) -> Verdict:
    """Judge without a parse: the last word of its clause before the figure that says how it is meant."""
    words = load_lexicon("modality")
    tokens = list_before(scene, quantity.start)[-LONGEST_SENTENCE:]
    verdict: Verdict = ASSERTED
    clause = 0
    for place, token in enumerate(tokens):
        lower = token.lower_
        following = tokens[place + 1].lower_ if place + 1 < len(tokens) else ""
        if token.text in (";", ":", "—", "(") or (
            token.text == "," and following in ("and", "but", "while", "who", "which")
        ):
            verdict, clause = ASSERTED, place
        elif lower in ("was", "were", "is", "are", "has", "had", "did") and following not in (
            "to",
            "expected",
            "set",
            "due",
        ):
            verdict = ASSERTED
        elif lower in words["auxiliaries"]["hypothetical"] and token.text.islower():
            verdict = ("hypothetical", "claims.modality_possible")
        elif lower in words["auxiliaries"]["target"]:
            verdict = ("target", "claims.modality_obligation")
        elif lower in words["auxiliaries"]["forecast"] and token.text.islower() and place > clause:
            verdict = ("forecast", "claims.modality_will")
        elif following == "to" and lower in words["verbs"]["forecast_passive"]:
            verdict = ("forecast", "claims.modality_set_to")
        elif following in ("to", "for", "that") and find_verb(lower) in ("forecast", "target"):
            verdict = (
                ("forecast", "claims.modality_foreseen")
                if find_verb(lower) == "forecast"
                else ("target", "claims.modality_intended")
            )
        elif lower in ("if", "unless"):
            verdict = ("hypothetical", "claims.modality_condition")
    return verdict
