"""How often each rule is right on gold: what the desk orders the doubtful by."""

from __future__ import annotations

from factextract.scoring.baseline import parse_baseline

LEAST_FIRINGS = 5
"""A rule that fired less often on gold has no figure."""


def read_precision(content: str, *, name: str) -> dict[str, float]:
    """Give the share of right claims among those in which a rule had a hand, from a baseline of scores.

    Raises InvalidGoldError where the content is no baseline.
    """
    fired: dict[str, int] = {}
    right: dict[str, int] = {}
    baseline = parse_baseline(content, {}, name=name)
    for entries in baseline.entries.values():
        for entry in entries:
            if entry.predicted is None or entry.verdict not in ("right", "wrong", "spurious"):
                continue
            for rule in set(entry.predicted.rules):
                fired[rule] = fired.get(rule, 0) + 1
                right[rule] = right.get(rule, 0) + (entry.verdict == "right")
    return {rule: right[rule] / count for rule, count in sorted(fired.items()) if count >= LEAST_FIRINGS}
