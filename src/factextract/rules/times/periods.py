"""Periods of the calendar and of reports: quarters, fiscal years, seasons, the ends of a year."""

from __future__ import annotations

import re

from factextract.rules.times.dates import word_before
from factextract.rules.times.pattern import TimePattern, pattern

LOOK = 24


def is_definite_unit(text: str, start: int, end: int) -> bool:
    """Whether `the year`, `the month` is the time of the figure: a preposition of time stands before it."""
    if not re.search(
        r"(?i)\b(?:over|during|for|throughout|in|through|within|of|across|on|at)[ \u00a0]\Z",
        text[max(0, start - LOOK) : start],
    ):
        return False
    return not re.match(r"(?i)[-]|['’]s?\b| (?:of|that|when|in which|he|she|they|it|we|i|you)\b", text[end : end + 9])


def is_season(text: str, start: int, end: int) -> bool:
    """Whether a bare season is a time: a preposition or an article of time stands before it."""
    return (
        re.search(
            r"(?i)\b(?:in|by|during|since|until|over|through|throughout|before|after|for|from|every|"
            r"each|each of)[ \u00a0](?:the[ \u00a0])?\Z",
            text[max(0, start - LOOK) : start],
        )
        is not None
    )


def is_event_time(text: str, start: int, end: int) -> bool:
    """Whether an event is named as a time: behind during, since, before, until, after or throughout."""
    lead = text[max(0, start - LOOK) : start]
    if re.search(r"(?i)\b(?:recession|downturn|slump|pandemic|lockdowns?|famine)\Z", text[start:end]) and re.search(
        r"(?i)\bin[ \u00a0]\Z", lead
    ):
        return True
    return re.search(r"(?i)\b(?:during|since|before|until|after|throughout)[ \u00a0]\Z", lead) is not None


def is_match_point(text: str, start: int, end: int) -> bool:
    """Whether a point of a match is named as a time: behind at, by, in, after, before."""
    return re.search(r"(?i)\b(?:at|by|in|after|before|until)[ \u00a0]\Z", text[max(0, start - 8) : start]) is not None


def is_count_of_units(text: str, start: int, end: int) -> bool:
    """Whether `first-half` and the like stand free of a longer number."""
    return not re.search(
        r"(?i)\b(?:and a|one|two|three|four|five|six|seven|eight|nine|\d)[- ]\Z", text[max(0, start - 8) : start]
    )


