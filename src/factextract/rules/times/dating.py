"""Whether a time expression can be the time of any figure, or only of speech, of a comparison, of a name."""

from __future__ import annotations

import functools
import re

from factextract.lexicon import load_lexicon
from factextract.rules.times.classes import any_of
from factextract.rules.times.layout import Candidate, Layout
from factextract.rules.times.setting import COMING

NEAR = 120
"""So many characters in front of an expression are read for the words that lead up to it."""
RELATIONAL = re.compile(r"(?i)\b(?:ago|earlier|before|previous|prior|last|same|year-ago|preceding)\b")
SUPERLATIVE = re.compile(
    r"(?i)\b(?!west\b|rest\b|interest\b|test\b|protest\b|forest\b|request\b|arrest\b|guest\b|"
    r"harvest\b|contest\b|midwest\b)"
    r"(?:\w{2,}est|first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|most|"
    r"least|worst|best|record|\d+(?:st|nd|rd|th))"
    r"(?:[ -][\w’]+){0,2}\s*\Z"
)
AHEAD = re.compile(
    r"(?i)\A\W*(?:(?:and|but|so|then|also|yet)\W+)?(?:(?:in|on|at|by|as of|during|over|within|"
    r"for|from|through|throughout|early|late)\s+)?(?:(?:about|around|the|just|only|each of|"
    r"every)\s+)?\Z"
)
ANNOUNCED = re.compile(
    r"(?i),?\s[^,;.“\"]{0,60}\b(?:said|announced|warned|estimated|predicted|forecast|"
    r"projected|told|vowed|promised|pledged)\s+"
    r"(?:that|it|they|he|she|we|its|their|plans|the|a|an|[A-Za-z]+ers)\b"
)
BASED = re.compile(
    r"(?i)(?<!gone )(?<!went )(?<!going )(?<!moved )\b(?:up|down|higher|lower)\s+(?:by\s+)?(?:[^\s,;]+\s+){1,3}\Z"
)
TOLD = re.compile(r"(?i)\btold(?:\s+[\w’']+){1,4}\s+(?:on\s+)?\Z")
DATELINE = re.compile(r"\A\W*[A-Z][A-Z.’' /-]+(?:,\s*[A-Z][\w.]+)*,\s*\Z")
HELD_IN = re.compile(r"(?i)\b(?:in|at|during)\s+\Z")
ATTRIBUTED_OWN = re.compile(r"(?i)\b(?:its|their|his|her|our)\s+\Z")
ATTRIBUTED = re.compile(r"(?i)(?:\b(?:an?|the|this|its|their|his|her)|[’']s)\s+\Z")


@functools.cache
def compile_documents() -> re.Pattern[str]:
    """Give the pattern of a document with its preposition: `a report on`, `data published late on`."""
    documents = any_of(load_lexicon("times")["choice"]["documents"])
    return re.compile(rf"(?i)\b{documents}\s+(?:\w+ed\s+)?(?:late\s+|early\s+)?(?:on|dated)\s*\Z")


def can_date(
    layout: Layout, each: Candidate, change_role: str | None, *, compared: bool = False, counted: bool = False
) -> bool:
    """Whether the expression can be the time of any figure: not a dateline, a day of speech, a comparison, a name.

    compared: let those pass that are only compared with. counted: the figure counts things, so that `launched`,
    `ordered` on a day are deeds and no mere words.
    """
    lead, tail = layout.text[: each.start], layout.text[each.end :]
    rule = each.expression.rule
    if rule in {
        "times.year_in_name",
        "times.attributive_span",
        "times.half_year",
        "times.match_minute",
        "times.time_left",
    }:
        return False
    if DATELINE.search(lead) and re.match(r"[^.]{0,30}[-–—]", tail):
        return False
    near = lead[-NEAR:]
    if TOLD.search(near) or (is_reported(near) and not leads_figure(tail)) or compile_documents().search(near):
        return False
    if is_marked_out(layout, each) or is_promised(layout, each, counted=counted):
        return False
    if places_another(layout, each):
        return False
    if rule == "times.every" and re.search(r"\d", layout.text[each.start : each.end]):
        return False
    if rule == "times.in_units" and change_role not in {"by", "to"}:
        return False
    if AHEAD.match(lead) and (word := ANNOUNCED.match(tail)) and not holds_asked(layout, each.end, word.end()):
        return False
    if rule == "times.definite_unit" and re.search(r"(?i)\bof\s+\Z", lead):
        return False
    if (
        rule == "times.ordinal_part"
        and re.search(r"half|quarter\Z", layout.text[: each.end])
        and re.match(r"\s+(?:ended|began|belonged|opened|finished|started|was|were)\b", tail)
    ):
        return False
    return not is_naming(layout, each) and (compared or not is_compared(layout, each))


