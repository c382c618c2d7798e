"""What a verb, an auxiliary or a noun says about the figures that hang from it."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType
from typing import TYPE_CHECKING, TypeAlias

from factextract.lexicon import load_lexicon
from factextract.records import Modality
from factextract.rules.mentions import Quantity

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

    from factextract.rules.claims.scene import Scene

Verdict: TypeAlias = tuple[Modality, str]
"""A modality and the name of the rule that read it."""

ASSERTED: Verdict = ("asserted", "claims.modality_asserted")
SUBJECTS = ("nsubj", "nsubjpass", "csubj", "expl")


HIGHEST_CLIMB = 14


def is_verb(token: Token) -> bool:
    """Whether the token is a verb."""
    return token.tag_.startswith("VB")


@cache
def list_forms() -> Mapping[str, tuple[str, str]]:
    """Give each form of a verb with its class and its base form."""
    forms: dict[str, tuple[str, str]] = {}
    verbs = load_lexicon("modality")["verbs"]
    for name in ("forecast", "target", "hypothetical"):
        for row in verbs[name]:
            words = row.split()
            for word in words:
                forms.setdefault(word, (name, words[0]))
    return MappingProxyType(forms)


def find_verb(form: str) -> str | None:
    """Give the class of a verb's form, or None."""
    entry = list_forms().get(form)
    return entry[0] if entry else None


def judge_verb(verb: Token, scene: Scene, *, came: Token | None) -> Verdict | None:
    """Say how a verb means what hangs from it: by its auxiliaries, its own meaning, and a `to` before it."""
    modal = judge_auxiliaries(verb, scene)
    if modal is not None:
        seeks = came is not None and came.dep_ == "xcomp" and find_verb(verb.lower_) == "target"
        return ("target", "claims.modality_intended") if seeks and modal[0] == "forecast" else modal
    if is_ordered(verb):
        return "target", "claims.modality_intended"
    if is_conditional(verb):
        return "hypothetical", "claims.modality_condition"
    words = load_lexicon("modality")
    infinitive = any(child.lower_ == "to" and child.dep_ == "aux" for child in verb.children)
    if infinitive:
        above = judge_infinitive(verb, came)
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
    if verb.lower_ in ("is", "are") and came.dep_ == "prep":
        for child in verb.children:
            if child.dep_ == "acomp" and child.lower_ == "due" and child.i < came.i and not list(child.rights):
                return "forecast", "claims.modality_set_to"
    if verb.lower_ in ("is", "are", "was", "were", "be", "been", "remains", "includes", "include"):
        subject = next((child for child in verb.children if child.dep_ in SUBJECTS), None)
        for child in subject.children if subject is not None else ():
            for name in ("forecast", "target"):
                if child.dep_ == "amod" and child.lower_ in words["adjectives"][name]:
                    return name, "claims.modality_described"
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
    if came.dep_ == "prep" and came.lower_ == "of" and came.i < verb.i:
        return None
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
    if verb.lower_ in ("face", "faces", "facing") and came.dep_ == "dobj":
        rises = load_lexicon("modality")["nouns"]["rises"]
        return ("forecast", "claims.modality_foreseen") if came.lower_ in rises else None
    if verb.lower_ == "seen" and came.lower_ == "at":
        levels = [child for child in came.children if child.tag_ == "CD" or child.lower_ in ("rate", "percent", "%")]
        return ("forecast", "claims.modality_foreseen") if levels else None
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
            if is_promised(verb):
                return "target", "claims.modality_intended"
            undone = lower in ("would", "'d", "’d") and any(
                grand.lower_ == "have" and grand.dep_ == "aux" for grand in verb.children
            )
            if undone and not names_year(verb.sent):
                return "hypothetical", "claims.modality_condition"
            if lower in ("would", "'d", "’d") and (has_condition(verb) or not is_foretold(verb)):
                return "hypothetical", "claims.modality_condition"
            return "forecast", "claims.modality_will"
    return None


