"""Scores: counts that add up over articles, and the figures they give."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, fields
from typing import TypeVar

from factextract.scoring.claims import CLOSED_FIELDS, ROLES
from factextract.scoring.outcomes import DocumentOutcomes, Outcome
from factextract.scoring.value_errors import class_value_error

SCHEMAS = ("strict", "exact", "partial", "type")


@dataclass(frozen=True)
class Counts:
    """How many were right, how many the gold has, how many were predicted."""

    right: int = 0
    gold: int = 0
    predicted: int = 0

    def __add__(self, other: Counts) -> Counts:
        """Add two counts."""
        return Counts(self.right + other.right, self.gold + other.gold, self.predicted + other.predicted)

    @property
    def precision(self) -> float:
        """Share of the predictions that are right; 0 where nothing was predicted."""
        return self.right / self.predicted if self.predicted else 0.0

    @property
    def recall(self) -> float:
        """Share of the gold that was found; 0 where there is none."""
        return self.right / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall."""
        return 2 * self.right / (self.gold + self.predicted) if self.right else 0.0


@dataclass(frozen=True)
class Tally:
    """How many of how many agree."""

    right: int = 0
    total: int = 0

    def __add__(self, other: Tally) -> Tally:
        """Add two tallies."""
        return Tally(self.right + other.right, self.total + other.total)

    @property
    def accuracy(self) -> float | None:
        """Share that agrees; None where nothing was compared."""
        return self.right / self.total if self.total else None


