"""Conversions of money against the market rate of their day."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from fractions import Fraction

from factextract.checking.conversions import find_rate
from factextract.checking.intervals import exactly, write_number
from factextract.checking.judge import make_finding
from factextract.checking.readings import Reading
from factextract.checking.reference.tables import Rate
from factextract.checking.scene import Scene, set_scene
from factextract.checking.wording import is_currency, quote, write_figure, write_interval
from factextract.records import Article, Claim, Finding

RATE_NEAR = Fraction(5, 100)
"""A conversion within so much of the day's market rate is taken for right: banks and days differ."""


def check_market(
    doc_id: str, claims: Iterable[Claim], rates: Iterable[Rate], article: Article | None = None
) -> Iterator[Finding]:
    """Hold every conversion of money against the market rate of its day: the amount's, else that of publication."""
    known = {(rate.day, rate.base, rate.quote): rate for rate in rates}
    scene = set_scene(doc_id, claims)
    for claim in scene.claims:
        for original in scene.targets(claim, "conversion_of"):
            if claim.unit is None or original.unit is None:
                continue
            if not (is_currency(claim.unit) and is_currency(original.unit)):
                continue
            days = [day for day in (_day_of(claim), _day_of(original), article.published if article else None) if day]
            found = next((rate for day in days if (rate := _rate_on(known, day, original.unit, claim.unit))), None)
            implied = find_rate(original.unit, claim, original)
            if implied is not None and found is not None:
                yield _tell_rate(scene, claim, original, implied, found)


def _day_of(claim: Claim) -> str | None:
    return claim.period.from_ if claim.period is not None and claim.period.from_ == claim.period.to else None


def _rate_on(
    known: dict[tuple[str, str, str], Rate], day: str, base: str, quote_unit: str
) -> tuple[Rate, Fraction] | None:
    straight, inverse = known.get((day, base, quote_unit)), known.get((day, quote_unit, base))
    if straight is not None:
        return straight, Fraction(straight.rate)
    return None if inverse is None else (inverse, 1 / Fraction(inverse.rate))


def _tell_rate(scene: Scene, claim: Claim, original: Claim, implied: Reading, found: tuple[Rate, Fraction]) -> Finding:
    rate, market = found
    slack = market * RATE_NEAR
    fits = implied.loose.gap(exactly(market)) <= slack
    message = (
        f"{quote(original)} as {quote(claim)} is a rate of {write_figure(implied.point, digits=4)} {claim.unit} to one "
        f"{original.unit}; on {rate.day} the market rate was {write_figure(market, digits=4)}, "
        f"by {rate.table}, row {rate.number}"
    )
    return make_finding(
        scene,
        "conversion",
        (claim, original),
        "consistent" if fits else "inconsistent",
        message + (", which fits." if fits else "."),
        equation=(
            f"{write_interval(implied.loose)} against {write_number(market, digits=6)}, "
            f"give or take {write_number(RATE_NEAR * 100)} percent"
        ),
        computed=implied.loose,
        stated=exactly(market),
        severity="medium",
    )
