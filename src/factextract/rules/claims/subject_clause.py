"""The subject that the clause names: its subject, its agent, what is traded, who has the share."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factextract.rules.claims.clauses import (
    SUBJECT_DEPS,
    Actor,
    Setting,
    clause_actor,
    earlier,
    find_agent,
    find_object,
    govern,
    govern_quantity,
    is_existential,
    skip_dateline,
)
from factextract.rules.claims.noun_phrases import (
    find_noun,
    holds_quantity,
    in_time,
    is_figure,
    is_noun,
    is_verb,
    offsets_of,
    word_set,
)
from factextract.rules.claims.readings import (
    NOTHING,
    Resolve,
    actor_phrase,
    make,
    quantity_at,
    skip_inner_quantity,
    take_over,
)
from factextract.rules.claims.whole_phrases import phrase_at, whole_phrase
from factextract.rules.mentions import Offsets, Reading

if TYPE_CHECKING:
    from spacy.tokens import Token

FROM_SUBJECT = frozenset({"claims.metric_figure_subject", "claims.metric_listed_figure", "claims.metric_particle"})


def read_agent(setting: Setting, metric: Reading | None, resolve: Resolve) -> Reading | None:
    """`72 percent of them held by enterprises`, `38,000 were filed by China`: the by-agent."""
    tokens = (
        [setting.anchor, setting.anchor.head] if setting.anchor.dep_ in ("nummod", "quantmod") else [setting.anchor]
    )
    if metric is not None:
        tokens.append(setting.scene.tokens_of(metric.start, metric.end).root)
    for token in tokens:
        for child in token.rights:
            if child.dep_ in ("acl", "relcl") and child.tag_ == "VBN" and child.lower_ not in word_set("joining"):
                agent = find_agent(child)
                if (
                    agent is not None
                    and not in_time(setting.scene, agent)
                    and not holds_quantity(setting.scene, agent.left_edge.i, agent.i + 1)
                ):
                    return make(
                        whole_phrase(setting.scene, agent),
                        "claims.subject_agent",
                        offsets_of(setting.scene, child.i, child.i + 1),
                    )
    governed = govern(setting.anchor)
    if governed is None:
        return None
    verb, branch = governed
    if branch.dep_ in ("nsubj", "nsubjpass"):
        agent = find_agent(verb)
        for child in verb.rights:
            if agent is None and child.dep_ in ("xcomp", "acomp") and child.tag_ == "VBN":
                agent = find_agent(child)
        if (
            agent is not None
            and agent.i != setting.anchor.i
            and not in_time(setting.scene, agent)
            and not holds_quantity(setting.scene, agent.left_edge.i, agent.i + 1)
        ):
            return make(
                whole_phrase(setting.scene, agent),
                "claims.subject_agent",
                offsets_of(setting.scene, verb.i, verb.i + 1),
            )
    return None


def read_share_attribute(setting: Setting, metric: Reading | None, resolve: Resolve) -> Reading | None:
    """`44 percent of finishers were women`: what the share is."""
    whole = metric is not None and metric.rule == "claims.metric_fronted_whole"
    if metric is None or (setting.quantity.type not in ("percentage", "fraction") and not whole):
        return None
    governed = govern(setting.anchor)
    if governed is None or governed[1].dep_ not in SUBJECT_DEPS:
        return None
    for child in governed[0].children:
        plural = child.dep_ == "attr" and child.i > setting.last and child.tag_ == "NNS"
        if plural and not holds_quantity(setting.scene, child.left_edge.i, child.i + 1):
            return make(whole_phrase(setting.scene, child), "claims.subject_share_is")
    return None


def read_traded(setting: Setting, metric: Reading | None, resolve: Resolve) -> Reading | None:
    """`paid $189,000 for a bungalow`, `sold the channel for $3bn`: what was traded."""
    if setting.quantity.type != "currency" or metric is not None:
        return None
    governed = govern(setting.anchor)
    if governed is None:
        return None
    verb = governed[0]
    cue = offsets_of(setting.scene, verb.i, verb.i + 1)
    k = setting.last
    if setting.word(k) == "(":
        while k < setting.scene.sentence.end and setting.word(k) != ")":
            k += 1
    reach = k + 4
    while k < min(reach, setting.scene.sentence.end) and setting.word(k) != "for":
        if is_verb(setting.doc[k]):
            break
        k += 1
    passive = any(child.dep_ == "auxpass" for child in verb.children) and verb.lower_ == "paid"
    if verb.lower_ in word_set("trading") and not passive:
        if setting.word(k) == "for" and not in_time(setting.scene, setting.doc[min(k + 1, len(setting.doc) - 1)]):
            start = skip_inner_quantity(setting, k + 1)
            inner = phrase_at(setting.scene, start) or share_phrase(setting, start)
            if inner is not None:
                return Reading(setting.doc[k + 1].idx, inner[1], "claims.subject_traded", cue)
        target = find_object(verb, setting.first)
        if target is not None and setting.word(setting.left) in ("for", "at") and target.i != governed[1].i:
            return make(whole_phrase(setting.scene, target), "claims.subject_traded", cue)
    return None


def share_phrase(setting: Setting, start: int) -> Offsets | None:
    """Give the phrase of a share that begins at token `start`: `80 per cent of Elmworks`."""
    for each in setting.scene.quantities:
        if setting.doc[start].idx <= each.start < setting.doc[start].idx + len(setting.doc[start]):
            end = setting.scene.tokens_of(each.start, each.end).end
            whole = phrase_at(setting.scene, end + 1) if setting.word(end) == "of" else None
            return None if whole is None else (each.start, whole[1])
    return None


def read_receiver(setting: Setting, metric: Reading | None, resolve: Resolve) -> Reading | None:
    """`40 percent of the money goes to hospitals`, `61 percent belong to tenants`: who has the share."""
    governed = govern(setting.anchor)
    if governed is None or governed[1].dep_ not in SUBJECT_DEPS or governed[0].lower_ not in word_set("receiving"):
        return None
    for child in governed[0].rights:
        if child.dep_ in ("prep", "dative") and child.lower_ in ("to", "from"):
            head = next((inner for inner in child.children if inner.dep_ == "pobj"), None)
            if head is not None and not holds_quantity(setting.scene, head.left_edge.i, head.i + 1):
                return make(whole_phrase(setting.scene, head), "claims.subject_receiver")
    return None


def read_fronted_group(setting: Setting, metric: Reading | None, resolve: Resolve) -> Reading | None:
    """`Among men aged 25 to 44 the rate was …`: the group that is named in front."""
    if metric is None or metric.rule not in FROM_SUBJECT:
        return None
    start = skip_dateline(setting.scene)
    if (
        setting.word(start) not in ("among", "for")
        or setting.word(start + 1) == "every"
        or in_time(setting.scene, setting.doc[start + 1])
    ):
        return None
    head = next((child for child in setting.doc[start].children if child.dep_ == "pobj"), None)
    if head is None or head.i >= setting.first or (head.tag_ not in ("NNS", "DT") and head.lower_ != "people"):
        return None
    phrase = whole_phrase(setting.scene, head)
    return make(phrase, "claims.subject_fronted_group") if phrase[1] <= metric.start else None


def read_ranked_object(setting: Setting, metric: Reading | None, resolve: Resolve) -> Reading | None:
    """`put the country first`, `lift the town from 14th to 11th`: the object that gets the rank."""
    if setting.quantity.type != "rank":
        return None
    governed = govern(setting.anchor)
    if governed is None:
        return None
    target = find_object(governed[0], setting.first)
    if target is None or target.i == governed[1].i or holds_quantity(setting.scene, target.left_edge.i, target.i + 1):
        return None
    return make(whole_phrase(setting.scene, target), "claims.subject_ranked_object")


def read_standard(setting: Setting, metric: Reading | None, resolve: Resolve) -> Reading | None:
    """`compared with the 15-minute standard`, `triple the 460 recorded in May`: a figure to compare with has no bearer.

    Where a pronoun follows it in a clause of its own, it is the pronoun's: `more than the €200 they paid`.
    """
    definite = setting.word(setting.first - 1) == "the"
    follows = setting.tag(setting.last)
    if definite and follows == "PRP" and setting.quantity.type in ("currency", "count", "percentage"):
        verb = setting.doc[setting.last].head
        if verb.lower_ in word_set("moving"):
            return NOTHING
        return make(offsets_of(setting.scene, setting.last, setting.last + 1), "claims.subject_actor")
    compared = setting.word(setting.left) == "against" or (
        setting.word(setting.left) in ("with", "to") and setting.word(setting.left - 1) == "compared"
    )
    if metric is not None and metric.start > setting.quantity.start and compared and definite:
        return NOTHING
    if metric is not None and metric.rule == "claims.metric_carrier" and compared_with(setting, metric):
        return NOTHING
    added = setting.word(setting.left) in (",", "–", "—", "-") and setting.quantity.type in ("percentage", "fraction")
    if added and metric is not None and metric.rule == "claims.metric_partitive" and earlier(setting):
        governed = govern(setting.anchor)
        if governed is not None and says_of_subject(setting, metric, governed[0]):
            return NOTHING  # "9,000 people fled, a third of them children"
    if definite and setting.quantity.type == "count" and follows == "VBN":
        return NOTHING
    return None


def says_of_subject(setting: Setting, metric: Reading, verb: Token) -> bool:
    """Whether a share behind a comma is of the people that the clause before counts in its subject."""
    if verb.i >= setting.first:
        return False
    opening = setting.scene.tokens_of(metric.start, metric.end)[0]
    return earlier(setting)[0].start < verb.idx or opening.lower_ == "them" or opening.tag_ == "PRP$"


def compared_with(setting: Setting, metric: Reading) -> bool:
    """Whether the carrier of a figure stands behind a word of comparison: `against the norm of 21`."""
    k = setting.scene.tokens_of(metric.start, metric.end).start - 1
    return setting.word(k) == "against" or (setting.word(k) in ("with", "to") and setting.word(k - 1) == "compared")


def read_told_for(setting: Setting, metric: Reading | None, resolve: Resolve) -> Reading | None:
    """`the limit is 110 km/h for cars`, `39 percent for Ann Ost`: whom a figure is for."""
    listed = metric is not None and metric.rule == "claims.metric_listed" and setting.word(setting.last) == "on"
    if (
        metric is None
        or not (listed or setting.word(setting.last) == "for")
        or setting.quantity.type in ("duration", "age", "rank")
    ):
        return None
    found = find_noun(setting.scene, setting.last + 1)
    if (
        found is None
        or in_time(setting.scene, setting.doc[found[1]])
        or holds_quantity(setting.scene, setting.last + 1, found[1] + 1)
    ):
        return None
    if setting.doc[found[1]].lower_ in ("time", "times", "now", "reasons", "example", "instance"):
        return None
    named = setting.quantity.type == "percentage" and (
        setting.doc[found[1]].tag_ in ("NNP", "NNPS") or setting.word(setting.left) == "against"
    )
    before = metric.end <= setting.quantity.start
    if not (before and (metric.rule in FROM_SUBJECT or named or metric.rule == "claims.metric_listed")):
        return None
    return make(phrase_at(setting.scene, setting.last + 1), "claims.subject_told_for")


def read_actor(setting: Setting, metric: Reading | None, resolve: Resolve) -> Reading | None:
    """`China had 4.43 million patents`, `Nanjing jumped from 12th`: the subject of the clause."""
    if metric is not None and metric.rule in FROM_SUBJECT:
        return NOTHING
    if (
        metric is not None
        and metric.rule == "claims.metric_fronted_whole"
        and setting.word(setting.left) in (",", "whom", "which")
    ):
        return NOTHING
    if setting.quantity.type == "multiple" and metric is not None and metric.start < setting.quantity.start:
        return NOTHING
    return read_actor_of(setting, metric, resolve, "claims.subject_actor")


def read_actor_of(setting: Setting, metric: Reading | None, resolve: Resolve, rule: str) -> Reading | None:
    """Give the subject of the clause that holds the quantity in its predicate, under this rule's name."""
    governed = find_clause(setting)
    if governed is None:
        return None
    verb, branch = governed
    if branch.dep_ in SUBJECT_DEPS or is_existential(verb):
        return NOTHING
    if verb.lower_ == "including" and is_noun(verb.head) and setting.quantity.type == "count":
        return NOTHING  # "Six people, including two children, were hurt"
    if fronted(setting, branch):
        return NOTHING
    actor = clause_actor(setting.scene, verb)
    if actor is None:
        return None
    if actor.how in ("own", "shared") and actor.token.i < setting.first <= actor.token.right_edge.i < verb.i:
        return NOTHING  # "Six people, including two children, were hurt"
    inner = quantity_at(setting, actor.token)
    if inner is not None and metric is not None and metric.rule == "claims.metric_fronted_whole":
        return NOTHING
    if inner is not None and actor.how != "own" and inner.type != "age":
        return take_over(setting, inner, resolve, rule)
    if is_source(setting, verb, actor) or is_aside(setting, metric, verb, branch, actor):
        return NOTHING
    if setting.first <= actor.token.i < setting.last:
        return None
    target = find_object(verb, setting.first)
    if (
        target is not None
        and target.i != branch.i
        and metric is not None
        and branch.lower_ == "at"
        and costs(setting, metric)
    ):
        return make(whole_phrase(setting.scene, target), rule, offsets_of(setting.scene, verb.i, verb.i + 1))
    if setting.quantity.type == "score" and target is not None and verb.lower_ in word_set("placing"):
        return make(whole_phrase(setting.scene, target), rule, offsets_of(setting.scene, verb.i, verb.i + 1))
    if (
        target is not None
        and target.i != branch.i
        and verb.lower_ in word_set("penalising")
        and setting.quantity.type in ("currency", "duration")
        and not holds_quantity(setting.scene, target.left_edge.i, target.i + 1)
    ):
        return make(whole_phrase(setting.scene, target), rule, offsets_of(setting.scene, verb.i, verb.i + 1))
    phrase = actor_phrase(setting, actor, apposition=True)
    if phrase[0] <= setting.quantity.start < phrase[1]:
        return NOTHING
    return make(phrase, rule, offsets_of(setting.scene, verb.i, verb.i + 1))


