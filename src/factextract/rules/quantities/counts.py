"""What is left: a number that counts things or people, or that only looks as if it did."""

from __future__ import annotations

import re

from factextract.lexicon import cache_by_words, load_lexicon
from factextract.rules.mentions import Numeral, Quantity
from factextract.rules.quantities.context import MARKET
from factextract.rules.quantities.desk import Desk, plain
from factextract.rules.quantities.sharing import WORTH


@cache_by_words
def one_words() -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    """Give the words behind and before `one` that take its counting force, and the verbs of speakers."""
    words = load_lexicon("names")
    return frozenset(words["one_stop"]), frozenset(words["one_stop_before"]), frozenset(words["speaker_verbs"])


def count_or_exclude(desk: Desk, index: int, numeral: Numeral) -> None:
    """Decide on a bare number: a count, the pronoun `one`, an amount whose sign is left out, or a level of an index."""
    text = desk.text[numeral.start : numeral.end].lower()
    hyphened_one = text == "1" and desk.after(numeral).text == "-" and desk.after(numeral, 2).kind == "word"
    if (text == "one" or hyphened_one) and not counts_one(desk, numeral):
        desk.exclude(index, "pronoun", "quantities.no_pronoun_one")
        return
    if (
        text in ("nil", "zero")
        and not re.match(r"\s+(?:\w+\s){0,2}\w+", desk.text[numeral.end : numeral.end + 24])
        and text == "nil"
    ):
        desk.exclude(index, "vague", "quantities.no_nil")
        return
    if (
        re.match(r"-(?:\w+(?:th|rd|st|nd)|half|quarter)\b", desk.text[numeral.end : numeral.end + 12])
        and not numeral.digits
    ):
        desk.exclude(index, "idiom", "quantities.no_compound_word")
        return
    if text == "zero" and desk.after(numeral).text == "-" and desk.after(numeral).glued:
        desk.exclude(index, "idiom", "quantities.no_compound_word")
        return
    amount = elided_money(desk, numeral) or percent_level(desk, numeral) or index_level(desk, numeral)
    if amount is not None:
        desk.take(amount, index)
        return
    quantity = Quantity(
        numeral.start,
        numeral.end,
        "count",
        value=plain(numeral.value),
        comparator=">=" if numeral.kind == "vague" else "=",
        numerals=((numeral.start, numeral.end),),
        rules=(numeral.rule, "quantities.count"),
        warnings=numeral.warnings,
    )
    desk.take(quantity, index)


def counts_one(desk: Desk, numeral: Numeral) -> bool:
    """Whether `one` counts (`one person died`), and is no pronoun (`the one`), determiner (`one day`) or idiom."""
    stop, stop_before, speakers = one_words()
    before, after = desk.before(numeral), desk.after(numeral)
    if after.kind != "word" or not desk.lexemes.follows(desk.after_index(numeral)):
        if after.text in ("-", "‐", "‑") and after.glued:
            behind = desk.after(numeral, 2).lower
            return (
                behind
                not in (
                    "off",
                    "time",
                    "on",
                    "to",
                    "way",
                    "man",
                    "sided",
                    "stop",
                    "size",
                    "party",
                    "state",
                    "quarter",
                    "upmanship",
                    "word",
                    "liner",
                    "click",
                    "hit",
                )
                and behind.isalpha()
            )
        return False
    if after.lower == "in" and desk.after(numeral, 2).lower in (
        "critical",
        "serious",
        "stable",
        "intensive",
        "hospital",
    ):
        return True
    if before.lower in ("only", "just", "exactly") and after.lower not in (
        "of",
        "day",
        "thing",
        "way",
        "another",
        "more",
    ):
        return True
    if after.lower in stop or after.lower.endswith("self"):
        return False
    if before.kind == "word" and before.lower in stop_before and desk.lexemes.follows(desk.lexeme_at(numeral.start)):
        return False
    if after.lower.endswith("ly") or after.lower in ("of",):
        return False
    window = desk.words_after(numeral.end, 4)
    if any(word in speakers for word in window[1:]) and before.lower in (
        "as",
        "and",
        ",",
        "“",
        ".",
        "but",
        ";",
        ":",
        "”",
        "month",
        "",
    ):
        return False
    return not (window and any(word in speakers for word in window[1:3]))


def elided_money(desk: Desk, numeral: Numeral) -> Quantity | None:
    """Read an amount whose sign was left out behind a word of price.

    `worth more than 1.4 million`, the article writing money.
    """
    head = desk.text[max(0, numeral.start - 40) : numeral.start]
    after = desk.after(numeral)
    if numeral.kind == "cardinal" and numeral.value >= 1000:
        more = left_out_again(desk, numeral)
        if more is not None:
            return more
    if (
        numeral.kind != "cardinal"
        or numeral.value < 100
        or not WORTH.search(head)
        or (
            after.kind == "word"
            and after.lower
            not in (
                "in",
                "at",
                "for",
                "and",
                "a",
                "per",
                "each",
                "on",
                "to",
                "last",
                "more",
                "this",
                "by",
                "from",
                "when",
                "after",
                "before",
                "while",
                "than",
            )
        )
    ):
        return None
    units = [quantity.unit for quantity in desk.quantities.values() if quantity.type == "currency"]
    if not units:
        return None
    unit = max(sorted({unit for unit in units if unit}), key=units.count)
    return Quantity(
        numeral.start,
        numeral.end,
        "currency",
        value=plain(numeral.value),
        unit=unit,
        numerals=((numeral.start, numeral.end),),
        rules=(numeral.rule, "quantities.money_elided"),
        warnings=("currency_assumed",),
    )


