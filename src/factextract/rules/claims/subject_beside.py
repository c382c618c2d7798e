"""The subject that stands beside its number: bearers of ages, possessors, containers, names in front of brackets."""

from __future__ import annotations

from factextract.rules.claims.clauses import SUBJECT_DEPS, Setting, earlier, find_object, govern, top_noun, verb_between
from factextract.rules.claims.noun_phrases import (
    BREAKS,
    cut_text,
    find_noun,
    find_start,
    in_time,
    is_figure,
    is_name,
    is_noun,
    is_verb,
    offsets_of,
    word_set,
)
from factextract.rules.claims.readings import NOTHING, Resolve, make, quantity_at, take_over
from factextract.rules.claims.subject_clause import FROM_SUBJECT, read_actor_of
from factextract.rules.claims.whole_phrases import phrase_at, phrase_before, whole_phrase
from factextract.rules.mentions import Reading


def read_hyphenated_count(setting: Setting, metric: Reading | None, resolve: Resolve) -> Reading | None:
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


def read_age_bearer(setting: Setting, metric: Reading | None, resolve: Resolve) -> Reading | None:
    """`Ann Ost, 42,`, `a farm worker aged 41`, `the 15-year-old boy`: whose age it is."""
    if setting.quantity.type != "age" or (metric is not None and metric.rule in FROM_SUBJECT):
        return None
    scene, left = setting.scene, setting.left
    before = earlier(setting)
    if (
        before
        and before[0].type == "age"
        and cut_text(scene, before[0].end, setting.quantity.start).strip() in (",", "and", "or", ", and")
    ):
        return take_over(setting, before[0], resolve, "claims.subject_age_bearer")
    if "old" in setting.quantity_text.lower():
        found = find_noun(scene, setting.last)
        begin = setting.first
        while begin > scene.sentence.start and (setting.tag(begin - 1) in ("DT", "PRP$", "JJ", "POS", "NN", "NNP")):
            begin -= 1
        apposed = found is not None and setting.doc[found[1]].dep_ == "appos" and is_noun_at(setting, begin - 2)
        if (
            setting.word(begin - 1) == ","
            and begin - 2 >= scene.sentence.start
            and (apposed or setting.doc[begin - 2].tag_ in ("NNP", "NNPS"))
        ):
            named = phrase_before(scene, begin - 1)
            if named is not None:
                return make(named, "claims.subject_age_bearer")
        if found is None:
            return (
                read_actor_of(setting, metric, resolve, "claims.subject_age_bearer")
                if is_predicate(setting)
                else NOTHING
            )
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


def read_bracketed(setting: Setting, metric: Reading | None, resolve: Resolve) -> Reading | None:
    """`followed by Elm ($18m) and Ash ($9m)`: the name in front of the bracket."""
    before = earlier(setting)
    second = setting.word(setting.left) == "," and before and before[0].type != "age"
    if second and setting.word(setting.scene.tokens_of(*before[0].offsets).start - 1) == "(":
        between = cut_text(setting.scene, before[0].end, setting.quantity.start)
        return take_over(setting, before[0], resolve, "claims.subject_bracketed") if between.strip() == "," else None
    if setting.word(setting.left) not in ("(", "[") or setting.quantity.type == "age":
        return None
    k = setting.left - 1
    tags = ("NNP", "NNPS", "NNS") if setting.quantity.type == "percentage" else ("NNP", "NNPS")
    closed = setting.word(setting.last) == ")" and setting.word(setting.left) == "("
    common = (
        closed and setting.quantity.type == "percentage" and is_noun_at(setting, k) and not is_figure(setting.doc[k])
    )
    if common and setting.doc[k].tag_ == "NN" and (metric is None or metric.start > k):
        top = top_noun(setting.scene, k)
        start = find_start(setting.scene, top, setting.scene.sentence.start)
        return make(offsets_of(setting.scene, start, k + 1), "claims.subject_bracketed")
    if k < setting.scene.sentence.start or setting.doc[k].tag_ not in tags or in_time(setting.scene, setting.doc[k]):
        return None
    return make(phrase_before(setting.scene, k + 1), "claims.subject_bracketed")


