"""The places that a sentence names: phrases behind a preposition, adverbs, directions, what `where` takes up."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from factextract.lexicon import load_lexicon
from factextract.rules.claims.naming_phrases import Words, find_phrase_start, read_words
from factextract.rules.claims.scene import Scene, read_once

LEADS = ("determiner", "noun", "adjective", "number")


@dataclass(frozen=True, slots=True)
class Place:
    """A place that a sentence names: its words, the word that opens it, and whether it stands in front."""

    start: int
    end: int
    cue: int
    fronted: bool
    rule: str


@read_once
def list_places(scene: Scene) -> tuple[Place, ...]:
    """Give the places of a sentence, which are the same for all its figures."""
    return find_places(read_words(scene))


def find_places(words: Words) -> tuple[Place, ...]:
    """Find the places that a sentence names, in the order of the text."""
    lexicon = load_lexicon("places")
    found: list[Place] = []
    for index in range(len(words)):
        lower = words.lower(index)
        if is_place_adverb(words, index):
            found.append(Place(index, index + 1, index, index == 0, "claims.place_adverb"))
            continue
        if lower == "to" and words.lower(index - 1) in lexicon["carrying"]:
            end = find_place_end(words, index + 1)
            if end - index > 2 and words.lower(end - 1) in lexicon["nouns"]:
                found.append(Place(index + 1, end, index, False, "claims.place_phrase"))
            continue
        if lower not in lexicon["prepositions"] or words.kind(index) not in ("preposition", "adverb", "infinitive"):
            continue
        start = index + 1
        while words.lower(start) in ("only", "just", "both", "all", "nearby"):
            start += 1
        end = find_place_end(words, start)
        start = leave_history(words, start, end)
        if end <= start or misleads(words, index, start, end) or not is_place(words, index, start, end):
            continue
        if lower in ("over", "around", "within") and words.kind(start) == "number":
            continue
        fronted = not any(words.kind(before) == "finite" for before in range(index)) and is_first(words, index)
        found.append(Place(start, end, index, fronted, "claims.place_fronted" if fronted else "claims.place_phrase"))
    found.extend(find_where(words))
    found.extend(find_directions(words))
    return tuple(found)


def is_place_adverb(words: Words, index: int) -> bool:
    """Whether a word is a place by itself; `there` only where it points."""
    lexicon = load_lexicon("places")
    token, lower = words.tokens[index], words.lower(index)
    if lower == "there":
        return words.parsed and token.tag_ == "RB" and index > 0 and words.kind(index + 1) in ("stop", "comma")
    if words.kind(index - 1) == "noun" and words.kind(index + 1) == "finite":
        return False
    return (token.text in lexicon["adverbs"] or lower in lexicon["adverbs"]) and words.kind(index + 1) != "noun"


def leave_history(words: Words, start: int, end: int) -> int:
    """Give the place itself in `in the 30-year history of Bell Arena`."""
    for index in range(start, end - 2):
        if words.lower(index) == "history" and words.lower(index + 1) == "of":
            return index + 2
    return start


def misleads(words: Words, cue: int, start: int, end: int) -> bool:
    """Whether the preposition tells no place: `shares in Halvor`, `born outside Ireland`, `on the road`, a firm."""
    lexicon = load_lexicon("places")
    if words.lower(cue - 1) in lexicon["no_place_heads"] and words.lower(cue) in ("in", "on", "at", "over"):
        return True
    if end == start + 1 and words.lower(start) in lexicon["states_of_life"]:
        return True
    if words.lower(cue) == "outside" and is_known(words, start, end):
        return True
    if words.lower(cue) == "on" and [words.lower(index) for index in range(start, end)] == ["the", "road"]:
        return True
    return words.tokens[end - 1].text in lexicon["firms"]


def find_directions(words: Words) -> list[Place]:
    """Find a direction from a place: `fields south of Orleans`; behind a distance it is a distance."""
    compass = load_lexicon("places")["compass"]
    found: list[Place] = []
    for index in range(1, len(words) - 2):
        if words.lower(index) not in compass or words.lower(index + 1) != "of" or not is_upper(words, index + 2):
            continue
        if words.kind(index - 1) in ("determiner", "number", "adjective", "preposition"):
            continue
        if words.lower(index - 1) in load_lexicon("places")["distances"]:
            continue
        found.append(Place(index, find_place_end(words, index + 2), index, False, "claims.place_direction"))
    return found


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
            if words.lower(inner) in ("in", "near") and words.lower(inner - 1) in load_lexicon("places")["nouns"]:
                continue
            if (
                words.lower(inner) in ("in", "at", "of", "near", "on", "from", "to")
                and words.kind(inner) == "preposition"
            ):
                start = inner + 1
                break
        held = (
            is_upper(words, last)
            or words.lower(last) in load_lexicon("places")["nouns"]
            or words.kind(last) == "number"
        )
        if not words.time_at(last) and held:
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
        if words.lower(end) == "on" and words.lower(inner - 1) not in nouns:
            return end
        return inner if inner > end + 1 and words.kind(end + 1) in LEADS else end
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
    if words.lower(head) in lexicon["ladders"] and words.lower(cue) in ("in", "on") and words.lower(start) == "the":
        return True
    if words.lower(head) in lexicon["nouns"]:
        return not (
            words.lower(cue) in lexicon["weak_prepositions"]
            and words.tokens[head].text in ("world", "state", "market", "markets", "home")
        )
    if words.lower(head - 1) in lexicon["compass"] and words.kind(head) == "noun" and head - 1 > cue:
        return True
    last = words.tokens[head].text
    initials = last.isupper() and words.lower(cue) != "at"
    named = last[:1].isupper() and not initials and words.kind(head) == "noun" and not words.time_at(head)
    if not named or any(text in lexicon["no_places"] for text in texts):
        return False
    if texts[0].lower() in ("the", "a", "an") and not lengthens(words, head):
        return False
    struck = words.lower(cue) == "on" and words.lower(cue - 1) in lexicon["falling"]
    weak = words.lower(cue) in lexicon["weak_prepositions"] and words.lower(cue) != "at" and not struck
    return not weak


def lengthens(words: Words, head: int) -> bool:
    """Whether a name with an article ends as places do: `the Sahel`, `the Bronx` are bare, `the Final` is none."""
    return words.lower(head - 1) in ("the", "and") and not words.lower(head).endswith(("ing", "s"))


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
        if words.lower(index) == "of" and not partial and words.kind(index - 1) != "number":
            return index - 1
    return end - 1


def is_known(words: Words, start: int, end: int) -> bool:
    """Whether a stretch is, or holds, the name of a country or a region."""
    texts = [words.tokens[index].text for index in range(start, end)]
    phrase = " ".join(text for text in texts if text != "the")
    return phrase in list_place_names() or any(text in list_place_names() for text in texts)
