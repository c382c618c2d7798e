"""The basis of a movement: the words that say against what it is measured (`from a year earlier`)."""

from __future__ import annotations

import re

from factextract.rules.mentions import Offsets

MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
DAYS = "Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday"
YEAR = r"(?:19|20)\d\d"
UNITS = (
    r"years?|months?|weeks?|quarters?|days?|decades?|seasons?|periods?|time|session|census|polls?|survey|election|report"
    r"|edition|reading|fortnights?|generation|spring|summer|autumn|winter|fiscal|half|halves"
)
NUMBERS = r"one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\d{1,3}"
LINKING = (
    r"(?:a|an|the|same|very|previous|prior|preceding|last|past|this|that|early|late|mid|end|start|beginning|first|second"
    rf"|third|fourth|corresponding|comparable|year-ago|year-earlier|of|in|at|its|{YEAR}|{NUMBERS})"
)
TAIL = (
    r"(?:ago|earlier|before|previously|last\s+year|last\s+month|the\s+year\s+before|a\s+year\s+(?:ago|earlier|before)"
    rf"|(?:of|in)\s+(?:the\s+)?(?:{YEAR}|last\s+year|previous\s+year|{MONTHS})|{YEAR})"
)
TIME = (
    rf"(?:{LINKING}[\s-]+)*(?:{UNITS}|{MONTHS}|{DAYS}|{YEAR}(?:[-–/]\d\d)?|yesterday|today|now)(?:'s|’s)?(?:\s+{TAIL})*"
)

FILLER = (
    r"(?:it|they|he|she|what|is|are|was|were|had|been|did|in|at|on|as|the|a|an|same|figure|number|level|levels|rate|total|amount"
    r"|price|of|during|for|that|those|one|ones|recorded|reported|seen|distributed|sold|counted|made|produced|spent|paid"
    r"|(?:Rs\.?\s*|[A-Za-z]{0,3}[$£€¥₹]\s*|N(?=\d))?[\d,.]+%?(?:\s*(?:million|billion|trillion|thousand|crore|lakh|percent|per\s+cent|bn|m))*)"
)
STEPS = "year|month|quarter|week|day"
RATES = re.compile(
    rf"(?:{STEPS})[ -](?:on|over|to)[ -](?:{STEPS})|\by[-/]?o?[-/]?y\b|\bm[-/]o?[-/]?m\b|\bq[-/]o?[-/]?q\b|\bw/w\b"
    r"|\bon the (?:year|month|quarter|week|day)\b(?!\s+(?:before|earlier|ago|to))|\bmonth by month\b|\byear by year\b",
    re.IGNORECASE,
)
PHRASE = re.compile(
    rf"(?:(?:from|on|than|since|against|versus|vs\.?|over)\s+|(?:compared\s+(?:with|to)|relative\s+to|in\s+comparison\s+(?:with|to))"
    rf"\s+(?:{FILLER}\s+){{0,4}}){TIME}\b",
    re.IGNORECASE,
)
"""`on Friday` only tells when, `over the year`, `since 2019` how long a move took; those need a word of comparison."""
SOFT = re.compile(
    rf"on\s+(?:{DAYS})\Z|(?:over|since)\b(?!.*\b(?:previous|prior|preceding|same|earlier|ago|before)\b)", re.IGNORECASE
)
INFLATION = re.compile(r"(?:above|more than|below|over) inflation\b", re.IGNORECASE)
FRONTED = re.compile(
    rf"(?:compared\s+(?:with|to)|against|from|on)\s+(?:{TIME})(?=,)|month by month(?=,)|year on year(?=,)",
    re.IGNORECASE,
)

