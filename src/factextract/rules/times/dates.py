"""Dates: days, months, years, decades and centuries as press prose writes them."""

from __future__ import annotations

import re

from factextract.lexicon import load_lexicon
from factextract.rules.times.pattern import TimePattern, pattern

LAST_WORD = re.compile(r"([^\W\d_]+)[.’']?[ \u00a0\u2009\u202f]*\Z")
LAST_SIGN = re.compile(r"[$£€¥₹₩₦#+*=@/_~]\s?\Z")
NEXT_WORD = re.compile(r"[ \u00a0\u2009\u202f-]{1,2}([^\W\d_]+)")
AFTER_YEAR = re.compile(r"(?:1[5-9]|20)\d\d[ \u00a0](?:to|and|until|through|or)[ \u00a0]\Z")
WORDS_BEFORE = 40


def word_before(text: str, start: int) -> str:
    """Give the word that stands directly in front of `start`, or an empty string."""
    match = LAST_WORD.search(text[max(0, start - WORDS_BEFORE) : start])
    return match[1] if match else ""


def word_behind(text: str, end: int) -> str:
    """Give the word that stands directly behind `end`, or an empty string."""
    match = NEXT_WORD.match(text, end)
    return match[1] if match else ""


def is_plain_year(text: str, start: int, end: int) -> bool:
    """Whether a bare number of four digits is a year: by the words around it, never by its size alone."""
    years = load_lexicon("times")["years"]
    before = word_before(text, start)
    behind = word_behind(text, end)
    if LAST_SIGN.search(text[max(0, start - 2) : start]) or before in years["identifiers"]:
        return False
    if re.match(r"[-‑–—]?[A-Za-z]", text[end : end + 2]) and not re.match(
        r"[-–—](?:onwards?|era|level|based|style|wide|vintage|built)\b|—|–", text[end : end + 10]
    ):
        return False
    if re.match(r"/\d|:\d|x\d|-\d{3}", text[end : end + 4]):
        return False
    lower = before.lower()
    if lower in years["sure"] or AFTER_YEAR.search(text[max(0, start - 14) : start]):
        return True
    if re.match(r"[ \u00a0](?:(?:were|are|have)\b|in (?:1[5-9]|20)\d\d\b)", text[end : end + 9]):
        return False
    if lower == "of" and word_before(text, text.rfind(before, 0, start)).lower() in years["sizes"]:
        return False
    if lower in years["owners"] and behind.islower() and behind.endswith("s"):
        return False
    if lower == "s" and re.search(r"\d['’]s[ \u00a0]\Z", text[max(0, start - 5) : start]):
        return False
    counted = behind in years["counted"]
    if counted and lower not in years["sure"]:
        return False
    if not counted and lower in years["measures_only"]:
        return False
    if lower in years["hedges"] and behind and behind.islower() and behind.endswith("s") and lower not in years["sure"]:
        return behind in {"was", "is", "has", "as", "its", "this", "does"}
    if lower == "at":
        return re.search(r"(?i)\bas at[ \u00a0]\Z", text[max(0, start - 6) : start]) is not None
    if lower == "to":
        return not moves_to_level(text, start)
    return True


def is_year_in_name(text: str, start: int, end: int) -> bool:
    """Whether the year ends a name: before it stands a capitalised word that is no small word of a sentence's head."""
    before = word_before(text, start)
    if len(before) < 2 or not before[0].isupper():
        return False
    lexicon = load_lexicon("times")
    if before in lexicon["months"]["names"] or before.lower() in {
        *lexicon["years"]["heads"],
        *lexicon["years"]["cues"],
    }:
        return False
    return text[start - 1] in " \u00a0" and is_plain_year(text, start, end)


def moves_to_level(text: str, start: int) -> bool:
    """Whether the words before `start` tell of a figure that moves to the number that begins there."""
    verbs = load_lexicon("times")["years"]["level_verbs"]
    before = re.split(r"[.;]\s|\n", text[max(0, start - WORDS_BEFORE) : start])[-1]
    if re.search(r"\bfrom\b", before):
        return False
    return any(word in verbs for word in re.findall(r"[a-z]+", before))


