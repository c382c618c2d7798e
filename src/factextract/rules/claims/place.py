"""The role `place`: where a figure holds, if that is neither its metric nor its subject."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factextract.lexicon import load_lexicon
from factextract.rules.claims.attributions import find_attributions
from factextract.rules.claims.naming_phrases import Words, read_words
from factextract.rules.claims.place_candidates import Place, is_known, list_places
from factextract.rules.mentions import Offsets, Quantity, Reading

if TYPE_CHECKING:
    from spacy.tokens import Token

    from factextract.rules.claims.scene import Scene


CLAUSES = frozenset({"ccomp", "relcl", "advcl", "conj", "parataxis", "acl", "ROOT"})
EVENTS = frozenset({"when", "as", "after", "in", "during"})
SUBJECTS = frozenset({"nsubj", "nsubjpass", "expl", "csubj"})


def read_place(quantity: Quantity, scene: Scene, *, subject: Offsets | None, metric: Offsets | None) -> Reading | None:
    """Give the place in which the quantity holds; null where the place belongs to the subject or the metric."""
    words = read_words(scene)
    if not len(words) or quantity.type == "age":
        return None
    paired = pair_respectively(quantity, scene, words)
    if paired is not None:
        return paired
    taken = [span for span in (subject, metric) if span is not None]
    places = list_places(scene)
    if not places:
        return None
    credited = [each.source for each in find_attributions(scene)]
    best: tuple[tuple[int, int], Place] | None = None
    for place in places:
        span = words.offsets(place.start, place.end)
        if any(touches(span, other) for other in (*taken, *credited)) or touches(span, quantity.offsets):
            continue
        if words.lower(place.end - 1) in load_lexicon("places")["ladders"] and quantity.type != "rank":
            continue
        if holds_sum(span, scene) or belongs_elsewhere(words, place, quantity, scene):
            continue
        rank = rank_place(place, quantity, scene, words)
        if rank is not None and (best is None or rank < best[0]):
            best = (rank, place)
    if best is None:
        return None
    place = best[1]
    cue = words.offsets(place.cue, place.cue + 1)
    return Reading(*words.offsets(place.start, place.end), rule=place.rule, cue=cue)


def touches(left: Offsets, right: Offsets) -> bool:
    """Whether two stretches share a character."""
    return left[0] < right[1] and right[0] < left[1]


def holds_sum(span: Offsets, scene: Scene) -> bool:
    """Whether a sum, a share or a measure stands in the phrase: `at 119 GW` is no place."""
    return any(
        touches(span, each.offsets) for each in scene.quantities if each.type not in ("count", "fraction", "rank")
    )


def belongs_elsewhere(words: Words, place: Place, quantity: Quantity, scene: Scene) -> bool:
    """Whether a place hangs from a noun that another figure counts, or from someone's apposition."""
    if not scene.parsed or place.rule == "claims.place_where" or place.fronted:
        return False
    cue = words.tokens[place.cue]
    noun = cue.head
    if not noun.tag_.startswith("NN") or cue.dep_ not in ("prep", "advmod"):
        return False
    anchor = scene.anchor(quantity)
    above = {anchor.i, *(token.i for token in anchor.ancestors)}
    if cue.lower_ == "from" and noun.dep_ in SUBJECTS and noun.i not in above:
        return True
    if cue.dep_ == "advmod" and noun.dep_ in SUBJECTS and noun.i not in above:
        return True
    for token in (noun, *noun.ancestors):
        if token.tag_.startswith("VB"):
            break
        opening = words.index_of(token.left_edge) - 1
        if token.dep_ == "appos" and token.i not in above and words.kind(opening) == "comma":
            return True
    if noun.text in load_lexicon("places")["firms"]:
        return True
    others = [scene.anchor(each) for each in scene.quantities if each is not quantity and each.type == "count"]
    counted = [each for each in others if each.head.i == noun.i and each.dep_ == "nummod"]
    return bool(counted) and noun.dep_ == "pobj" and noun.i not in above


def pair_respectively(quantity: Quantity, scene: Scene, words: Words) -> Reading | None:
    """Pair a list of places with a list of figures: `Sales to Peru, Chile and Cuba were 4m, 3m and 2m respectively`."""
    cue = next((index for index in range(len(words)) if words.lower(index) == "respectively"), -1)
    if cue < 0:
        return None
    names = list_name_row(words, cue)
    alike = [each for each in scene.quantities if each.type == quantity.type]
    if len(names) < 2 or len(alike) != len(names) or quantity not in alike:
        return None
    if words.tokens[names[-1][1] - 1].idx > alike[0].start:
        return None
    start, end = names[alike.index(quantity)]
    return Reading(*words.offsets(start, end), rule="claims.place_respectively", cue=words.offsets(cue, cue + 1))