def read_apposed_bearer(setting: Setting, metric: Reading | None, resolve: Resolve) -> Reading | None:
    """`Harmon, a 6-foot junior,`, `Kesh, a town of 9,000,`: the name that the phrase with the number is told of."""
    if setting.quantity.type in ("age", "rank", "percentage", "percentage_point"):
        return None
    k = setting.left
    if setting.word(k) == "of":
        k = find_start(setting.scene, setting.doc[k - 1], setting.scene.sentence.start) if k > 0 else k
        if setting.word(k - 1) != "," and setting.word(k - 1) not in ("and",):
            return None
        if setting.tag(k) != "DT" or setting.doc[setting.left - 1].lower_ in word_set("figures"):
            return None
    else:
        k = setting.first - 1
        if setting.word(k) not in ("a", "an") or (
            setting.quantity.type == "count" and setting.tag(setting.last) != "HYPH"
        ):
            return None
    comma = k - 1
    if setting.word(comma) != "," or comma - 1 < setting.scene.sentence.start:
        return None
    if setting.doc[comma - 1].tag_ not in ("NNP", "NNPS") or in_time(setting.scene, setting.doc[comma - 1]):
        return None
    return make(phrase_before(setting.scene, comma), "claims.subject_apposed_bearer")


def read_priced_name(setting: Setting, metric: Reading | None, resolve: Resolve) -> Reading | None:
    """`Halo's $999 Lens`: the named thing that has the price in front of its name."""
    if setting.quantity.type != "currency" or metric is not None:
        return None
    found = find_noun(setting.scene, setting.last)
    if found is None or found[0] != setting.last or setting.doc[found[0]].tag_ not in ("NNP", "NNPS"):
        return None
    if setting.tag(setting.first - 1) != "POS" or setting.doc[found[1]].tag_ not in ("NNP", "NNPS"):
        return None
    return make(whole_phrase(setting.scene, setting.doc[found[1]]), "claims.subject_priced_name")


def read_name_at(setting: Setting, metric: Reading | None, resolve: Resolve) -> Reading | None:
    """`followed by Kesh at 44 percent`, `Top was Kesh at 98 percent`: the name in front of `at`, `on` or `with`."""
    if setting.quantity.type not in ("percentage", "count") or setting.movement is not None:
        return None
    if setting.word(setting.left) not in ("at", "on", "with") or setting.left - 1 < setting.scene.sentence.start:
        return None
    name = setting.doc[setting.left - 1]
    top = name
    while top.dep_ == "conj" and top.head.i < top.i:
        top = top.head
    told = top.dep_ == "attr" or (top.dep_ == "pobj" and top.head.lower_ == "by")
    if name.tag_ not in ("NNP", "NNPS") or not told or in_time(setting.scene, name):
        return None
    return make(phrase_before(setting.scene, setting.left), "claims.subject_name_at")


def read_score_side(setting: Setting, metric: Reading | None, resolve: Resolve) -> Reading | None:
    """`Elm 1 – 0 Ash`: the side that is named in front."""
    if setting.quantity.type != "score" or not is_noun_at(setting, setting.left):
        return None
    governed = govern(setting.anchor)
    if governed is not None and governed[1].dep_ not in SUBJECT_DEPS:
        found = find_object(governed[0], setting.first)
        if found is not None or governed[0].i < setting.first:
            return None
    return make(phrase_before(setting.scene, setting.left + 1), "claims.subject_score_side")


def read_possessor(setting: Setting, metric: Reading | None, resolve: Resolve) -> Reading | None:
    """`the nation's 92,000 cases`, `its 15,000 jobs`: whose they are."""
    left = setting.left
    if setting.tag(left) == "POS" and not in_time(setting.scene, setting.doc[max(left - 1, 0)]):
        return make(phrase_before(setting.scene, left), "claims.subject_possessor")
    if setting.tag(left) in ("PRP$", "WP$"):
        return make(offsets_of(setting.scene, left, left + 1), "claims.subject_possessor")
    return None


def read_container(setting: Setting, metric: Reading | None, resolve: Resolve) -> Reading | None:
    """`a convoy of 60 trucks`: the whole that the counted things make up."""
    head = setting.left - 1
    if setting.word(setting.left) != "of" or head < setting.scene.sentence.start:
        return None
    if quantity_at(setting, setting.doc[head]) is not None:
        return NOTHING
    if setting.quantity.type != "count" or metric is None:
        return None
    if not is_noun_at(setting, head) or metric.start < setting.quantity.start:
        return None
    if setting.doc[head].lower_ not in word_set("containers"):
        return None
    start = find_start(setting.scene, setting.doc[head], setting.scene.sentence.start)
    return make(offsets_of(setting.scene, start, head + 1), "claims.subject_container")


