"""Denominators: `per 10,000 people`, `$15 an hour`, `121.7p a litre`, `20 lorries a day`, `for every 10,000 people`."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal

from factextract.rules.mentions import PerMention, Quantity
from factextract.rules.quantities.context import RATE_NOUNS, TIME_NOUNS
from factextract.rules.quantities.desk import Desk
from factextract.values.currencies import sign_before
from factextract.values.units import find_unit

SINGULARS = {
    "people": "person",
    "persons": "person",
    "capita": "person",
    "head": "person",
    "children": "child",
    "men": "man",
    "women": "woman",
    "births": "birth",
    "live births": "birth",
    "families": "family",
    "cities": "city",
    "companies": "company",
    "countries": "country",
    "bodies": "body",
    "deliveries": "delivery",
    "kilowatt-hours": "kilowatt-hour",
    "kwh": "kilowatt-hour",
    "mwh": "megawatt-hour",
    "kilo": "kilogram",
    "kg": "kilogram",
    "km": "kilometre",
    "annum": "year",
    "anno": "year",
    "feet": "foot",
    "premises": "premises",
    "gross tonne": "tonne",
    "buses": "bus",
    "losses": "loss",
    "passes": "pass",
    "classes": "class",
    "businesses": "business",
    "churches": "church",
    "matches": "match",
    "inches": "inch",
    "boxes": "box",
    "branches": "branch",
    "coaches": "coach",
    "beaches": "beach",
    "dishes": "dish",
}
PER_NUMBER = re.compile(r"\b(?:per|for every|for each|out of every|in every|to every|every|each)\s+\Z", re.IGNORECASE)
PER_WORD = re.compile(
    r"(?:\s*[-–]\s*|\s+)(?:per)[\s-]+(?:an?\s+)?(?!cent\b)(?P<noun>[A-Za-z][\w’'-]*(?:[ ](?:metres?|meters?|foot|"
    r"feet|mile|miles|kilometres?|kilometers?|inch|inches|hours?))?)",
    re.IGNORECASE,
)
A_WORD = re.compile(r"(?:\s*-\s*|\s+)an?(?:\s+|-)(?P<noun>(?:square|cubic|single|gross|troy)?\s?[a-z][\w’'-]*)")
SLASH_WORD = re.compile(r"\s?/\s?(?P<noun>[A-Za-z][\w²³]*)")
A_HEAD = re.compile(r"\s+(?:a|per)\s+(?:head|capita)\b")
EACH_TIME = re.compile(r"\s+(?:every|each)\s+(?P<noun>[a-z]+)")
OTHER_PER = re.compile(r"\bper[\s-](?:(?P<capita>capita|head)|(?P<noun>[a-z][a-z-]*))\b", re.IGNORECASE)
NOT_RATE = frozenset(
    [
        "cent",
        "pop",
        "fuel",
        "bargain",
        "lot",
        "bit",
        "few",
        "little",
        "while",
        "result",
        "year-earlier",
        "pair",
        "share-based",
        "record",
        "row",
    ]
)
STOP_WORDS = re.compile(
    r"[.;:!?\n]|\s(?:and|but|while|from|to|against|compared|versus|with|in|on|at|by|for|as|than|which|that|who)\s|,"
)
NOUNS_BETWEEN = re.compile(r"(?:\s+of)?(?:\s+[A-Za-z][\w’'-]*){1,4}?(?=\s+(?:a|an|per|every|each)\s)")


def singular(noun: str) -> str:
    """Give a denominator's unit: the canonical name of a unit of measure, else the noun in the singular."""
    low = " ".join(noun.lower().split())
    if low in SINGULARS:
        return SINGULARS[low]
    unit = find_unit(low)
    if unit is not None:
        return unit.name
    if low.endswith("ies") and len(low) > 4:
        return low[:-3] + "y"
    if low.endswith(("sses", "shes", "ches", "xes")):
        return low[:-2]
    return low[:-1] if low.endswith("s") and not low.endswith(("ss", "us", "is")) else low


