"""Families of relations between the figures of one article, each in several wordings, with numbers drawn at random."""

from __future__ import annotations

import random
from collections.abc import Callable
from decimal import Decimal
from typing import Any, TypeAlias

from .drafts import Figure, Relation

Family: TypeAlias = Callable[[random.Random], Relation]

UP, DOWN = "increase", "decrease"


def draw(rng: random.Random, low: int, high: int, step: int = 1) -> Decimal:
    """Draw a whole number."""
    return Decimal(rng.randrange(low, high + 1, step))


def percent(value: Decimal, decimals: int, **fields: Any) -> Figure:
    """Give a percentage."""
    return Figure("percentage", value, "{} percent", decimals=decimals, unit="percent", **fields)


def count(value: Decimal, **fields: Any) -> Figure:
    """Give a count."""
    return Figure("count", value, **fields)


def millions(value: Decimal, decimals: int = 0, **fields: Any) -> Figure:
    """Give an amount in millions of pounds; the value is in pounds."""
    return Figure("currency", value, "£{}m", Decimal(10**6), decimals, "GBP", **fields)


def draw_share_of_count(rng: random.Random) -> Relation:
    whole = draw(rng, 1200, 96000, rng.choice((1, 10, 100)))
    part = (whole * draw(rng, 12, 88) / 100).to_integral_value()
    decimals = rng.choice((0, 1))
    text = rng.choice(
        (
            "Of the {whole} households that were asked, {part}, or {share}, wanted the line to be built.",
            "The inspectors visited {whole} farms and saw that {part} of them, {share} of the total, kept no records.",
            "{part} of the {whole} tickets were returned, {share} of them all.",
            "Some schools fared worse: {part} of the county's {whole} pupils, or {share}, missed a month of lessons.",
        )
    )
    links = (("share_of", "whole"), ("share_is", "part"))
    figures = {
        "whole": count(whole),
        "part": count(part, links=(("part_of", "whole"),)),
        "share": percent(part / whole * 100, decimals, links=links),
    }
    return Relation("share", text, figures, ("share", "part", "whole"))


def draw_share_of_money(rng: random.Random) -> Relation:
    whole = draw(rng, 40, 900) * 10**6
    word, part_of_it = rng.choice(
        (
            ("half", Decimal("0.5")),
            ("a third", Decimal(1) / 3),
            ("a quarter", Decimal("0.25")),
            ("two-thirds", Decimal(2) / 3),
        )
    )
    part = (whole * part_of_it).quantize(Decimal(10**5))
    text = rng.choice(
        (
            "The ministry will pay {part} of the {whole} bill, or {share}.",
            "Of a budget of {whole}, {share}, {part}, is set aside for repairs.",
        )
    )
    figures = {
        "whole": millions(whole),
        "part": millions(part, 1, links=(("part_of", "whole"),)),
        "share": Figure(
            "fraction",
            part_of_it.quantize(Decimal("0.0001")),
            words=word,
            links=(("share_of", "whole"), ("share_is", "part")),
        ),
    }
    return Relation("share", text, figures, ("part", "whole"))


def draw_change_percent(rng: random.Random) -> Relation:
    start = draw(rng, 1100, 98000)
    rate = draw(rng, 40, 480) / 10
    up = rng.random() < 0.5
    end = (start * (1 + (rate if up else -rate) / 100)).to_integral_value()
    direction = UP if up else DOWN
    text = rng.choice(
        (
            "The number of passengers {verb} by {by} to {end} from {start} a year earlier.",
            "Visits to the archive {verb} {by}, from {start} to {end}.",
            "The district counted {end} new firms, {way} {by} from {start} the year before.",
        )
    )
    text = text.replace("{verb}", "rose" if up else "fell").replace("{way}", "up" if up else "down")
    exact = abs(end / start - 1) * 100
    figures = {
        "start": count(start, change=(direction, "from")),
        "end": count(end, change=(direction, "to"), links=(("change_from", "start"),)),
        "by": percent(exact, 1, change=(direction, "by"), links=(("change_by", "end"),)),
    }
    return Relation("change", text, figures, ("by", "end", "start"))


