"""The claims of one article, and who stands in which relation to whom."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from factextract.records import Article, Claim, Relation


@dataclass(frozen=True, slots=True)
class Scene:
    """What a check looks at: the article's claims in order, denied ones left out, and their links."""

    doc_id: str
    claims: tuple[Claim, ...]
    by_id: dict[str, Claim]
    by_target: dict[tuple[str, str], tuple[Claim, ...]]
    """Who points to a claim in a relation: claim_id and relation to the claims, in order."""
    by_sentence: dict[int, tuple[Claim, ...]]
    headline_end: int
    """Offset behind the headline; 0 where the article is not known to have one."""

    def targets(self, claim: Claim, relation: Relation) -> list[Claim]:
        """Give the claims that this one points to in a relation."""
        linked = [self.by_id.get(link.target) for link in claim.links if link.relation == relation]
        return [other for other in linked if other is not None and other is not claim]

    def pointers(self, target: Claim, relation: Relation) -> list[Claim]:
        """Give the claims that point to this one in a relation."""
        return [claim for claim in self.by_target.get((target.claim_id, relation), ()) if claim is not target]

    def mates(self, claim: Claim) -> list[Claim]:
        """Give the claims of the same sentence, itself with them, in order."""
        return list(self.by_sentence[claim.sentence.start])

    def sentences(self) -> list[list[Claim]]:
        """Give the claims sentence by sentence."""
        return [list(self.by_sentence[start]) for start in sorted(self.by_sentence)]

    def in_headline(self, claim: Claim) -> bool:
        """Tell whether a claim stands in the headline."""
        return claim.end <= self.headline_end


def set_scene(doc_id: str, claims: Iterable[Claim], article: Article | None = None) -> Scene:
    """Sort an article's claims for the checks; the article, where given, tells how far its headline goes."""
    kept = (claim for claim in claims if claim.modality != "negated")
    ordered = tuple(sorted(kept, key=lambda claim: (claim.start, claim.end)))
    by_target: dict[tuple[str, str], list[Claim]] = {}
    by_sentence: dict[int, list[Claim]] = {}
    for claim in ordered:
        by_sentence.setdefault(claim.sentence.start, []).append(claim)
        for link in claim.links:
            by_target.setdefault((link.target, link.relation), []).append(claim)
    return Scene(
        doc_id,
        ordered,
        {claim.claim_id: claim for claim in ordered},
        {key: tuple(pointing) for key, pointing in by_target.items()},
        {start: tuple(mates) for start, mates in by_sentence.items()},
        find_headline_end(article),
    )


HEADLINE_LONGEST = 200
"""Characters beyond which a first line is no headline."""


def find_headline_end(article: Article | None) -> int:
    """Give the offset behind the headline, 0 if there is none.

    It is the title where the text begins with it, else a short first line that does not end a sentence.
    """
    if article is None:
        return 0
    text = article.text
    start = len(text) - len(text.lstrip())
    if article.title and text.startswith(article.title, start):
        return start + len(article.title)
    end = text.find("\n", start)
    line = text[start:end].strip() if end > start else ""
    return end if line and len(line) <= HEADLINE_LONGEST and not line.endswith((".", "!", "”", '"')) else 0
