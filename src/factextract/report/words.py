"""A claim in plain words: what a reader who does not program sees of a record."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal

from factextract.records import Claim, Link, Period, TextSpan

TYPE_NAMES = {
    "percentage": "percentage",
    "percentage_point": "percentage points",
    "currency": "money",
    "count": "count",
    "measurement": "measurement",
    "duration": "length of time",
    "age": "age",
    "fraction": "fraction",
    "multiple": "multiple",
    "ratio": "ratio",
    "rank": "rank",
    "score": "score",
}
TYPE_SIGNS = {
    "percentage": "%",
    "percentage_point": "pp",
    "currency": "¤",
    "count": "#",
    "measurement": "↔",
    "duration": "◷",
    "age": "yr",
    "fraction": "½",
    "multiple": "×",
    "ratio": ":",
    "rank": "№",
    "score": "–",
}
"""A sign for each type, so that colour never says it alone."""

TYPE_FAMILIES = {
    "percentage": "share",
    "percentage_point": "share",
    "fraction": "share",
    "currency": "money",
    "count": "count",
    "measurement": "measure",
    "duration": "measure",
    "age": "measure",
    "multiple": "order",
    "ratio": "order",
    "rank": "order",
    "score": "order",
}
COMPARATOR_WORDS = {"=": "", "~": "about", ">": "more than", ">=": "at least", "<": "less than", "<=": "up to"}
MODALITY_WORDS = {
    "asserted": "stated as fact",
    "forecast": "foreseen, not yet so",
    "target": "aimed at or required",
    "hypothetical": "conditional or merely possible",
    "negated": "denied",
}
MODALITY_LEADS = {
    "asserted": "",
    "forecast": "foreseen: ",
    "target": "aim: ",
    "hypothetical": "possible: ",
    "negated": "denied: ",
}
CHANGE_LEADS = {
    ("increase", "by"): "an increase of ",
    ("increase", "to"): "rose to ",
    ("increase", "from"): "rose from ",
    ("decrease", "by"): "a decrease of ",
    ("decrease", "to"): "fell to ",
    ("decrease", "from"): "fell from ",
    ("none", "by"): "no change: ",
    ("none", "to"): "unchanged at ",
    ("none", "from"): "unchanged from ",
}
LINK_WORDS = {
    "conversion_of": "the same as {}",
    "part_of": "part of {}",
    "share_of": "a share of {}",
    "share_is": "a share that is {}",
    "change_from": "up or down from {}",
    "change_by": "the move that led to {}",
}
INVERSE_LINK_WORDS = {
    "conversion_of": "converted as {}",
    "part_of": "of which {}",
    "share_of": "of which {}",
    "share_is": "which is {}",
    "change_from": "moved on to {}",
    "change_by": "moved by {}",
}
REASON_WORDS = {
    "date": "a date",
    "time_of_day": "a time of day",
    "period": "places something in time",
    "identifier": "part of a name or identifier",
    "ordinal": "an ordinal that only orders",
    "pronoun": "“one” as a pronoun",
    "idiom": "an idiom",
    "vague": "a vague word",
    "denominator": "the denominator of a rate",
    "list_marker": "numbers a list",
    "url": "part of an address",
}
WARNING_WORDS = {
    "currency_assumed": "the article does not say which currency the sign means",
    "respectively_length_mismatch": "a “respectively” list has more names than numbers, or fewer",
    "separator_ambiguous": "the comma or point may be a decimal mark or a thousands mark",
    "unreadable_number": "the digits cannot be read as one number",
    "range_reversed": "the range runs from the greater number to the smaller",
    "number_damaged_in_reading": "the number may have been damaged while the article was read",
}
CURRENCY_SIGNS = {"USD": "$", "GBP": "£", "EUR": "€", "JPY": "¥"}
SCALES = (
    (Decimal(1_000_000_000_000), "trillion"),
    (Decimal(1_000_000_000), "billion"),
    (Decimal(1_000_000), "million"),
)
SCALED_DIGITS = 6
"""A number of at most so many digits is written with its scale word, a longer one in full."""
MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July"),
    *("August", "September", "October", "November", "December"),
)
IRREGULAR_UNITS = {"foot": "feet", "person": "people", "inch": "inches", "degree Celsius": "degrees Celsius"}
IRREGULAR_UNITS |= {"degree Fahrenheit": "degrees Fahrenheit", "hertz": "hertz", "magnitude": "magnitude"}
ARTICLES = ("the ", "a ", "an ")


def describe_claim(claim: Claim, others: Mapping[str, Claim] | None = None) -> str:
    """Give a claim as one line: amount, what is counted, of whom, where, when, and its ties to `others`."""
    parts = [MODALITY_LEADS[claim.modality] + state_amount(claim)]
    if claim.metric is not None:
        if follows_number(claim):
            parts[0] = f"{parts[0]} {name_counted(claim.metric.text)}"
        else:
            parts.append(flat(claim.metric.text))
    for span in (claim.subject, claim.place, claim.time):
        if span is not None and not covers(claim.metric, span):
            parts.append(flat(span.text))
    for link in claim.links:
        other = (others or {}).get(link.target)
        if other is not None:
            parts.append(describe_link(link, other, claim))
    return ", ".join(parts)


def follows_number(claim: Claim) -> bool:
    """Tell whether number and noun read as one phrase: `45.9 million local trademarks`, whichever stands first."""
    return claim.type == "count" and claim.per is None and claim.change is None


def covers(whole: TextSpan | None, part: TextSpan) -> bool:
    """Tell whether one span holds another."""
    return whole is not None and whole.start <= part.start and part.end <= whole.end


def drop_article(text: str) -> str:
    """Take a leading article off a noun phrase."""
    for article in ARTICLES:
        if text.lower().startswith(article):
            return text[len(article) :]
    return text


def name_counted(text: str) -> str:
    """Give what is counted as it reads behind its number: `visitors` of `The number of visitors`."""
    plain = drop_article(flat(text))
    for opening in ("number of ", "total number of "):
        if plain.lower().startswith(opening):
            return plain[len(opening) :]
    return plain


def flat(text: str) -> str:
    """Give a text on one line."""
    return " ".join(text.split())


def state_amount(claim: Claim) -> str:
    """Give the amount with its hedge, its movement and its denominator: `more than 38,000`, `rose to 9th place`."""
    lead = "" if claim.change is None else CHANGE_LEADS[claim.change.direction, claim.change.role]
    hedge = flat(claim.hedge.text) if claim.hedge is not None else COMPARATOR_WORDS[claim.comparator]
    amount = state_value(claim)
    if claim.type == "rank" and claim.comparator == "<=":
        hedge, amount = "", f"top {group_digits(claim.value or '')}"
    per = ""
    if claim.per is not None:
        plain = Decimal(claim.per.value) == 1
        noun = claim.per.unit if plain else name_unit(claim.per.unit, claim.per.value)
        per = f" per {noun}" if plain else f" per {group_digits(claim.per.value)} {noun}"
    return f"{lead}{hedge + ' ' if hedge else ''}{amount}{per}"


def state_value(claim: Claim) -> str:
    """Give the value in words, without hedge: `$2.15 trillion`, `5% to 10%`, `9th place`."""
    if claim.value is None:
        low, high = claim.low or "", claim.high or ""
        if claim.type in ("score", "ratio"):
            return f"{group_digits(low)}{'–' if claim.type == 'score' else ' to '}{group_digits(high)}"
        if claim.type == "rank":
            return f"{ordinal(low)} to {ordinal(high)} place"
        return f"{state_number(claim, low)} to {state_number(claim, high)}"
    return state_number(claim, claim.value)


def state_number(claim: Claim, value: str) -> str:
    """Give one decimal of a claim with its unit."""
    number = scale_number(value)
    unit = claim.unit
    if claim.type == "percentage":
        return f"{group_digits(value)}%"
    if claim.type == "currency" and unit:
        sign = CURRENCY_SIGNS.get(unit)
        minus, number = ("−", number[1:]) if number.startswith("-") else ("", number)
        return f"{minus}{sign}{number}" if sign else f"{minus}{unit} {number}"
    if claim.type == "rank":
        return f"{ordinal(value)} place"
    if claim.type == "age":
        return f"{group_digits(value)} {name_unit(unit or 'year', value)} old"
    if claim.type == "fraction":
        return name_fraction(claim, value)
    if claim.type == "multiple":
        return f"{group_digits(value)} times"
    return f"{number} {name_unit(unit, value)}" if unit else number


def name_fraction(claim: Claim, value: str) -> str:
    """Give a fraction as written, its decimal behind it."""
    exact = claim.fraction
    if exact is not None and claim.text[:1].isdigit():
        return f"{exact.numerator} in {exact.denominator}"
    return f"{flat(claim.text)} ({value})"


def name_unit(unit: str, value: str) -> str:
    """Give a unit's name, in the plural unless the value is one."""
    name = unit.replace("_", " ")
    if Decimal(value) in (1, -1):
        return name
    if name in IRREGULAR_UNITS:
        return IRREGULAR_UNITS[name]
    head, separator, rest = name.partition(" per ")
    if separator:
        return f"{name_unit(head, value)} per {rest}"
    if name.endswith(("s", "x", "ch", "sh")):
        return f"{name}es"
    if name.endswith("y") and name[-2:-1] not in "aeiou":
        return f"{name[:-1]}ies"
    return f"{name}s"


