"""A former run against this one: every change lands in its bucket, changed gold apart, gates with their reasons."""

from __future__ import annotations

import json
import random
from collections.abc import Callable, Iterable
from typing import Any

import pytest

from factextract.errors import InvalidGoldError, UsageError
from factextract.scoring.baseline import Baseline, Identity, format_baseline, parse_baseline
from factextract.scoring.claims import GoldClaim, PredictedClaim
from factextract.scoring.comparison import Comparison
from factextract.scoring.evaluation import Evaluation, evaluate
from factextract.scoring.gates import Gates, parse_gates
from factextract.scoring.gold import GoldArticle

SAMPLES = 200


def predict(articles: Iterable[GoldArticle]) -> list[PredictedClaim]:
    """Give predictions that are all right, each made by rules named for its type."""
    return [
        PredictedClaim.model_validate(claim.to_json_dict() | {"rules": ["numerals.digits", f"quantities.{claim.type}"]})
        for article in articles
        for claim in article.claims
    ]


def replay(articles: list[GoldArticle], predicted: list[PredictedClaim]) -> Baseline:
    """Write a baseline and read it again."""
    evaluation = evaluate(articles, predicted, samples=SAMPLES)
    hashes = {article.doc_id: article.document.text_sha256 for article in articles}
    content = format_baseline(evaluation.documents, hashes, identity=evaluation.identity, reason="a test")
    return parse_baseline(content, {a.doc_id: a.text for a in articles}, name="baseline.jsonl")


def compare(
    articles: list[GoldArticle],
    before: list[PredictedClaim],
    now: list[PredictedClaim],
    *,
    gold_now: list[GoldArticle] | None = None,
    gates: Gates = Gates(),  # noqa: B008
) -> tuple[Evaluation, Comparison]:
    evaluation = evaluate(gold_now or articles, now, baseline=replay(articles, before), gates=gates, samples=SAMPLES)
    assert evaluation.comparison is not None
    return evaluation, evaluation.comparison


def edit(claims: list[PredictedClaim], kind: str, **fields: Any) -> list[PredictedClaim]:
    return [claim.model_copy(update=fields) if claim.type == kind else claim for claim in claims]


def edit_gold(article: GoldArticle, change: Callable[[tuple[GoldClaim, ...]], tuple[GoldClaim, ...]]) -> GoldArticle:
    document = article.document.model_copy(update={"claims": change(article.claims)})
    return GoldArticle(document, article.text, article.path)


def test_same_run_moves_nothing(articles: list[GoldArticle]) -> None:
    predicted = predict(articles)
    _, comparison = compare(articles, predicted, random.Random(1).sample(predicted, len(predicted)))
    assert comparison.moves == ()
    assert comparison.before == comparison.now
    assert comparison.mcnemar == 1.0
    assert set(comparison.subtract().values()) == {0.0}


def test_baseline_is_sorted_and_stable(articles: list[GoldArticle]) -> None:
    predicted = predict(articles)
    hashes = {article.doc_id: article.document.text_sha256 for article in articles}
    contents = []
    for order in (predicted, list(reversed(predicted))):
        evaluation = evaluate(list(reversed(articles)), order, samples=SAMPLES)
        contents.append(format_baseline(evaluation.documents, hashes, identity=Identity(), reason="r"))
    assert contents[0] == contents[1]
    lines = [json.loads(line) for line in contents[0].splitlines()]
    assert len(lines) == 1 + 20 + 561
    assert [line["article"] for line in lines if "article" in line] == sorted(hashes)


def test_planted_rule_regression_is_found_and_named(articles: list[GoldArticle]) -> None:
    before = predict(articles)
    now = [
        claim.model_copy(
            update={"value": claim.value[:-3], "rules": ("numerals.digits", "quantities.currency_no_scale")}
        )
        if claim.type == "currency" and claim.value is not None and claim.value.endswith("000")
        else claim
        for claim in before
    ]
    broken = sum(a is not b for a, b in zip(before, now, strict=True))
    assert broken > 20
    evaluation, comparison = compare(articles, before, now)
    optional = sum(
        c.optional for a in articles for c in a.claims if c.type == "currency" and (c.value or "").endswith("000")
    )
    assert comparison.count_buckets()["BROKEN"] == broken - optional
    assert evaluation.score.mistakes == {"scale": broken - optional}
    suspects = {name: (lost, came) for name, lost, came in comparison.list_suspects()}
    assert suspects == {
        "quantities.currency": (broken - optional, 0),
        "quantities.currency_no_scale": (0, broken - optional),
    }
    assert comparison.mcnemar < 1e-5
    assert comparison.intervals is not None
    assert comparison.intervals["type.currency"].high < 0
    assert comparison.intervals["type.count"].low == comparison.intervals["type.count"].high == 0


