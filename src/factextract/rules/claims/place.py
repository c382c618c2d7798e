"""The role `place`: where a figure holds, if that is neither its metric nor its subject."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from factextract.lexicon import load_lexicon
from factextract.rules.claims.attributions import find_attributions
from factextract.rules.claims.naming_phrases import Words, find_phrase_start, read_words
from factextract.rules.mentions import Offsets, Quantity, Reading

if TYPE_CHECKING:
    from spacy.tokens import Token

    from factextract.rules.claims.scene import Scene

CLAUSES = frozenset({"ccomp", "relcl", "advcl", "conj", "parataxis", "acl", "ROOT"})
SUBJECTS = frozenset({"nsubj", "nsubjpass", "expl", "csubj"})


@dataclass(frozen=True, slots=True)
class Place:
    """A place that a sentence names: its words, the word that opens it, and whether it stands in front."""

    start: int
    end: int
    cue: int
    fronted: bool
    rule: str


def read_place(quantity: Quantity, scene: Scene, *, subject: Offsets | None, metric: Offsets | None) -> Reading | None:
    """Give the place in which the quantity holds; null where the place belongs to the subject or the metric."""
    words = read_words(scene)
    if not len(words) or quantity.type == "age":
        return None
    paired = pair_respectively(quantity, scene, words)
    if paired is not None:
        return paired
    taken = [span for span in (subject, metric) if span is not None]
    places = find_places(words)
    if not places:
        return None
    credited = [each.source for each in find_attributions(scene)]
    best: tuple[tuple[int, int], Place] | None = None
    for place in places:
        span = words.offsets(place.start, place.end)
        if any(touches(span, other) for other in (*taken, *credited)) or touches(span, quantity.offsets):
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


def is_known(words: Words, start: int, end: int) -> bool:
    """Whether a stretch is, or holds, the name of a country or a region."""
    texts = [words.tokens[index].text for index in range(start, end)]
    phrase = " ".join(text for text in texts if text != "the")
    return phrase in list_place_names() or any(text in list_place_names() for text in texts)


# --- finding ----------------------------------------------------------------------------------------------------------


def find_places(words: Words) -> tuple[Place, ...]:
    """Find the places that a sentence names, in the order of the text."""
    lexicon = load_lexicon("places")
    found: list[Place] = []
    for index in range(len(words)):
        text, lower = words.tokens[index].text, words.lower(index)
        if (text in lexicon["adverbs"] or lower in lexicon["adverbs"]) and words.kind(index + 1) != "noun":
            found.append(Place(index, index + 1, index, index == 0, "claims.place_adverb"))
            continue
        if lower not in lexicon["prepositions"] or words.kind(index) not in ("preposition", "adverb", "infinitive"):
            continue
        start = index + 1
        while words.lower(start) in ("only", "just", "both", "all", "nearby"):
            start += 1
        end = find_place_end(words, start)
        if end <= start or not is_place(words, index, start, end):
            continue
        if lower in ("over", "around", "within") and words.kind(start) == "number":
            continue
        fronted = not any(words.kind(before) == "finite" for before in range(index)) and is_first(words, index)
        found.append(Place(start, end, index, fronted, "claims.place_fronted" if fronted else "claims.place_phrase"))
    found.extend(find_where(words))
    return tuple(found)


def find_where(words: Words) -> list[Place]:
    """Find what `where` takes up: `in Delaney County, where 62 towns were counted`."""
    found: list[Place] = []
    for index in range(2, len(words)):
        if words.lower(index) != "where":
            continue
        last = index - 2 if words.kind(index - 1) == "comma" else index - 1
        if words.kind(last) not in ("noun", "possessive", "number"):
            continue
        start = find_phrase_start(words, last)
        for inner in range(last, start, -1):
            if (
                words.lower(inner) in ("in", "at", "of", "near", "on", "from", "to")
                and words.kind(inner) == "preposition"
            ):
                start = inner + 1
                break
        if not words.time_at(last):
            found.append(Place(start, last + 1, index, False, "claims.place_where"))
    return found


def is_first(words: Words, index: int) -> bool:
    """Whether nothing but an opening word, a quotation mark or a comma's phrase stands before."""
    return all(
        words.kind(before) in ("quote", "conjunction", "adverb", "dash")
        or words.time_at(before)
        or words.kind(before) == "comma"
        for before in range(index)
    )


def find_place_end(words: Words, start: int) -> int:
    """Give the end of the noun phrase behind a preposition, with the places that it is a part of."""
    if words.lower(start) in ("abroad", "overseas", "home"):
        return start + 1
    index = start
    while index < len(words) and not words.time_at(index) and is_part(words, index, start):
        index += 1
    while index > start and (
        words.kind(index - 1) in ("conjunction", "determiner", "comma") or words.lower(index - 1) == "of"
    ):
        index -= 1
    return lengthen(words, index) if start < index < len(words) else index


