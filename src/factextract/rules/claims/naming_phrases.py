"""Noun phrases of a sentence by the classes of its words, with a tagger or without one."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal, TypeAlias

from factextract.lexicon import load_lexicon
from factextract.rules.claims.scene import Scene, read_once
from factextract.rules.mentions import Offsets

if TYPE_CHECKING:
    from spacy.tokens import Token

Kind: TypeAlias = Literal[
    "noun",
    "determiner",
    "adjective",
    "number",
    "finite",
    "participle",
    "infinitive",
    "preposition",
    "to",
    "pronoun",
    "conjunction",
    "wh",
    "adverb",
    "possessive",
    "comma",
    "quote",
    "stop",
    "dash",
    "bracket",
    "hyphen",
    "other",
]

QUOTES = '"“”„«»'
SINGLE_QUOTES = "'‘’"
DASHES = ("—", "–", "--", "―")
TAG_KINDS: dict[str, Kind] = {
    "DT": "determiner",
    "PDT": "determiner",
    "PRP$": "determiner",
    "CD": "number",
    "$": "number",
    "VBD": "finite",
    "VBZ": "finite",
    "VBP": "finite",
    "MD": "finite",
    "VBN": "participle",
    "VBG": "participle",
    "VB": "infinitive",
    "IN": "preposition",
    "RP": "adverb",
    "TO": "to",
    "PRP": "pronoun",
    "EX": "pronoun",
    "CC": "conjunction",
    "WDT": "wh",
    "WP": "wh",
    "WRB": "wh",
    "WP$": "wh",
    "POS": "possessive",
    "HYPH": "hyphen",
}
INSIDE: frozenset[Kind] = frozenset({"noun", "adjective", "number", "possessive", "hyphen"})
SCALES = frozenset({"m", "mn", "bn", "tn", "k", "mln", "bln", "trn", "p", "cr"})
LINKS_LEFT = frozenset({"of", "at", "for", "in", "from", "with", "on", "to", "by", "under", "behind"})
RELATIVES = frozenset({"who", "which", "that", "whose", "where", "whom"})


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a sentence without its blanks: tokens, their classes, and which of them tell the time."""

    tokens: tuple[Token, ...]
    kinds: tuple[Kind, ...]
    timed: tuple[bool, ...]
    parsed: bool
    lowers: tuple[str, ...] = field(init=False, repr=False, compare=False)
    """The words in small letters: asking the tokens again and again would take most of the time."""

    def __post_init__(self) -> None:
        """Put the words down in small letters."""
        object.__setattr__(self, "lowers", tuple(token.lower_ for token in self.tokens))

    def __len__(self) -> int:
        return len(self.tokens)

    def lower(self, index: int) -> str:
        """Give a word in small letters; nothing outside the sentence."""
        return self.lowers[index] if 0 <= index < len(self.lowers) else ""

    def kind(self, index: int) -> Kind:
        """Give the class of a word; the sentence's ends are stops."""
        return self.kinds[index] if 0 <= index < len(self.tokens) else "stop"

    def time_at(self, index: int) -> bool:
        """Whether the word belongs to a time expression."""
        return 0 <= index < len(self.tokens) and self.timed[index]

    def offsets(self, start: int, end: int) -> Offsets:
        """Give the stretch of the article from one word up to another, which stays outside."""
        last = self.tokens[end - 1]
        return self.tokens[start].idx, last.idx + len(last)

    def index_of(self, token: Token) -> int:
        """Give the place of a token among the words, or -1."""
        first = self.tokens[0].i if self.tokens else 0
        guess = token.i - first
        for index in range(min(guess, len(self.tokens) - 1), -1, -1):
            if self.tokens[index].i == token.i:
                return index
        return -1

    def has(self, start: int, end: int, wanted: Collection[str]) -> bool:
        """Whether one of the words stands in the stretch."""
        return any(self.lowers[index] in wanted for index in range(start, end))

    def has_kind(self, start: int, end: int, wanted: Kind) -> bool:
        """Whether a word of the class stands in the stretch."""
        return any(self.kinds[index] == wanted for index in range(start, end))


@read_once
def read_words(scene: Scene) -> Words:
    """Class the words of a sentence."""
    tokens = tuple(token for token in scene.sentence if not token.is_space)
    kinds = tuple(class_word(token, parsed=scene.parsed) for token in tokens)
    return Words(tokens, kinds, mark_times(scene, tokens), scene.parsed)


