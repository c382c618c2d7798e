"""Resolve phrases that count from the publication date, or from the time in question."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date, timedelta

from factextract.lexicon import load_lexicon
from factextract.rules.times.bounds import (
    Bounds,
    add_months_plain,
    begin_with,
    bound_day,
    bound_month,
    bound_week,
    bound_year,
    end_with,
    shift_days,
    shift_months,
)
from factextract.rules.times.classes import any_of
from factextract.rules.times.find import find_time_expressions
from factextract.rules.times.points import find_month_year, read_months, resolve_point
from factextract.rules.times.setting import Setting
from factextract.rules.times.stretches import read_count, resolve_stretch

UNIT_MONTHS = {"month": 1, "quarter": 3, "year": 12, "decade": 120, "century": 1200}
FISCAL = re.compile(r"(?i)\b(?:1[5-9]|20)\d\d\s?[-/–]\s?\d\d\b|\bFY|\bfiscal\b|\bfinancial year\b")
LONGEST = 12_000
"""A distance of more units than this, months or days, is read by nobody as calendar days."""

UNIT_DAYS = {"day": 1, "week": 7, "fortnight": 14}


@functools.cache
def compile_relatives() -> Mapping[str, re.Pattern[str]]:
    """Give the patterns of relative phrases, each to match the whole phrase."""
    month = any_of(load_lexicon("times")["months"]["names"])
    singular = r"(?P<unit>day|week|fortnight|month|quarter|year|decade|century)"
    units = (
        r"(?P<unit>days?|weeks?|fortnights?|months?|quarters?|years?|decades?|century|centuries|"
        r"half-century|half-decade)"
    )
    count = r"(?P<count>an?|half an?|[\w-]+|a hundred|a dozen)"
    sources = {
        "near": r"(?:(?:earlier|later|(?:earlier|later)\s+in)\s+)?(?:the\s+)?(?:calendar\s+)?"
        r"(?P<word>last|previous|preceding|past|prior|this|current|next|coming|following|same|that)\s+"
        r"(?:calendar\s+|whole\s+)?(?P<unit>day|week|weekend|month|year|decade|quarter|fortnight)",
        "month": rf"(?:the\s+)?(?P<word>last|next|this)\s+(?P<month>{month})",
        "ago": rf"(?:the\s+)?{count}[\s-](?:full\s+)?{units}\s+ago",
        "shifted": rf"(?:the\s+)?(?:{count}[\s-])?(?:full\s+)?{units}\s+(?P<way>earlier|before|previously|"
        rf"prior|later|after|afterwards?|on)",
        "spell": rf"(?:each\s+of\s+|one\s+of\s+)?(?:the\s+|these\s+)?(?P<word>past|last|previous|preceding|"
        rf"next|coming|following)\s+(?:{count}[\s-])?(?:full\s+|calendar\s+)?{units}",
        "within": rf"(?:the\s+)?{count}\s+(?:full\s+|short\s+)?{units}",
        "definite": r"the\s+(?:whole\s+|full\s+|entire\s+|past\s+)?(?P<unit>year|month|week|quarter|decade|weekend)",
        "same": r"(?:the\s+)?(?:same|corresponding|comparable|equivalent|year-ago|year-earlier)\s+(?:time|"
        r"point|stage|period|quarter|month|months|half|week|day|date)(?:\s+(?:(?:of|in|a|the)\s+)*"
        r"(?P<when>.+))?",
        "in_time": rf"{count}\s+{singular}s?[’']s?\s+time",
        "told": r"(?:this|that|the(?:\s+same)?)\s+period|the\s+(?:full\s+|whole\s+)?(?P<count>[\w-]+)\s+"
        r"(?P<unit>days|weeks|months|years)",
        "hence": rf"{count}\s+{units}\s+(?:hence|from\s+now)",
    }
    return {name: re.compile(source, re.IGNORECASE) for name, source in sources.items()}


def resolve_relative(phrase: str, setting: Setting) -> Bounds | None:
    """Give the days of a phrase that counts from somewhere, or nothing where the somewhere or the distance is vague."""
    patterns = compile_relatives()
    if (match := patterns["month"].fullmatch(phrase)) is not None:
        return resolve_near_month(match, setting)
    if (match := patterns["near"].fullmatch(phrase)) is not None:
        return resolve_near_unit(match, setting)
    if (match := patterns["spell"].fullmatch(phrase)) is not None:
        return resolve_spell(match, setting)
    if (match := patterns["ago"].fullmatch(phrase)) is not None:
        return resolve_ago(match["count"], match["unit"], setting, sign=-1)
    for name in ("in_time", "hence"):
        if (match := patterns[name].fullmatch(phrase)) is not None:
            return resolve_ago(match["count"], match["unit"], setting, sign=1)
    if (match := patterns["shifted"].fullmatch(phrase)) is not None:
        return resolve_shifted(match, setting)
    if (match := patterns["same"].fullmatch(phrase)) is not None:
        return resolve_same(match, setting)
    if (match := patterns["told"].fullmatch(phrase)) is not None and not setting.bare:
        return find_told(match, setting)
    if (match := patterns["definite"].fullmatch(phrase)) is not None:
        return resolve_definite(match["unit"].lower(), setting)
    if (match := patterns["within"].fullmatch(phrase)) is not None and setting.preposition in {"in", "within"}:
        return resolve_within(match, setting)
    return None


def read_distance(count: str | None, unit: str) -> tuple[str, int] | None:
    """Give a unit in the singular and how many of it: half a century is five decades; None where it is vague."""
    lower = unit.lower()
    singular = {"centuries": "century"}.get(lower, lower.removesuffix("s"))
    word = (count or "").lower()
    if singular.startswith("half-") or word.startswith("half a"):
        whole = singular.removeprefix("half-")
        return {"century": ("decade", 5), "decade": ("year", 5), "year": ("month", 6)}.get(whole)
    number = read_count(count)
    if number is None or number * UNIT_MONTHS.get(singular, 1) > LONGEST:
        return None
    return singular, number


def resolve_near_month(match: re.Match[str], setting: Setting) -> Bounds | None:
    """Give `last September`, `next May`, `this June`."""
    published = setting.published
    if published is None:
        return None
    month = read_months()[match["month"].lower()]
    word = match["word"].lower()
    if word == "this":
        return bound_month(published.year, month)
    year = find_month_year(month, published, ahead=word == "next")
    if month == published.month:
        year += 1 if word == "next" else -1
    return bound_month(year, month)


def resolve_near_unit(match: re.Match[str], setting: Setting) -> Bounds | None:
    """Give `last year`, `this week`, `next month`; `the previous year` counts from the time in question."""
    published = setting.published
    word, unit = match["word"].lower(), match["unit"].lower()
    if word in {"same", "that"}:
        return find_same_unit(unit, setting)
    step = {"last": -1, "previous": -1, "preceding": -1, "past": -1, "prior": -1, "this": 0, "current": 0}.get(word, 1)
    if word in {"previous", "preceding", "following", "prior"}:
        anchor = find_anchor(setting, unit)
        if anchor is not None:
            return shift_unit(anchor, unit, step)
        if word == "following" or is_fiscal(setting):
            return None
    if word in {"past", "coming"} and published is not None and unit in {"year", "month", "week", "decade"}:
        return end_with(published, unit, 1) if word == "past" else None
    return None if published is None else find_unit(published, unit, step)


def find_unit(published: date, unit: str, step: int) -> Bounds | None:
    """Give the calendar unit so many steps from the one in which the publication date lies."""
    if unit == "year":
        return bound_year(published.year + step)
    if unit == "month":
        day = add_months_plain(published.replace(day=1), step)
        return bound_month(day.year, day.month)
    if unit == "week":
        return bound_week(published + timedelta(days=7 * step))
    if unit == "weekend":
        week = bound_week(published + timedelta(days=7 * step))
        return Bounds(week.end - timedelta(days=1), week.end) if week.end else None
    if unit == "quarter":
        first = date(published.year, (published.month - 1) // 3 * 3 + 1, 1)
        return begin_with(add_months_plain(first, 3 * step), "quarter", 1)
    if unit == "day":
        return bound_day(published + timedelta(days=step))
    if unit == "decade" and step == 0:
        first_year = published.year // 10 * 10
        return Bounds(date(first_year, 1, 1), date(first_year + 9, 12, 31))
    return None


def resolve_spell(match: re.Match[str], setting: Setting) -> Bounds | None:
    """Give `the past three years`, which end with the publication date; `the next four years` begin with it."""
    distance = read_distance(match["count"], match["unit"])
    if distance is None or setting.published is None:
        return None
    unit, count = distance
    if match["count"] is None and match["unit"].lower().endswith("s") and unit not in {"century"}:
        return None
    word = match["word"].lower()
    if word in {"past", "last"}:
        return end_with(setting.published, unit, count)
    if word in {"next", "coming"}:
        return begin_with(setting.published, unit, count)
    return None


def resolve_within(match: re.Match[str], setting: Setting) -> Bounds | None:
    """Give `(halved in) four years`, `(doubled within) a week`: they end, or begin, with the publication date."""
    distance = read_distance(match["count"], match["unit"])
    if distance is None or setting.published is None:
        return None
    if setting.is_ahead():
        return begin_with(setting.published, *distance)
    return end_with(setting.published, *distance)


def resolve_definite(unit: str, setting: Setting) -> Bounds | None:
    """Give `over the year`, which ends with the publication date, and `over the weekend`."""
    published = setting.published
    if published is None:
        return None
    if unit == "weekend":
        step = 0 if published.weekday() >= 5 or setting.is_ahead() else -1
        return find_unit(published, "weekend", step)
    if setting.preposition == "over":
        return end_with(published, unit, 1)
    return None


def resolve_ago(count: str, unit: str, setting: Setting, *, sign: int) -> Bounds | None:
    """Give `three years ago`, that calendar year; `two weeks ago`, that week; `six months ago`, that month."""
    distance = read_distance(count, unit)
    published = setting.published
    if distance is None or published is None:
        return None
    name, number = distance
    if name in {"year", "decade", "century"}:
        year = published.year + sign * number * UNIT_MONTHS[name] // 12
        return bound_year(year) if 1 <= year <= 9999 else None
    if name == "month":
        day = add_months_plain(published.replace(day=1), sign * number)
        return bound_month(day.year, day.month)
    if name in {"week", "fortnight"}:
        return bound_week(published + timedelta(days=sign * number * UNIT_DAYS[name]))
    if name == "day":
        return bound_day(published + timedelta(days=sign * number))
    return None


def resolve_shifted(match: re.Match[str], setting: Setting) -> Bounds | None:
    """Give `a month earlier`, `the year before`, `five years later`: the time in question, moved."""
    distance = read_distance(match["count"], match["unit"])
    if distance is None:
        return None
    unit, count = distance
    sign = -1 if match["way"].lower() in {"earlier", "before", "previously", "prior"} else 1
    anchor = find_anchor(setting, unit)
    if anchor is not None:
        return shift_unit(anchor, unit, sign * count)
    if match["count"] is None and sign < 0 and setting.published is not None:
        return find_unit(setting.published, unit, -1)
    return None


def shift_unit(anchor: Bounds, unit: str, count: int) -> Bounds | None:
    """Give the time in question so many units on, where it is not finer or coarser than the unit allows."""
    if anchor.start is None or anchor.end is None:
        return None
    days = (anchor.end - anchor.start).days + 1
    if unit in UNIT_MONTHS:
        if days < 28 and unit not in {"year", "decade", "century"}:
            return None
        if unit == "month" and days > 31:
            return None
        return shift_months(anchor, count * UNIT_MONTHS[unit])
    if unit in {"week", "fortnight"} and days == 7:
        return shift_days(anchor, count * UNIT_DAYS[unit])
    if unit == "day" and days == 1:
        return shift_days(anchor, count)
    return None


def resolve_same(match: re.Match[str], setting: Setting) -> Bounds | None:
    """Give `the same period last year`, `the same quarter of 2021`: the time in question in another year."""
    anchor = find_anchor(setting, "period")
    if anchor is None or anchor.start is None:
        return None
    when = (match["when"] or "").lower()
    if not when:
        return shift_months(anchor, -12) if re.match(r"(?i)(?:the )?year-", match[0]) else anchor
    years = {
        "last year": -1,
        "year ago": -1,
        "year earlier": -1,
        "year before": -1,
        "previous year": -1,
        "next year": 1,
        "this year": 0,
    }
    if when in {"last year", "this year", "next year"} and setting.published is not None:
        target = setting.published.year + years[when]
        length = (anchor.end.year if anchor.end else anchor.start.year) - target
        return shift_months(anchor, -12 * length)
    if when in years:
        return shift_months(anchor, 12 * years[when])
    if re.fullmatch(r"\d{4}", when):
        return shift_months(anchor, 12 * (int(when) - anchor.start.year))
    return None


def find_same_unit(unit: str, setting: Setting) -> Bounds | None:
    """Give the month, week or year in question, for `the same month`, `that year`."""
    anchor = find_anchor(setting, unit)
    if anchor is None or anchor.start is None or anchor.end is None:
        return None
    if unit == "year":
        return bound_year(anchor.start.year) if anchor.start.year == anchor.end.year else None
    days = (anchor.end - anchor.start).days + 1
    fits = {"month": 28 <= days <= 31, "week": days == 7, "day": days == 1, "quarter": 89 <= days <= 92}
    return anchor if fits.get(unit, False) else None


def find_told(match: re.Match[str], setting: Setting) -> Bounds | None:
    """Give the days of `this period`, `the eight days`: the nearest stretch of time told before, of that length."""
    if is_fiscal(setting):
        return None
    distance = read_distance(match["count"], match["unit"]) if match["unit"] else None
    if match["unit"] and distance is None:
        return None
    for text, start, end in list_anchors(replace(setting, tail="")):
        bounds = resolve_anchor(
            text[start:end], Setting(setting.published, lead=text[:start], tail=text[end:], bare=True)
        )
        if bounds is None or bounds.start is None or bounds.end is None:
            continue
        if distance is None:
            return bounds if bounds.end > bounds.start else None
        if begin_with(bounds.start, *distance) == bounds:
            return bounds
    return None


def find_anchor(setting: Setting, unit: str) -> Bounds | None:
    """Give the time in question: the nearest known time before the phrase, else behind it, else in the text before."""
    if setting.bare or is_fiscal(setting):
        return None
    for text, start, end in list_anchors(setting):
        inner = Setting(setting.published, lead=text[:start], tail=text[end:], bare=True)
        bounds = resolve_anchor(text[start:end], inner)
        if bounds is None or bounds.start is None or bounds.end is None:
            continue
        days = (bounds.end - bounds.start).days + 1
        if days == 1 and unit not in {"day"} and not re.search(r"\d", text[start:end]):
            continue
        return bounds
    return None


def is_fiscal(setting: Setting) -> bool:
    """Whether the time in question is a fiscal year, whose days are not told."""
    found = find_time_expressions(setting.lead)
    return bool(found) and FISCAL.search(setting.lead[found[-1].start : found[-1].end]) is not None


def list_anchors(setting: Setting) -> Iterator[tuple[str, int, int]]:
    """Go through the times around a phrase: those before it backwards, those behind, those in the text before."""
    for each in reversed(find_time_expressions(setting.lead)):
        yield setting.lead, each.start, each.end
    for each in find_time_expressions(setting.tail):
        yield setting.tail, each.start, each.end
    for each in reversed(find_time_expressions(setting.earlier)):
        yield setting.earlier, each.start, each.end


def resolve_anchor(phrase: str, setting: Setting) -> Bounds | None:
    """Give the days of a time in question: a point, a stretch, or a unit told from the publication date."""
    found = resolve_point(phrase, setting) or resolve_stretch(phrase, setting)
    if found is not None:
        return found
    match = compile_relatives()["near"].fullmatch(phrase)
    if match is not None and match["word"].lower() in {"last", "this", "next"}:
        return resolve_near_unit(match, replace(setting, bare=True))
    match = compile_relatives()["ago"].fullmatch(phrase)
    return resolve_ago(match["count"], match["unit"], setting, sign=-1) if match is not None else None
