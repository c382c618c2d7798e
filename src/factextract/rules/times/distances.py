"""Distances in time: spans counted from now, from another event, or one after another."""

from __future__ import annotations

import re

from factextract.lexicon import load_lexicon
from factextract.rules.times.classes import any_of
from factextract.rules.times.dates import word_before, word_behind
from factextract.rules.times.pattern import TimePattern, pattern

LOOK = 24
CLAUSE = 70
LAST_SENTENCE = re.compile(r"[.;:!?]\s|\n|,\s(?=and\b|but\b)")


def places_in_time(text: str, start: int, end: int) -> bool:
    """Whether `in four years`, `within a week` places an event or a change, and does not measure how long it took.

    It places what changes (`halved in four years`), what is the first or the most (`the worst in 20 years`), what has
    not been (`no rain in ten days`) and what is to come (`will open in six months`); `built in 12 years` is a duration.
    """
    lead = LAST_SENTENCE.split(text[max(0, start - CLAUSE) : start])[-1]
    behind = word_behind(text, end).lower()
    within = re.search(r"(?i)\bwithin (?:\w+ ){0,2}\Z", lead) is not None
    if behind in {"of", "after"} and within:
        return True
    if behind in {"of", "as", "at", "old"}:
        return False
    if within and re.match(r"(?i)an?\b", text[start:end]):
        return True
    if re.search(r"(?i)\b(?:hours?|minutes?|seconds?)\Z", text[start:end]) and not within:
        return False
    words = re.findall(r"[a-z’-]+", lead.lower())
    placing = load_lexicon("times")["placing"]
    return len(words) <= 2 or any(
        word in placing["words"] or word.endswith(tuple(placing["endings"]))
        for word in words[:-1]
        if word not in placing["not"]
    )


def is_change_over(text: str, start: int, end: int) -> bool:
    """Whether `over 12 months` behind a move in percent says over what time it moved: `a 4% rise over 12 months`."""
    lead = text[max(0, start - CLAUSE) : start]
    if not re.search(r"(?i)\b(?:months|weeks|days|years)\Z", text[start:end]):
        return False
    moves = any_of(load_lexicon("times")["choice"]["moves"])
    change = r"\d(?:[ \u00a0]?%|[ \u00a0](?:percent|per cent|pct)\b)"
    behind = re.search(rf"(?i){change}(?: [a-z-]+)? {moves}(?: in [a-z ]{{1,20}})? over[ \u00a0]\Z", lead)
    moved = re.search(
        rf"(?i)\b(?:rose|fell|grew|gained|lost|dropped|climbed|up|down|risen|fallen|grown|rises?|"
        rf"declined|increased|jumped|shrank)(?: by)?(?: [a-z]+)? [\d.,]*{change} over[ \u00a0]\Z",
        lead,
    )
    return behind is not None or moved is not None


def is_known_span(text: str, start: int, end: int) -> bool:
    """Whether `the eight days` is a time told of before: a preposition of time in front, nothing to tell it behind."""
    if not re.search(
        r"(?i)\b(?:over|during|throughout|across|in|within)[ \u00a0]\Z", text[max(0, start - LOOK) : start]
    ):
        return False
    return (
        re.match(r"[ \u00a0]?[.,;:)]|[ \u00a0](?:and|but|while|when|as|the|he|she|it)\b|\s*\Z", text[end : end + 8])
        is not None
    )


def is_uncounted(text: str, start: int, end: int) -> bool:
    """Whether the units stand without a number in front of them."""
    before = word_before(text, start).lower()
    numbers = load_lexicon("times")["numbers"]
    return not re.search(r"\d[ \u00a0-]?\Z", text[max(0, start - 2) : start]) and before not in {
        *numbers["small"],
        *numbers["tens"],
        "half",
        "hundred",
    }


def is_placing_after(text: str, start: int, end: int) -> bool:
    """Whether `after nine minutes` places an event; `after 14 months in post`, `after 20 years of it` do not."""
    if re.search(r"(?i)minutes?\Z", text[start:end]):
        return True
    return word_behind(text, end).lower() not in {
        "of",
        "in",
        "as",
        "at",
        "on",
        "with",
        "without",
        "old",
        "under",
        "behind",
    }


