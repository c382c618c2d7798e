"""Choose the time expression in which a claim's figure holds, by the clauses of its sentence."""

from __future__ import annotations

import functools
import re
from collections.abc import Sequence
from dataclasses import dataclass

from factextract.lexicon import load_lexicon
from factextract.rules.times.classes import any_of
from factextract.rules.times.layout import Clause, Layout, lay_out
from factextract.rules.times.pattern import TimeExpression

RELATIONAL = re.compile(r"(?i)\b(?:ago|earlier|before|previous|prior|last|same|year-ago|preceding)\b")
SUPERLATIVE = re.compile(r"(?i)\b(?:\w+est|first|most|least|worst|best|record)(?:\s+[\w-]+){0,2}\s*\Z")
AHEAD = re.compile(
    r"(?i)\A\W*(?:(?:and|but|so|then|also|yet)\W+)?(?:(?:in|on|at|by|as of|during|over|within|"
    r"for|from|through|throughout|early|late)\s+)?(?:(?:about|around|the|just|only|each of|"
    r"every)\s+)?\Z"
)
FRACTION = re.compile(
    r"(?i)-(?:half|halves|thirds?|quarters?|fourths?|fifths?|sixths?|sevenths?|eighths?|"
    r"ninths?|tenths?|fold|in|out)\b|-(?:one|two|three|four|five|six|seven|eight|nine)\Z"
)
WHEN = re.compile(r"(?:,[^,;]{0,40})?,?\s+when\b")


@dataclass(frozen=True, slots=True)
class Candidate:
    """A time expression with its offsets in the sentence and its clause."""

    expression: TimeExpression
    start: int
    end: int
    clause: Clause


@functools.cache
def compile_cues() -> dict[str, re.Pattern[str]]:
    """Give the patterns of the words in front of a time that is nobody's figure's."""
    words = load_lexicon("times")["choice"]
    reporting, documents = any_of(words["reporting"]), any_of(words["documents"])
    return {
        "reported": re.compile(
            rf"(?i)\b(?:{reporting})(?:\s+(?:\w+\s+){{1,3}}?)?\s*(?:(?:late|early|earlier)\s+)?(?:on|"
            rf"in|late on|early on)?\s*\Z"
        ),
        "told": re.compile(r"(?i)\btold(?:\s+[\w’']+){1,4}\s+(?:on\s+)?\Z"),
        "document": re.compile(rf"(?i)\b{documents}\s+(?:\w+ed\s+)?(?:late\s+|early\s+)?(?:on|dated)\s*\Z"),
        "dateline": re.compile(r"\A\W*[A-Z][A-Z.’' /-]+(?:,\s*[A-Z][\w.]+)*,\s*\Z"),
        "compared": re.compile(
            r"(?i)(?:\b(?:than|with|to|what it was|what they were|as it was|as they were|it did|they did)"
            r"(?:\s+(?:in|at|for|during|on|over|the|that of|those of|a|as of))*|(?:more|less|fewer|"
            r"higher|lower|up|down|rise|fall|[%\d]|percent|cent|points?|changed)"
            r"(?:\s+[\w’%-]+){0,4}\s+(?:on|from|over)(?:\s+(?:in|at|the|that of))*)\s*\Z"
        ),
        "attributed": re.compile(r"(?i)(?:\b(?:an?|the|this|its|their|his|her)|[’']s)\s+\Z"),
    }


