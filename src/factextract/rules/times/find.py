"""Find the time expressions of a text: the longest pattern at each place, then what joins two of them."""

from __future__ import annotations

import functools
import re
from collections.abc import Mapping
from dataclasses import dataclass, replace

from factextract.lexicon import load_lexicon
from factextract.rules.times.classes import read_words
from factextract.rules.times.clocks import read_clocks
from factextract.rules.times.dates import read_dates
from factextract.rules.times.distances import read_distances
from factextract.rules.times.pattern import TimeExpression, TimePattern, compile_pattern
from factextract.rules.times.periods import read_periods

OPENING = re.compile(r"[^\W\d_]+|\d+|['’‘](?=\d0s\b|\d\d\b)")
GLUED = re.compile(r"(?:\w|[^\W\d_]-|\d[.,])\Z")
"""What may not stand directly before an expression: a letter, a digit, a name with a hyphen (`Covid-19`), a decimal."""

LISTED = r"(?:(?:1[5-9]|20)\d\d|[A-Z][a-z]+)\b"

SIGN = re.compile(r"[$£€¥₹#]\Z")

EXTRA_OPENINGS: Mapping[str, frozenset[str]] = {
    "the": frozenset({"the"}),
    "apostrophe": frozenset({"'", "’", "‘"}),
    "early": frozenset(
        {"early", "late", "mid", "end", "start", "beginning", "middle", "earlier", "later", "at", "turn"}
    ),
    "decadeword": frozenset(
        {"twenties", "thirties", "forties", "fifties", "sixties", "seventies", "eighties", "nineties", "noughties"}
    ),
    "era": frozenset({"ad", "a"}),
    "quarter": frozenset({"quarter", "a"}),
    "trading": frozenset(
        {"morning", "midday", "afternoon", "after", "pre", "premarket", "overnight", "opening", "extended", "thin"}
    ),
    "all": frozenset({"all"}),
    "matchpoint": frozenset({"half", "halftime", "full", "stoppage", "injury", "extra", "added", "overtime"}),
    "quarterletter": frozenset({"q", "h"}),
    "lastunits": frozenset(
        {
            "final",
            "opening",
            "closing",
            "latest",
            "recent",
            "initial",
            "remaining",
            "each",
            "one",
            "all",
            "much",
            "most",
            "first",
        }
    ),
    "half": frozenset({"half"}),
    "edge": frozenset({"end", "start", "beginning", "middle", "close", "turn", "rest", "at", "outset"}),
    "edgeword": frozenset({"year", "month", "quarter", "mid", "half", "midweek", "midyear"}),
    "full": frozenset({"full"}),
    "fiscal": frozenset(
        {"fiscal", "financial", "tax", "school", "academic", "marketing", "crop", "budget", "calendar", "fy"}
    ),
    "recent": frozenset({"recent", "most", "coming", "these"}),
    "every": frozenset({"each", "every"}),
    "annually": frozenset({"annually"}),
    "after": frozenset({"after"}),
    "before": frozenset({"before"}),
    "dayno": frozenset({"day", "week", "night", "matchday", "gameweek"}),
}


@dataclass(frozen=True, slots=True)
class Ready:
    """A pattern, compiled, with its place in the order."""

    order: int
    pattern: TimePattern
    regex: re.Pattern[str]


@functools.cache
def read_patterns() -> tuple[TimePattern, ...]:
    """Give every pattern in the order in which they are preferred where two match alike."""
    return (*read_dates(), *read_clocks(), *read_distances(), *read_periods())


@functools.cache
def index_patterns() -> Mapping[str, tuple[Ready, ...]]:
    """Give the patterns by the lower-case word that they may open with; `0` stands for any digit."""
    classes = {**read_words(), **EXTRA_OPENINGS}
    index: dict[str, list[Ready]] = {}
    for order, each in enumerate(read_patterns()):
        ready = Ready(order, each, compile_pattern(each.pattern))
        words: set[str] = set()
        for name in each.opens:
            words |= {"0"} if name == "digit" else classes[name]
        for word in sorted(words):
            index.setdefault(word, []).append(ready)
    return {word: tuple(found) for word, found in index.items()}


