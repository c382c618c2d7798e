"""The metric that the clause names: what moves, what is moved, what money is spent on or comes from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factextract.rules.claims.clauses import (
    SUBJECT_DEPS,
    Actor,
    Setting,
    antecedent,
    clause_actor,
    earlier,
    find_actor,
    find_object,
    govern,
    govern_quantity,
    is_existential,
    own_subjects,
    surface_actor,
)
from factextract.rules.claims.noun_phrases import (
    BREAKS,
    QUOTES,
    find_noun,
    find_start,
    holds_quantity,
    is_figure,
    is_noun,
    is_verb,
    offsets_of,
    word_set,
)
from factextract.rules.claims.readings import (
    NOTHING,
    RELATIVE_TYPES,
    Resolve,
    actor_phrase,
    in_time_at,
    is_common,
    make,
    phrase_before_clause,
    quantity_at,
    skip_inner_quantity,
    take_over,
)
from factextract.rules.claims.whole_phrases import phrase_at, whole_phrase
from factextract.rules.mentions import Reading

if TYPE_CHECKING:
    from spacy.tokens import Token


def figure_subject(setting: Setting) -> Reading | None:
    """Give the clause's subject where it is a figure or moves by itself."""
    governed = govern(setting.anchor)
    if governed is None:
        return None
    actor = find_actor(governed[0])
    if actor is None or not is_figure(actor.token):
        return None
    return make(actor_phrase(setting, actor), "claims.metric_figure_subject")


def read_moved_object(setting: Setting, resolve: Resolve) -> Reading | None:
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
    carried = verb.lower_ in word_set("carrying") and word == "to" and is_figure(target)
    if (
        shifted
        or compared
        or carried
        or ((verb.lower_ in word_set("estimating") or verb.lower_ in word_set("keeping")) and word == "at")
    ):
        return make(whole_phrase(setting.scene, target, numbers=False), "claims.metric_moved_object", cue)
    return None


def read_added(setting: Setting, resolve: Resolve) -> Reading | None:
    """`knocked 40 basis points off the margin`, `adds £60 a month to repayments`: what it is taken off or added to."""
    if setting.quantity.type in ("age", "rank", "count"):
        return None
    governed = govern(setting.anchor)
    if governed is None or governed[0].lower_ not in word_set("adding"):
        return None
    k = setting.last
    while k < min(setting.last + 4, setting.scene.sentence.end) and setting.word(k) not in (
        "off",
        "from",
        "to",
        "onto",
    ):
        if setting.doc[k].text in BREAKS:
            return None
        k += 1
    if setting.word(k) not in ("off", "from", "to", "onto") or holds_quantity(
        setting.scene, k + 1, min(k + 2, len(setting.doc))
    ):
        return None
    return make(
        phrase_at(setting.scene, k + 1),
        "claims.metric_added_to",
        offsets_of(setting.scene, governed[0].i, governed[0].i + 1),
    )


def read_earned(setting: Setting, resolve: Resolve) -> Reading | None:
    """`earned 480 billion reais from exports`: what the money came from."""
    if setting.quantity.type != "currency" or setting.word(setting.last) != "from":
        return None
    governed = govern_quantity(setting)
    if governed is None or governed[0].lower_ not in word_set("earning"):
        return None
    found = find_noun(setting.scene, setting.last + 1)
    if found is None or not is_common(setting.doc[found[1]]):
        return None
    return make(phrase_at(setting.scene, setting.last + 1), "claims.metric_earned_from")


def read_spent(setting: Setting, resolve: Resolve) -> Reading | None:
    """`spend £14m on 480 school places`: what the money is for."""
    if setting.quantity.type != "currency" or setting.word(setting.last) not in ("on", "in", "into"):
        return None
    governed = govern_quantity(setting)
    if governed is None or governed[0].lower_ not in word_set("spending") or in_time_at(setting, setting.last + 1):
        return None
    inner = phrase_at(setting.scene, skip_inner_quantity(setting, setting.last + 1))
    if inner is None:
        return None
    return Reading(setting.doc[setting.last + 1].idx, inner[1], "claims.metric_spent_on")


def read_multiple_verb(setting: Setting, resolve: Resolve) -> Reading | None:
    """`exports doubled`, `tripled its lead`: the verb's object, else its subject."""
    if (
        setting.quantity.type != "multiple"
        or setting.last - setting.first != 1
        or setting.word(setting.first) not in word_set("factors")
    ):
        return None
    verb = setting.anchor
    if (
        setting.tag(setting.last) in ("DT", "PRP$", "NN", "NNS", "JJ", "NNP")
        and (is_verb(verb) or setting.tag(setting.left) == "TO")
        and not in_time_at(setting, setting.last)
    ):
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


