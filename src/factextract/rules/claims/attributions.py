"""Whom a sentence credits, by which words, and for which stretch of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from factextract.lexicon import load_lexicon
from factextract.rules.claims.naming_phrases import (
    Words,
    find_phrase_end,
    find_phrase_start,
    read_words,
    starts_adjunct,
)
from factextract.rules.claims.speakers import (
    find_subject,
    is_active_verb,
    is_creditable,
    is_document,
    list_verb_forms,
    read_inversion,
)
from factextract.rules.mentions import Offsets

if TYPE_CHECKING:
    from factextract.rules.claims.scene import Scene

FIRM, LOOSE, FAINT = 3, 2, 1
"""How much a reading is trusted over another: words of saying, of opinion, and mere settings."""


@dataclass(frozen=True, slots=True)
class Attribution:
    """One who is credited, the words that credit, and the stretches for which they do."""

    source: Offsets
    cue: Offsets
    covers: tuple[Offsets, ...]
    rule: str
    strength: int

    def reaches(self, start: int, end: int) -> bool:
        """Whether a quantity stands in what is credited and not in the name itself."""
        inside = self.source[0] <= start < self.source[1]
        return not inside and any(first <= start and end <= last for first, last in self.covers)

    def distance(self, start: int) -> int:
        """Give how far the cue stands from an offset."""
        return abs(start - self.cue[0])


def find_attributions(scene: Scene) -> tuple[Attribution, ...]:
    """Find all who are credited in a sentence, in the order of the cues."""
    words = read_words(scene)
    found: list[Attribution] = []
    for index in range(len(words)):
        found.extend(read_according(words, index))
        found.extend(read_verb(scene, words, index))
        found.extend(read_statement_noun(words, index))
        found.extend(read_survey(words, index))
    found.extend(read_label(words))
    return tuple(found)


# --- prepositions and nouns -------------------------------------------------------------------------------------------


def read_according(words: Words, index: int) -> Iterator[Attribution]:
    """Read `according to X`, fronted, in the middle or at the end."""
    cue = (words.lower(index), words.lower(index + 1))
    if cue not in (("according", "to"), ("as", "per")) or index + 2 >= len(words):
        return
    start = index + 2
    fronted = not any(words.kind(before) not in ("quote", "dash", "conjunction") for before in range(index))
    end = find_phrase_end(words, start, len(words), document=True)
    if fronted:
        end = cut_fronted(words, start, end)
    if end <= start:
        return
    covers = [words.offsets(0, index)] if index else []
    if end < len(words) and (fronted or goes_on(words, index, end)):
        covers.append(words.offsets(end, len(words)))
    yield Attribution(
        words.offsets(start, end), words.offsets(index, index + 2), tuple(covers), "claims.source_according_to", FIRM
    )


def cut_fronted(words: Words, start: int, end: int) -> int:
    """End a fronted source at its first comma unless an apposition in small letters follows, itself before a comma."""
    for comma in range(start, end):
        if words.kind(comma) != "comma":
            continue
        small = words.tokens[comma + 1].text[:1].islower() if comma + 1 < len(words) else False
        if not (small and words.kind(end) == "comma" and words.kind(comma + 1) != "participle"):
            return comma
    return end


def read_statement_noun(words: Words, index: int) -> Iterator[Attribution]:
    """Read `the ministry's announcement that …`: the noun phrase is credited with the clause."""
    if words.lower(index) not in load_lexicon("speech")["nouns"]["statements"] or words.lower(index + 1) != "that":
        return
    if words.kind(index) != "noun" or index + 2 >= len(words):
        return
    start = find_phrase_start(words, index)
    covers = (words.offsets(index + 2, find_clause_end(words, index + 2)),)
    yield Attribution(
        words.offsets(start, index + 1), words.offsets(index, index + 2), covers, "claims.source_statement_noun", LOOSE
    )


def read_survey(words: Words, index: int) -> Iterator[Attribution]:
    """Read `In a survey of 900 readers, half said …`: the survey is credited where nobody else is."""
    if words.lower(index) not in ("in", "from", "under") or words.kind(index) != "preposition":
        return
    nouns = load_lexicon("speech")["nouns"]["surveys"]
    end = find_phrase_end(words, index + 1, len(words), document=True)
    for head in range(index + 1, min(index + 7, end)):
        if words.kind(head) not in ("determiner", "adjective", "noun", "number", "hyphen", "possessive", "participle"):
            return
        if words.lower(head) in nouns and words.kind(head + 1) not in ("noun", "hyphen"):
            covers = [words.offsets(end, len(words))] if end < len(words) else []
            if index:
                covers.append(words.offsets(0, index))
            cue = words.offsets(index, index + 1)
            yield Attribution(words.offsets(index + 1, end), cue, tuple(covers), "claims.source_survey", FAINT)
            return


def read_label(words: Words) -> Iterator[Attribution]:
    """Read a headline's label: `Bridge to cost £30m: council`, `Study: half of homes too hot`."""
    last = len(words)
    while last and words.kind(last - 1) in ("stop", "quote") and words.tokens[last - 1].text != ":":
        last -= 1
    if last != len(words) and words.lower(last) in (".", "!", "?"):
        return
    labels = set(load_lexicon("speech")["nouns"]["surveys"]) | set(load_lexicon("speech")["nouns"]["bodies"])
    labels |= {"report", "minister", "poll", "data", "analysis", "experts", "mayor", "review", "sources"}
    for index in range(1, last - 1):
        if words.tokens[index].text not in (":", "-", "–", "—") or words.kind(index) not in ("stop", "dash"):
            continue
        cue = words.offsets(index, index + 1)
        if index >= last - 4 and words.lower(last - 1) in labels and index > 3:
            span, covers = words.offsets(index + 1, last), words.offsets(0, index)
        elif index <= 3 and words.lower(index - 1) in labels and words.tokens[index].text == ":":
            span, covers = words.offsets(0, index), words.offsets(index + 1, len(words))
        else:
            continue
        yield Attribution(span, cue, (covers,), "claims.source_label", LOOSE)