LONGEST_REACH = 400
"""Words; beyond that many, nothing before a figure says how it is meant, and the text is no sentence."""


def list_before(scene: Scene, offset: int) -> list[Token]:
    """Give the words of a sentence that begin before an offset, the nearest 400 of them, blanks left out."""
    tokens = read_words(scene).tokens
    end = bisect_left(tokens, offset, key=lambda token: token.idx)
    return list(tokens[max(0, end - LONGEST_REACH) : end])


def list_behind(scene: Scene, offset: int) -> list[Token]:
    """Give the words of a sentence that begin at an offset or behind it, blanks left out."""
    tokens = read_words(scene).tokens
    return list(tokens[bisect_left(tokens, offset, key=lambda token: token.idx) :])


def class_word(token: Token, *, parsed: bool) -> Kind:
    """Give the class of a word by its tag, or by the lists of function words where there is none."""
    text = token.text
    if text == ",":
        return "comma"
    if text in QUOTES or text in ("''", "``") or (text in SINGLE_QUOTES and is_single_quote(token)):
        return "quote"
    if text in SINGLE_QUOTES:
        return "possessive"
    if text == "/":
        return "hyphen"
    if text in DASHES or (text == "-" and is_apart(token)):
        return "dash"
    if text in "()[]":
        return "bracket"
    if text in (".", "!", "?", ";", ":", "…", "..."):
        return "stop"
    tag = token.tag_ if parsed else ""
    if not tag:
        return guess_kind(token)
    if token.i and token.lower_ in SCALES and token.doc[token.i - 1].text[-1:].isdigit():
        return "number"
    if "-" in text and tag.startswith("VB") and text[0] != "-":
        return "adjective"
    if tag.startswith("NN") or tag in ("FW", "ADD", "NFP", "UH"):
        return "noun"
    if tag.startswith("JJ"):
        return "adjective"
    if tag.startswith("RB"):
        named = text[:1].isupper() and token.i > 0 and token.nbor(-1).tag_ in ("NNP", "NNPS")
        return "noun" if named else "adverb"
    return TAG_KINDS.get(tag, "other")


def is_single_quote(token: Token) -> bool:
    """Whether a lone apostrophe opens or closes a quotation rather than marks a possessor."""
    if token.i == 0 or token.text == "‘":
        return True
    before = token.doc[token.i - 1]
    return bool(before.whitespace_) or not before.text[-1:].isalnum()


def is_apart(token: Token) -> bool:
    """Whether blanks stand on both sides of a token."""
    return bool(token.whitespace_) and (token.i == 0 or bool(token.doc[token.i - 1].whitespace_))


def guess_kind(token: Token) -> Kind:
    """Give the class of a word by itself: closed classes by list, all others pass for nouns."""
    lower = token.lower_
    words = load_lexicon("function_words")
    if lower in ("'s", "’s"):
        return "possessive"
    if lower in SINGLE_QUOTES:
        return "quote"
    if lower == "to":
        return "to"
    if lower in words["subordinators"]:
        return "wh" if lower.startswith("wh") or lower == "how" else "preposition"
    named: tuple[tuple[str, Kind], ...] = (
        ("determiners", "determiner"),
        ("prepositions", "preposition"),
        ("conjunctions", "conjunction"),
        ("pronouns", "pronoun"),
        ("auxiliaries", "finite"),
        ("adverbs", "adverb"),
    )
    for name, kind in named:
        if lower in words[name]:
            return kind
    if token.like_num or token.is_currency or text_has_digit(token.text):
        return "number"
    if lower in ("-", "‑"):
        return "hyphen"
    if lower.endswith("ly"):
        return "adverb"
    return "noun" if token.text[:1].isalnum() else "other"


def text_has_digit(text: str) -> bool:
    """Whether a digit stands in the text."""
    return any(char.isdigit() for char in text)


def mark_times(scene: Scene, tokens: tuple[Token, ...]) -> tuple[bool, ...]:
    """Mark the words of the sentence's time expressions, and bare names of days and months."""
    names = load_lexicon("times")
    days = set(names["weekdays"]["names"]) | {"yesterday", "today", "tomorrow", "tonight"}
    marks = [token.text in days for token in tokens]
    for expression in scene.times:
        for index, token in enumerate(tokens):
            if expression.start <= token.idx < expression.end:
                marks[index] = True
    for index, token in enumerate(tokens):
        if token.text in names["months"]["names"] and index and tokens[index - 1].lower_ in ("in", "last", "since"):
            marks[index] = True
        if token.lower_ in ("last", "this", "next") and index + 1 < len(tokens):
            following = tokens[index + 1].lower_
            if following in ("week", "month", "year", "night", "weekend", "morning", "evening", "summer", "spring"):
                marks[index] = marks[index + 1] = True
    return tuple(marks)