@dataclass(frozen=True)
class Schema:
    """Counts in the terms of MUC and SemEval 2013: correct, incorrect, partial, missing, spurious."""

    correct: int = 0
    incorrect: int = 0
    partial: int = 0
    missing: int = 0
    spurious: int = 0

    def __add__(self, other: Schema) -> Schema:
        """Add two counts."""
        return Schema(*(getattr(self, f.name) + getattr(other, f.name) for f in fields(Schema)))

    @property
    def possible(self) -> int:
        """How many the gold has."""
        return self.correct + self.incorrect + self.partial + self.missing

    @property
    def actual(self) -> int:
        """How many were predicted."""
        return self.correct + self.incorrect + self.partial + self.spurious

    @property
    def precision(self) -> float:
        """Share of the predictions that count, a partial one by half."""
        return (self.correct + self.partial / 2) / self.actual if self.actual else 0.0

    @property
    def recall(self) -> float:
        """Share of the gold that counts, a partial one by half."""
        return (self.correct + self.partial / 2) / self.possible if self.possible else 0.0

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall."""
        p, r = self.precision, self.recall
        return 2 * p * r / (p + r) if p + r else 0.0


@dataclass(frozen=True)
class RuleCounts:
    """In how many judged claims a rule had a hand, and how many of those are right and wrong."""

    fired: int = 0
    right: int = 0
    wrong: int = 0

    def __add__(self, other: RuleCounts) -> RuleCounts:
        """Add two counts."""
        return RuleCounts(self.fired + other.fired, self.right + other.right, self.wrong + other.wrong)


@dataclass(frozen=True)
class Score:
    """The score of any number of articles; `a + b` is the score of both together."""

    documents: int = 0
    claim: Counts = Counts()
    span: Counts = Counts()
    strict: Counts = Counts()
    overlap: Counts = Counts()
    full_record: Counts = Counts()
    links: Counts = Counts()
    types: Mapping[str, Counts] = field(default_factory=dict)
    fields: Mapping[str, Tally] = field(default_factory=dict)
    roles: Mapping[str, Counts] = field(default_factory=dict)
    tags: Mapping[str, Tally] = field(default_factory=dict)
    rules: Mapping[str, RuleCounts] = field(default_factory=dict)
    schemas: Mapping[str, Schema] = field(default_factory=dict)
    mistakes: Mapping[str, int] = field(default_factory=dict)

    def __add__(self, other: Score) -> Score:
        """Add two scores, count by count."""
        return Score(
            self.documents + other.documents,
            self.claim + other.claim,
            self.span + other.span,
            self.strict + other.strict,
            self.overlap + other.overlap,
            self.full_record + other.full_record,
            self.links + other.links,
            add_mappings(self.types, other.types, Counts()),
            add_mappings(self.fields, other.fields, Tally()),
            add_mappings(self.roles, other.roles, Counts()),
            add_mappings(self.tags, other.tags, Tally()),
            add_mappings(self.rules, other.rules, RuleCounts()),
            add_mappings(self.schemas, other.schemas, Schema()),
            {
                key: self.mistakes.get(key, 0) + other.mistakes.get(key, 0)
                for key in sorted({*self.mistakes, *other.mistakes})
            },
        )


T = TypeVar("T", Counts, Tally, Schema, RuleCounts)


def add_mappings(a: Mapping[str, T], b: Mapping[str, T], zero: T) -> dict[str, T]:
    """Add two tables of counts key by key, keys sorted."""
    return {key: a.get(key, zero) + b.get(key, zero) for key in sorted({*a, *b})}


def score_documents(documents: Iterable[DocumentOutcomes]) -> Score:
    """Give the score of all articles together."""
    total = Builder()
    for document in documents:
        total.add_document(document)
    return total.build()


def score_document(document: DocumentOutcomes) -> Score:
    """Give the score of one article."""
    return score_documents([document])


class Builder:
    """A score in the making: counts outcome after outcome, then gives the score."""

    def __init__(self) -> None:
        self.counts: dict[str, list[int]] = {}
        self.documents = 0

    def count(self, key: str, position: int, amount: int = 1) -> None:
        """Add to one cell of one row of counts."""
        row = self.counts.setdefault(key, [0, 0, 0, 0, 0])
        row[position] += amount

    def add_document(self, document: DocumentOutcomes) -> None:
        """Count one article."""
        self.documents += 1
        for outcome in document.outcomes:
            if outcome.verdict != "ignored":
                self.add_outcome(outcome)
        self.count("links", 0, len(document.gold_links & document.predicted_links))
        self.count("links", 1, len(document.gold_links))
        self.count("links", 2, len(document.predicted_links))

    def add_outcome(self, outcome: Outcome) -> None:
        """Count one outcome."""
        gold, predicted = outcome.gold is not None, outcome.predicted is not None
        right = outcome.verdict == "right"
        self.count("total", 1, gold)
        self.count("total", 2, predicted)
        self.count("claim", 0, right)
        self.count("span", 0, outcome.exact)
        self.count("strict", 0, right and outcome.exact)
        self.count("overlap", 0, gold and predicted)
        self.count("full_record", 0, outcome.full)
        if outcome.gold is not None:
            self.count(f"type:{outcome.gold.type}", 0, right)
            self.count(f"type:{outcome.gold.type}", 1)
        if outcome.predicted is not None:
            self.count(f"type:{outcome.predicted.type}", 2)
        for name, agrees in outcome.closed.items():
            self.count(f"field:{name}", 0, agrees)
            self.count(f"field:{name}", 1)
        for name, role in outcome.roles.items():
            self.count(f"role:{name}", 0, role.hit)
            self.count(f"role:{name}", 1, role.in_gold)
            self.count(f"role:{name}", 2, role.in_predicted)
        for tag in outcome.tags:
            self.count(f"tag:{tag}", 0, right)
            self.count(f"tag:{tag}", 1)
        for rule in sorted(set(outcome.rules)):
            self.count(f"rule:{rule}", 0)
            self.count(f"rule:{rule}", 1, right)
            self.count(f"rule:{rule}", 2, not right)
        self.add_schemas(outcome)
        if outcome.gold is not None and outcome.predicted is not None:
            mistake = class_value_error(outcome.gold, outcome.predicted) if not right else None
            if mistake:
                self.count(f"mistake:{mistake}", 0)

    def add_schemas(self, outcome: Outcome) -> None:
        """Count one outcome in the four schemas of SemEval 2013."""
        for schema in SCHEMAS:
            if outcome.predicted is None:
                cell = 3
            elif outcome.gold is None:
                cell = 4
            else:
                same_type = outcome.gold.type == outcome.predicted.type
                agrees = {
                    "strict": outcome.exact and same_type,
                    "exact": outcome.exact,
                    "partial": outcome.exact,
                    "type": same_type,
                }[schema]
                cell = 0 if agrees else 2 if schema == "partial" else 1
            self.count(f"schema:{schema}", cell)

    def select(self, prefix: str) -> dict[str, list[int]]:
        """Give the rows of one table, keys sorted and without their prefix."""
        return {key.removeprefix(prefix): row for key, row in sorted(self.counts.items()) if key.startswith(prefix)}

    def build(self) -> Score:
        """Give the score of all that was counted."""
        zero = [0, 0, 0, 0, 0]
        total = self.counts.get("total", zero)

        def give(key: str) -> Counts:
            return Counts(self.counts.get(key, zero)[0], total[1], total[2])

        return Score(
            documents=self.documents,
            claim=give("claim"),
            span=give("span"),
            strict=give("strict"),
            overlap=give("overlap"),
            full_record=give("full_record"),
            links=Counts(*self.counts.get("links", zero)[:3]),
            types={key: Counts(*row[:3]) for key, row in self.select("type:").items()},
            fields={key: Tally(*row[:2]) for key, row in self.select("field:").items()},
            roles={key: Counts(*row[:3]) for key, row in self.select("role:").items()},
            tags={key: Tally(*row[:2]) for key, row in self.select("tag:").items()},
            rules={key: RuleCounts(*row[:3]) for key, row in self.select("rule:").items()},
            schemas={key: Schema(*row) for key, row in self.select("schema:").items()},
            mistakes={key: row[0] for key, row in self.select("mistake:").items()},
        )


def order_fields(score: Score) -> list[tuple[str, Tally]]:
    """Give the closed fields in the order of the guidelines."""
    return [(name, score.fields[name]) for name in CLOSED_FIELDS if name in score.fields]


def order_roles(score: Score) -> list[tuple[str, Counts]]:
    """Give the roles in the order of the guidelines."""
    return [(name, score.roles[name]) for name in ROLES if name in score.roles]


def order_types(score: Score) -> list[tuple[str, Counts]]:
    """Give the types, the most frequent in gold first."""
    return sorted(score.types.items(), key=lambda item: (-item[1].gold, item[0]))
