"""Resolve a time phrase to calendar days: bound words, two ends, and the preposition in front."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date

from factextract.records import Period
from factextract.rules.times.bounds import DAY, Bounds
from factextract.rules.times.find import find_atoms
from factextract.rules.times.points import resolve_point
from factextract.rules.times.relative import find_unit, resolve_relative
from factextract.rules.times.setting import COMING, Setting
from factextract.rules.times.stretches import resolve_stretch

REACH = 1000
"""How many characters around a phrase are read."""

BOUND = re.compile(r"(?i)(since|until|till|before|after|prior to)\s+(?:(?:at|about|around)\s+)?(.+)\Z", re.DOTALL)
TWO_ENDS = re.compile(
    r"(?i)(?:(?:the|its|his|her|their)\s+(?:\w+\s+)?(?:period|years|months|decades?|span)\s+)?(?:dating\s+)?"
    r"(?:from|between)?\s*(\S.*?)\s+(?:to|until|till|through|and)\s+(.+)\Z",
    re.DOTALL,
)
COMPARED = re.compile(
    r"(?i)(?:[%\d]|percent|cent|pct|points?|higher|lower|more|fewer|less|up|down|rise|fall|drop|increase|decrease"
    r"|gain|growth|decline|changed|unchanged|people|jobs)\s+from\s+\Z"
)


def resolve_period(
    phrase: str,
    *,
    published: date | None,
    sentence: str = "",
    phrase_start: int = 0,
    before: str = "",
    tense: str = "",
) -> Period | None:
    """Give the calendar days that `phrase` means, both ends inside; None where they are not told, or only vaguely.

    phrase_start: where the phrase stands in `sentence`; the words around it decide what `by`, `from`, `over` and the
    tense make of it. before: the text in front of the sentence, for `the same month`, `a year earlier`. Words that
    count from the day of publication are None without `published`. tense: that of the phrase's verb, where it is known.
    """
    setting = Setting(
        published=published,
        lead=sentence[max(0, phrase_start - REACH) : phrase_start],
        tail=sentence[phrase_start + len(phrase) : phrase_start + len(phrase) + REACH],
        earlier=before[-REACH:],
        told=tense,
    )
    bounds = resolve_bounds(phrase, setting)
    if bounds is None or (bounds.start is None and bounds.end is None):
        return None
    return Period.model_validate({"from": write_day(bounds.start), "to": write_day(bounds.end)})


def write_day(day: date | None) -> str | None:
    """Give the day as ISO text."""
    return None if day is None else day.isoformat()


def resolve_bounds(phrase: str, setting: Setting) -> Bounds | None:
    """Give the bounds of a whole phrase in its setting."""
    phrase = " ".join(phrase.split()).strip(" ,.")
    if (match := BOUND.match(phrase)) is not None:
        return resolve_open(match[1].lower(), match[2], setting)
    bounds = resolve_whole(phrase, setting)
    if bounds is None and not setting.bare:
        bounds = resolve_hour_and_day(phrase, setting) or resolve_held(phrase, setting)
    if bounds is None:
        return None
    preposition = setting.preposition
    if preposition in {"as of", "as at"}:
        return Bounds(bounds.end, bounds.end)
    begins = not COMPARED.search(setting.lead) or COMING.search(setting.lead) is not None
    if preposition == "from" and begins and bounds.start is not None:
        return Bounds(bounds.start, None)
    return bounds


def resolve_open(word: str, phrase: str, setting: Setting) -> Bounds | None:
    """Give the bounds of `since X`, `until X`, `before X`, `after X`: one end stays open."""
    if (unit := re.fullmatch(r"(?i)the (\w+) (?:is out|is over|ends)", phrase)) is not None and setting.published:
        running = find_unit(setting.published, unit[1].lower(), 0)
        return None if running is None else Bounds(None, running.end)
    inner = replace(setting, lead=f"{setting.lead}{word} ")
    bounds = resolve_whole(phrase, inner)
    if bounds is None and word == "since" and (inside := find_atoms(phrase)) and inside[-1].end == len(phrase):
        bounds = resolve_whole(phrase[inside[-1].start :], inner)  # `since the war began in 2023`
    if bounds is None or bounds.start is None or bounds.end is None:
        return None
    if word == "since":
        return Bounds(bounds.start, None)
    if word in {"until", "till"}:
        return Bounds(None, bounds.end)
    if word == "after":
        return Bounds(bounds.end + DAY, None)
    return Bounds(None, bounds.start - DAY)


def resolve_whole(phrase: str, setting: Setting) -> Bounds | None:
    """Give the bounds of a phrase without its bound word: one form, else two ends with a word between them."""
    forms: tuple[Callable[[str, Setting], Bounds | None], ...] = (resolve_point, resolve_stretch, resolve_relative)
    for form in forms:
        if (bounds := form(phrase, setting)) is not None:
            return bounds
    if (match := TWO_ENDS.match(phrase)) is not None:
        return resolve_ends(match[1], match[2], setting)
    if (match := re.match(r"(?i)(?:from|(?:the )?(?:period|years))\s+(.*[-‐‑–—].*)\Z", phrase)) is not None:
        return resolve_whole(match[1], setting)
    return None


def resolve_ends(first: str, second: str, setting: Setting) -> Bounds | None:
    """Give the span from the beginning of `first` to the end of `second`; a year told once serves both."""
    year = re.search(r"\b(?:1[5-9]|20)\d\d\Z", second)
    if year is not None and re.search(r"(?i)[a-z]", first) and not re.search(r"\b(?:1[5-9]|20)\d\d\b", first):
        first = f"{first} {year.group()}"
    if re.fullmatch(r"\d{1,2}", second) and (day := re.fullmatch(r"([A-Z][a-z]+\.?) \d{1,2}", first)) is not None:
        second = f"{day[1]} {second}"
    if re.fullmatch(r"\d{1,2}", first) and (day := re.fullmatch(r"\d{1,2} ([A-Z][a-z]+.*)", second)) is not None:
        first = f"{first} {day[1]}"
    if re.fullmatch(r"(?:1[5-9]|20)\d\d", first) and re.fullmatch(r"\d\d", second):
        second = first[:2] + second
    left = resolve_whole(first, setting)
    right = resolve_whole(second, setting)
    if left is None or right is None or left.start is None or right.end is None:
        return None
    if left.start > right.end:
        left = move_before(left, right, first)
        if left is None or left.start is None:
            return None
    return Bounds(left.start, right.end)


def move_before(left: Bounds, right: Bounds, phrase: str) -> Bounds | None:
    """Move a first end that no year fixes in front of the second: a year back for a month, a week for a weekday."""
    if re.search(r"\b(?:1[5-9]|20)\d\d\b", phrase) or left.start is None or left.end is None or right.end is None:
        return None
    if re.search(r"(?i)day\b", phrase):
        gap = (left.start - right.end).days // 7 + 1
        return Bounds(left.start - gap * 7 * DAY, left.end - gap * 7 * DAY)
    return Bounds(
        left.start.replace(year=left.start.year - 1, day=1 if left.start.day > 28 else left.start.day), left.end
    )


def resolve_hour_and_day(phrase: str, setting: Setting) -> Bounds | None:
    """Give the day beside an hour or a part of the day: `5 p.m. on Tuesday`, `the night of 5 May`."""
    if (
        match := re.match(r"(?i)the (?:early hours|small hours|morning|afternoon|evening|night) of (.+)\Z", phrase)
    ) is not None:
        return resolve_point(match[1], setting)
    atoms = find_atoms(phrase)
    days = [each for each in atoms if each.kind == "date"]
    if len(days) != 1 or len(atoms) == len(days) or any(each.kind == "period" for each in atoms):
        return None
    return resolve_point(phrase[days[0].start : days[0].end], setting)


def resolve_held(phrase: str, setting: Setting) -> Bounds | None:
    """Give the days of the one dated expression that a longer phrase holds: `Harvest Night in May`."""
    if not phrase[:1].isupper() or re.match(r"(?:The|A|An|Early|Late|Mid|Each|Every)\b", phrase):
        return None
    match = re.search(r"\s(?:in|of|on)\s+((?:the\s+)?[A-Z0-9][\w’' ,]*)\Z", phrase)
    return resolve_point(match[1], setting) if match else None
