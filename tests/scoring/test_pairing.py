"""Pairing is one to one, the best total, and does not know the order claims come in."""

from __future__ import annotations

import itertools
import random
from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factextract.scoring.claims import PredictedClaim
from factextract.scoring.outcomes import judge_document
from factextract.scoring.pairing import measure_overlap, pair_claims
from factextract.scoring.score import score_document, score_documents


def claim(start: int, end: int, *, value: str = "1", kind: str = "count") -> PredictedClaim:
    return PredictedClaim(doc_id="d", start=start, end=end, type=kind, value=value)


def spans(pairs: Sequence[tuple[object, object]]) -> list[tuple[tuple[int, int], tuple[int, int]]]:
    return [((a.start, a.end), (b.start, b.end)) for a, b in pairs]  # type: ignore[attr-defined]


CASES = {
    "touching spans do not overlap": ([(0, 5)], [(5, 9)], []),
    "the exact one wins": ([(0, 5)], [(0, 6), (0, 5)], [((0, 5), (0, 5))]),
    "one prediction over two gold claims stands for one": ([(0, 4), (6, 10)], [(0, 10)], 1),
    "two pairs beat one better pair": ([(0, 10), (8, 20)], [(8, 10), (0, 9)], [((0, 10), (0, 9)), ((8, 20), (8, 10))]),
    "nothing pairs with nothing": ([], [(0, 3)], []),
    "an empty span pairs with nothing": ([(2, 2)], [(0, 3)], []),
}


@pytest.mark.parametrize("case", CASES)
def test_pair_claims_finds_best_total(case: str) -> None:
    gold, predicted, expected = CASES[case]
    pairing = pair_claims([claim(*s) for s in gold], [claim(*s) for s in predicted])  # type: ignore[attr-defined]
    found = spans(pairing.pairs)
    assert (len(found) if isinstance(expected, int) else found) == expected
    assert len(pairing.pairs) + len(pairing.missed) == len(gold)  # type: ignore[arg-type]
    assert len(pairing.pairs) + len(pairing.spurious) == len(predicted)  # type: ignore[arg-type]


span_lists = st.lists(st.tuples(st.integers(0, 24), st.integers(1, 9)), max_size=6)
claim_lists = span_lists.map(
    lambda spans: [claim(s, s + n, value=str(i % 3), kind=("count", "rank")[i % 2]) for i, (s, n) in enumerate(spans)]
)


def total(pairs: Sequence[tuple[PredictedClaim, PredictedClaim]]) -> tuple[int, float]:
    shares = [shared / union for a, b in pairs for shared, union in [measure_overlap(a, b)]]
    return len(pairs), sum(shares)


def try_everything(gold: list[PredictedClaim], predicted: list[PredictedClaim]) -> tuple[int, float]:
    best = (0, 0.0)
    if len(gold) > len(predicted):
        gold, predicted = predicted, gold
    for chosen in itertools.permutations(predicted, len(gold)):
        pairs = [(a, b) for a, b in zip(gold, chosen, strict=True) if measure_overlap(a, b)[0] > 0]
        best = max(best, total(pairs))
    return best


@settings(deadline=None)
@given(claim_lists, claim_lists)
def test_pair_claims_is_as_good_as_trying_everything(
    gold: list[PredictedClaim], predicted: list[PredictedClaim]
) -> None:
    pairing = pair_claims(gold, predicted)
    count, share = total(pairing.pairs)  # type: ignore[arg-type]
    best_count, best_share = try_everything(gold, predicted)
    assert count == best_count
    assert share == pytest.approx(best_share)


@settings(deadline=None)
@given(claim_lists, claim_lists, st.randoms(use_true_random=False))
def test_order_of_claims_changes_nothing(
    gold: list[PredictedClaim], predicted: list[PredictedClaim], rng: random.Random
) -> None:
    before = judge_document("d", gold, predicted)
    shuffled_gold, shuffled = rng.sample(gold, len(gold)), rng.sample(predicted, len(predicted))
    assert judge_document("d", shuffled_gold, shuffled) == before


@settings(deadline=None)
@given(st.lists(st.tuples(claim_lists, claim_lists), min_size=1, max_size=4))
def test_scores_add_up_over_documents(documents: list[tuple[list[PredictedClaim], list[PredictedClaim]]]) -> None:
    judged = [judge_document(f"d{i}", gold, predicted) for i, (gold, predicted) in enumerate(documents)]
    total_score = score_document(judged[0])
    for document in judged[1:]:
        total_score = total_score + score_document(document)
    assert total_score == score_documents(judged)


@settings(deadline=None)
@given(span_lists)
def test_nervaluate_agrees_where_nothing_overlaps(numbers: list[tuple[int, int]]) -> None:
    nervaluate = pytest.importorskip("nervaluate")
    gold, predicted, place = [], [], 0
    for kind, length in numbers:
        place += 12
        types = ("count", "rank", "currency")
        if kind % 4 != 1:
            gold.append(claim(place, place + length, kind=types[kind % 3]))
        if kind % 4 != 2:
            shift = kind % 2
            predicted.append(claim(place, place + length + shift, kind=types[kind % 5 % 3]))
    score = score_document(judge_document("d", gold, predicted))

    def as_entities(claims: list[PredictedClaim]) -> list[list[dict[str, object]]]:
        # nervaluate counts ends as inside the entity
        return [[{"label": c.type, "start": c.start, "end": c.end - 1} for c in claims]]

    if not gold and not predicted:
        return
    results = nervaluate.Evaluator(
        as_entities(gold), as_entities(predicted), tags=["count", "rank", "currency"], loader="dict"
    ).evaluate()["overall"]
    for ours, theirs in (("strict", "strict"), ("exact", "exact"), ("partial", "partial"), ("type", "ent_type")):
        counts, other = score.schemas[ours], results[theirs]
        assert (counts.correct, counts.incorrect, counts.partial, counts.missing, counts.spurious) == (
            other.correct,
            other.incorrect,
            other.partial,
            other.missed,
            other.spurious,
        )
