"""Orphans: decisions on a text that has changed since; they move by exact quote only, and only when asked to."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from factextract.records import Article, Claim, Decision, TextSpan
from factextract.review.state import Opinion, fold_decisions

ROLES = ("hedge", "metric", "subject", "time", "place", "source", "source_context")


@dataclass(frozen=True)
class Orphan:
    """A claim on which people have decided, in an older text of the article."""

    target: str
    text_sha256: str
    claim: Claim
    opinions: tuple[Opinion, ...]
    moved: Claim | None
    """The claim in the present text, where its sentence stands there once, word for word; else None."""


def find_orphans(decisions: Sequence[Decision], article: Article, known: Sequence[Claim]) -> list[Orphan]:
    """Give the decided claims of an article's older texts that have not been carried over yet."""
    by_text: dict[str, list[Decision]] = {}
    for decision in decisions:
        if decision.doc_id == article.doc_id and decision.text_sha256 != article.text_sha256:
            by_text.setdefault(decision.text_sha256, []).append(decision)
    orphans = []
    for digest, events in by_text.items():
        fold = fold_decisions(events)
        originals: dict[str, Claim] = {}
        for event in events:
            if event.before is not None:
                originals.setdefault(event.target, event.before)
        for target in fold.events:
            opinions = fold.judge(target, originals).opinions
            claim = next((o.claim for o in reversed(opinions) if o.claim is not None), originals.get(target))
            if opinions and claim is not None:
                moved = move_claim(claim, article)
                orphans.append(Orphan(name_orphan(target, digest), digest, claim, opinions, moved))
    return orphans


def name_orphan(target: str, digest: str) -> str:
    """Give an orphan's name, which tells it from a claim at the same place of the present text."""
    return f"{target}@{digest[:12]}"


def move_claim(claim: Claim, article: Article) -> Claim | None:
    """Give a claim at its place in another text: where its sentence stands exactly once, word for word; else None."""
    quote = claim.sentence.text
    if not quote or article.text.count(quote) != 1:
        return None
    shift = article.text.index(quote) - claim.sentence.start
    fields: dict[str, object] = {
        "doc_id": article.doc_id,
        "claim_id": f"{article.doc_id}:{claim.start + shift}-{claim.end + shift}",
        "start": claim.start + shift,
        "end": claim.end + shift,
        "sentence": move_span(claim.sentence, shift),
        "links": (),
    }
    for role in ROLES:
        span = getattr(claim, role)
        if span is not None:
            moved = move_span(span, shift)
            inside = article.text[moved.start : moved.end] == moved.text
            fields[role] = moved if inside else None
    if claim.change is not None and claim.change.basis is not None:
        basis = move_span(claim.change.basis, shift)
        kept = basis if article.text[basis.start : basis.end] == basis.text else None
        fields["change"] = claim.change.model_copy(update={"basis": kept})
    return claim.model_copy(update=fields)


def move_span(span: TextSpan, shift: int) -> TextSpan:
    """Give a span so many code points further on."""
    return TextSpan(start=max(0, span.start + shift), end=max(0, span.start + shift) + len(span.text), text=span.text)