def draw_change_amount(rng: random.Random) -> Relation:
    start = draw(rng, 120, 890) * 10**6
    step = (start * draw(rng, 6, 60) / 100).quantize(Decimal(10**6))
    up = rng.random() < 0.6
    end = start + step if up else start - step
    direction = UP if up else DOWN
    text = rng.choice(
        (
            "Sales at Harfield Stores {verb} by {by} to {end} from {start}.",
            "The fund {verb} {by} to {end}, from {start} in the spring.",
        )
    ).replace("{verb}", "rose" if up else "fell")
    figures = {
        "start": millions(start, change=(direction, "from")),
        "end": millions(end, change=(direction, "to"), links=(("change_from", "start"),)),
        "by": millions(step, change=(direction, "by"), links=(("change_by", "end"),)),
    }
    return Relation("change", text, figures, ("by", "end", "start"))


def draw_change_points(rng: random.Random) -> Relation:
    start = draw(rng, 31, 640) / 10
    step = draw(rng, 3, 29) / 10
    up = rng.random() < 0.5
    end = start + step if up else start - step
    direction = UP if up else DOWN
    text = rng.choice(
        (
            "The vacancy rate {verb} {by} to {end} from {start} in the previous quarter.",
            "Turnout {verb} from {start} to {end}, {noun} of {by}.",
        )
    )
    text = text.replace("{verb}", "rose" if up else "fell").replace("{noun}", "a gain" if up else "a drop")
    figures = {
        "start": percent(start, 1, change=(direction, "from")),
        "end": percent(end, 1, change=(direction, "to"), links=(("change_from", "start"),)),
        "by": Figure(
            "percentage_point",
            step,
            "{} percentage points",
            decimals=1,
            unit="percentage_point",
            change=(direction, "by"),
            links=(("change_by", "end"),),
        ),
    }
    return Relation("change", text, figures, ("by",))


def draw_change_factor(rng: random.Random) -> Relation:
    factor, word = rng.choice(((2, "doubled"), (3, "tripled"), (4, "quadrupled")))
    start = draw(rng, 21, 940) * 100
    end = start * factor
    text = rng.choice(
        (
            "The harbour's traffic has {by} since the war, to {end} crates from {start}.",
            "Thefts {by} from {start} to {end} in two years.",
        )
    )
    figures = {
        "start": count(start, change=(UP, "from")),
        "end": count(end, change=(UP, "to"), links=(("change_from", "start"),)),
        "by": Figure("multiple", Decimal(factor), words=word, change=(UP, "by"), links=(("change_by", "end"),)),
    }
    return Relation("change", text, figures, ("end", "start"))


def draw_two_sizes(rng: random.Random) -> Relation:
    end = draw(rng, 900_00, 30000_00) / 100
    step = (end * draw(rng, 20, 300) / 10000).quantize(Decimal("0.01"))
    up = rng.random() < 0.5
    direction = UP if up else DOWN
    share = step / (end - step if up else end + step) * 100
    text = "The Corvane index {verb} {amount}, or {by}, to {end}.".replace("{verb}", "gained" if up else "lost")
    figures = {
        "amount": Figure(
            "measurement",
            step,
            "{} points",
            decimals=2,
            unit="point",
            change=(direction, "by"),
            links=(("change_by", "end"),),
        ),
        "by": percent(share, 2, change=(direction, "by"), links=(("change_by", "end"),)),
        "end": Figure("measurement", end, decimals=2, unit="point", change=(direction, "to")),
    }
    return Relation("change", text, figures, ("by", "amount"))


def draw_sum(rng: random.Random) -> Relation:
    parts = [draw(rng, 12, 480) for _ in range(rng.choice((2, 3)))]
    whole = sum(parts, Decimal(0))
    if len(parts) == 2:
        text = "The company runs a fleet of {whole}, made up of {a} buses and {b} trams."
    else:
        text = rng.choice(
            (
                "Of the {whole} workers, {a} are in the north, {b} in the south and the remaining {c} abroad.",
                "The council has {whole} flats: {a} are let, {b} stand empty and the other {c} are being repaired.",
            )
        )
    figures = {"whole": count(whole)}
    for key, part in zip("abc", parts, strict=False):
        figures[key] = count(part, links=(("part_of", "whole"),))
    return Relation("sum", text, figures, tuple(figures))


