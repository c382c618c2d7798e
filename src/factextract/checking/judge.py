"""From what is reckoned and what is stated to a verdict, and to the Finding that says so."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from factextract.checking.intervals import Interval
from factextract.checking.scene import Scene
from factextract.checking.wording import capitalise
from factextract.records import Claim, Finding, FindingKind, Severity, Verdict

LOW_GAP = Fraction(2, 100)
HIGH_GAP = Fraction(5, 100)
"""A gap of so much of the stated figure, beyond all rounding, is of low and of high severity."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """Three readings of one figure, reckoned or stated: with rounding, without, and as the words bound it."""

    loose: Interval
    strict: Interval | None = None
    bound: Interval | None = None

    def widest(self) -> Interval:
        """Give the interval that the words allow in logic."""
        return self.loose if self.bound is None else self.bound.join(self.loose)


def compare(computed: Outcome, stated: Outcome) -> Verdict:
    """Give the verdict on a figure reckoned two ways."""
    if computed.loose.meets(stated.loose):
        return "consistent"
    return "cannot_tell" if computed.widest().meets(stated.widest()) else "inconsistent"


def compare_strictly(computed: Outcome, stated: Outcome) -> Verdict | None:
    """Give the verdict where no trailing zero is rounding; None where there is no such reading."""
    if computed.strict is None or stated.strict is None:
        return None
    return "consistent" if computed.strict.meets(stated.strict) else "inconsistent"


def weigh(computed: Interval, stated: Interval, size: Fraction, step: Fraction) -> Severity:
    """Give how grave a contradiction is: by the gap between the intervals, against the figure and its last digit."""
    gap = computed.gap(stated)
    if gap == 0:
        return "none"
    if gap <= step / 2 or (size and gap / abs(size) < LOW_GAP):
        return "low"
    return "high" if not size or gap / abs(size) >= HIGH_GAP else "medium"


def make_finding(
    scene: Scene,
    kind: FindingKind,
    claims: Sequence[Claim],
    verdict: Verdict,
    message: str,
    *,
    equation: str = "",
    computed: Interval | None = None,
    stated: Interval | None = None,
    strict: Verdict | None = None,
    severity: Severity = "none",
) -> Finding:
    """Make the record; the first claim is the one that was checked."""
    return Finding(
        doc_id=scene.doc_id,
        finding_id=f"{scene.doc_id}:{kind}:" + "+".join(f"{claim.start}-{claim.end}" for claim in claims),
        kind=kind,
        verdict=verdict,
        severity=severity if verdict == "inconsistent" else "none",
        claims=tuple(claim.claim_id for claim in claims),
        equation=equation,
        computed=None if computed is None else computed.to_bounds(),
        stated=None if stated is None else stated.to_bounds(),
        strict_verdict=strict,
        message=capitalise(message),
    )
