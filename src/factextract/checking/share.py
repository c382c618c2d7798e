"""Shares against their part and their whole: 200 of 320 megawatts is 62.5 percent."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from itertools import pairwise

from factextract.checking.inferred import find_terms
from factextract.checking.intervals import Interval
from factextract.checking.judge import Outcome, compare, compare_strictly, make_finding, weigh
from factextract.checking.readings import Reading, read_number
from factextract.checking.scene import Scene
from factextract.checking.units import find_factor, measures_same
from factextract.checking.wording import is_currency, quote, tell, write_figure, write_interval
from factextract.records import Claim, Finding

SHARE_TYPES = frozenset({"percentage", "fraction"})


def check_shares(scene: Scene) -> Iterator[Finding]:
    """Give a finding for every share whose part and whole are both known."""
    for share in scene.claims:
        if share.type not in SHARE_TYPES:
            continue
        for terms in find_terms(scene, share):
            finding = check_share(scene, share, terms.part, terms.whole)
            if finding is not None and (terms.certain or finding.verdict == "consistent"):
                yield finding
    yield from check_implied_wholes(scene)


def check_share(scene: Scene, share: Claim, part: Claim, whole: Claim) -> Finding | None:
    """Compare a share with part divided by whole; None where the two cannot be divided."""
    aligned = align(part, whole)
    if aligned is None or share in (part, whole) or part is whole:
        return None
    top, bottom = aligned
    parts = read_percent(share)
    loose = _percent_of(top.loose, bottom.loose)
    if loose is None or bottom.point == 0:
        return None
    computed = Outcome(loose, _percent_of(top.strict, bottom.strict), _percent_of(top.bound, bottom.bound))
    stated = Outcome(parts.loose, parts.strict, parts.bound)
    verdict = compare(computed, stated)
    strict = compare_strictly(computed, stated)
    point = top.point / bottom.point * 100
    equation = (
        f"{write_interval(top.loose)} / {write_interval(bottom.loose)} = {write_interval(computed.loose)} percent"
    )
    return make_finding(
        scene,
        "share",
        (share, part, whole),
        verdict,
        tell(f"{name_part(part, whole)} is {write_figure(point, 'percent')}", quote(share), verdict, strict),
        equation=f"{equation}; stated {write_interval(parts.loose)}",
        computed=computed.loose,
        stated=parts.loose,
        strict=strict,
        severity=weigh(computed.loose, parts.loose, parts.point, parts.step),
    )


def check_implied_wholes(scene: Scene) -> Iterator[Finding]:
    """Compare shares of one unnamed whole: 11,407 is 50.1 percent and 11,346 is 49.9 percent of the same votes."""
    for mates in scene.sentences():
        seen: dict[str, list[tuple[Claim, Claim]]] = {}
        for share in mates:
            parts = scene.targets(share, "share_is")
            if share.type not in SHARE_TYPES or len(parts) != 1 or share.metric is None:
                continue
            if not scene.targets(share, "share_of") and not scene.targets(parts[0], "part_of"):
                seen.setdefault(share.metric.text.casefold(), []).append((share, parts[0]))
        for pairs in seen.values():
            for (share, part), (other, piece) in pairwise(pairs):
                finding = _compare_wholes(scene, share, part, other, piece)
                if finding is not None:
                    yield finding


def _compare_wholes(scene: Scene, share: Claim, part: Claim, other: Claim, piece: Claim) -> Finding | None:
    if align(part, piece) is None or part is piece:
        return None
    first, second = _whole_of(part, share), _whole_of(piece, other)
    if first is None or second is None:
        return None
    verdict = compare(Outcome(first), Outcome(second))
    middle, rest = first.middle() or Fraction(0), second.middle() or Fraction(0)
    message = (
        f"{quote(part)} as {quote(share)} makes a whole of about {write_figure(middle, _money(part))}, "
        f"and {quote(piece)} as {quote(other)} one of about {write_figure(rest, _money(piece))}"
    )
    ending = ", which fits." if verdict == "consistent" else "; the article gives both as shares of one whole."
    return make_finding(
        scene,
        "share",
        (share, part, other, piece),
        verdict,
        message + ending,
        equation=f"{write_interval(first)} against {write_interval(second)}",
        computed=first,
        stated=second,
        severity=weigh(first, second, middle, Fraction(0)),
    )


def _whole_of(part: Claim, share: Claim) -> Interval | None:
    percent = read_percent(share).loose
    quotient = read_number(part).loose.divide(percent)
    return None if quotient is None else quotient.scale(Fraction(100))


def read_percent(claim: Claim) -> Reading:
    """Give a share's reading in percent, whether it is written as percent or as a fraction."""
    reading = read_number(claim)
    return reading.scale(Fraction(100)) if claim.type == "fraction" else reading


def align(part: Claim, whole: Claim) -> tuple[Reading, Reading] | None:
    """Give both readings in the whole's unit; None where they do not count the same kind of thing."""
    if part.per != whole.per or not measures_same(part.unit, whole.unit):
        return None
    if part.type != whole.type and {part.type, whole.type} - {"count", "rank", "age", "duration"}:
        return None
    reading = read_number(part)
    if part.unit != whole.unit and part.unit is not None and whole.unit is not None:
        factor = find_factor(part.unit, whole.unit)
        if factor is None:
            return None
        reading = reading.scale(factor)
    return reading, read_number(whole)


def name_part(part: Claim, whole: Claim) -> str:
    """Say a part of a whole: `200 of 320 megawatts`, `more than 38,000 of 54,000`, `£27m of £54m`."""
    if part.type == whole.type == "measurement" and part.unit == whole.unit and part.value and whole.value:
        first, second = Fraction(part.value), Fraction(whole.value)
        return f"{write_figure(first, digits=6)} of {write_figure(second, whole.unit, digits=6)}"
    return f"{quote(part)} of {quote(whole)}"


def _money(claim: Claim) -> str | None:
    return claim.unit if is_currency(claim.unit) else None


def _percent_of(top: Interval, bottom: Interval) -> Interval | None:
    quotient = top.divide(bottom)
    return None if quotient is None else quotient.scale(Fraction(100))