def test_each_change_lands_in_its_bucket(articles: list[GoldArticle]) -> None:
    before = predict(articles)
    before = edit(before, "rank", value="77")
    before = edit(before, "age", comparator=">")
    extra = PredictedClaim(doc_id=articles[0].doc_id, start=0, end=3, type="count", value="1")
    other = PredictedClaim(doc_id=articles[1].doc_id, start=0, end=3, type="count", value="1")
    now = edit(predict(articles), "duration", unit="week")
    now = edit(now, "fraction", metric=None, comparator="<")
    now = edit(now, "multiple", value="99")
    now = [claim for claim in now if claim.type != "score"]
    _, comparison = compare(articles, [*edit(before, "multiple", value="98"), extra], [*now, other])

    def count(kind: str) -> int:
        return sum(c.type == kind and not c.optional for a in articles for c in a.claims)

    assert comparison.count_buckets() == {
        "BROKEN": count("duration") + count("score"),
        "FIELDS BROKEN": count("fraction"),
        "NEW SPURIOUS": 1,
        "STILL WRONG": count("multiple"),
        "FIXED": count("rank"),
        "FIELDS FIXED": sum(c.type == "age" and c.comparator != ">" for a in articles for c in a.claims),
        "GONE SPURIOUS": 1,
        "GOLD CHANGED": 0,
    }
    assert comparison.list_moves("NEW SPURIOUS")[0].claim_id == other.claim_id


def test_lost_link_is_a_broken_field(articles: list[GoldArticle]) -> None:
    before = predict(articles)
    linked = next(claim for claim in before if claim.links)
    now = [claim.model_copy(update={"links": ()}) if claim is linked else claim for claim in before]
    _, comparison = compare(articles, before, now)
    (move,) = comparison.moves[:1]
    assert (move.bucket, move.claim_id) == ("FIELDS BROKEN", linked.claim_id)
    assert move.note == f"link {linked.links[0].relation} {linked.links[0].target} lost"


def test_changed_gold_never_enters_the_difference(articles: list[GoldArticle]) -> None:
    predicted = predict(articles)
    first, second, third, *rest = articles
    changed = [
        edit_gold(first, lambda claims: claims[1:]),
        edit_gold(second, lambda claims: (claims[0].model_copy(update={"value": "4242"}), *claims[1:])),
        *rest,
    ]
    evaluation, comparison = compare(
        [first, second, *rest], predict([first, second, *rest]), predicted, gold_now=changed
    )
    assert evaluation.score.claim.f1 < 1
    assert comparison.before == comparison.now
    assert {(move.bucket, move.note) for move in comparison.moves} == {
        ("GOLD CHANGED", "claim removed"),
        ("GOLD CHANGED", "claim edited"),
    }
    _, comparison = compare([first, second], predict([first, second]), predicted, gold_now=[first, third])
    assert {(move.claim_id, move.note) for move in comparison.moves} == {
        (third.doc_id, "article added"),
        (second.doc_id, "article removed"),
    }
    assert comparison.articles == (first.doc_id,)


