"""Resolve stretches of a larger whole: halves, quarters, weeks of a month, reporting spans, ends and starts."""

from __future__ import annotations

import functools
import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta

from factextract.lexicon import load_lexicon
from factextract.rules.times.bounds import (
    DAY,
    Bounds,
    add_months,
    bound_day,
    bound_month,
    bound_months,
    bound_year,
    end_with,
    is_month_end,
)
from factextract.rules.times.classes import any_of
from factextract.rules.times.points import resolve_point
from factextract.rules.times.setting import Setting

ORDINALS = ("first", "second", "third", "fourth", "fifth")
SCORE = re.compile(r"(?<![\d.,])\d{1,2}\s?[–-]\s?\d{1,2}(?![\d.,%])")


@functools.cache
def compile_stretches() -> Mapping[str, re.Pattern[str]]:
    """Give the patterns of stretches, each to match the whole phrase."""
    ordinal = rf"(?P<ordinal>{any_of(ORDINALS)}|last|final|opening|closing|latter|[1-5](?:st|nd|rd|th))"
    whole = r"(?:\s+(?:of|in)\s+(?P<whole>.+)|\s+(?P<near>(?:last|this|next)\s+year))?"
    unit = r"(?P<unit>day|week|month|quarter|year)s?"
    sources = {
        "letter": r"(?:(?P<kind>[QH])(?P<number>[1-4])|(?P<number2>[1-4])(?P<kind2>[QH]))(?:[\s/’'-]*"
        r"(?:of\s+)?(?P<year>\d{4}))?",
        "part": rf"(?:the\s+|its\s+|their\s+)?{ordinal}[\s-](?P<unit>half|quarter|month|week|day){whole}",
        "counted": rf"(?:the\s+)?(?P<edge>first|last|final|opening|closing)\s+(?P<count>[\w-]+)[\s-]{unit}{whole}",
        "span": rf"(?:(?:the|its|their|in|a)\s+)?(?:(?:full|fiscal|financial)\s+)?(?:"
        rf"(?P<count>[\w-]+)[\s-])?{unit}(?:\s+period)?"
        r"\s+(?:to|ended|ending|through|until|up\s+to|that\s+ended)\s+(?:(?:in|on)\s+)?(?P<end>.+)",
        "spans": rf"(?:(?:the|its|their)\s+)?(?:(?P<count>[\w-]+)[\s-])?{unit}\s+(?:from|since|starting|"
        rf"beginning)\s+(?P<start>.+?)(?:\s+(?:to|through|until)\s+(?P<end>.+))?",
        "edge": r"(?:the\s+|at\s+)?(?:very\s+)?(?P<edge>end|close|start|beginning)(?:\s+of\s+|\s+in\s+|-)"
        r"(?P<whole>.+)",
        "word": r"(?:the\s+)?(?P<unit>year|month)-end",
    }
    return {name: re.compile(source, re.IGNORECASE) for name, source in sources.items()}


def resolve_stretch(phrase: str, setting: Setting) -> Bounds | None:
    """Give the days of a phrase that tells a part of a larger whole, or nothing."""
    patterns = compile_stretches()
    if (match := patterns["letter"].fullmatch(phrase)) is not None:
        number = int(match["number"] or match["number2"])
        unit = "quarter" if (match["kind"] or match["kind2"]).upper() == "Q" else "half"
        if match["year"]:
            return bound_part(bound_year(int(match["year"])), unit, number)
        return find_part(unit, number, setting)
    if (match := patterns["part"].fullmatch(phrase)) is not None:
        return resolve_part(match, setting)
    if (match := patterns["counted"].fullmatch(phrase)) is not None:
        return resolve_counted(match, setting)
    if (match := patterns["spans"].fullmatch(phrase)) is not None and match["end"]:
        return join_bounds(resolve_inner(match["start"], setting), resolve_inner(match["end"], setting))
    if (match := patterns["span"].fullmatch(phrase)) is not None:
        return resolve_span(match, setting)
    if (match := patterns["edge"].fullmatch(phrase)) is not None:
        return resolve_edge(match["edge"].lower(), match["whole"], setting)
    if (match := patterns["word"].fullmatch(phrase)) is not None:
        return resolve_edge("end", f"the {match['unit'].lower()}", setting)
    return None