def draw_sum_of_money(rng: random.Random) -> Relation:
    parts = [draw(rng, 3, 96) * 10**6 for _ in range(3)]
    whole = sum(parts, Decimal(0))
    text = "Of the {whole} that the bridge will cost, {a} is for steel, {b} for wages and the remaining {c} for land."
    figures = {"whole": millions(whole)}
    for key, part in zip("abc", parts, strict=True):
        figures[key] = millions(part, links=(("part_of", "whole"),))
    return Relation("sum", text, figures, tuple(figures))


def draw_hundred(rng: random.Random) -> Relation:
    first, second = draw(rng, 35, 62), draw(rng, 11, 30)
    rest = 100 - first - second
    text = rng.choice(
        (
            "Among the members {a} are farmers, {b} are millers and the remaining {c} are traders.",
            "Beech makes up {a} of the forest, oak {b} and other trees the remaining {c}.",
        )
    )
    figures = {"a": percent(first, 0), "b": percent(second, 0), "c": percent(Decimal(rest), 0)}
    return Relation("hundred", text, figures, ("a", "b", "c"))


def draw_difference(rng: random.Random) -> Relation:
    exports, imports = draw(rng, 210, 980), draw(rng, 210, 980)
    if abs(exports - imports) < 40:
        exports += 90
    gap = abs(exports - imports)
    word = "surplus" if exports > imports else "deficit"
    text = "Exports came to {x} and imports to {y}, leaving a {word} of {gap}.".replace("{word}", word)
    scale = 10**6
    figures = {"x": millions(exports * scale), "y": millions(imports * scale), "gap": millions(gap * scale)}
    return Relation("difference", text, figures, ("x", "y", "gap"))


def draw_rates(rng: random.Random) -> Relation:
    rate = draw(rng, 620, 1480) / 1000
    first, second = draw(rng, 21, 940) * 10**6, draw(rng, 110, 890) * 10**6
    text = "The yard sold two ferries for {a} ({b}). A third, still being built, will cost its owners {c} ({d})."

    def euros(value: Decimal, **fields: Any) -> Figure:
        return Figure("currency", value, "€{}m", Decimal(10**6), 1, "EUR", **fields)

    figures = {
        "a": millions(first),
        "b": euros(first * rate, links=(("conversion_of", "a"),)),
        "c": millions(second),
        "d": euros(second * rate, links=(("conversion_of", "c"),)),
    }
    return Relation("conversion", text, figures, tuple(figures), involved=())


def draw_units(rng: random.Random) -> Relation:
    kind = rng.choice(("km", "acre", "kg", "celsius"))
    value = draw(rng, 24, 480)
    if kind == "km":
        a = Figure("measurement", value, "{} kilometres", unit="kilometre")
        b = Figure("measurement", value / Decimal("1.609344"), "{} miles", unit="mile", links=(("conversion_of", "a"),))
        text = "The pipeline is {a} ({b}) long and crosses two rivers."
    elif kind == "acre":
        a = Figure("measurement", value, "{} hectares", unit="hectare")
        b = Figure("measurement", value * Decimal("2.47105"), "{} acres", unit="acre", links=(("conversion_of", "a"),))
        text = "Fire burned {a} ({b}) of pine on the island."
    elif kind == "kg":
        a = Figure("measurement", value, "{} kilograms", unit="kilogram")
        b = Figure(
            "measurement", value * Decimal("2.2046226"), "{} pounds", unit="pound", links=(("conversion_of", "a"),)
        )
        text = "Divers raised a bell of {a} ({b}) from the wreck."
    else:
        value = draw(rng, 18, 44)
        a = Figure("measurement", value, "{} degrees Celsius", unit="degree Celsius")
        b = Figure(
            "measurement",
            value * Decimal("1.8") + 32,
            "{} degrees Fahrenheit",
            unit="degree Fahrenheit",
            links=(("conversion_of", "a"),),
        )
        text = "The mercury reached {a} ({b}) in the valley."
    return Relation("conversion", text, {"a": a, "b": b}, ("a", "b"))


