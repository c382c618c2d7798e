"""The metric that stands beside its number: counted, behind `of`, carried in front, attributive."""

from __future__ import annotations

from factextract.rules.claims.clauses import Setting, clause_actor, earlier, govern, top_noun, verb_between
from factextract.rules.claims.metric_clause import figure_subject
from factextract.rules.claims.noun_phrases import (
    BREAKS,
    NOUN_TAGS,
    cut_text,
    find_noun,
    find_start,
    in_time,
    is_figure,
    is_noun,
    offsets_of,
    starts_time,
    word_set,
)
from factextract.rules.claims.phrase_ends import RATE_UNITS
from factextract.rules.claims.readings import (
    AMOUNT_TYPES,
    HYPHENS,
    NOTHING,
    RELATIVE_TYPES,
    Resolve,
    actor_phrase,
    carrier_phrase,
    in_time_at,
    is_common,
    make,
    opens_comparison,
    skip_inner_quantity,
    take_over,
)
from factextract.rules.claims.whole_phrases import phrase_at
from factextract.rules.mentions import Quantity, Reading


def read_hyphenated_count(setting: Setting, resolve: Resolve) -> Reading | None:
    """`a 220-seat jet`: the noun behind the hyphen is counted."""
    quantity, scene = setting.quantity, setting.scene
    rest = cut_text(scene, quantity.end, min(quantity.end + 40, scene.end))
    if quantity.type != "count" or rest[:1] not in HYPHENS or not rest[1:2].isalpha():
        return None
    stop = 1
    while stop < len(rest) and rest[stop].isalpha():
        stop += 1
    if rest[1:stop].lower() in ("odd", "plus", "under", "over", "all"):
        return None  # "20-odd boats"
    return Reading(quantity.end + 1, quantity.end + stop, "claims.metric_hyphenated_count")


def read_change_behind(setting: Setting, resolve: Resolve) -> Reading | None:
    """`a 5 percent rise in exports`: what rose."""
    if setting.quantity.type in ("age", "rank", "duration"):
        return None
    found = find_noun(setting.scene, setting.last)
    if found is None or setting.doc[found[1]].lower_ not in word_set("changes"):
        return None
    head = found[1]
    if setting.word(head + 1) in ("in", "of", "for", "on", "to"):
        complement = phrase_at(setting.scene, head + 2)
        if (
            complement is not None
            and not starts_time(setting.scene, setting.doc[head + 2])
            and not is_manner(setting, head + 2)
        ):
            return make(complement, "claims.metric_change_noun", offsets_of(setting.scene, head, head + 1))
    if found[0] == head and setting.doc[head].lower_ in word_set("restating"):
        start = setting.left + 1
        base = restated(setting, start)
        if base is not None:
            return take_over(setting, base, resolve, "claims.metric_restated")
    if found[0] == head and setting.doc[head].lower_ in word_set("restating"):
        undergone = changed_actor(setting)
        if undergone is not None:
            return undergone
    stepped = setting.quantity.type == "percentage_point" and setting.tag(setting.first - 1) == "DT"
    if found[0] < head or setting.doc[head].lower_ == "growth" or stepped:
        return make(offsets_of(setting.scene, found[0], head + 1), "claims.metric_change_noun")
    return None


def changed_actor(setting: Setting) -> Reading | None:
    """Give the clause's subject, where it undergoes the change: `utilities lagged with a 5 percent drop`."""
    before = setting.word(setting.first - 2)
    if setting.word(setting.first - 1) not in ("a", "an") or before not in word_set("undergoing"):
        return None
    governed = govern(setting.anchor)
    actor = None if governed is None else clause_actor(setting.scene, governed[0])
    if actor is None or actor.token.tag_ not in ("NN", "NNS") or actor.token.i >= setting.first:
        return None
    if actor.token.lower_ in word_set("bearers"):
        return NOTHING
    return make(actor_phrase(setting, actor), "claims.metric_figure_subject")


def is_change_attribute(setting: Setting) -> bool:
    """Whether a noun of change follows the number directly."""
    found = find_noun(setting.scene, setting.last)
    return found is not None and setting.doc[found[1]].lower_ in word_set("changes")


