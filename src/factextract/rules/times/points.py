"""Resolve points of the calendar: days, weekdays, months, years, decades, centuries, feasts."""

from __future__ import annotations

import functools
import re
from collections.abc import Mapping
from datetime import date, timedelta

from factextract.lexicon import load_lexicon
from factextract.rules.times.bounds import Bounds, bound_day, bound_month, bound_months, bound_year
from factextract.rules.times.classes import any_of
from factextract.rules.times.setting import AGAINST, Setting

ORDINAL_TAIL = r"(?:st|nd|rd|th)?"
ODD_DATE = re.compile(r"(?=.*\b\d{1,2}(?:st|nd|rd|th)?\b)(?=.*\b(?:1[5-9]|20)\d\d\b)")
SOON = 5
"""So many months ahead a month that a verb of the present tense names is taken for the next one."""
DECADE_WORDS = ("twenties", "thirties", "forties", "fifties", "sixties", "seventies", "eighties", "nineties")


@functools.cache
def read_months() -> Mapping[str, int]:
    """Give the number of each month by its lower-case name and abbreviation."""
    months = load_lexicon("times")["months"]
    names = {name.lower(): number for number, name in enumerate(months["names"], 1)}
    return names | {name.lower(): number for name, number in months["abbreviations"].items()}


@functools.cache
def compile_points() -> Mapping[str, re.Pattern[str]]:
    """Give the patterns of points, each to match the whole phrase."""
    month = rf"(?P<month>(?i:{any_of(read_months())}))\.?"
    month2 = month.replace("month", "month2")
    weekday = any_of(load_lexicon("times")["weekdays"]["names"])
    short = any_of(load_lexicon("times")["weekdays"]["abbreviations"])
    part = r"(?:\s+(?:morning|afternoon|evening|night))?"
    opening = rf"(?:(?:{weekday}|{short}\.?){part},?\s+(?:the\s+)?)?"
    day = rf"(?:the\s+)?(?P<day>\d\d?){ORDINAL_TAIL}"
    day2 = rf"(?:the\s+)?(?P<day2>\d\d?){ORDINAL_TAIL}"
    year = r"(?:,?\s+(?:of\s+)?(?:(?P<year>\d{4})|(?P<relative>last|this|next)\s+year))?"
    joint = r"(?:\s*[-‐‑–—]\s*|\s+(?:to|and|through|or)\s+)"
    sources = {
        "month_day": rf"(?i:{opening}){month}\s+{day}{year}",
        "day_month": rf"(?i:{opening}){day}\s+(?:of\s+)?{month}{year}",
        "month_days": rf"{month}\s+{day}{joint}{day2}{year}",
        "days_month": rf"{day}{joint}{day2}\s+(?:of\s+)?{month}{year}",
        "month": rf"{month}{year}",
        "month_end": rf"{month}-end",
        "months": rf"(?:the\s+)?{month}\s*[-‐‑–—]\s*{month2}{year}(?:\s+(?:quarter|period))?",
        "weekday": rf"(?:(?:the\s+)?(?P<relative>last|next|this|previous|following|early|late|earlier|"
        rf"later|overnight)\s+(?:(?:on|into)\s+)?)?(?P<weekday>{weekday}){part}",
        "lone_day": r"the\s+(?P<day>\d\d?)(?:st|nd|rd|th)",
        "year": r"(?:the\s+)?(?:calendar\s+)?(?:year\s+)?(?P<year>(?:1[5-9]|20)\d\d)",
        "short_year": r"['’‘](?P<year>\d\d)",
        "years": r"(?P<first>(?:1[5-9]|20)\d\d)\s*[-‐‑–—]\s*(?P<second>(?:1[5-9]|20)\d\d|\d\d)",
        "decade": r"(?i:the\s+)?(?P<decade>(?:1[5-9]|20)\d)0['’]?s",
        "decade_word": rf"(?i:the\s+(?:roaring\s+)?)(?:['’‘]?(?P<tens>[1-9])0s|(?P<word>"
        rf"(?i:{any_of(DECADE_WORDS)})))",
        "century": r"(?i:the\s+)(?P<number>\d\d?)(?:st|nd|rd|th)(?:\s|-)(?i:century)",
        "century_word": r"(?i:the\s+)(?P<word>[A-Za-z-]+)\s(?i:century)",
        "iso": r"(?P<year>(?:1[5-9]|20)\d\d)([-/.])(?P<month>\d\d?)\2(?P<day>\d\d?)",
        "numeric": r"(?P<first>\d\d?)([-/.])(?P<second>\d\d?)\2(?P<year>(?:1[5-9]|20)\d\d)",
    }
    return {name: re.compile(source) for name, source in sources.items()}