def find_denominators(desk: Desk) -> list[tuple[int, PerMention]]:
    """Find numbers that are denominators (`per 100,000 people`, `for every 28 pupils`), with their numerals'
    indices."""
    found: list[tuple[int, PerMention]] = []
    for index, numeral in enumerate(desk.numerals):
        if (
            numeral.kind not in ("cardinal",)
            or index in desk.quantities
            or (index in desk.exclusions and desk.exclusions[index].reason != "period")
        ):
            continue
        head = desk.text[max(0, numeral.start - 24) : numeral.start]
        match = PER_NUMBER.search(head)
        if match is None:
            money = sign_before(desk.text, numeral.start)
            before = PER_NUMBER.search(desk.text[max(0, money[0] - 14) : money[0]]) if money else None
            if money and before and before.group().lower().strip() == "per":
                found.append((index, PerMention(numeral.value, money[1].code, money[0] - 4, numeral.end)))
            continue
        cue = match.group().lower().split()
        if cue in (["every"], ["each"]) and not follows_figure(desk, index):
            continue
        noun, end = counted_noun(desk, numeral.end)
        if (
            cue[-1] in ("every", "each")
            and len(cue) == 1
            and (
                not noun
                or (
                    singular(noun)
                    not in ("minute", "hour", "second", "day", "week", "month", "year", "kilometre", "mile", "metre")
                    and numeral.value < 10
                )
            )
        ):
            continue
        unit = singular(noun) if noun else "person"
        start = numeral.start - len(head) + match.start()
        found.append((index, PerMention(numeral.value, unit, start, end)))
    return found


def follows_figure(desk: Desk, index: int) -> bool:
    """Whether a figure stands shortly before a number in the same clause, so that `every 20 minutes` can divide it."""
    if index == 0:
        return False
    gap = desk.text[desk.numerals[index - 1].end : desk.numerals[index].start]
    return (
        len(gap) < 48 and re.search(r"[,.;:]|\b(?:and|but|while|which|that|orbits?|comes?|meets?|runs?)\b", gap) is None
    )


def counted_noun(desk: Desk, offset: int) -> tuple[str, int]:
    """Give the head of the noun phrase that begins at an offset (`live births`: `births`), and where it ends."""
    match = re.compile(r"\s+((?:[a-z][a-z-]+\s+)??[a-z][a-z-]*)\b").match(desk.text, offset)
    if match is None:
        return "", offset
    words = match[1].split()
    small = {
        "in",
        "of",
        "and",
        "by",
        "against",
        "from",
        "to",
        "is",
        "was",
        "were",
        "are",
        "for",
        "at",
        "compared",
        "last",
        "this",
        "on",
        "a",
        "an",
        "the",
        "as",
        "with",
        "over",
        "during",
        "across",
        "reached",
        "there",
        "had",
        "has",
        "have",
        "who",
        "that",
        "while",
        "but",
        "than",
    }
    if words[0] in small:
        return "", offset
    rest = re.compile(r"\s+([a-z][a-z-]*)\b").match(desk.text, offset + match.group().index(words[0]) + len(words[0]))
    if (
        rest is not None
        and rest[1] not in small
        and rest[1].endswith("s")
        and words[0] not in ("people",)
        and not words[0].endswith("s")
    ):
        return rest[1], rest.end()
    return words[0], offset + match.group().index(words[0]) + len(words[0])


def read_per(desk: Desk, quantity: Quantity, denominators: list[PerMention]) -> PerMention | None:
    """Read the denominator that belongs to a quantity: right behind it, behind its noun, or in its metric."""
    text, end = desk.text, quantity.end
    near = numbered_behind(desk, quantity, denominators)
    if near is not None:
        return near
    if quantity.type in ("age", "rank", "score", "ratio"):
        return None
    if quantity.type == "multiple":
        return None
    for pattern in (A_HEAD, PER_WORD, SLASH_WORD, A_WORD, EACH_TIME):
        match = pattern.match(text, end, min(len(text), end + 40))
        if match is None:
            continue
        per = accept(desk, quantity, match, pattern)
        if per is not None:
            return per
    if quantity.type in ("count", "currency", "measurement", "duration"):
        between = NOUNS_BETWEEN.match(text, end, min(len(text), end + 60))
        if between is not None and not STOP_WORDS.search(text[end : between.end()] + " "):
            for pattern in (A_HEAD, PER_WORD, A_WORD, EACH_TIME):
                match = pattern.match(text, between.end(), min(len(text), between.end() + 30))
                if (
                    match is not None
                    and (
                        pattern is A_HEAD
                        or singular(noun_of(match)) in TIME_NOUNS
                        or (pattern is PER_WORD and quantity.type in ("count", "measurement"))
                    )
                    and pattern is not EACH_TIME
                ):
                    return accept(desk, quantity, match, pattern)
    return None


def noun_of(match: re.Match[str]) -> str:
    """Give the noun that a pattern caught."""
    return match["noun"].strip()