def choose_time(
    sentence_text: str,
    sentence_start: int,
    expressions: Sequence[TimeExpression],
    claim_start: int,
    claim_end: int,
    claims: Sequence[tuple[int, int]],
    change_role: str | None,
) -> TimeExpression | None:
    """Give the time in which the claim at `claim_start` holds, or None where the sentence tells none.

    expressions, claims: those of the article or of the sentence, in article offsets; the claim itself is one of
    `claims`. change_role: `by`, `to`, `from`, or None. The nearest time in the claim's own clause is preferred, then
    one that the clause shares; a `from` value takes only a time of its own.
    """
    end = sentence_start + len(sentence_text)
    spans = sorted({(a - sentence_start, b - sentence_start) for a, b in claims if sentence_start <= a and b <= end})
    inside = [each for each in expressions if sentence_start <= each.start and each.end <= end]
    times = [(each.start - sentence_start, each.end - sentence_start) for each in inside]
    layout = lay_out(sentence_text, spans, times)
    start, stop = claim_start - sentence_start, claim_end - sentence_start
    candidates = [
        Candidate(each, a, b, layout.find_clause(a))
        for each, (a, b) in zip(inside, times, strict=True)
        if not any(x < b and a < y for x, y in spans)
    ]
    found = find_when(layout, candidates, start)
    if found is not None:
        return found.expression
    usable = [each for each in candidates if can_date(layout, each, change_role)]
    if not usable or is_timeless(layout, start, stop):
        return None
    if change_role == "from":
        found = find_own(layout, usable, start, stop) or find_revised(layout, usable, start)
    else:
        found = pick_time(layout, usable, start, stop) or find_behind_from(layout, usable, stop)
    return found.expression if found is not None else None


def find_when(layout: Layout, candidates: Sequence[Candidate], start: int) -> Candidate | None:
    """Give the time that a when-clause with the claim describes: `in 2019, the best year, when 1.05 million came`."""
    for each in reversed(candidates):
        match = WHEN.match(layout.text, each.end)
        if match is None or not match.end() <= start:
            continue
        between = layout.text[match.end() : start]
        if not re.search(r"[;,]|\.\s", between) or any(match.end() <= a < start for a, _ in layout.claims):
            return each if not any(each.end < other.start < start for other in candidates) else None
    return None


def can_date(layout: Layout, each: Candidate, change_role: str | None) -> bool:
    """Whether the expression can be the time of any figure: not a dateline, a day of speech, a comparison, a name."""
    cues = compile_cues()
    lead, tail = layout.text[: each.start], layout.text[each.end :]
    rule = each.expression.rule
    if rule in {"times.year_in_name", "times.attributive_span", "times.half_year", "times.match_minute"}:
        return False
    if cues["dateline"].search(lead) and re.match(r"[^.]{0,30}[-–—]", tail):
        return False
    if cues["told"].search(lead) or is_reported(lead) or cues["document"].search(lead):
        return False
    if rule == "times.since" and SUPERLATIVE.search(lead):
        return False
    if rule == "times.every" and re.search(r"\d", layout.text[each.start : each.end]):
        return False
    if rule == "times.in_units" and change_role not in {"by", "to"}:
        return False
    if rule == "times.definite_unit" and re.search(r"(?i)\bof\s+\Z", lead):
        return False
    if rule == "times.ordinal_part" and re.match(
        r"\s+(?:ended|began|belonged|opened|finished|started|was|were)\b", tail
    ):
        return False
    return not is_naming(layout, each) and not is_compared(layout, each)


def is_reported(lead: str) -> bool:
    """Whether the words in front end in a verb of saying or printing with its preposition."""
    words = load_lexicon("times")["choice"]["reporting"]
    match = re.search(
        r"(?i)\b(\w+)(?:\s+(?:late|early|earlier|again|also|here|separately))?(?:\s+(?:on|in|"
        r"late on|early on))?\s*\Z",
        lead,
    )
    return match is not None and match[1].lower() in words


def is_naming(layout: Layout, each: Candidate) -> bool:
    """Whether a year or a month only names the noun behind it: `the 2024 edition`, `a 2023 study`, `August floods`."""
    text = layout.text
    figures = load_lexicon("times")["choice"]["figures"]
    if each.expression.rule in {"times.weekday", "times.calendar_date", "times.day_word"}:
        owned = re.match(r"['’]s((?:\s+[\w-]+){1,3})", text[each.end :])
        return owned is not None and not any(word in figures for word in owned[1].split())
    noun = re.match(r"[ \u00a0]([A-Za-z][\w-]*|\d+)", text[each.end :])
    if noun is None or each.expression.rule not in {"times.year", "times.month_year", "times.fiscal_year"}:
        return False
    lead = text[: each.start]
    if not compile_cues()["attributed"].search(lead):
        return False
    return noun[1] not in figures