def resolve_point(phrase: str, setting: Setting) -> Bounds | None:
    """Give the days of a phrase that names a point of the calendar, or nothing."""
    patterns = compile_points()
    for name in ("month_day", "day_month"):
        if (match := patterns[name].fullmatch(phrase)) is not None:
            return resolve_days(match, match, setting)
    for name in ("month_days", "days_month"):
        if (match := patterns[name].fullmatch(phrase)) is not None:
            return resolve_day_range(match, setting)
    if (match := patterns["month"].fullmatch(phrase)) is not None:
        return resolve_months(match["month"], match["month"], match, setting)
    if (match := patterns["month_end"].fullmatch(phrase)) is not None:
        whole = resolve_point(match["month"], setting)
        return bound_day(whole.end) if whole is not None and whole.end is not None else None
    if (match := patterns["months"].fullmatch(phrase)) is not None:
        return resolve_months(match["month"], match["month2"], match, setting)
    return resolve_years(phrase) or resolve_numeric(phrase) or resolve_near(phrase, setting) or resolve_odd_date(phrase)


def resolve_near(phrase: str, setting: Setting) -> Bounds | None:
    """Give the day of a weekday, a lone `27th`, a day word or a feast, counted from the publication date."""
    published = setting.published
    if published is None:
        return None
    patterns = compile_points()
    if (match := patterns["weekday"].fullmatch(phrase)) is not None:
        return bound_day(find_weekday(match, published, setting))
    if (match := patterns["lone_day"].fullmatch(phrase)) is not None:
        return find_lone_day(int(match["day"]), published, setting)
    lower = phrase.lower()
    if re.fullmatch(r"(?:late |early |earlier |later )?(?:today|tonight|this (?:morning|afternoon|evening))", lower):
        return bound_day(published)
    if re.fullmatch(r"(?:late |early )?(?:yesterday(?: \w+)?|last (?:night|evening))", lower):
        return bound_day(published - timedelta(days=1))
    if re.fullmatch(r"tomorrow(?: \w+)?", lower):
        return bound_day(published + timedelta(days=1))
    if re.fullmatch(r"the day (?:before yesterday|after tomorrow)", lower):
        return bound_day(published + timedelta(days=-2 if "before" in lower else 2))
    fixed = load_lexicon("times")["holidays"]["fixed"].get(phrase)
    if fixed:
        month, day = (int(part) for part in fixed.split("-"))
        return find_day(month, day, setting)
    return None


def resolve_days(first: re.Match[str], last: re.Match[str], setting: Setting) -> Bounds | None:
    """Give a day of a month, its year as told or as the setting makes it."""
    month = read_months()[first["month"].lower()]
    year = read_year(last, setting)
    day = int(first["day"])
    if year is None:
        return find_day(month, day, setting) if last["relative"] is None else None
    return bound_day(date(year, month, day)) if is_day(year, month, day) else None


def resolve_day_range(match: re.Match[str], setting: Setting) -> Bounds | None:
    """Give the days `5-7 June`."""
    month = read_months()[match["month"].lower()]
    year = read_year(match, setting)
    first, second = int(match["day"]), int(match["day2"])
    if year is None:
        near = find_day(month, second, setting)
        if near is None or near.end is None:
            return None
        year = near.end.year
    if first > second or not is_day(year, month, first) or not is_day(year, month, second):
        return None
    return Bounds(date(year, month, first), date(year, month, second))