def find_phrase_start(words: Words, head: int, floor: int = 0) -> int:
    """Walk left from a word over its noun phrase; give the index of the first word."""
    start = index = head
    while index >= floor:
        kind = words.kind(index)
        if words.time_at(index) and index != head and words.kind(index + 1) == "determiner":
            break
        if kind in INSIDE or (kind == "participle" and words.kind(index + 1) in INSIDE) or is_glued(words, index):
            start = index
        elif kind == "determiner":
            start = index
            if not links_left(words, index - 1, floor):
                break
        elif kind == "preposition" and links_left(words, index, floor):
            pass
        elif kind == "bracket" and words.tokens[index].text == ")" and index != head:
            opening = find_bracket(words, index, floor)
            if opening <= floor:
                break
            index = opening
        elif kind == "conjunction" and joins_names(words, index):
            pass
        elif kind == "pronoun" and index == head:
            return index
        elif kind == "adverb" and words.kind(index + 1) == "adjective" and words.kind(index - 1) == "determiner":
            pass
        else:
            break
        index -= 1
    return start


def is_glued(words: Words, index: int) -> bool:
    """Whether a hyphen ties the word to the next one without a blank: `mother-of-three`."""
    if words.kind(index + 1) != "hyphen" or index + 1 >= len(words):
        return False
    return not words.tokens[index].whitespace_ and not words.tokens[index + 1].whitespace_


def links_left(words: Words, index: int, floor: int) -> bool:
    """Whether the word ties what follows to a noun before it: `head of the agency`."""
    if index <= floor or words.lower(index) not in LINKS_LEFT or words.kind(index) != "preposition":
        return words.lower(index) == "to" and index > floor and words.kind(index - 1) == "noun" and not words.parsed
    before = index - 1
    return words.kind(before) == "noun" and not words.time_at(before)


def find_bracket(words: Words, closing: int, floor: int) -> int:
    """Give the index of the bracket that opens what `closing` closes, or -1."""
    for index in range(closing - 1, max(floor, closing - 10) - 1, -1):
        if words.tokens[index].text == "(":
            return index
    return -1


def joins_names(words: Words, index: int) -> bool:
    """Whether `and` or `&` stands between two capitalised words or is the parse's link of two nouns."""
    if not 0 < index < len(words) - 1:
        return False
    left, right = words.tokens[index - 1], words.tokens[index + 1]
    if words.tokens[index].text == "&":
        return True
    if words.lower(index) != "and" or words.kind(index - 1) != "noun":
        return False
    if left.text[:1].isupper() and right.text[:1].isupper() and not words.time_at(index - 1):
        return True
    if not words.parsed or words.kind(index + 1) not in ("noun", "determiner", "adjective"):
        return False
    linked = words.tokens[index].head
    return any(
        child.dep_ == "conj" and child.i > words.tokens[index].i and child.tag_.startswith("NN")
        for child in linked.children
    ) and linked.tag_.startswith("NN")


def find_phrase_end(words: Words, start: int, limit: int, *, document: bool = False) -> int:
    """Walk right from the first word of a noun phrase over modifiers and appositions; give the index behind it."""
    index = start
    relative = False
    while index < limit:
        kind, lower = words.kind(index), words.lower(index)
        if kind in ("stop", "quote", "dash"):
            break
        if kind == "comma":
            end = find_apposition_end(words, index + 1, limit, document=document)
            if end < 0:
                break
            index = end
            continue
        if kind == "bracket":
            closing = find_closing(words, index, limit)
            if closing < 0 or any(words.kind(inner) == "number" for inner in range(index, closing)):
                break
            index = closing + 1
            continue
        if index > start and not relative:
            if starts_adjunct(words, index, limit):
                if words.kind(index - 1) != "participle":
                    break
                index += 1
                while index < limit and words.time_at(index):
                    index += 1
                continue
            elif lower in load_lexicon("speech")["grammar"]["closers"] and kind != "noun":
                break
            elif lower in RELATIVES:
                if lower == "that" and not document:
                    break
                relative = True
            elif kind == "finite":
                break
            elif kind in ("pronoun", "determiner") and words.kind(index - 1) == "noun":
                if not (document and clause_follows(words, index, limit)):
                    break
                relative = True
            elif (
                (kind == "conjunction" and not phrase_follows(words, index + 1, limit))
                or (
                    kind in ("to", "infinitive")
                    and not (kind == "to" and words.kind(index + 1) in ("determiner", "noun"))
                )
                or (kind == "adverb" and words.kind(index + 1) not in ("adjective", "participle", "adverb"))
            ):
                break
        index += 1
    while index - 1 > start and words.kind(index - 1) in ("adverb", "comma", "conjunction", "preposition"):
        index -= 1
    return index