def read_worth(setting: Setting, metric: Reading | None, resolve: Resolve) -> Reading | None:
    """`24 jets worth $3bn`: what has that worth."""
    left = setting.left
    if setting.word(left) not in ("worth", "costing", "totalling", "totaling", "priced", "valued"):
        return None
    k = left - 1
    while setting.word(k) in (",", "at"):
        k -= 1
    before = earlier(setting)
    if (
        setting.word(left - 1) == ","
        and before
        and before[0].type not in ("count", "rank")
        and not verb_between(setting.scene, setting.scene.tokens_of(*before[0].offsets).end, left)
    ):
        return take_over(setting, before[0], resolve, "claims.subject_worth")
    if not is_noun_at(setting, k):
        return None
    noun = top_noun(setting.scene, k)
    start = find_start(setting.scene, noun, setting.scene.sentence.start)
    return make(
        offsets_of(setting.scene, start, k + 1), "claims.subject_worth", offsets_of(setting.scene, left, left + 1)
    )


def read_cost_noun(setting: Setting, metric: Reading | None, resolve: Resolve) -> Reading | None:
    """`a detached house cost £429,000`, also where the tagger takes `cost` for a noun: what it costs."""
    if setting.quantity.type != "currency" or setting.word(setting.left) not in ("cost", "costs"):
        return None
    if not is_noun(setting.doc[setting.left]):
        return None
    return make(phrase_before(setting.scene, setting.left), "claims.subject_actor")


def read_adjacent(setting: Setting, metric: Reading | None, resolve: Resolve) -> Reading | None:
    """`Elm, 45 kilometres to the south`, `a wall six metres high`, `Ash, 14th in the table`: the noun in front."""
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
    if setting.word(setting.left) in word_set("placed"):
        k = setting.left - 1
        if setting.word(k) == ",":
            k -= 1
    if not is_noun_at(setting, k):
        return None
    if setting.word(setting.left) in (",", "–", "—", *word_set("placed")):
        return make(phrase_before(setting.scene, k + 1), "claims.subject_adjacent")
    noun = top_noun(setting.scene, k)
    start = find_start(setting.scene, noun, setting.scene.sentence.start)
    return make(offsets_of(setting.scene, start, k + 1), "claims.subject_adjacent")


def read_bearer_with(setting: Setting, metric: Reading | None, resolve: Resolve) -> Reading | None:
    """`a borrower with a loan of 3 million crowns`, `firms with 50 workers`: the noun in front of `with`."""
    token = setting.anchor
    for _ in range(8):
        if token.lower_ == "with" and token.dep_ == "prep":
            noun = token.head
            comma = setting.scene.doc[token.i - 1].text == ","
            if not is_noun(noun) or noun.i >= token.i or (setting.scene.doc[token.i - 1].text in BREAKS and not comma):
                return None
            if noun.dep_ in ("dobj", "attr") or (noun.dep_ == "pobj" and noun.head.lower_ == "of"):
                return None
            start = find_start(setting.scene, noun, setting.scene.sentence.start)
            return make(offsets_of(setting.scene, start, token.i - comma), "claims.subject_with")
        if is_verb(token) or token.head.i == token.i:
            return None
        token = token.head
    return None


def read_ranked_name(setting: Setting, metric: Reading | None, resolve: Resolve) -> Reading | None:
    """`No. 5 Elmworks beat …`: the name behind the rank."""
    if setting.quantity.type != "rank" or metric is not None:
        return None
    start = setting.last
    while setting.word(start) in ("-", "ranked", "seeded", "placed", "seed"):
        start += 1
    found = find_noun(setting.scene, start)
    if found is None or setting.doc[found[1]].tag_ not in ("NNP", "NNPS"):
        return None
    phrase = phrase_at(setting.scene, start)
    numbered = setting.word(setting.first - 1) in (".", "no.", "no") or setting.word(setting.first - 1) == "#"
    if phrase is None or not numbered:
        return make(phrase, "claims.subject_ranked_name")
    begin = setting.first - (2 if setting.word(setting.first - 1) == "." else 1)
    return Reading(setting.doc[begin].idx, phrase[1], "claims.subject_ranked_name")