def read_attributive(setting: Setting, resolve: Resolve) -> Reading | None:
    """`a 36-year civil war`, `the $2 million home`: the noun that the amount stands in front of."""
    amount = setting.quantity.type in (*AMOUNT_TYPES, "score", "ratio")
    if not amount and (setting.quantity.type not in RELATIVE_TYPES or is_change_attribute(setting)):
        return None
    if setting.quantity.type == "multiple":
        return None
    start = skip_bracket(setting)
    if setting.tag(start) == "POS" and setting.quantity.type == "duration":
        start += 1  # "19 days' stock"
        return make(phrase_at(setting.scene, start, coordination=False), "claims.metric_attributive")
    following = setting.doc[start] if start < setting.scene.sentence.end else None
    if (
        following is None
        or following.tag_ in ("DT", "PRP$", "IN", "PRP", "RB", "JJR", "RBR")
        or opens_comparison(setting)
    ):
        return None
    found = find_noun(setting.scene, start)
    if found is None:
        return None
    head = setting.anchor.head
    hyphenated = any(c in HYPHENS for c in setting.quantity_text)
    attached = setting.anchor.dep_ in ("compound", "nummod", "nmod", "amod", "quantmod", "npadvmod") and (
        setting.last <= head.i <= found[1]
    )
    determined = setting.tag(setting.left) in ("DT", "PRP$", "POS") or setting.tag(setting.first - 1) in (
        "DT",
        "PRP$",
        "POS",
    )
    if setting.doc[found[1]].lower_ in word_set("observers"):
        return None  # "the 2 billion that analysts expected"
    if setting.quantity.type in ("score", "ratio"):
        if not determined or setting.doc[found[1]].tag_ not in ("NN", "NNS") or setting.doc[found[1]].lower_ == "ratio":
            return None
    elif not (hyphenated or attached or determined or opens_noun(setting, start)):
        return None
    owned = setting.tag(setting.first - 1) == "POS" and setting.doc[found[1]].tag_ in ("NNP", "NNPS")
    if setting.quantity.type == "currency" and owned and setting.doc[start].tag_ == "NNP":
        return NOTHING  # "Halo's $999 Lens"
    if setting.doc[found[1]].lower_ in word_set("levels") and hyphenated:
        return None  # "tops the 9-billion-yuan mark"
    return make(phrase_at(setting.scene, start, coordination=False), "claims.metric_attributive")


def opens_noun(setting: Setting, start: int) -> bool:
    """Whether a common noun stands right behind an amount of money, as in headlines: `£2m jewellery raid`."""
    if setting.quantity.type != "currency" or setting.word(start) == "worth":
        return False
    token = setting.doc[start]
    return token.tag_ in ("``", "''") or (token.tag_ in ("NN", "NNS", "JJ") and token.text.islower())


def skip_bracket(setting: Setting) -> int:
    """Give the token behind a converted amount that stands between a number and its noun: `A 2m yuan ($3m) | road`."""
    k = setting.last
    if (
        setting.quantity.type != "currency"
        or setting.word(k) != "("
        or setting.tag(setting.first - 1) not in ("DT", "PRP$")
    ):
        return k
    for j in range(k + 1, min(k + 8, setting.scene.sentence.end - 1)):
        if setting.doc[j].text == ")":
            return j + 1 if is_noun(setting.doc[j + 1]) or setting.tag(j + 1) == "JJ" else k
    return k


def read_partitive(setting: Setting, resolve: Resolve) -> Reading | None:
    """`72 percent of them`, `half of voters`, `1.2 tonnes of bananas`: what follows `of`."""
    if setting.quantity.type in ("age", "ratio"):
        return None
    at = skip_rate_and_bracket(setting)
    if setting.word(at) in ("out", "worth") and setting.word(at + 1) == "of":
        at += 1
    if setting.word(at) in ("of", "in") and setting.word(at + 1) == "every":
        return make(phrase_at(setting.scene, at + 2), "claims.metric_partitive")
    if setting.word(at) != "of":
        if setting.quantity.type == "fraction" and setting.tag(at) in ("DT", "PRP$") and setting.word(at) != "a":
            at -= 1
        else:
            return None
    start = skip_inner_quantity(setting, at + 1)
    phrase = phrase_at(setting.scene, start)
    if phrase is None and setting.tag(start) == "VBG" and setting.quantity.type == "percentage_point":
        phrase = offsets_of(setting.scene, start, start + 1)  # "25 basis points of easing"
    return make(phrase, "claims.metric_partitive")


