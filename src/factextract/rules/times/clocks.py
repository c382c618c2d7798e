"""Times of day: the clock in figures and in words, and the fixed points of a day."""

from __future__ import annotations

import re

from factextract.rules.times.pattern import TimePattern, pattern


def is_clock(text: str, start: int, end: int) -> bool:
    """Whether `14:58` with neither zone nor a.m. is the clock: a preposition of time stands before it."""
    return bool(
        re.search(
            r"(?i)\b(?:at|by|from|until|till|around|about|before|after|since|to|between|and|past|"
            r"at around|at about)[ \u00a0]\Z",
            text[max(0, start - 12) : start],
        )
    )


def read_clocks() -> tuple[TimePattern, ...]:
    """Give the patterns of times of day."""
    return (
        pattern(
            "clock_meridiem",
            "An hour, or two, with a.m. or p.m.",
            "time_of_day",
            r"(?:(?:1[0-2]|0?\d)(?:[:.][0-5]\d)?(?:<S>?<AMPM>)?(?:<S>?<DASH><S>?|<S>(?:to|and|or|"
            r"until)<S>))?(?:1[0-9]|2[0-3]|0?\d)(?:[:.][0-5]\d)?(?:<S>?|-)<AMPM>(?:<S>(?:\(<ZONE>\)|"
            r"<ZONE>))?",
            opens="digit",
            examples=[
                "Doors open at [[9 a.m.]] and close late.",
                "The raid began at [[11a.m. local time]] and lasted hours.",
                "Work is banned at [[12.30 and 4 p.m.]] until further notice.",
                "Bells rang at [[7pm]].",
                "It starts at [[9:30am]].",
            ],
            counterexamples=["He is 10 among many."],
        ),
        pattern(
            "clock_event",
            "An event of the day told by its hour.",
            "time_of_day",
            r"(?i:the)<S>(?:1[0-9]|2[0-3]|0?\d)(?:[:.][0-5]\d)?(?:(?:<S>?|-)<AMPM>|(?=<S>(?i:start|"
            r"kick-off)))<S>(?i:start|kick-off|deadline|finish|close|opening|news|bulletin|train|"
            r"service|curfew)\b",
            opens="the",
            examples=["It was 14C at [[the 8 a.m. start]].", "It was 1-0 by [[the 5pm deadline]]."],
        ),
        pattern(
            "clock_zone",
            "The clock in figures with its zone.",
            "time_of_day",
            r"(?:[01]?\d|2[0-3])(?:[:.]?[0-5]\d)(?::[0-5]\d)?<S>?(?:\(<ZONE>\)|<ZONE>|Z\b|(?i:hours|hrs|h)\b)",
            opens="digit",
            examples=[
                "It was at 3 percent at [[14:58 UTC]].",
                "A raid at dawn ([[0800 UTC]]) failed.",
                "News due at [[0930 GMT]].",
            ],
            counterexamples=["It took 1500 hours to build.", "Visits grew from 144 hours to 240 hours."],
            accept=lambda text, start, end: (
                not re.search(r"\d(?: |\u00a0)?(?i:hours|hrs|h)\Z", text[start:end])
                or (is_clock(text, start, end) and re.match(r"\d\d[:.]?\d\d", text[start:end]) is not None)
                or text[start] == "0"
            ),
        ),
        pattern(
            "clock_figures",
            "The clock in figures behind a preposition of time.",
            "time_of_day",
            r"(?:[01]?\d|2[0-3]):[0-5]\d(?![:.]?\d|%)",
            opens="digit",
            accept=is_clock,
            examples=["The train left at [[14:58]] sharp."],
            counterexamples=["She ran it in 2:24:51.", "He broke 2:06 at last.", "It was a 3:10 vote."],
        ),
        pattern(
            "clock_words",
            "The clock in words: o'clock, half past, quarter to.",
            "time_of_day",
            r"(?:(?:<SMALL>|\d{1,2})<S>(?i:o['’]clock)|(?i:half|(?:a<S>)?quarter|(?:five|ten|twenty|"
            r"twenty-five)(?:<S>minutes)?)<S>(?i:past|to)<S>(?:(?i:one|two|three|four|five|six|seven|"
            r"eight|nine|ten|eleven|twelve)|\d{1,2})(?=<S>(?i:in<S>the|on|a\.?m|p\.?m|o['’]clock)|"
            r"[.,;]))(?:<S>(?i:in<S>the<S>(?:morning|afternoon|evening)|at<S>night))?",
            opens="number digit quarter",
            accept=lambda text, start, end: (
                "clock" in text[start:end]
                or bool(re.match(r"(?i)half past|(?:a )?quarter (?:past|to)", text[start:end]))
            ),
            examples=[
                "He rose at [[half past four]].",
                "They met at [[ten o’clock]].",
                "It begins at [[a quarter to six]].",
            ],
            counterexamples=["It rose by ten to five."],
        ),
        pattern(
            "day_part",
            "A part of a day, with the day that it belongs to.",
            "time_of_day",
            r"(?i:the)<S>(?i:early<S>hours|small<S>hours|morning|afternoon|evening|night|eve)(?:<S>of"
            r"<S>(?:<DATE>|<WEEKDAY>)|(?<=hours))|(?i:(?:early|late|mid)(?:-|<S>)(?:morning|afternoon|"
            r"evening))\b",
            opens="the early",
            examples=[
                "It fell on [[the night of 5 May]].",
                "Police came in [[the early hours]].",
                "By [[mid-afternoon]] 40 had left.",
            ],
            counterexamples=["The night was cold."],
        ),
        pattern(
            "clock_part",
            "An hour with its part of the day.",
            "time_of_day",
            r"(?:<SMALL>|\d{1,2}(?:[:.]\d\d)?)<S>(?i:in<S>the<S>(?:morning|afternoon|evening)|at<S>night)\b",
            opens="number digit",
            examples=["Shutters were down by [[ten in the morning]]."],
            counterexamples=["Ten people came in the morning."],
        ),
        pattern(
            "clock_point",
            "A fixed point of the day: noon, midnight, dawn.",
            "time_of_day",
            r"<CLOCKPOINT>",
            opens="dayword",
            examples=["It was 27C by [[noon]].", "It is dark by [[sunset]]."],
        ),
        pattern(
            "trading_part",
            "A part of the trading day.",
            "time_of_day",
            r"(?i:early|late|morning|midday|afternoon|after-hours|pre-market|premarket|overnight|"
            r"opening|extended|thin)(?:<S>(?i:morning|afternoon|European|Asian|London|New<S>York|US|"
            r"U\.S\.))?<S><TRADING>",
            opens="early trading",
            examples=["Shares sank 11% in [[early trade]].", "It gained 2% in [[late afternoon trading]]."],
        ),
        pattern(
            "all_day",
            "The whole of a day or a night.",
            "time_of_day",
            r"(?i:all<S>(?:night|day|week|year|month|season|summer|winter)(?:<S>long)?)\b(?!-)",
            opens="all",
            examples=["It stayed warm [[all night]]."],
        ),
    )