def read_count(word: str | None) -> int | None:
    """Give the whole number that the word tells, 1 where there is none, None where it is vague."""
    if word is None:
        return 1
    lower = word.lower()
    if lower.isdigit():
        return int(lower)
    if lower in {"a", "an"}:
        return 1
    numbers = load_lexicon("times")["numbers"]
    small = {name: value for value, name in enumerate(numbers["small"], 1)}
    tens = {name: value * 10 for value, name in enumerate(numbers["tens"], 2)}
    if lower in {"hundred", "a hundred"}:
        return 100
    if lower in {"dozen", "a dozen"}:
        return 12
    if lower in small or lower in tens:
        return small.get(lower) or tens[lower]
    first, _, last = lower.replace(" ", "-").partition("-")
    return tens[first] + small[last] if first in tens and last in small else None


def read_ordinal(word: str) -> int | None:
    """Give the place that an ordinal tells: 1 for first; -1 for the last."""
    lower = word.lower()
    if lower in ORDINALS:
        return ORDINALS.index(lower) + 1
    if lower[0].isdigit():
        return int(lower[0])
    return {"last": -1, "final": -1, "closing": -1, "latter": -1, "opening": 1}.get(lower)


def resolve_inner(phrase: str, setting: Setting) -> Bounds | None:
    """Give the days of the whole that a part belongs to: a month, a year, `next year`, `the year`."""
    if re.search(r"(?i)\b(?:early|late|mid)\b", phrase):
        return None
    published = setting.published
    lower = phrase.lower().removeprefix("the ")
    if published is not None:
        if lower in {"year", "this year", "current year", "same year"}:
            return bound_year(published.year)
        if lower in {"month", "this month", "current month"}:
            return bound_month(published.year, published.month)
        if lower in {"last year", "previous year"}:
            return bound_year(published.year - 1)
        if lower in {"next year", "following year", "coming year"}:
            return bound_year(published.year + 1)
        if lower in {"next month", "last month"}:
            first = date(published.year, published.month, 1)
            day = add_months(first, 1 if lower.startswith("next") else -1)
            return bound_month(day.year, day.month)
        if lower in {"decade", "this decade"}:
            return Bounds(date(published.year // 10 * 10, 1, 1), date(published.year // 10 * 10 + 9, 12, 31))
        if lower in {"week", "this week"}:
            monday = published - timedelta(days=published.weekday())
            return Bounds(monday, monday + timedelta(days=6))
    return resolve_point(phrase, setting) or resolve_stretch_once(phrase, setting)


def resolve_stretch_once(phrase: str, setting: Setting) -> Bounds | None:
    """Give the days of a half or quarter inside another phrase."""
    match = compile_stretches()["part"].fullmatch(phrase)
    return resolve_part(match, setting) if match is not None and match["whole"] is not None else None


def resolve_part(match: re.Match[str], setting: Setting) -> Bounds | None:
    """Give the days of `the first half of 2024`, `the third week of August`, `the second quarter`."""
    number = read_ordinal(match["ordinal"])
    unit = match["unit"].lower()
    if number is None:
        return None
    whole_phrase = match["whole"] or match["near"]
    if whole_phrase is None:
        if unit in {"half", "quarter"}:
            return find_part(unit, number, setting)
        whole_phrase = find_whole(unit, setting)
        if whole_phrase is None:
            return None
    whole = resolve_inner(whole_phrase, setting)
    return None if whole is None else bound_part(whole, unit, number)


def find_whole(unit: str, setting: Setting) -> str | None:
    """Give the whole that the text has just named for such a part: `the fourth week of May … the third week`."""
    found = list(re.finditer(rf"(?i)\b{unit}\s+(?:of|in)\s+((?:the\s+)?[\w’']+(?:\s+\d{{4}})?)", setting.lead))
    return found[-1][1] if found else None


def bound_part(whole: Bounds, unit: str, number: int) -> Bounds | None:
    """Give the numbered half, quarter, month, week or day of a whole; -1 is its last."""
    start, end = whole.start, whole.end
    if start is None or end is None:
        return None
    months = (end.year - start.year) * 12 + end.month - start.month + 1
    if unit in {"half", "quarter", "month"}:
        length = {"half": months // 2, "quarter": 3, "month": 1}[unit]
        if start.day != 1 or not is_month_end(end) or length == 0 or months % length:
            return None
        if unit == "quarter" and months != 12:
            return None
        place = number if number > 0 else months // length
        if place * length > months:
            return None
        first = add_months(start, (place - 1) * length)
        return Bounds(first, add_months(first, length) - DAY)
    length = 7 if unit == "week" else 1
    if number < 0:
        return Bounds(end - timedelta(days=length - 1), end)
    first = start + timedelta(days=(number - 1) * length)
    last = first + timedelta(days=length - 1)
    return Bounds(first, min(last, end)) if first <= end else None


def find_part(unit: str, number: int, setting: Setting) -> Bounds | None:
    """Give the nearest such half or quarter of a calendar year; nothing for a company's own, or one of a match."""
    published = setting.published
    words = load_lexicon("times")["company"]
    if published is None or setting.holds_any(words["words"]):
        return None
    if setting.holds_any(words["match"]) or SCORE.search(setting.lead + " " + setting.tail):
        return None
    years = (published.year + 1, published.year, published.year - 1)
    near = [part for year in years if (part := bound_part(bound_year(year), unit, number)) is not None]
    if setting.is_ahead():
        return min(
            (part for part in near if part.end and part.end >= published), key=lambda part: part.end or published
        )
    past = [part for part in near if part.end and part.end <= published]
    return max(past, key=lambda part: part.end or published) if past else None


def resolve_counted(match: re.Match[str], setting: Setting) -> Bounds | None:
    """Give the days of `the first eight months`, `the last three months of 2020`."""
    count = read_count(match["count"])
    unit = match["unit"].lower()
    at_end = match["edge"].lower() in {"last", "final", "closing"}
    whole_phrase = match["whole"] or match["near"]
    if not count or (whole_phrase is None and at_end):
        return None
    if whole_phrase is None:
        if unit != "month" or setting.published is None or count > 12:
            return None
        return find_first_months(count, setting.published, ahead=setting.is_ahead())
    whole = resolve_inner(whole_phrase, setting)
    if whole is None or whole.start is None or whole.end is None:
        return None
    if unit in {"month", "quarter", "year"}:
        months = count * {"month": 1, "quarter": 3, "year": 12}[unit]
        if at_end:
            return Bounds(add_months(whole.end, -months) + DAY, whole.end)
        return Bounds(whole.start, add_months(whole.start, months) - DAY)
    days = timedelta(days=count * (7 if unit == "week" else 1) - 1)
    return Bounds(whole.end - days, whole.end) if at_end else Bounds(whole.start, whole.start + days)


def find_first_months(count: int, published: date, *, ahead: bool) -> Bounds:
    """Give the first months of this year, or of the last one where this year has not had them yet."""
    bounds = bound_months(published.year, 1, count)
    if not ahead and bounds.end is not None and bounds.end > published:
        return bound_months(published.year - 1, 1, count)
    return bounds


def resolve_span(match: re.Match[str], setting: Setting) -> Bounds | None:
    """Give the days of `the 26 weeks to 27 September`, `the year to June`, `the three months ended Sept. 30`."""
    count = read_count(match["count"])
    end_phrase = match["end"]
    end = resolve_inner(
        re.sub(r"(?i)^(?:the\s+)?end(?:\s+of\s+|-)", "", end_phrase), replace(setting, lead=setting.lead + "to ")
    )
    if not count or end is None or end.end is None:
        return None
    published = setting.published
    told = re.search(r"\b(?:1[5-9]|20)\d\d\b|\b(?:this|next)\b", end_phrase) is not None
    last = end.end
    if published is not None and last > published and not told and setting.tense == "past":
        last = add_months(last, -12)
    return end_with(last, match["unit"].lower(), count)


def resolve_edge(edge: str, phrase: str, setting: Setting) -> Bounds | None:
    """Give the first or the last day of a whole."""
    whole = resolve_inner(phrase, setting)
    if whole is None or whole.start is None or whole.end is None:
        return None
    return bound_day(whole.end if edge in {"end", "close"} else whole.start)


def join_bounds(first: Bounds | None, last: Bounds | None) -> Bounds | None:
    """Give the span from the first to the last, where both are known."""
    if first is None or last is None or first.start is None or last.end is None or first.start > last.end:
        return None
    return Bounds(first.start, last.end)