# --- verbs ------------------------------------------------------------------------------------------------------------


def read_verb(scene: Scene, words: Words, index: int) -> Iterator[Attribution]:
    """Read a reporting verb with the one who speaks, before or behind it."""
    form = list_verb_forms().get(words.lower(index))
    if form is None or not is_active_verb(words, index):
        return
    base, classes = form
    inverted = read_inversion(words, index) if classes & {"speech", "clause"} else None
    subject = inverted or find_subject(words, index)
    if subject is None:
        return
    start, end = subject
    if not is_creditable(scene, words, start, end):
        return
    cue = words.offsets(index, index + 1)
    source = words.offsets(start, end)
    if inverted:
        covers = [words.offsets(0, index)]
        if end < len(words) and goes_on(words, index, end, inverted=True):
            covers.append(words.offsets(end, len(words)))
        yield Attribution(source, cue, tuple(covers), "claims.source_said_name", FIRM)
        return
    document = is_document(words, start, end)
    if classes & {"speech", "clause"} or (document and "document" in classes):
        yield from read_saying(words, index, start, end, base=base, classes=classes, document=document)
    yield from read_opinion(scene, words, index, (start, end), base=base, classes=classes)


def read_saying(
    words: Words, index: int, start: int, end: int, *, base: str, classes: frozenset[str], document: bool
) -> Iterator[Attribution]:
    """Read `X said (that) …` and `…, X said`: what follows, or what stands before, is credited."""
    source, cue = words.offsets(start, end), words.offsets(index, index + 1)
    after = skip_right(words, index + 1, base=base)
    kind = words.kind(after)
    before = words.kind(start - 1) if start else "stop"
    set_off = start > 0 and before in ("comma", "quote", "dash")
    rule = "claims.source_document" if document else "claims.source_said_after"
    aside = (
        set_off
        and words.lower(after) in load_lexicon("speech")["grammar"]["asides"]
        and (before == "quote" or not has_complement(words, index))
    )
    ends = kind in ("stop", "comma", "quote", "dash") and words.tokens[min(after, len(words) - 1)].text != ":"
    if after >= len(words) or ends or aside:
        opens_quote = kind == "quote" or words.kind(after + 1) == "quote"
        if not set_off and not (opens_quote and after < len(words)):
            if start > 0 and after >= len(words) - 1 and classes & {"speech"} and not words.parsed:
                yield Attribution(source, cue, (words.offsets(0, start),), rule, FIRM)
            return
        covers = [words.offsets(0, start)] if start and (set_off or opens_quote) else []
        if after < len(words) and (opens_quote or goes_on(words, start, after)):
            covers.append(words.offsets(after, len(words)))
        if covers:
            yield Attribution(source, cue, tuple(covers), rule, FIRM)
        return
    if not takes_clause(words, index, after, base=base, classes=classes, document=document):
        return
    stop = find_reported_end(words, index)
    if after < stop:
        yield Attribution(
            source,
            cue,
            (words.offsets(after, stop),),
            "claims.source_document" if document else "claims.source_said_that",
            FIRM,
        )