def holds_asked(layout: Layout, start: int, end: int) -> bool:
    """Whether those who speak are the figure, so that it holds when they spoke: `in May 3 in 10 voters said they`."""
    lead = r"\s*,?\s*(?:(?:about|around|nearly|almost|some|only|just|more than|over|fewer than)\s+)?"
    return any(
        start <= a < end and re.fullmatch(lead, layout.text[start:a], re.IGNORECASE) is not None
        for a, _ in layout.claims
    )


def places_another(layout: Layout, each: Candidate) -> bool:
    """Whether the expression places one event by another, or counts: `a day after it`, `a fifth month running`."""
    rule, tail = each.expression.rule, layout.text[each.end :]
    if rule in {"times.ago", "times.bare_units_ago"}:
        word = layout.text[each.start : each.end].lower()
        return word.endswith(("after", "before")) and re.match(r"\s+\w", tail) is not None
    if rule == "times.event":
        return re.search(r"(?i)\b(?:after|before)\s+\Z", layout.text[: each.start]) is not None
    return rule == "times.ordinal_part" and re.match(r"\s+(?:in a row|running|in succession)\b", tail) is not None


def leads_figure(tail: str) -> bool:
    """Whether the time describes a figure's noun: `reported first-half sales of`, `forecast 2026 net profit at`."""
    match = re.match(r"[ \u00a0]((?:[a-z-]+ ){0,2}?[a-z-]+) (?:of|at|was|were|rose|fell|jumped|grew)\b", tail)
    return match is not None and any(word in load_lexicon("times")["choice"]["figures"] for word in match[1].split())


def is_reported(lead: str) -> bool:
    """Whether the words in front end in a verb of saying or printing with its preposition."""
    words = load_lexicon("times")["choice"]["reporting"]
    match = re.search(
        r"(?i)\b(\w+)(?:\s+(?:late|early|earlier|again|also|here|separately))?(?:\s+(?:on|in|"
        r"late on|early on))?\s*\Z",
        lead,
    )
    return match is not None and match[1].lower() in words


def is_marked_out(layout: Layout, each: Candidate) -> bool:
    """Whether the expression only bounds a record or counts times: `the lowest since 2001`, `third win this year`."""
    first = max(0, each.start - NEAR)
    match = SUPERLATIVE.search(layout.text[first : each.start])
    if match is None:
        return False
    low, high = first + match.start(), first + match.end()
    return not any(low < end and start < high for start, end in layout.claims)


def is_promised(layout: Layout, each: Candidate, *, counted: bool = False) -> bool:
    """Whether the day is that of a word given: `on Monday pledged £3bn`, `announced 300 job cuts on Tuesday`."""
    if each.expression.rule not in {"times.weekday", "times.day_word", "times.calendar_date"}:
        return False
    words = load_lexicon("times")["choice"]
    tail = re.match(r",?\s+([a-z]+)", layout.text[each.end :])
    if tail is not None and tail[1] in {*words["reporting"], *words["commitments"]}:
        return True
    inside = layout.text[each.clause.start : each.start]
    if re.search(r"(?i)\b(?:by|until|from)\s+\Z", inside):
        return False
    if not counted and re.search(r"(?i)\breported\b", inside):
        return True
    given = set(words["commitments"]) - (set(words["deeds"]) if counted else set())
    return any(word in given for word in re.findall(r"[a-z]+", inside))


