"""The outcome of every claim: right, wrong and in which fields, missed, spurious, or left out as optional."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Literal, TypeAlias

from factextract.scoring.claims import CLOSED_FIELDS, CORE_FIELDS, ROLES, ClaimLike, GoldClaim
from factextract.scoring.pairing import measure_overlap, overlaps_half, pair_claims

Verdict: TypeAlias = Literal["right", "wrong", "missed", "spurious", "ignored"]
LinkTriple: TypeAlias = tuple[str | None, str, str | None]

FRACTION_TOLERANCE = Decimal("0.0005")
# Spellings of a unit that mean the same; everything else compares by name, in the singular.
UNIT_NAMES = {
    "%": "percent",
    "percentage": "percent",
    "kilometer": "kilometre",
    "meter": "metre",
    "centimeter": "centimetre",
    "millimeter": "millimetre",
    "liter": "litre",
    "milliliter": "millilitre",
    "metric ton": "tonne",
    "kilowatt hour": "kilowatt-hour",
    "megawatt hour": "megawatt-hour",
    "gigawatt hour": "gigawatt-hour",
    "celsius": "degree celsius",
    "fahrenheit": "degree fahrenheit",
    "people": "person",
}


@dataclass(frozen=True, slots=True)
class RoleOutcome:
    """Whether gold and prediction fill a role, and whether they mean the same stretch."""

    in_gold: bool
    in_predicted: bool
    hit: bool

    @property
    def right(self) -> bool:
        """Tell whether the role agrees, be it that both leave it empty."""
        return self.hit or not (self.in_gold or self.in_predicted)


EMPTY_ROLE = RoleOutcome(False, False, False)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one gold claim, or of one prediction that no gold claim stands behind."""

    doc_id: str
    verdict: Verdict
    gold: ClaimLike | None
    predicted: ClaimLike | None
    exact: bool = False
    core: tuple[str, ...] = ()
    closed: Mapping[str, bool] = field(default_factory=dict)
    roles: Mapping[str, RoleOutcome] = field(default_factory=dict)

    @property
    def differing(self) -> tuple[str, ...]:
        """Name the fields in which gold and prediction differ."""
        wrong_closed = tuple(name for name, right in self.closed.items() if not right)
        wrong_roles = tuple(name for name, role in self.roles.items() if not role.right)
        return (*self.core, *wrong_closed, *wrong_roles)

    @property
    def full(self) -> bool:
        """Tell whether the whole record is right; the period stands apart."""
        return self.verdict == "right" and all(name == "period" for name in self.differing)

    @property
    def type(self) -> str:
        """The type that the claim is counted under: the gold one, where there is gold."""
        claim = self.gold or self.predicted
        return (claim.type if claim else None) or "none"

    @property
    def key(self) -> str:
        """Name the outcome for ever by its content: the gold claim's id, or the place of the prediction."""
        if self.gold is not None:
            return self.gold.claim_id
        return f"{self.doc_id}:{self.predicted.start}-{self.predicted.end}" if self.predicted is not None else ""

    @property
    def rules(self) -> tuple[str, ...]:
        """The rules that made the prediction, where it tells."""
        return tuple(getattr(self.predicted, "rules", ()))

    @property
    def tags(self) -> tuple[str, ...]:
        """The slices that the gold claim belongs to."""
        return self.gold.tags if isinstance(self.gold, GoldClaim) else ()


@dataclass(frozen=True)
class DocumentOutcomes:
    """All outcomes of one article."""

    doc_id: str
    outcomes: tuple[Outcome, ...]
    gold_links: frozenset[LinkTriple] = frozenset()
    predicted_links: frozenset[LinkTriple] = frozenset()


def normalise_unit(unit: str | None) -> str | None:
    """Give the name a unit is compared under: lower case, singular, one spelling."""
    if not unit:
        return None
    name = unit.strip().lower().replace("_", " ")
    for words, unit_name in (("percentage point", "percentage_point"), ("basis point", "basis_point")):
        if name.startswith(words):
            return unit_name
    name = UNIT_NAMES.get(name, name)
    is_plural = len(name) > 3 and name.endswith("s") and not name.endswith("ss") and name != "celsius"
    return name[:-1] if is_plural else name


def same_number(a: str | None, b: str | None, *, tolerance: Decimal | None = None) -> bool:
    """Tell whether two decimal texts are the same number, exactly or within a tolerance."""
    if a is None or b is None:
        return a is b
    if tolerance is not None:
        return abs(Decimal(a) - Decimal(b)) <= tolerance
    return a == b or Decimal(a) == Decimal(b)


def compare_core(gold: ClaimLike, predicted: ClaimLike) -> tuple[str, ...]:
    """Name which of type, value, low, high and unit differ; none means that the claim is right."""
    tolerance = FRACTION_TOLERANCE if gold.type == "fraction" else None
    same = {
        "type": gold.type == predicted.type,
        "value": same_number(gold.value, predicted.value, tolerance=tolerance),
        "low": same_number(gold.low, predicted.low, tolerance=tolerance),
        "high": same_number(gold.high, predicted.high, tolerance=tolerance),
        "unit": normalise_unit(gold.unit) == normalise_unit(predicted.unit),
    }
    return tuple(name for name in CORE_FIELDS if not same[name])