def list_name_row(words: Words, limit: int) -> list[tuple[int, int]]:
    """Give the places of a row behind `in` or `to`: names between commas and `and`."""
    for index in range(limit):
        if words.lower(index) not in ("in", "to", "from"):
            continue
        row: list[tuple[int, int]] = []
        start = index + 1
        for place in range(start, limit + 1):
            kind = words.kind(place)
            if kind in ("noun", "determiner", "adjective"):
                continue
            if place == start or not words.tokens[place - 1].text[:1].isupper():
                break
            row.append((start, place))
            if kind == "conjunction" or kind == "comma":
                start = place + 2 if words.lower(place + 1) == "and" else place + 1
                continue
            break
        if len(row) > 1 and any(is_known(words, *each) for each in row):
            return row
    return []


# --- reach ------------------------------------------------------------------------------------------------------------


def rank_place(place: Place, quantity: Quantity, scene: Scene, words: Words) -> tuple[int, int] | None:
    """Give how near a place is to a quantity, smallest first, or None where it does not reach it."""
    first = words.tokens[place.start].idx
    distance = abs(first - quantity.start)
    between = find_between(words, place, quantity)
    if place.rule == "claims.place_where":
        return (
            (0, distance) if words.tokens[place.cue].idx < quantity.start and not breaks_off(words, between) else None
        )
    if first > quantity.start and any(words.kind(index) in ("comma", "stop", "dash") for index in between):
        return None
    beside = len(between) == 1 and words.kind(between.start) == "comma"
    if first < quantity.start and beside and not place.fronted:
        return None
    if place.fronted and first < quantity.start:
        apart = words.has(between.start, between.stop, ("while", "whereas", "but", "elsewhere", ";"))
        return None if apart else (1, distance)
    if not scene.parsed:
        return (2, distance) if not any(words.kind(index) in ("comma", "stop", "dash") for index in between) else None
    if first > quantity.start and follows_closely(words, place, between):
        return (0 if words.has_kind(between.start, between.stop, "conjunction") else -1), distance
    anchor = scene.anchor(quantity)
    clause = find_clause(anchor)
    if nests(words.tokens[place.cue]):
        return None
    home = find_clause(words.tokens[place.cue])
    if clause.i == home.i:
        return 0, distance
    if home.i in {token.i for token in list_shared(clause)} and not any(
        words.kind(index) in ("stop", "dash") for index in between
    ):
        return 2, distance
    return None


def breaks_off(words: Words, between: range) -> bool:
    """Whether a main clause seems to begin between a `where` and a quantity."""
    return any(words.kind(index) in ("stop", "dash", "quote") for index in between)


def follows_closely(words: Words, place: Place, between: range) -> bool:
    """Whether no verb stands between a quantity and a place behind it, or only the event that hurt people."""
    if any(words.lower(index) == "from" for index in between):
        return False
    if not any(words.kind(index) == "finite" for index in between):
        return True
    hurt = load_lexicon("places")["harm"]
    event = next((index for index in between if words.lower(index) in EVENTS), None)
    return event is not None and any(words.lower(index) in hurt for index in range(between.start, event))


def nests(cue: Token) -> bool:
    """Whether a preposition hangs from a noun that itself hangs from a preposition: `from a factory in Lille`."""
    noun = cue.head
    return (
        noun.tag_.startswith("NN") and noun.dep_ == "pobj" and noun.head.lower_ in ("from", "by", "with", "of", "for")
    )


def find_between(words: Words, place: Place, quantity: Quantity) -> range:
    """Give the words between a place and a quantity."""
    if words.tokens[place.start].idx < quantity.start:
        stop = next(
            (index for index in range(place.end, len(words)) if words.tokens[index].idx >= quantity.start), len(words)
        )
        return range(place.end, stop)
    begin = next((index for index in range(place.cue, -1, -1) if words.tokens[index].idx < quantity.end), -1) + 1
    return range(begin, place.cue)


def find_clause(token: Token) -> Token:
    """Give the verb, or the root, of the clause that holds a word."""
    node = token
    for _ in range(40):
        if node.head.i == node.i or (node.tag_.startswith("VB") and node.dep_ in CLAUSES):
            return node
        node = node.head
    return node


def list_shared(clause: Token) -> tuple[Token, ...]:
    """Give the clauses whose place a clause shares: those that it leans on without a subject of its own."""
    found: list[Token] = []
    node = clause
    for _ in range(6):
        own = any(child.dep_ in SUBJECTS for child in node.children)
        if node.head.i == node.i or (own and node.dep_ != "ccomp") or node.dep_ == "relcl":
            break
        node = find_clause(node.head)
        found.append(node)
    return tuple(found)