def is_part(words: Words, index: int, start: int) -> bool:
    """Whether a word goes on with the noun phrase that begins at `start`."""
    kind, following = words.kind(index), words.kind(index + 1)
    if kind in ("noun", "adjective", "possessive", "hyphen", "number"):
        return True
    if kind == "determiner":
        return index == start or words.lower(index - 1) in ("of", "in")
    if kind == "participle":
        return following in ("noun", "adjective")
    if index == start:
        return False
    if words.lower(index) == "of":
        return following in ("noun", "determiner", "number", "adjective")
    if kind == "comma":
        return following == "adjective" and words.kind(index - 1) == "adjective"
    return kind == "conjunction" and joins_places(words, index)


def lengthen(words: Words, end: int) -> int:
    """Take in what a place belongs to, or goes on with: `villages in Albay`, `Ghent, Belgium`, `Ulm, Jena and Gera`."""
    nouns = load_lexicon("places")["nouns"]
    if words.lower(end) in ("in", "on", "near") and words.lower(end - 1) in nouns and not words.time_at(end + 1):
        inner = find_place_end(words, end + 1)
        return inner if inner > end + 1 and words.kind(end + 1) in ("determiner", "noun", "adjective") else end
    if words.kind(end) != "comma" or not is_upper(words, end - 1) or words.time_at(end + 1):
        return end
    after = end + 1
    while words.kind(after) in ("noun", "adjective") and is_upper(words, after):
        after += 1
    if after == end + 1 or words.kind(after) == "possessive":
        return end
    if words.lower(after) in ("and", "or") and is_upper(words, after + 1):
        last = find_place_end(words, after + 1)
        return end if words.kind(last) == "finite" else last
    if words.kind(after) == "comma":
        if words.lower(after + 1) == "and" and is_upper(words, after + 2):
            return find_place_end(words, after + 2)
        longer = lengthen(words, after)
        if longer > after:
            return longer
        return end if words.kind(after + 1) == "number" else after
    return after if words.kind(after) == "stop" or is_known(words, end + 1, after) else end


def is_upper(words: Words, index: int) -> bool:
    """Whether a word begins with a capital."""
    return index < len(words) and words.tokens[index].text[:1].isupper()


def joins_places(words: Words, index: int) -> bool:
    """Whether `and` goes on with another place: two names, or two plural nouns, and no verb behind."""
    if words.lower(index) not in ("and", "or", "&"):
        return False
    after = index + 1
    while after < len(words) and words.kind(after) in ("noun", "adjective", "determiner", "possessive", "hyphen"):
        after += 1
    if words.kind(after) in ("finite", "participle", "to") or after == index + 1:
        return False
    if words.kind(index - 1) == "adjective" and words.kind(index + 1) == "adjective":
        return True
    left, right = words.tokens[index - 1].text, words.tokens[index + 1].text
    return (left[:1].isupper() and right[:1].isupper()) or (
        left.endswith("s") and words.tokens[after - 1].text.endswith("s")
    )


@cache
def list_place_names() -> frozenset[str]:
    """Give the names of countries and regions: CLDR's territories by babel, and the lexicon's own."""
    from babel import Locale  # noqa: PLC0415  read only when a place is asked for

    names = {name for code, name in Locale("en").territories.items() if code != "ZZ"}
    return frozenset(names) | frozenset(load_lexicon("places")["names"])


def is_place(words: Words, cue: int, start: int, end: int) -> bool:
    """Whether a noun phrase is a place: it has a place's name or noun, or it is a name behind `in`."""
    lexicon = load_lexicon("places")
    texts = [words.tokens[index].text for index in range(start, end)]
    phrase = " ".join(text for text in texts if text.lower() != "the")
    heads = [find_head(words, start, end)]
    heads.extend(index - 1 for index in range(start + 1, end) if words.kind(index) == "conjunction")
    if phrase in list_place_names() or any(words.tokens[index].text in list_place_names() for index in heads):
        return True
    if texts and texts[0].lower() in ("abroad", "overseas"):
        return True
    head = next((index for index in heads if words.lower(index) in lexicon["nouns"]), heads[0])
    if words.lower(head) in lexicon["nouns"]:
        return not (
            words.lower(cue) in lexicon["weak_prepositions"]
            and words.lower(head) in ("world", "state", "market", "markets", "home")
        )
    last = words.tokens[head].text
    initials = last.isupper() and words.lower(cue) != "at"
    named = last[:1].isupper() and not initials and words.kind(head) == "noun" and not words.time_at(head)
    if not named or any(text in lexicon["no_places"] for text in texts):
        return False
    weak = words.lower(cue) in lexicon["weak_prepositions"] and words.lower(cue) != "at"
    return not weak


def find_head(words: Words, start: int, end: int) -> int:
    """Give the index of a noun phrase's last noun before any `of`."""
    for index in range(start, end):
        partial = words.lower(index - 1) in (
            "parts",
            "part",
            "rest",
            "much",
            "most",
            "half",
            "all",
            "swathes",
            "corners",
        )
        if (
            words.lower(index) == "of"
            and not partial
            and not any(words.kind(before) == "number" for before in range(start, index))
        ):
            return index - 1
    return end - 1


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
        return (
            None if words.has(between.start, between.stop, ("while", "whereas", "but", "elsewhere")) else (1, distance)
        )
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
    event = next((index for index in between if words.lower(index) in ("when", "as", "after")), None)
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
