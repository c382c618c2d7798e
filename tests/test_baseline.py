"""The committed baseline and score table are those of the committed rules and gold."""

from __future__ import annotations

from pathlib import Path

import pytest

from factextract.cli.score import extract_gold_articles
from factextract.scoring.baseline import Baseline, parse_baseline
from factextract.scoring.comparison import BUCKETS
from factextract.scoring.evaluation import Evaluation, evaluate
from factextract.scoring.gold import GoldArticle, read_gold
from factextract.scoring.text_report import describe_move, format_markdown_report

ROOT = Path(__file__).resolve().parents[1]
UPDATE = "factextract score --baseline gold/baseline.jsonl --update-baseline --reason 'why it moved' -o gold/SCORES.md"


@pytest.fixture(scope="module")
def articles() -> list[GoldArticle]:
    return read_gold(ROOT / "gold", ROOT / "corpus" / "texts")


@pytest.fixture(scope="module")
def baseline(articles: list[GoldArticle]) -> Baseline:
    content = (ROOT / "gold" / "baseline.jsonl").read_text("utf-8")
    return parse_baseline(content, {a.doc_id: a.text for a in articles}, name="gold/baseline.jsonl")


@pytest.fixture(scope="module")
def evaluation(articles: list[GoldArticle], baseline: Baseline) -> Evaluation:
    claims, numbers = extract_gold_articles(articles, None)
    return evaluate(articles, claims, baseline=baseline, numbers=numbers)


@pytest.mark.model
def test_baseline_is_not_stale(evaluation: Evaluation) -> None:
    comparison = evaluation.comparison
    assert comparison is not None
    moves = [move for bucket in BUCKETS for move in comparison.list_moves(bucket)]
    moved = [line for move in moves for line in (move.bucket, *describe_move(move, evaluation))]
    assert not moved, "\n".join([f"gold/baseline.jsonl is stale; look at what moved, then: {UPDATE}", *moved])


@pytest.mark.model
def test_score_table_is_not_stale(evaluation: Evaluation) -> None:
    written = (ROOT / "gold" / "SCORES.md").read_text("utf-8")
    now = format_markdown_report(evaluation)
    assert list_score_lines(written) == list_score_lines(now), f"gold/SCORES.md is stale: {UPDATE}"


def list_score_lines(content: str) -> list[str]:
    """Give the rows of the tables that tell how right the claims are."""
    tables = [part for part in content.split("### ") if part.startswith(("Claims", "Types", "Fields", "Roles"))]
    return [line for part in tables for line in part.splitlines() if line.startswith("|")]
