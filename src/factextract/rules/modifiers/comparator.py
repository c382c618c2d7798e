"""The hedge of a number: the words that bound it or blur it, and the comparator that they mean."""

from __future__ import annotations

import re
from typing import cast

from factextract.lexicon import cache_by_words, load_lexicon
from factextract.records import Comparator
from factextract.rules.mentions import Offsets

GOES_UP_TO = re.compile(
    r"\b(?:go|goes|went|gone|going|move|moves|moved|moving|creep|crept|edge|edged|climb|climbed|climbs|push|pushed|"
    r"pushes|"
    r"drive|drove|bump|bumped|jump|jumped|inch|inched|tick|ticked|rise|rose|raised|lift|lifted|step|stepped|"
    r"ramp|ramped|scale|scaled)\s+up\s+to\s+\Z",
    re.IGNORECASE,
)
MARK = re.compile(r"\s?-?(?:mark|level|threshold|barrier|milestone|figure)\b")
PREPOSITIONS = frozenset({"over", "under", "above", "below", "past", "beyond", "near", "exceed", "exceeds", "exceeded"})
DISTANCE = re.compile(
    r"\S+(?:\s?-?(?:km|miles?|metres?|meters?|kilometres?|kilometers?|yards?|feet|ft|m)\b|\s\w+\s(?:miles|km|kilometres|metres))"
)
COUNTED_NOUN = r"(?:\s+(?!or\b|and\b)[a-z][\w’'-]*){0,3}"


@cache_by_words
def hedges_before() -> tuple[tuple[re.Pattern[str], str], ...]:
    """Give the hedges before a number, longest first, as patterns that end at the number."""
    table = load_lexicon("hedges")["before"]
    ordered = sorted(table, key=lambda phrase: (-len(phrase.split()), -len(phrase), phrase))
    by_value: dict[str, list[str]] = {}
    for phrase in ordered:
        by_value.setdefault(table[phrase], []).append(phrase)
    return tuple((hedge_pattern(phrases), value) for value, phrases in by_value.items())


def hedge_pattern(phrases: list[str]) -> re.Pattern[str]:
    """Give a pattern for any of the phrases that stands right before a number."""
    parts = [re.escape(phrase).replace(r"\ ", r"\s+") for phrase in phrases]
    return re.compile(
        rf"(?<![\w-])({'|'.join(parts)})(?:\s+|-)(?P<between>(?:an?|the|just|only|exactly|some|another)\s+)?\Z",
        re.IGNORECASE,
    )


@cache_by_words
def last_letters() -> tuple[str, ...]:
    """Give what the words right before a hedged number may end in: the last two letters of each."""
    betweens = ("a", "an", "the", "just", "only", "exactly", "some", "another")
    return tuple(sorted({word[-2:] for word in (*load_lexicon("hedges")["before"], *betweens)}))


def may_be_hedged(text: str, begin: int, start: int) -> bool:
    """Whether the word before an offset can be a hedge's last one: a quick look that spares most patterns."""
    lead = text[begin:start]
    word = lead[:-1] if lead.endswith("-") else lead.rstrip()
    return len(word) < len(lead) and word.lower().endswith(last_letters())


@cache_by_words
def any_behind() -> re.Pattern[str]:
    """Give one pattern that matches where any of the hedges behind does."""
    return re.compile("|".join(f"(?:{pattern.pattern})" for pattern, _ in hedges_behind()))


@cache_by_words
def hedges_behind() -> tuple[tuple[re.Pattern[str], str], ...]:
    """Give the hedges behind a number, or behind the noun that it counts."""
    table = load_lexicon("hedges")["behind"]
    patterns = []
    for phrase in sorted(table, key=lambda phrase: (-len(phrase), phrase)):
        escaped = re.escape(phrase).replace(r"\ ", r"\s+")
        if phrase in ("+", "-plus", "-odd", "-ish"):
            patterns.append(
                (re.compile(rf"({escaped})(?![\w%])" if phrase == "+" else rf"({escaped})\b"), table[phrase])
            )
        elif phrase in ("max", "tops"):
            patterns.append((re.compile(rf"(?:\s+an?\s+\w+)?,?\s+({escaped})(?=\s*[,.;”\"\n]|\Z)"), table[phrase]))
        elif phrase in ("plus", "odd", "maximum"):
            patterns.append(
                (
                    re.compile(rf"\s+({escaped})\b(?!\s+(?:\d|[$£€]|an?\b|the\b|one\b|two\b|three\b|four\b))"),
                    table[phrase],
                )
            )
        elif phrase in ("at least", "at most", "at the most", "give or take"):
            patterns.append((re.compile(rf",?\s+({escaped})(?=\s*[,.;])"), table[phrase]))
        elif phrase in ("or so", "or thereabouts", "or more", "or fewer", "or less"):
            patterns.append((re.compile(rf"{COUNTED_NOUN},?\s+({escaped})\b(?!\s+than)"), table[phrase]))
        else:
            patterns.append((re.compile(rf"(?:\s+years?)?\s+({escaped})\b(?!\s+than)"), table[phrase]))
    return tuple(patterns)