def is_distance(text: str, start: int, end: int) -> bool:
    """Whether `two years before` is a distance in time, not the end of a duration (`for two years before`)."""
    if re.match(r"(?i)an?\b", text[start:end]) and word_before(text, start).lower() == "from":
        return True
    if re.search(r"(?i)(?:before|after|on|into|prior|previously)\Z", text[start:end]):
        return word_before(text, start).lower() not in {
            "for",
            "to",
            "from",
            "lasted",
            "lasting",
            "spent",
            "took",
            "of",
            "served",
            "serve",
            "waited",
            "worked",
            "lived",
            "played",
        }
    return True


def is_game_or_span(text: str, start: int, end: int) -> bool:
    """Whether `day five`, `week 12` is a numbered day: no counted noun behind it, no article before it."""
    if word_before(text, start).lower() in {
        "a",
        "per",
        "every",
        "each",
        "one",
        "that",
        "the",
        "same",
        "this",
        "next",
        "last",
        "first",
        "an",
    }:
        return False
    behind = word_behind(text, end)
    return not (
        behind.islower()
        and (behind.endswith("s") or behind in load_lexicon("times")["years"]["counted"])
        and behind not in {"was", "is", "has", "as"}
    )


def read_distances() -> tuple[TimePattern, ...]:
    """Give the patterns of distances; where two match at one place the longer one holds, then the earlier."""
    return (
        pattern(
            "last_units",
            "A number of units counted back from, or on from, the moment of speaking, or the first or last of a whole.",
            "period",
            r"(?:(?i:each<S>of|one<S>of|all<S>of|much<S>of|most<S>of)<S>)?(?:<DET><S>)?(?i:past|last|"
            r"previous|next|first|final|coming|preceding|following|latest|opening|closing|prior|"
            r"recent|initial|remaining|intervening)(?:<S>(?i:full|half-dozen))?<S>(?:<N>(?:<S>|-)(?:"
            r"(?i:full|consecutive|straight|financial|fiscal|calendar|trading|working|business)<S>)?"
            r"<UNITS>|(?i:years|months|weeks|days|decades|centuries|hours|minutes|seasons|quarters|"
            r"decade|century|generation|half-hour|half-century|half-decade))(?:<S>(?i:of|in)<S>(?:the"
            r"<S>)?<POINT>)?",
            opens="determiner relative ordinal lastunits",
            examples=[
                "Over [[the past 30 days]] it held third place.",
                "In [[the last five years]] nine closed.",
                "A rise in [[each of the next four years]] is planned.",
                "Over [[the first eight months]] trade grew.",
                "Income fell in [[the first six months of the year]].",
                "In [[the past few days]] several towns agreed.",
                "Output fell in [[the first six months of the current fiscal year]].",
                "Over [[the past decade]] prices doubled.",
            ],
            counterexamples=["She won the last five races.", "The next three towns agreed."],
        ),
        pattern(
            "ago",
            "A distance in time from now or from another event.",
            "period",
            r"(?:(?i:the)<S>)?(?:<N>\]?|<AN>|(?i:many|several|some))(?:<S>|-)(?:(?i:full|calendar|"
            r"whole|odd|more|further|short|long|half)<S>)?(?:<UNITS>|(?i:century|half-century|"
            r"half-hour|half-decade))<S>(?i:ago|earlier|later|before|after|previously|prior|hence|from"
            r"<S>now|from<S>then|beforehand|afterwards?|back|into|on(?=[.,;:]|<S>(?:from|they|he|she|"
            r"it|the)\b)|from<S>time|in(?=[.,;])|since|away(?=<S>from<S>the))\b",
            opens="number digit half the",
            accept=is_distance,
            examples=[
                "It was half that [[three years ago]].",
                "[[Six minutes later]] they scored.",
                "[[23 days later]] it sued a rival.",
                "It opened nearly [[a decade ago]].",
                "The rate was 4 percent [[a month earlier]].",
                "[[Two and a half years ago]] it shut.",
            ],
            counterexamples=["It lasted three years.", "They waited for two years before the vote."],
        ),
        pattern(
            "bare_units_ago",
            "A vague distance in time.",
            "period",
            r"(?i:years|months|weeks|days|decades|centuries|hours|minutes|moments|generations)<S>"
            r"(?i:ago|earlier|later|before|afterwards?)\b(?!<S>than)",
            opens="number",
            accept=is_uncounted,
            examples=["It was sold [[years ago]]."],
            counterexamples=["It took days to mend."],
        ),
        pattern(
            "unit_before",
            "The year, month or week that stands beside another one.",
            "period",
            r"(?i:the)<S>(?i:year|month|week|day|quarter|night|season|decade|weekend|evening|summer|"
            r"winter)<S>(?i:before|earlier|after|prior|ago)\b(?:<S>last\b)?",
            opens="the",
            examples=["It fell from [[the year before]].", "It was 9.3 in [[the week before]]."],
        ),
        pattern(
            "unit_before_event",
            "The year, month or week beside an event that begins or ends.",
            "period",
            r"(?i:the)<S>(?i:year|month|week|day|quarter|decade)<S>(?i:before|after)<S>(?i:the|its|his|her|their|a|an)<S>"
            r"(?:(?!of\b|in\b|and\b)[A-Za-z’'-]+<S>){1,3}?(?i:began|started|ended|opened|closed|struck|hit|broke<S>out)\b",
            opens="the",
            examples=["The rate was 4.6 percent in [[the year before the slump began]]."],
            counterexamples=["It was the hour before the slump began."],
        ),
        pattern(
            "the_units",
            "A number of days, weeks, months or years that has been told of.",
            "period",
            r"(?i:the)<S>(?:(?i:full|whole)<S>)?<NUM><S><CALUNITS>",
            opens="the",
            accept=is_known_span,
            examples=[
                "It handled 2,900 flights over [[the eight days]].",
                "Two men fell ill during [[the three weeks]].",
            ],
            counterexamples=[
                "The eight days were dry.",
                "In the ten days of talks two men left.",
                "It was the two weeks.",
            ],
        ),
        pattern(
            "final_unit",
            "The last or first unit of a whole that the reader knows.",
            "period",
            r"(?i:the)<S>(?i:final|opening|closing|busiest|latest|early|dying)<S>(?i:weeks?|days?|"
            r"months?|hours?|minutes?|years?|stages?|weekend|round|seconds?)\b",
            opens="the",
            examples=["Few made up their minds at [[the busiest stage]]."],
        ),
        pattern(
            "recent",
            "Recent years, coming weeks.",
            "period",
            r"(?:(?i:the|these)<S>)?(?i:(?:most<S>)?recent|coming)<S>(?i:years|months|weeks|days|"
            r"decades|quarters|seasons|times)\b",
            opens="the recent relative",
            examples=["Costs doubled in [[most recent years]]."],
        ),
        pattern(
            "every",
            "A span that repeats.",
            "period",
            r"(?i:each|every)<S>(?:(?i:other|single|second|third)<S>)?(?:<N><S><UNITS>|<UNIT>|"
            r"<DAYPART>|<SEASON>|<MONTHNAME>|<WEEKDAY>|(?i:academic|fiscal|financial|calendar)"
            r"<S>year)\b",
            opens="every",
            examples=["It sells 20 [[each year]].", "Drink a glass [[every 20 minutes]]."],
            counterexamples=["Every third man left."],
        ),
        pattern(
            "annually",
            "By the year.",
            "period",
            r"(?i:annually)",
            opens="annually",
            examples=["It makes nine films [[annually]]."],
        ),
        pattern(
            "in_units",
            "A number of years, months, weeks or days within which something happened.",
            "period",
            r"(?:<N>|<AN>)<S>(?:(?i:full|consecutive|short|calendar|more)<S>)?(?:<UNITS>|(?i:half-century))",
            opens="number digit half",
            accept=lambda text, start, end: (
                (
                    re.search(
                        r"(?i)\b(?:in|within)[ \u00a0](?:(?:more|less|fewer)[ \u00a0]than|over|under|about|around|"
                        r"nearly|almost|at least|just|only|some|roughly|barely|the)?[ \u00a0]?\Z",
                        text[max(0, start - LOOK) : start],
                    )
                    is not None
                    and places_in_time(text, start, end)
                )
                or is_change_over(text, start, end)
            ),
            examples=[
                "Sales have halved in [[four years]].",
                "It is the first rise in more than [[20 years]].",
                "Cases doubled within [[a week]].",
                "He died within [[ten days]] of the fall.",
                "The index shows a 4 percent increase over [[12 months]].",
                "Rents rose 9% over [[three years]].",
            ],
            counterexamples=[
                "They crossed it in nine hours.",
                "There were four blasts within 10 minutes.",
                "It earned this in 12 years of work.",
                "She lived there for 50 years.",
                "It borrowed £18m over 30 years.",
                "He was away for over ten months.",
            ],
        ),
        pattern(
            "after_units",
            "How long after an event something happened.",
            "period",
            r"(?i:after)<S>(?:(?i:just|only|about|nearly|almost|more<S>than)<S>)?(?:<N>|<AN>)<S><UNITS>",
            opens="after",
            accept=is_placing_after,
            examples=["They led [[after nine minutes]].", "It broke [[after two weeks]]."],
            counterexamples=["He left after 14 months in post.", "After 20 years of marriage they parted."],
        ),
        pattern(
            "match_minute",
            "A minute of a match.",
            "period",
            r"<NUM><S>(?i:minutes?)",
            opens="number digit",
            accept=lambda text, start, end: (
                re.search(r"(?i)\b(?:on|(?:just|only)[ \u00a0]?)[ \u00a0]?\Z", text[max(0, start - 8) : start])
                is not None
                and (
                    (
                        re.search(r"(?i)\bon[ \u00a0]\Z", text[max(0, start - 4) : start]) is not None
                        and word_behind(text, end).lower() not in {"of", "in"}
                    )
                    or re.match(r"(?i) (?:into|in) the (?:first|second) half", text[end : end + 24]) is not None
                )
            ),
            examples=["She struck again on [[71 minutes]].", "Only [[four minutes]] in the first half he scored."],
            counterexamples=["They spent hours on 12 minutes of film."],
        ),
        pattern(
            "time_left",
            "How long before the end something happened.",
            "period",
            r"<N><S><UNITS><S>(?i:left|remaining|to<S>go|to<S>play)\b",
            opens="number digit half",
            accept=lambda text, start, end: word_before(text, start).lower() in {"with", "just", "only"},
            examples=["He scored with [[two minutes left]]."],
            counterexamples=["It has two years left on its lease."],
        ),
        pattern(
            "unit_out",
            "The end of the unit that is running.",
            "period",
            r"(?i:before)<S>(?i:the)<S>(?:<UNIT>)<S>(?i:is<S>out|is<S>over|ends|was<S>out)\b",
            opens="before",
            examples=["Two more may come [[before the month is out]]."],
        ),
        pattern(
            "final_clock",
            "The last stretch of a game told by the clock.",
            "period",
            r"(?i:the)<S>(?i:final|last|first|opening|closing)<S>\d{1,2}:[0-5]\d\b",
            opens="the",
            examples=["She scored eight in [[the final 2:14]]."],
        ),
        pattern(
            "last_time",
            "The occasion before this one.",
            "period",
            r"(?i:last<S>time)(?:<S>(?i:out|around|round))?(?=[.,;)]|$|<S>(?i:and)\b)",
            opens="relative",
            accept=lambda text, start, end: not re.search(r"(?i)\b(?:the|for|a) \Z", text[max(0, start - 5) : start]),
            examples=["It has 5,000 seats, up from 3,000 [[last time]]."],
            counterexamples=["It was the last time.", "They met for the last time, and wept."],
        ),
        pattern(
            "units_time",
            "A point in the future told by its distance.",
            "period",
            r"<N><S>(?:years|months|weeks|days|hours|minutes)['’]<S>time\b|<AN><S>(?:year|month|week|"
            r"day|hour)['’]s<S>time\b",
            opens="number digit",
            examples=["It opens in [[two weeks’ time]]."],
        ),
        pattern(
            "attributive_span",
            "A span that says what a high, a low or a report is measured over.",
            "period",
            r"<NUM>-(?:<UNIT>)(?=(?:<S>|-)<REPORT>)",
            opens="number digit",
            examples=["Shares hit a [[52-week]] high.", "It was a [[14-year]] low."],
            counterexamples=["It is a 10-year lease.", "A 46-year wait was over."],
        ),
        pattern(
            "numbered_day",
            "A day, week or night told by its number.",
            "period",
            r"(?i:day|week|night|matchday|gameweek)<S>(?:<SMALL>|\d{1,3})\b(?!<S>?(?:<UNITS>|%|per\b)|[.,:]\d)",
            opens="dayno",
            accept=is_game_or_span,
            examples=["On [[day five]] of the games it rained.", "By [[week 12]] nine had left."],
            counterexamples=[
                "They ate the same day five times.",
                "It sells 20 a day two streets away.",
                "That day six people left.",
            ],
        ),
    )
