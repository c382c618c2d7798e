"""The figures that have a name: for gates, for comparing two runs, for intervals."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import numpy.typing as npt

from factextract.scoring.claims import CLOSED_FIELDS, ROLES
from factextract.scoring.score import Counts, Score, Tally

Matrix = npt.NDArray[np.float64]

WHOLE = ("claim", "span", "strict", "overlap", "full_record", "links")
SHARES = ("precision", "recall", "f1")


def list_measures(score: Score) -> dict[str, Counts | Tally]:
    """Give every count of a score by the name its figures begin with, `type.currency` or `field.comparator`."""
    measures: dict[str, Counts | Tally] = {name: getattr(score, name) for name in WHOLE}
    measures |= {f"type.{name}": counts for name, counts in score.types.items()}
    measures |= {f"field.{name}": tally for name, tally in score.fields.items()}
    measures |= {f"role.{name}": counts for name, counts in score.roles.items()}
    measures |= {f"tag.{name}": tally for name, tally in score.tags.items()}
    return measures


def list_figures(score: Score) -> dict[str, float]:
    """Give every figure that was measured, by name: `claim.f1`, `type.currency.recall`, `field.comparator`."""
    figures: dict[str, float] = {}
    for name, measure in list_measures(score).items():
        if isinstance(measure, Tally):
            if measure.accuracy is not None:
                figures[name] = measure.accuracy
        elif measure.gold or measure.predicted:
            figures |= {f"{name}.{share}": getattr(measure, share) for share in SHARES}
    return figures


def list_figure_names(types: tuple[str, ...], tags: tuple[str, ...]) -> list[str]:
    """Give the names of all figures there can be, measured or not."""
    stems = [*WHOLE, *(f"type.{name}" for name in types), *(f"role.{name}" for name in ROLES)]
    names = [f"{stem}.{share}" for stem in stems for share in SHARES]
    return [*names, *(f"field.{name}" for name in CLOSED_FIELDS), *(f"tag.{name}" for name in tags)]


def tabulate_counts(scores: list[Score], names: list[str]) -> dict[str, Matrix]:
    """Give, for each named measure, one row (right, gold or total, predicted or total) for each article."""
    tables = {name: np.zeros((len(scores), 3)) for name in names}
    for row, score in enumerate(scores):
        measures = list_measures(score)
        for name in names:
            measure = measures.get(name)
            if isinstance(measure, Counts):
                tables[name][row] = (measure.right, measure.gold, measure.predicted)
            elif isinstance(measure, Tally):
                tables[name][row] = (measure.right, measure.total, measure.total)
    return tables


def compute_f1(sums: Matrix) -> Matrix:
    """Give the F1 (for a tally, the accuracy) of rows of (right, gold, predicted)."""
    both = sums[..., 1] + sums[..., 2]
    return np.divide(2 * sums[..., 0], both, out=np.zeros_like(both), where=both > 0)


def subtract_figures(now: Mapping[str, float], before: Mapping[str, float]) -> dict[str, float]:
    """Give by how much each figure moved that was measured both times."""
    return {name: now[name] - before[name] for name in now if name in before}
