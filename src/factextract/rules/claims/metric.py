"""The metric of a claim: the noun phrase that is counted, measured or moved, without the number."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, TypeAlias

from factextract.rules.claims.clauses import (
    SUBJECT_DEPS,
    Actor,
    Setting,
    antecedent,
    earlier,
    find_actor,
    find_member,
    find_object,
    govern,
    is_existential,
    place_quantity,
    surface_actor,
    top_noun,
    verb_between,
)
from factextract.rules.claims.noun_phrases import (
    BREAKS,
    NOUN_TAGS,
    QUOTES,
    RATE_UNITS,
    find_end,
    find_noun,
    find_start,
    holds_quantity,
    in_time,
    is_figure,
    is_noun,
    is_verb,
    offsets_of,
    phrase_at,
    phrase_before,
    starts_time,
    whole_phrase,
    word_set,
)
from factextract.rules.mentions import Offsets, Quantity, Reading

if TYPE_CHECKING:
    from spacy.tokens import Token

    from factextract.rules.claims.scene import Scene

MAX_DEPTH = 6
"""How many times a metric may be taken over from a quantity before."""

RELATIVE_TYPES = frozenset({"percentage", "percentage_point", "fraction", "multiple"})
AMOUNT_TYPES = frozenset({"currency", "measurement", "duration"})
HYPHENS = "-‐‑–"

Reader: TypeAlias = Callable[[Setting, int], "Reading | None"]


def read_metric(quantity: Quantity, scene: Scene) -> Reading | None:
    """Give the span of what the quantity counts, measures or moves, or None where the sentence has no noun for it."""
    return read_at_depth(quantity, scene, 0)


def read_at_depth(quantity: Quantity, scene: Scene, depth: int) -> Reading | None:
    """Try the readers in order; `depth` counts how often a metric was already taken over."""
    if quantity.type == "score" or depth > MAX_DEPTH or not len(scene.sentence):
        return None
    setting = place_quantity(quantity, scene)
    readers = PARSED if scene.parsed else UNPARSED
    for reader in readers:
        reading = reader(setting, depth)
        if reading is not None:
            return None if reading is NOTHING or covers(reading, quantity) else reading
    return None


NOTHING = Reading(0, 0, "claims.metric_none")
"""What a reader gives that knows that there is no metric, so that no other is asked."""


def covers(reading: Reading, quantity: Quantity) -> bool:
    """Whether the phrase would hold the number itself."""
    return reading.start < quantity.end and quantity.start < reading.end


def make(offsets: Offsets | None, rule: str, cue: Offsets | None = None) -> Reading | None:
    """Give the reading of a phrase, or None where there is no phrase."""
    return None if offsets is None else Reading(offsets[0], offsets[1], rule, cue)


def inherit(setting: Setting, base: Quantity, depth: int, rule: str) -> Reading | None:
    """Give the metric of another quantity of the sentence under this rule's name."""
    reading = read_at_depth(base, setting.scene, depth + 1)
    if reading is None or covers(reading, setting.quantity):
        return NOTHING
    return Reading(reading.start, reading.end, rule, base.offsets)


# Readers that look at what stands around the number


def read_conversion(setting: Setting, depth: int) -> Reading | None:
    """`15 million yuan ($2.1 million)`: the bracketed amount measures what the one before it does."""
    before = earlier(setting)
    if not before or before[0].type != setting.quantity.type:
        return None
    left = setting.left
    if setting.word(left) not in ("(", "[") or setting.scene.text[before[0].end : setting.doc[left].idx].strip():
        return None
    return inherit(setting, before[0], depth, "claims.metric_conversion")


def read_hyphenated_count(setting: Setting, depth: int) -> Reading | None:
    """`a 220-seat jet`: the noun behind the hyphen is counted."""
    text, end = setting.scene.text, setting.quantity.end
    if setting.quantity.type != "count" or text[end : end + 1] not in HYPHENS or not text[end + 1 : end + 2].isalpha():
        return None
    stop = end + 1
    while stop < len(text) and text[stop].isalpha():
        stop += 1
    return Reading(end + 1, stop, "claims.metric_hyphenated_count")


def read_change_behind(setting: Setting, depth: int) -> Reading | None:
    """`a 5 percent rise in exports`: what rose."""
    if setting.quantity.type in ("age", "rank", "duration"):
        return None
    found = find_noun(setting.scene, setting.last)
    if found is None or setting.doc[found[1]].lower_ not in word_set("changes"):
        return None
    head = found[1]
    if setting.word(head + 1) in ("in", "of", "for", "on", "to"):
        complement = phrase_at(setting.scene, head + 2)
        if complement is not None and not starts_time(setting.scene, setting.doc[head + 2]):
            return make(complement, "claims.metric_change_noun", offsets_of(setting.scene, head, head + 1))
    if found[0] == head and setting.doc[head].lower_ in word_set("restating"):
        start = setting.left + 1
        base = restated(setting, start)
        if base is not None:
            return inherit(setting, base, depth, "claims.metric_restated")
    if found[0] < head or setting.doc[head].lower_ == "growth":
        return make(offsets_of(setting.scene, found[0], head + 1), "claims.metric_change_noun")
    return None


