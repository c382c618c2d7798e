"""The field `modality`: whether a figure is stated as fact, foreseen, aimed at, conditional or denied."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING, TypeAlias

from factextract.lexicon import load_lexicon
from factextract.records import Modality
from factextract.rules.mentions import Quantity

if TYPE_CHECKING:
    from spacy.tokens import Token

    from factextract.rules.claims.scene import Scene

Verdict: TypeAlias = tuple[Modality, str]

ASSERTED: Verdict = ("asserted", "claims.modality_asserted")
SUBJECTS = ("nsubj", "nsubjpass", "csubj", "expl")
DEFINITE = frozenset({"the", "this", "that", "these", "those"})
OPEN_ADJECTIVES = frozenset({"remaining", "other", "rest", "first", "next", "additional", "further", "extra"})
HIGHEST_CLIMB = 14
FROM_NOUNS = frozenset({"claims.modality_forecast_noun", "claims.modality_target_noun", "claims.modality_described"})


def read_modality(quantity: Quantity, scene: Scene) -> Verdict:
    """Give the modality of a quantity and the name of the rule that read it."""
    if quantity.negated:
        return "negated", "claims.modality_negated"
    if quantity.type == "age":
        return ASSERTED
    denied = read_denial(quantity, scene)
    if denied is not None:
        return denied
    if not scene.parsed:
        return read_by_words(quantity, scene)
    return climb(quantity, scene)


# --- climbing the parse -----------------------------------------------------------------------------------------------


def climb(quantity: Quantity, scene: Scene) -> Verdict:
    """Walk from the quantity up the parse to the first word that says how it is meant, and stop at its clause."""
    node = scene.anchor(quantity)
    described = read_description(node, scene, quantity)
    if described is not None:
        return described
    verdict = climb_from(node, quantity, scene)
    if verdict[1] not in FROM_NOUNS and verdict[0] != "asserted" and was_before(quantity, scene):
        return ASSERTED
    return verdict


def was_before(quantity: Quantity, scene: Scene) -> bool:
    """Whether the figure is the old one of a change to come: `will rise to 5 percent from 4`, `up from 12 now`."""
    movement = scene.movements.get(quantity.offsets)
    if movement is not None:
        return movement.role == "from"
    before = [token.lower_ for token in scene.sentence if not token.is_space and token.idx < quantity.start][-3:]
    return (before[-1:] == ["from"] and any(word in ("up", "down") for word in before)) or before[-2:] in (
        ["compared", "with"],
        ["compared", "to"],
    )


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


def is_verb(token: Token) -> bool:
    """Whether the token is a verb."""
    return token.tag_.startswith("VB")


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
            verb if verb.head.i != verb.i and (infinitive or bare or not own_subject or foresees(verb.head)) else None
        )
    if verb.dep_ == "conj":
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


@cache
def list_forms() -> dict[str, tuple[str, str]]:
    """Give each form of a verb with its class and its base form."""
    forms: dict[str, tuple[str, str]] = {}
    verbs = load_lexicon("modality")["verbs"]
    for name in ("forecast", "target", "hypothetical"):
        for row in verbs[name]:
            words = row.split()
            for word in words:
                forms.setdefault(word, (name, words[0]))
    return forms


def find_verb(form: str) -> str | None:
    """Give the class of a verb's form, or None."""
    entry = list_forms().get(form)
    return entry[0] if entry else None


# --- verbs ------------------------------------------------------------------------------------------------------------


def judge_verb(verb: Token, scene: Scene, *, came: Token | None) -> Verdict | None:
    """Say how a verb means what hangs from it: by its auxiliaries, its own meaning, and a `to` before it."""
    modal = judge_auxiliaries(verb, scene)
    if modal is not None:
        return modal
    if is_conditional(verb):
        return "hypothetical", "claims.modality_condition"
    words = load_lexicon("modality")
    infinitive = any(child.lower_ == "to" and child.dep_ == "aux" for child in verb.children)
    if infinitive:
        above = judge_infinitive(verb)
        if above is not None:
            return above
    if came is None:
        return None
    ahead = judge_ahead(verb, came)
    if ahead is not None:
        return ahead
    if verb.lower_ in words["verbs"]["revising"]:
        revised = judge_revision(verb)
        if revised is not None:
            return revised
    entry = list_forms().get(verb.lower_)
    if entry is None or (came.dep_ in SUBJECTS and not is_passive(verb)):
        return judge_setting(verb, came)
    return judge_meaning(verb, came, entry)