def accept(desk: Desk, quantity: Quantity, match: re.Match[str], pattern: re.Pattern[str]) -> PerMention | None:
    """Take a denominator if the noun may be one here."""
    if pattern is A_HEAD:
        return PerMention(Decimal(1), "person", match.start(), match.end())
    noun = noun_of(match)
    low = noun.lower()
    if low == "cent" or (pattern is A_WORD and low in NOT_RATE):
        return None
    if pattern is EACH_TIME:
        return None
    if pattern is PER_WORD:
        return PerMention(Decimal(1), singular(noun), match.start(), match.end())
    if pattern is SLASH_WORD:
        known = find_unit(noun) is not None or low in RATE_NOUNS or low in ("hr", "mo", "yr")
        short = {"hr": "hour", "mo": "month", "yr": "year", "t": "tonne", "l": "litre", "lb": "pound"}
        if not (known or low in short) or quantity.type not in ("currency", "measurement", "count"):
            return None
        return PerMention(Decimal(1), short.get(low, singular(noun)), match.start(), match.end())
    words = low.split()
    closed = re.match(
        r"\s*[.,;:)”\"]|\s*\Z|\s(?:and|on|in|at|for|to|from|under|over|with|after|last|this|when|as|but|while|before|"
        r"or|by)\b",
        desk.text[match.end() : match.end() + 10],
    )
    if words[-1] not in RATE_NOUNS and not (
        quantity.type == "currency" and (words[0] in ("square", "cubic") or closed)
    ):
        return None
    if low == "year" and re.match(
        r"\s+(?:ago|earlier|later|before|after|old)\b|-", desk.text[match.end() : match.end() + 12]
    ):
        return None
    if words[-1] in TIME_NOUNS and re.match(
        r"\s+(?:ago|earlier|later|before|after)\b", desk.text[match.end() : match.end() + 12]
    ):
        return None
    if quantity.type == "fraction" and words[-1] not in TIME_NOUNS:
        return None
    if quantity.type == "duration" and words[-1] not in TIME_NOUNS:
        return None
    return PerMention(Decimal(1), singular(low), match.start(), match.end())


def numbered_behind(desk: Desk, quantity: Quantity, denominators: list[PerMention]) -> PerMention | None:
    """Give a numbered denominator of the same clause: behind the number and its noun, or before it."""
    start, end = desk.sentence(quantity.start)
    ahead = [per for per in denominators if quantity.end <= per.start < end]
    if ahead:
        gap = desk.text[quantity.end : ahead[0].start]
        if len(gap) < 70 and not re.search(r"\d|[;:]", gap) and not crosses_number(desk, quantity, ahead[0]):
            return ahead[0]
    behind = [per for per in denominators if start <= per.start and per.end <= quantity.start]
    behind = [per for per in behind if not text_starts(desk, per, "every", "each")]
    if (
        behind
        and quantity.type in ("count", "currency", "measurement")
        and not crosses_number_back(desk, quantity, behind[-1])
    ):
        gap = desk.text[behind[-1].end : quantity.start]
        if (
            len(gap) < 50
            and (re.search(r"\b(?:reached|was|were|is|are|stood|rose|fell|hit|to|against|from|there|had|at|of)\b", gap))
            and "," not in gap
        ):
            return behind[-1]
    return None


def text_starts(desk: Desk, per: PerMention, *words: str) -> bool:
    """Whether a denominator's own words begin with one of these."""
    return desk.text[per.start : per.end].lower().startswith(words)


def crosses_number(desk: Desk, quantity: Quantity, per: PerMention) -> bool:
    """Whether another quantity stands between a quantity and a denominator behind it."""
    return any(quantity.end <= other.start < per.start for other in desk.quantities.values() if other is not quantity)


def crosses_number_back(desk: Desk, quantity: Quantity, per: PerMention) -> bool:
    """Whether another quantity stands between a denominator and a quantity behind it."""
    return any(per.end <= other.start < quantity.start for other in desk.quantities.values())


def share_denominators(quantities: list[Quantity], desk: Desk) -> list[Quantity]:
    """Give the quantities with elided denominators filled in.

    `19.2 per 100,000 from 24.0`, `4.2p a share from 3.6p`.
    """
    result: list[Quantity] = []
    for quantity in quantities:
        if quantity.per is None and quantity.type in ("count", "currency", "measurement") and result:
            previous = result[-1]
            if shares_denominator(desk, previous, quantity):
                quantity = replace(quantity, per=previous.per, rules=(*quantity.rules, "modifiers.per_elided"))
        if quantity.per is None and quantity.type in ("currency", "count", "measurement"):
            per = metric_denominator(desk, quantity, result)
            if per is not None:
                quantity = replace(quantity, per=per, rules=(*quantity.rules, "modifiers.per_in_metric"))
        if (
            quantity.per is not None
            and quantity.per.start >= quantity.end
            and result
            and gives_back(desk, result[-1], quantity)
        ):
            result[-1] = replace(result[-1], per=quantity.per, rules=(*result[-1].rules, "modifiers.per_elided"))
        result.append(quantity)
    return result