def is_change_attribute(setting: Setting) -> bool:
    """Whether a noun of change follows the number directly."""
    found = find_noun(setting.scene, setting.last)
    return found is not None and setting.doc[found[1]].lower_ in word_set("changes")


def read_attributive(setting: Setting, depth: int) -> Reading | None:
    """`a 36-year civil war`, `the $2 million home`: the noun that the amount stands in front of."""
    amount = setting.quantity.type in AMOUNT_TYPES
    if not amount and (setting.quantity.type not in RELATIVE_TYPES or is_change_attribute(setting)):
        return None
    if setting.quantity.type == "multiple":
        return None
    following = setting.doc[setting.last] if setting.last < setting.scene.sentence.end else None
    if following is None or following.tag_ in ("DT", "PRP$", "IN", "PRP", "RB", "JJR", "RBR") or opens_comparison(setting):
        return None
    found = find_noun(setting.scene, setting.last)
    if found is None:
        return None
    head = setting.anchor.head
    hyphenated = any(c in HYPHENS for c in setting.quantity_text)
    attached = setting.anchor.dep_ in ("compound", "nummod", "nmod", "amod", "quantmod", "npadvmod") and (
        setting.last <= head.i <= found[1]
    )
    determined = setting.tag(setting.left) in ("DT", "PRP$", "POS") or setting.tag(setting.first - 1) in ("DT", "PRP$", "POS")
    if not (hyphenated or attached or determined):
        return None
    return make(phrase_at(setting.scene, setting.last, coordination=False), "claims.metric_attributive")


def opens_comparison(setting: Setting) -> bool:
    """Whether the words behind the number only say over which time it is compared: `month-on-month`, `year on year`."""
    if setting.word(setting.last) in word_set("comparing"):
        return True
    doc, text = setting.doc, setting.scene.text
    rest = text[doc[setting.last].idx : doc[setting.last].idx + 24].lower() if setting.last < len(doc) else ""
    return any(rest.startswith(f"{unit}{mark}o") for unit in ("year", "month", "quarter", "week") for mark in (" ", "-"))


def read_partitive(setting: Setting, depth: int) -> Reading | None:
    """`72 percent of them`, `half of voters`, `1.2 tonnes of bananas`: what follows `of`."""
    if setting.quantity.type in ("age", "ratio"):
        return None
    at = skip_rate_and_bracket(setting)
    if setting.word(at) == "out" and setting.word(at + 1) == "of":
        at += 1
    if setting.word(at) in ("of", "in") and setting.word(at + 1) == "every":
        return make(phrase_at(setting.scene, at + 2), "claims.metric_partitive")
    if setting.word(at) != "of":
        if setting.quantity.type == "fraction" and setting.tag(at) in ("DT", "PRP$") and setting.word(at) != "a":
            at -= 1
        else:
            return None
    start = skip_inner_quantity(setting, at + 1)
    return make(phrase_at(setting.scene, start), "claims.metric_partitive")


def skip_rate_and_bracket(setting: Setting) -> int:
    """Give the token behind the number where `of` may stand: `28 million barrels a day of crude`, `400 mm (16 in) of rain`."""
    k = setting.last
    rated = setting.word(k) in ("a", "an", "per") and setting.word(k + 1) in RATE_UNITS
    if rated and setting.quantity.type in ("count", "measurement") and setting.word(k + 2) in ("of", "("):
        k += 2
    if setting.word(k) == "(":
        close = next((j for j in range(k + 1, min(k + 10, setting.scene.sentence.end)) if setting.doc[j].text == ")"), k)
        if setting.word(close + 1) == "of":
            k = close + 1
    return k if setting.word(k) == "of" else setting.last


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
        if setting.tag(k) not in ("DT", "PRP$", "NN", "NNP", "NNS", "NNPS", "POS", "JJ", "PDT", "RB", "IN", "JJR", "$"):
            return start
        if setting.tag(k) == "IN" and setting.word(k) not in word_set("hedges"):
            return start
        k += 1
    return start


