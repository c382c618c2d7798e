"""The door of the checks, and their order."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TypeAlias

from factextract.checking.change import check_changes
from factextract.checking.conversions import check_conversions
from factextract.checking.per import check_rates_of_sentences
from factextract.checking.repeated import check_repeated
from factextract.checking.scene import Scene, set_scene
from factextract.checking.share import check_shares
from factextract.checking.sums import check_sums
from factextract.checking.written import check_ranges, check_respectively
from factextract.records import Article, Claim, Finding

Check: TypeAlias = Callable[[Scene], Iterator[Finding]]

CHECKS: tuple[Check, ...] = (
    check_shares,
    check_changes,
    check_sums,
    check_conversions,
    check_rates_of_sentences,
    check_repeated,
    check_ranges,
    check_respectively,
)
"""Every check of an article against itself; a later one is dropped where it says what an earlier one has said."""


def check_claims(doc_id: str, claims: Iterable[Claim], *, article: Article | None = None) -> tuple[Finding, ...]:
    """Check one article's claims against each other; the article, where given, tells which of them are in the headline.

    The findings are sorted by the place of the figure that was checked; what fits is among them.
    """
    scene = set_scene(doc_id, claims, article)
    findings: dict[str, Finding] = {}
    for check in CHECKS:
        for finding in check(scene):
            findings.setdefault(finding.finding_id, finding)
    starts = {claim.claim_id: (claim.start, claim.end) for claim in scene.claims}
    return tuple(sorted(drop_implied(findings.values()), key=lambda found: (starts[found.claims[0]], found.finding_id)))


def drop_implied(findings: Iterable[Finding]) -> list[Finding]:
    """Leave out that a part is no more than its whole where a share of the two has been reckoned."""
    found = list(findings)
    reckoned = {finding.claims[1:3] for finding in found if finding.kind == "share" and len(finding.claims) == 3}
    return [
        finding
        for finding in found
        if finding.kind != "part" or finding.verdict != "consistent" or finding.claims not in reckoned
    ]
