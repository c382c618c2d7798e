"""How far two reviewers agree: on the reading and on the fact."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from factextract.records import Decision
from factextract.review.state import DECIDED, Opinion, fold_decisions, outcome_of


@dataclass(frozen=True)
class Agreement:
    """How two reviewers agree over what both have decided."""

    first: str
    second: str
    both: int
    """Readings that both have decided."""
    same_state: int
    """Of those, how many both kept or both refused."""
    same_record: int
    """Of those, how many came out as the same record in every field."""
    kappa: float | None
    """Cohen's kappa of accepted, corrected, rejected …; None where chance alone would agree."""
    verdicts: int
    """Facts that both have judged."""
    same_verdict: int
    """Of those, how many alike."""
    different: tuple[str, ...]
    """The targets on which the readings differ."""


def measure_agreement(decisions: Iterable[Decision], first: str, second: str) -> Agreement:
    """Compare two reviewers' opinions of every target that both have decided, on the same text."""
    pairs = list(pair_opinions(list(decisions), first, second))
    readings = [(a, b) for _, a, b in pairs if a.state in DECIDED and b.state in DECIDED]
    verdicts = [(a.verdict, b.verdict) for _, a, b in pairs if a.verdict and b.verdict]
    different = tuple(
        target for target, a, b in pairs if a.state in DECIDED and b.state in DECIDED and outcome_of(a) != outcome_of(b)
    )
    return Agreement(
        first=first,
        second=second,
        both=len(readings),
        same_state=sum(refuses(a) == refuses(b) for a, b in readings),
        same_record=len(readings) - len(different),
        kappa=find_kappa([(a.state, b.state) for a, b in readings]),
        verdicts=len(verdicts),
        same_verdict=sum(a == b for a, b in verdicts),
        different=different,
    )


def pair_opinions(decisions: list[Decision], first: str, second: str) -> Iterable[tuple[str, Opinion, Opinion]]:
    """Give each target of which both reviewers hold something, text by text."""
    originals = {d.target: d.before for d in reversed(decisions) if d.before is not None}
    by_text: dict[tuple[str, str], list[Decision]] = {}
    for decision in decisions:
        by_text.setdefault((decision.doc_id, decision.text_sha256), []).append(decision)
    for events in by_text.values():
        fold = fold_decisions(events)
        for target in fold.events:
            opinions = {opinion.reviewer: opinion for opinion in fold.judge(target, originals).opinions}
            if first in opinions and second in opinions:
                yield target, opinions[first], opinions[second]


def refuses(opinion: Opinion) -> bool:
    """Tell whether the reviewer says that there is no claim."""
    return opinion.state in ("rejected", "dismissed")


def find_kappa(pairs: Sequence[tuple[str, str]]) -> float | None:
    """Give Cohen's kappa of two raters' labels; None without pairs or where both always say the same one thing."""
    if not pairs:
        return None
    observed = sum(a == b for a, b in pairs) / len(pairs)
    left, right = Counter(a for a, _ in pairs), Counter(b for _, b in pairs)
    expected = sum(left[label] * right[label] for label in left) / len(pairs) ** 2
    return None if expected == 1 else (observed - expected) / (1 - expected)
