"""The metric of a claim: the noun phrase that is counted, measured or moved, without the number."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, TypeAlias

from factextract.rules.claims.clauses import (
    SUBJECT_DEPS,
    Actor,
    Setting,
    earlier,
    find_actor,
    find_object,
    govern,
    is_existential,
    place_quantity,
)
from factextract.rules.claims.noun_phrases import (
    BREAKS,
    find_end,
    find_noun,
    find_start,
    holds_quantity,
    in_time,
    is_noun,
    is_verb,
    offsets_of,
    phrase_at,
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
            return reading if reading.end > reading.start and not covers(reading, quantity) else None
    return None


def covers(reading: Reading, quantity: Quantity) -> bool:
    """Whether the phrase would hold the number itself."""
    return reading.start < quantity.end and quantity.start < reading.end


def make(offsets: Offsets | None, rule: str, cue: Offsets | None = None) -> Reading | None:
    """Give the reading of a phrase, or None where there is no phrase."""
    return None if offsets is None else Reading(offsets[0], offsets[1], rule, cue)


def inherit(setting: Setting, base: Quantity, depth: int, rule: str) -> Reading | None:
    """Give the metric of another quantity of the sentence under this rule's name."""
    reading = read_at_depth(base, setting.scene, depth + 1)
    if reading is None:
        return None
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
        if complement is not None and not in_time(setting.scene, setting.doc[head + 2]):
            return make(complement, "claims.metric_change_noun", offsets_of(setting.scene, head, head + 1))
    if found[0] < head or setting.doc[head].lower_ == "growth":
        return make(offsets_of(setting.scene, found[0], head + 1), "claims.metric_change_noun")
    return None


def is_change_attribute(setting: Setting) -> bool:
    """Whether a noun of change follows the number directly."""
    found = find_noun(setting.scene, setting.last)
    return found is not None and setting.doc[found[1]].lower_ in word_set("changes")


def read_attributive(setting: Setting, depth: int) -> Reading | None:
    """`a 36-year civil war`, `the $2 million home`: the noun that the amount stands in front of."""
    if setting.quantity.type not in (*AMOUNT_TYPES, *RELATIVE_TYPES) or is_change_attribute(setting):
        return None
    if setting.quantity.type == "multiple":
        return None
    following = setting.doc[setting.last] if setting.last < setting.scene.sentence.end else None
    if following is None or following.tag_ in ("DT", "PRP$", "IN", "PRP", "RB", "JJR", "RBR"):
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


def read_partitive(setting: Setting, depth: int) -> Reading | None:
    """`72 percent of them`, `half of voters`, `1.2 tonnes of bananas`: what follows `of`."""
    if setting.quantity.type in ("age", "ratio"):
        return None
    at = setting.last
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
    if setting.tag(start) in ("DT", "PRP$", "PDT") or setting.word(start) in BREAKS:
        return None
    if setting.quantity.type == "rank" and not heads_rank(setting):
        return None
    return make(phrase_at(setting.scene, start), "claims.metric_counted_noun")


def heads_rank(setting: Setting) -> bool:
    """Whether a rank counts members: `the top 10 banks`, `the third-largest economy`."""
    found = find_noun(setting.scene, setting.last)
    return found is not None and setting.doc[found[1]].lower_ not in ("place", "position", "spot", "rank", "seed", "slot")


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
    if word in ("at", "to") and word == "at":
        head = left - 2 if setting.word(left - 1) == "," else left - 1
        if head >= setting.scene.sentence.start and setting.doc[head].lower_ in word_set("figures") and is_noun(setting.doc[head]):
            return make(carrier_phrase(setting, head), "claims.metric_carrier")
        return None
    head = left
    if setting.word(left) in (":", ","):
        head = left - 1
        if setting.word(left) == "," and setting.quantity.type not in ("percentage", "fraction", "multiple", "currency"):
            return None
        if setting.word(left) == ",":
            return None
    if head < setting.scene.sentence.start or not is_noun(setting.doc[head]) or in_time(setting.scene, setting.doc[head]):
        return None
    if setting.doc[head].lower_ not in word_set("figures") or left + 1 != setting.first:
        return None
    return make(carrier_phrase(setting, head), "claims.metric_carrier")


def carrier_phrase(setting: Setting, head: int) -> Offsets:
    """Give the phrase of a noun that stands in front of its number."""
    return offsets_of(setting.scene, find_start(setting.scene, setting.doc[head], setting.scene.sentence.start), head + 1)