def is_naming(layout: Layout, each: Candidate) -> bool:
    """Whether a year or a month only names the noun behind it: `the 2024 edition`, `a 2023 study`, `August floods`."""
    text = layout.text
    figures = load_lexicon("times")["choice"]["figures"]
    if each.expression.rule in {"times.weekday", "times.calendar_date", "times.day_word"}:
        if ATTRIBUTED_OWN.search(text[: each.start]) and (
            kept := re.match(r"[ \u00a0]([a-z][\w-]*)", text[each.end :])
        ):
            return kept[1] not in figures and kept[1] not in load_lexicon("times")["days"]["parts"]
        owned = re.match(r"['’]s((?:\s+[\w-]+){1,3})", text[each.end :])
        events = load_lexicon("times")["choice"]["held"]
        if owned is not None and owned[1].split()[0] in events and HELD_IN.search(text[: each.start]):
            return False
        return owned is not None and not any(word in figures for word in owned[1].split())
    noun = re.match(r"[ \u00a0]([A-Za-z][\w-]*|\d+)", text[each.end :])
    if noun is None or each.expression.rule not in {
        "times.year",
        "times.year_range",
        "times.month_year",
        "times.fiscal_year",
    }:
        return False
    lead = text[: each.start]
    if not ATTRIBUTED.search(lead):
        return False
    return noun[1] not in figures


def is_compared(layout: Layout, each: Candidate) -> bool:
    """Whether the expression is only what a figure is compared with: `than in 2019`, `up on last year`."""
    text = layout.text
    lead = text[max(0, each.start - 60) : each.start]
    if re.search(
        r"(?i)\b(?:above|below|over|on|than) (?:the|its|their|his|her|an?) (?:same )?[a-z]+ (?:of|in|for|during)\s+\Z",
        lead,
    ):
        return True
    if re.match(r"(?i)\s*compared (?:with|to)\s+(?:in\s+)?\Z", text[: each.start]):
        return True
    if re.search(
        r"(?i)\b(?:than|compared with|compared to|versus|what (?:it|they) (?:was|were)|as (?:it|they) (?:was|were)|"
        r"as (?:much|many|high|low|large|big|long|fast|often) as)"
        r"(?:\s+(?:in|at|for|during|on|over|the|that of|those of|as of|a))*\s+\Z",
        lead,
    ):
        return True
    if each.expression.rule == "times.since":
        return BASED.search(lead) is not None
    if each.expression.rule in {"times.month", "times.calendar_date"} and COMING.search(text[: each.start]):
        return False
    if re.search(r"(?i)\bfrom(?:\s+(?:in|at))?\s+\Z", lead) and each.expression.rule not in {"times.from_to"}:
        return (
            re.search(
                r"(?i)(?:[%\d]|\b(?:percent|cent|points?|up|down|changed|unchanged|rise|fall|increase|"
                r"decrease|decline|drop|higher|lower|more|less|fewer|tonnes?))(?:\s+\w+){0,2},?\s+from(?:\s+"
                r"(?:in|at))?\s+\Z",
                lead,
            )
            is not None
        )
    if re.search(r"(?i)day\b|\bdate\b", text[each.start : each.end]):
        return False
    if RELATIONAL.search(text[each.start : each.end]) or each.expression.rule in {"times.year", "times.last_units"}:
        return (
            re.search(
                r"(?i)(?:[%\d]|\b(?:percent|cent|pc|points?|fifth|third|quarter|half|up|down|increase|"
                r"rise|fall|drop))(?:\s+\w+){0,1}\s+on(?:\s+the)?\s+\Z",
                lead,
            )
            is not None
        )
    return False