def is_month(text: str, start: int, end: int) -> bool:
    """Whether a bare `May` or `March` is the month: not the verb, not a surname."""
    name = text[start:end]
    if not name.startswith(("May", "March")):
        return not re.match(r"[-‑][A-Z]", text[end : end + 2])
    if not re.fullmatch(r"May|March", name):
        return True
    before = word_before(text, start)
    at_head = re.search(r"(?:\A|[.!?:;\n”\"]\s*)\Z", text[max(0, start - 3) : start]) is not None
    if name == "March":
        years = load_lexicon("times")["years"]
        return at_head or not before[:1].isupper() or before.lower() in {*years["heads"], *years["cues"]}
    if at_head:
        following = load_lexicon("times")["years"]["verbs_after"]
        return word_behind(text, end) in following or re.match(r"['’]s\b", text[end : end + 3]) is not None
    if before.lower() in {
        "in",
        "by",
        "since",
        "until",
        "till",
        "from",
        "to",
        "of",
        "during",
        "last",
        "next",
        "this",
        "early",
        "late",
        "mid",
        "and",
        "through",
        "between",
        "before",
        "after",
        "for",
        "a",
        "the",
        "each",
        "every",
        "on",
        "as",
        "than",
        "or",
    }:
        return True
    return bool(re.match(r"['’]s\b|[-–—/]\w", text[end : end + 3])) and not before[:1].isupper()


def is_weekday(text: str, start: int, end: int) -> bool:
    """Whether a weekday is a day, not part of the name of a newspaper, a club or a feast."""
    weekdays = load_lexicon("times")["weekdays"]
    behind = word_behind(text, end)
    return word_before(text, start) not in weekdays["name_before"] and behind not in weekdays["name_after"]


def is_lone_day(text: str, start: int, end: int) -> bool:
    """Whether `27th` is a day of the month: `on the 27th`, with no noun behind it."""
    if not re.search(
        r"\b(?:on|until|till|by|since|before|after|of)[ \u00a0]\Z", text[max(0, start - 20) : start], re.IGNORECASE
    ):
        return False
    return bool(
        re.match(
            r"\s*(?:[.,;:)”\"’]|\Z|\n|[–—]|(?:this|last|next|of this|of last|of next|and|for|with|at|"
            r"when|after|before|as)\b)",
            text[end : end + 20],
        )
    )


def is_day_of_month(text: str, start: int, end: int) -> bool:
    """Whether the number beside the month is its day: not `in May 12 people` nor `5 June-born`."""
    lead = re.search(r"(?i)\b(in|since|by)[ \u00a0]\Z", text[max(0, start - 8) : start])
    tail = re.match(r"[ \u00a0]([a-z]+)", text[end : end + 25])
    ends_in_day = re.search(r"[A-Za-z]\.?[ \u00a0]\d{1,2}\Z", text[start:end])
    if ends_in_day and tail and tail[1] in load_lexicon("times")["years"]["counted"]:
        return False
    return not (
        lead
        and lead[1].lower() == "in"
        and ends_in_day
        and tail
        and tail[1] not in {"and", "to", "at", "of", "by", "when", "after", "in"}
    )


def is_decade(text: str, start: int, end: int) -> bool:
    """Whether `the eighties`, `the 80s` is a decade of the century, not of someone's life."""
    if word_before(text, start).lower() in {"his", "her", "their", "my", "our", "your", "into"}:
        return False
    return re.match(r"(?i)the|(?:1[5-9]|20)\d|['’‘]|early|mid|late", text[start:end]) is not None