def skip_rate_and_bracket(setting: Setting) -> int:
    """Give the token where `of` may stand: `28 million barrels a day | of crude`, `400 mm (16 in) | of rain`."""
    k = setting.last
    rated = setting.word(k) in ("a", "an", "per") and setting.word(k + 1) in RATE_UNITS
    if rated and setting.quantity.type in ("count", "measurement") and setting.word(k + 2) in ("of", "("):
        k += 2
    if setting.word(k) == "(":
        close = next(
            (j for j in range(k + 1, min(k + 10, setting.scene.sentence.end)) if setting.doc[j].text == ")"), k
        )
        if setting.word(close + 1) == "of":
            k = close + 1
    return k if setting.word(k) == "of" else setting.last


def read_whole_pronoun(setting: Setting, resolve: Resolve) -> Reading | None:
    """`312 runners, of whom 17 were hurt`: the pronoun stands for the whole."""
    if setting.word(setting.left) not in ("whom", "which") or setting.word(setting.left - 1) not in ("of", "among"):
        return None
    if setting.tag(setting.last) in NOUN_TAGS:
        return None
    return make(offsets_of(setting.scene, setting.left, setting.left + 1), "claims.metric_fronted_whole")


def read_counted_noun(setting: Setting, resolve: Resolve) -> Reading | None:
    """`26 research clusters`: the noun right of the number, with all that belongs to it."""
    compared = setting.word(setting.last) in ("more", "fewer", "less")
    if setting.quantity.type not in ("count", "fraction", "rank") and not (
        compared and setting.quantity.type in ("percentage", "multiple")
    ):
        return None
    start = setting.last
    if setting.word(start) == "-" and setting.word(start + 1) in ("odd", "plus"):
        start += 2
    if setting.word(start) == "or" and setting.word(start + 1) in ("more", "fewer", "less"):
        start += 2
    elif compared and find_noun(setting.scene, start + 1) is not None:
        start += 1
    elif compared and setting.quantity.type in ("percentage", "multiple"):
        return None
    if setting.quantity.type == "rank":
        joined = setting.word(start) == "-"
        while (
            setting.word(start) == "-"
            or (joined and setting.tag(start) in ("JJS", "RBS"))
            or setting.word(start) in ("ranked", "seeded", "placed")
        ):
            start += 1
    if setting.tag(start) in ("DT", "PRP$", "PDT") or setting.word(start) in BREAKS:
        return None
    found = find_noun(setting.scene, start)
    if found is None or (setting.quantity.type == "rank" and not heads_rank(setting)):
        return None
    if (
        found[1] == start
        and setting.tag(start) == "NN"
        and setting.word(start) in word_set("moving")
        and setting.quantity.value != 1
    ):
        return None  # "nine rose"
    return make(phrase_at(setting.scene, start), "claims.metric_counted_noun")


def heads_rank(setting: Setting) -> bool:
    """Whether a rank counts members: `the top 10 banks`, `the third-largest economy`."""
    found = find_noun(setting.scene, setting.last)
    if found is None or setting.doc[found[1]].tag_ in ("NNP", "NNPS"):
        return False
    return setting.doc[found[1]].lower_ not in word_set("positions")


def read_kind_behind(setting: Setting, resolve: Resolve) -> Reading | None:
    """`422,000 euros in arrears`, `$5m as compensation`: the bare noun behind says what kind of money it is."""
    kept = setting.quantity.type == "duration" and setting.word(setting.last + 1) in word_set("confinements")
    if kept and setting.word(setting.last) == "in" and setting.word(setting.left) in (",", "or", "and"):
        return make(phrase_at(setting.scene, setting.last + 1), "claims.metric_kind_of_money")
    if setting.quantity.type != "currency" or setting.word(setting.last) not in ("in", "as", "towards", "toward"):
        return None
    start = setting.last + 1
    if setting.tag(start) not in ("NN", "NNS", "JJ", "VBN", "VBG") or in_time(setting.scene, setting.doc[start]):
        return None
    found = find_noun(setting.scene, start)
    if found is None or not is_common(setting.doc[found[1]]) or setting.doc[found[1]].lower_ in word_set("manners"):
        return None
    return make(phrase_at(setting.scene, start), "claims.metric_kind_of_money")