def find_clause(setting: Setting) -> tuple[Token, Token] | None:
    """Give the verb that governs the quantity, and its child through which."""
    if is_verb(setting.anchor):
        return setting.anchor, setting.anchor
    return govern_quantity(setting)


def fronted(setting: Setting, branch: Token) -> bool:
    """Whether the quantity stands in a phrase like `Of the 24,600 people, …` or `For every 10,000 people, …`."""
    start = setting.scene.sentence.start
    return branch.i <= start + 1 and setting.word(start) in ("of", "for", "among") and setting.first - start < 6


def is_source(setting: Setting, verb: Token, actor: Actor) -> bool:
    """Whether the clause's subject only says or counts the figure."""
    if actor.passive:
        return False
    passive = any(child.dep_ == "auxpass" for child in verb.children)
    infinitive = any(child.tag_ == "TO" for child in verb.children)
    apart = verb.tag_ == "VB" or infinitive or (verb.dep_ == "conj" and passive)
    for each in (verb, None if apart else actor.verb):  # "expects to cut 500 jobs" is no one's word
        if each is None or each.lower_ not in word_set("reporting"):
            continue
        if (
            each.lower_ in ("found", "admitted", "admits")
            and setting.tag(setting.last) != "IN"
            and is_object(setting, each)
        ):
            return False
        if each.lower_ not in ("reported", "reports", "report", "reporting", "recorded", "announced", "announces"):
            return True
        if setting.quantity.type == "count" and actor.token.lower_ in word_set("observers"):
            return True
    return False


