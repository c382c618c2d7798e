"""What leaves the review: reviewed claims as CSV and JSON Lines, and fact verdicts as ClaimReview."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Iterator

from factextract.jsonl import escape_surrogates, format_json
from factextract.records import Article, Claim
from factextract.report.html import safe_link
from factextract.report.words import describe_claim
from factextract.review.outcome import Settled
from factextract.tables import disarm, flatten_record, join_list, name_columns

REVIEW_COLUMNS = ("state", "reviewer", "decided_at", "reason", "verdict", "source_url", "note", "disagreement", "words")
RATINGS = {"contradicted": (1, "Contradicted"), "supported": (5, "Supported"), "unverifiable": (None, "Unverifiable")}
"""schema.org wants a number where there is one: 1 is false, 5 is true; what cannot be verified has none."""


def format_reviewed_csv(articles: Iterable[tuple[Article, list[Settled]]]) -> Iterator[str]:
    """Give the lines of a table of all claims with what reviewers said of them."""
    columns = name_columns(Claim)
    yield csv_line(["target", *REVIEW_COLUMNS, *columns])
    for _, settled in articles:
        by_id = {one.claim.claim_id: one.claim for one in settled if one.claim is not None}
        for one in settled:
            values = flatten_record(one.claim, columns) if one.claim is not None else [None] * len(columns)
            review = describe_review(one, by_id)
            cells = [one.target, *(review[name] for name in REVIEW_COLUMNS), *values]
            yield csv_line([disarm(join_list(cell)) for cell in cells])


def csv_line(cells: list[object]) -> str:
    """Give one row, its line feed with it."""
    buffer = io.StringIO()
    csv.writer(buffer, lineterminator="\n").writerow(cells)
    return buffer.getvalue()


def describe_review(one: Settled, by_id: dict[str, Claim]) -> dict[str, object]:
    """Give what reviewers said of a claim as plain values."""
    opinion = one.opinion
    return {
        "state": opinion.state if opinion is not None else "todo",
        "reviewer": opinion.reviewer if opinion is not None else None,
        "decided_at": opinion.at if opinion is not None else None,
        "reason": opinion.reason if opinion is not None else None,
        "verdict": opinion.verdict if opinion is not None else None,
        "source_url": opinion.source_url if opinion is not None else None,
        "note": opinion.note if opinion is not None else None,
        "disagreement": one.disagrees,
        "words": describe_claim(one.claim, by_id) if one.claim is not None else None,
    }


def format_reviewed_jsonl(articles: Iterable[tuple[Article, list[Settled]]]) -> Iterator[str]:
    """Give one line a claim: what reviewers said of it, and the record as they left it (null where rejected)."""
    for article, settled in articles:
        by_id = {one.claim.claim_id: one.claim for one in settled if one.claim is not None}
        for one in settled:
            claim = one.claim.to_json_dict() if one.claim is not None else None
            line = {
                "target": one.target,
                "text_sha256": article.text_sha256,
                **describe_review(one, by_id),
                "claim": claim,
            }
            yield escape_surrogates(format_json(line)) + "\n"


def format_claim_review(articles: Iterable[tuple[Article, list[Settled]]]) -> str:
    """Give schema.org ClaimReview as JSON-LD: only of facts that a person has judged, never of a mere reading."""
    reviews = [
        review_fact(one, article)
        for article, settled in articles
        for one in settled
        if one.claim is not None and one.opinion is not None and one.opinion.verdict in RATINGS
    ]
    return escape_surrogates(json.dumps(reviews, ensure_ascii=False, indent=1)) + "\n"


def review_fact(one: Settled, article: Article) -> dict[str, object]:
    """Give one ClaimReview."""
    claim, opinion = one.claim, one.opinion
    if claim is None or opinion is None or opinion.verdict is None:
        raise ValueError(f"{one.target}: no person has judged this fact")
    number, name = RATINGS[opinion.verdict]
    rating: dict[str, object] = {"@type": "Rating", "alternateName": name}
    if number is not None:
        rating |= {"ratingValue": number, "bestRating": 5, "worstRating": 1}
    appearance: dict[str, object] = {"@type": "NewsArticle", "headline": article.title or article.doc_id}
    if safe_link(article.url):
        appearance["url"] = article.url
    if article.published:
        appearance["datePublished"] = article.published
    if article.publisher:
        appearance["publisher"] = {"@type": "Organization", "name": article.publisher}
    said: dict[str, object] = {"@type": "Claim", "appearance": appearance}
    source = claim.source or claim.source_context
    if source is not None:
        said["author"] = {"@type": "Thing", "name": " ".join(source.text.split())}
    review: dict[str, object] = {
        "@context": "https://schema.org",
        "@type": "ClaimReview",
        "identifier": claim.claim_id,
        "datePublished": opinion.at[:10],
        "author": {"@type": "Person", "name": opinion.reviewer},
        "claimReviewed": " ".join(claim.sentence.text.split()),
        "reviewRating": rating,
        "itemReviewed": said,
    }
    if opinion.note:
        review["reviewBody"] = opinion.note
    if safe_link(opinion.source_url):
        review["citation"] = opinion.source_url
    return review