def judge_ahead(verb: Token, came: Token) -> Verdict | None:
    """Judge subjects and complements of `is to`, `is likely to`, `the target is`, `is possible`."""
    words = load_lexicon("modality")
    if came.dep_ in SUBJECTS:
        for child in verb.children:
            infinitive = any(grand.lower_ == "to" and grand.dep_ == "aux" for grand in child.children)
            if child.dep_ == "xcomp" and infinitive and verb.lower_ in ("is", "are"):
                return "forecast", "claims.modality_is_to"
            if child.dep_ == "xcomp" and infinitive and verb.lower_ in words["verbs"]["forecast_passive"]:
                return "forecast", "claims.modality_set_to"
            if child.dep_ == "acomp" and child.lower_ in ("likely", "due", "certain", "bound"):
                return "forecast", "claims.modality_set_to"
            if child.dep_ == "acomp" and child.lower_ == "possible":
                return "hypothetical", "claims.modality_possible"
        return None
    if verb.lower_ in ("is", "are", "was", "were", "be", "remains", "includes", "include"):
        subject = next((child for child in verb.children if child.dep_ in SUBJECTS), None)
        if subject is not None and subject.lower_ in words["nouns"]["target"] + words["nouns"]["proposals"]:
            return "target", "claims.modality_target_noun"
        if subject is not None and subject.lower_ in words["nouns"]["forecast"]:
            return "forecast", "claims.modality_forecast_noun"
    return None


def judge_meaning(verb: Token, came: Token, entry: tuple[str, str]) -> Verdict | None:
    """Judge what hangs from a verb of foreseeing, wanting or risking."""
    words = load_lexicon("modality")
    kind, base = entry
    complement = came.dep_ in ("xcomp", "ccomp") or is_verb(came)
    infinitive = any(child.lower_ == "to" and child.dep_ == "aux" for child in came.children)
    asked_for = came.lower_ == "for" and base in words["verbs"]["target_for"]
    if base in words["verbs"]["target_infinitive"] and not infinitive and not asked_for:
        return None
    if kind == "target" and came.dep_ in ("prep", "agent") and came.lower_ not in ("for", "to", "at", "of", "with"):
        return None
    if base in words["verbs"]["forecast_for"] and (came.lower_ not in ("for", "to") or came.i != verb.i + 1):
        return None
    if is_passive(verb) and not complement and base not in words["verbs"]["passive"]:
        return None
    if came.dep_ in ("advcl", "npadvmod") and not any(child.lower_ == "to" for child in came.children):
        return None
    if kind == "forecast":
        subject = next((child.lower_ for child in verb.children if child.dep_ == "nsubj"), "")
        if base == "point" and subject in words["nouns"]["evidence"]:
            return None
        denied = any(child.dep_ == "neg" for child in verb.children)
        return ("negated" if denied else "forecast"), "claims.modality_foreseen"
    if kind == "hypothetical":
        return "hypothetical", "claims.modality_possible"
    return "target", "claims.modality_intended"


def judge_setting(verb: Token, came: Token) -> Verdict | None:
    """Judge figures that are put somewhere by a projection: `in new forecasts the bank puts growth at 2 percent`."""
    if verb.lower_ in ("put", "puts", "sees", "see", "warned", "warn", "warns") and came.dep_ not in SUBJECTS:
        if verb.lower_ in ("sees", "see") and came.dep_ in ("dobj", "ccomp", "prep"):
            return "forecast", "claims.modality_foreseen"
        if verb.lower_.startswith("warn") and came.lower_ == "of":
            return "forecast", "claims.modality_foreseen"
        nouns = load_lexicon("modality")["nouns"]["forecast"]
        if any(grand.lower_ in nouns for child in verb.children if child.dep_ == "prep" for grand in child.children):
            return "forecast", "claims.modality_forecast_noun"
    return None


def judge_revision(verb: Token) -> Verdict | None:
    """Judge what hangs from `cut its forecast to`, `raised the target to`."""
    nouns = load_lexicon("modality")["nouns"]
    for child in verb.children:
        if child.dep_ in ("dobj", "nsubjpass", "nsubj"):
            if child.lower_ in nouns["forecast"]:
                return "forecast", "claims.modality_forecast_noun"
            priced = any(grand.lower_ == "price" for grand in child.children)
            if child.lower_ in ("target", "targets", "goal") and child.dep_ != "nsubj" and not priced:
                return "target", "claims.modality_target_noun"
    return None