def read_dates() -> tuple[TimePattern, ...]:
    """Give the patterns of dates; where two match at one place the longer one holds, then the earlier."""
    return (
        pattern(
            "calendar_date",
            "A day of a month, with or without its weekday and its year, in either order.",
            "date",
            r"(?:(?:<WEEKDAY>|<WEEKDAYABBR>)(?:<S>(?i:night|morning|evening|afternoon))?,?<S>(?:the<S>)?)?<DATE>",
            opens="month digit weekday the",
            accept=is_day_of_month,
            examples=[
                "The vote is set for [[Friday, May 7, 2015]].",
                "It opened on [[5 June]] in the old mill.",
                "The rate falls again on [[1 April 2009]].",
                "He was admitted on [[the 12th of January]].",
                "Trading ends on [[Sept. 5]].",
                "The shop closed on [[10 March last year]].",
                "Results are due on [[Nov 20]].",
                "The talks began on [[July 3rd]] in Oslo.",
            ],
            counterexamples=[
                "In May 12 people were hurt on that road.",
                "The court may 12 times a year sit in public.",
            ],
        ),
        pattern(
            "days_of_month",
            "Several days of one month: a range or a coordination.",
            "date",
            r"(?:<MONTH><S><DAY>(?:(?:<S>?<DASH><S>?|<S>(?:to|and|through|or)<S>)<DAY>){1,9}(?:,?<S><YEAR>)?"
            r"|<DAY>(?:(?:<S>?<DASH><S>?|<S>(?:to|and|or)<S>)<DAY>){1,9}<S>(?:of<S>)?<MONTH>(?:,?<S><YEAR>)?)",
            opens="month digit",
            accept=is_day_of_month,
            examples=[
                "The fair runs [[June 5-7]] in the harbour.",
                "Polls open on [[June 5 and 6]].",
                "They meet on [[5 and 6 June 2023]].",
                "The strike of [[12–14 March]] closed the port.",
            ],
        ),
        pattern(
            "month_year",
            "A month with its year.",
            "date",
            r"(?:(?i:early|late|mid|the<S>end<S>of|the<S>start<S>of|the<S>beginning<S>of|the<S>middle"
            r"<S>of|end|earlier|later)(?:<S>|-)(?:in<S>)?)?"
            r"<MONTH>(?:,|<S>of)?<S>(?:(?i:this|last|next|the<S>(?:same|previous|following))<S>(?i:year)|<YEAR>)",
            opens="month early the",
            examples=[
                "Sales began in [[October 2006]].",
                "As of [[June this year]] it had nine members.",
                "The ban came in [[early March 2020]].",
                "Prices peaked in [[Sept 2009]].",
            ],
        ),
        pattern(
            "month_range",
            "Months joined by a dash.",
            "date",
            r"(?:(?i:the)<S>)?<MONTH><S>?<DASH><S>?<MONTH>(?:,?<S><YEAR>)?(?:<S>(?i:quarter|"
            r"period)\b)?(?:<S>(?i:of)<S><YEAR>)?",
            opens="month the",
            examples=[
                "Imports grew in [[January–June]].",
                "It grew in [[the October-December quarter]].",
                "In [[April-June 2024]] output fell.",
            ],
        ),
        pattern(
            "month",
            "A month that stands alone.",
            "date",
            r"(?:(?i:early|late|mid|the<S>end<S>of|the<S>start<S>of|the<S>beginning<S>of|the<S>middle"
            r"<S>of|end|(?:early|late|earlier|later)<S>in)(?:<S>|-))?<MONTHNAME>(?:-end\b)?",
            opens="month early the",
            accept=is_month,
            examples=[
                "Exports rose in [[August]].",
                "The rise in [[May]] was small.",
                "[[February]]’s figure was cut.",
                "Work starts in [[early April]].",
                "In [[March]] the firm shut.",
                "Pay is due by [[end-March]].",
                "It had nine by [[July-end]].",
            ],
            counterexamples=[
                "The board may sell it.",
                "May the best win.",
                "May Brown won the race.",
                "Theresa May spoke first.",
            ],
        ),
        pattern(
            "weekday",
            "A day of the week, with a part of the day.",
            "date",
            r"(?:(?:(?i:the)<S>)?(?i:last|next|this|early|late|the<S>previous|the<S>following|earlier|"
            r"later)<S>(?:on<S>)?)?<WEEKDAY>(?:<S><DAYPART>)?",
            opens="weekday relative early the",
            accept=is_weekday,
            examples=[
                "They won on [[Saturday night]].",
                "It rained [[last Monday]].",
                "The count ended on [[Friday]].",
            ],
            counterexamples=["The Sunday Times reported it.", "Crowds came on Black Friday."],
        ),
        pattern(
            "numeric_date",
            "A date in figures alone.",
            "date",
            r"(?:(?:1[5-9]|20)\d\d([-/.])(?:1[0-2]|0?[1-9])\1(?:3[01]|[12]\d|0?[1-9])|(?:3[01]|[12]\d|"
            r"0?[1-9])([-/.])(?:3[01]|[12]\d|0?[1-9])\2(?:(?:1[5-9]|20)\d\d|\d\d)"
            r"|(?:3[01]|[12]\d|0?[1-9])-<MONTH>-(?:1[5-9]|20)\d\d)(?![\d/]|[-.:]\d)",
            opens="digit",
            examples=[
                "Updated [[2017/02/20]] at noon.",
                "Filed on [[07/02/2017]].",
                "It is dated [[2024-03-09]].",
                "Made on [[3-May-2020]].",
            ],
            counterexamples=["Version 1.2.3.4 is out."],
        ),
        pattern(
            "lone_day",
            "A day of the month whose month the text leaves out.",
            "date",
            r"(?i:the)<S><DAYTH>",
            opens="the",
            accept=is_lone_day,
            examples=["He stayed until his death on [[the 27th]]."],
            counterexamples=["They live on the 27th floor.", "She finished in 27th place."],
        ),
        pattern(
            "year_in_name",
            "A year that belongs to the name in front of it.",
            "date",
            r"<YEAR>",
            opens="digit",
            accept=is_year_in_name,
            examples=["The plan for Tokyo [[2020]] was dropped.", "It was shown at Agritech [[2019]]."],
            counterexamples=["The 2024 race is on.", "In 2019 it rained.", "Resolution 1973 was passed."],
        ),
        pattern(
            "year",
            "A bare number of four digits that the words around it make a year.",
            "date",
            r"<YEAR>",
            opens="digit",
            accept=is_plain_year,
            examples=[
                "The rule dates from [[1998]].",
                "[[2020]] saw fewer flights.",
                "In [[2019]] people left the valley.",
                "She ([[2019]]) disagreed.",
                "A [[2023]] report said otherwise.",
                "He revealed the [[2008]] budget.",
            ],
            counterexamples=[
                "About 1990 people marched.",
                "It hired 2019 workers.",
                "He paid $1990 for it.",
                "The index rose to 2050.",
                "Resolution 1973 was passed.",
                "A 1500-metre race was held.",
                "Some 2000 fell ill.",
            ],
        ),
        pattern(
            "early_year",
            "A part of a year: early, late, mid.",
            "date",
            r"(?i:(?:the<S>)?(?:early|late|mid|end|start|beginning|middle)(?:-|<S>)(?:of<S>|in<S>)?"
            r"(?:the<S>)?)<YEAR>",
            opens="early the",
            examples=[
                "A vote comes [[early in 2016]].",
                "By [[mid-2024]] it was gone.",
                "It ends in [[late 2019]].",
                "At [[the start of 2020]] it had nine.",
            ],
        ),
        pattern(
            "year_range",
            "Two years joined by a dash or a stroke.",
            "date",
            r"(?:<YEAR>|(?:1[5-9]|20)\d\d)<S>?(?:[-‐‑–—]|/(?=\d\d?\b))<S>?(?:(?:1[5-9]|20)\d\d|\d\d|"
            r"(?<=/)\d)(?![\d%]|[-.,:/]\d|[A-Za-z])",
            opens="digit",
            accept=lambda text, start, end: not LAST_SIGN.search(text[max(0, start - 2) : start]),
            examples=[
                "The war of [[1981-1984]] is over.",
                "In [[2012–13]] it lost money.",
                "In [[2025/26]] it is tight.",
            ],
            counterexamples=["It sold for $1900-2000."],
        ),
        pattern(
            "short_year",
            "A year of two digits behind an apostrophe.",
            "date",
            r"['’‘]\d\d\b(?![’'\d%]|s\b)",
            opens="apostrophe",
            accept=lambda text, start, end: bool(
                re.search(
                    r"(?i)\b(?:in|of|since|from|summer|spring|autumn|fall|winter|season|class|until|by|"
                    r"back in|before|after|late|early) \Z",
                    text[max(0, start - 12) : start],
                )
            ),
            examples=["They met in [[’73]] at a fair."],
            counterexamples=["He said '10 of us went'."],
        ),
        pattern(
            "decade",
            "A decade, by its figures or by its name.",
            "date",
            r"(?i:(?:the<S>)?(?:(?:early|mid|late|latter|end<S>of<S>the|start<S>of<S>the|beginning"
            r"<S>of<S>the|middle<S>of<S>the)(?:-|<S>)(?:to<S>late<S>|to<S>mid<S>)?)?(?:(?:1[5-9]|"
            r"20)\d0['’]?s|['’‘]?\d0s(?:<S>and<S>(?:the<S>)?['’‘]?\d0s)?|(?:roaring<S>)?<DECADEWORD>))"
            r"(?!-)\b",
            opens="the digit early apostrophe decadeword",
            accept=is_decade,
            examples=[
                "In [[the late 1980s]] it closed.",
                "The mills of [[the 1990s]] are gone.",
                "It was big in [[the nineties]].",
                "The cars of [[the 70s and 80s]] were square.",
            ],
            counterexamples=["She is in her seventies."],
        ),
        pattern(
            "century",
            "A century, or a part of it.",
            "date",
            r"(?i:(?:the<S>)?(?:(?:early|mid|late|turn<S>of<S>the|end<S>of<S>the|start<S>of<S>the|"
            r"first<S>half<S>of<S>the|second<S>half<S>of<S>the)(?:-|<S>))?(?:(?:early|mid|late)(?:-|"
            r"<S>))?)(?:<ORD>|(?i:twenty-second))(?:-|<S>)(?i:century|centuries)\b",
            opens="the digit ordinal early",
            examples=[
                "It was built in [[the 19th century]].",
                "[[The twentieth century]] began late.",
                "A [[mid-18th-century]] house burned.",
            ],
        ),
        pattern(
            "era_year",
            "A year with the name of its era.",
            "date",
            r"(?:\d{1,4}<S>?(?:BC|BCE|CE|AD|B\.C\.|A\.D\.)(?![A-Za-z])|(?:AD|A\.D\.)<S>\d{1,4}\b)",
            opens="digit era",
            examples=["The wall is from [[500 BC]].", "Rome burned in [[AD 64]]."],
        ),
        pattern(
            "holiday",
            "A feast or a day with a name.",
            "date",
            r"(?:(?i:the)<S>)?<HOLIDAY>(?!['’]s)(?:<S>(?i:holidays?|weekend|week|period|break|"
            r"season))?(?:<S><YEAR>)?",
            opens="holiday the",
            examples=["They will leave by [[Christmas]].", "The shops shut on [[New Year’s Day]]."],
        ),
        pattern(
            "day_word",
            "Today, yesterday, tomorrow and the nights beside them.",
            "date",
            r"(?i:(?:late|early|earlier|later)<S>)?(?:(?i:overnight)<S>(?:(?i:on|into)<S>)?<WEEKDAY>|<DAYWORD>(?:<S><DAYPART>)?|(?i:the<S>day<S>"
            r"(?:before<S>yesterday|after<S>tomorrow)))",
            opens="dayword early the",
            examples=[
                "Seventeen buses came [[yesterday]].",
                "It falls to 9 [[tomorrow morning]].",
                "Nine inches fell [[overnight Tuesday]].",
            ],
        ),
    )
