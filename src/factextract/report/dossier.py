"""The dossier: all that is known of one article's numbers, as the pages are made from it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from factextract.records import Article, Claim, Finding, Number

DOUBT_OF_INCONSISTENCY = 5
DOUBT_OF_WARNING = 2
DOUBT_OF_UNRESOLVED = 1
CONTRADICTIONS = frozenset({"inconsistent", "differs"})


@dataclass(frozen=True)
class Review:
    """What people have said of one claim: of its reading, and of the fact."""

    state: str
    """todo, accepted, corrected, rejected, added or skipped."""
    reviewer: str = ""
    at: str = ""
    reason: str = ""
    note: str = ""
    verdict: str | None = None
    """supported, contradicted, unverifiable or needs_source; None where nobody has judged the fact."""
    source_url: str = ""


@dataclass(frozen=True)
class Dossier:
    """An article with its claims, its ledger of numbers, the findings of checks and the reviews."""

    article: Article
    claims: tuple[Claim, ...]
    numbers: tuple[Number, ...] = ()
    findings: tuple[Finding, ...] = ()
    reviews: Mapping[str, Review] = field(default_factory=dict)

    @property
    def title(self) -> str:
        """The headline: as the reader knows it, else the first line, else the identifier."""
        if self.article.title:
            return " ".join(self.article.title.split())
        first = next((line for line in self.article.text.splitlines() if line.strip()), "")
        return " ".join(first.split())[:160] or self.article.doc_id

    @property
    def set_aside(self) -> tuple[Number, ...]:
        """The numbers that are no claims."""
        return tuple(number for number in self.numbers if number.fate == "excluded")

    @property
    def unresolved(self) -> tuple[Number, ...]:
        """The numbers of which nobody has said what they are."""
        return tuple(number for number in self.numbers if number.fate == "unresolved")

    @property
    def inconsistent(self) -> tuple[Finding, ...]:
        """The findings that say that something does not add up."""
        return tuple(finding for finding in self.findings if judge_finding(finding) in CONTRADICTIONS)


def judge_finding(finding: Finding) -> str:
    """Give what a finding comes to: the outcome against reference tables, else the verdict of the sum."""
    return finding.outcome or finding.verdict


def measure_doubt(dossier: Dossier) -> int:
    """Weigh what an article leaves open: contradictions most, then warnings, then unresolved numbers."""
    warnings = sum(len(claim.warnings) for claim in dossier.claims)
    return (
        DOUBT_OF_INCONSISTENCY * len(dossier.inconsistent)
        + DOUBT_OF_WARNING * warnings
        + DOUBT_OF_UNRESOLVED * len(dossier.unresolved)
    )


def sort_by_doubt(dossiers: Sequence[Dossier]) -> list[Dossier]:
    """Give the articles with the most doubtful first; equal doubt in the order of their identifiers."""
    return sorted(dossiers, key=lambda dossier: (-measure_doubt(dossier), dossier.article.doc_id))