def read_periods() -> tuple[TimePattern, ...]:
    """Give the patterns of periods; where two match at one place the longer one holds, then the earlier."""
    return (
        pattern(
            "quarter",
            "A quarter or a half of a year, by letter and figure.",
            "period",
            r"(?:[QH][1-4](?:<DASH>[QH]?[1-4])?|[1-4][QH])(?:(?:<S>|[-/’'])?(?:(?i:of)<S>)?(?:(?i:FY|"
            r"fiscal|the<S>fiscal<S>year)<S>?)?(?:<YEAR>|\d\d\b)(?:[-/–]\d\d\b)?)?(?![A-Za-z])",
            opens="quarterletter digit",
            examples=[
                "[[Q2]] revenue slipped.",
                "It made a loss in [[Q3 2024]].",
                "Sales for [[1Q24]] rose.",
                "[[H1]] profit fell.",
            ],
        ),
        pattern(
            "relative_unit",
            "A year, month, week or day told by where it stands from now or from one just named.",
            "period",
            r"(?:(?i:early|earlier|late|later|mid|(?:the<S>)?(?:end|start|"
            r"beginning|middle)<S>of)(?:<S>|-)(?:in<S>)?)?(?:(?i:(?:the|this)<S>)?<LASTNEXT><S>(?:(?i:fiscal|"
            r"financial|calendar|tax|school|academic|marketing|trading|business|whole|entire)<S>)?(?:"
            r"(?i:year|month|week|weekend|quarter|fortnight|decade|century|season|term|summer|spring|"
            r"autumn|fall|winter|night|morning|afternoon|evening|day|period|session|half|generation|fiscal)\b|"
            r"<MONTHNAME>|<WEEKDAY>(?:<S><DAYPART>)?)(?:<S>(?:of|in)<S>(?:<MONTHNAME><S>)?<YEAR>|<S>"
            r"(?i:last<S>year|a<S>year<S>(?:ago|earlier|before)|the<S>year<S>before|the<S>previous"
            r"<S>year|this<S>year|last<S>(?:month|season|week)))?)",
            opens="determiner relative early",
            accept=lambda text, start, end: (
                not re.match(r"(?i)that (?:day|period|week|month|year|night|season|half|morning)", text[start:end])
                or re.search(
                    r"(?i)\b(?:in|by|on|during|of|for|at|until|since|later|over|to|from)[ \u00a0]\Z",
                    text[max(0, start - 10) : start],
                )
                is not None
            ),
            examples=[
                "It lost 12 games [[last year]].",
                "Output is up in [[the same period last year]].",
                "It will open [[early next year]].",
                "He quit [[later this month]].",
                "That beat [[the same quarter of 2021]].",
                "Enrolment falls [[next September]].",
                "It fell in [[the previous year]].",
                "Demand may touch 270 GW in [[the current fiscal]].",
            ],
            counterexamples=["The last person left.", "This time it held."],
        ),
        pattern(
            "ordinal_part",
            "A half, quarter, month, week or day told by its place in a larger whole, with that whole.",
            "period",
            r"(?:<DET><S>)?(?:(?i:fiscal|financial)<S>)?<ORD>(?:<S>|-)(?i:half-year|half|quarter|"
            r"trimester|semester|month|fortnight|week|weekend|day|night|hour|minute|year|decade)\b"
            r"(?!-)(?:<S>(?i:of|in)<S>(?:the<S>)?<POINT>|<S>(?i:last|this|next)<S>(?i:year|month|"
            r"season))?",
            opens="determiner ordinal digit fiscal",
            accept=is_count_of_units,
            examples=[
                "Exports grew in [[the first half of 2024]].",
                "Output fell in [[the second quarter]].",
                "[[Third-quarter]] profit was flat.",
                "Two men were held in [[the third week of May 2016]].",
                "She scored in [[the 43rd minute]].",
                "Sowing begins in [[the third week of August]].",
                "A train leaves in [[the second quarter of next year]].",
            ],
            counterexamples=["A quarter of them left.", "The second half-dozen broke."],
        ),
        pattern(
            "ordinal_list",
            "Several minutes, quarters or weeks told by their places.",
            "period",
            r"(?:<DET><S>)?<ORD>(?:,<S><ORD>)*,?<S>(?i:and|or|to)<S>(?:(?i:the)<S>)?<ORD>(?:<S>|-)"
            r"(?i:half|halves|quarters?|minutes?|weeks?|days?|months?|years?|century|centuries)\b(?:"
            r"<S>(?i:of)<S><POINT>)?",
            opens="determiner ordinal digit",
            examples=[
                "He scored in [[the 23rd, 45th and 67th minutes]].",
                "Sales rose in [[the first and second quarters]].",
            ],
            counterexamples=["They came first and second in the race."],
        ),
        pattern(
            "ordinal_weekday",
            "A weekday told by its place in a month.",
            "period",
            r"(?i:the<S>)?<ORD><S><WEEKDAY>(?:<S>(?:of|in)<S><POINT>)?",
            opens="determiner ordinal",
            examples=[
                "It sits on [[the second Monday of next month]].",
                "Entry is free on [[the first Sunday of the month]].",
            ],
        ),
        pattern(
            "same_time",
            "The same point of another year.",
            "period",
            r"(?:(?i:the)<S>)?(?i:same|this)<S>(?i:time|point|stage|period|date)<S>(?:(?i:of|in|a|the|last|"
            r"this|next|previous)<S>)+(?:<YEAR>|(?i:year|month|week|season|quarter)(?:<S>(?i:ago|"
            r"earlier|before))?)",
            opens="determiner relative",
            examples=[
                "They are up on [[same time last year]].",
                "It was 48 percent [[this time last year]].",
                "It held 12 at [[the same point a year ago]].",
            ],
        ),
        pattern(
            "units_to",
            "A reporting span with the day, month or year at its end.",
            "period",
            r"(?:(?:<DET><S>)(?:(?:full|fiscal|financial)<S>)?)?(?:(?:<N>(?:<S>|-))?<UNITS>|"
            r"(?i:half-year|half|full<S>year))(?:<S>(?i:period))?<S>(?i:to|of(?=<S>(?:<MONTH>|<DAY>))|"
            r"ended|ending|ends|through|"
            r"until|up<S>to|that<S>ended|from|since|starting|beginning)<S>(?:(?i:in|on)<S>)?(?:the"
            r"<S>end<S>of<S>)?<DATEEND>(?:<S>(?i:to|through|until)<S><DATEEND>)?",
            opens="determiner number digit half",
            accept=lambda text, start, end: (
                re.match(r"(?i)the|its|their|his|her|our", text[start:end]) is not None
                or (
                    re.search(r"(?i)\b(?:in|for|over|during|of)[ \u00a0]\Z", text[max(0, start - 8) : start])
                    is not None
                    and re.search(
                        r"(?i)\b(?:months|weeks|quarters|year|half|years)[ \u00a0](?:to|ended|ending|through)\b",
                        text[start:end],
                    )
                    is not None
                )
            ),
            examples=[
                "Sales for [[the 26 weeks to 27 September]] rose.",
                "It flew 12 planes in [[the year to June]].",
                "In [[the 13 weeks ending in December]] it lost 2.",
                "Profit for [[the year ended March 31, 2024]] fell.",
                "In [[three months to June]] output rose.",
            ],
            counterexamples=["They talked for 12 hours to June Smith."],
        ),
        pattern(
            "period_between",
            "A period that names its two ends.",
            "period",
            r"(?:<DET><S>)(?:<N><S>)?(?i:period|years|decade|decades|months|span|time|seasons)<S>(?:"
            r"(?i:from|between|of)<S>)?(?:<DATEEND>)(?:<S>(?i:to|and|until|through)<S>|<S>?<DASH><S>?)"
            r"(?:<DATEEND>|\d\d\b)",
            opens="determiner",
            examples=["It owes taxes for [[the period from 2011 to 2018]].", "In [[the years 2010 to 2015]] it grew."],
        ),
        pattern(
            "edge",
            "The end, the start or the middle of a year, month, week or season.",
            "period",
            r"(?:(?i:the)<S>)?(?:(?i:very)<S>)?<EDGE><S>(?i:of)<S>(?:<POINT>|<WEEKDAY>|(?i:the<S>"
            r"(?:day|summer|spring|autumn|winter|century|decade|half|season|school<S>year|fiscal"
            r"<S>year|financial<S>year|tax<S>year|game|match|war)\b))",
            opens="the edge",
            examples=[
                "It may rise by [[the end of the year]].",
                "It opened at [[the start of the season]].",
                "Cuts last for [[the rest of the year]].",
            ],
            counterexamples=["They stood at the end of the road."],
        ),
        pattern(
            "year_edge",
            "The end or the middle of a year or month in one word.",
            "period",
            r"(?i:(?:the<S>)?(?:year|month|quarter|mid|half)-(?:end|year|term|week|month)|midweek|"
            r"midyear|half<S>term|half-term)\b",
            opens="the edgeword",
            accept=lambda text, start, end: (
                not re.match(r"(?i)half-(?:end|year|week|month)", text[start:end])
                and not re.search(r"(?i)\b(?:month|quarter)-(?:year|term|week|month)", text[start:end])
            ),
            examples=["The rate will be 4 percent by [[year-end]].", "Two teachers left at [[half-term]]."],
        ),
        pattern(
            "half_year",
            "A half-year, or a full year, as a reporting span.",
            "period",
            r"(?i:(?:the<S>)?(?:full|half)(?:-|<S>)years?|(?:the<S>)?nine-months?|(?:the<S>)?(?:three|"
            r"six|nine|12|twelve)(?:-|<S>)months?(?=<S>(?:results?|profits?|earnings|figures|revenue|"
            r"sales|loss|report|update)))\b",
            opens="half the number digit full",
            accept=lambda text, start, end: (
                (
                    is_count_of_units(text, start, end)
                    and word_before(text, start).lower() not in {"a", "the", "for", "next", "past", "last"}
                )
                or bool(re.search(r"(?i)months?\Z", text[start:end]))
            ),
            examples=[
                "[[Full-year]] profit rose.",
                "Its [[half-year]] report is due.",
                "Its [[six month]] results are out.",
            ],
            counterexamples=["He spent one and a half years there."],
        ),
        pattern(
            "fiscal_year",
            "A fiscal, financial or marketing year that names itself.",
            "period",
            r"(?:(?i:the)<S>)?(?:(?:(?i:fiscal|financial|tax|school|academic|marketing|crop|budget|"
            r"calendar)(?:<S>(?i:year|years))?<S>(?i:of<S>|ending<S>|ended<S>)?|(?:FY|fy)<S>?[’']?)(?:"
            r"(?:1[5-9]|20)\d\d(?:[-‐‑–—/](?:20)?\d\d)?|\d\d(?:[-–/]\d\d)?)(?![\d%]|[.,]\d)|FY\b|"
            r"(?:1[5-9]|20)\d\d(?:[-‐‑–—/](?:(?:19|20)\d\d|\d\d))?<S>(?:<SEASONLIKE>|(?i:marketing|"
            r"cropping|growing|football|league|NBA|NFL|racing|flu|tourist|holiday|wet|dry|monsoon|"
            r"hurricane|academic|school|fiscal|financial|tax)<S><SEASONLIKE>))",
            opens="the digit fiscal",
            accept=lambda text, start, end: re.search(r"\d|FY", text[start:end]) is not None,
            examples=[
                "Claims are settled in [[the 2025–26 marketing season]] too.",
                "It expects a loss in [[fiscal 2024]].",
                "[[FY2024]] sales rose.",
                "In [[the 2008 financial year]] it paid tax.",
                "Sees [[FY]] revenue of $3bn.",
            ],
            counterexamples=["The fiscal plan holds."],
        ),
        pattern(
            "new_year",
            "The year about to begin.",
            "period",
            r"(?:(?i:early|late|later|earlier)<S>(?i:in)<S>)?(?i:the)<S>(?i:new)<S>(?i:year)\b",
            opens="the early",
            examples=["The rate may reach 7 percent [[early in the new year]]."],
        ),
        pattern(
            "season_year",
            "A season with its year.",
            "period",
            r"(?:(?i:the)<S>)?(?:(?i:early|late|mid|end<S>of)(?:-|<S>))?(?:<SEASON>|<FALL>)(?:<S>"
            r"(?i:of)<S>(?:<YEAR>|(?i:(?:last|next|this|that|the<S>following)<S>year))|,?<S><YEAR>)"
            r"(?:[-–/]\d\d\b)?",
            opens="the season early",
            examples=[
                "It opens in [[the spring of 2027]].",
                "The deaths of [[summer 2003]] were many.",
                "It opened in [[winter 2023-24]].",
            ],
        ),
        pattern(
            "season",
            "A season that stands alone behind a preposition of time.",
            "period",
            r"(?:(?i:the)<S>)?(?:(?i:early|late|mid)(?:-|<S>))?(?:<SEASON>|<FALL>)(?!-|['’]s|<S>[A-Z])",
            opens="the season early",
            accept=is_season,
            examples=["They were sixth by [[the spring]].", "It is dry in [[summer]]."],
            counterexamples=["A spring broke in the lock.", "The fall in prices was small."],
        ),
        pattern(
            "event",
            "An event that stands for its time behind a preposition.",
            "period",
            r"(?i:the|a)<S>(?:(?:Covid|COVID|coronavirus|Covid-19|COVID-19)<S>)?(?:(?!of\b|in\b|"
            r"and\b)[A-Za-z’'-]+<S>){0,2}?<EVENT>(?!-|['’]s|<S>(?:of|in|on|against|for|with|"
            r"between)\b)",
            opens="the number",
            accept=is_event_time,
            examples=[
                "Thousands died during [[the war]].",
                "It drew 12 million during [[the Covid-19 pandemic]].",
                "It made up for the nine jobs lost in [[the recession]].",
            ],
            counterexamples=[
                "The war cost $4bn.",
                "They talked of the war.",
                "It lasted as long as the war.",
                "He fought in the war.",
            ],
            gaps=["Fares doubled [[since the merger]]."],
        ),
        pattern(
            "month_meeting",
            "A meeting told by its month.",
            "period",
            r"<DET><S><MONTHNAME><S>(?:(?i:policy|board|rate|council)<S>)?(?i:meeting|summit|sitting)\b",
            opens="determiner",
            accept=lambda text, start, end: (
                re.search(r"(?i)\bat[ \u00a0]\Z", text[max(0, start - 4) : start]) is not None
            ),
            examples=["The rate reached 4 percent at [[the June meeting]]."],
            counterexamples=["The June meeting was long.", "It met at the summit."],
        ),
        pattern(
            "match_point",
            "A point of a match: half-time, the interval, stoppage time.",
            "time_of_day",
            r"<MATCHPOINT>",
            opens="matchpoint the",
            accept=is_match_point,
            examples=["They led 2-0 at [[half-time]].", "He scored in [[stoppage time]]."],
            counterexamples=["She works full time there.", "The interval was long."],
        ),
        pattern(
            "school_term",
            "A term of a school or a court.",
            "period",
            r"(?:(?i:the|this|last|next)<S>)?(?:<SEASON>|(?i:fall|first|second|third|Michaelmas|"
            r"Trinity|Hilary))<S><TERM>",
            opens="the season ordinal relative",
            examples=["Absence was 9 percent in [[the autumn term]]."],
        ),
        pattern(
            "definite_unit",
            "The year or month just spoken of.",
            "period",
            r"(?i:the)<S>(?i:(?:whole|full|entire|calendar)<S>)?(?i:year|month|week|quarter|season|"
            r"decade|half|weekend|summer|winter|period)\b",
            opens="the",
            accept=is_definite_unit,
            examples=["Prices rose by 8 percent over [[the year]]."],
            counterexamples=["The year was good.", "It was the week that changed it."],
        ),
    )
