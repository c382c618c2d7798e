"""An evaluation as JSON, for scripts and dashboards."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from factextract.scoring.comparison import Move
from factextract.scoring.differences import list_findings
from factextract.scoring.evaluation import Evaluation
from factextract.scoring.metrics import list_figures
from factextract.scoring.outcomes import Outcome
from factextract.scoring.score import Score, score_document
from factextract.scoring.statistics import Interval
from factextract.scoring.text_report import say_outcome


def format_json_report(evaluation: Evaluation) -> str:
    """Give the whole evaluation as one JSON object, keys in a fixed order."""
    comparison = evaluation.comparison
    report: dict[str, Any] = {
        "identity": evaluation.identity.to_json_dict(),
        "types": evaluation.types,
        "passed": evaluation.passed,
        **describe_score(evaluation.score),
        "intervals": describe_intervals(evaluation.intervals),
        "articles": {
            document.doc_id: asdict(score_document(document).claim) | {"f1": score_document(document).claim.f1}
            for document in evaluation.documents
        },
        "gates": [asdict(gate) for gate in evaluation.gates],
        "numbers": asdict(evaluation.ledger) if evaluation.ledger else None,
        "comparison": None,
        "errors": [asdict(finding) for finding in list_findings(evaluation.documents, evaluation.texts)],
    }
    if comparison is not None:
        report["comparison"] = {
            "baseline": comparison.identity.to_json_dict(),
            "articles": comparison.articles,
            "buckets": comparison.count_buckets(),
            "mcnemar": comparison.mcnemar,
            "before": list_figures(comparison.before),
            "now": list_figures(comparison.now),
            "moved": comparison.subtract(),
            "intervals": describe_intervals(comparison.intervals),
            "suspects": [{"rule": name, "left": lost, "came": came} for name, lost, came in comparison.list_suspects()],
            "common_rules": [
                {"rule": name, "broken": broken, "fired": fired}
                for name, broken, fired in comparison.list_common_rules()
            ],
            "mistakes": comparison.count_mistakes(),
            "moves": [describe_move(move) for move in comparison.moves],
        }
    return json.dumps(report, ensure_ascii=False, indent=1, allow_nan=False) + "\n"


def describe_score(score: Score) -> dict[str, Any]:
    """Give the counts of a score, and its figures by name."""
    return {"counts": asdict(score), "figures": list_figures(score)}


def describe_intervals(intervals: Mapping[str, Interval] | None) -> dict[str, list[float]] | None:
    """Give intervals as pairs; null where there are too few articles."""
    return {name: [i.low, i.high] for name, i in intervals.items()} if intervals is not None else None


def describe_move(move: Move) -> dict[str, Any]:
    """Give one claim that moved."""
    outcome = move.now or move.before
    claim = (outcome.gold or outcome.predicted) if outcome else None
    return {
        "bucket": move.bucket,
        "doc_id": move.doc_id,
        "claim_id": move.claim_id,
        "type": move.type,
        "text": claim.text if claim else None,
        "note": move.note,
        "before": describe_side(move.before),
        "now": describe_side(move.now),
        "rules_lost": move.lost_rules,
        "rules_new": move.new_rules,
    }


def describe_side(outcome: Outcome | None) -> dict[str, Any] | None:
    """Give one side of a move."""
    if outcome is None:
        return None
    return {"verdict": outcome.verdict, "differing": outcome.differing, "says": say_outcome(outcome)}