def resolve_months(first: str, last: str, match: re.Match[str], setting: Setting) -> Bounds | None:
    """Give a month, or the months from one to another, the year as told or as the setting makes it."""
    start, end = read_months()[first.lower()], read_months()[last.lower()]
    year = read_year(match, setting)
    if year is None:
        if setting.published is None or match["relative"] is not None:
            return None
        soon = setting.is_plan and 1 <= (end - setting.published.month) % 12 <= SOON
        year = find_year_before(end, setting)
        if year is None:
            year = find_month_year(end, setting.published, ahead=soon or setting.is_ahead())
    if start > end:
        return Bounds(bound_month(year - 1, start).start, bound_month(year, end).end)
    return bound_months(year, start, end)


def read_year(match: re.Match[str], setting: Setting) -> int | None:
    """Give the year that the match names: by figures, or as last, this or next year."""
    if match["year"]:
        return int(match["year"])
    if match["relative"] and setting.published is not None:
        return setting.published.year + {"last": -1, "this": 0, "next": 1}[match["relative"].lower()]
    return None


def resolve_years(phrase: str) -> Bounds | None:
    """Give the days of a year, a range of years, a decade or a century."""
    patterns = compile_points()
    if (match := patterns["year"].fullmatch(phrase)) is not None:
        return bound_year(int(match["year"]))
    if (match := patterns["short_year"].fullmatch(phrase)) is not None:
        short = int(match["year"])
        return bound_year(short + (1900 if short >= 30 else 2000))
    if (match := patterns["years"].fullmatch(phrase)) is not None:
        return resolve_year_range(int(match["first"]), match["second"])
    if (match := patterns["decade"].fullmatch(phrase)) is not None:
        first = int(match["decade"]) * 10
        return Bounds(date(first, 1, 1), date(first + 9, 12, 31))
    if (match := patterns["decade_word"].fullmatch(phrase)) is not None:
        tens = int(match["tens"]) if match["tens"] else DECADE_WORDS.index(match["word"].lower()) + 2
        return Bounds(date(1900 + tens * 10, 1, 1), date(1909 + tens * 10, 12, 31)) if tens >= 3 else None
    if (match := patterns["century"].fullmatch(phrase)) is not None:
        return bound_century(int(match["number"]))
    if (match := patterns["century_word"].fullmatch(phrase)) is not None:
        ordinals = [*load_lexicon("times")["numbers"]["ordinals"]]
        word = match["word"].lower()
        number = ordinals.index(word) + 1 if word in ordinals else 0
        return bound_century(number) if 15 <= number <= 21 else None
    return None


def bound_century(number: int) -> Bounds | None:
    """Give the days of a century: the 19th runs from 1801 to 1900."""
    return Bounds(date(number * 100 - 99, 1, 1), date(number * 100, 12, 31)) if 1 <= number <= 30 else None


def resolve_year_range(first: int, second: str) -> Bounds | None:
    """Give the years from `first` to `second`; two neighbours in short are a budget or a season: unknown days."""
    last = int(second) if len(second) == 4 else first // 100 * 100 + int(second)
    if last <= first or (len(second) == 2 and last - first == 1):
        return None
    return Bounds(date(first, 1, 1), date(last, 12, 31))


def resolve_numeric(phrase: str) -> Bounds | None:
    """Give the day of a date in figures; where day and month could be either way round, nothing."""
    patterns = compile_points()
    if (match := patterns["iso"].fullmatch(phrase)) is not None:
        parts = int(match["year"]), int(match["month"]), int(match["day"])
        return bound_day(date(*parts)) if is_day(*parts) else None
    if (match := patterns["numeric"].fullmatch(phrase)) is not None:
        year, first, second = int(match["year"]), int(match["first"]), int(match["second"])
        if first <= 12 and second <= 12 and first != second:
            return None
        month, day = (second, first) if first > 12 else (first, second)
        return bound_day(date(year, month, day)) if is_day(year, month, day) else None
    return None