def judge_auxiliaries(verb: Token, scene: Scene) -> Verdict | None:
    """Judge a verb by `will`, `could`, `must` and the like in front of it."""
    words = load_lexicon("modality")["auxiliaries"]
    for child in verb.children:
        if child.dep_ not in ("aux", "auxpass") or (child.i > verb.i and not is_question(verb)):
            continue
        lower = child.lower_
        if lower in ("'d", "’d") and child.tag_ != "MD":
            continue
        if lower in words["hypothetical"]:
            return "hypothetical", "claims.modality_possible"
        if lower in words["target"]:
            return "target", "claims.modality_obligation"
        if lower in words["asserted"]:
            return ASSERTED
        if lower in words["forecast"] and child.tag_ == "MD":
            if (
                any(grand.dep_ == "neg" for grand in verb.children)
                and verb.lower_ in load_lexicon("modality")["verbs"]["reaching"]
            ):
                return "negated", "claims.modality_negated"
            if lower in ("would", "'d", "’d") and (has_condition(verb) or not is_foretold(verb)):
                return "hypothetical", "claims.modality_condition"
            return "forecast", "claims.modality_will"
    return None


def is_question(verb: Token) -> bool:
    """Whether the sentence asks."""
    return bool(verb.doc[verb.right_edge.i].text == "?")


def has_condition(verb: Token) -> bool:
    """Whether the verb's sentence names a condition: `would triple if …`, `were it to …`."""
    words = load_lexicon("modality")["conditions"]["words"]
    root = verb
    while root.head.i != root.i:
        root = root.head
    return any(token.lower_ in words for token in root.subtree)


def is_foretold(verb: Token) -> bool:
    """Whether `would` tells what someone said or what a projection gives, rather than what a condition would bring."""
    speech, speech_nouns = load_lexicon("speech")["verbs"], load_lexicon("speech")["nouns"]
    forms = frozenset(form for name in ("speech", "clause", "document") for row in speech[name] for form in row.split())
    sentence = verb.sent
    nouns = speech_nouns["statements"]
    if is_reported(verb, forms):
        return True
    if any(
        token.lower_ == "that" and token.i > sentence.start and token.nbor(-1).lower_ in nouns for token in sentence
    ):
        return True
    return any(
        token.lower_ == "by" and token.i + 1 < sentence.end and token.nbor().text[:2] in ("20", "21")
        for token in sentence
    )


def is_reported(verb: Token, forms: frozenset[str]) -> bool:
    """Whether a verb of saying in the past stands above: `said it would`, `it would, she said`."""
    node = verb
    for _ in range(HIGHEST_CLIMB):
        above = node.head
        if above.i == node.i:
            return any(child.dep_ == "parataxis" and child.lower_ in forms for child in node.children)
        if above.lower_ in forms and above.tag_ in ("VBD", "VBN") and node.dep_ in ("ccomp", "conj", "advcl", "xcomp"):
            return True
        node = above
    return False


def is_conditional(verb: Token) -> bool:
    """Whether the verb stands in an `if` clause of its own."""
    words = load_lexicon("modality")["conditions"]["words"]
    if any(child.dep_ == "mark" and child.lower_ == "if" for child in verb.children):
        return not (verb.i and any(child.lower_ in ("even", "as") for child in verb.children))
    return any(child.dep_ == "mark" and child.lower_ in words for child in verb.children)


def is_passive(verb: Token) -> bool:
    """Whether the verb is in the passive, or a bare participle."""
    return any(child.dep_ == "auxpass" for child in verb.children) or (
        verb.tag_ == "VBN"
        and (verb.dep_ in ("acl", "amod") or any(child.dep_ == "nsubjpass" for child in verb.children))
    )


