"""Sums: parts that make a whole, percentages that make a hundred, a surplus that is a difference."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import combinations

from factextract.checking.inferred import find_groups
from factextract.checking.intervals import Interval, exactly
from factextract.checking.judge import Outcome, compare, compare_strictly, make_finding, weigh
from factextract.checking.readings import Reading, read_number
from factextract.checking.scene import Scene
from factextract.checking.share import align
from factextract.checking.wording import join_words, quote, tell, write_figure, write_interval
from factextract.records import Claim, Finding, Verdict

COMPLETE = re.compile(
    r"\b(?:remain(?:ing|der|s|ed)?|the rest|the others?|made up of|makes up|comprising|comprises?|consist(?:s|ing)? of|"
    r"split (?:between|into|among)|divided (?:between|into|among)|broken down|in all|altogether|balance)\b",
    re.I,
)
"""Words which say that the parts named are all there are."""
REST_BEFORE = re.compile(
    r"(?:\b(?:remaining|remainder)\b[^.;]{0,40}|\bthe (?:rest|balance)\b[^.;]{0,25}|\bthe other\s+)\Z", re.I
)
"""A rest as a quantity; `Independents and others` is a name and no rest."""
REST_BEHIND = re.compile(r"\A[^.;,]{0,25}\b(?:the rest|the remainder)\b", re.I)
DIFFERENCE_BEFORE = re.compile(
    r"\b(?:leaving|giving|making|resulting in|leading to|for|with|yielding|producing)\s+(?:\w+\s+){0,3}?"
    r"(?:surplus|deficit|shortfall|gap|lead|margin|difference|excess)\s+(?:of\s+)?(?:\w+\s+){0,2}\Z",
    re.I,
)
MOST_NEIGHBOURS = 6
"""Percentages of the sentences before that are tried as parts of one whole."""
HUNDRED = Fraction(100)
WORST_MISS = Fraction(40)
"""Percentages that miss 100 by more are not taken for the shares of one whole."""


def check_sums(scene: Scene) -> Iterator[Finding]:
    """Give the findings on parts and wholes, on percentages of one whole, and on differences."""
    yield from check_parts(scene)
    yield from check_totals(scene)
    yield from check_hundreds(scene)
    yield from check_differences(scene)


def check_parts(scene: Scene) -> Iterator[Finding]:
    """Give a finding for every part of a whole: it cannot be greater."""
    for part in scene.claims:
        for whole in scene.targets(part, "part_of"):
            aligned = align(part, whole)
            if aligned is None:
                continue
            first, second = aligned
            over = first.loose.low is not None and second.bound.high is not None and first.loose.low > second.bound.high
            message = f"{quote(part)} is no more than {quote(whole)}, of which it is a part"
            yield make_finding(
                scene,
                "part",
                (part, whole),
                "inconsistent" if over else "consistent",
                f"{quote(part)} cannot be a part of {quote(whole)}: it is more." if over else f"{message}, which fits.",
                equation=f"{write_interval(first.loose)} <= {write_interval(second.loose)}",
                computed=first.loose,
                stated=second.loose,
                severity="high",
            )


def check_totals(scene: Scene) -> Iterator[Finding]:
    """Give a finding for every whole whose parts add up to it, or should by the words around them."""
    told = []
    for group in find_groups(scene):
        parts = [part for part in group.parts if align(part, group.whole) is not None]
        verdict = _add(parts, group.whole)[0]
        if len(parts) > 1 and (group.certain or verdict == "consistent"):
            told.append(group.whole)
            yield _tell_sum(scene, parts, group.whole)
    for whole in scene.claims:
        parts = [part for part in scene.pointers(whole, "part_of") if align(part, whole) is not None]
        if len(parts) < 2:
            continue
        groups = [parts, *(group for group in _by_sentence(parts) if 1 < len(group) < len(parts))]
        fitting = next((group for group in groups if _add(group, whole)[0] == "consistent"), None)
        if fitting is not None:
            yield _tell_sum(scene, fitting, whole)
            continue
        if whole in told:
            continue
        if any(COMPLETE.search(part.sentence.text) for part in parts):
            yield _tell_sum(scene, parts, whole)
            continue
        for mates in _by_sentence(parts):
            metrics = {part.metric.text.casefold() if part.metric else "" for part in mates}
            total = _sum_of(mates, whole).loose
            limit = read_number(whole).bound
            over = total.low is not None and limit.high is not None and total.low > limit.high
            if len(mates) > 2 and len(metrics) == 1 and "" not in metrics and over:
                yield _tell_sum(scene, mates, whole)


def _by_sentence(claims: Sequence[Claim]) -> list[list[Claim]]:
    groups: dict[int, list[Claim]] = {}
    for claim in claims:
        groups.setdefault(claim.sentence.start, []).append(claim)
    return list(groups.values())


def _sum_of(parts: Sequence[Claim], whole: Claim) -> Reading:
    """Add the parts; trailing zeros are no rounding where a neighbour in the list is written more finely."""
    readings = [aligned[0] for part in parts if (aligned := align(part, whole)) is not None]
    widths = [_width(reading.loose) for reading, part in zip(readings, parts, strict=True) if part.comparator == "="]
    finest = min(widths, default=Fraction(0))
    loose = strict = bound = exactly(0)
    for reading, part in zip(readings, parts, strict=True):
        clipped = reading.loose
        if part.comparator == "=" and _width(reading.loose) > max(finest, _width(reading.strict)):
            half = max(finest, _width(reading.strict)) / 2
            clipped = Interval(reading.point - half, reading.point + half)
        loose, strict = loose + clipped, strict + reading.strict
        bound = bound + (reading.bound if part.comparator in (">=", "<=") else clipped)
    return Reading(sum((reading.point for reading in readings), Fraction(0)), loose, strict, bound, Fraction(0))


def _width(interval: Interval) -> Fraction:
    return Fraction(0) if interval.low is None or interval.high is None else interval.high - interval.low


def _add(parts: Sequence[Claim], whole: Claim) -> tuple[Verdict, Verdict | None]:
    total, said = _sum_of(parts, whole), read_number(whole)
    computed = Outcome(total.loose, total.strict, total.bound)
    stated = Outcome(said.loose, said.strict, said.bound)
    return compare(computed, stated), compare_strictly(computed, stated)


def _tell_sum(scene: Scene, parts: Sequence[Claim], whole: Claim) -> Finding:
    verdict, strict = _add(parts, whole)
    total, said = _sum_of(parts, whole), read_number(whole)
    unit = whole.unit
    reckoned = f"{join_words([quote(part) for part in parts])} add up to {write_figure(total.point, unit, digits=6)}"
    return make_finding(
        scene,
        "sum",
        (whole, *parts),
        verdict,
        tell(reckoned, quote(whole), verdict, strict),
        equation=(
            " + ".join(write_interval(read_number(part).loose) for part in parts)
            + f" = {write_interval(total.loose)}; stated {write_interval(said.loose)}"
        ),
        computed=total.loose,
        stated=said.loose,
        strict=strict,
        severity=weigh(total.loose, said.loose, said.point, said.step),
    )


def check_hundreds(scene: Scene) -> Iterator[Finding]:
    """Give a finding for percentages that should make 100: those of one linked whole, and those before a rest."""
    sentences = scene.sentences()
    for index, mates in enumerate(sentences):
        shares = [claim for claim in mates if _is_plain_share(claim)]
        rest = next((claim for claim in shares if _is_rest(claim)), None)
        if rest is not None:
            yield from _check_rest(scene, shares, rest, sentences[max(0, index - 2) : index])
        else:
            yield from _check_linked(scene, shares)


def _check_rest(scene: Scene, shares: list[Claim], rest: Claim, before: list[list[Claim]]) -> Iterator[Finding]:
    group = [claim for claim in shares if claim.period == rest.period or claim.period is None or rest.period is None]
    if len(group) > 1 and _makes_hundred(group):
        yield _tell_hundred(scene, group, rest)
        return
    earlier = [claim for mates in reversed(before) for claim in mates if _is_plain_share(claim)][:MOST_NEIGHBOURS]
    joined = [
        sorted([*group, *extra], key=lambda claim: claim.start)
        for size in range(len(earlier) + 1)
        for extra in combinations(earlier, size)
        if len(group) + size > 1
    ]
    if not joined:
        return
    nearest = min(joined, key=lambda claims: (not _makes_hundred(claims), _miss(claims), len(claims)))
    if _makes_hundred(nearest) or (_miss(nearest) <= WORST_MISS and (len(nearest) > 2 or not earlier)):
        yield _tell_hundred(scene, nearest, rest)


def _check_linked(scene: Scene, shares: list[Claim]) -> Iterator[Finding]:
    groups: dict[str, list[Claim]] = {}
    for share in shares:
        for whole in scene.targets(share, "share_of"):
            groups.setdefault(whole.claim_id, []).append(share)
    for group in groups.values():
        if len(group) < 2:
            continue
        complete = COMPLETE.search(group[0].sentence.text) is not None
        halves = len(group) == 2 and re.search(r"\baccount(?:ing|ed|s)? for\b", group[0].sentence.text) is not None
        over = sum(Fraction(share.value or 0) for share in group) > HUNDRED
        if _makes_hundred(group) or (complete and len(group) > 2) or (halves and over):
            yield _tell_hundred(scene, group, group[-1])


def _is_plain_share(claim: Claim) -> bool:
    return (
        claim.type == "percentage"
        and claim.unit == "percent"
        and claim.value is not None
        and claim.per is None
        and (claim.change is None or claim.change.role == "to")
        and claim.comparator in ("=", "~")
    )


def _is_rest(claim: Claim) -> bool:
    sentence = claim.sentence
    before = sentence.text[: claim.start - sentence.start]
    behind = sentence.text[claim.end - sentence.start :]
    return REST_BEFORE.search(before[-60:]) is not None or REST_BEHIND.search(behind) is not None


def _hundred_of(group: Sequence[Claim]) -> Interval:
    total = exactly(0)
    for claim in group:
        total = total + read_number(claim).loose
    return total


def _miss(group: Sequence[Claim]) -> Fraction:
    return abs(sum((Fraction(claim.value or 0) for claim in group), Fraction(0)) - HUNDRED)


def _makes_hundred(group: Sequence[Claim]) -> bool:
    return _hundred_of(group).holds(HUNDRED)


def _tell_hundred(scene: Scene, group: list[Claim], rest: Claim) -> Finding:
    total = _hundred_of(group)
    point = sum((Fraction(claim.value or 0) for claim in group), Fraction(0))
    fits = total.holds(HUNDRED)
    reckoned = f"{join_words([quote(claim) for claim in group])} add up to {write_figure(point, 'percent', digits=6)}"
    others = [claim for claim in group if claim is not rest]
    return make_finding(
        scene,
        "hundred",
        (rest, *others),
        "consistent" if fits else "inconsistent",
        f"{reckoned}, which fits." if fits else f"{reckoned}; the shares of one whole make 100.",
        equation=" + ".join(write_interval(read_number(claim).loose) for claim in group)
        + f" = {write_interval(total)}; 100",
        computed=total,
        stated=exactly(100),
        severity=weigh(total, exactly(100), HUNDRED, Fraction(0)),
    )


def check_differences(scene: Scene) -> Iterator[Finding]:
    """Give a finding for a surplus, gap or lead that the sentence draws from the two figures before it."""
    for balance in scene.claims:
        sentence = balance.sentence
        before = sentence.text[: balance.start - sentence.start]
        if balance.value is None or DIFFERENCE_BEFORE.search(before) is None:
            continue
        sides = [
            claim
            for claim in scene.mates(balance)
            if claim.end <= balance.start
            and claim.type == balance.type
            and claim.unit == balance.unit
            and claim.per == balance.per
            and (claim.change is None or claim.change.role == "to")
        ]
        if len(sides) != 2:
            continue
        first, second = sorted((read_number(side) for side in sides), key=lambda reading: -reading.point)
        said = read_number(balance)
        computed = Outcome(first.loose - second.loose, first.strict - second.strict, first.bound - second.bound)
        stated = Outcome(said.loose, said.strict, said.bound)
        verdict, strict = compare(computed, stated), compare_strictly(computed, stated)
        point = first.point - second.point
        yield make_finding(
            scene,
            "difference",
            (balance, *sides),
            verdict,
            tell(
                f"between {quote(sides[0])} and {quote(sides[1])} lies {write_figure(point, balance.unit, digits=6)}",
                quote(balance),
                verdict,
                strict,
            ),
            equation=(
                f"{write_interval(first.loose)} - {write_interval(second.loose)} = {write_interval(computed.loose)}; "
                f"stated {write_interval(said.loose)}"
            ),
            computed=computed.loose,
            stated=said.loose,
            strict=strict,
            severity=weigh(computed.loose, said.loose, said.point, said.step),
        )