def read_closed(claim: ClaimLike, name: str) -> tuple[object, ...] | str | None:
    """Give a closed field in the form it is compared in."""
    if name == "comparator":
        return claim.comparator or "="
    if name == "modality":
        return claim.modality or "asserted"
    if name == "change":
        return (claim.change.direction, claim.change.role) if claim.change else None
    if name == "per":
        return (Decimal(claim.per.value), normalise_unit(claim.per.unit)) if claim.per else None
    return (claim.period.from_, claim.period.to) if claim.period else None


def compare_closed(gold: ClaimLike, predicted: ClaimLike) -> dict[str, bool]:
    """Compare the closed fields; the period only where the gold gives a time and was asked for its days."""
    compared = {}
    for name in CLOSED_FIELDS:
        if name == "period" and (gold.time is None or not getattr(gold, "has_period", True)):
            continue
        compared[name] = read_closed(gold, name) == read_closed(predicted, name)
    return compared


def compare_roles(gold: ClaimLike, predicted: ClaimLike) -> dict[str, RoleOutcome]:
    """Compare the roles: the same stretch when intersection over union is at least one half."""
    compared = {}
    for name in ROLES:
        a, b = getattr(gold, name), getattr(predicted, name)
        if a is None and b is None:
            compared[name] = EMPTY_ROLE
        else:
            hit = a is not None and b is not None and overlaps_half(a, b)
            compared[name] = RoleOutcome(a is not None, b is not None, hit)
    return compared


def judge_pair(gold: ClaimLike, predicted: ClaimLike) -> Outcome:
    """Judge one paired claim; fields beyond the core are looked at only where the core is right."""
    if getattr(gold, "optional", False):
        return Outcome(gold.doc_id, "ignored", gold, predicted)
    exact = (gold.start, gold.end) == (predicted.start, predicted.end)
    core = compare_core(gold, predicted)
    if core:
        return Outcome(gold.doc_id, "wrong", gold, predicted, exact=exact, core=core)
    return Outcome(
        gold.doc_id,
        "right",
        gold,
        predicted,
        exact=exact,
        closed=compare_closed(gold, predicted),
        roles=compare_roles(gold, predicted),
    )


def judge_document(
    doc_id: str, gold: Sequence[ClaimLike], predicted: Sequence[ClaimLike], *, types: Collection[str] | None = None
) -> DocumentOutcomes:
    """Pair and judge all claims of one article.

    With `types`, gold of other types is left out, and so is a prediction of another type that overlaps no gold claim
    of these types.
    """
    if types is not None:
        gold = [claim for claim in gold if claim.type in types]
        predicted = [
            claim
            for claim in predicted
            if claim.type in types or any(measure_overlap(claim, other)[0] > 0 for other in gold)
        ]
    pairing = pair_claims(gold, predicted)
    outcomes = [judge_pair(a, b) for a, b in pairing.pairs]
    for claim in pairing.missed:
        verdict: Verdict = "ignored" if getattr(claim, "optional", False) else "missed"
        outcomes.append(Outcome(doc_id, verdict, claim, None))
    outcomes += [Outcome(doc_id, "spurious", None, claim) for claim in pairing.spurious]
    outcomes.sort(key=locate_outcome)
    counted = [(outcome.gold, outcome.predicted) for outcome in outcomes if outcome.verdict in ("right", "wrong")]
    names = {b.claim_id: a.claim_id for a, b in counted if a is not None and b is not None}
    return DocumentOutcomes(
        doc_id,
        tuple(outcomes),
        frozenset((claim.claim_id, link.relation, link.target) for claim in gold for link in claim.links),
        # Links of claims that stand for no gold claim fall together: (None, relation, None) counts once.
        frozenset(
            (names.get(claim.claim_id), link.relation, names.get(link.target))
            for claim in predicted
            for link in claim.links
        ),
    )


def judge_documents(
    gold: Mapping[str, Sequence[ClaimLike]],
    predicted: Mapping[str, Sequence[ClaimLike]],
    *,
    types: Collection[str] | None = None,
) -> list[DocumentOutcomes]:
    """Judge every article that has gold, by identifier; predictions for other articles play no part."""
    return [judge_document(doc_id, gold[doc_id], predicted.get(doc_id, ()), types=types) for doc_id in sorted(gold)]


def locate_outcome(outcome: Outcome) -> tuple[int, int, str]:
    """Give the place of an outcome in its article, to sort by."""
    claim = outcome.gold or outcome.predicted
    return (claim.start, claim.end, outcome.verdict) if claim else (0, 0, outcome.verdict)


def iterate_outcomes(documents: Sequence[DocumentOutcomes]) -> Iterator[Outcome]:
    """Give the outcomes of all articles, one after the other."""
    for document in documents:
        yield from document.outcomes