THAN = re.compile(
    rf"than\s+(?:(?:{FILLER}\s+){{0,6}}{TIME}\b|before\b|previously(?:\s+\w+)?"
    r"|(?:first|earlier|initially|originally)\s+(?:thought|reported|estimated|stated|announced|planned)"
    r"|the\s+(?:previous|prior|current|present)\s+\w+|current\s+\w+|at\s+present\b|(?:it|they)\s+(?:was|were|did|had)\b(?!\s+in\b)"
    r"|at\s+the\s+(?:start|end|beginning|close)\b(?:\s+of\s+(?:the\s+)?\w+)?)",
    re.IGNORECASE,
)
SCALES = r"(?:\s+(?:million|billion|percent|per\s+cent))?"
WHAT = re.compile(
    r"(?:(?:what\s+(?:it|they)\s+(?:was|were|had been|did)"
    r"|(?:the|its|their)\s+(?:level|figure|number|rate|total|value|price|amount|size|valuation|cost|tally|revenue|output|share)s?"
    r"(?:\s+(?:recorded|seen|reported|registered|sold)|\s+(?:who|that|which)\s+\w+(?:\s+(?:so|it|out|up))?)?"
    r"(?:\s+(?:in|of|at|a|from|the))*|that\s+of"
    rf"|(?:the\s+)?[\d,.]+{SCALES}(?:\s+\w+)?(?:\s+(?:in|of|at|on))?)\s+|(?:the|its)\s+(?={YEAR})|(?=last\s+\w+['’]s))(?:{TIME})\b",
    re.IGNORECASE,
)
AS_MANY = re.compile(
    rf"(?:as|more|higher)\s*(?:many|much|high|large|big)?(?:\s+\w+){{0,2}}\s+(?:as|than)\s+(?:(?:{FILLER}\s+){{0,5}})"
    rf"{TIME}\b",
    re.IGNORECASE,
)
MARK = re.compile(
    rf"(?:below|above|under)\s+(?:where\s+(?:it|they)\s+(?:was|were|stood)\s+(?:in|at|on)\s+|(?:the|its|their)\s+(?:level|levels|figure|rate|number)s?\s+(?:(?:in|of|at|from|recorded)\s+)*)?"
    rf"(?:{TIME}|pre-(?:pandemic|crisis|war|covid))(?:\s+levels?)?\b",
    re.IGNORECASE,
)
GAP = re.compile(r"(?:\s+[^\W\d_][\w'’-]*){0,4}?[\s(]*\Z")


def find_basis(text: str, end: int, stop: int) -> Offsets | None:
    """Find the words of comparison behind a number that ends at `end`, before the next number or clause at `stop`."""
    window = text[end:stop]
    cut = re.search(r"[;:()]|,\s|\s[—–]\s|\.\s", window)
    window = window[: cut.start()] if cut else window
    for pattern in (RATES, PHRASE, INFLATION):
        match = pattern.search(window)
        if match is None or GAP.match(window[: match.start()] + " ") is None:
            continue
        if pattern is PHRASE and SOFT.match(match[0]):
            continue
        return end + match.start(), end + match.end()
    return None


def find_fronted_basis(text: str, start: int, end: int) -> Offsets | None:
    """Find words of comparison that open the sentence (`Compared with March last year, …`)."""
    match = FRONTED.match(text, start, end)
    return (match.start(), match.end()) if match else None


def is_time_basis(text: str, start: int, end: int) -> Offsets | None:
    """Find `than` with another time of the same thing at `start`; another thing, a plan, an average give None."""
    match = THAN.match(text, start, end)
    return (match.start(), match.end()) if match else None


def read_mark(text: str, start: int, end: int) -> Offsets | None:
    """Find `below 2019`, `above its level a year ago` at `start`: the same thing at another time."""
    match = MARK.match(text, start, end)
    return (match.start(), match.end()) if match else None


def read_earlier_level(text: str, start: int, end: int) -> Offsets | None:
    """Find the same thing at another time behind `twice`, `half`, `double` (`what it was a year ago`)."""
    for pattern in (WHAT, AS_MANY):
        match = pattern.match(text, start, end)
        if match is not None:
            return match.start(), match.end()
    return None