def has_complement(words: Words, index: int) -> bool:
    """Whether the parse hangs a clause on the verb, behind it."""
    token = words.tokens[index]
    return words.parsed and any(child.dep_ == "ccomp" and child.i > token.i for child in token.children)


def skip_right(words: Words, index: int, *, base: str) -> int:
    """Give the index behind times, occasions and the one who is told."""
    if base in ("tell", "assure", "inform"):
        index = find_phrase_end(words, index, len(words)) if words.kind(index) != "pronoun" else index + 1
    while index < len(words):
        if (words.kind(index) == "adverb" and words.kind(index + 1) in ("stop", "comma", "quote")) or words.time_at(
            index
        ):
            index += 1
        elif words.lower(index) in ("in", "on", "at", "during", "to", "late", "early", "by", "via", "through") and (
            words.time_at(index + 1) or starts_adjunct(words, index, len(words)) or words.lower(index) == "to"
        ):
            end = index + 1
            while end < len(words) and words.time_at(end):
                end += 1
            index = end if end > index + 1 else max(find_phrase_end(words, index + 1, len(words)), index + 1)
        else:
            return index
    return index


def takes_clause(words: Words, index: int, after: int, *, base: str, classes: frozenset[str], document: bool) -> bool:
    """Whether what stands behind the verb is what was said: always after `said`, else a clause or a quotation."""
    if words.tokens[after].text == ":":
        return words.kind(after + 1) == "quote" or "speech" in classes
    if "speech" in classes or words.lower(after) == "that" or words.kind(after) == "quote":
        return True
    if document and "document" in classes and base != "point":
        return True
    token = words.tokens[index]
    if words.parsed:
        return any(
            child.dep_ == "ccomp"
            and child.i > token.i
            and words.index_of(child.left_edge) <= after
            and not any(words.tokens[inner].text == ";" for inner in range(after, words.index_of(child)))
            and any(grand.dep_ in ("nsubj", "nsubjpass", "expl") for grand in child.children)
            for child in token.children
        )
    return any(words.kind(inner) == "finite" for inner in range(after, find_clause_end(words, after)))


def find_clause_end(words: Words, index: int) -> int:
    """Give the index of the next comma, semicolon or dash."""
    while index < len(words) and words.kind(index) not in ("comma", "stop", "dash"):
        index += 1
    return index


