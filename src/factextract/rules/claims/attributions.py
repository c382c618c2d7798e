"""Whom a sentence credits, by which words, and for which stretch of it."""

from __future__ import annotations

from collections.abc import Iterator

from factextract.lexicon import load_lexicon
from factextract.rules.claims.credits import FAINT, FIRM, LOOSE, Attribution, find_clause_end, find_said_start, goes_on
from factextract.rules.claims.naming_phrases import Words, find_phrase_end, find_phrase_start, read_words
from factextract.rules.claims.sayings import read_verb
from factextract.rules.claims.scene import Scene, read_once
from factextract.rules.claims.speakers import is_document


@read_once
def find_attributions(scene: Scene) -> tuple[Attribution, ...]:
    """Find all who are credited in a sentence, in the order of the cues."""
    words = read_words(scene)
    found: list[Attribution] = []
    for index in range(len(words)):
        found.extend(read_according(words, index))
        found.extend(read_reckoning(words, index))
        found.extend(read_verb(scene, words, index))
        found.extend(read_statement_noun(words, index))
        found.extend(read_survey(words, index))
    found.extend(read_label(words))
    return tuple(found)


def read_according(words: Words, index: int) -> Iterator[Attribution]:
    """Read `according to X`, fronted, in the middle or at the end."""
    cue = (words.lower(index), words.lower(index + 1))
    bare = cue[0] == "per" and names_document(words, index)
    if not (bare or cue in (("according", "to"), ("as", "per"))) or index + 2 >= len(words):
        return
    start = index + 1 if bare else index + 2
    fronted = not any(words.kind(before) not in ("quote", "dash", "conjunction") for before in range(index))
    end = find_phrase_end(words, start, len(words), document=True)
    if fronted:
        end = cut_fronted(words, start, end)
    if end <= start:
        return
    covers = [words.offsets(find_said_start(words, index), index)] if index else []
    if end < len(words) and (fronted or goes_on(words, index, end)):
        covers.append(words.offsets(end, len(words)))
    yield Attribution(
        words.offsets(start, end), words.offsets(index, start), tuple(covers), "claims.source_according_to", FIRM
    )


def names_document(words: Words, index: int) -> bool:
    """Whether `per` credits a document behind a comma: `…, per the filing`."""
    if words.kind(index - 1) not in ("comma", "quote") or words.kind(index + 1) not in ("determiner", "noun"):
        return False
    end = find_phrase_end(words, index + 1, len(words), document=True)
    return is_document(words, index + 1, end)


def read_reckoning(words: Words, index: int) -> Iterator[Attribution]:
    """Read `by the union's count`, in front of a clause or behind a comma."""
    if words.lower(index) != "by" or (index and words.kind(index - 1) not in ("comma", "conjunction", "quote")):
        return
    end = find_phrase_end(words, index + 1, len(words), document=True)
    head = next((i for i in range(index + 2, end) if words.kind(i) in ("preposition", "comma")), end) - 1
    if head <= index + 1 or words.lower(head) not in load_lexicon("speech")["nouns"]["reckonings"]:
        return
    covers = [words.offsets(0, index)] if index else []
    if end < len(words):
        covers.append(words.offsets(end, len(words)))
    if covers:
        source, cue = words.offsets(index + 1, end), words.offsets(index, index + 1)
        yield Attribution(source, cue, tuple(covers), "claims.source_reckoning", LOOSE)


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
    labels |= set(load_lexicon("speech")["nouns"]["labels"])
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