@functools.cache
def compile_joins() -> Mapping[str, re.Pattern[str]]:
    """Give the words that tie two expressions, or stand before one, compiled."""
    return {
        "ends": re.compile(
            r"(?i)[ \u00a0](?:to|until|till|through|and|or)[ \u00a0]\Z|,[ \u00a0]\Z|[ \u00a0]?[-‐‑–—][ \u00a0]?\Z"
        ),
        "from": re.compile(r"(?i)\b(?:from)[ \u00a0]\Z"),
        "between": re.compile(r"(?i)\b(?:between)[ \u00a0]\Z"),
        "named": re.compile(
            r"(?:(?!On\b|In\b|At\b|By\b|During\b|The\b|Over\b|Since\b|Until\b|Before\b|After\b|From\b|"
            r"For\b|Last\b|This\b)[A-Z][\w’']+[ \u00a0]){1,3}(?:Night|Day|Week|Weekend|Eve|Month|"
            r"Festival)[ \u00a0]in[ \u00a0]\Z"
        ),
        "begun": re.compile(
            r"(?i)\bsince[ \u00a0](?:(?!in\b|on\b|and\b|but\b)[^\W\d_][^\W\d_’'-]*[ \u00a0]){1,5}"
            r"(?:(?:in|on)[ \u00a0](?:the[ \u00a0])?|(?<=began )|(?<=started )|(?<=opened )|(?<=ended )|(?<=closed )"
            r"|(?<=founded )|(?<=launched )|(?<=erupted )|(?<=introduced ))\Z"
        ),
        "bound": re.compile(r"(?i)\b(?:since|until|till|before|after)[ \u00a0](?:(?:at|about|around|the)[ \u00a0])?\Z"),
    }


def find_time_expressions(text: str) -> tuple[TimeExpression, ...]:
    """Find every time expression of `text`, in order, none overlapping another.

    Works on characters alone. `June this year`, `Between 2014 and 2023`, `since 2002` and `the 26 weeks to 27
    September` are one expression each; `in`, `on`, `by`, `as of`, `over` in front stay outside.
    """
    return widen_bounds(text, join_ends(text, find_atoms(text)))


def find_atoms(text: str) -> list[TimeExpression]:
    """Find the expressions that one pattern reads: at each place the longest match, scanning from left to right."""
    index = index_patterns()
    found: list[TimeExpression] = []
    position = 0
    for opening in OPENING.finditer(text):
        start = opening.start()
        if start < position:
            continue
        word = opening.group()
        candidates = index.get("0" if word[0].isdigit() else word.lower())
        if candidates is None or is_glued(text, start):
            continue
        best = match_longest(text, start, candidates)
        if best is not None:
            found.append(best)
            position = best.end
    return found


def is_glued(text: str, start: int) -> bool:
    """Whether what stands directly before `start` makes it the inside of a word, a name or a number."""
    before = text[max(0, start - 2) : start]
    if not before:
        return False
    if SIGN.search(before):
        return True
    if before[-1:] == "-" and re.search(
        r"(?i)\b(?:pre|post|mid|end|since|late|early|year|ex|non|to)-\Z", text[max(0, start - 6) : start]
    ):
        return False
    return GLUED.search(before) is not None


def match_longest(text: str, start: int, candidates: tuple[Ready, ...]) -> TimeExpression | None:
    """Give the longest match at `start` that its rule accepts, the earlier rule where two are alike."""
    best: TimeExpression | None = None
    for each in candidates:
        match = each.regex.match(text, start)
        if match is None:
            continue
        end = match.end()
        if end <= start or (best is not None and end <= best.end):
            continue
        if text[end - 1 : end].isalnum() and text[end : end + 1].isalnum():
            continue
        if each.pattern.accept is not None and not each.pattern.accept(text, start, end):
            continue
        best = TimeExpression(start, end, each.pattern.kind, each.pattern.rule.name)
    return best


def join_ends(text: str, found: list[TimeExpression]) -> list[TimeExpression]:
    """Join two ends of a span: `from X to Y`, `between X and Y`, and `X to Y` where one rule reads both."""
    joins = compile_joins()
    joined: list[TimeExpression] = []
    for each in found:
        if joined and (merged := join_pair(text, joined[-1], each, joins)) is not None:
            joined[-1] = merged
        else:
            joined.append(each)
    return joined