def find_reported_end(words: Words, verb: int) -> int:
    """Give the index at which reported speech behind `X said that` ends."""
    token = words.tokens[verb]
    end = len(words)
    for index in range(verb + 1, len(words)):
        if words.tokens[index].text == ";" and speaks_later(words, index):
            end = index
            break
    closing = find_quote_end(words, verb)
    end = min(end, closing)
    if not words.parsed:
        return end
    for child in token.children:
        if child.i <= token.i or child.dep_ not in ("conj", "advcl", "parataxis"):
            continue
        first = words.index_of(child.left_edge)
        own = any(grand.dep_ in ("nsubj", "nsubjpass", "expl") for grand in child.children)
        if not own or first <= verb + 1:
            continue
        opens = first - 1 if words.kind(first - 1) == "conjunction" else first
        marked = (
            words.lower(opens) in ("while", "although", "though", "but", "whereas", "as", "after")
            or child.dep_ == "conj"
        )
        if marked and words.kind(opens - 1) in ("comma", "stop", "dash"):
            end = min(end, opens - 1)
    if token.dep_ in ("advcl", "relcl", "acl", "pcomp"):
        end = min(end, words.index_of(token.right_edge) + 1)
    return end


def speaks_later(words: Words, index: int) -> bool:
    """Whether someone else speaks behind the index."""
    for later in range(index, len(words)):
        form = list_verb_forms().get(words.lower(later))
        if form and form[1] & {"speech", "clause"} and words.kind(later) == "finite" and is_active_verb(words, later):
            return True
    return False


def find_quote_end(words: Words, index: int) -> int:
    """Give the index of the mark that closes the quotation around a word, or the sentence's end."""
    opened = False
    for before in range(index):
        if words.kind(before) == "quote":
            opened = not opened if words.tokens[before].text == '"' else words.tokens[before].text in "“„‘«``'"
    if not opened:
        return len(words)
    for after in range(index + 1, len(words)):
        if words.kind(after) == "quote":
            return after
    return len(words)


def goes_on(words: Words, start: int, end: int, *, inverted: bool = False) -> bool:
    """Whether reported words go on behind a name set between commas that stands from `start` to `end`."""
    first = end
    while first < len(words) and words.kind(first) in ("comma", "dash"):
        first += 1
    if first >= len(words):
        return False
    if words.kind(first) == "quote" or words.kind(end) == "quote":
        return True
    if words.lower(first) in load_lexicon("speech")["grammar"]["goes_on"]:
        return True
    if inverted:
        return False
    fronted = not any(words.kind(before) == "finite" for before in range(start)) and words.kind(end) == "comma"
    return fronted and not words.has_kind(0, start, "quote")


def read_opinion(
    scene: Scene, words: Words, index: int, subject: tuple[int, int], *, base: str, classes: frozenset[str]
) -> Iterator[Attribution]:
    """Read verbs that credit with a noun phrase: expecting, counting, putting at, changing one's forecast."""
    rule = choose_opinion_rule(scene, words, index, subject, base=base, classes=classes)
    if rule is None:
        return
    source, cue = words.offsets(*subject), words.offsets(index, index + 1)
    end = find_object_end(words, index)
    covers = [words.offsets(index + 1, end)] if end > index + 1 else []
    relative = find_relative_head(words, index, subject[0])
    if relative is not None:
        covers, rule = [words.offsets(*relative)], "claims.source_relative"
    if not covers:
        return
    for quantity in scene.quantities:
        counted = quantity.type in ("count", "age", "fraction", "duration", "multiple", "rank")
        if rule == "claims.source_tally" and not counted:
            covers = [each for each in covers if not each[0] <= quantity.start < each[1]]
    if covers:
        yield Attribution(source, cue, tuple(covers), rule, FAINT if relative else LOOSE)


def find_relative_head(words: Words, verb: int, subject: int) -> tuple[int, int] | None:
    """Give the words in front of a relative clause: `the 2 percent that analysts had expected`."""
    ends = words.kind(verb + 1) in ("stop", "comma", "quote", "preposition", "adverb", "dash") or words.time_at(
        verb + 1
    )
    if not ends or subject == 0:
        return None
    last = subject - 1 if words.lower(subject - 1) in ("that", "which", "than") else subject
    if last == subject and words.kind(subject) == "pronoun" and words.kind(subject - 1) not in ("noun", "number"):
        return None
    if words.kind(last - 1) not in ("noun", "number"):
        return None
    first = find_phrase_start(words, last - 1)
    before = first - 1
    return (first, last) if before >= 0 else None


