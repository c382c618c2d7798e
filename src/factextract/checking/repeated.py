"""One figure told twice: in the headline and below it, or in two sentences of the body."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from itertools import combinations

from factextract.checking.judge import make_finding, weigh
from factextract.checking.readings import Reading, read_number
from factextract.checking.scene import Scene
from factextract.checking.wording import quote, write_interval
from factextract.checking.words import topic
from factextract.records import Claim, Finding

NEAR_FACTOR = 3
"""Two figures that are further apart than this are taken for figures of two things."""
MEANT_ALIKE = Fraction(6, 10)
PERCENT_TYPES = frozenset({"percentage", "fraction"})
TOLD_TWICE = frozenset({"count", "currency", "measurement", "percentage", "fraction", "percentage_point", "duration"})


def check_repeated(scene: Scene) -> Iterator[Finding]:
    """Give the findings on figures that the headline, or another sentence, tells again."""
    yield from check_headline(scene)
    yield from check_body(scene)


def check_headline(scene: Scene) -> Iterator[Finding]:
    """Compare each figure of the headline with the body: the first that agrees, else the only one that should."""
    body = [claim for claim in scene.claims if not scene.in_headline(claim)]
    for headline in scene.claims:
        if not scene.in_headline(headline) or headline.type not in TOLD_TWICE:
            continue
        alike = [claim for claim in body if _same_measure(headline, claim)]
        agreeing = [claim for claim in alike if _agree(headline, claim)]
        if agreeing:
            best = max(agreeing, key=lambda claim: (len(topic(headline) & topic(claim)), -claim.start))
            if topic(headline) & topic(best) or _is_telling(headline):
                yield _tell(scene, headline, best)
            continue
        rivals = [claim for claim in alike if _means_alike(headline, claim) and _near(headline, claim)]
        if len(rivals) == 1:
            yield _tell(scene, headline, rivals[0])


def check_body(scene: Scene) -> Iterator[Finding]:
    """Compare figures of two sentences that have the same metric, subject, time, place and source."""
    body = [claim for claim in scene.claims if not scene.in_headline(claim) and claim.type in TOLD_TWICE]
    groups: dict[tuple[str | None, frozenset[str]], list[Claim]] = {}
    for claim in body:
        if claim.metric is not None:
            groups.setdefault((claim.unit, topic(claim)), []).append(claim)
    for group in groups.values():
        for first, second in combinations(group, 2):
            apart = first.sentence.start != second.sentence.start
            if apart and _same_measure(first, second) and _same_fact(first, second):
                yield _tell(scene, second, first)


def _same_measure(first: Claim, second: Claim) -> bool:
    if {first.type, second.type} <= PERCENT_TYPES:
        same = True
    else:
        same = first.type == second.type and first.unit == second.unit
    return same and first.per == second.per and _moves_alike(first, second)


def _moves_alike(first: Claim, second: Claim) -> bool:
    """Tell whether both are sizes of a move in one direction, or both are none."""
    moves = [claim.change is not None and claim.change.role == "by" for claim in (first, second)]
    if moves[0] != moves[1]:
        return False
    if first.change is None or second.change is None or not moves[0]:
        return (first.change is not None and first.change.role == "from") == (
            second.change is not None and second.change.role == "from"
        )
    return first.change.direction == second.change.direction


def _reading(claim: Claim) -> Reading:
    reading = read_number(claim)
    return reading.scale(Fraction(100)) if claim.type == "fraction" else reading


def _agree(first: Claim, second: Claim) -> bool:
    return _reading(first).bound.meets(_reading(second).bound)


def _near(first: Claim, second: Claim) -> bool:
    one, other = sorted(abs(_reading(claim).point) for claim in (first, second))
    return one > 0 and other <= one * NEAR_FACTOR


def _means_alike(headline: Claim, claim: Claim) -> bool:
    words, others = topic(headline), topic(claim)
    shared = words & others
    if len(shared) < 2 or headline.modality != claim.modality:
        return False
    return Fraction(len(shared), min(len(words), len(others))) >= MEANT_ALIKE and not (
        headline.time is not None and claim.time is not None and headline.period != claim.period
    )


def _same_fact(first: Claim, second: Claim) -> bool:
    if first.metric is None or second.metric is None or topic(first) != topic(second) or len(topic(first)) < 2:
        return False
    if first.time is None and len(topic(first)) < 3:
        return False
    fields = [
        (
            claim.period,
            claim.time.text.casefold() if claim.time else None,
            claim.place.text.casefold() if claim.place else None,
            claim.modality,
            claim.source.text.casefold() if claim.source else None,
            (claim.change.direction, claim.change.role, claim.change.basis.text if claim.change.basis else None)
            if claim.change
            else None,
        )
        for claim in (first, second)
    ]
    return fields[0] == fields[1]


def _is_telling(claim: Claim) -> bool:
    """Tell whether a value is so particular that meeting it again is no chance."""
    return claim.value is not None and len(claim.value.replace(".", "").strip("-0")) >= 3


def _tell(scene: Scene, said: Claim, other: Claim) -> Finding:
    first, second = _reading(said), _reading(other)
    fits = first.bound.meets(second.bound)
    where = "the headline says" if scene.in_headline(said) else "one sentence says"
    there = "the article" if scene.in_headline(said) else "another"
    return make_finding(
        scene,
        "repeated",
        (said, other),
        "consistent" if fits else "inconsistent",
        f"{where} {quote(said)}, {there} {quote(other)}{', which fits.' if fits else '.'}",
        equation=f"{write_interval(first.loose)} against {write_interval(second.loose)}",
        computed=second.loose,
        stated=first.loose,
        severity=weigh(second.loose, first.loose, first.point, first.step),
    )