def read_counted_noun(setting: Setting, depth: int) -> Reading | None:
    """`26 research clusters`: the noun right of the number, with all that belongs to it."""
    if setting.quantity.type not in ("count", "fraction", "rank"):
        return None
    start = setting.last
    if setting.word(start) in ("more", "fewer", "less") and find_noun(setting.scene, start + 1) is not None:
        start += 1
    if setting.quantity.type == "rank":
        while setting.word(start) == "-" or setting.tag(start) in ("JJS", "RBS") or setting.word(start) in ("ranked", "seeded", "placed"):
            start += 1
    if setting.tag(start) in ("DT", "PRP$", "PDT") or setting.word(start) in BREAKS:
        return None
    found = find_noun(setting.scene, start)
    if found is None or setting.quantity.type == "rank" and not heads_rank(setting):
        return None
    if found[1] == start and setting.tag(start) == "NN" and setting.word(start) in word_set("moving") and setting.quantity.value != 1:
        return None  # "nine rose"
    return make(phrase_at(setting.scene, start), "claims.metric_counted_noun")


def heads_rank(setting: Setting) -> bool:
    """Whether a rank counts members: `the top 10 banks`, `the third-largest economy`."""
    found = find_noun(setting.scene, setting.last)
    if found is None or setting.doc[found[1]].tag_ in ("NNP", "NNPS"):
        return False
    return setting.doc[found[1]].lower_ not in PLACES


PLACES = frozenset({"place", "position", "spot", "rank", "seed", "seeds", "slot", "spots", "places", "finish"})


def read_kind_behind(setting: Setting, depth: int) -> Reading | None:
    """`422,000 euros in arrears`: the bare noun behind `in` says what kind of money it is."""
    if setting.quantity.type != "currency" or setting.word(setting.last) != "in":
        return None
    start = setting.last + 1
    if setting.tag(start) not in ("NN", "NNS", "JJ", "VBN", "VBG") or in_time(setting.scene, setting.doc[start]):
        return None
    found = find_noun(setting.scene, start)
    if found is None or not is_common(setting.doc[found[1]]):
        return None
    return make(phrase_at(setting.scene, start), "claims.metric_kind_of_money")


def is_common(token: Token) -> bool:
    """Whether the noun is a common one, written small."""
    return bool(token.tag_ in ("NN", "NNS") and token.text.islower())


def read_carrier(setting: Setting, depth: int) -> Reading | None:
    """`an estimated fortune of $2 billion`, `inflation, at 2 percent,`, `Net profit $5m`: the noun in front."""
    left = setting.left
    word = setting.word(left)
    if setting.quantity.type == "rank":
        return None
    if word == "of":
        return read_of_carrier(setting, left - 1, depth)
    if word == "at":
        return read_at_carrier(setting)
    if word == "worth":
        return NOTHING
    head = left - 1 if word in (":", "(") else left
    if head < setting.scene.sentence.start or not is_noun(setting.doc[head]) or in_time(setting.scene, setting.doc[head]):
        return None
    noun = setting.doc[head].lower_
    if noun not in word_set("figures") or noun in word_set("moving") or noun in ("cost", "costs"):
        return None
    if left + 1 != setting.first and setting.word(left + 1) not in ("above", "below", "over", "under", "around", "near"):
        return None
    return make(carrier_phrase(setting, head), "claims.metric_carrier")


def read_at_carrier(setting: Setting) -> Reading | None:
    """`inflation, at 2 percent,`, `put the population at 18,000`: the noun in front of `at`."""
    head = setting.left - 2 if setting.word(setting.left - 1) == "," else setting.left - 1
    if head < setting.scene.sentence.start or not is_noun(setting.doc[head]):
        return None
    noun = setting.doc[head]
    estimated = noun.dep_ == "dobj" and noun.head.lower_ in word_set("estimating")
    if setting.word(setting.left - 1) == "," and not is_figure(noun):
        noun = top_noun(setting.scene, head)
        if not is_figure(noun):
            return None
        start = find_start(setting.scene, noun, setting.scene.sentence.start)
        return make(offsets_of(setting.scene, start, head + 1), "claims.metric_carrier")
    if is_figure(noun) and noun.dep_ not in ("pobj", "conj") or estimated:
        return make(carrier_phrase(setting, head), "claims.metric_carrier")
    return None


def carrier_phrase(setting: Setting, head: int) -> Offsets:
    """Give the phrase of a noun that stands in front of its number."""
    return offsets_of(setting.scene, find_start(setting.scene, setting.doc[head], setting.scene.sentence.start), head + 1)