def values_something(scene: Scene, words: Words, index: int, end: int) -> bool:
    """Whether a figure stands behind `at`, or a rank behind the verb: `put the crowd at 900`, `put it first`."""
    limit = words.offsets(index, max(end, index + 1))[1]
    for quantity in scene.quantities:
        if not words.tokens[index].idx < quantity.start < limit:
            continue
        if quantity.type == "rank":
            return True
        place = next((i for i in range(index, len(words)) if words.tokens[i].idx >= quantity.start), len(words))
        for before in range(max(index + 2, place - 4), place):
            if words.lower(before) == "at" or (words.lower(before) == "on" and quantity.type == "percentage"):
                return True
    return False


def choose_opinion_rule(
    scene: Scene, words: Words, index: int, subject: tuple[int, int], *, base: str, classes: frozenset[str]
) -> str | None:
    """Give the rule under which the verb credits with a noun phrase, or none."""
    speech = load_lexicon("speech")
    particles = speech["verbs"]["with_preposition"].get(base)
    end = find_object_end(words, index)
    if "revising" in classes:
        for inner in range(index + 1, min(index + 7, end)):
            if words.lower(inner) in speech["nouns"]["forecasts"] and words.kind(inner) == "noun":
                return "claims.source_revised_forecast"
    if "valuing" in classes and values_something(scene, words, index, end):
        return "claims.source_put_at"
    if particles and words.lower(index + 1) in particles:
        return "claims.source_opinion"
    if words.lower(index) == base and words.lower(index - 1) == "to":
        return None
    if base == "recommend" and words.parsed and words.tokens[min(index + 1, len(words) - 1)].tag_ != "VBG":
        return None
    if "opinion" in classes and base != "warn" and (base != "see" or is_forward(words, index, end)):
        return "claims.source_opinion"
    if base == "speak" and words.lower(index + 1) == "of":
        return "claims.source_opinion"
    if "tally" in classes:
        if base == "claim" and words.lower(index + 1) == "to":
            return "claims.source_opinion"
        bodies = speech["nouns"]["bodies"]
        if any(words.lower(inner) in bodies for inner in range(*subject)) or words.lower(subject[0]) == "they":
            return "claims.source_tally"
    return None


def is_forward(words: Words, index: int, end: int) -> bool:
    """Whether `sees` looks ahead: it is in the present, and a later `by`, `this year` or a verb to come stands by."""
    modal = words.parsed and words.tokens[index].tag_ not in ("VBZ", "VBP")
    return (
        words.lower(index) in ("see", "sees")
        and not modal
        and not words.has(index + 1, end, ("how", "why", "what", "as"))
    )


def find_object_end(words: Words, verb: int) -> int:
    """Give the index at which what hangs from the verb ends: its objects and modifiers, not the next clause."""
    comma = find_clause_end(words, verb + 1)
    if not words.parsed:
        return comma
    revising = words.lower(verb) in list_verb_forms() and "revising" in list_verb_forms()[words.lower(verb)][1]
    token = words.tokens[verb]
    end = max(words.index_of(token.right_edge) + 1, comma)
    for child in token.children:
        if child.i <= token.i or child.dep_ not in ("conj", "advcl", "parataxis", "ccomp"):
            continue
        own = any(grand.dep_ in ("nsubj", "nsubjpass", "expl") for grand in child.children)
        first = words.index_of(child.left_edge)
        if (
            revising
            and child.dep_ == "conj"
            and "revising" not in list_verb_forms().get(child.lower_, ("", frozenset()))[1]
        ):
            end = min(end, words.index_of(child))
        if child.dep_ == "ccomp" or not own or first <= verb + 1:
            continue
        end = min(end, first)
    for index in range(verb + 1, end):
        if words.tokens[index].text == ";" or words.kind(index) == "quote":
            return index
        if words.kind(index) == "comma" and words.lower(index + 1) in ("which", "who", "where", "while", "whose"):
            return index
    return end