def starts_adjunct(words: Words, index: int, limit: int) -> bool:
    """Whether a time or the occasion of speaking begins here: `on Monday`, `in a statement`, `during a call`."""
    if words.time_at(index):
        behind = index
        while words.time_at(behind):
            behind += 1
        return words.kind(behind) not in ("noun", "possessive", "hyphen") and words.kind(index - 1) != "determiner"
    lower = words.lower(index)
    if lower not in ("in", "on", "at", "by", "during", "via", "over"):
        return False
    if words.time_at(index + 1):
        return True
    if lower == "by":
        return False
    if lower == "in" and words.lower(index + 1) in ("what", "its"):
        return True
    occasions = load_lexicon("speech")["nouns"]["occasions"]
    for inner in range(index + 1, min(index + 6, limit)):
        if words.lower(inner) in occasions:
            return True
        if words.kind(inner) not in ("determiner", "adjective", "noun", "hyphen", "possessive"):
            return False
    return False


def find_closing(words: Words, opening: int, limit: int) -> int:
    """Give the index of the bracket that closes the one at `opening`, or -1."""
    for index in range(opening + 1, min(limit, opening + 12)):
        if words.tokens[index].text == ")":
            return index
    return -1


def clause_follows(words: Words, index: int, limit: int) -> bool:
    """Whether a short clause without a relative pronoun begins: `a survey the museum carried out`."""
    for inner in range(index, min(index + 6, limit)):
        if words.kind(inner) == "finite":
            return True
        if words.kind(inner) in ("comma", "stop", "quote", "preposition"):
            return False
    return False


def phrase_follows(words: Words, index: int, limit: int) -> bool:
    """Whether a bare noun phrase follows, up to a comma or the end, and no clause."""
    if words.kind(index) not in ("noun", "determiner", "adjective"):
        return False
    for inner in range(index, limit):
        kind = words.kind(inner)
        if kind == "finite":
            return False
        if kind in ("comma", "stop", "quote", "dash"):
            break
    return True


def belongs_to(words: Words, index: int) -> bool:
    """Whether a body that someone belongs to is named behind a comma: `Ann Lee, of the health fund, said`."""
    if words.lower(index) not in ("of", "from", "at", "with") or words.time_at(index + 1):
        return False
    after = index + 2 if words.kind(index + 1) == "determiner" else index + 1
    return words.kind(after) == "noun" and words.tokens[after].text[:1].isupper()


def find_apposition_end(words: Words, start: int, limit: int, *, document: bool) -> int:
    """Give the end of an apposition behind a comma (`, head of the agency`), or -1 where there is none."""
    if belongs_to(words, start):
        start += 1
    kind, lower = words.kind(start), words.lower(start)
    if kind not in ("noun", "determiner", "adjective") and not (document and kind == "participle"):
        return -1
    if (
        lower in load_lexicon("speech")["grammar"]["breaks"]
        or words.time_at(start)
        or (kind == "participle" and not document)
    ):
        return -1
    if lower in ("this", "these", "those") or any(char.isdigit() for char in words.tokens[start].text):
        return -1
    end = find_phrase_end(words, start, limit, document=document)
    if (
        words.has_kind(start, end, "number")
        and any(words.tokens[i].text[:1].isdigit() for i in range(start, end))
        and not document
    ):
        return -1
    if end >= limit or words.kind(end) in ("comma", "stop", "quote", "dash"):
        return end
    if words.lower(end) in RELATIVES or words.time_at(end) or starts_adjunct(words, end, limit):
        return end
    return -1