def read_of_carrier(setting: Setting, head: int, depth: int) -> Reading | None:
    """`a loan of $5m`, `a rise of 3 percent in exports`, `a record high of 45 million`: by the noun in front of `of`."""
    if head < setting.scene.sentence.start:
        return None
    noun = setting.doc[head]
    if not is_noun(noun):
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
    base = before[0]
    cue = continuation_cue(setting)
    if cue is None:
        return None
    return inherit(setting, base, depth, "claims.metric_continued")


CONTINUING = frozenset({"or", "against", "versus", "vs", "vs.", "with", "to", "from", "than"})


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
    if setting.word(setting.last) in ("more", "fewer", "less", "higher", "lower", "above", "below") and setting.word(setting.left) in (",", "–", "—", "("):
        return str(setting.word(setting.last))
    if setting.quantity.type == "multiple" and setting.word(setting.left) in (",", "–", "—", "("):
        return "times"
    if setting.word(setting.last) in ("from",) and setting.word(setting.left) in ("up", "down"):
        return "from"
    return None


def figure_subject(setting: Setting) -> Reading | None:
    """Give the clause's subject where it is a figure or moves by itself."""
    governed = govern(setting.anchor)
    if governed is None:
        return None
    actor = find_actor(governed[0])
    if actor is None or actor.token.lower_ not in word_set("figures"):
        return None
    return make(actor_phrase(setting, actor), "claims.metric_figure_subject")


def actor_phrase(setting: Setting, actor: Actor, *, apposition: bool = False) -> Offsets:
    """Give the phrase of a clause's subject; of an antecedent, the part in front of the clause."""
    token, scene = actor.token, setting.scene
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
    verb, _ = governed
    target = find_object(verb, setting.first)
    if target is None or target.i >= setting.first or setting.anchor.i in {t.i for t in target.subtree if t.i == setting.anchor.i and False}:
        return None
    if holds_quantity(setting.scene, target.left_edge.i, target.i + 1):
        return None
    word = setting.word(setting.left)
    if setting.movement is not None and word in ("to", "from", "by") or verb.lower_ in word_set("estimating") and word == "at":
        return make(whole_phrase(setting.scene, target), "claims.metric_moved_object", offsets_of(setting.scene, verb.i, verb.i + 1))
    if setting.movement is not None and setting.quantity.type in RELATIVE_TYPES and word in ("up", "down"):
        return make(whole_phrase(setting.scene, target), "claims.metric_moved_object")
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
    actor = find_actor(verb)
    if actor is None or actor.token.i >= setting.first and actor.how != "own":
        return None
    if setting.first <= actor.token.i < setting.last or branch.i == actor.token.i:
        return None
    figure = actor.token.lower_ in word_set("figures")
    moved = setting.movement is not None
    moving = verb.lower_ in word_set("moving")
    direct = branch.dep_ in ("dobj", "obj")
    acts = verb.lower_ in word_set("transitive") and not actor.passive
    if acts:
        return None
    if kind == "age":
        accept = actor.token.lower_ in ("age", "ages")
    elif kind in RELATIVE_TYPES:
        accept = moved or figure or moving or not direct
    elif kind == "count":
        accept = figure or moved and not direct or moving and not (direct and not moved and verb.lower_ in ("lost", "lose", "gained", "shed"))
    else:
        accept = figure or moved and (moving or not direct)
    if not accept:
        return None
    return make(actor_phrase(setting, actor), "claims.metric_figure_subject", offsets_of(setting.scene, verb.i, verb.i + 1))


def is_comparison_of_quality(setting: Setting) -> bool:
    """Whether the number grades an adjective: `34 percent less likely to die`."""
    return setting.word(setting.last) in ("more", "less") and setting.tag(setting.last + 1) in ("JJ", "VBN", "VBG")


def read_elided(setting: Setting, depth: int) -> Reading | None:
    """`added 2,900 jobs; hotels shed 1,800`: the noun is left out and taken from the number before."""
    if setting.quantity.type in ("age", "duration", "measurement", "rank"):
        return None
    for base in earlier(setting):
        if base.type == setting.quantity.type and base.unit == setting.quantity.unit:
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
    read_attributive,
    read_partitive,
    read_counted_noun,
    read_kind_behind,
    read_carrier,
    read_continuation,
    read_moved_object,
    read_subject_figure,
    read_elided,
)
UNPARSED: tuple[Reader, ...] = (read_conversion, read_hyphenated_count, read_untagged)
