"""One evaluation: gold and predictions in, everything that is to be shown out."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from factextract.records import Number
from factextract.scoring.baseline import Baseline, Identity, hash_gold
from factextract.scoring.claims import ClaimLike
from factextract.scoring.comparison import Comparison, compare_runs
from factextract.scoring.gates import GateResult, Gates, judge_gates
from factextract.scoring.gold import GoldArticle
from factextract.scoring.ledger import LedgerScore, score_ledger
from factextract.scoring.metrics import list_measures
from factextract.scoring.outcomes import DocumentOutcomes, judge_documents
from factextract.scoring.score import Score, score_document, score_documents
from factextract.scoring.statistics import SAMPLES, Interval, bootstrap


@dataclass(frozen=True)
class Evaluation:
    """The outcomes of a run over gold, the score they give, and how they compare with a former run."""

    identity: Identity
    documents: tuple[DocumentOutcomes, ...]
    score: Score
    texts: Mapping[str, str]
    types: tuple[str, ...] | None
    intervals: Mapping[str, Interval] | None
    comparison: Comparison | None
    ledger: LedgerScore | None
    gates: tuple[GateResult, ...]
    strangers: tuple[str, ...]
    """Articles with predictions but without gold; they play no part."""

    @property
    def passed(self) -> bool:
        """Tell whether every gate holds."""
        return all(gate.passed for gate in self.gates)

    @property
    def is_empty(self) -> bool:
        """Tell whether there was nothing to score."""
        return not self.documents or not (self.score.claim.gold or self.score.claim.predicted)


def evaluate(
    articles: Sequence[GoldArticle],
    predicted: Iterable[ClaimLike],
    *,
    types: Collection[str] | None = None,
    identity: Identity = Identity(),  # noqa: B008 - frozen
    baseline: Baseline | None = None,
    gates: Gates = Gates(),  # noqa: B008 - frozen
    numbers: Iterable[Number] | None = None,
    baseline_name: str = "",
    samples: int = SAMPLES,
) -> Evaluation:
    """Judge predictions against the gold of articles; `baseline_name` is what a command line calls the baseline."""
    gold = {article.doc_id: article.claims for article in articles}
    texts = {article.doc_id: article.text for article in articles}
    hashes = {article.doc_id: article.document.text_sha256 for article in articles}
    by_document: dict[str, list[ClaimLike]] = {}
    for claim in predicted:
        by_document.setdefault(claim.doc_id, []).append(claim)
    documents = judge_documents(gold, by_document, types=types)
    score = score_documents(documents)
    comparison = None
    if baseline is not None:
        comparison = compare_runs(baseline, documents, gold, hashes, types=types, samples=samples)
    ledger = score_ledger(numbers, gold, texts) if numbers is not None else None
    return Evaluation(
        identity=replace(identity, gold=hash_gold(gold)),
        documents=tuple(documents),
        score=score,
        texts=texts,
        types=tuple(sorted(types)) if types is not None else None,
        intervals=bootstrap(
            [score_document(document) for document in documents],
            None,
            names=sorted(list_measures(score)),
            samples=samples,
        ),
        comparison=comparison,
        ledger=ledger,
        gates=tuple(
            judge_gates(
                gates,
                score,
                documents,
                comparison=comparison,
                ledger=ledger,
                partial=types is not None,
                baseline_name=baseline_name,
            )
        ),
        strangers=tuple(sorted(set(by_document) - set(gold))),
    )
