"""Conversions: one amount in two currencies or two units, against each other within the article."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from factextract.checking.intervals import Interval
from factextract.checking.judge import Outcome, compare, compare_strictly, make_finding, weigh
from factextract.checking.readings import Reading, read_number
from factextract.checking.scene import Scene
from factextract.checking.units import convert
from factextract.checking.wording import is_currency, quote, tell, write_figure, write_interval
from factextract.errors import MissingDependencyError
from factextract.records import Claim, Finding, Verdict

RATE_SLACK = Fraction(1, 100)
"""How far the rates of one article may lie apart beyond rounding: those of two days are seldom the same."""
RATE_SLACK_BETWEEN_DAYS = Fraction(25, 100)


def check_conversions(scene: Scene) -> Iterator[Finding]:
    """Give a finding for every two units of measure, and for all amounts in the same two currencies."""
    rates: dict[tuple[str, str], list[tuple[Claim, Claim]]] = {}
    for claim in scene.claims:
        for original in scene.targets(claim, "conversion_of"):
            if claim.unit is None or original.unit is None or claim.unit == original.unit:
                continue
            if is_currency(claim.unit) and is_currency(original.unit):
                pair = sorted((claim, original), key=lambda side: side.unit or "")
                rates.setdefault((pair[0].unit or "", pair[1].unit or ""), []).append((claim, original))
            elif not is_currency(claim.unit) and not is_currency(original.unit):
                finding = check_units(scene, claim, original)
                if finding is not None:
                    yield finding
    for (unit, other), pairs in sorted(rates.items()):
        yield from check_rates(scene, unit, other, pairs)


def check_units(scene: Scene, claim: Claim, original: Claim) -> Finding | None:
    """Compare a measurement with the same one in another unit."""
    unit, target = original.unit or "", claim.unit or ""
    source, said = read_number(original), read_number(claim)
    try:
        intervals = [
            convert(interval, unit, target, difference=original.change is not None and original.change.role == "by")
            for interval in (source.loose, source.strict, source.bound)
        ]
    except MissingDependencyError as error:
        message = f"{quote(original)} and {quote(claim)} were not compared: {error}."
        return make_finding(scene, "conversion", (claim, original), "cannot_tell", message)
    loose, strict_interval, bound = intervals
    if loose is None:
        return None
    # A conversion is rounded on top of what the original was rounded to: what is compared is the original as written.
    computed, stated = Outcome(loose, strict_interval, bound), Outcome(said.loose, said.strict, said.bound)
    verdict, strict = compare(computed, stated), compare_strictly(computed, stated)
    point = convert(Interval(source.point, source.point), unit, target)
    middle = point.low if point is not None and point.low is not None else Fraction(0)
    return make_finding(
        scene,
        "conversion",
        (claim, original),
        verdict,
        tell(f"{quote(original)} is {write_figure(middle, target, digits=4)}", quote(claim), verdict, strict),
        equation=(
            f"{write_interval(source.loose)} {unit} = {write_interval(loose)} {target}; "
            f"stated {write_interval(said.loose)}"
        ),
        computed=loose,
        stated=said.loose,
        strict=strict,
        severity=weigh(loose, said.loose, said.point, said.step),
    )


def check_rates(scene: Scene, unit: str, other: str, pairs: list[tuple[Claim, Claim]]) -> Iterator[Finding]:
    """Compare the exchange rates that an article's conversions imply; the odd one out is the one that is told."""
    implied = [
        (claim, original, rate) for claim, original in pairs if (rate := find_rate(unit, claim, original)) is not None
    ]
    if len(implied) < 2:
        return
    meeting = [sum(_meets(rate, another) for _, _, another in implied) for _, _, rate in implied]
    best = max(meeting)
    anchor = meeting.index(best)
    base_claim, base_original, base = implied[anchor]
    for index, (claim, original, rate) in enumerate(implied):
        if index == anchor:
            continue
        fits = _meets(rate, base)
        verdict: Verdict = "consistent" if fits else "inconsistent"
        if not fits and _told_of_other_days(claim, base_claim) and _close(rate, base):
            verdict = "cannot_tell"
        middle, other_middle = rate.point, base.point
        reckoned = (
            f"{quote(original)} as {quote(claim)} is a rate of {write_figure(middle, digits=4)} {other} to one {unit}, "
            f"and {quote(base_original)} as {quote(base_claim)} one of {write_figure(other_middle, digits=4)}"
        )
        endings = {
            "consistent": ", which fits.",
            "inconsistent": "; the two conversions do not go together.",
            "cannot_tell": "; they are told of different days.",
        }
        yield make_finding(
            scene,
            "conversion",
            (claim, original, base_claim, base_original),
            verdict,
            reckoned + endings[verdict],
            equation=f"{other}/{unit}: {write_interval(rate.loose)} against {write_interval(base.loose)}",
            computed=rate.loose,
            stated=base.loose,
            severity=weigh(rate.loose, base.loose, base.point, Fraction(0)),
        )


def find_rate(unit: str, claim: Claim, original: Claim) -> Reading | None:
    """Give how much of the other currency one of `unit` makes in this conversion."""
    below, above = (claim, original) if claim.unit == unit else (original, claim)
    if below.per != above.per:
        return None
    lower, upper = read_number(below), read_number(above)
    loose, strict = upper.loose.divide(lower.loose), upper.strict.divide(lower.strict)
    if loose is None or strict is None or lower.point == 0:
        return None
    return Reading(upper.point / lower.point, loose, strict, loose, Fraction(0))


def _meets(rate: Reading, other: Reading) -> bool:
    return rate.loose.gap(other.loose) <= RATE_SLACK * other.point


def _close(rate: Reading, other: Reading) -> bool:
    return rate.loose.gap(other.loose) <= RATE_SLACK_BETWEEN_DAYS * other.point


def _told_of_other_days(claim: Claim, other: Claim) -> bool:
    return claim.period is not None and other.period is not None and claim.period != other.period
