"""What leaves the review."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from typing import Any

import pytest

from factextract.report.page import write_report
from factextract.review.exports import format_claim_review, format_reviewed_csv, format_reviewed_jsonl
from factextract.review.outcome import apply_decisions
from tests.review.desks import decide, edit, make_dossier, open_desk

TEXT = "The port sold 1,200 berths in spring. It lost 35 in June and 40 in July.\n\nIn all 17 remain."


@pytest.fixture
def desk(tmp_path: Path) -> Any:
    made = make_dossier(TEXT)
    desk = open_desk([made], tmp_path / "j")
    first, second, third = made.claims
    decide(desk, first.claim_id, "accept", note="=HYPERLINK(1)")
    decide(desk, second.claim_id, "correct", claim=edit(second, value="36"))
    decide(desk, third.claim_id, "reject", reason="stands twice")
    decide(desk, first.claim_id, "verdict", verdict="supported", source_url="https://example.org/t?a=1&b=2")
    decide(desk, second.claim_id, "verdict", verdict="needs_source")
    return desk


def test_csv_tells_every_claim_with_its_review(desk: Any) -> None:
    rows = list(csv.DictReader(io.StringIO("".join(format_reviewed_csv(desk.settled())))))
    assert [row["state"] for row in rows] == ["accepted", "corrected", "rejected"]
    assert [row["value"] for row in rows] == ["1200", "36", ""]
    assert rows[0]["note"] == "'=HYPERLINK(1)"
    assert (rows[2]["reason"], rows[2]["text"]) == ("stands twice", "")


def test_jsonl_keeps_the_whole_record(desk: Any) -> None:
    lines = [json.loads(line) for line in format_reviewed_jsonl(desk.settled())]
    assert lines[1]["claim"]["value"] == "36"
    assert lines[2]["claim"] is None
    assert {line["text_sha256"] for line in lines} == {desk.dossiers[0].article.text_sha256}


def test_claim_review_tells_only_facts_that_a_person_has_judged(desk: Any) -> None:
    reviews = json.loads(format_claim_review(desk.settled()))
    assert len(reviews) == 1
    review = reviews[0]
    assert review["@type"] == "ClaimReview"
    assert review["author"] == {"@type": "Person", "name": "mo"}
    assert review["reviewRating"] == {
        "@type": "Rating", "alternateName": "Supported", "ratingValue": 5, "bestRating": 5, "worstRating": 1,
    }  # fmt: skip
    assert review["claimReviewed"] == "The port sold 1,200 berths in spring."
    assert review["citation"] == "https://example.org/t?a=1&b=2"


def test_the_reviewed_report_shows_the_review(desk: Any) -> None:
    reviewed = apply_decisions(desk.dossiers[0], desk.journal.read_all())
    page = write_report([reviewed])
    assert "reading corrected" in page
    assert "Fact: supported" in page
    assert "rejected by a reviewer" in page
