"""Rates that the article works out itself: a bill, divided by what it is spread over."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction

from factextract.checking.intervals import Interval
from factextract.checking.judge import Outcome, compare, compare_strictly, make_finding, weigh
from factextract.checking.readings import read_number
from factextract.checking.scene import Scene
from factextract.checking.units import find_factor, measures_same
from factextract.checking.wording import quote, tell, write_figure, write_interval
from factextract.checking.words import stem
from factextract.records import Claim, Finding

TIME_UNITS = frozenset({"second", "minute", "hour", "day", "week", "month", "quarter", "year", "night", "decade"})
WORKED_OUT = re.compile(
    r"\b(?:works? out|working out|worked out|averag(?:e|es|ing)|equivalent to|equal to|equals|amount(?:s|ing)? to|"
    r"that is|which (?:is|means|makes|comes to)|i\.e\.|coming to|or)\b[^.;]{0,30}\Z|"
    r",\s*(?:about|around|roughly|some|nearly|almost)\s*\Z",
    re.I,
)
"""Words before a rate which say that it follows from the figures named."""
EACH_BEHIND = re.compile(r"\s+(?:each|apiece|a head|per head)\b")


def check_rates_of_sentences(scene: Scene) -> Iterator[Finding]:
    """Give a finding for every rate whose amount and whose number of shares stand in the same sentence."""
    yield from check_each(scene)
    for rate in scene.claims:
        if (
            rate.per is None
            or rate.value is None
            or rate.per.unit in TIME_UNITS
            or rate.type in ("percentage", "ratio")
        ):
            continue
        mates = scene.mates(rate)
        amounts = [claim for claim in mates if _is_amount(claim, rate)]
        counts = [claim for claim in mates if _is_base(claim, rate)]
        elsewhere = not counts
        if elsewhere:
            counts = [claim for claim in scene.claims if claim.type == "measurement" and _is_base(claim, rate)]
        if len(amounts) == 1 and len(counts) == 1 and amounts[0] is not counts[0]:
            finding = check_rate(scene, rate, amounts[0], counts[0])
            if finding is not None and (not elsewhere or finding.verdict == "consistent"):
                yield finding


def check_each(scene: Scene) -> Iterator[Finding]:
    """Give a finding for an amount that each of a number gets: `£3m to 12 winners, or £250,000 each`."""
    for share in scene.claims:
        behind = share.sentence.text[share.end - share.sentence.start :]
        if share.per is not None or share.value is None or EACH_BEHIND.match(behind) is None:
            continue
        before = [claim for claim in scene.mates(share) if claim.end <= share.start and claim.value is not None]
        amounts = [claim for claim in before if claim.type == share.type and claim.unit == share.unit]
        counts = [claim for claim in before if claim.type == "count" and claim not in amounts]
        if share.type == "currency" and len(amounts) == len(counts) == 1 and amounts[0].per is None:
            finding = check_rate(scene, share, amounts[0], counts[0])
            if finding is not None:
                yield finding


def check_rate(scene: Scene, rate: Claim, amount: Claim, base: Claim) -> Finding | None:
    """Compare a rate with an amount divided by the number that it is spread over."""
    factor = Fraction(1) if rate.per is None else Fraction(rate.per.value)
    if rate.per is not None and base.unit is not None and measures_same(base.unit, rate.per.unit):
        between = find_factor(base.unit, rate.per.unit)
        factor = factor / between if between else factor
    top, bottom, said = read_number(amount), read_number(base), read_number(rate)
    loose, strict, bound = (
        _divide(a, b, factor)
        for a, b in ((top.loose, bottom.loose), (top.strict, bottom.strict), (top.bound, bottom.bound))
    )
    if loose is None or bottom.point == 0:
        return None
    computed, stated = Outcome(loose, strict, bound), Outcome(said.loose, said.strict, said.bound)
    verdict = compare(computed, stated)
    if verdict == "inconsistent" and not _is_worked_out(rate, amount, base):
        verdict = "cannot_tell"
    point = top.point / bottom.point * factor
    return make_finding(
        scene,
        "per",
        (rate, amount, base),
        verdict,
        tell(
            f"{quote(amount)} divided by {quote(base)} is {write_figure(point, rate.unit)} {_say_per(rate)}",
            quote(rate),
            verdict,
            compare_strictly(computed, stated),
        ),
        equation=(
            f"{write_interval(top.loose)} / {write_interval(bottom.loose)} = {write_interval(loose)}; "
            f"stated {write_interval(said.loose)}"
        ),
        computed=loose,
        stated=said.loose,
        strict=compare_strictly(computed, stated),
        severity=weigh(loose, said.loose, said.point, said.step),
    )


def _divide(top: Interval, bottom: Interval, factor: Fraction) -> Interval | None:
    quotient = top.divide(bottom)
    return None if quotient is None else quotient.scale(factor)


def _is_amount(claim: Claim, rate: Claim) -> bool:
    if (
        claim is rate
        or claim.per is not None
        or claim.type != rate.type
        or claim.unit != rate.unit
        or claim.value is None
    ):
        return False
    if claim.change is not None and claim.change.role in ("by", "from"):
        return False
    if claim.type == "count":
        return (
            claim.metric is not None
            and rate.metric is not None
            and claim.metric.text.casefold() == rate.metric.text.casefold()
        )
    return True


def _is_base(claim: Claim, rate: Claim) -> bool:
    if (
        rate.per is None
        or claim is rate
        or claim.per is not None
        or claim.value is None
        or claim.type == rate.type == "count"
    ):
        return False
    if claim.type == "measurement":
        return claim.unit is not None and measures_same(claim.unit, rate.per.unit)
    if claim.type != "count" or (claim.change is not None and claim.change.role in ("by", "from")):
        return False
    words = {stem(word) for span in (claim.metric,) if span is not None for word in re.findall(r"[A-Za-z]+", span.text)}
    return stem(rate.per.unit) in words


def _is_worked_out(rate: Claim, amount: Claim, base: Claim) -> bool:
    if rate.sentence.start != amount.sentence.start or rate.start < max(
        amount.start, base.start if _mates(rate, base) else 0
    ):
        return False
    start = rate.start if rate.hedge is None else min(rate.start, rate.hedge.start)
    before = rate.sentence.text[: start - rate.sentence.start]
    whole = rate.sentence.text[: rate.start - rate.sentence.start]
    return WORKED_OUT.search(before[-60:]) is not None or WORKED_OUT.search(whole[-60:]) is not None


def _mates(claim: Claim, other: Claim) -> bool:
    return claim.sentence.start == other.sentence.start


def _say_per(rate: Claim) -> str:
    if rate.per is None:
        return "each"
    number = Fraction(rate.per.value)
    return f"per {rate.per.unit}" if number == 1 else f"per {write_figure(number)} {rate.per.unit}s"