def read_of_carrier(setting: Setting, head: int, depth: int) -> Reading | None:
    """`a loan of $5m`, `a rise of 3 percent in exports`, `a record high of 45 million`: by the noun in front of `of`."""
    if head < setting.scene.sentence.start:
        return None
    noun = setting.doc[head]
    if not is_noun(noun) or in_time(setting.scene, noun):
        return None
    if setting.quantity.type == "age" and noun.lower_ not in ("age", "ages"):
        return None
    start = find_start(setting.scene, noun, setting.scene.sentence.start)
    if noun.lower_ in word_set("changes"):
        if setting.word(setting.last) in ("in", "for") and not in_time_at(setting, setting.last + 1):
            complement = phrase_at(setting.scene, setting.last + 1)
            if complement is not None:
                return make(complement, "claims.metric_change_noun", offsets_of(setting.scene, head, head + 1))
        if noun.lower_ in word_set("restating"):
            base = restated(setting, start)
            if base is not None:
                return inherit(setting, base, depth, "claims.metric_restated")
            moved = figure_subject(setting)
            if moved is not None and head - start <= 1:
                return moved
    if noun.lower_ in word_set("carriers"):
        return None
    return make(offsets_of(setting.scene, start, head + 1), "claims.metric_carrier")


def in_time_at(setting: Setting, i: int) -> bool:
    """Whether token `i`, or the one behind its article, lies in a time expression."""
    if i >= setting.scene.sentence.end:
        return False
    if in_time(setting.scene, setting.doc[i]):
        return True
    return setting.tag(i) in ("DT", "PRP$") and i + 1 < setting.scene.sentence.end and in_time(setting.scene, setting.doc[i + 1])


def restated(setting: Setting, start: int) -> Quantity | None:
    """Give the quantity before, where `a gain of 3 percent` follows it behind a comma, a dash or `and`."""
    before = earlier(setting)
    if not before or setting.word(start - 1) not in (",", "–", "—", "(", "or", "-", "--", ":"):
        return None
    return before[0]


# Readers that look at the clause


def read_continuation(setting: Setting, depth: int) -> Reading | None:
    """`…, up 9 percent on the year`, `…, or 64 percent`, `…, 14 fewer than a year earlier`: the figure before goes on."""
    before = earlier(setting)
    if not before:
        return None
    cue = continuation_cue(setting)
    if cue is None:
        return None
    return inherit(setting, choose_base(setting, before, cue), depth, "claims.metric_continued")


FAMILIES = {"percentage": "share", "fraction": "share", "percentage_point": "share"}


def choose_base(setting: Setting, before: tuple[Quantity, ...], cue: str) -> Quantity:
    """Give the quantity that this one goes on from: of its own kind where two are compared, else the nearest."""
    kind = FAMILIES.get(setting.quantity.type, setting.quantity.type)
    if cue in ("against", "compared", "from", "versus", "vs", "vs.", "out"):
        for each in before:
            if FAMILIES.get(each.type, each.type) == kind:
                return each
    for each in before:
        if each.type not in ("age", "duration", "rank", "score"):
            return each
    return before[0]


def continuation_cue(setting: Setting) -> str | None:
    """Give the word by which the quantity goes on from the one before: `up`, `or`, `against`, `fewer than`."""
    doc, low = setting.doc, setting.scene.sentence.start
    for k in range(setting.first - 1, max(setting.left, low - 1), -1):
        if doc[k].lower_ in ("up", "down", "higher", "lower") and setting.word(k + 1) != "to":
            prior = setting.word(k - 1)
            if prior and not is_verb(doc[k - 1]) and doc[k - 1].tag_ not in ("RB", "RP") or prior == "and":
                return str(doc[k].lower_)
            return None
    word = setting.word(setting.left)
    if word in ("up", "down"):
        prior = setting.left - 1
        return str(word) if prior >= low and not is_verb(doc[prior]) and doc[prior].tag_ != "RB" else None
    if word in ("by",) and setting.word(setting.left - 1) in ("up", "down"):
        prior = setting.left - 2
        return str(word) if prior >= low and not is_verb(doc[prior]) and doc[prior].tag_ != "RB" else None
    if word == "or":
        return str(word)
    if word in ("against", "versus", "vs", "vs."):
        return str(word)
    if word in ("with", "to") and setting.word(setting.left - 1) == "compared":
        return "compared"
    if word == "of" and setting.word(setting.left - 1) in ("out", "ahead", "short"):
        return "out"
    if word in ("from", "to", "by", "on") and setting.word(setting.left - 1) in ("up", "down", "higher", "lower"):
        return "from"
    if setting.word(setting.last) in ("more", "fewer", "less", "higher", "lower", "above", "below") and setting.word(setting.left) in (",", "–", "—", "("):
        return str(setting.word(setting.last))
    if setting.quantity.type == "multiple" and setting.word(setting.left) in (",", "–", "—", "("):
        return "times"
    return None


def figure_subject(setting: Setting) -> Reading | None:
    """Give the clause's subject where it is a figure or moves by itself."""
    governed = govern(setting.anchor)
    if governed is None:
        return None
    actor = find_actor(governed[0])
    if actor is None or not is_figure(actor.token):
        return None
    return make(actor_phrase(setting, actor), "claims.metric_figure_subject")


