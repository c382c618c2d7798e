"""The subject of a claim: who or what the figure is said of, where it is named apart from the metric."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, TypeAlias

from factextract.rules.claims.clauses import (
    SUBJECT_DEPS,
    Actor,
    Setting,
    earlier,
    find_actor,
    find_agent,
    find_object,
    govern,
    is_existential,
    place_quantity,
    skip_dateline,
    surface_actor,
    top_noun,
    verb_between,
)
from factextract.rules.claims.metric import (
    actor_phrase,
    choose_base,
    continuation_cue,
    quantity_at,
    read_metric,
    skip_inner_quantity,
)
from factextract.rules.claims.noun_phrases import (
    BREAKS,
    find_noun,
    find_start,
    holds_quantity,
    in_time,
    is_figure,
    is_name,
    is_noun,
    is_verb,
    offsets_of,
    phrase_at,
    phrase_before,
    whole_phrase,
    word_set,
)
from factextract.rules.mentions import Offsets, Quantity, Reading

if TYPE_CHECKING:
    from spacy.tokens import Token

    from factextract.rules.claims.scene import Scene

MAX_DEPTH = 6
"""How many times a subject may be taken over from a quantity before."""

Reader: TypeAlias = Callable[[Setting, "Reading | None", int], "Reading | None"]

NOTHING = Reading(0, 0, "claims.subject_none")
"""What a reader gives that knows that there is no subject, so that no other is asked."""

FROM_BASE = frozenset(
    {
        "claims.metric_conversion",
        "claims.metric_continued",
        "claims.metric_restated",
        "claims.metric_apposed",
        "claims.metric_rank_of_counted",
    }
)
FROM_SUBJECT = frozenset({"claims.metric_figure_subject", "claims.metric_listed_figure"})


def read_subject(quantity: Quantity, scene: Scene, metric: Reading | None) -> Reading | None:
    """Give the span of who or what the figure is said of, or None where the sentence names none apart from the metric."""
    return read_at_depth(quantity, scene, metric, 0)


def read_at_depth(quantity: Quantity, scene: Scene, metric: Reading | None, depth: int) -> Reading | None:
    """Try the readers in order; `depth` counts how often a subject was already taken over."""
    if depth > MAX_DEPTH or not len(scene.sentence):
        return None
    setting = place_quantity(quantity, scene)
    for reader in PARSED if scene.parsed else UNPARSED:
        reading = reader(setting, metric, depth)
        if reading is None:
            continue
        if reading is NOTHING or metric is not None and contains(metric.offsets, reading.offsets):
            return None
        return reading
    return None


def contains(outer: Offsets, inner: Offsets) -> bool:
    """Whether the first stretch holds the second."""
    return outer[0] <= inner[0] and inner[1] <= outer[1]


def make(offsets: Offsets | None, rule: str, cue: Offsets | None = None) -> Reading | None:
    """Give the reading of a phrase, or None where there is no phrase."""
    return None if offsets is None else Reading(offsets[0], offsets[1], rule, cue)


def inherit(setting: Setting, base: Quantity, depth: int, rule: str) -> Reading:
    """Give the subject of another quantity of the sentence under this rule's name."""
    reading = read_at_depth(base, setting.scene, read_metric(base, setting.scene), depth + 1)
    return NOTHING if reading is None else Reading(reading.start, reading.end, rule, base.offsets)


def read_base(setting: Setting, metric: Reading | None, depth: int) -> Reading | None:
    """A figure that goes on from the one before (`up 9 percent`, `($2bn)`) is said of the same."""
    before = earlier(setting)
    if not before:
        return None
    left = setting.word(setting.left)
    bracketed = left in ("(", "[") and before[0].type == setting.quantity.type
    if bracketed and not setting.scene.text[before[0].end : setting.doc[setting.left].idx].strip():
        return inherit(setting, before[0], depth, "claims.subject_conversion")
    cue = continuation_cue(setting)
    if cue is not None and (metric is None or metric.rule == "claims.metric_continued"):
        return inherit(setting, choose_base(setting, before, cue), depth, "claims.subject_continued")
    if metric is None or metric.rule not in FROM_BASE:
        return None
    for base in before:
        if base.offsets == metric.cue:
            return inherit(setting, base, depth, "claims.subject_continued")
    return None