def group_digits(value: str) -> str:
    """Give a decimal with commas at its thousands: `38,000`, `0.0425`."""
    whole, point, rest = value.partition(".")
    minus, whole = ("-", whole[1:]) if whole.startswith("-") else ("", whole)
    groups: list[str] = []
    while len(whole) > 3:
        groups.insert(0, whole[-3:])
        whole = whole[:-3]
    return minus + ",".join([whole, *groups]) + point + rest


def scale_number(value: str) -> str:
    """Give a large decimal with its scale word where that keeps it exact: `1.59 million`; else with commas."""
    whole, _, rest = value.lstrip("-").partition(".")
    if rest or len(whole) < 7:
        return group_digits(value)
    for scale, word in SCALES:
        if len(whole) >= len(str(scale)):
            places = len(str(scale)) - 1
            head, tail = whole[:-places], whole[-places:].rstrip("0")
            if len(head) > 3 and word != "trillion":
                continue
            if len(head) + len(tail) <= SCALED_DIGITS:
                minus = "-" if value.startswith("-") else ""
                return f"{minus}{group_digits(head)}{'.' + tail if tail else ''} {word}"
            break
    return group_digits(value)


def ordinal(value: str) -> str:
    """Give a whole number as an ordinal: `12th`; any other decimal as it is."""
    if not value.isdigit():
        return group_digits(value)
    tens = value[-2:]
    ending = "th" if tens in ("11", "12", "13") else {"1": "st", "2": "nd", "3": "rd"}.get(value[-1], "th")
    return group_digits(value) + ending