def draw_per(rng: random.Random) -> Relation:
    number = draw(rng, 120, 960, 10)
    each = draw(rng, 1200, 48000, 100)
    total = number * each
    text = rng.choice(
        (
            "The county will spend {total} on {number} places, which works out at about {each} a place.",
            "A grant of {total} was shared among {number} families, or about {each} per family.",
        )
    )
    unit, noun = ("place", "places") if "a place" in text else ("family", "families")
    figures = {
        "total": Figure("currency", total, "£{}m", Decimal(10**6), 2, "GBP"),
        "number": count(number, metric=noun),
        "each": Figure("currency", each, "£{}", unit="GBP", per=("1", unit), comparator="~"),
    }
    return Relation("per", text, figures, ("total", "number", "each"))


def draw_headline(rng: random.Random) -> Relation:
    jobs = draw(rng, 12, 96) * 100
    text = "Calder Foundry to cut {a} jobs in valley\n\nCalder Foundry will cut {b} jobs by winter, its owner said."
    figures = {
        "a": count(jobs, metric="jobs", subject="Calder Foundry", change=(DOWN, "by")),
        "b": count(jobs, metric="jobs", subject="Calder Foundry", change=(DOWN, "by")),
    }
    return Relation("repeated", text, figures, ("a", "b"), is_headline=True)


def draw_direction(rng: random.Random) -> Relation:
    kind = rng.choice(("rank", "price", "rate"))
    if kind == "rank":
        start, end = draw(rng, 14, 19), draw(rng, 4, 11)
        text = "The port climbed from {start} to {end} place in the national table."
        figures = {
            "start": Figure("rank", start, "{}th", change=(UP, "from")),
            "end": Figure("rank", end, "{}th", change=(UP, "to"), links=(("change_from", "start"),)),
        }
        broken = {
            "start": figures["start"].change_to(end),
            "end": figures["end"].change_to(start),
        }
        return Relation("direction", text, figures, ("end",), text, broken, ("start", "end"))
    start, end = draw(rng, 21, 44), draw(rng, 52, 89)
    pattern, fields = (
        ("£{}", {"unit": "GBP", "type": "currency"})
        if kind == "price"
        else ("{} percent", {"unit": "percent", "type": "percentage"})
    )
    text = (
        "The fee for a berth rose to {end} from {start}."
        if kind == "price"
        else "The share of empty shops rose from {start} to {end}."
    )
    figures = {
        "start": Figure(fields["type"], start, pattern, unit=fields["unit"], change=(UP, "from")),
        "end": Figure(
            fields["type"], end, pattern, unit=fields["unit"], change=(UP, "to"), links=(("change_from", "start"),)
        ),
    }
    broken = {"start": figures["start"].change_to(end), "end": figures["end"].change_to(start)}
    return Relation("direction", text, figures, ("end",), text, broken, ("start", "end"))


def draw_plain(rng: random.Random) -> Relation:
    """Give sentences whose figures have nothing to do with each other."""
    a, b = draw(rng, 21, 88), draw(rng, 2, 19)
    text = rng.choice(
        (
            "The ferry master, {a}, has worked on the lake for {b} years.",
            "Nearly {a} volunteers came, and {b} dogs.",
            "A ticket costs £{a} and the walk takes {b} minutes.",
        )
    )
    if "£{a}" in text:
        text = text.replace("£{a}", "{a}")
        figures = {
            "a": Figure("currency", a, "£{}", unit="GBP"),
            "b": Figure("duration", b, "{} minutes", unit="minute"),
        }
        text = text.replace("{b} minutes", "{b}")
    elif "volunteers" in text:
        figures = {"a": count(a, comparator="~", metric="volunteers"), "b": count(b, metric="dogs")}
    else:
        figures = {"a": Figure("age", a, unit="year"), "b": Figure("duration", b, "{} years", unit="year")}
        text = text.replace("{b} years", "{b}")
    return Relation("plain", text, figures, ())


FAMILIES: tuple[Family, ...] = (
    draw_share_of_count,
    draw_share_of_money,
    draw_change_percent,
    draw_change_amount,
    draw_change_points,
    draw_change_factor,
    draw_two_sizes,
    draw_sum,
    draw_sum_of_money,
    draw_hundred,
    draw_difference,
    draw_rates,
    draw_units,
    draw_per,
    draw_headline,
    draw_direction,
)