def read_hyphenated_count(setting: Setting, metric: Reading | None, depth: int) -> Reading | None:
    """`The 220-seat jets`: the whole phrase is what has the seats."""
    if metric is None or metric.rule != "claims.metric_hyphenated_count":
        return None
    found = find_noun(setting.scene, setting.first + 1 if setting.last - setting.first == 1 else setting.last)
    if found is None:
        return NOTHING
    head = setting.doc[found[1]]
    if head.dep_ == "appos" and is_noun(head.head):
        return make(whole_phrase(setting.scene, head.head, coordination=False), "claims.subject_hyphenated_count")
    return make(whole_phrase(setting.scene, head), "claims.subject_hyphenated_count")


def read_age_bearer(setting: Setting, metric: Reading | None, depth: int) -> Reading | None:
    """`Ann Ost, 42,`, `a farm worker aged 41`, `the 15-year-old boy`: whose age it is."""
    if setting.quantity.type != "age" or metric is not None and metric.rule in FROM_SUBJECT:
        return None
    scene, left = setting.scene, setting.left
    before = earlier(setting)
    if before and before[0].type == "age" and scene.text[before[0].end : setting.quantity.start].strip() in (",", "and", "or", ", and"):
        return inherit(setting, before[0], depth, "claims.subject_age_bearer")
    if "old" in setting.quantity_text.lower():
        found = find_noun(scene, setting.last)
        begin = setting.first
        while begin > scene.sentence.start and (setting.tag(begin - 1) in ("DT", "PRP$", "JJ", "POS", "NN", "NNP")):
            begin -= 1
        apposed = found is not None and setting.doc[found[1]].dep_ == "appos" and is_noun_at(setting, begin - 2)
        if setting.word(begin - 1) == "," and begin - 2 >= scene.sentence.start and (apposed or setting.doc[begin - 2].tag_ in ("NNP", "NNPS")):
            named = phrase_before(scene, begin - 1)
            if named is not None:
                return make(named, "claims.subject_age_bearer")
        if found is None:
            return read_actor_of(setting, metric, depth, "claims.subject_age_bearer") if is_predicate(setting) else NOTHING
        return make(whole_phrase(scene, setting.doc[found[1]]), "claims.subject_age_bearer")
    if setting.word(left) in (",", "(", "–", "—") and left > scene.sentence.start:
        named = phrase_before(scene, left)
        if named is not None:
            return make(named, "claims.subject_age_bearer")
    if setting.word(left) in ("aged", "age", "ages") or is_noun_at(setting, left):
        k = left - 1 if setting.word(left) in ("aged", "age", "ages") else left
        while setting.word(k) in (",", "who", "are", "is", "was", "were"):
            k -= 1
        if is_noun_at(setting, k) or setting.word(k) in ("those", "anyone", "everyone", "him", "her", "them"):
            start = whole_phrase(scene, setting.doc[k])[0]
            return Reading(start, offsets_of(scene, k, k + 1)[1], "claims.subject_age_bearer")
    return None


def is_predicate(setting: Setting) -> bool:
    """Whether the quantity is said of a subject by a form of `be`."""
    governed = govern(setting.anchor)
    return governed is not None and governed[1].dep_ in ("attr", "acomp")


def is_noun_at(setting: Setting, i: int) -> bool:
    """Whether token `i` is a noun of the sentence outside any time expression."""
    if not setting.scene.sentence.start <= i < setting.scene.sentence.end:
        return False
    return is_name(setting.doc[i]) and not in_time(setting.scene, setting.doc[i])


def read_bracketed(setting: Setting, metric: Reading | None, depth: int) -> Reading | None:
    """`followed by Elm ($18m) and Ash ($9m)`: the name in front of the bracket."""
    if setting.word(setting.left) not in ("(", "[") or setting.quantity.type == "age":
        return None
    k = setting.left - 1
    tags = ("NNP", "NNPS", "NNS") if setting.quantity.type == "percentage" else ("NNP", "NNPS")
    if k < setting.scene.sentence.start or setting.doc[k].tag_ not in tags or in_time(setting.scene, setting.doc[k]):
        return None
    return make(phrase_before(setting.scene, k + 1), "claims.subject_bracketed")


def read_score_side(setting: Setting, metric: Reading | None, depth: int) -> Reading | None:
    """`Elm 1 – 0 Ash`: the side that is named in front."""
    if setting.quantity.type != "score" or not is_noun_at(setting, setting.left):
        return None
    governed = govern(setting.anchor)
    if governed is not None and not (governed[1].dep_ in SUBJECT_DEPS):
        found = find_object(governed[0], setting.first)
        if found is not None or governed[0].i < setting.first:
            return None
    return make(phrase_before(setting.scene, setting.left + 1), "claims.subject_score_side")


