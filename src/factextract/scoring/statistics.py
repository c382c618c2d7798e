"""Would it hold on other articles? Intervals by resampling articles, an exact test on what was broken and fixed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from scipy.stats import binomtest

from factextract.scoring.metrics import Matrix, compute_f1, tabulate_counts
from factextract.scoring.score import Score

SAMPLES = 10_000
SEED = 20_240_906
FEWEST_ARTICLES = 20
CHUNK = 500


@dataclass(frozen=True)
class Interval:
    """The middle 95 percent of a figure, or of a difference, over resampled sets of articles."""

    low: float
    high: float


def draw_weights(articles: int, samples: int, rng: np.random.Generator) -> Matrix:
    """Give for each sample how often each article is in it: as many draws as there are articles, with replacement."""
    draws = rng.integers(0, articles, size=(samples, articles))
    draws += np.arange(samples)[:, None] * articles
    counts = np.bincount(draws.ravel(), minlength=samples * articles).reshape(samples, articles)
    return counts.astype(np.float64)


def bootstrap(
    now: Sequence[Score],
    before: Sequence[Score] | None,
    *,
    names: list[str],
    samples: int = SAMPLES,
    seed: int = SEED,
) -> dict[str, Interval] | None:
    """Give the interval of each named measure's F1, or with `before` of its difference over the same articles.

    Whole articles are drawn, since claims of one article stand and fall together. None where there are too few of them.
    """
    if len(now) < FEWEST_ARTICLES or not names:
        return None
    sides = [tabulate_counts(list(now), names)]
    if before is not None:
        sides.append(tabulate_counts(list(before), names))
    stacked = np.hstack([side[name] for side in sides for name in names])
    rng = np.random.default_rng(seed)
    drawn = []
    for first in range(0, samples, CHUNK):
        weights = draw_weights(len(now), min(CHUNK, samples - first), rng)
        sums = (weights @ stacked).reshape(len(weights), len(sides), len(names), 3)
        figures = compute_f1(sums)
        drawn.append(figures[:, 0] - figures[:, 1] if before is not None else figures[:, 0])
    low, high = np.percentile(np.vstack(drawn), [2.5, 97.5], axis=0)
    return {name: Interval(float(low[i]), float(high[i])) for i, name in enumerate(names)}


def compute_mcnemar(broken: int, fixed: int) -> float:
    """Give the two-sided exact p-value of so many broken and fixed claims, were either as likely as the other."""
    if broken + fixed == 0:
        return 1.0
    return float(binomtest(broken, broken + fixed, 0.5).pvalue)