def resolve_odd_date(phrase: str) -> Bounds | None:
    """Give the day of a date with day, month and year in a shape of its own (`3-May-2020`), as dateparser reads it."""
    words = {word.lower() for word in re.findall(r"[A-Za-z]+", phrase)}
    if len(phrase) > 30 or not ODD_DATE.search(phrase) or not words & set(read_months()):
        return None
    import dateparser  # noqa: PLC0415  slow to load, and seldom needed

    found = dateparser.parse(
        phrase, languages=["en"], settings={"REQUIRE_PARTS": ["day", "month", "year"], "STRICT_PARSING": True}
    )
    return None if found is None else bound_day(found.date())


def is_day(year: int, month: int, day: int) -> bool:
    """Whether the calendar has this day."""
    if not (1 <= month <= 12 and day >= 1):
        return False
    end = bound_month(year, month).end
    return end is not None and day <= end.day


def find_year_before(month: int, setting: Setting) -> int | None:
    """Give the year of an old value's month by the month of the new one: `4 percent in June from 3 percent in May`."""
    if setting.published is None or AGAINST.search(setting.lead) is None:
        return None
    names = any_of(load_lexicon("times")["months"]["names"])
    found = list(re.finditer(rf"\b(?:in|for)\s+({names})\b(?!\s+\d)", setting.lead))
    if not found or setting.is_ahead():
        return None
    later = read_months()[found[0][1].lower()]
    return find_month_year(later, setting.published, ahead=False) - (month > later)


def find_month_year(month: int, published: date, *, ahead: bool) -> int:
    """Give the year of the nearest such month ahead of, or up to, the publication date; its own month is both."""
    if ahead:
        return published.year + (month < published.month)
    return published.year - (month > published.month)


def find_day(month: int, day: int, setting: Setting) -> Bounds | None:
    """Give the nearest such day of a year that fits the tense; with no tense to tell, the nearest of all."""
    published = setting.published
    if published is None:
        return None
    near = [
        date(year, month, day)
        for year in (published.year - 1, published.year, published.year + 1)
        if is_day(year, month, day)
    ]
    if not near:
        return None
    tense = setting.tense
    if setting.is_ahead():
        fitting = [each for each in near if each >= published]
        return bound_day(min(fitting)) if fitting else None
    if tense == "past" or setting.preposition in {"as of", "as at", "since"}:
        fitting = [each for each in near if each <= published]
        return bound_day(max(fitting)) if fitting else None
    return bound_day(min(near, key=lambda each: (abs((each - published).days), each > published)))


def find_weekday(match: re.Match[str], published: date, setting: Setting) -> date:
    """Give the nearest such weekday: the publication day itself or before it for the past, after it for plans."""
    names = load_lexicon("times")["weekdays"]["names"]
    back = (published.weekday() - names.index(match["weekday"])) % 7
    relative = (match["relative"] or "").lower()
    if relative in {"last", "previous"}:
        return published - timedelta(days=back or 7)
    if relative in {"next", "following"} or setting.is_plan or setting.is_ahead():
        return published + timedelta(days=(7 - back) % 7 or 7 * (relative in {"next", "following"}))
    return published - timedelta(days=back)


def find_lone_day(day: int, published: date, setting: Setting) -> Bounds | None:
    """Give the nearest day with this number in its month that fits the tense."""
    months = [divmod(published.year * 12 + published.month - 1 + step, 12) for step in (-2, -1, 0, 1, 2)]
    near = [date(year, month + 1, day) for year, month in months if is_day(year, month + 1, day)]
    ahead = setting.is_ahead()
    fitting = [each for each in near if (each >= published if ahead else each <= published)]
    if not fitting:
        return None
    return bound_day(min(fitting) if ahead else max(fitting))