def read_multiplied_figure(setting: Setting, resolve: Resolve) -> Reading | None:
    """`is four times the size of Kesh`, `hold twice the ice`: the figure that is taken so many times."""
    if setting.quantity.type != "multiple" or setting.word(setting.left) in BREAKS:
        return None
    if setting.word(setting.last) in ("that", "those", "this", "a", "an"):
        return None
    bare = setting.tag(setting.last) in ("NN", "NNS", "JJ") and not in_time_at(setting, setting.last)
    if bare and setting.word(setting.last - 1) == "times":
        return make(phrase_at(setting.scene, setting.last), "claims.metric_multiplied_figure")
    if setting.tag(setting.last) not in ("DT", "PRP$"):
        return None
    governed = govern(setting.anchor)
    actor = None if governed is None else clause_actor(setting.scene, governed[0])
    if actor is None or is_figure(actor.token) or actor.token.lower_ in ("it", "they", "this", "that"):
        return None
    found = find_noun(setting.scene, setting.last)
    if found is None or holds_quantity(setting.scene, setting.last, found[1] + 1):
        return None
    return make(phrase_at(setting.scene, setting.last), "claims.metric_multiplied_figure")


def read_fronted_whole(setting: Setting, resolve: Resolve) -> Reading | None:
    """`Of the town's 8,000 homes, 61 percent are rented`, `of whom 17 were hurt`: the whole named in front."""
    if (
        setting.quantity.type in ("age", "rank", "duration", "percentage_point", "multiple")
        or setting.movement is not None
    ):
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


def read_subject_figure(setting: Setting, resolve: Resolve) -> Reading | None:
    """`Profits rose 12 percent`, `Turnout was 58 percent`, `Net debt stood at $1bn`: the clause's subject."""
    kind = setting.quantity.type
    if kind == "rank" or is_comparison_of_quality(setting):
        return None
    governed = govern_quantity(setting)
    if governed is None:
        return None
    verb, branch = governed
    if branch.dep_ in SUBJECT_DEPS or is_existential(verb):
        return None
    moved_by = surface_mover(setting)
    if moved_by is not None and moved_by.i != verb.i:
        noun = surface_actor(setting.scene, moved_by.i)
        if noun is not None and is_figure(noun):
            return make(
                whole_phrase(setting.scene, noun),
                "claims.metric_figure_subject",
                offsets_of(setting.scene, moved_by.i, moved_by.i + 1),
            )
    actor = clause_actor(setting.scene, verb)
    if actor is None or (actor.token.i >= setting.first and actor.how != "own"):
        return None
    if setting.first <= actor.token.i < setting.last or branch.i == actor.token.i or is_verb(actor.token):
        return None
    if setting.tag(setting.left) == "IN" and setting.word(setting.left) not in LINKING:
        return None
    inner = quantity_at(setting, actor.token)
    if inner is not None and actor.how == "own" and actor.passive and branch.dep_ == "prep":
        return None
    if kind != "age" and inner is not None:
        return take_over(setting, inner, resolve, "claims.metric_continued")
    figure = is_figure(actor.token) or names_index(setting, actor.token)
    moved = setting.movement is not None
    moving = verb.lower_ in word_set("moving") or (figure and verb.lower_ in word_set("adding"))
    direct = branch.dep_ in ("dobj", "obj")
    if not figure and is_action(setting, verb, branch, actor):
        return None
    if verb.lower_ in word_set("transitive") and not actor.passive:
        return None
    if kind == "age":
        accept = actor.token.lower_ in ("age", "ages")
    elif kind in RELATIVE_TYPES:
        accept = (moved or figure or moving) and (figure or verb.lower_ not in word_set("having"))
    elif kind == "count":
        accept = (
            (figure and (moving or not direct))
            or (moved and not direct)
            or (moving and not (direct and moved and has_twin(setting)))
        )
    else:
        drifts = moving and actor.token.lower_ in ("it", "they", "this") and verb.lower_ not in word_set("static")
        steady = setting.quantity.unit in ("kilometre", "mile", "metre", "foot") and not (moved or moving)
        accept = (figure and (moving or not direct) and not steady) or (moved and (moving or not direct)) or drifts
        priced = kind == "currency" and actor.token.tag_ in ("NN", "NNS") and moving and actor.token.text.islower()
        accept = accept or (priced and verb.lower_ not in word_set("going"))
        if direct and kind == "currency" and not figure and verb.lower_ in word_set("losing"):
            accept = False
    if not accept:
        return None
    if is_named_bearer(setting, actor):
        return None if has_twin(setting) else NOTHING
    return make(
        actor_phrase(setting, actor), "claims.metric_figure_subject", offsets_of(setting.scene, verb.i, verb.i + 1)
    )