def actor_phrase(setting: Setting, actor: Actor, *, apposition: bool = False) -> Offsets:
    """Give the phrase of a clause's subject; of an antecedent, the part in front of the clause."""
    token, scene = actor.token, setting.scene
    member = find_member(scene, setting.quantity, token)
    if member is not None:
        return whole_phrase(scene, member, coordination=False)
    if token.lower_ in ("tax", "taxes") and setting.word(token.i - 1) in ("after", "before") and is_noun(scene.doc[token.i - 2]):
        return offsets_of(scene, find_start(scene, scene.doc[token.i - 2], scene.sentence.start), token.i + 1)
    for child in token.rights:
        pobj = next((inner for inner in child.children if inner.dep_ == "pobj"), None) if child.dep_ == "prep" else None
        if pobj is not None and find_member(scene, setting.quantity, pobj) is not None:
            return offsets_of(scene, find_start(scene, token, scene.sentence.start), child.i)
    if actor.how in ("antecedent", "noun") and token.i < setting.first:
        start = find_start(scene, token, scene.sentence.start)
        for child in token.rights:
            if child.dep_ in ("relcl", "acl") and child.left_edge.i <= setting.first <= child.right_edge.i:
                end = min(find_end(scene, token), child.left_edge.i)
                while end - 1 > token.i and scene.doc[end - 1].text in BREAKS:
                    end -= 1
                return offsets_of(scene, start, max(end, token.i + 1))
    return whole_phrase(scene, token, apposition=apposition)


def read_moved_object(setting: Setting, depth: int) -> Reading | None:
    """`lowered its main rate by 25 basis points`, `puts inflation at 2 percent`: the verb's object."""
    if setting.quantity.type in ("age", "rank"):
        return None
    governed = govern(setting.anchor)
    if governed is None:
        return None
    verb, branch = governed
    cue = offsets_of(setting.scene, verb.i, verb.i + 1)
    for child in verb.children:
        if child.dep_ == "dobj" and child.tag_ in ("WDT", "WP") and child.i < verb.i and setting.movement is not None:
            owner = antecedent(verb)
            if owner is not None:
                return make(phrase_before_clause(setting, owner), "claims.metric_moved_object", cue)
    target = find_object(verb, setting.first)
    if target is None or branch.i == target.i or branch.dep_ in SUBJECT_DEPS:
        return None
    if holds_quantity(setting.scene, target.left_edge.i, target.i + 1):
        return None
    word = setting.word(setting.left)
    shifted = setting.movement is not None and branch.dep_ not in ("dobj", "obj")
    compared = word == "by" and setting.quantity.type in RELATIVE_TYPES
    carried = verb.lower_ in CARRYING and word == "to" and is_figure(target)
    if shifted or compared or carried or (verb.lower_ in word_set("estimating") or verb.lower_ in KEEPING) and word == "at":
        return make(whole_phrase(setting.scene, target, numbers=False), "claims.metric_moved_object", cue)
    return None


CARRYING = frozenset(
    {f"{stem}{end}" for stem in ("bring", "tak", "push", "lift", "driv", "rais", "cut", "reduc") for end in ("", "e", "es", "s", "ing", "ed")}
    | {"brought", "took", "taken", "drove", "driven", "cutting"}
)
KEEPING = frozenset({"keep", "keeps", "kept", "keeping", "leave", "leaves", "left", "leaving", "hold", "holds", "held", "maintain", "maintained"})


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


def read_added(setting: Setting, depth: int) -> Reading | None:
    """`knocked 40 basis points off the margin`, `adds £60 a month to repayments`: what it is taken off or added to."""
    if setting.quantity.type in ("age", "rank", "count"):
        return None
    governed = govern(setting.anchor)
    if governed is None or governed[0].lower_ not in word_set("adding"):
        return None
    k = setting.last
    while k < min(setting.last + 4, setting.scene.sentence.end) and setting.word(k) not in ("off", "from", "to", "onto"):
        if setting.doc[k].text in BREAKS:
            return None
        k += 1
    if setting.word(k) not in ("off", "from", "to", "onto") or holds_quantity(setting.scene, k + 1, min(k + 2, len(setting.doc))):
        return None
    return make(phrase_at(setting.scene, k + 1), "claims.metric_added_to", offsets_of(setting.scene, governed[0].i, governed[0].i + 1))


def read_earned(setting: Setting, depth: int) -> Reading | None:
    """`earned 480 billion reais from exports`: what the money came from."""
    if setting.quantity.type != "currency" or setting.word(setting.last) != "from":
        return None
    governed = govern(setting.anchor)
    if governed is None or governed[0].lower_ not in word_set("earning"):
        return None
    found = find_noun(setting.scene, setting.last + 1)
    if found is None or not is_common(setting.doc[found[1]]):
        return None
    return make(phrase_at(setting.scene, setting.last + 1), "claims.metric_earned_from")