def read_listed(setting: Setting, metric: Reading | None, depth: int) -> Reading | None:
    """`Ost won 51,764 votes, Ash 37,098`: the noun in front, where the verb is left out."""
    if metric is None or metric.rule not in ("claims.metric_listed", "claims.metric_listed_figure", "claims.metric_elided"):
        return None
    if metric.rule == "claims.metric_listed_figure":
        return NOTHING
    base = next((each for each in earlier(setting) if each.offsets == metric.cue), None)
    if base is None:
        return None
    scene, left = setting.scene, setting.left
    end = scene.tokens_of(base.start, base.end).end
    if metric.rule == "claims.metric_elided" and verb_between(scene, end, setting.first):
        return None
    nearest = earlier(setting)[0]
    if setting.word(left) == "and" and scene.tokens_of(nearest.start, nearest.end).end == left:
        return inherit(setting, nearest, depth, "claims.subject_listed")
    moved = setting.movement is not None and base.offsets in scene.movements
    if setting.word(left) in ("by", "to", "in", "at", "with", "on"):
        if moved:
            return inherit(setting, base, depth, "claims.subject_listed")
        left -= 1
    named = setting.tag(left) == "JJ" and setting.doc[left].text[:1].isupper()
    if (is_noun_at(setting, left) or named) and left >= end:
        opened = phrase_before(scene, left + 1)
        if opened is not None and opened[0] > base.end and not contains(metric.offsets, opened):
            return make(opened, "claims.subject_listed")
    return inherit(setting, base, depth, "claims.subject_listed")


def read_agent(setting: Setting, metric: Reading | None, depth: int) -> Reading | None:
    """`72 percent of them held by enterprises`, `38,000 were filed by China`: the by-agent."""
    tokens = [setting.anchor, setting.anchor.head] if setting.anchor.dep_ in ("nummod", "quantmod") else [setting.anchor]
    if metric is not None:
        tokens.append(setting.scene.tokens_of(metric.start, metric.end).root)
    for token in tokens:
        for child in token.rights:
            if child.dep_ in ("acl", "relcl") and child.tag_ == "VBN" and child.lower_ not in JOINING:
                agent = find_agent(child)
                if agent is not None and not holds_quantity(setting.scene, agent.left_edge.i, agent.i + 1):
                    return make(whole_phrase(setting.scene, agent), "claims.subject_agent", offsets_of(setting.scene, child.i, child.i + 1))
    governed = govern(setting.anchor)
    if governed is None:
        return None
    verb, branch = governed
    if branch.dep_ in ("nsubj", "nsubjpass"):
        agent = find_agent(verb)
        for child in verb.rights:
            if agent is None and child.dep_ in ("xcomp", "acomp") and child.tag_ == "VBN":
                agent = find_agent(child)
        if agent is not None and agent.i != setting.anchor.i and not holds_quantity(setting.scene, agent.left_edge.i, agent.i + 1):
            return make(whole_phrase(setting.scene, agent), "claims.subject_agent", offsets_of(setting.scene, verb.i, verb.i + 1))
    return None


JOINING = frozenset({"followed", "led", "joined", "accompanied", "trailed"})


def read_possessor(setting: Setting, metric: Reading | None, depth: int) -> Reading | None:
    """`the nation's 92,000 cases`, `its 15,000 jobs`: whose they are."""
    left = setting.left
    if setting.tag(left) == "POS" and not in_time(setting.scene, setting.doc[max(left - 1, 0)]):
        return make(phrase_before(setting.scene, left), "claims.subject_possessor")
    if setting.tag(left) in ("PRP$", "WP$"):
        return make(offsets_of(setting.scene, left, left + 1), "claims.subject_possessor")
    return None


def read_container(setting: Setting, metric: Reading | None, depth: int) -> Reading | None:
    """`a convoy of 60 trucks`: the whole that the counted things make up."""
    head = setting.left - 1
    if setting.word(setting.left) == "of" and head >= setting.scene.sentence.start:
        if quantity_at(setting, setting.doc[head]) is not None:
            return NOTHING
    if setting.quantity.type != "count" or setting.word(setting.left) != "of" or metric is None:
        return None
    if head < setting.scene.sentence.start:
        return None
    if not is_noun_at(setting, head) or metric.start < setting.quantity.start:
        return None
    if setting.doc[head].lower_ not in word_set("containers"):
        return None
    start = find_start(setting.scene, setting.doc[head], setting.scene.sentence.start)
    return make(offsets_of(setting.scene, start, head + 1), "claims.subject_container")