def is_action(setting: Setting, verb: Token, branch: Token, actor: Actor) -> bool:
    """Whether the subject, which is no figure, does or is something: `they weighed it twice`."""
    target = find_object(verb, setting.first)
    if (
        target is not None
        and target.i != branch.i
        and not holds_quantity(setting.scene, target.left_edge.i, target.i + 1)
    ):
        return True
    if setting.movement is None and setting.quantity.type in RELATIVE_TYPES and verb.lower_ in word_set("going"):
        return True
    if is_tally(setting) or verb.lower_ in ("cost", "costs", "costing"):
        return True
    noun = is_noun(actor.token) or actor.token.lower_ in ("that", "this", "these", "those")
    if noun and setting.quantity.type == "currency":
        return verb.lower_ in word_set("being")
    if noun and setting.quantity.type == "measurement":
        return verb.lower_ in word_set("static") and setting.quantity.unit != "point"
    return actor.token.tag_ == "DT" and verb.lower_ in word_set("being")


def is_tally(setting: Setting) -> bool:
    """Whether a bare number follows behind `for`, `off` or `of`: `264 for 6`, `9 of 21 from long range`."""
    behind = setting.last + 1
    if setting.word(setting.last) not in ("for", "off", "of") or behind >= setting.scene.sentence.end:
        return False
    return setting.quantity.type == "count" and holds_quantity(setting.scene, behind, behind + 1)


def read_told_figure(setting: Setting, resolve: Resolve) -> Reading | None:
    """`pass rate slips to 94`: a figure, the verb that moves it and the number, in a row, whatever the parse."""
    if setting.quantity.type in ("age", "rank"):
        return None
    mover = surface_mover(setting)
    if mover is None:
        return None
    own = [child for child in own_subjects(mover) if is_figure(child)]
    noun = own[0] if own else surface_actor(setting.scene, mover.i)
    if noun is None or not is_figure(noun) or noun.dep_ == "dobj":
        return None
    if is_named_bearer(setting, Actor(noun, "own")):
        return None
    phrase = actor_phrase(setting, Actor(noun, "own")) if own else whole_phrase(setting.scene, noun, stop=mover.i)
    return make(phrase, "claims.metric_figure_subject", offsets_of(setting.scene, mover.i, mover.i + 1))


def surface_mover(setting: Setting) -> Token | None:
    """Give the word of moving that stands right in front of the number, whatever the parse makes of it."""
    k = setting.left
    if setting.word(k) in ("to", "from", "by", "at", "above", "below", "between", "near"):
        k -= (
            1
            if setting.word(k) != "near" or (setting.tag(k) == "IN" and setting.word(k - 1) in word_set("moving"))
            else 0
        )
    while setting.tag(k) in ("RB", "RP") and setting.word(k) not in word_set("moving"):
        k -= 1
    word = setting.word(k)
    noun_only = is_noun(setting.doc[k]) and not word.endswith("s") and word != "amount" if word else True
    if word in word_set("moving") and word not in word_set("being") and not noun_only:
        return setting.doc[k]
    return None


def is_named_bearer(setting: Setting, actor: Actor) -> bool:
    """Whether the subject only has the figure: someone, or a company or place by name (`Velmora jumped 8%`)."""
    token, quantity = actor.token, setting.quantity
    if token.lower_ in word_set("bearers"):
        return True
    if token.tag_ not in ("NNP", "NNPS") or quantity.unit == "point" or quantity.type == "currency":
        return False
    if setting.movement is None and quantity.type not in (*RELATIVE_TYPES, "count"):
        return False
    start = find_start(setting.scene, token, setting.scene.sentence.start)
    names = {setting.doc[k].lower_ for k in range(start, token.i + 1)}
    if token.i > start and token.lower_ in word_set("trades"):
        names.discard(token.lower_)
    return not names & (word_set("figures") | word_set("indices"))


def names_index(setting: Setting, token: Token) -> bool:
    """Whether a name is that of an index or a currency: `the Nasdaq Composite`."""
    return token.tag_ in ("NNP", "NNPS") and token.lower_ in word_set("indices")


LINKING = frozenset({"to", "from", "by", "at", "between", "of", "above", "below", "than", "around"})


def has_twin(setting: Setting) -> bool:
    """Whether a quantity of the same kind and unit stands before in the sentence."""
    quantity = setting.quantity
    return any((each.type, each.unit) == (quantity.type, quantity.unit) for each in earlier(setting))


def is_comparison_of_quality(setting: Setting) -> bool:
    """Whether the number grades an adjective: `34 percent less likely to die`, `91 percent effective`."""
    if setting.tag(setting.last) == "JJ" and setting.word(setting.last) not in ("up", "down", "short"):
        return find_noun(setting.scene, setting.last) is None
    return setting.word(setting.last) in ("more", "less") and setting.tag(setting.last + 1) in ("JJ", "VBN", "VBG")