def is_promised(verb: Token) -> bool:
    """Whether the verb's clause is what someone promises: `ministers pledged that all would be paid`."""
    promising = load_lexicon("modality")["verbs"]["promising"]
    return verb.dep_ == "ccomp" and list_forms().get(verb.head.lower_, ("", ""))[1] in promising


def is_ordered(verb: Token) -> bool:
    """Whether the verb tells, in the bare form, what someone orders: `ordered that each be paid $50`."""
    bare = verb.tag_ == "VB" or any(child.lower_ == "be" and child.dep_ == "auxpass" for child in verb.children)
    if not bare or verb.dep_ != "ccomp" or not any(child.lower_ == "that" for child in verb.children):
        return False
    helped = any(child.dep_ == "aux" for child in verb.children)
    ordering = load_lexicon("modality")["verbs"]["ordering"]
    return not helped and verb.head.lower_ in ordering


def names_year(sentence: Span) -> bool:
    """Whether a year to come is named as the end: `by 2030`."""
    for token in sentence:
        following = list(sentence.doc[token.i + 1 : min(token.i + 5, sentence.end)])
        if token.lower_ == "by" and any(each.text[:2] in ("20", "21") and len(each) == 4 for each in following):
            return True
    return False


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
    return names_year(sentence) or any(token.lower_ == "according" for token in sentence)


def is_reported(verb: Token, forms: frozenset[str]) -> bool:
    """Whether a verb of saying in the past stands above: `said it would`, `it would, she said`."""
    node = verb
    for _ in range(HIGHEST_CLIMB):
        above = node.head
        if above.i == node.i:
            return any(child.dep_ == "parataxis" and child.lower_ in forms for child in node.children)
        if above.lower_ in forms and is_quoted(verb, above):
            return False
        if above.lower_ in forms and above.tag_ in ("VBD", "VBN") and node.dep_ in ("ccomp", "conj", "advcl", "xcomp"):
            return True
        node = above
    return False


def is_quoted(verb: Token, speaking: Token) -> bool:
    """Whether the verb stands in the words of a quotation, and the verb of saying outside."""
    first, last = min(verb.i, speaking.i), max(verb.i, speaking.i)
    marks = [token for token in verb.doc[first:last] if token.text in '"“”']
    return len(marks) % 2 == 1


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


def judge_infinitive(verb: Token, came: Token | None) -> Verdict | None:
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
    if verb.dep_ == "xcomp" and lower in ("have", "has", "had", "is", "are"):
        yet = any(child.lower_ == "yet" for token in (verb, above) for child in token.children)
        if yet:
            reached = verb.lower_ in words["verbs"]["reaching"] and came is not None and came.dep_ != "advcl"
            return ("negated", "claims.modality_negated") if reached else ASSERTED
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
    futurate = verb.tag_ in ("VBZ", "VBP") and not any(child.dep_ in ("aux", "auxpass") for child in verb.children)
    if futurate and verb.lower_ not in load_lexicon("modality")["verbs"]["standing"] and names_day(verb):
        return "forecast", "claims.modality_time_to_come"
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


def names_day(verb: Token) -> bool:
    """Whether a bare day to come hangs from the verb: `opens on Monday`, `turns 90 tomorrow`."""
    days = load_lexicon("times")["weekdays"]["names"]
    for child in verb.rights:
        if (child.text in days or child.lower_ == "tomorrow") and child.dep_ in ("npadvmod", "advmod", "dobj"):
            return not list(child.lefts)
        if child.dep_ == "prep" and child.lower_ == "on":
            return any(grand.text in days and not list(grand.lefts) for grand in child.children)
    return False


def judge_noun(noun: Token, came: Token, quantity: Quantity) -> Verdict | None:
    """Judge what hangs from a forecast or a target: `a forecast of 3 percent`, `the 2 percent target`."""
    nouns = load_lexicon("modality")["nouns"]
    lower = noun.lower_
    share = quantity.type in ("percentage", "fraction", "ratio")
    if came.dep_ == "prep" and came.lower_ == "of" and lower in nouns["chances"] and not share:
        return "hypothetical", "claims.modality_chance"
    if quantity.type == "measurement" and lower in ("goal", "goals") and came.dep_ != "prep":
        return None
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