def read_share_attribute(setting: Setting, metric: Reading | None, depth: int) -> Reading | None:
    """`44 percent of finishers were women`: what the share is."""
    whole = metric is not None and metric.rule == "claims.metric_fronted_whole"
    if metric is None or setting.quantity.type not in ("percentage", "fraction") and not whole:
        return None
    governed = govern(setting.anchor)
    if governed is None or governed[1].dep_ not in SUBJECT_DEPS:
        return None
    for child in governed[0].children:
        if child.dep_ == "attr" and child.i > setting.last and child.tag_ == "NNS":
            if not holds_quantity(setting.scene, child.left_edge.i, child.i + 1):
                return make(whole_phrase(setting.scene, child), "claims.subject_share_is")
    return None


def read_worth(setting: Setting, metric: Reading | None, depth: int) -> Reading | None:
    """`24 jets worth $3bn`: what has that worth."""
    left = setting.left
    if setting.word(left) not in ("worth", "costing", "totalling", "totaling", "priced", "valued"):
        return None
    k = left - 1
    while setting.word(k) in (",", "at"):
        k -= 1
    before = earlier(setting)
    if setting.word(left - 1) == "," and before and not verb_between(setting.scene, setting.scene.tokens_of(*before[0].offsets).end, left):
        return inherit(setting, before[0], depth, "claims.subject_worth") if before[0].type != "count" else None
    if not is_noun_at(setting, k):
        return None
    noun = top_noun(setting.scene, k)
    start = find_start(setting.scene, noun, setting.scene.sentence.start)
    return make(offsets_of(setting.scene, start, k + 1), "claims.subject_worth", offsets_of(setting.scene, left, left + 1))


def read_traded(setting: Setting, metric: Reading | None, depth: int) -> Reading | None:
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
    if verb.lower_ in word_set("trading"):
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


def read_receiver(setting: Setting, metric: Reading | None, depth: int) -> Reading | None:
    """`40 percent of the money goes to hospitals`, `61 percent belong to tenants`: who has the share."""
    governed = govern(setting.anchor)
    if governed is None or governed[1].dep_ not in SUBJECT_DEPS or governed[0].lower_ not in RECEIVING:
        return None
    for child in governed[0].rights:
        if child.dep_ in ("prep", "dative") and child.lower_ in ("to", "from"):
            head = next((inner for inner in child.children if inner.dep_ == "pobj"), None)
            if head is not None and not holds_quantity(setting.scene, head.left_edge.i, head.i + 1):
                return make(whole_phrase(setting.scene, head), "claims.subject_receiver")
    return None


RECEIVING = frozenset({"go", "goes", "went", "belong", "belongs", "belonged"})


def read_cost_noun(setting: Setting, metric: Reading | None, depth: int) -> Reading | None:
    """`a detached house cost £429,000`, also where the tagger takes `cost` for a noun: what it costs."""
    if setting.quantity.type != "currency" or setting.word(setting.left) not in ("cost", "costs"):
        return None
    if not is_noun(setting.doc[setting.left]):
        return None
    return make(phrase_before(setting.scene, setting.left), "claims.subject_actor")


def read_adjacent(setting: Setting, metric: Reading | None, depth: int) -> Reading | None:
    """`Elm, about 45 kilometres to the south`, `a wall six metres high`, `Ash, 14th in the table`: the noun in front."""
    if setting.quantity.type not in ("measurement", "rank", "duration", "currency") or metric is not None:
        return None
    k = setting.left
    if setting.quantity.type == "currency":
        if setting.word(k) not in ("at", "for") or not is_noun_at(setting, k - 1):
            return None
        k -= 1
    elif setting.word(k) in (",", "–", "—"):
        k -= 1
        if setting.quantity.type == "duration":
            return None
    if setting.word(setting.left) in PLACED:
        k = setting.left - 1
        if setting.word(k) == ",":
            k -= 1
    if not is_noun_at(setting, k):
        return None
    if setting.word(setting.left) in (",", "–", "—", *PLACED):
        return make(phrase_before(setting.scene, k + 1), "claims.subject_adjacent")
    noun = top_noun(setting.scene, k)
    start = find_start(setting.scene, noun, setting.scene.sentence.start)
    return make(offsets_of(setting.scene, start, k + 1), "claims.subject_adjacent")