def is_compared(layout: Layout, each: Candidate) -> bool:
    """Whether the expression is only what a figure is compared with: `than in 2019`, `up on last year`."""
    text = layout.text
    lead = text[max(0, each.start - 60) : each.start]
    if re.match(r"(?i)\s*compared (?:with|to)\s+(?:in\s+)?\Z", text[: each.start]):
        return True
    if re.search(
        r"(?i)\b(?:than|compared with|compared to|versus|what (?:it|they) (?:was|were)|as (?:it|"
        r"they) (?:was|were))(?:\s+(?:in|at|for|during|on|over|the|that of|those of|as of|"
        r"a))*\s+\Z",
        lead,
    ):
        return True
    if each.expression.rule == "times.since" and RELATIONAL.search(text[each.start : each.end]):
        return re.search(r"(?i)(?:[%\d]|percent|cent|pct)\s+\Z", lead) is not None
    if re.search(r"(?i)\bfrom(?:\s+(?:in|at))?\s+\Z", lead) and each.expression.rule not in {"times.from_to"}:
        return (
            re.search(
                r"(?i)(?:[%\d]|\b(?:percent|cent|points?|up|down|changed|unchanged|rise|fall|increase|"
                r"decrease|decline|drop|higher|lower|more|less|fewer|tonnes?))(?:\s+\w+){0,2}\s+from(?:\s+"
                r"(?:in|at))?\s+\Z",
                lead,
            )
            is not None
        )
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


def is_timeless(layout: Layout, start: int, end: int) -> bool:
    """Whether the figure is one that no time of the sentence dates: an age, a distance, `the top 10`."""
    text = layout.text
    claim, lead, tail = text[start:end], text[:start], text[end:]
    if re.search(r"(?i)\byears?[- ]olds?\b", claim) or re.search(r"(?i)\b(?:aged|age of|ages)\s+\Z", lead):
        return True
    if re.fullmatch(r"\d{1,3}", claim) and re.search(r"[A-Z][\w’'.-]+,\s+\Z", lead) and re.match(r"[,.;:)]", tail):
        return True
    if re.search(
        r"(?i)\btop\s+\Z|\b(?:target|goal|limit|ceiling|threshold|minimum|maximum) of\s+"
        r"(?:\w+\s+)?\Z",
        lead,
    ):
        return True
    if re.match(r"\s+(?:to the )?(?:north|south|east|west|inland|off|away|outside)\b", tail):
        return True
    if re.match(r"-[A-Za-z]", tail) or (re.search(r"\w-[a-z]+\Z", claim) and not FRACTION.search(claim)):
        noun = re.match(r"-?[\w-]*\s+(\w+)", tail)
        return noun is None or noun[1].lower() not in load_lexicon("times")["choice"]["moves"]
    return False


def is_whole(layout: Layout, start: int) -> bool:
    """Whether the claim is the whole of which another one is a part: `11 of the 30 districts`."""
    lead = layout.text[:start]
    owner = r"(?:the\s+)?(?:(?!of\b|in\b)[A-Za-z’'-]+\s+){0,2}[A-Za-z-]+[’']s?"
    match = re.search(
        rf"(?i)\s(?:of|in)\s+(?:almost\s+|about\s+)?(?:(?:all\s+)?(?:the|its|their|his|her|our|"
        rf"these|those)|{owner})\s+(?:almost\s+|about\s+|nearly\s+|some\s+|roughly\s+)?\Z",
        lead,
    )
    if match is None:
        return False
    if re.search(r"(?i)\b(?:any|each|one|some|most|none|all|neither|both|few|many|which)\Z", lead[: match.start()]):
        return True
    return any(0 <= match.start() - end <= 3 for _, end in layout.claims)


def find_own(layout: Layout, usable: Sequence[Candidate], start: int, end: int) -> Candidate | None:
    """Give the time that stands directly behind a `from` value: `from 4.5 percent a month earlier`."""
    clause = layout.find_clause(start)
    for each in usable:
        if each.start < end or each.start - end > 45 or each.clause.number != clause.number:
            continue
        if any(end <= a < each.start for a, _ in layout.claims):
            continue
        text = layout.text[each.start : each.end]
        others = [other for other in usable if other is not each and other.clause.number != clause.number]
        if RELATIONAL.search(text) or others or clause.kind != "compared":
            return each
    return None