def is_object(setting: Setting, verb: Token) -> bool:
    """Whether a count is of the verb's own object: `found 23 phones`."""
    head = setting.anchor.head if setting.anchor.dep_ == "nummod" else setting.anchor
    return setting.quantity.type == "count" and head.dep_ in ("dobj", "obj") and head.head.i == verb.i


AROUND = frozenset({"at", "on", "within", "against", "from", "after", "before"})
BESIDE = (AROUND - {"on"}) | {"inside", "outside", "above", "below", "to", "into", "over", "under"}


def is_aside(setting: Setting, metric: Reading | None, verb: Token, branch: Token, actor: Actor) -> bool:
    """Whether the figure only stands by in the clause, so that it is not said of the clause's subject."""
    kind, rule = setting.quantity.type, "" if metric is None else metric.rule
    absolute = branch.lower_ == "with" and kind in ("percentage", "fraction", "count")
    if absolute and (opens_absolute(setting, metric) or is_figure(actor.token)):
        return True
    if rule == "claims.metric_carrier" and branch.lower_ == "at" and metric is not None and costs(setting, metric):
        return False
    placed = (
        branch.dep_ == "prep" and branch.lower_ in ("in", "at", "among", "inside") and kind in ("count", "fraction")
    )
    if placed and rule == "claims.metric_counted_noun" and verb.lower_ in word_set("being"):
        return True
    if rule == "claims.metric_attributive" and kind == "duration" and stands_in(setting):
        return True
    beside = branch.dep_ == "prep" and kind != "age"
    won = kind in ("score", "ratio")  # "closed the half on a 14-3 run"
    if beside and branch.lower_ in (BESIDE if not won else {"in"}) and rule == "claims.metric_attributive":
        return True
    kept = verb.lower_ in word_set("keeping")
    if beside and not kept and branch.lower_ in AROUND - {"on"} and rule == "claims.metric_carrier":
        return True
    if rule == "claims.metric_moved_object":
        if verb.lower_ in word_set("estimating") or (verb.tag_ == "VBG" and verb.dep_ == "advcl"):
            return True
        target = find_object(verb, setting.first)
        return target is not None and target.lower_.rstrip("s") in (
            "estimate",
            "forecast",
            "projection",
            "outlook",
            "prediction",
        )
    if rule == "claims.metric_partitive" and kind == "percentage" and verb.lower_ in word_set("moving"):
        return False  # "the debt stands at 70 percent of output"
    if rule == "claims.metric_carrier" and branch.lower_ in ("to", "on") and branch.dep_ == "prep":
        return True
    told_share = rule == "claims.metric_partitive" and kind in ("percentage", "fraction")
    owned = rule == "claims.metric_carrier" or branch.dep_ == "prep" or verb.tag_ == "VBG"
    if rule == "claims.metric_counted_noun" and branch.lower_ == "by":
        return False
    if owned and is_figure(actor.token) and rule and rule not in FROM_SUBJECT and not told_share:
        return True
    if (
        (kind == "count" or (kind == "fraction" and rule == "claims.metric_counted_noun"))
        and actor.passive
        and actor.how != "noun"
        and branch.dep_ == "prep"
        and branch.lower_ in ("for", "to", "in")
    ):
        return True
    degrees = kind == "measurement" and (setting.quantity.unit or "").startswith("degree")
    return degrees and actor.token.lower_ == "it"


def stands_in(setting: Setting) -> bool:
    """Whether the noun of an attributive length of time stands behind a preposition: `in the 30-year history`."""
    head = setting.anchor if is_noun(setting.anchor.head) is False else setting.anchor.head
    return head.dep_ == "pobj" and head.head.lower_ in BESIDE | {"in", "of", "with"}


def costs(setting: Setting, metric: Reading) -> bool:
    """Whether the metric is the cost of what the clause tells: `were built at a cost of`."""
    return setting.scene.tokens_of(metric.start, metric.end)[-1].lower_ in ("cost", "costs", "expense")


def opens_absolute(setting: Setting, metric: Reading | None) -> bool:
    """Whether a participle says something of the figure itself: `with 85 percent of precincts reporting`."""
    if metric is None or metric.start < setting.quantity.end:
        return False
    k = setting.scene.tokens_of(metric.start, metric.end).end
    head = setting.scene.tokens_of(metric.start, metric.end).root
    if any(child.dep_ == "acl" and child.tag_ in ("VBG", "VBN") for child in head.rights):
        return True
    while setting.tag(k) == "RB":
        k += 1
    return setting.tag(k) in ("VBG", "VBN")
