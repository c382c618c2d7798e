"""A row of a reference table, and how its period, value and unit are read."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from fractions import Fraction

from factextract.records import Period

SCALES = {
    "hundred": 100,
    "hundreds": 100,
    "thousand": 1000,
    "thousands": 1000,
    "million": 10**6,
    "millions": 10**6,
    "mn": 10**6,
    "mio": 10**6,
    "billion": 10**9,
    "billions": 10**9,
    "bn": 10**9,
    "trillion": 10**12,
    "trillions": 10**12,
}
UNIT_NAMES = {
    "%": "percent",
    "percent": "percent",
    "per cent": "percent",
    "pct": "percent",
    "percentage": "percent",
    "pc": "percent",
    "pt": "percent",
    "year": "year",
    "yr": "year",
    "tonne": "tonne",
    "t": "tonne",
    "metric ton": "tonne",
    "mt": "megatonne",
    "kt": "kilotonne",
    "gwh": "gigawatt-hour",
    "twh": "terawatt-hour",
    "mwh": "megawatt-hour",
    "kwh": "kilowatt-hour",
    "mw": "megawatt",
    "gw": "gigawatt",
    "km": "kilometre",
    "kilometer": "kilometre",
    "metre": "metre",
    "meter": "metre",
    "sq km": "square kilometre",
    "sq. km": "square kilometre",
    "km2": "square kilometre",
    "square kilometer": "square kilometre",
    "ha": "hectare",
    "$": "USD",
    "us$": "USD",
    "usd": "USD",
    "us dollar": "USD",
    "dollar": "USD",
    "€": "EUR",
    "euro": "EUR",
    "£": "GBP",
}
SCALED_UNITS = {"megatonne": ("tonne", 10**6), "kilotonne": ("tonne", 1000)}
COUNT_UNITS = re.compile(
    r"(?:persons?|people|inhabitants?|number|count|units?|applications?|households?|cases?|deaths?|jobs?|employees?)\Z"
)
PERIOD = re.compile(
    r"(?P<year>\d{4})(?:"
    r"(?P<rest>)|[- ]?Q(?P<quarter>[1-4])|-?M(?P<m>\d{1,2})|-(?P<month>\d{2})(?:-(?P<day>\d{2}))?|-?[SH](?P<half>[12])"
    r")(?:T00:00:00(?:\.0+)?Z?| 00:00:00)?\Z",
    re.I,
)
QUARTER_FIRST = re.compile(r"Q([1-4])[- ]?(\d{4})\Z", re.I)


@dataclass(frozen=True, slots=True)
class Row:
    """One figure of a table."""

    table: str
    number: int
    """The row's number in the table, the header not counted."""
    entity: str
    indicator: str
    period: Period | None
    value: Decimal
    unit: str | None
    """The unit as the table writes it."""
    source: str | None
    code: str | None = None
    """The entity's ISO code, where the table has one."""
    scale: Fraction = Fraction(1)
    """A power of ten that the table states beside the unit."""

    def measure(self) -> tuple[str | None, Fraction]:
        """Give the unit as claims name it, None for a plain count, and the factor from the table's figure."""
        unit, factor = read_unit(self.unit or find_unit(self.indicator))
        return unit, factor * self.scale


def read_period(text: str) -> Period | None:
    """Read `2023`, `2023-Q3`, `Q3 2023`, `2023-04`, `2023M04`, `2023-H1`, `2023-04-30`; None for anything else."""
    swapped = QUARTER_FIRST.match(text.strip())
    match = PERIOD.match(f"{swapped[2]}-Q{swapped[1]}" if swapped else text.strip().removesuffix(".0"))
    if match is None:
        return None
    year = int(match["year"])
    if not 1 <= year <= 9999:
        return None
    first, last = 1, 12
    if match["quarter"]:
        last = int(match["quarter"]) * 3
        first = last - 2
    elif match["half"]:
        last = int(match["half"]) * 6
        first = last - 5
    elif match["m"] or match["month"]:
        first = last = int(match["m"] or match["month"])
    if not 1 <= first <= 12:
        return None
    days = calendar.monthrange(year, last)[1]
    if match["day"]:
        day = int(match["day"])
        if not 1 <= day <= days:
            return None
        return make_period(date(year, first, day), date(year, first, day))
    return make_period(date(year, first, 1), date(year, last, days))


def make_period(first: date, last: date) -> Period:
    """Give the days from the first to the last as a record."""
    return Period.model_validate({"from": first.isoformat(), "to": last.isoformat()})


def read_value(text: str) -> Decimal | None:
    """Read a table's figure, `1234.5` or `1,234.5`; None for an empty cell and for what is no number."""
    plain = text.strip().replace("\u00a0", "").replace(",", "")
    try:
        value = Decimal(plain)
    except InvalidOperation:
        return None
    return value if value.is_finite() else None


def read_unit(text: str | None) -> tuple[str | None, Fraction]:
    """Give a unit as claims name it, None for a plain count or nothing known, and the scale that stands with it."""
    if text is None:
        return None, Fraction(1)
    words, factor = text.strip(), Fraction(1)
    if words.startswith("%"):
        return "percent", factor
    kept = []
    for word in re.split(r"[\s_]+", words):
        scale = SCALES.get(word.casefold().strip("(),"))
        if scale is not None:
            factor *= scale
        elif word.casefold() not in ("of", "current", "constant", "in"):
            kept.append(word)
    name = " ".join(kept).strip("() ")
    if re.fullmatch(r"[A-Z]{3}", name) and name not in ("GWH",):
        return name, factor
    folded = name.casefold()
    unit = UNIT_NAMES.get(folded) or UNIT_NAMES.get(folded.removesuffix("s"))
    if unit is None and folded.startswith(("percent ", "% ", "per cent ")):
        unit = "percent"
    if unit in SCALED_UNITS:
        base, times = SCALED_UNITS[unit]
        return base, factor * times
    if unit is not None or not folded or COUNT_UNITS.fullmatch(folded):
        return unit, factor
    return folded.removesuffix("s"), factor


def find_unit(indicator: str) -> str | None:
    """Give the unit that an indicator carries in brackets: `GDP (current US$)`, `Inflation (annual %)`."""
    for inside in re.findall(r"\(([^()]*)\)", indicator):
        if "%" in inside:
            return "percent"
        if "US$" in inside:
            return "USD"
        if re.fullmatch(r"(?:years|kt|thousands?|millions?|people|number)", inside.strip(), re.I):
            return str(inside.strip())
    return None
