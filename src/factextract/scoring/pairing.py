"""Pairing predicted claims with gold claims: one to one, the best total, independent of any order."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from scipy.optimize import linear_sum_assignment

from factextract.scoring.claims import ClaimLike, SpanLike


@dataclass(frozen=True)
class Pairing:
    """Which predicted claim stands for which gold claim of an article."""

    pairs: tuple[tuple[ClaimLike, ClaimLike], ...]
    missed: tuple[ClaimLike, ...]
    spurious: tuple[ClaimLike, ...]


def measure_overlap(a: SpanLike, b: SpanLike) -> tuple[int, int]:
    """Give the characters that two half-open spans share, and those from the first start to the last end."""
    return max(0, min(a.end, b.end) - max(a.start, b.start)), max(a.end, b.end) - min(a.start, b.start)


def overlaps_half(a: SpanLike, b: SpanLike) -> bool:
    """Tell whether intersection over union is at least one half."""
    shared, union = measure_overlap(a, b)
    return union > 0 and 2 * shared >= union


def order_claims(claims: Sequence[ClaimLike]) -> list[ClaimLike]:
    """Sort claims by place and content, so that nothing depends on the order they came in."""
    return sorted(
        claims,
        key=lambda c: (
            c.start,
            c.end,
            c.claim_id,
            c.type or "",
            c.value or "",
            c.low or "",
            c.high or "",
            c.unit or "",
            repr(c),
        ),
    )


def pair_claims(gold: Sequence[ClaimLike], predicted: Sequence[ClaimLike]) -> Pairing:
    """Pair the overlapping claims of one article: most pairs first, then the most intersection over union."""
    ordered_gold, ordered_predicted = order_claims(gold), order_claims(predicted)
    pairs: list[tuple[int, int]] = []
    for group_gold, group_predicted in split_into_groups(ordered_gold, ordered_predicted):
        pairs += pair_group(ordered_gold, ordered_predicted, group_gold, group_predicted)
    pairs.sort()
    paired_gold, paired_predicted = {i for i, _ in pairs}, {j for _, j in pairs}
    return Pairing(
        pairs=tuple((ordered_gold[i], ordered_predicted[j]) for i, j in pairs),
        missed=tuple(claim for i, claim in enumerate(ordered_gold) if i not in paired_gold),
        spurious=tuple(claim for j, claim in enumerate(ordered_predicted) if j not in paired_predicted),
    )


def split_into_groups(
    gold: Sequence[ClaimLike], predicted: Sequence[ClaimLike]
) -> Iterator[tuple[list[int], list[int]]]:
    """Give the indices of claims that hang together by overlap; claims of different groups never share a character."""
    marks = [(c.start, c.end, 0, i) for i, c in enumerate(gold)] + [
        (c.start, c.end, 1, j) for j, c in enumerate(predicted)
    ]
    group: tuple[list[int], list[int]] = ([], [])
    reach = -1
    for start, end, side, index in sorted(marks):
        if start >= reach and (group[0] or group[1]):
            yield group
            group = ([], [])
        group[side].append(index)
        reach = max(reach, end)
    yield group


def pair_group(
    gold: Sequence[ClaimLike], predicted: Sequence[ClaimLike], rows: list[int], columns: list[int]
) -> list[tuple[int, int]]:
    """Solve the assignment inside one group of overlapping claims."""
    if not rows or not columns:
        return []
    if len(rows) == 1 and len(columns) == 1:
        shared, _ = measure_overlap(gold[rows[0]], predicted[columns[0]])
        return [(rows[0], columns[0])] if shared else []
    # A pair more outweighs every sum of shares, each of which is at most one.
    bonus = 1 + min(len(rows), len(columns))
    weights = np.zeros((len(rows), len(columns)))
    for i, row in enumerate(rows):
        for j, column in enumerate(columns):
            shared, union = measure_overlap(gold[row], predicted[column])
            if shared:
                weights[i, j] = bonus + shared / union
    chosen = linear_sum_assignment(weights, maximize=True)
    return [(rows[i], columns[j]) for i, j in zip(*chosen, strict=True) if weights[i, j] > 0]