def find_revised(layout: Layout, usable: Sequence[Candidate], start: int) -> Candidate | None:
    """Give the time of an estimate whose old value the claim is: `cut its forecast for this year to 1.8 from 2.1`."""
    words = load_lexicon("times")["choice"]["revised"]
    behind = re.split(r"[,;.]\s", layout.text[start : start + 40])[0]
    near = re.findall(r"[a-z]+", (layout.text[:start] + behind).lower())
    if not any(word in near for word in words):
        return None
    before = [each for each in usable if each.end <= start]
    return before[-1] if before else None


def pick_time(layout: Layout, usable: Sequence[Candidate], start: int, end: int) -> Candidate | None:
    """Give the nearest time of the claim's own clause, else one that its clause shares with a clause beside it."""
    clause = layout.find_clause(start)
    whole = is_whole(layout, start)
    own = [each for each in usable if each.clause.number == clause.number]
    if whole:
        own = [each for each in own if each.start >= end and not any(end <= a < each.start for a, _ in layout.claims)]
    if own:
        return min(own, key=lambda each: measure_gap(layout, each, start, end))
    if whole:
        return None
    if re.search(r"(?i)\bnow\b", layout.text[clause.start : clause.end]) and clause.number:
        return None
    earlier = [each for each in usable if each.start < start and is_shared(layout, each, clause)]
    if earlier:
        return max(earlier, key=lambda each: each.start)
    later = [each for each in usable if each.start >= end and is_shared_back(layout, each, clause)]
    return min(later, key=lambda each: each.start) if later else None


def find_behind_from(layout: Layout, usable: Sequence[Candidate], end: int) -> Candidate | None:
    """Give the one time behind the old value that is the new value's: `rose to 9th from 12th in 2024`."""
    if len(usable) != 1:
        return None
    each = usable[0]
    clause = each.clause
    opened_by_from = clause.kind == "compared" and re.match(r"\W*from\b", layout.text[clause.start :]) is not None
    if not opened_by_from or not 0 <= clause.start - end <= 3 or RELATIONAL.search(layout.text[each.start : each.end]):
        return None
    return each


def measure_gap(layout: Layout, each: Candidate, start: int, end: int) -> int:
    """Give how far the expression stands from the claim; one behind it is nearer than one in front."""
    if each.start >= end:
        return each.start - end
    return (start - each.end) * 2


def is_ahead(layout: Layout, each: Candidate) -> bool:
    """Whether the expression opens the sentence, or its clause, and so holds for all that follows."""
    if AHEAD.match(layout.text[: each.start]):
        return True
    lead = re.split(r"\bthat\b", layout.text[each.clause.start : each.start])[-1]
    return (
        bool(AHEAD.match(re.sub(r"\A[,;:\s]*(?:and|but|while)?\b", "", lead)))
        and layout.text[each.end : each.end + 1] == ","
    )


def is_shared(layout: Layout, each: Candidate, clause: Clause) -> bool:
    """Whether a time in an earlier clause holds in `clause` as well."""
    if any(between.kind == "hard" for between in layout.clauses[each.clause.number + 1 : clause.number + 1]):
        return False
    chain = [clause, *(layout.clauses[number] for number in clause.parents)]
    if any(link.kind == "closed" and link.number != each.clause.number for link in chain):
        return False
    if each.clause.is_inner and each.clause.number not in clause.parents:
        return False
    between = layout.clauses[each.clause.number + 1 : clause.number + 1]
    if between and all(step.kind == "adjunct" for step in between):
        return True
    return is_ahead(layout, each) or layout.holds_claim(each.clause)


def is_shared_back(layout: Layout, each: Candidate, clause: Clause) -> bool:
    """Whether a time in a later clause holds in `clause`: only across a plain `and` or within a list."""
    if each.clause.is_inner or clause.is_inner:
        return False
    between = layout.clauses[clause.number + 1 : each.clause.number + 1]
    return all(step.kind in {"and", "as_of"} for step in between)
