"""What a review has made of an article: the claims as people left them, and the report that shows it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from factextract.records import Article, Claim, Decision, Number
from factextract.report.dossier import Dossier, Review
from factextract.review.journal import Journal
from factextract.review.state import Fold, Opinion, TargetState, fold_decisions

REJECTED = "rejected by a reviewer"


@dataclass(frozen=True)
class Settled:
    """One claim as the review leaves it."""

    target: str
    claim: Claim | None
    """None where it was rejected."""
    opinion: Opinion | None
    """The latest opinion; None where nobody has said anything."""
    disagrees: bool = False


def settle_claims(
    originals: Sequence[Claim], fold: Fold, article: Article, *, only: str | None = None
) -> list[Settled]:
    """Give every claim of an article, extracted or added, as its reviewers left it, in the order of the text."""
    by_id = {claim.claim_id: claim for claim in originals}
    targets = list(by_id)
    for target, events in fold.events.items():
        decision = events[0][1]
        if target not in by_id and (decision.doc_id, decision.text_sha256) == (article.doc_id, article.text_sha256):
            targets.append(target)
    settled = []
    for target in targets:
        state = fold.judge(target, by_id, only=only)
        found = settle_target(target, by_id.get(target), state)
        if found is not None:
            settled.append(found)
    renamed = {one.target: one.claim.claim_id for one in settled if one.claim is not None}
    settled = [replace(one, claim=retarget_links(one.claim, renamed)) for one in settled]
    return sorted(settled, key=lambda one: (place_of(one, by_id), one.target))


def settle_target(target: str, original: Claim | None, state: TargetState) -> Settled | None:
    """Give what one target has become; None for a number that is no claim."""
    latest = next((opinion for opinion in reversed(state.opinions) if opinion.is_decided), state.latest)
    if latest is None:
        return Settled(target, original, None) if original is not None else None
    if original is None and latest.state in ("todo", "dismissed", "skipped"):
        return None
    if latest.state == "rejected":
        return Settled(target, None, latest, state.disagrees)
    claim = latest.claim if latest.is_decided and latest.claim is not None else original
    return Settled(target, claim, merge_fact(latest, state), state.disagrees)


def merge_fact(opinion: Opinion, state: TargetState) -> Opinion:
    """Give an opinion of the reading with the latest verdict on the fact, whoever gave it."""
    if opinion.verdict is not None:
        return opinion
    fact = next((other for other in reversed(state.opinions) if other.verdict is not None), None)
    if fact is None:
        return opinion
    return replace(opinion, verdict=fact.verdict, source_url=fact.source_url, note=opinion.note or fact.note)


def retarget_links(claim: Claim | None, renamed: Mapping[str, str]) -> Claim | None:
    """Let a claim's ties point to the claims as they are called now; ties to rejected claims fall away."""
    if claim is None or not claim.links:
        return claim
    current = set(renamed.values())
    links = []
    for link in claim.links:
        target = renamed.get(link.target, link.target)
        if target in current and target != claim.claim_id:
            links.append(link.model_copy(update={"target": target}))
    return claim.model_copy(update={"links": tuple(links)})


def place_of(settled: Settled, originals: Mapping[str, Claim]) -> int:
    """Give where a claim stands in the text, a rejected one too."""
    claim = settled.claim or originals.get(settled.target)
    return claim.start if claim is not None else int(settled.target.rpartition(":")[2].partition("-")[0])


def review_dossier(dossier: Dossier, journal: Path) -> Dossier:
    """Give a dossier as the reviewers of a journal left it."""
    opened = Journal(journal, create=False)
    try:
        decisions = opened.read_all()
    finally:
        opened.close()
    return apply_decisions(dossier, decisions)


def apply_decisions(dossier: Dossier, decisions: Iterable[Decision]) -> Dossier:
    """Give a dossier with corrected and added claims in, rejected ones out, and the reviews beside them."""
    article = dossier.article
    key = (article.doc_id, article.text_sha256)
    fold = fold_decisions(d for d in decisions if (d.doc_id, d.text_sha256) == key)
    settled = settle_claims(dossier.claims, fold, article)
    claims = tuple(one.claim for one in settled if one.claim is not None)
    reviews = {
        one.claim.claim_id: make_review(one.opinion)
        for one in settled
        if one.claim is not None and one.opinion is not None
    }
    numbers = tuple(settle_number(number, fold, claims) for number in dossier.numbers)
    return replace(dossier, claims=claims, numbers=numbers, reviews=reviews)


def make_review(opinion: Opinion) -> Review:
    """Give an opinion as a report shows it."""
    return Review(
        state=opinion.state,
        reviewer=opinion.reviewer,
        at=opinion.at,
        reason=opinion.reason or "",
        note=opinion.note or "",
        verdict=opinion.verdict,
        source_url=opinion.source_url or "",
    )


def settle_number(number: Number, fold: Fold, claims: Sequence[Claim]) -> Number:
    """Give a number of the ledger with the fate that the review has given it."""
    owner = next((claim for claim in claims if claim.start < number.end and number.start < claim.end), None)
    if owner is not None:
        return number.model_copy(update={"fate": "claim", "claim_id": owner.claim_id, "reason": None})
    target = f"{number.doc_id}:{number.start}-{number.end}"
    latest = fold.judge(target, {}).latest
    if latest is not None and latest.state == "dismissed":
        return number.model_copy(update={"fate": "excluded", "claim_id": None, "reason": latest.reason})
    if number.fate == "claim":
        return number.model_copy(update={"fate": "excluded", "claim_id": None, "reason": REJECTED})
    return number
