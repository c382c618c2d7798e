"""Which currency a sign, a code or a word means."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from factextract.lexicon import cache_by_words, load_lexicon

HUNDREDTH = Decimal("0.01")


@dataclass(frozen=True, slots=True)
class Currency:
    """What a piece of text says of money.

    The ISO 4217 code, the part of one unit, and whether others share the word.
    """

    code: str
    part: Decimal = Decimal(1)
    family: str | None = None
    """The family of currencies that share this word or sign; None where it is unmistakable."""


@cache_by_words
def iso_codes() -> frozenset[str]:
    """Give the ISO 4217 codes that the press writes before or behind an amount: CLDR's, without those refused."""
    from babel.numbers import list_currencies  # noqa: PLC0415  slow to load, and not needed for a help text

    words = load_lexicon("currencies")
    return frozenset(code for code in list_currencies() if code not in words["refused"] and code.isascii())


@cache_by_words
def sign_pattern() -> re.Pattern[str]:
    """Give a pattern for a sign or code of money that stands right before a number, one blank allowed between.

    The groups `sign` and `code` tell which it is; a sign made of letters and `$` may have a blank inside.
    """
    signs = sorted(load_lexicon("currencies")["signs"], key=lambda sign: (-len(sign), sign))
    parts = [re.escape(sign).replace(r"\$", r"[ \u00a0]?\$") if len(sign) > 1 else re.escape(sign) for sign in signs]
    codes = "|".join(sorted(iso_codes()))
    return re.compile(rf"(?<![^\W_])(?:(?P<code>{codes})|(?P<sign>{'|'.join(parts)}))[ \u00a0\u202f]?\Z")


LONGEST_SIGN = 9
"""Characters that a sign, the blank inside it and the blank behind it may take."""


def sign_before(text: str, offset: int) -> tuple[int, Currency] | None:
    """Give the start and the meaning of the sign or code of money that stands right before an offset of the text."""
    begin = max(0, offset - LONGEST_SIGN)
    match = sign_pattern().search(text, begin, offset)
    if match is None:
        return None
    surface = (match["code"] or match["sign"]).replace(" ", "").replace("\u00a0", "")
    currency = find_currency(surface)
    return None if currency is None else (match.start(), currency)


@cache_by_words
def families() -> dict[str, dict[str, str]]:
    """Give, for each word that several currencies share, the codes by the adjective before it."""
    return {name: dict(table) for name, table in load_lexicon("currencies")["families"].items()}


FAMILY_OF_WORD = {
    "dollar": "dollar",
    "dollars": "dollar",
    "dlr": "dollar",
    "dlrs": "dollar",
    "buck": "dollar",
    "bucks": "dollar",
    "pound": "pound",
    "pounds": "pound",
    "rupee": "rupee",
    "rupees": "rupee",
    "franc": "franc",
    "francs": "franc",
    "krone": "krone",
    "kroner": "krone",
    "krona": "krone",
    "kronor": "krone",
    "crown": "crown",
    "crowns": "crown",
    "peso": "peso",
    "pesos": "peso",
    "shilling": "shilling",
    "shillings": "shilling",
    "dinar": "dinar",
    "dinars": "dinar",
    "riyal": "riyal",
    "riyals": "riyal",
    "rial": "riyal",
    "rials": "riyal",
    "dirham": "dirham",
    "dirhams": "dirham",
    "lira": "lira",
    "liras": "lira",
    "yen": "yen",
    "won": "won",
    "cent": "dollar",
    "cents": "dollar",
    "¢": "dollar",
    "c": "dollar",
}


def find_currency(text: str) -> Currency | None:
    """Give the currency that a sign, code or name means by itself.

    `€`, `HK$`, `CHF`, `Swiss francs`, `pence`; else None.
    """
    words = load_lexicon("currencies")
    name = " ".join(text.split())
    if name in words["signs"]:
        return Currency(words["signs"][name], family=words["shared_signs"].get(name))
    if name in iso_codes():
        return Currency(name)
    low = name.lower()
    adjective, _, noun = low.rpartition(" ")
    for word in (noun, low):
        family = FAMILY_OF_WORD.get(word)
        if adjective and family and adjective in families()[family]:
            part = HUNDREDTH if word in words["subunits"] else Decimal(1)
            return Currency(families()[family][adjective], part)
    if low in words["names"]:
        return Currency(
            words["names"][low], family=FAMILY_OF_WORD.get(low) if low in words["ambiguous_names"]["words"] else None
        )
    if name in words["subunits"] or low in words["subunits"]:
        return Currency(words["subunits"].get(name) or words["subunits"][low], HUNDREDTH, FAMILY_OF_WORD.get(low))
    return None
