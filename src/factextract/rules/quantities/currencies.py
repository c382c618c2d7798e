"""Which currency a shared sign or word means: what the article itself writes, else an assumption with a warning."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace

from factextract.lexicon import cache_by_words, load_lexicon
from factextract.rules.mentions import Quantity
from factextract.rules.quantities.desk import Desk
from factextract.values.currencies import FAMILY_OF_WORD, families

DOLLAR_SIGN = re.compile(
    r"(?<![A-Za-z$])(?:(US|U\.S\.|A|AU|Au|C|CA|CAD|Can|Cdn|NZ|HK|S|SG|NT|J|TT|Bds|Z|N|FJ|EC|G)[ \u00a0]?\$|(USD|AUD|"
    r"CAD|NZD|HKD|SGD|TWD)\b)"
)
SIGN_CODES = {
    "US": "USD",
    "U.S.": "USD",
    "A": "AUD",
    "AU": "AUD",
    "Au": "AUD",
    "C": "CAD",
    "CA": "CAD",
    "CAD": "CAD",
    "Can": "CAD",
    "Cdn": "CAD",
    "NZ": "NZD",
    "HK": "HKD",
    "S": "SGD",
    "SG": "SGD",
    "NT": "TWD",
    "J": "JMD",
    "TT": "TTD",
    "Bds": "BBD",
    "Z": "ZWL",
    "N": "NAD",
    "FJ": "FJD",
    "EC": "XCD",
    "G": "GYD",
}


def resolve_currencies(desk: Desk, quantities: list[Quantity]) -> list[Quantity]:
    """Give the quantities with each shared sign or word of money decided."""
    meant: dict[str, tuple[str, bool] | None] = {}
    result = []
    for quantity in quantities:
        family = next((rule.removeprefix("family.") for rule in quantity.rules if rule.startswith("family.")), None)
        if family is None or quantity.type != "currency":
            result.append(quantity)
            continue
        if family not in meant:
            meant[family] = article_currency(desk, family, quantities)
        decided = meant[family]
        text = desk.text[quantity.start : quantity.end]
        if family == "dollar" and re.search(r"¢|\bc(?:ents?)?\Z|\dc\Z", text) and "$" not in text:
            decided = cents_of(desk, quantities, decided)
        if decided is None:
            if family not in ("pound", "yen") or ("£" not in text and "¥" not in text):
                quantity = replace(quantity, warnings=(*quantity.warnings, "currency_assumed"))
            result.append(quantity)
            continue
        code, sure = decided
        if family == "dollar" and code != "USD" and converts(desk, result, quantity, code):
            code, sure = "USD", True
        warnings = quantity.warnings if sure else (*quantity.warnings, "currency_assumed")
        result.append(
            replace(quantity, unit=code, warnings=warnings, rules=(*quantity.rules, "quantities.currency_of_article"))
        )
    return result


def converts(desk: Desk, earlier: list[Quantity], quantity: Quantity, code: str) -> bool:
    """Whether a bracketed amount right behind one in `code` converts it, so that it is in another dollar."""
    if not earlier or earlier[-1].unit != code or earlier[-1].type != "currency":
        return False
    return re.fullmatch(r"\s?\((?:about\s|around\s)?", desk.text[earlier[-1].end : quantity.start]) is not None


def cents_of(desk: Desk, quantities: list[Quantity], decided: tuple[str, bool] | None) -> tuple[str, bool] | None:
    """Decide whose cents bare cents are: those of the money that the article writes most."""
    codes = Counter(
        quantity.unit
        for quantity in quantities
        if quantity.type == "currency"
        and "cent" not in desk.text[quantity.start : quantity.end]
        and quantity.unit in ("USD", "EUR", "AUD", "CAD", "NZD", "ZAR", "SGD", "HKD", "KES")
    )
    if not codes:
        return decided
    code = codes.most_common(1)[0][0]
    return (code or "USD", True) if code != "USD" else decided


def article_currency(desk: Desk, family: str, quantities: list[Quantity]) -> tuple[str, bool] | None:
    """Say what a shared sign or word means in the article, and whether the article leaves no doubt; None where it
    says nothing."""
    counts = (
        Counter(SIGN_CODES[match[1]] if match[1] else match[2] for match in DOLLAR_SIGN.finditer(desk.text))
        if family == "dollar"
        else Counter[str]()
    )
    table = families().get(family, {})
    for adjective, code in table.items():
        pattern = adjective_pattern(adjective, family)
        found = len(pattern.findall(desk.lower))
        if found:
            counts[code] += found
    others = Counter({code: n for code, n in counts.items() if family != "dollar" or code != "USD"})
    if family == "dollar":
        if others:
            return others.most_common(1)[0][0], len(others) == 1
        return ("USD", True) if counts["USD"] else None
    if counts:
        return counts.most_common(1)[0][0], len(counts) == 1
    if family in ("pound",) and "£" in desk.text:
        return "GBP", True
    by_country: Counter[str] = Counter()
    for adjective, code in table.items():
        by_country[code] += len(re.findall(rf"\b{re.escape(adjective)}\b", desk.lower))
    by_country = +by_country
    if by_country and family not in ("yen", "pound"):
        return by_country.most_common(1)[0][0], len(by_country) == 1
    return None


@cache_by_words
def adjective_pattern(adjective: str, family: str) -> re.Pattern[str]:
    """Give a pattern for a country's adjective before a name of the family (`australian dollars`)."""
    words = load_lexicon("currencies")["names"]
    nouns = [word for word in words if FAMILY_OF_WORD.get(word) == family or word == family]
    return re.compile(rf"\b{re.escape(adjective)}\s+(?:{'|'.join(sorted(nouns, key=len, reverse=True))})\b")
