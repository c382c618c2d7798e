"""Choose the time expression in which a claim's figure holds, by the clauses of its sentence."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from factextract.lexicon import load_lexicon
from factextract.rules.times.dating import AHEAD, RELATIONAL, can_date
from factextract.rules.times.layout import Candidate, Clause, Layout, lay_out
from factextract.rules.times.pattern import TimeExpression

LONGEST = 1200
"""The length of a sentence in characters beyond which only the surroundings of the claim are read."""

FRACTION = re.compile(
    r"(?i)-(?:half|halves|thirds?|quarters?|fourths?|fifths?|sixths?|sevenths?|eighths?|"
    r"ninths?|tenths?|twelfths?|twentieths?|hundredths?|fold|in|out)\b|-(?:one|two|three|four|five|six|seven|eight|nine)\Z"
)
REVISION = re.compile(
    r"(?i)\b(?:raise[sd]?|cuts?|trim(?:s|med)?|lift(?:s|ed)?|lower(?:s|ed)?|revise[sd]?|"
    r"upgrade[sd]?|downgrade[sd]?|slashe[sd]"
    r"|pare[sd]|boost(?:s|ed)?|hike[sd]?|nudge[sd]?|increase[sd]?)\b[^.;]{0,60}\b(?:forecast|"
    r"estimate|projection|outlook|guidance"
    r"|target|prediction)s?\b"
)
HELD_ON = re.compile(
    r"(?:\s+[a-z-]+){1,2}\s+(?:on|in)\s+(?:(?:late|early)\s+)?"
    r"(?:[A-Z][a-z]+day\b|January|February|March|April|May|June|July|August|September|October|November|December|"
    r"(?:1[5-9]|20)\d\d\b|last\b|the\s+early\s+hours\b)"
)
"""Behind the length of an event: the event and its day, as in `a four-hour meeting on Thursday`."""
WHEN = re.compile(r"(?:,[^,;]{0,40})?,?\s+when\b")


@dataclass(frozen=True, slots=True)
class Board:
    """A sentence laid out, with its time expressions; `offset` is where its text begins in the article."""

    layout: Layout
    candidates: tuple[Candidate, ...]
    offset: int


def lay_board(
    sentence_text: str,
    sentence_start: int,
    expressions: Sequence[TimeExpression],
    claim_start: int,
    claims: Sequence[tuple[int, int]],
) -> Board:
    """Lay out the sentence, or of a very long one the surroundings of the claim, and place the expressions in it."""
    if len(sentence_text) > LONGEST:  # a line without stops: what is far off does not count
        first = max(0, claim_start - sentence_start - LONGEST // 2)
        sentence_text, sentence_start = sentence_text[first : first + LONGEST], sentence_start + first
    end = sentence_start + len(sentence_text)
    spans = sorted({(a - sentence_start, b - sentence_start) for a, b in claims if sentence_start <= a and b <= end})
    inside = [each for each in expressions if sentence_start <= each.start and each.end <= end]
    times = [(each.start - sentence_start, each.end - sentence_start) for each in inside]
    layout = lay_out(sentence_text, spans, times)
    candidates = tuple(
        Candidate(each, a, b, layout.find_clause(a))
        for each, (a, b) in zip(inside, times, strict=True)
        if not any(x < b and a < y for x, y in spans)
    )
    return Board(layout, candidates, sentence_start)


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
    board = lay_board(sentence_text, sentence_start, expressions, claim_start, claims)
    layout, candidates = board.layout, board.candidates
    start, stop = claim_start - board.offset, claim_end - board.offset
    found = find_when(layout, candidates, start)
    if found is not None:
        return found.expression
    found = find_owner(layout, candidates, start)
    if found is not None:
        return found.expression
    usable = [each for each in candidates if can_date(layout, each, change_role)]
    if not usable or is_timeless(layout, start, stop):
        return None
    if change_role == "from":
        old = find_revised(layout, usable, start)
        own = find_own(layout, usable, start, stop)
        found = (old or own) if is_revision(layout, start) else (own or old)
    else:
        found = pick_time(layout, usable, start, stop) or find_behind_from(layout, usable, stop)
    return widen_clock(layout, candidates, found) if found is not None else None


def widen_clock(layout: Layout, candidates: Sequence[Candidate], found: Candidate) -> TimeExpression:
    """Give the time with the day or the hour that stands beside it: `5 p.m. on Tuesday`, `early trade on Thursday`."""
    start, end = found.expression.start, found.expression.end
    for each in candidates:
        kinds = {each.expression.kind, found.expression.kind}
        if kinds != {"date", "time_of_day"} or each.expression.rule == "times.since":
            continue
        first, last = sorted((each, found), key=lambda candidate: candidate.start)
        if re.fullmatch(r",? (?:(?:on|at|in|by) )?", layout.text[first.end : last.start]):
            start, end = first.expression.start, last.expression.end
            return TimeExpression(start, end, "date", found.expression.rule)
    return found.expression


def find_when(layout: Layout, candidates: Sequence[Candidate], start: int) -> Candidate | None:
    """Give the time that a when-clause with the claim describes: `in 2019, the best year, when 1.05 million came`."""
    for each in reversed(candidates):
        match = WHEN.match(layout.text, each.end)
        if match is None or not match.end() <= start:
            continue
        between = layout.text[match.end() : start]
        if not re.search(r"[;,]|\.\s", between) or any(match.end() <= a < start for a, _ in layout.claims):
            return (
                strip_since(layout, each) if not any(each.end < other.start < start for other in candidates) else None
            )
    return None


def strip_since(layout: Layout, each: Candidate) -> Candidate:
    """Give the point of time itself, without `since`: `it has grown since 2014, when it was 2.8`."""
    match = re.match(r"(?i)since\s+", layout.text[each.start : each.end])
    if match is None:
        return each
    expression = replace(each.expression, start=each.expression.start + match.end())
    return replace(each, expression=expression, start=each.start + match.end())


def is_timeless(layout: Layout, start: int, end: int) -> bool:
    """Whether the figure is one that no time of the sentence dates: an age, a distance, `the top 10`."""
    text = layout.text
    claim, lead, tail = text[start:end], text[:start], text[end:]
    if re.search(r"(?i)\byears?[- ]olds?\b", claim) or re.search(r"(?i)\b(?:aged|age of|ages)\s+\Z", lead):
        return True
    if re.fullmatch(r"\d{1,3}", claim) and re.search(r"[A-Z][\w’'.-]+,\s+\Z", lead) and re.match(r"[,.;:)]", tail):
        return True
    if re.fullmatch(r"\d{1,3}", claim) and re.search(
        r"(?i)\b(?:people|persons|adults|men|women|those|anyone|everyone|children|patients|drivers|voters|workers)"
        r"\s+(?:aged\s+)?(?:over|under|above|below|older than|younger than)\s+(?:the age of\s+)?\Z",
        lead,
    ):
        return True
    if re.search(r"(?i)\bwithin\s+\Z", lead) and re.search(r"(?i)\b(?:hours?|minutes?|days?|weeks?)\Z", claim):
        return True
    if re.search(
        r"(?i)\btop\s+\Z|\b(?:target|goal|limit|ceiling|threshold|minimum|maximum) of\s+"
        r"(?:(?:about|around|almost|nearly|just|over|under|at least|some|only)\s+)?\Z",
        lead,
    ):
        return True
    if re.match(r"\s+(?:to the )?(?:north|south|east|west|inland|off|away|outside)\b", tail):
        return True
    if re.search(r"\w[-‑]\Z", lead) or (
        re.search(r"(?:\bNos?\.?|#)\s*\Z", lead) and re.match(r"\s+(?:seed\b|seeded\b|[A-Z])", tail)
    ):  # `over-65s`, `No. 8 Valencia`: a label
        return True
    if re.search(r"(?i)\w-(?:hour|minute|day|week)\Z", claim) and HELD_ON.match(tail):
        return False
    if re.match(r"-(?!odd\b|plus\b)[A-Za-z]", tail) or (
        re.search(r"\w-[a-z]+\Z", claim) and not FRACTION.search(claim)
    ):
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


def is_presupposed(layout: Layout, start: int, end: int) -> bool:
    """Whether the figure belongs to something already known: `the three men`, `its 45 schools`."""
    lead = layout.text[:start]
    return (
        re.search(
            r"(?i)(?:\b(?:the|its|their|his|her|our|these|those)|[’']s)\s+(?:(?:other|remaining|first|"
            r"last|initial|nearly|almost|some|roughly|more than|about|around|over)\s+)?\Z",
            lead,
        )
        is not None
    )


def describes_whole(layout: Layout, each: Candidate, end: int) -> bool:
    """Whether the time stands behind the figure in a phrase that describes it: `the 41,500 distributed in 2022`."""
    if each.start < end or any(end <= a < each.start for a, _ in layout.claims):
        return False
    between = layout.text[end : each.start]
    if any(word in load_lexicon("times")["choice"]["moves"] for word in between.split()):
        return True
    return (
        re.search(
            r"(?i)\b(?:\w+ed|\w+en|made|built|sold|held|lost|won|spent|sent|paid|born|that|who|"
            r"which)\b",
            between,
        )
        is not None
    )


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
        if RELATIONAL.search(text) or others or not is_plain_from(layout, clause):
            return each
    return None


def is_plain_from(layout: Layout, clause: Clause) -> bool:
    """Whether the clause begins with `from` directly behind a figure: `rose to 9th from 12th`, not `, down from`."""
    opened = clause.kind == "compared" and re.match(r"\s*from\b", layout.text[clause.start :]) is not None
    return opened and any(0 <= clause.start - end <= 1 for _, end in layout.claims)


def find_owner(layout: Layout, usable: Sequence[Candidate], start: int) -> Candidate | None:
    """Give the time that owns the figure: `last year’s 18.7 million`, `Monday’s record 41 degrees`."""
    for each in usable:
        if re.fullmatch(r"['’]s\s+(?:\w+\s+)?", layout.text[each.end : start]):
            return each
    return None


def is_revision(layout: Layout, start: int) -> bool:
    """Whether the words before tell of an estimate that is changed, so that its old value is about the same time."""
    return REVISION.search(layout.text[:start]) is not None


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
    whole = is_whole(layout, start) or is_presupposed(layout, start, end)
    own = [each for each in usable if each.clause.number == clause.number]
    if whole:
        own = [each for each in own if describes_whole(layout, each, end)]
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
    if (
        not is_plain_from(layout, clause)
        or not 0 <= clause.start - end <= 3
        or RELATIONAL.search(layout.text[each.start : each.end])
    ):
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