def read_hedge(text: str, start: int, end: int) -> tuple[Comparator, Offsets | None, str] | None:
    """Read the hedge around a claim's span.

    The comparator, the hedge's offsets, and the rule's name; None for a plain number.
    """
    found = read_before(text, start, end)
    if found is not None:
        return found
    limit = min(len(text), end + 60)
    if any_behind().match(text, end, limit) is None:
        return None
    for pattern, value in hedges_behind():
        match = pattern.match(text, end, limit)
        if match is not None:
            return cast("Comparator", value), match.span(1), "modifiers.hedge_behind"
    return None


def read_before(text: str, start: int, end: int) -> tuple[Comparator, Offsets | None, str] | None:
    """Read the hedge before an offset; of two hedges one behind the other, the outer one bounds."""
    begin = max(0, start - 60)
    if not may_be_hedged(text, begin, start):
        return None
    best: tuple[int, int, str] | None = None
    for pattern, value in hedges_before():
        match = pattern.search(text, begin, start)
        if match is not None and (best is None or match.start(1) < best[0]):
            between = (match["between"] or "").strip().lower()
            if (between == "the" and not MARK.match(text, end)) or (
                between in ("a", "an") and match[1].lower() in PREPOSITIONS
            ):
                continue
            best = (match.start(1), match.end(1), value)
    if best is None:
        return None
    phrase = " ".join(text[best[0] : best[1]].lower().split())
    head = text[begin:start]
    if phrase == "up to" and GOES_UP_TO.search(head):
        return None
    if phrase in ("over", "past", "beyond", "near", "above", "below", "under") and not bounds_here(
        phrase, text, best[0], start
    ):
        return None
    if phrase in ("top", "tops", "topped") and re.search(
        r"\b(?:the|a|their|its|his|her|world|global|our|in|of)\s+\Z", text[max(0, best[0] - 12) : best[0]]
    ):
        return None
    if phrase == "top" and re.search(r"[-.\s]\Z", text[max(0, best[0] - 1) : best[0]]) is None:
        return None
    if phrase == "within" and not DISTANCE.match(text, start):
        return None
    if "\n" in text[best[0] : start]:
        return None
    if phrase in ("passed", "passes", "passing", "crossed", "crosses", "smashed", "smashes"):
        great = re.match(
            r"\S{0,4}[\w.,]*[\s-]?(?:million|billion|trillion|thousand|crore|lakh|bn|m|bln)\b|\S*,000\b",
            text[start : start + 24],
        )
        if not great and not MARK.match(text, end):
            return None
    if (
        phrase == "over"
        and re.search(r"(?:years?|months?|decades?|weeks?)\Z", text[start:end])
        and not re.search(
            r"\b(?:for|just|well|lasted|lasting|lasts|last|took|taking|take|takes|spent|waited|waiting|in|of|after|"
            r"is|was|been|be|to|slightly|little|served|stretched|dating|going|back|lived|reigned|than)\s+\Z",
            head[: len(head) - (start - best[0])],
        )
    ):
        return None
    outer = read_before(text, best[0], end) if phrase not in ("some",) else None
    if outer is not None and outer[1] is not None and outer[0] != "~":
        return outer[0], (outer[1][0], best[1]), outer[2]
    return cast("Comparator", best[2]), (best[0], best[1]), "modifiers.hedge_before"


def bounds_here(phrase: str, text: str, begin: int, start: int) -> bool:
    """Whether a preposition before a number bounds it, and is not a place or a span of tim.

    (`spread over 30 years`).
    """
    head = text[max(0, begin - 30) : begin]
    if phrase == "over" and re.search(
        r"\b(?:spread|paid|repaid|repayable|borrowed|shared|split|phased|staggered|invested|spend|spent|investment|"
        r"period|victory|win|lead|triumph|all|turn|turned|hand|handed|took|taken|take|argument|dispute|row|concerns?|"
        r"fears?|jailed|arrested|sued|fined|charged|held|protests?|criticised|criticized|fire|anger|outrage|furious|"
        r"clash|clashes|questions?|probe|inquiry|investigated|investigation|quits?|resigns?|resigned|sacked|"
        r"suspended|warning|battle|lawsuit|fury|backlash|talks|negotiations|controversy|scandal|debate|deal|"
        r"disagreement|trial|court|convicted|questioned|grilled|race|races|run|journey|distance|course|leg|legs|"
        r"title)\s+(?:out\s+)?\Z",
        head,
    ):
        return False
    if phrase == "above" and re.search(r"\b(?:points?|degrees?|percent|per cent|%|metres?|meters?|feet)\s+\Z", head):
        return False
    if phrase == "near":
        return True
    return phrase not in ("past", "beyond") or bool(
        re.search(
            r"\b(?:to|now|is|was|at|well|pushed|push|rose|climbed|passed|comes?|go|going|gone|went|out)\s+\Z", head
        )
    )
