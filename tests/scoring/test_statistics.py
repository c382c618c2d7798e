"""Intervals come from whole articles, and the test on broken and fixed claims is exact."""

from __future__ import annotations

import random

import pytest

from factextract.scoring.score import Counts, Score
from factextract.scoring.statistics import bootstrap, compute_mcnemar


def make_scores(seed: int, articles: int, *, rate: float) -> list[Score]:
    rng = random.Random(seed)
    counts = [Counts(sum(rng.random() < rate for _ in range(10)), 10, 10) for _ in range(articles)]
    return [Score(documents=1, claim=count) for count in counts]


@pytest.mark.parametrize(
    ("broken", "fixed", "p"),
    [(0, 0, 1.0), (1, 0, 1.0), (3, 0, 0.25), (5, 0, 0.0625), (6, 0, 0.03125), (0, 6, 0.03125), (10, 2, 0.03857421875)],
)
def test_mcnemar_is_exact(broken: int, fixed: int, p: float) -> None:
    assert compute_mcnemar(broken, fixed) == pytest.approx(p, abs=1e-12)


def test_bootstrap_says_nothing_on_few_articles() -> None:
    assert bootstrap(make_scores(1, 19, rate=0.8), None, names=["claim"]) is None


def test_bootstrap_is_deterministic_and_holds_the_figure() -> None:
    scores = make_scores(1, 60, rate=0.8)
    first = bootstrap(scores, None, names=["claim"], samples=2000)
    assert first is not None
    assert first == bootstrap(scores, None, names=["claim"], samples=2000)
    total = sum((score.claim for score in scores), Counts())
    assert first["claim"].low < total.f1 < first["claim"].high
    assert first["claim"].high - first["claim"].low == pytest.approx(4 * (0.8 * 0.2 / 600) ** 0.5, rel=0.25)


def test_paired_difference_of_equal_runs_is_nothing() -> None:
    scores = make_scores(1, 30, rate=0.8)
    interval = bootstrap(scores, scores, names=["claim"], samples=500)
    assert interval is not None
    assert (interval["claim"].low, interval["claim"].high) == (0.0, 0.0)


def test_paired_difference_is_narrower_than_the_figures() -> None:
    before = make_scores(1, 40, rate=0.7)
    now = [Score(documents=1, claim=Counts(min(10, s.claim.right + i % 2), 10, 10)) for i, s in enumerate(before)]
    difference = bootstrap(now, before, names=["claim"], samples=2000)
    figure = bootstrap(now, None, names=["claim"], samples=2000)
    assert difference is not None
    assert figure is not None
    assert difference["claim"].low > 0
    assert difference["claim"].high - difference["claim"].low < figure["claim"].high - figure["claim"].low


def test_interval_of_correlated_claims_covers_the_truth() -> None:
    """Claims of one article stand and fall together: still, nineteen of twenty intervals hold the true rate."""
    rng = random.Random(5)
    covered = 0
    for _ in range(60):
        scores = []
        for _ in range(60):
            rate = min(1.0, max(0.0, rng.gauss(0.75, 0.2)))
            scores.append(Score(documents=1, claim=Counts(sum(rng.random() < rate for _ in range(8)), 8, 8)))
        interval = bootstrap(scores, None, names=["claim"], samples=400, seed=rng.randrange(10**6))
        assert interval is not None
        covered += interval["claim"].low <= 0.74 <= interval["claim"].high
    assert covered >= 51
