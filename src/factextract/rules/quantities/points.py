"""What bare points are: of a percentage, of an index, or points that a team or a league counts."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from factextract.rules.mentions import Quantity
from factextract.rules.quantities.context import GAME, MARKET, POLL
from factextract.rules.quantities.desk import Desk

PERCENT_SIGNS = frozenset({"percent", "cent", "%", "percentage", "pct", "pc"})
STRONG_MARKET = frozenset(
    [
        "index",
        "ftse",
        "dow",
        "nasdaq",
        "s&p",
        "dax",
        "cac",
        "nikkei",
        "sensex",
        "nifty",
        "topix",
        "kospi",
        "stoxx",
        "asx",
        "bourse",
        "benchmark",
        "jones",
        "composite",
        "pmi",
        "gauge",
        "sub-index",
    ]
)
SCORING = frozenset({"scored", "scoring", "scores", "averaged", "averaging", "averages", "netted"})
STRONG_GAME = frozenset(
    [
        "game",
        "games",
        "league",
        "scored",
        "rebounds",
        "assists",
        "nba",
        "coach",
        "collecting",
        "collected",
        "quarter",
        "bench",
        "basket",
        "goal",
        "goals",
        "win",
        "won",
        "winning",
        "match",
        "table",
        "standings",
        "season",
        "clear",
        "championship",
        "title",
        "drivers",
    ]
)
STRONG_POLL = frozenset(
    [
        "poll",
        "polls",
        "vote",
        "votes",
        "voters",
        "voter",
        "support",
        "approval",
        "rating",
        "rate",
        "rates",
        "inflation",
        "turnout",
        "swing",
        "yield",
        "yields",
        "unemployment",
        "popularity",
        "survey",
        "precinct",
        "precincts",
        "election",
        "elections",
        "ballot",
        "ballots",
        "incumbent",
        "challenger",
        "polled",
        "polling",
        "constituency",
        "seats",
        "tds",
        "mps",
        "share",
        "margin",
        "lead",
        "gdp",
        "growth",
        "democrats",
        "republicans",
        "labour",
        "conservatives",
        "party",
        "percentage",
        "percent",
        "candidate",
    ]
)


def resolve_points(desk: Desk, quantities: list[Quantity]) -> list[Quantity]:
    """Give the quantities with each bare point decided."""
    if not any(quantity.unit == "points" for quantity in quantities):
        return quantities
    indices = [match.start() for match in index_name().finditer(desk.text)]
    return [resolve(desk, quantity, indices) if quantity.unit == "points" else quantity for quantity in quantities]


@cache
def index_name() -> re.Pattern[str]:
    """Give a pattern for the name of a market index, as written with its capitals."""
    return re.compile(
        r"\b(?:FTSE|Dow|Nasdaq|NASDAQ|S&P|DAX|CAC|Nikkei|Topix|TOPIX|Sensex|Nifty|KOSPI|Kospi|STOXX|Stoxx|ASX|Hang "
        r"Seng|Russell\s[12]000|Bovespa|IBEX|TSX|ISEQ|NZX|MSCI|Composite)\b"
    )


def resolve(desk: Desk, quantity: Quantity, indices: Sequence[int]) -> Quantity:
    """Decide what one number of points counts; the plain words around the number count most.

    indices: where the names of market indices begin, in order.
    """
    words = desk.sentence_words(quantity.start)
    near = set(desk.words_before(quantity.start, 8)) | set(desk.words_after(quantity.end, 6))
    market = len(words & STRONG_MARKET) * 2 + len(near & MARKET)
    start, end = desk.sentence(quantity.start)
    nearest = bisect_left(indices, start)
    if nearest < len(indices) and indices[nearest] < end:
        market += 5
    if "index" in words:
        market += 3
    if re.search(r"(?:%|percent|per cent),\s(?:or|and)\s\Z", desk.text[max(0, quantity.start - 16) : quantity.start]):
        market += 6
    scored = bool(set(desk.words_before(quantity.start, 1)) & SCORING)
    game = 6 * scored + len(words & STRONG_GAME) + len(near & GAME)
    poll = len(words & STRONG_POLL) * 2 + len(near & POLL) + 3 * bool(near & PERCENT_SIGNS)
    if any(
        rule in ("numerals.fraction_half", "numerals.vulgar_fraction", "numerals.fraction_words")
        for rule in quantity.rules
    ):
        poll += 3
    if words & {"plan", "agenda", "manifesto", "checklist"} and desk.text[
        quantity.start : quantity.end
    ].lower().endswith("-point"):
        game += 6
    if quantity.value is not None and quantity.value >= 100 and "points_of" not in "".join(quantity.rules):
        poll = 0
    if market == game == poll or max(market, game, poll) < 2:
        market, game, poll = (
            market + weigh(desk, STRONG_MARKET),
            game + weigh(desk, STRONG_GAME),
            poll + weigh(desk, STRONG_POLL),
        )
    if market > max(game, poll) and market >= 2:
        return replace(
            quantity, type="measurement", unit="point", rules=(*quantity.rules, "quantities.points_of_index")
        )
    if game > poll and game >= 1:
        return as_count(desk, quantity)
    if poll > 0 or (market == 0 and game == 0 and (quantity.value is not None and quantity.value % 1)):
        return replace(quantity, unit="percentage_point", rules=(*quantity.rules, "quantities.points_of_percentage"))
    if market:
        return replace(
            quantity, type="measurement", unit="point", rules=(*quantity.rules, "quantities.points_of_index")
        )
    return as_count(desk, quantity)


def weigh(desk: Desk, words: frozenset[str]) -> int:
    """Weigh how much of an article speaks of a matter: a point for each of its words there, four at most."""
    return min(sum(desk.word_counts[word] for word in words), 12) // 3


def as_count(desk: Desk, quantity: Quantity) -> Quantity:
    """Make points a count: the span is the number alone, its metric the points."""
    return replace(
        quantity,
        type="count",
        unit=None,
        start=quantity.numerals[0][0],
        end=quantity.numerals[-1][1],
        rules=(*quantity.rules, "quantities.points_of_game"),
    )