def judge_infinitive(verb: Token) -> Verdict | None:
    """Judge `to` and an infinitive by the word above: `is to`, `set to`, `has to`, a bare headline's `to cut`."""
    words = load_lexicon("modality")
    above = verb.head
    if verb.dep_ == "ROOT" or above.i == verb.i:
        return "forecast", "claims.modality_is_to"
    lower = above.lower_
    if lower in words["verbs"]["forecast_passive"] and verb.dep_ in ("xcomp", "ccomp", "advcl", "acl"):
        return ("negated" if lower == "unlikely" else "forecast"), "claims.modality_set_to"
    if verb.dep_ == "xcomp" and lower in ("is", "are", "was", "were", "'s", "’s", "’re"):
        subject = next((child for child in above.children if child.dep_ in SUBJECTS), None)
        if subject is not None and subject.lower_ in words["nouns"]["plans"]:
            return "target", "claims.modality_target_noun"
        return "forecast", "claims.modality_is_to"
    if verb.dep_ == "xcomp" and lower in words["verbs"]["obligation"]:
        return "target", "claims.modality_obligation"
    if verb.dep_ in ("acl", "relcl") and lower in words["nouns"]["plans"]:
        return "target", "claims.modality_plan_to"
    if lower in ("track", "course", "pace", "verge") and verb.dep_ in ("acl", "xcomp", "advcl", "relcl"):
        return "forecast", "claims.modality_set_to"
    headline = above.dep_ == "ROOT" and not any(token.tag_ in ("VBD", "VBZ", "VBP", "MD") for token in above.sent)
    if verb.dep_ in ("acl", "relcl") and headline and above.text[:1].isupper():
        return "forecast", "claims.modality_is_to"
    passive = any(child.dep_ == "auxpass" for child in verb.children)
    singled_out = any(child.lower_ in ("first", "last", "only", "latest") for child in above.children)
    if verb.dep_ in ("acl", "relcl") and passive and above.tag_.startswith("NN") and not singled_out:
        return "forecast", "claims.modality_is_to"
    if lower in ("failed", "fails", "fail") and verb.lower_ in words["verbs"]["reaching"]:
        return "negated", "claims.modality_negated"
    return None


def judge_time(verb: Token) -> Verdict | None:
    """Judge a verb in the present that tells of a time to come: `is estimated at 5bn next year`."""
    present = verb.tag_ in ("VBZ", "VBP") or any(
        child.dep_ == "auxpass" and child.lower_ in ("is", "are") for child in verb.children
    )
    if not present:
        return None
    for token in verb.subtree:
        if token.lower_ in ("next", "coming") and token.head.lower_ in (
            "year",
            "month",
            "week",
            "quarter",
            "season",
            "decade",
            "years",
        ):
            return "forecast", "claims.modality_time_to_come"
    return None


# --- nouns and adjectives ---------------------------------------------------------------------------------------------


def judge_noun(noun: Token, came: Token, quantity: Quantity) -> Verdict | None:
    """Judge what hangs from a forecast or a target: `a forecast of 3 percent`, `the 2 percent target`."""
    nouns = load_lexicon("modality")["nouns"]
    lower = noun.lower_
    if came.dep_ == "prep" and came.lower_ == "for" and lower in nouns["proposals"]:
        return "target", "claims.modality_target_noun"
    if lower not in nouns["forecast"] and lower not in nouns["target"]:
        return None
    if came.dep_ == "nummod" and quantity.type == "count":
        return None
    if came.dep_ in ("poss", "det", "acl", "relcl"):
        return None
    if came.dep_ == "prep" and came.lower_ not in ("of", "for", "at", "between", "from", "to"):
        return None
    if lower in nouns["forecast"]:
        return "forecast", "claims.modality_forecast_noun"
    return "target", "claims.modality_target_noun"


def read_description(anchor: Token, scene: Scene, quantity: Quantity) -> Verdict | None:
    """Judge by what describes the figure itself: `a planned 300 jobs`, `the 2 percent that it forecast`."""
    words = load_lexicon("modality")
    following = read_following(quantity, scene)
    if following is not None:
        return following
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
    after = [token for token in scene.sentence if not token.is_space and token.idx >= quantity.end][:9]
    place = 0
    while (
        place < 2
        and place < len(after)
        and after[place].tag_.startswith(("NN", "JJ"))
        and after[place].lower_ != "analysts"
    ):
        place += 1
    if place >= len(after) or not (after[place].lower_ == "that" or after[place].tag_ == "PRP"):
        return None
    for token in after[place:]:
        if token.tag_ in ("MD", "CC", ",", ":"):
            return None
        if token.tag_.startswith("VB"):
            entry = list_forms().get(token.lower_)
            if entry and entry[0] in ("forecast", "target"):
                return entry[0], "claims.modality_described"  # type: ignore[return-value]
            if token.lower_ not in ("had", "have", "has", "been"):
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


def read_denial(quantity: Quantity, scene: Scene) -> Verdict | None:
    """Read that the text denies the figure: `not 1.5 percent`, `did not reach 90 percent`, `no one in the top 10`."""
    words = [token for token in scene.sentence if not token.is_space and token.idx < quantity.start]
    clause: list[str] = []
    for token in reversed(words):
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
    tokens = [token for token in scene.sentence if not token.is_space and token.idx < quantity.start]
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