def read_particle(setting: Setting, resolve: Resolve) -> Reading | None:
    """`led by energy shares, up 3 percent`, `Sales (down 5 percent)`: what stands in front of the comma or bracket."""
    scene = setting.scene
    k = next((j for j in range(setting.first - 1, setting.left - 1, -1) if setting.word(j) in ("up", "down")), -1)
    if k > scene.sentence.start and is_figure(scene.doc[k - 1]) and scene.doc[k - 1].dep_ != "dobj":
        noun = top_noun(scene, k - 1)  # a headline: "Petrol prices up 3p"
        start = find_start(scene, noun, scene.sentence.start)
        return make(offsets_of(scene, start, k), "claims.metric_particle", offsets_of(scene, k, k + 1))
    if k < scene.sentence.start + 2 or setting.word(k + 1) == "to" or setting.word(k - 1) not in (",", "(", "–", "—"):
        return None
    noun = scene.doc[k - 2]
    if noun.tag_ == "POS" or not is_noun(noun) or in_time(scene, noun):
        return None
    top = top_noun(scene, noun.i)
    if top.tag_ in ("NNP", "NNPS") and not is_figure(top):
        return None
    start = find_start(scene, top, scene.sentence.start)
    return make(offsets_of(scene, start, k - 1), "claims.metric_particle", offsets_of(scene, k, k + 1))


def read_carrier(setting: Setting, resolve: Resolve) -> Reading | None:
    """`an estimated fortune of $2 billion`, `inflation, at 2 percent,`, `Net profit $5m`: the noun in front."""
    left = setting.left
    word = setting.word(left)
    if setting.quantity.type == "rank":
        return None
    if word == "of":
        return read_of_carrier(setting, left - 1, resolve)
    if word == "at":
        return read_at_carrier(setting)
    if word == "worth":
        return NOTHING
    if word in (",", "–", "—") and word == setting.word(setting.last) and left > setting.scene.sentence.start:
        top = top_noun(setting.scene, left - 1) if is_noun(setting.doc[left - 1]) else setting.doc[left - 1]
        if is_figure(top) and top.tag_ in ("NN", "NNS") and setting.quantity.type != "age":
            start = find_start(setting.scene, top, setting.scene.sentence.start)
            return make(
                offsets_of(setting.scene, start, left), "claims.metric_carrier"
            )  # "Turnout, 58 percent, was low"
    head = left - 1 if word in (":", "(") else left
    if (
        head < setting.scene.sentence.start
        or not is_noun(setting.doc[head])
        or in_time(setting.scene, setting.doc[head])
    ):
        return None
    closed = setting.word(setting.last) in (")", ",", "–", "—")
    if setting.quantity.type == "count" and word == "(" and closed and setting.tag(head) in ("NNS", "NNPS"):
        return make(carrier_phrase(setting, head), "claims.metric_carrier")  # "Poles (93,680)"
    noun = setting.doc[head].lower_
    if noun not in word_set("figures") or noun in word_set("moving") or noun in ("cost", "costs"):
        return None
    if left + 1 != setting.first and setting.word(left + 1) not in (
        "above",
        "below",
        "over",
        "under",
        "around",
        "near",
    ):
        return None
    return make(carrier_phrase(setting, head), "claims.metric_carrier")


def read_at_carrier(setting: Setting) -> Reading | None:
    """`inflation, at 2 percent,`, `put the population at 18,000`: the noun in front of `at`."""
    head = setting.left - 2 if setting.word(setting.left - 1) in (",", "still", "now", "already") else setting.left - 1
    if head < setting.scene.sentence.start or not is_noun(setting.doc[head]):
        return None
    noun = setting.doc[head]
    priced = noun.dep_ == "dobj" and noun.head.lower_ in word_set("trading")
    if setting.quantity.type == "currency" and priced and not is_figure(noun):
        return NOTHING  # "values the firm at 6 billion"
    estimated = noun.dep_ == "dobj" and noun.head.lower_ in word_set("estimating")
    if setting.word(setting.left - 1) == "," and not is_figure(noun):
        noun = top_noun(setting.scene, head)
        if not is_figure(noun):
            return None
        start = find_start(setting.scene, noun, setting.scene.sentence.start)
        return make(offsets_of(setting.scene, start, head + 1), "claims.metric_carrier")
    if (is_figure(noun) and noun.dep_ not in ("pobj", "conj")) or estimated:
        return make(carrier_phrase(setting, head), "claims.metric_carrier")
    return None