def gives_back(desk: Desk, previous: Quantity, quantity: Quantity) -> bool:
    """Whether a quantity's denominator also holds for the one before.

    `from 25.73p to 26.35p per kWh`, `4p and 7p a day`.
    """
    if (
        previous.per is not None
        or previous.type != quantity.type
        or previous.unit != quantity.unit
        or quantity.type not in ("currency", "count", "measurement")
    ):
        return False
    return bool(re.fullmatch(r"\s+to\s+|\s+(?:and|or)\s+|,\s+", desk.text[previous.end : quantity.start]))


def shares_denominator(desk: Desk, previous: Quantity, quantity: Quantity) -> bool:
    """Whether a quantity goes on the comparison of the one before it, so that it shares its denominator."""
    if previous.per is None or previous.type != quantity.type or previous.unit != quantity.unit:
        return False
    if desk.sentence(previous.start) != desk.sentence(quantity.start):
        return False
    gap = desk.text[max(previous.end, previous.per.end if previous.per.start >= previous.end else 0) : quantity.start]
    tail = desk.text[quantity.end : quantity.end + 14]
    if re.match(r"\s+[a-z]{3,}", tail) and not re.match(
        r"\s+(?:in|on|at|after|before|last|for|the|a|to|from|by|and|as|two|three|when|while|now|today|currently|"
        r"previously|of|during|since|earlier|per)\b",
        tail,
    ):
        return False
    if len(gap) > 70:
        return False
    if (
        quantity.type == "currency"
        and previous.per.unit not in TIME_NOUNS
        and re.fullmatch(r",\s+(?:up|down|off)\s+", gap)
    ):
        return True
    return bool(
        re.search(
            r"\A[\s,]*(?:rising\s|falling\s|up\s|down\s)?to\s+(?:\w+\s+){0,2}\Z|(?:^|[\s,(])(?:from|against|"
            r"compared (?:with|to)|versus|vs|up from|down from|back to|than|and|while)\s+(?:\w+\s+){0,4}\Z",
            gap,
        )
        and not re.search(r"\d", gap)
    )


def metric_denominator(desk: Desk, quantity: Quantity, earlier: list[Quantity]) -> PerMention | None:
    """Read a denominator in the subject of the clause.

    `Earnings per share were 37.9`, `GDP per capita rose to $4,000`.
    """
    start, _ = desk.sentence(quantity.start)
    clause = desk.text[start : quantity.start]
    if len(clause) > 160:
        clause = clause[-160:]
    matches = list(OTHER_PER.finditer(clause))
    match = matches[-1] if matches else None
    if match is None or (match["noun"] or "").lower() in ("cent", "annum", "person", "se"):
        return None
    offset = quantity.start - len(clause)
    if any(
        offset + match.end() <= other.start < quantity.start and not movement_pair(desk, other, quantity)
        for other in earlier
    ):
        return None
    if any(other.start < offset + match.end() and other.end > offset + match.start() for other in earlier):
        return None
    if any(other.per is not None and other.per.start <= offset + match.start() < other.per.end for other in earlier):
        return None
    gap = clause[match.end() :]
    if not re.search(
        r"\b(?:was|were|is|are|came|rose|fell|reached|hit|stood|of|to|at|climbed|dropped|jumped|totalled|increased|"
        r"decreased|grew|by|from)\b",
        gap,
    ) or re.search(r"[;:,]", gap):
        return None
    before = clause[: match.start()]
    if (
        re.search(r"\b(?:cut|save|saves|reduce|lower|raise)\w*\b", before)
        and re.search(r"\bby\s+\Z", gap)
        and quantity.type != "currency"
    ):
        return None
    unit = "person" if match["capita"] else singular(match["noun"])
    return PerMention(Decimal(1), unit, offset + match.start(), offset + match.end())


def movement_pair(desk: Desk, other: Quantity, quantity: Quantity) -> bool:
    """Whether two quantities are the ends of one movement: `from` or `to` stands between them."""
    gap = desk.text[other.end : quantity.start]
    return (
        other.type == quantity.type
        and bool(re.search(r"\b(?:from|to|against)\s+(?:\w+\s+){0,2}\Z", gap))
        and len(gap) < 70
    )