def read_multiple_verb(setting: Setting, depth: int) -> Reading | None:
    """`exports doubled`, `tripled its lead`: the verb's object, else its subject."""
    if setting.quantity.type != "multiple" or setting.last - setting.first != 1 or setting.word(setting.first) not in FACTORS:
        return None
    verb = setting.anchor
    if setting.tag(setting.last) in ("DT", "PRP$", "NN", "NNS", "JJ", "NNP") and (is_verb(verb) or setting.tag(setting.left) == "TO"):
        if not in_time_at(setting, setting.last):
            found = phrase_at(setting.scene, setting.last)
            if found is not None:
                return make(found, "claims.metric_multiplied")
    noun = surface_actor(setting.scene, setting.first)
    if noun is not None and noun.tag_ != "DT":
        return make(whole_phrase(setting.scene, noun), "claims.metric_multiplied")
    if is_verb(verb):
        actor = find_actor(verb)
        if actor is not None:
            return make(actor_phrase(setting, actor), "claims.metric_multiplied")
    return None


FACTORS = frozenset(
    {f"{stem}{ending}" for stem in ("doubl", "tripl", "quadrupl", "quintupl", "halv") for ending in ("e", "es", "ed", "ing")}
)


def read_whole_pronoun(setting: Setting, depth: int) -> Reading | None:
    """`312 runners, of whom 17 were hurt`: the pronoun stands for the whole."""
    if setting.word(setting.left) not in ("whom", "which") or setting.word(setting.left - 1) not in ("of", "among"):
        return None
    if setting.tag(setting.last) in NOUN_TAGS:
        return None
    return make(offsets_of(setting.scene, setting.left, setting.left + 1), "claims.metric_fronted_whole")


def read_spent(setting: Setting, depth: int) -> Reading | None:
    """`spend £14m on 480 school places`: what the money is for."""
    if setting.quantity.type != "currency" or setting.word(setting.last) not in ("on", "in", "into"):
        return None
    governed = govern(setting.anchor)
    if governed is None or governed[0].lower_ not in word_set("spending") or in_time_at(setting, setting.last + 1):
        return None
    inner = phrase_at(setting.scene, skip_inner_quantity(setting, setting.last + 1))
    if inner is None:
        return None
    return Reading(setting.doc[setting.last + 1].idx, inner[1], "claims.metric_spent_on")


def read_fronted_whole(setting: Setting, depth: int) -> Reading | None:
    """`Of the town's 8,000 homes, 61 percent are rented`, `of whom 17 were hurt`: the whole named in front."""
    if setting.quantity.type in ("age", "rank", "duration", "percentage_point", "multiple") or setting.movement is not None:
        return None
    start = setting.scene.sentence.start
    while start < setting.first and setting.doc[start].text in QUOTES:
        start += 1
    if setting.word(start) != "of" or start + 1 >= setting.first:
        return None
    inner = skip_inner_quantity(setting, start + 1)
    if inner >= setting.first:
        return None
    return make(phrase_at(setting.scene, inner), "claims.metric_fronted_whole")


def read_shared_noun(setting: Setting, depth: int) -> Reading | None:
    """`two or three goals`, `18 percent and 14 percent of exports`: the noun stands behind the last number of the list."""
    scene = setting.scene
    current = setting.quantity
    for each in sorted(scene.quantities, key=lambda other: other.start):
        if each.start <= current.start:
            continue
        between = scene.text[current.end : each.start].strip().lower()
        if each.type != setting.quantity.type or between not in (",", "or", "and", ", and", ", or", "to", "and about", "&"):
            return None
        following = place_quantity(each, scene)
        for reader in (read_partitive, read_counted_noun):
            reading = reader(following, depth)
            if reading is not None and reading is not NOTHING:
                return Reading(reading.start, reading.end, "claims.metric_shared_noun", each.offsets)
        current = each
    return None


def read_listed(setting: Setting, depth: int) -> Reading | None:
    """`the Greens 11 percent`, `4p on beer, 3p on cider`, `exports rose 5 percent and imports 3 percent`: no verb between."""
    scene, quantity = setting.scene, setting.quantity
    for base in earlier(setting):
        end = scene.tokens_of(base.start, base.end).end
        if verb_between(scene, end, setting.first):
            return None
        moved = setting.movement is not None and base.offsets in scene.movements
        if (base.type, base.unit) != (quantity.type, quantity.unit) and not (moved and setting.word(setting.left) in ("to", "from", "by")):
            continue
        if quantity.type in ("age", "rank", "duration"):
            return None
        reading = read_at_depth(base, scene, depth + 1)
        if reading is None:
            return NOTHING
        left = setting.left
        if is_noun(scene.doc[left]) and left >= end and reading.rule in ("claims.metric_figure_subject", "claims.metric_listed_figure"):
            opened = phrase_before(scene, left + 1)
            if opened is not None and setting.left + 1 == setting.first:
                return Reading(opened[0], opened[1], "claims.metric_listed_figure")
        return Reading(reading.start, reading.end, "claims.metric_listed", base.offsets)
    return None