def join_pair(
    text: str, left: TimeExpression, right: TimeExpression, joins: Mapping[str, re.Pattern[str]]
) -> TimeExpression | None:
    """Give the span that two neighbours make together, or nothing where they are two times."""
    gap = text[left.end : right.start]
    if len(gap) > 9 or not joins["ends"].fullmatch(gap):
        return None
    lead = text[max(0, left.start - 9) : left.start]
    tie = gap.strip().lower()
    if is_pair(text, left, right, tie):
        return replace(left, end=right.end)
    before = joins["from"].search(lead) or joins["between"].search(lead)
    if before is None:
        alike = left.rule == right.rule and tie != "and"
        return replace(left, end=right.end, rule="times.span") if alike else None
    word = before.group().strip().lower()
    if (word == "from" and tie == "and") or (word == "between" and tie not in {"and", "–", "-", "—"}):
        return None
    start = left.start - len(before.group())
    kind = left.kind if left.kind == right.kind else "period"
    return TimeExpression(start, right.end, kind, f"times.{word}_to" if word == "from" else "times.between_and")


def is_pair(text: str, left: TimeExpression, right: TimeExpression, tie: str) -> bool:
    """Whether two years, months or weekdays are named together: `in 2019 and 2020`, `March, April and May`."""
    if left.rule != right.rule or left.rule not in {"times.year", "times.month", "times.weekday", "times.month_year"}:
        return False
    if (
        re.search(r"(?i)\bbetween \Z", text[max(0, left.start - 9) : left.start])
        or "respectively" in text[right.end : right.end + 80]
    ):
        return False
    if re.match(r"['’]s|[ \u00a0]\d", text[right.end : right.end + 3]):
        return False
    if tie == ",":
        return re.match(rf"(?:, {LISTED})*,? (?:and|or) {LISTED}", text[right.end : right.end + 60]) is not None
    return tie in {"and", "or"}


def widen_bounds(text: str, found: list[TimeExpression]) -> tuple[TimeExpression, ...]:
    """Take `since`, `until`, `before` and `after` into the expression, and `from` before a span that a dash joins."""
    joins = compile_joins()
    widened: list[TimeExpression] = []
    floor = 0
    for each in found:
        begun = joins["begun"].search(text, max(0, each.start - 70), each.start)
        if (
            begun is not None
            and is_begun(begun.group(), each)
            and (not widened or widened[-1].start >= begun.start() or floor <= begun.start())
        ):
            while widened and widened[-1].start >= begun.start():
                widened.pop()
            widened.append(replace(each, start=begun.start(), rule="times.since"))
            floor = each.end
            continue
        lead = text[max(floor, each.start - 36) : each.start]
        bound = joins["bound"].search(lead)
        if bound is not None and not is_attributive(text, each.end):
            word = bound.group().split()[0].lower().replace("till", "until")
            each = replace(each, start=each.start - len(bound.group()), rule=f"times.{word}")
        elif (
            each.rule in {"times.month", "times.month_year", "times.year"}
            and (named := joins["named"].search(lead)) is not None
        ):
            each = replace(each, start=each.start - len(named.group()), rule="times.named_day")
        elif (before := take_lead(text, each, lead)) is not None:
            each = replace(
                each, start=each.start - len(before), rule="times.from_to" if before[0] in "fF" else "times.between_and"
            )
        widened.append(each)
        floor = each.end
    return tuple(widened)


def is_begun(lead: str, each: TimeExpression) -> bool:
    """Whether `since` with a clause leads up to the time of its event: `since the cycle began in`, and no number."""
    numbers = load_lexicon("times")["numbers"]
    counted = {*numbers["small"], *numbers["tens"], "hundred", "thousand", "million", "half", "dozen"}
    return each.kind != "time_of_day" and not any(word in counted for word in lead.lower().split())


def take_lead(text: str, each: TimeExpression, lead: str) -> str | None:
    """Give the `from` or `between` in front of an expression that one pattern read with both its ends."""
    joins = compile_joins()
    inside = text[each.start : each.end]
    if (before := joins["from"].search(lead)) is not None:
        years = re.fullmatch(r"(\d\d(\d\d)).*?(\d\d)", inside)
        spread = years is not None and (int(years[3]) - int(years[2])) % 100 > 1
        return (
            before.group()
            if re.search(r"\b(?:to|until)\b", inside) or (each.rule == "times.year_range" and spread)
            else None
        )
    if (before := joins["between"].search(lead)) is not None:
        return before.group() if re.search(r" and ", inside) else None
    return None


def is_attributive(text: str, end: int) -> bool:
    """Whether the expression only describes a noun behind it: `after Monday’s vote`, `since the 2008 crisis`."""
    return (
        re.match(
            r"['’]s?[ \u00a0]|[ \u00a0](?:crisis|crash|attack|attacks|election|elections|vote|war|"
            r"revolution|coup|storm|storms|flood|floods|quake|earthquake|budget|law|act)\b",
            text[end : end + 14],
        )
        is not None
    )