PLACED = ("ranked", "located", "situated", "lying", "seeded")


def read_bearer_with(setting: Setting, metric: Reading | None, depth: int) -> Reading | None:
    """`a borrower with a loan of 3 million crowns`, `firms with 50 workers`: the noun in front of `with`."""
    token = setting.anchor
    for _ in range(8):
        if token.lower_ == "with" and token.dep_ == "prep":
            noun = token.head
            comma = setting.scene.doc[token.i - 1].text == ","
            if not is_noun(noun) or noun.i >= token.i or setting.scene.doc[token.i - 1].text in BREAKS and not comma:
                return None
            if noun.dep_ in ("dobj", "attr") and holds_quantity(setting.scene, noun.left_edge.i, noun.i + 1):
                return None
            start = find_start(setting.scene, noun, setting.scene.sentence.start)
            return make(offsets_of(setting.scene, start, token.i - comma), "claims.subject_with")
        if is_verb(token) or token.head.i == token.i:
            return None
        token = token.head
    return None


def read_fronted_group(setting: Setting, metric: Reading | None, depth: int) -> Reading | None:
    """`Among men aged 25 to 44 the rate was …`: the group that is named in front."""
    if metric is None or metric.rule not in FROM_SUBJECT:
        return None
    start = skip_dateline(setting.scene)
    if setting.word(start) not in ("among", "for") or setting.word(start + 1) == "every" or in_time(setting.scene, setting.doc[start + 1]):
        return None
    head = next((child for child in setting.doc[start].children if child.dep_ == "pobj"), None)
    if head is None or head.i >= setting.first or head.tag_ not in ("NNS", "DT") and head.lower_ != "people":
        return None
    phrase = whole_phrase(setting.scene, head)
    return make(phrase, "claims.subject_fronted_group") if phrase[1] <= metric.start else None


def read_ranked_name(setting: Setting, metric: Reading | None, depth: int) -> Reading | None:
    """`No. 5 Elmworks beat …`: the name behind the rank."""
    if setting.quantity.type != "rank" or metric is not None:
        return None
    start = setting.last
    while setting.word(start) in ("-", "ranked", "seeded", "placed", "seed"):
        start += 1
    found = find_noun(setting.scene, start)
    if found is None or setting.doc[found[1]].tag_ not in ("NNP", "NNPS"):
        return None
    return make(phrase_at(setting.scene, start), "claims.subject_ranked_name")


def read_ranked_object(setting: Setting, metric: Reading | None, depth: int) -> Reading | None:
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


def read_actor(setting: Setting, metric: Reading | None, depth: int) -> Reading | None:
    """`China had 4.43 million patents`, `Nanjing jumped from 12th`: the subject of the clause."""
    if metric is not None and metric.rule in FROM_SUBJECT:
        return NOTHING
    if metric is not None and metric.rule == "claims.metric_fronted_whole" and setting.word(setting.left) in (",", "whom", "which"):
        return NOTHING
    if setting.quantity.type == "multiple" and metric is not None and metric.start < setting.quantity.start:
        return NOTHING
    return read_actor_of(setting, metric, depth, "claims.subject_actor")


def read_actor_of(setting: Setting, metric: Reading | None, depth: int, rule: str) -> Reading | None:
    """Give the subject of the clause that holds the quantity in its predicate, under this rule's name."""
    governed = find_clause(setting)
    if governed is None:
        return None
    verb, branch = governed
    if branch.dep_ in SUBJECT_DEPS or is_existential(verb):
        return NOTHING
    if fronted(setting, branch):
        return NOTHING
    actor = find_actor(verb)
    if actor is None or actor.token.i < skip_dateline(setting.scene):
        noun = surface_actor(setting.scene, verb.i) if is_verb(verb) else None
        if noun is None or noun.i < skip_dateline(setting.scene):
            return None
        actor = Actor(noun, "own", False, verb)
    inner = quantity_at(setting, actor.token)
    if inner is not None and actor.how != "own":
        return inherit(setting, inner, depth, rule)
    if is_source(setting, verb, actor) or is_aside(setting, metric, verb, branch, actor):
        return NOTHING
    if setting.first <= actor.token.i < setting.last:
        return None
    phrase = actor_phrase(setting, actor, apposition=True)
    if phrase[0] <= setting.quantity.start < phrase[1]:
        return NOTHING
    return make(phrase, rule, offsets_of(setting.scene, verb.i, verb.i + 1))