def test_changed_gold_and_broken_claim_are_told_apart(articles: list[GoldArticle]) -> None:
    first, *rest = articles
    changed = [edit_gold(first, lambda claims: (claims[0].model_copy(update={"value": "4242"}), *claims[1:])), *rest]
    before = predict(articles)
    broken = before[1].model_copy(update={"value": "1234567"})
    _, comparison = compare(articles, before, [before[0], broken, *before[2:]], gold_now=changed)
    assert [(move.bucket, move.claim_id) for move in comparison.moves] == [
        ("BROKEN", before[1].claim_id),
        ("GOLD CHANGED", before[0].claim_id),
    ]


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ("", "line 1: no JSON"),
        ('{"baseline": 9}\n', "no baseline of version 1"),
        (
            '{"baseline": 1}\n{"claim": "a:1-2", "verdict": "right"}\n',
            "line 2: a claim stands before the first article",
        ),
        ('{"baseline": 1}\n{"article": "a"}\n[]\n', "line 3: an object is needed"),
        ('{"baseline": 1}\n{"article": "a"}\n{"claim": "a:1-2", "predicted": {"start": "x"}}\n', "line 3: start"),
        ('{"baseline": 1}\n{"article": "a"}\n{"claim": "a:1-2", "predicted": {"metric": 3}}\n', "cannot be read"),
        ('{"baseline": 1}\n{"article": "a"}\n{"claim": "a:1-2", "predicted": 3}\n', "cannot be read"),
    ],
)
def test_broken_baseline_is_named(content: str, expected: str) -> None:
    with pytest.raises(InvalidGoldError, match=expected):
        parse_baseline(content, {}, name="baseline.jsonl")


GATE_CASES: dict[str, tuple[dict[str, Any], list[str]]] = {
    "all hold": ({"min": {"claim.f1": 0.5}, "max_drop": {"claim": {"f1": 0.9}}, "max_broken": 999}, []),
    "broken": ({"max_broken": 3}, ["max_broken"]),
    "drop": ({"max_drop": {"type.duration.f1": 0.1, "type.count.f1": 0.0}}, ["max_drop type.duration.f1"]),
    "least": ({"min": {"type.duration.recall": 0.5, "field.comparator": 0.9}}, ["min type.duration.recall"]),
    "not measured": ({"min": {"type.ratio.f1": 0.1}}, ["min type.ratio.f1"]),
    "spurious": ({"max_new_spurious": 0}, ["max_new_spurious"]),
    "must pass": ({"must_pass": ["airline-order:1404-1414", "nowhere:1-2"]}, ["must_pass"]),
    "gold": ({"require_gold_unchanged": True}, []),
    "significant": ({"significant_drop": True}, ["significant_drop"]),
    "ledger": ({"max_unaccounted": 0}, ["max_unaccounted"]),
}


@pytest.mark.parametrize("case", GATE_CASES)
def test_gates_fail_with_reason(articles: list[GoldArticle], case: str) -> None:
    table, expected = GATE_CASES[case]
    before = predict(articles)
    extra = PredictedClaim(doc_id=articles[0].doc_id, start=0, end=3, type="rank", value="1")
    now = [*edit(before, "duration", value="31415"), extra]
    evaluation, _ = compare(articles, before, now, gates=parse_gates(table, name="gate"))
    failed = [gate for gate in evaluation.gates if not gate.passed]
    assert [gate.name for gate in failed] == expected
    assert all(gate.reason for gate in evaluation.gates)


@pytest.mark.parametrize(
    ("table", "expected"),
    [
        ({"max_brokn": 0}, "unknown gate 'max_brokn'; did you mean 'max_broken'"),
        ({"min": {"type.curency.f1": 0.9}}, "unknown figure 'type.curency.f1'; did you mean 'type.currency.f1'"),
        ({"min": {"claim.f1": 90}}, "claim.f1 is 90; give a number from 0 to 1"),
        ({"min": 0.9}, "a table of figures is needed"),
        ({"max_broken": True}, "give a whole number"),
        ({"must_pass": "all"}, "a list of claim ids is needed"),
        ({"significant_drop": 1}, "give true or false"),
        ([], "a table of gates is needed"),
    ],
)
def test_unfit_gate_is_named(table: object, expected: str) -> None:
    with pytest.raises(UsageError, match=expected):
        parse_gates(table, name="gate")


def test_flagged_gold_claim_must_pass(articles: list[GoldArticle]) -> None:
    first = edit_gold(articles[0], lambda claims: (claims[0].model_copy(update={"must_pass": True}), *claims[1:]))
    evaluation = evaluate([first], predict([first])[1:], samples=SAMPLES)
    assert [(gate.name, gate.passed) for gate in evaluation.gates] == [("must_pass", False)]
    assert f"{first.claims[0].claim_id} (missed)" in evaluation.gates[0].reason
