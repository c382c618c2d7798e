"""How far two annotators agree: F1 for what they found, F1 and Cohen's kappa for what they wrote about it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from factextract.scoring.claims import CLOSED_FIELDS, CORE_FIELDS, ROLES, GoldClaim
from factextract.scoring.outcomes import (
    DocumentOutcomes,
    Outcome,
    compare_closed,
    iterate_outcomes,
    judge_documents,
    normalise_unit,
    read_closed,
    same_number,
)
from factextract.scoring.pairing import overlaps_half
from factextract.scoring.score import Counts, Score, score_documents
from factextract.scoring.table import Table, format_figure


@dataclass(frozen=True)
class FieldAgreement:
    """How far two annotators agree on one field of the claims that both found."""

    name: str
    counts: Counts
    kappa: float | None
    """Cohen's kappa; None for a field of free text, and where everything is one category."""


@dataclass(frozen=True)
class Agreement:
    """How far two annotators agree."""

    score: Score
    fields: tuple[FieldAgreement, ...]
    documents: tuple[DocumentOutcomes, ...]
    alone: tuple[str, ...]
    """Articles that only one of the two has annotated; they play no part."""


def measure_agreement(first: Mapping[str, Sequence[GoldClaim]], second: Mapping[str, Sequence[GoldClaim]]) -> Agreement:
    """Compare two annotations of the same articles; optional claims count like all others."""
    both = sorted(set(first) & set(second))
    plain = [
        {doc_id: [claim.model_copy(update={"optional": False}) for claim in side[doc_id]] for doc_id in both}
        for side in (first, second)
    ]
    documents = judge_documents(plain[0], plain[1])
    pairs = [
        (outcome.gold, outcome.predicted)
        for outcome in iterate_outcomes(documents)
        if isinstance(outcome.gold, GoldClaim) and isinstance(outcome.predicted, GoldClaim)
    ]
    fields = [measure_core(name, pairs) for name in CORE_FIELDS]
    fields += [measure_closed(name, pairs) for name in CLOSED_FIELDS]
    fields += [measure_role(name, pairs) for name in ROLES]
    return Agreement(
        score_documents(documents),
        tuple(field for field in fields if field.counts.gold or field.counts.predicted),
        tuple(documents),
        tuple(sorted(set(first) ^ set(second))),
    )


def measure_core(name: str, pairs: Sequence[tuple[GoldClaim, GoldClaim]]) -> FieldAgreement:
    """Compare type, value, ends or unit over all pairs; type and unit are categories, numbers are not."""
    values = [(getattr(a, name), getattr(b, name)) for a, b in pairs]
    if name in ("value", "low", "high"):
        filled = [(a, b) for a, b in values if a is not None or b is not None]
        right = sum(same_number(a, b) for a, b in filled)
        counts = Counts(right, sum(a is not None for a, _ in filled), sum(b is not None for _, b in filled))
        return FieldAgreement(name, counts, None)
    categories: list[tuple[object, object]] = list(values)
    if name == "unit":
        categories = [(normalise_unit(a), normalise_unit(b)) for a, b in values]
    return measure_categories(name, categories)


def measure_closed(name: str, pairs: Sequence[tuple[GoldClaim, GoldClaim]]) -> FieldAgreement:
    """Compare a closed field: over all pairs, the period over those to which the first gives a time."""
    compared = [(a, b) for a, b in pairs if name in compare_closed(a, b)]
    return measure_categories(name, [(read_closed(a, name), read_closed(b, name)) for a, b in compared])


def measure_categories(name: str, pairs: Sequence[tuple[object, object]]) -> FieldAgreement:
    """Compare categories: how many are the same, and kappa."""
    same = sum(a == b for a, b in pairs)
    return FieldAgreement(name, Counts(same, len(pairs), len(pairs)), compute_kappa(pairs))


def measure_role(name: str, pairs: Sequence[tuple[GoldClaim, GoldClaim]]) -> FieldAgreement:
    """Compare a role: the same stretch where at least half of it is shared; kappa tells whether it is filled at all."""
    spans = [(getattr(a, name), getattr(b, name)) for a, b in pairs]
    right = sum(a is not None and b is not None and overlaps_half(a, b) for a, b in spans)
    counts = Counts(right, sum(a is not None for a, _ in spans), sum(b is not None for _, b in spans))
    return FieldAgreement(name, counts, compute_kappa([(a is not None, b is not None) for a, b in spans]))


def compute_kappa(pairs: Sequence[tuple[object, object]]) -> float | None:
    """Give Cohen's kappa of two annotators' categories, computed exactly; None where chance alone explains all."""
    if not pairs:
        return None
    total = len(pairs)
    observed = Fraction(sum(a == b for a, b in pairs), total)
    first, second = Counter(a for a, _ in pairs), Counter(b for _, b in pairs)
    expected = sum((Fraction(first[name] * second[name], total * total) for name in first), Fraction(0))
    return None if expected == 1 else float((observed - expected) / (1 - expected))


def build_agreement_tables(agreement: Agreement) -> list[Table]:
    """Give the tables of an agreement."""
    score = agreement.score
    rows = [(title, getattr(score, name)) for title, name in (("found", "overlap"), ("same span", "span"))]
    rows += [("same claim", score.claim), ("same record", score.full_record), ("links", score.links)]
    found = Table(
        "Claims",
        ("", "F1", "first", "second", "both"),
        tuple((name, format_figure(c.f1), str(c.gold), str(c.predicted), str(c.right)) for name, c in rows),
    )
    fields = Table(
        "Fields of the claims that both found",
        ("", "F1", "kappa", "first", "second", "both"),
        tuple(
            (f.name, format_figure(f.counts.f1), format_figure(f.kappa), *map(str, (c.gold, c.predicted, c.right)))
            for f in agreement.fields
            for c in (f.counts,)
        ),
    )
    return [found, fields]


def list_disagreements(agreement: Agreement) -> list[Outcome]:
    """Give the claims on which the two differ: a queue to look through."""
    return [o for o in iterate_outcomes(agreement.documents) if o.verdict != "right" or o.differing]