def read_apposed(setting: Setting, depth: int) -> Reading | None:
    """`Half of the bill, £27m, is to be met`: an amount between commas says again how much the one before is."""
    before = earlier(setting)
    if not before or setting.word(setting.left) not in (",", "–", "—", "(") or setting.left + 3 < setting.first:
        return None
    if setting.last < setting.scene.sentence.end and setting.word(setting.last) not in (",", "–", "—", ")", ".", ";"):
        return None
    end = setting.scene.tokens_of(before[0].start, before[0].end).end
    if verb_between(setting.scene, end, setting.first) or before[0].type in ("age", "rank", "duration", "score"):
        return None
    return inherit(setting, before[0], depth, "claims.metric_apposed")


def read_rank_field(setting: Setting, depth: int) -> Reading | None:
    """`ranked first in the number of papers`, `9th in a ranking of hubs`, `26 hubs in the top 100`: what is ranked."""
    if setting.quantity.type != "rank":
        return None
    scene, k = setting.scene, setting.last
    while k < scene.sentence.end and k < setting.last + 3 and (setting.tag(k) in ("RB", "NN") or in_time(scene, scene.doc[k])):
        k += 1
    if setting.word(k) in ("in", "for", "on", "by"):
        found = find_noun(scene, k + 1)
        if found is not None:
            noun = scene.doc[found[1]]
            if noun.lower_ in word_set("rankings"):
                if setting.word(found[1] + 1) == "of":
                    return make(phrase_at(scene, found[1] + 2), "claims.metric_rank_field")
            elif is_figure(noun) or setting.word(k) == "for" and is_common(noun):
                return make(phrase_at(scene, k + 1), "claims.metric_rank_field")
    if setting.word(setting.first - 1) == "top":
        for base in earlier(setting):
            if base.type == "count":
                reading = read_at_depth(base, scene, depth + 1)
                if reading is not None and not verb_between(scene, scene.tokens_of(base.start, base.end).end, setting.first):
                    return Reading(reading.start, reading.end, "claims.metric_rank_of_counted", base.offsets)
                break
    return None


def read_subject_figure(setting: Setting, depth: int) -> Reading | None:
    """`Profits rose 12 percent`, `Turnout was 58 percent`, `Net debt stood at $1bn`: the clause's subject."""
    kind = setting.quantity.type
    if kind == "rank" or is_comparison_of_quality(setting):
        return None
    governed = govern(setting.anchor)
    if governed is None:
        return None
    verb, branch = governed
    if branch.dep_ in SUBJECT_DEPS or is_existential(verb):
        return None
    moved_by = surface_mover(setting)
    if moved_by is not None and moved_by.i != verb.i:
        noun = surface_actor(setting.scene, moved_by.i)
        if noun is not None and is_figure(noun):
            return make(whole_phrase(setting.scene, noun), "claims.metric_figure_subject", offsets_of(setting.scene, moved_by.i, moved_by.i + 1))
    actor = find_actor(verb)
    if actor is None or actor.token.i >= setting.first and actor.how != "own":
        return None
    if setting.first <= actor.token.i < setting.last or branch.i == actor.token.i:
        return None
    if setting.tag(setting.left) == "IN" and setting.word(setting.left) not in LINKING:
        return None
    inner = quantity_at(setting, actor.token)
    if kind != "age" and inner is not None:
        return inherit(setting, inner, depth, "claims.metric_continued")
    figure = is_figure(actor.token)
    moved = setting.movement is not None
    moving = verb.lower_ in word_set("moving")
    direct = branch.dep_ in ("dobj", "obj")
    if verb.lower_ in word_set("transitive") and not actor.passive:
        return None
    if kind == "age":
        accept = actor.token.lower_ in ("age", "ages")
    elif kind in RELATIVE_TYPES:
        accept = (moved or figure or moving) and (figure or verb.lower_ not in word_set("having"))
    elif kind == "count":
        accept = figure and (moving or not direct) or moved and not direct or moving and not (direct and moved and has_twin(setting))
    else:
        drifts = moving and actor.token.lower_ in ("it", "they", "this", "that") and verb.lower_ not in STATIC
        accept = figure and (moving or not direct) or moved and (moving or not direct) or drifts
        if direct and kind == "currency" and not figure and verb.lower_ in LOSING:
            accept = False
    if not accept:
        return None
    if is_named_bearer(setting, actor):
        return NOTHING
    return make(actor_phrase(setting, actor), "claims.metric_figure_subject", offsets_of(setting.scene, verb.i, verb.i + 1))