MONEY_NOUNS = frozenset(
    [
        "revenue",
        "revenues",
        "profit",
        "profits",
        "budget",
        "cost",
        "costs",
        "sales",
        "spending",
        "debt",
        "debts",
        "loss",
        "losses",
        "income",
        "value",
        "price",
        "prices",
        "turnover",
        "deficit",
        "surplus",
        "investment",
        "investments",
        "exports",
        "imports",
        "earnings",
        "funding",
        "bill",
        "expenditure",
        "gdp",
        "reserves",
        "assets",
        "loan",
        "loans",
        "borrowing",
        "fine",
        "tax",
        "taxes",
        "aid",
        "fund",
        "worth",
        "estimate",
        "forecast",
        "turnover",
        "output",
        "receipts",
        "donations",
    ]
)


def left_out_again(desk: Desk, numeral: Numeral) -> Quantity | None:
    """Read a great amount whose sign is left out, since the sentence has just written it.

    `707 million more`, `on the revenue of 9.7 billion`.
    """
    start, _ = desk.sentence(numeral.start)
    earlier = [
        quantity
        for quantity in desk.quantities.values()
        if quantity.type == "currency" and start <= quantity.start < numeral.start
    ]
    tail = desk.text[numeral.end : numeral.end + 16]
    closes = re.match(
        r"\s*(?:[.,;:)]|\Z|\n|\s(?:more|less|higher|lower|in|on|a\syear|last|this|for|and|from|by|at|to|compared|"
        r"after|the|of\sthat)\b)",
        tail,
    )
    if not earlier or not closes or numeral.scale < 1000:
        return None
    words = set(desk.words_before(numeral.start, 7))
    if not (
        re.match(r"\s(?:more|less|higher|lower)\b", tail)
        or words & MONEY_NOUNS
        or (words & {"from", "against", "versus", "with"} and words & {"up", "down", "compared", "from"})
    ):
        return None
    unit = max(earlier, key=lambda quantity: quantity.start).unit
    return Quantity(
        numeral.start,
        numeral.end,
        "currency",
        value=plain(numeral.value),
        unit=unit,
        numerals=((numeral.start, numeral.end),),
        rules=(numeral.rule, "quantities.money_elided"),
        warnings=("currency_assumed",),
    )


def percent_level(desk: Desk, numeral: Numeral) -> Quantity | None:
    """Read a level without its percent sign where the sentence says that it is one.

    `the pass percentage slipped to 94.03`.
    """
    start, _ = desk.sentence(numeral.start)
    if not numeral.digits or not 0 <= numeral.value <= 100 or numeral.scale != 1:
        return None
    if not desk.sentence_words(numeral.start) & {"percentage", "percentages"}:
        return None
    head = desk.text[start : numeral.start]
    tail = desk.text[numeral.end : numeral.end + 14]
    said = re.search(r"\bpercentages?\b(?!\s?-?points?)", head) and re.search(
        r"\b(?:to|at|of|from|is|was|stood|reached)\s(?:about\s|around\s|nearly\s|just\s)?\Z", head[-24:]
    )
    if not said or not re.match(
        r"\s*(?:[.,;:)]|\Z|\n|\s(?:in|on|this|last|from|and|against|for|by|while|compared|to|a)\b)", tail
    ):
        return None
    return Quantity(
        numeral.start,
        numeral.end,
        "percentage",
        value=plain(numeral.value),
        unit="percent",
        numerals=((numeral.start, numeral.end),),
        rules=(numeral.rule, "quantities.percent_level"),
    )


def index_level(desk: Desk, numeral: Numeral) -> Quantity | None:
    """Read the level or the move of an index without its unit: `the index rose to 141.7`, `closed at 5272.50`."""
    text = desk.text[numeral.start : numeral.end]
    if not numeral.digits or numeral.scale != 1 or numeral.value < 20:
        return None
    words = desk.sentence_words(numeral.start)
    strong = words & {
        "ftse",
        "dow",
        "nasdaq",
        "dax",
        "cac",
        "nikkei",
        "sensex",
        "nifty",
        "topix",
        "kospi",
        "stoxx",
        "asx",
        "index",
        "pmi",
        "s&p",
        "bourse",
        "composite",
    }
    moved = re.search(
        r"\bpoints?,?\s(?:lower\s|higher\s)?(?:to|at)\s(?:close\sat\s|finish\sat\s|end\sat\s)?\Z",
        desk.text[max(0, numeral.start - 40) : numeral.start],
    )
    if not strong and not (moved and numeral.value >= 500):
        return None
    head = desk.text[max(0, numeral.start - 40) : numeral.start]
    after = desk.after(numeral)
    counted = (
        after.kind == "word"
        and desk.lexemes.follows(desk.after_index(numeral))
        and after.lower
        not in (
            "in",
            "on",
            "at",
            "by",
            "from",
            "mark",
            "level",
            "after",
            "and",
            "as",
            "while",
            "for",
            "to",
            "last",
            "a",
            "this",
            "when",
            "amid",
            "with",
            "points",
            "but",
            "compared",
            "before",
            "since",
        )
    )
    level = re.search(
        r"\b(?:to|at|from|of|above|below|reached|hit|mark|increase\sof|past|through|around|the|near)\s(?:about\s|"
        r"around\s|the\s|a\s\w+\sof\s)?\Z",
        head,
    )
    if (
        counted
        or not level
        or not ("." in text or "," in text or numeral.value >= 100 or words & MARKET & {"index", "pmi"})
    ):
        return None
    return Quantity(
        numeral.start,
        numeral.end,
        "measurement",
        value=plain(numeral.value),
        unit="point",
        numerals=((numeral.start, numeral.end),),
        rules=(numeral.rule, "quantities.index_level"),
    )
