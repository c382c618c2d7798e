"""The word classes of the time grammar, built from the lexicon: pieces of regular expressions, and opening words."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Mapping

from factextract.lexicon import load_lexicon


def any_of(words: Iterable[str]) -> str:
    """Give the alternation of `words`, the longest first, blanks within them of any kind."""
    longest_first = sorted(set(words), key=lambda word: (-len(word), word))
    return "(?:" + "|".join(re.escape(word).replace(r"\ ", "[ \u00a0]") for word in longest_first) + ")"


@functools.cache
def read_words() -> Mapping[str, frozenset[str]]:
    """Give the classes of words that a pattern may open with, each a set of lower-case words."""
    lexicon = load_lexicon("times")
    months = {name.lower() for name in (*lexicon["months"]["names"], *lexicon["months"]["abbreviations"])}
    weekdays = {name.lower() for name in (*lexicon["weekdays"]["names"], *lexicon["weekdays"]["abbreviations"])}
    numbers = {
        *lexicon["numbers"]["small"],
        *lexicon["numbers"]["tens"],
        "a",
        "an",
        "half",
        "several",
        "few",
        "some",
        "couple",
        "dozens",
        "hundreds",
        "many",
        "thousands",
        "decades",
        "years",
        "months",
        "weeks",
        "days",
        "centuries",
        "hours",
        "minutes",
        "seconds",
        "hundred",
        "generations",
        "moments",
    }
    relative = {word for words in lexicon["relative"].values() for word in words} | {"that", "year"}
    return {
        "month": frozenset(months),
        "weekday": frozenset(weekdays),
        "number": frozenset(numbers),
        "relative": frozenset(relative),
        "ordinal": frozenset(word.split("-")[0] for word in lexicon["numbers"]["ordinals"]),
        "season": frozenset((*lexicon["seasons"]["names"], *lexicon["seasons"]["doubtful"])),
        "dayword": frozenset((*lexicon["days"]["words"], *lexicon["days"]["clock_points"])),
        "holiday": frozenset(
            name.split()[0].lower().split("'")[0].split("’")[0]
            for name in (*lexicon["holidays"]["fixed"], *lexicon["holidays"]["moving"]["names"])
        ),
        "determiner": frozenset(
            {"the", "his", "her", "its", "their", "my", "our", "your", "these", "those", "a", "an"}
        ),
    }


@functools.cache
def read_classes() -> Mapping[str, str]:
    """Give each word class of the patterns as a piece of a regular expression, built from the lexicon."""
    lexicon = load_lexicon("times")
    months, weekdays, units = lexicon["months"], lexicon["weekdays"], lexicon["units"]
    numbers, relative = lexicon["numbers"], lexicon["relative"]
    calendar, clock = units["calendar"], units["clock"]
    space = "[ \u00a0\u2009\u202f]"
    month_names = [*months["names"], *(name.upper() for name in months["names"] if name != "May")]
    abbreviations = [*months["abbreviations"], *(name.upper() for name in months["abbreviations"])]
    small, tens = any_of(numbers["small"]), any_of(numbers["tens"])
    classes = {
        "S": space,
        "-": f"(?:{space}|-|‑)",
        "DASH": "[-‐‑–—]",
        "MONTHNAME": rf"(?:{any_of(month_names)}\b)",
        "MONTH": rf"(?:{any_of(month_names)}\b|{any_of(abbreviations)}\b\.?)",
        "WEEKDAY": rf"(?:{any_of([*weekdays['names'], *(n.upper() for n in weekdays['names'])])}\b)",
        "WEEKDAYABBR": rf"(?:{any_of(weekdays['abbreviations'])}\b\.?)",
        "DAY": r"(?:(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?\b(?![.,:]\d|%|[A-Za-z]))",
        "DAYTH": r"(?:(?:3[01]|[12]\d|[1-9])(?:st|nd|rd|th)\b)",
        "YEAR": r"(?:(?:1[5-9]\d\d|20\d\d|2100)(?![\d%]|[.,]\d|s\b))",
        "UNIT": rf"(?i:{any_of([*calendar, *clock])}\b)",
        "UNITS": rf"(?i:{any_of([*calendar.values(), *clock.values(), *calendar, *clock])}\b)",
        "CALUNITS": rf"(?i:{any_of([*calendar.values(), *calendar])}\b)",
        "CALUNIT": rf"(?i:{any_of(calendar)}\b)",
        "CLOCKUNITS": rf"(?i:{any_of([*clock.values(), *clock])}\b)",
        "LASTNEXT": rf"(?i:{any_of([*(word for words in relative.values() for word in words), 'that'])})",
        "DAYPART": rf"(?i:{any_of(lexicon['days']['parts'])}\b)",
        "SEASON": rf"(?:{any_of([*lexicon['seasons']['names'], *(n.title() for n in lexicon['seasons']['names'])])}\b)",
        "FALL": r"(?:[Ff]all\b)",
        "ORD": rf"(?:(?i:{any_of(numbers['ordinals'])})|\d{{1,3}}(?:st|nd|rd|th))",
        "ZONE": rf"(?:{any_of(lexicon['days']['zones'])}\b)",
        "AMPM": r"(?:[AaPp]\.[Mm]\.|[AaPp]\.?[Mm]\b)",
        "SMALL": rf"(?i:{small})",
        "EDGE": rf"(?i:{any_of(lexicon['parts']['edges'])})",
        "REPORT": rf"(?i:{any_of(lexicon['parts']['reports'])}\b)",
        "SEASONLIKE": rf"(?i:{any_of(lexicon['parts']['seasons'])}\b)",
        "TRADING": rf"(?i:{any_of(lexicon['parts']['trading'])}\b)",
        "EVENT": rf"(?:{any_of(lexicon['parts']['events'])}\b)",
        "MATCHPOINT": rf"(?i:{any_of(lexicon['parts']['match_points'])}\b)",
        "TERM": rf"(?i:{any_of(lexicon['parts']['terms'])}\b)",
        "HOLIDAY": rf"(?:{any_of([*lexicon['holidays']['fixed'], *lexicon['holidays']['moving']['names']])}\b)",
        "CLOCKPOINT": rf"(?i:{any_of(lexicon['days']['clock_points'])}\b)",
        "DAYWORD": rf"(?i:{any_of(lexicon['days']['words'])}\b)",
        "DECADEWORD": rf"(?i:{any_of(numbers['decades'])}\b)",
        "DET": r"(?i:(?:the|his|her|its|their|my|our|your|these|those)\b)",
    }
    word = rf"(?:{tens}(?:[- ]{small})?|{small}|(?:a{space})?hundred)"
    digits = r"(?!(?:1[5-9]|20)\d\d\b)(?:\d{1,3}(?:,\d{3})+|\d{1,4}(?:\.\d+)?)"
    classes["NUM"] = rf"(?:(?i:{word}\b)|{digits}(?![\d%]))"
    half = rf"(?:{space}(?i:and{space}a{space}(?:half|quarter))|[½¼¾])?"
    second = rf"(?:(?:{space}(?i:to|or){space}|{classes['DASH']}){classes['NUM']})?"
    vague = (
        rf"(?i:(?:a{space})?(?:couple(?:{space}of)?|few|several|many|some|dozen|good{space}many)|"
        rf"half{space}an?|half|"
        rf"(?:dozens|hundreds|thousands|scores){space}of|(?:two|three|four){space}dozen|a{space}dozen)\b"
    )
    classes["N"] = rf"(?:{classes['NUM']}{half}{second}|(?:{vague}))"
    classes["AN"] = r"(?:(?i:an?)\b)"
    reckoned = (
        rf"(?:(?:(?i:fiscal|financial|calendar|tax|school|academic|marketing|crop)|[A-Z][a-z]+(?:an|ese|ic)){space})?"
    )
    named_year = rf"(?:{space}(?i:of{space})?{classes['YEAR']})?"
    relative_unit = (
        rf"(?:(?i:the){space})?{classes['LASTNEXT']}{space}{reckoned}(?i:{any_of([*calendar, 'period'])}\b){named_year}"
    )
    definite_unit = rf"(?i:the){space}{reckoned}(?i:{any_of([*calendar, 'period'])}\b){named_year}"
    quarter = (
        rf"(?:(?i:the){space})?{classes['ORD']}(?:{space}|-)(?i:quarter|half)\b(?:{space}(?i:of|"
        rf"in){space}{classes['YEAR']})?"
    )
    decade = rf"(?i:the{space})(?:(?i:early|mid|late)[- ])?(?:1[5-9]|20)\d0s\b"
    month = (
        rf"{classes['MONTHNAME']}(?:,?{space}(?:of{space})?{classes['YEAR']}|{space}(?i:this|last|"
        rf"next){space}(?i:year))?"
    )
    classes["POINT"] = (
        rf"(?:{month}|{classes['YEAR']}|{relative_unit}|{definite_unit}|{quarter}|{decade}|"
        rf"(?:{classes['SEASON']}))"
    )
    classes["DATE"] = (
        rf"(?:{classes['MONTH']}{space}{classes['DAY']}(?:,?{space}{classes['YEAR']})?"
        rf"|(?:(?i:the){space})?{classes['DAY']}{space}(?:of{space})?{classes['MONTH']}"
        rf"(?:,?{space}{classes['YEAR']})?)"
        rf"(?:,?{space}(?i:this|last|next){space}(?i:year))?"
    )
    classes["DATEEND"] = (
        rf"(?:(?i:the{space}end{space}of{space}|end-|mid-|early{space}|late{space}))?"
        rf"(?:{classes['DATE']}|{classes['POINT']}|{classes['WEEKDAY']})"
    )
    return classes