def quantity_at(setting: Setting, token: Token) -> Quantity | None:
    """Give the earlier quantity that lies in a token, if one does: what a `which` behind it stands for."""
    for each in earlier(setting):
        if token.idx < each.end and each.start < token.idx + len(token):
            return each
    return None


def surface_mover(setting: Setting) -> Token | None:
    """Give the word of moving that stands right in front of the number, whatever the parse makes of it."""
    k = setting.left
    if setting.word(k) in ("to", "from", "by", "at", "above", "below", "between", "near"):
        k -= 1 if setting.word(k) != "near" or setting.tag(k) == "IN" and setting.word(k - 1) in word_set("moving") else 0
    while setting.tag(k) in ("RB", "RP") and setting.word(k) not in word_set("moving"):
        k -= 1
    word = setting.word(k)
    noun_only = is_noun(setting.doc[k]) and not word.endswith("s") and word != "amount" if word else True
    if word in word_set("moving") and word not in BE and not noun_only:
        return setting.doc[k]
    return None


BE = frozenset({"be", "is", "are", "was", "were", "been", "being", "'s", "’s"})
def is_named_bearer(setting: Setting, actor: Actor) -> bool:
    """Whether what moves is a company, place or person by name, which has the figure but is none: `Velmora jumped 8%`."""
    token = actor.token
    if token.tag_ not in ("NNP", "NNPS") or setting.movement is None:
        return False
    start = find_start(setting.scene, token, setting.scene.sentence.start)
    names = {setting.doc[k].lower_ for k in range(start, token.i + 1)}
    return not names & (word_set("figures") | word_set("indices"))


LINKING = frozenset({"to", "from", "by", "at", "between", "of", "above", "below", "than", "around"})
LOSING = frozenset({"lose", "loses", "lost", "losing", "gain", "gains", "gained", "gaining", "shed", "sheds", "shedding", "close", "closes", "closed"})
STATIC = frozenset({"is", "was", "are", "were", "be", "been", "being", "hit", "reach", "reached", "run", "ran", "go", "went", "come", "came", "'s", "’s"})


def has_twin(setting: Setting) -> bool:
    """Whether a quantity of the same kind and unit stands before in the sentence."""
    quantity = setting.quantity
    return any((each.type, each.unit) == (quantity.type, quantity.unit) for each in earlier(setting))


def is_comparison_of_quality(setting: Setting) -> bool:
    """Whether the number grades an adjective: `34 percent less likely to die`."""
    return setting.word(setting.last) in ("more", "less") and setting.tag(setting.last + 1) in ("JJ", "VBN", "VBG")


def read_elided(setting: Setting, depth: int) -> Reading | None:
    """`added 2,900 jobs; hotels shed 1,800`: the noun is left out and taken from the number before."""
    if setting.quantity.type in ("age", "duration", "measurement", "rank"):
        return None
    for base in earlier(setting):
        same = base.type == setting.quantity.type and base.unit == setting.quantity.unit
        if same or {base.type, setting.quantity.type} == {"percentage", "fraction"}:
            return inherit(setting, base, depth, "claims.metric_elided")
    if setting.quantity.type in ("fraction", "percentage"):
        for base in earlier(setting):
            if base.type == "count":
                return inherit(setting, base, depth, "claims.metric_elided")
    return None


def read_untagged(setting: Setting, depth: int) -> Reading | None:
    """Without a parse: the words right of a count, or behind `of`."""
    if setting.word(setting.last) == "of" and setting.quantity.type != "age":
        return make(phrase_at(setting.scene, setting.last + 1), "claims.metric_untagged")
    if setting.quantity.type not in ("count", "fraction"):
        return None
    if setting.last >= setting.scene.sentence.end or starts_time(setting.scene, setting.doc[setting.last]):
        return None
    return make(phrase_at(setting.scene, setting.last), "claims.metric_untagged")


PARSED: tuple[Reader, ...] = (
    read_conversion,
    read_hyphenated_count,
    read_change_behind,
    read_multiple_verb,
    read_attributive,
    read_partitive,
    read_whole_pronoun,
    read_rank_field,
    read_counted_noun,
    read_shared_noun,
    read_kind_behind,
    read_carrier,
    read_continuation,
    read_apposed,
    read_listed,
    read_added,
    read_earned,
    read_spent,
    read_moved_object,
    read_fronted_whole,
    read_subject_figure,
    read_elided,
)
UNPARSED: tuple[Reader, ...] = (read_conversion, read_hyphenated_count, read_untagged)
