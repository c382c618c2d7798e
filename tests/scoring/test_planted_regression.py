"""A rule of the extractor is broken for real: the comparison finds it, names it and says what went wrong."""

from __future__ import annotations

import dataclasses
from typing import Any

import pytest

from factextract.cli.score import extract_gold_articles
from factextract.rules.quantities.attach import Attacher
from factextract.scoring.claims import PredictedClaim
from factextract.scoring.comparison import Comparison
from factextract.scoring.evaluation import evaluate
from factextract.scoring.gold import GoldArticle
from factextract.scoring.text_report import format_text_report

from .test_comparison import replay

pytestmark = pytest.mark.model


@pytest.fixture(scope="module")
def before(articles: list[GoldArticle]) -> list[PredictedClaim]:
    claims, _ = extract_gold_articles(articles, None)
    return [PredictedClaim.model_validate(claim.to_json_dict()) for claim in claims]


def compare(articles: list[GoldArticle], before: list[PredictedClaim]) -> tuple[Comparison, str]:
    claims, _ = extract_gold_articles(articles, None)
    evaluation = evaluate(articles, claims, baseline=replay(articles, before), samples=500)
    assert evaluation.comparison is not None
    return evaluation.comparison, format_text_report(evaluation)


def test_unbroken_rules_move_nothing(articles: list[GoldArticle], before: list[PredictedClaim]) -> None:
    comparison, _ = compare(articles, before)
    assert comparison.moves == ()


def test_silenced_rule_is_found_and_named(
    articles: list[GoldArticle], before: list[PredictedClaim], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Attacher, "money_before", lambda self, numeral: None)
    comparison, report = compare(articles, before)
    silenced = sum("quantities.money_before" in claim.rules for claim in before)
    assert comparison.count_buckets()["BROKEN"] > silenced / 2
    suspects = {name: (lost, came) for name, lost, came in comparison.list_suspects()[:2]}
    assert suspects["quantities.money_before"][0] > silenced / 2
    assert suspects["quantities.money_before"][1] == 0
    assert "  quantities.money_before: left" in report
    assert "factextract explain" in report
    assert comparison.intervals is not None
    assert comparison.intervals["type.currency"].high < 0


def test_rule_that_misreads_is_found_by_what_is_broken(
    articles: list[GoldArticle], before: list[PredictedClaim], monkeypatch: pytest.MonkeyPatch
) -> None:
    reads = Attacher.money_before

    def misread(self: Attacher, numeral: Any) -> Any:
        found = reads(self, numeral)
        return found and dataclasses.replace(found, unit="CHF")

    monkeypatch.setattr(Attacher, "money_before", misread)
    comparison, report = compare(articles, before)
    assert comparison.list_common_rules()[0][0] == "quantities.money_before"
    assert set(comparison.count_mistakes()) == {"unit"}
    assert "Mistakes: unit" in report