def find_clause(setting: Setting) -> tuple[Token, Token] | None:
    """Give the verb that governs the quantity, and its child through which."""
    if is_verb(setting.anchor):
        return setting.anchor, setting.anchor
    return govern(setting.anchor)


def fronted(setting: Setting, branch: Token) -> bool:
    """Whether the quantity stands in a phrase like `Of the 24,600 people, …` or `For every 10,000 people, …`."""
    start = setting.scene.sentence.start
    return branch.i <= start + 1 and setting.word(start) in ("of", "for", "among") and setting.first - start < 6


def is_source(setting: Setting, verb: Token, actor: Actor) -> bool:
    """Whether the clause's subject only says or counts the figure."""
    if actor.passive:
        return False
    for each in (verb, actor.verb):
        if each is None or each.lower_ not in word_set("reporting"):
            continue
        if each.lower_ not in ("reported", "reports", "report", "reporting", "recorded", "announced", "announces"):
            return True
        if setting.quantity.type == "count" and actor.token.lower_ in OBSERVERS:
            return True
    return False


OBSERVERS = frozenset({"police", "officials", "witnesses", "analysts", "authorities", "doctors", "experts", "scientists", "media"})
AROUND = frozenset({"at", "on", "within", "against", "from", "after", "before"})


def is_aside(setting: Setting, metric: Reading | None, verb: Token, branch: Token, actor: Actor) -> bool:
    """Whether the figure only stands by in the clause, so that it is not said of the clause's subject."""
    kind, rule = setting.quantity.type, "" if metric is None else metric.rule
    if branch.lower_ == "with" and kind in ("percentage", "fraction", "count"):
        if opens_absolute(setting, metric) or is_figure(actor.token):
            return True
    if branch.dep_ == "prep" and branch.lower_ in AROUND and kind != "age":
        if rule == "claims.metric_attributive" or rule == "claims.metric_carrier" and branch.lower_ != "on":
            return True
    if rule == "claims.metric_moved_object":
        if verb.lower_ in word_set("estimating") or verb.tag_ == "VBG" and verb.dep_ == "advcl":
            return True
        target = find_object(verb, setting.first)
        return target is not None and target.lower_ in ("estimate", "estimates", "forecast", "forecasts", "projection", "projections")
    if is_figure(actor.token) and rule.startswith("claims.metric_") and rule not in FROM_SUBJECT:
        if rule == "claims.metric_carrier" or branch.dep_ == "prep" or verb.tag_ == "VBG":
            return True
    if kind == "count" and actor.passive and branch.dep_ == "prep" and branch.lower_ in ("for", "to", "in", "on"):
        return True
    degrees = kind == "measurement" and (setting.quantity.unit or "").startswith("degree")
    return degrees and actor.token.lower_ == "it"


def opens_absolute(setting: Setting, metric: Reading | None) -> bool:
    """Whether a participle says something of the figure itself: `with 85 percent of precincts reporting`."""
    if metric is None or metric.start < setting.quantity.end:
        return False
    k = setting.scene.tokens_of(metric.start, metric.end).end
    if setting.tag(k - 1) in ("VBG", "VBN"):
        return True
    while setting.tag(k) == "RB":
        k += 1
    return setting.tag(k) in ("VBG", "VBN")


def read_untagged(setting: Setting, metric: Reading | None, depth: int) -> Reading | None:
    """Without a parse: the name in front of an age, and a possessor in front of the number."""
    scene, left = setting.scene, setting.left
    if left <= scene.sentence.start:
        return None
    if setting.quantity.type == "age" and setting.word(left) in (",", "("):
        return make(phrase_before(scene, left), "claims.subject_untagged")
    if setting.word(left) in ("'s", "’s"):
        return make(phrase_before(scene, left), "claims.subject_untagged")
    if setting.word(left) in ("its", "their", "his", "her", "our", "my", "your"):
        return make(offsets_of(scene, left, left + 1), "claims.subject_untagged")
    return None


PARSED: tuple[Reader, ...] = (
    read_base,
    read_hyphenated_count,
    read_age_bearer,
    read_bracketed,
    read_score_side,
    read_listed,
    read_agent,
    read_possessor,
    read_container,
    read_share_attribute,
    read_worth,
    read_traded,
    read_receiver,
    read_cost_noun,
    read_adjacent,
    read_bearer_with,
    read_ranked_name,
    read_fronted_group,
    read_ranked_object,
    read_actor,
)
UNPARSED: tuple[Reader, ...] = (read_untagged,)
