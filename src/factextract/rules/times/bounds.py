"""Calendar days as inclusive bounds, and the arithmetic on them."""

from __future__ import annotations

import calendar
from dataclasses import dataclass
from datetime import date, timedelta

DAY = timedelta(days=1)
MONTHS_IN = {"month": 1, "quarter": 3, "year": 12, "decade": 120, "century": 1200}
DAYS_IN = {"day": 1, "night": 1, "week": 7, "fortnight": 14}


@dataclass(frozen=True, slots=True)
class Bounds:
    """The first and the last day of a period, both inside it; None where that end is open."""

    start: date | None
    end: date | None


def bound_year(year: int) -> Bounds:
    """Give the calendar year."""
    return Bounds(date(year, 1, 1), date(year, 12, 31))


def bound_month(year: int, month: int) -> Bounds:
    """Give the calendar month."""
    return Bounds(date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1]))


def bound_months(year: int, first: int, last: int) -> Bounds:
    """Give the months from `first` to `last` of one year."""
    return Bounds(bound_month(year, first).start, bound_month(year, last).end)


def bound_week(day: date) -> Bounds:
    """Give the week, Monday to Sunday, in which `day` lies."""
    monday = day - timedelta(days=day.weekday())
    return Bounds(monday, monday + timedelta(days=6))


def bound_day(day: date) -> Bounds:
    """Give the one day."""
    return Bounds(day, day)


def add_months(day: date, months: int) -> date:
    """Give the same day so many months on, or the last one of that month; the last day of a month stays a last day."""
    total = day.year * 12 + day.month - 1 + months
    year, month = divmod(total, 12)
    length = calendar.monthrange(year, month + 1)[1]
    return date(year, month + 1, length if is_month_end(day) else min(day.day, length))


def is_month_end(day: date) -> bool:
    """Whether the month ends with `day`."""
    return (day + DAY).month != day.month


def shift_months(bounds: Bounds, months: int) -> Bounds:
    """Give the same period so many months on; whole months stay whole."""
    start = add_months_plain(bounds.start, months) if bounds.start else None
    whole = bounds.start is None or bounds.start.day == 1
    if bounds.end is None:
        return Bounds(start, None)
    return Bounds(start, add_months(bounds.end, months) if whole else add_months_plain(bounds.end, months))


def add_months_plain(day: date, months: int) -> date:
    """Give the same day so many months on, cut to the length of that month."""
    total = day.year * 12 + day.month - 1 + months
    year, month = divmod(total, 12)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def shift_days(bounds: Bounds, days: int) -> Bounds:
    """Give the same period so many days on."""
    step = timedelta(days=days)
    return Bounds(bounds.start + step if bounds.start else None, bounds.end + step if bounds.end else None)


def end_with(day: date, unit: str, count: int) -> Bounds | None:
    """Give the `count` units that end with `day`: three years to 15 May begin on 16 May."""
    if unit in DAYS_IN:
        return Bounds(day - timedelta(days=DAYS_IN[unit] * count - 1), day)
    if unit not in MONTHS_IN:
        return None
    return Bounds(add_months(day, -MONTHS_IN[unit] * count) + DAY, day)


def begin_with(day: date, unit: str, count: int) -> Bounds | None:
    """Give the `count` units that begin with `day`."""
    if unit in DAYS_IN:
        return Bounds(day, day + timedelta(days=DAYS_IN[unit] * count - 1))
    if unit not in MONTHS_IN:
        return None
    return Bounds(day, add_months_plain(day, MONTHS_IN[unit] * count) - DAY)
