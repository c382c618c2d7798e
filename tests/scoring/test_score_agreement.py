"""Every figure agrees with the reference scorer's, over gold that was spoiled in every way."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from factextract.scoring.claims import read_predictions
from factextract.scoring.gold import find_texts, read_gold
from factextract.scoring.outcomes import judge_documents
from factextract.scoring.score import Counts, Score, score_documents

from .conftest import spoil

SLICES = [None, "percentage,percentage_point,currency,count", "rank", "fraction,ratio,score"]


def list_figures(score: Score) -> dict[str, Any]:
    def prf(counts: Counts) -> list[float]:
        return [counts.precision, counts.recall, counts.f1]

    return {
        "docs": score.documents,
        "gold": score.claim.gold,
        "pred": score.claim.predicted,
        **{name: prf(getattr(score, name)) for name in ("claim", "span", "strict", "overlap", "full_record")},
        "types": {name: [*prf(c), c.gold] for name, c in score.types.items()},
        "fields": {name: tally.accuracy for name, tally in score.fields.items()},
        "spans": {name: [*prf(c), c.gold] for name, c in score.roles.items()},
        "links": [*prf(score.links), score.links.gold],
    }


def flatten(figures: Any, path: str = "") -> dict[str, Any]:
    if isinstance(figures, dict):
        items = figures.items()
    elif isinstance(figures, list):
        items = ((str(i), v) for i, v in enumerate(figures))
    else:
        return {path: figures}
    return {key: value for name, item in items for key, value in flatten(item, f"{path}/{name}").items()}


@pytest.mark.shared
@pytest.mark.parametrize("types", SLICES, ids=str)
@pytest.mark.parametrize(
    ("folder", "seed"), [("gold/dev", 1), ("corpus/gold", 2), ("corpus/gold", 3), ("gold/seed", 4)]
)
def test_score_agrees_with_reference_scorer(
    shared: Path, tmp_path: Path, folder: str, seed: int, types: str | None
) -> None:
    gold = shared / folder
    claims = [claim for path in sorted(gold.glob("*.json")) for claim in json.loads(path.read_text("utf-8"))["claims"]]
    by_document: dict[str, list[dict[str, Any]]] = {}
    for claim in claims:
        by_document.setdefault(claim["doc_id"], []).append(claim)
    lines = [
        json.dumps(claim)
        for number, document in enumerate(by_document.values())
        for claim in spoil(document, seed * 1000 + number)
    ]
    (tmp_path / "predicted.jsonl").write_text("\n".join(lines), "utf-8")
    command = [sys.executable, str(shared / "score.py"), str(gold), str(tmp_path / "predicted.jsonl"), "--json"]
    reference = json.loads(subprocess.check_output([*command, *(["--types", types] if types else [])]))

    texts = find_texts(gold, shared / "corpus" if folder == "corpus/gold" else None)
    ours = {article.doc_id: article.claims for article in read_gold(gold, texts)}
    predicted: dict[str, list[Any]] = {}
    for prediction in read_predictions(lines):
        predicted.setdefault(prediction.doc_id, []).append(prediction)
    score = score_documents(judge_documents(ours, predicted, types=set(types.split(",")) if types else None))

    assert flatten(list_figures(score)) == pytest.approx(flatten(reference), abs=1e-12)
