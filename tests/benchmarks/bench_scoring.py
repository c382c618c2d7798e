"""Scoring and comparing at size: 2,000 articles of 15 claims, with 10,000 bootstrap samples.

Target: 10 seconds and 500 MB on two cores. Run: python tests/benchmarks/bench_scoring.py [--articles N] [--samples N]
"""

from __future__ import annotations

import argparse
import random
import resource
import sys
import time
from pathlib import Path

from factextract.scoring.baseline import Identity, format_baseline, parse_baseline
from factextract.scoring.claims import GoldClaim, GoldDocument, PredictedClaim
from factextract.scoring.evaluation import Evaluation, evaluate
from factextract.scoring.gold import GoldArticle, hash_text

TYPES = (("count", None), ("percentage", "percent"), ("currency", "EUR"))


def make_article(number: int, claims: int) -> GoldArticle:
    """Make an article of invented sentences, each with one claim."""
    doc_id, text, made = f"article-{number:05d}", "", []
    for i in range(claims):
        kind, unit = TYPES[i % 3]
        value = str(number * 31 + i * 7 + 2)
        start = len(text) + len("The total came to ")
        text += f"The total came to {value} in the year under review.\n"
        end = start + len(value)
        made.append(
            GoldClaim.model_validate(
                {"doc_id": doc_id, "claim_id": f"{doc_id}:{start}-{end}", "start": start, "end": end, "text": value}
                | {"type": kind, "value": value, "unit": unit}
            )
        )
    document = GoldDocument(doc_id=doc_id, text_sha256=hash_text(text), claims=tuple(made))
    return GoldArticle(document, text, Path(f"{doc_id}.json"))


def make_predictions(articles: list[GoldArticle], seed: int) -> list[PredictedClaim]:
    """Make predictions that are right in nine of ten claims."""
    rng = random.Random(seed)
    found = []
    for article in articles:
        for claim in article.claims:
            fields = claim.to_json_dict()
            if rng.random() < 0.1:
                fields["value"] = f"{fields['value']}000"
            fields["rules"] = ["numerals.digits", f"quantities.{claim.type}"]
            found.append(PredictedClaim.model_validate(fields))
    return found


def report(name: str, started: float, evaluation: Evaluation) -> None:
    """Print what was taken."""
    seconds = time.perf_counter() - started
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"{name:<34} {seconds:6.2f} s  peak {peak:4.0f} MB  claim F1 {evaluation.score.claim.f1:.4f}")


def main() -> int:
    """Time a score with intervals, then the comparison with a baseline."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=int, default=2000)
    parser.add_argument("--claims", type=int, default=15)
    parser.add_argument("--samples", type=int, default=10_000)
    options = parser.parse_args()
    articles = [make_article(number, options.claims) for number in range(options.articles)]
    predicted = make_predictions(articles, 1)
    print(f"{options.articles} articles, {len(predicted)} claims, {options.samples} samples")

    started = time.perf_counter()
    evaluation = evaluate(articles, predicted, samples=options.samples)
    report("score with intervals", started, evaluation)

    hashes = {article.doc_id: article.document.text_sha256 for article in articles}
    content = format_baseline(evaluation.documents, hashes, identity=Identity(), reason="a benchmark")
    del evaluation
    predicted = make_predictions(articles, 2)
    started = time.perf_counter()
    baseline = parse_baseline(content, {a.doc_id: a.text for a in articles}, name="baseline")
    evaluation = evaluate(articles, predicted, baseline=baseline, samples=options.samples)
    report("score and compare with a baseline", started, evaluation)
    return 0


if __name__ == "__main__":
    sys.exit(main())
