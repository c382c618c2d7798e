"""The law of the checks: a figure that is correctly rounded from the truth is never called inconsistent."""

from __future__ import annotations

import random
from decimal import ROUND_HALF_EVEN, ROUND_HALF_UP, Decimal

import pytest

from factextract.checking.findings import check_claims

from .drafts import Draft, Figure, Relation

ROUNDINGS = (ROUND_HALF_UP, ROUND_HALF_EVEN)
TRIALS = 400


def draw_value(rng: random.Random) -> Decimal:
    return Decimal(rng.randrange(1000, 10**9)).scaleb(-rng.randrange(0, 4))


def write(value: Decimal, rng: random.Random, **fields) -> Figure:
    """Round a true value as an article may: to so many decimals of a scale, or to tens of a plain integer."""
    if rng.random() < 0.5:
        scale, word = rng.choice(((10**6, "million"), (10**3, "thousand"))) if value > 10**7 else (1, "")
        decimals = rng.randrange(0, 4) if word else rng.randrange(1, 4)
        shown = round_to(value / scale, -decimals, rng)
        return Figure("currency", shown * scale, f"£{{}} {word}".strip(), Decimal(scale), decimals, "GBP", **fields)
    zeros = rng.randrange(0, max(1, len(str(int(value))) - 1))
    return Figure("currency", round_to(value, zeros, rng), "£{}", unit="GBP", **fields)


def round_to(value: Decimal, place: int, rng: random.Random) -> Decimal:
    return value.quantize(Decimal(1).scaleb(place), rounding=rng.choice(ROUNDINGS)) + 0


def write_percent(value: Decimal, rng: random.Random, **fields) -> Figure:
    decimals = rng.randrange(0, 3)
    return Figure(
        "percentage", round_to(value, -decimals, rng), "{} percent", decimals=decimals, unit="percent", **fields
    )


def find_alarms(text: str, figures: dict[str, Figure]) -> list[str]:
    if any(figure.value <= 0 for figure in figures.values()):
        return []
    article, claims, _ = Draft("trial", [Relation("trial", text, figures, ())]).build()
    found = check_claims("trial", claims, article=article)
    assert found, "nothing was checked"
    return [f"{finding.message} {finding.equation}" for finding in found if finding.verdict == "inconsistent"]


@pytest.mark.parametrize("seed", range(4))
def test_correctly_rounded_share_is_never_inconsistent(seed):
    rng = random.Random(seed)
    for _ in range(TRIALS):
        whole = draw_value(rng)
        part = whole * Decimal(rng.randrange(20, 980)) / 1000
        links = (("share_of", "whole"), ("share_is", "part"))
        figures = {
            "whole": write(whole, rng),
            "part": write(part, rng, links=(("part_of", "whole"),)),
            "share": write_percent(part / whole * 100, rng, links=links),
        }
        assert find_alarms("Of {whole} raised, {part}, or {share}, is left.", figures) == []


@pytest.mark.parametrize("seed", range(4))
def test_correctly_rounded_change_is_never_inconsistent(seed):
    rng = random.Random(seed)
    for _ in range(TRIALS):
        start = draw_value(rng)
        rate = Decimal(rng.choice((-1, 1)) * rng.randrange(150, 900)) / 1000
        end, way = start * (1 + rate), "increase" if rate > 0 else "decrease"
        figures = {
            "start": write(start, rng, change=(way, "from")),
            "end": write(end, rng, change=(way, "to"), links=(("change_from", "start"),)),
            "by": write_percent(abs(rate) * 100, rng, change=(way, "by"), links=(("change_by", "end"),)),
            "amount": write(abs(end - start), rng, change=(way, "by"), links=(("change_by", "end"),)),
        }
        assert find_alarms("It moved {by}, {amount}, from {start} now standing at {end}.", figures) == []


@pytest.mark.parametrize("seed", range(4))
def test_correctly_rounded_sum_is_never_inconsistent(seed):
    rng = random.Random(seed)
    for _ in range(TRIALS):
        parts = [Decimal(rng.randrange(10**6, 10**9)) for _ in range(rng.randrange(2, 5))]
        place = rng.randrange(0, 6)  # a list is written to one place
        figures = {
            "whole": Figure("currency", round_to(sum(parts, Decimal(0)), rng.randrange(0, 6), rng), "£{}", unit="GBP")
        }
        for number, part in enumerate(parts):
            figures[f"p{number}"] = Figure(
                "currency", round_to(part, place, rng), "£{}", unit="GBP", links=(("part_of", "whole"),)
            )
        listed = ", ".join(f"{{p{number}}}" for number in range(len(parts) - 1))
        text = f"Of {{whole}} spent, {listed} and the remaining {{p{len(parts) - 1}}} went north, south, east and west."
        assert find_alarms(text, figures) == []


@pytest.mark.parametrize("seed", range(4))
def test_correctly_rounded_shares_make_a_hundred(seed):
    rng = random.Random(seed)
    for _ in range(TRIALS):
        cuts = sorted(Decimal(rng.randrange(1000, 99000)) / 1000 for _ in range(2))
        shares, decimals = (cuts[0], cuts[1] - cuts[0], 100 - cuts[1]), rng.randrange(0, 2)
        figures = {
            key: Figure("percentage", round_to(value, -decimals, rng), "{} percent", decimals=decimals, unit="percent")
            for key, value in zip("abc", shares, strict=True)
        }
        if all(figure.value > 0 for figure in figures.values()):
            assert find_alarms("Oak is {a}, elm {b} and pine the remaining {c}.", figures) == []


@pytest.mark.parametrize("seed", range(4))
def test_correctly_rounded_conversion_is_never_inconsistent(seed):
    rng = random.Random(seed)
    for _ in range(TRIALS):
        miles = Decimal(rng.randrange(20, 9000)) / 10
        zeros = rng.randrange(-1, 2 if miles >= 100 else 1)  # two leading digits are never rounding
        figures = {
            "a": Figure("measurement", round_to(miles, zeros, rng), "{} miles", decimals=max(0, -zeros), unit="mile"),
            "b": Figure(
                "measurement",
                round_to(miles * Decimal("1.609344"), 0, rng),
                "{} kilometres",
                unit="kilometre",
                links=(("conversion_of", "a"),),
            ),
        }
        assert find_alarms("The road is {a} ({b}) long.", figures) == []