def read_of_carrier(setting: Setting, head: int, resolve: Resolve) -> Reading | None:
    """`a loan of $5m`, `a rise of 3 percent in exports`, `a high of 45 million`: by the noun in front of `of`."""
    if head < setting.scene.sentence.start:
        return None
    noun = setting.doc[head]
    if not is_noun(noun) or in_time(setting.scene, noun):
        return None
    if setting.quantity.type == "age" and noun.lower_ not in ("age", "ages"):
        return None
    start = find_start(setting.scene, noun, setting.scene.sentence.start)
    whole = start - 2
    bare = start == head and setting.doc[head].tag_ == "NN" and setting.word(start - 1) == "of"
    if bare and whole >= setting.scene.sentence.start and is_figure(setting.doc[whole]):
        start = find_start(setting.scene, setting.doc[whole], setting.scene.sentence.start)  # "a margin of error of"
    if noun.lower_ in word_set("changes"):
        if setting.word(setting.last) in ("in", "for") and not in_time_at(setting, setting.last + 1):
            complement = phrase_at(setting.scene, setting.last + 1)
            if complement is not None and not is_manner(setting, setting.last + 1):
                return make(complement, "claims.metric_change_noun", offsets_of(setting.scene, head, head + 1))
        if noun.lower_ in word_set("restating"):
            base = restated(setting, start)
            if base is not None:
                return take_over(setting, base, resolve, "claims.metric_restated")
            moved = figure_subject(setting)
            if moved is not None and head - start <= 1:
                return moved
    definite = setting.tag(start) == "PRP$" or (setting.word(start) == "the" and start + 1 < head)
    if noun.lower_ in word_set("carriers") and not definite:
        return None
    if setting.quantity.type == "count" and (is_apposed(setting, start) or noun.lower_ in word_set("parents")):
        return NOTHING  # "Kesh, a town of 9,000"
    shares = [each.offsets for each in earlier(setting) if each.type == "percentage"]
    inner = [k for k in range(start, head) if any(low <= setting.doc[k].idx < high for low, high in shares)]
    start = inner[-1] + 1 if inner else start
    return make(offsets_of(setting.scene, start, head + 1), "claims.metric_carrier")


def is_manner(setting: Setting, start: int) -> bool:
    """Whether the phrase at token `start` only says how a change is told: `in real terms`."""
    found = find_noun(setting.scene, start)
    return found is not None and setting.doc[found[1]].lower_ in word_set("manners")


def is_apposed(setting: Setting, start: int) -> bool:
    """Whether the phrase that begins at token `start` says what the name in front of a comma is."""
    k = start - 2
    if setting.word(start - 1) != "," or k < setting.scene.sentence.start or setting.tag(start) != "DT":
        return False
    return setting.tag(k) in ("NNP", "NNPS")


def restated(setting: Setting, start: int) -> Quantity | None:
    """Give the quantity before, where `a gain of 3 percent` follows it behind a comma, a dash or `and`."""
    before = earlier(setting)
    if not before or setting.word(start - 1) not in (",", "–", "—", "(", "or", "-", "--", ":"):
        return None
    return before[0]


def read_rank_field(setting: Setting, resolve: Resolve) -> Reading | None:
    """`ranked first in the number of papers`, `9th in a ranking of hubs`, `26 hubs in the top 100`: what is ranked."""
    if setting.quantity.type != "rank":
        return None
    scene, k = setting.scene, setting.last
    while (
        k < scene.sentence.end
        and k < setting.last + 3
        and (setting.tag(k) in ("RB", "NN") or in_time(scene, scene.doc[k]))
    ):
        k += 1
    if setting.word(k) in ("in", "for", "on", "by"):
        found = find_noun(scene, k + 1)
        if found is not None:
            noun = scene.doc[found[1]]
            if noun.lower_ in word_set("rankings"):
                if setting.word(found[1] + 1) == "of":
                    return make(phrase_at(scene, found[1] + 2), "claims.metric_rank_field")
            elif is_figure(noun) or (setting.word(k) == "for" and is_common(noun)):
                return make(phrase_at(scene, k + 1), "claims.metric_rank_field")
    if setting.word(setting.first - 1) == "top":
        for base in earlier(setting):
            if base.type == "count":
                reading = resolve(base)
                if reading is not None and not verb_between(
                    scene, scene.tokens_of(base.start, base.end).end, setting.first
                ):
                    return Reading(reading.start, reading.end, "claims.metric_rank_of_counted", base.offsets)
                break
    return None