def describe_link(link: Link, other: Claim, claim: Claim | None = None) -> str:
    """Give a tie from this claim to the other in words: `part of 54,000`."""
    pattern = LINK_WORDS[link.relation]
    if link.relation == "change_from":
        direction = claim.change.direction if claim is not None and claim.change is not None else None
        pattern = {"increase": "up from {}", "decrease": "down from {}"}.get(direction or "", "from {}")
    return pattern.format(name_claim(other))


def describe_inverse_link(link: Link, other: Claim) -> str:
    """Give a tie that another claim has to this one, seen from this one: `of which 38,000`."""
    return INVERSE_LINK_WORDS[link.relation].format(name_claim(other))


def name_claim(claim: Claim) -> str:
    """Name a claim by its value alone."""
    return state_value(claim)


def describe_change(claim: Claim) -> str | None:
    """Give the movement in words: `an increase, to this figure, compared with a year earlier`."""
    change = claim.change
    if change is None:
        return None
    move = {"increase": "an increase", "decrease": "a decrease", "none": "no change"}[change.direction]
    role = {"by": "by this much", "to": "to this figure", "from": "from this figure"}[change.role]
    basis = f"; the article’s words: “{flat(change.basis.text)}”" if change.basis is not None else ""
    return f"{move}, {role}{basis}"


def describe_period(period: Period | None) -> str | None:
    """Give an interval of days in words: `2024`, `June 2024`, `1 January 2014 to 30 June 2023`, `until 5 May 2030`."""
    if period is None or (period.from_ is None and period.to is None):
        return None
    first = date.fromisoformat(period.from_) if period.from_ else None
    last = date.fromisoformat(period.to) if period.to else None
    if first is None or last is None:
        day = first or last
        return f"{'from' if first else 'until'} {name_day(day)}" if day else None
    if first == last:
        return name_day(first)
    if is_year_start(first) and is_year_end(last):
        return str(first.year) if first.year == last.year else f"{first.year} to {last.year}"
    if first.day == 1 and is_month_end(last):
        begin, end = f"{MONTHS[first.month - 1]} {first.year}", f"{MONTHS[last.month - 1]} {last.year}"
        return begin if begin == end else f"{begin} to {end}"
    return f"{name_day(first)} to {name_day(last)}"


def name_day(day: date) -> str:
    """Give a day as `5 May 2030`."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def is_year_start(day: date) -> bool:
    """Tell whether a day is the first of a year."""
    return (day.month, day.day) == (1, 1)


def is_year_end(day: date) -> bool:
    """Tell whether a day is the last of a year."""
    return (day.month, day.day) == (12, 31)


def is_month_end(day: date) -> bool:
    """Tell whether a day is the last of its month."""
    return day == date.max or date.fromordinal(day.toordinal() + 1).day == 1


def describe_reason(reason: str | None) -> str:
    """Say why a number is no claim."""
    return REASON_WORDS.get(reason or "", (reason or "no reason given").replace("_", " "))


def describe_warning(warning: str) -> str:
    """Say a machine-readable doubt in words."""
    name, _, detail = warning.partition(":")
    return WARNING_WORDS.get(name, name.replace("_", " ")) + (f" ({detail.strip()})" if detail else "")


def name_source(claim: Claim) -> str:
    """Say on whose word a claim stands: the credited source, carried over or not, else the article itself."""
    if claim.source is not None:
        return flat(claim.source.text)
    if claim.source_context is not None:
        return flat(claim.source_context.text)
    return "the article itself"
