"""Kappa is exact, and agreement is the same from both sides."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factextract.scoring.agreement import compute_kappa, measure_agreement
from factextract.scoring.gold import GoldArticle


@pytest.mark.parametrize(
    ("pairs", "kappa"),
    [
        ([("a", "a")] * 20 + [("a", "b")] * 5 + [("b", "a")] * 10 + [("b", "b")] * 15, Fraction(2, 5)),
        ([("a", "a"), ("b", "b")], Fraction(1)),
        ([("a", "b"), ("b", "a")], Fraction(-1)),
        ([("a", "a")] * 3, None),
        ([], None),
    ],
)
def test_kappa_of_known_tables(pairs: list[tuple[str, str]], kappa: Fraction | None) -> None:
    assert compute_kappa(pairs) == (None if kappa is None else float(kappa))


@settings(deadline=None)
@given(st.lists(st.tuples(st.sampled_from("abc"), st.sampled_from("abc")), min_size=2, max_size=40))
def test_kappa_agrees_with_scikit_learn(pairs: list[tuple[str, str]]) -> None:
    metrics = pytest.importorskip("sklearn.metrics")
    ours = compute_kappa(pairs)
    if ours is not None:
        assert ours == pytest.approx(metrics.cohen_kappa_score(*zip(*pairs, strict=True)))


def test_agreement_is_the_same_from_both_sides(articles: list[GoldArticle]) -> None:
    first = {a.doc_id: a.claims for a in articles[:6]}
    second = {
        a.doc_id: tuple(
            c.model_copy(update={"modality": "forecast"}) if i % 3 else c for i, c in enumerate(a.claims[1:])
        )
        for a in articles[1:6]
    }
    one, other = measure_agreement(first, second), measure_agreement(second, first)
    assert one.alone == (articles[0].doc_id,)
    assert one.score.claim.f1 == other.score.claim.f1
    assert [(f.name, f.counts.f1, f.kappa) for f in one.fields] == [
        (f.name, f.counts.f1, f.kappa) for f in other.fields
    ]
