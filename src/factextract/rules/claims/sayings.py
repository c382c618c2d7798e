"""Verbs of saying: the one who speaks, and the stretch of the sentence that is said."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from factextract.lexicon import load_lexicon
from factextract.rules.claims.credits import FIRM, Attribution, find_clause_end, find_said_start, goes_on
from factextract.rules.claims.naming_phrases import Words, find_phrase_end, starts_adjunct
from factextract.rules.claims.opinions import read_opinion
from factextract.rules.claims.speakers import (
    BE,
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


def read_verb(scene: Scene, words: Words, index: int) -> Iterator[Attribution]:
    """Read a reporting verb with the one who speaks, before or behind it."""
    form = list_verb_forms().get(words.lower(index))
    if form is None or not is_active_verb(words, index):
        return
    base, classes = form
    quoted = "quoting" in classes and words.kind(index - 1) == "quote"
    inverted = read_inversion(words, index) if quoted or classes & {"speech", "clause"} else None
    subject = inverted or find_subject(words, index)
    if subject is None:
        return
    start, end = leave_figure(scene, words, *subject)
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
    if base == "put" and words.lower(start - 1) == "as" and words.lower(index + 1) == "it":
        yield from read_as_said(words, start, index + 2, source, cue)
        return
    if classes & {"speech", "clause", "hearing"} or (document and "document" in classes):
        yield from read_saying(words, index, start, end, base=base, classes=classes, document=document)
    yield from read_opinion(scene, words, index, (start, end), base=base, classes=classes)


def leave_figure(scene: Scene, words: Words, start: int, end: int) -> tuple[int, int]:
    """Leave a sum in front of the one who speaks out of the name: `the $4 billion | analysts were looking for`."""
    first, last = words.offsets(start, end)
    for quantity in scene.quantities:
        if quantity.type in ("currency", "percentage", "measurement") and first <= quantity.start <= first + 6:
            for index in range(start, end):
                if words.tokens[index].idx >= quantity.end and quantity.end < last and words.kind(index) == "noun":
                    return index, end
    return start, end


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
    if words.lower(start - 1) == "as" and (after >= len(words) or kind in ("stop", "comma", "quote")):
        yield from read_as_said(words, start, after, source, cue)
        return
    ends = kind in ("stop", "comma", "quote", "dash") and words.tokens[min(after, len(words) - 1)].text != ":"
    if after >= len(words) or ends or aside:
        opens_quote = kind == "quote" or words.kind(after + 1) == "quote"
        if not set_off and not (opens_quote and after < len(words)):
            if start > 0 and after >= len(words) - 1 and classes & {"speech"} and not words.parsed:
                yield Attribution(source, cue, (words.offsets(0, start),), rule, FIRM)
            return
        first = find_said_start(words, start)
        covers = [words.offsets(first, start)] if start and (set_off or opens_quote) else []
        if covers and words.kind(start - 2) == "conjunction" and kind == "comma":
            covers = [words.offsets(after, len(words))]
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


def read_as_said(words: Words, start: int, after: int, source: Offsets, cue: Offsets) -> Iterator[Attribution]:
    """Read `as X said` in front of what was said, or behind it."""
    if start <= 2 and after < len(words):
        covers = words.offsets(after, len(words))
    else:
        breaks = [i for i in range(1, start - 2) if words.kind(i) in ("comma", "conjunction", "stop", "dash")]
        covers = words.offsets(breaks[-1] + 1 if breaks else 0, start)
    yield Attribution(source, cue, (covers,), "claims.source_as_said", FIRM)


def has_complement(words: Words, index: int) -> bool:
    """Whether the parse hangs a clause on the verb, behind it."""
    token = words.tokens[index]
    return words.parsed and any(child.dep_ == "ccomp" and child.i > token.i for child in token.children)


def skip_right(words: Words, index: int, *, base: str) -> int:
    """Give the index behind times, occasions and the one who is told."""
    if base in ("tell", "assure", "inform") and words.lower(index) != "that" and words.lower(index - 2) not in BE:
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
    if classes <= {"hearing", "quoting"}:
        return False
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
    if token.dep_ in ("advcl", "relcl", "acl", "pcomp") and not governs_head(words, verb):
        end = min(end, words.index_of(token.right_edge) + 1)
    return end


def governs_head(words: Words, verb: int) -> bool:
    """Whether the parse hangs the verb from a later one that is what was said: `after Lee said flows had fallen`."""
    head = words.tokens[verb].head
    place = words.index_of(head)
    return place > verb and not any(words.kind(inner) in ("comma", "stop", "dash") for inner in range(verb, place))


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
