"""Errors in words: what the gold says, what was predicted, field by field."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from factextract.scoring.claims import CORE_FIELDS, ROLES, ClaimLike
from factextract.scoring.context import find_claim_context
from factextract.scoring.outcomes import DocumentOutcomes, LinkTriple, Outcome
from factextract.scoring.value_errors import class_value_error

KINDS = ("MISSED", "WRONG", "SPURIOUS", "FIELDS", "LINK MISSED", "LINK SPURIOUS")


@dataclass(frozen=True)
class Difference:
    """One field in which gold and prediction differ."""

    field: str
    gold: str
    predicted: str

    def __str__(self) -> str:
        """Give `field: gold …, predicted …`."""
        return f"{self.field}: gold {self.gold}, predicted {self.predicted}"


@dataclass(frozen=True)
class Finding:
    """One error of an article, ready to be shown."""

    doc_id: str
    kind: str
    type: str
    claim_id: str
    headline: str
    differences: tuple[Difference, ...]
    context: str
    rules: tuple[str, ...]


def format_value(claim: ClaimLike) -> str:
    """Give a claim's value with its unit in one word: `3000000 USD`, `5..10 percent`."""
    number = claim.value if claim.value is not None else f"{claim.low}..{claim.high}"
    return f"{number} {claim.unit}" if claim.unit else number


def format_field(claim: ClaimLike, name: str) -> str:
    """Give one field of a claim in words; `-` where it is empty."""
    value: Any = getattr(claim, name) or {"comparator": "=", "modality": "asserted"}.get(name)
    if value is None:
        return "-"
    if name in ROLES:
        return repr(value.text)
    if name == "change":
        return f"{value.direction} {value.role}"
    if name == "per":
        return f"{value.value} {value.unit}"
    if name == "period":
        return f"{value.from_ or '…'} to {value.to or '…'}"
    return str(value)


def list_differences(outcome: Outcome) -> tuple[Difference, ...]:
    """Give the fields in which a paired claim differs from its gold."""
    if outcome.gold is None or outcome.predicted is None:
        return ()
    gold, predicted = outcome.gold, outcome.predicted
    return tuple(
        Difference(name, format_field(gold, name), format_field(predicted, name)) for name in outcome.differing
    )


def describe_outcome(outcome: Outcome, text: str | None) -> Finding | None:
    """Give what is to be said of an outcome; None where there is nothing to complain of."""
    gold, predicted = outcome.gold, outcome.predicted
    claim = gold or predicted
    if claim is None or outcome.verdict == "ignored" or (outcome.verdict == "right" and not outcome.differing):
        return None
    if outcome.verdict == "missed":
        kind, headline = "MISSED", format_value(claim)
    elif outcome.verdict == "spurious":
        kind, headline = "SPURIOUS", format_value(claim)
    elif outcome.verdict == "wrong" and gold is not None and predicted is not None:
        kind, headline = "WRONG", f"({class_value_error(gold, predicted)}) gold {format_value(gold)}"
        headline += f", predicted {predicted.text!r} {predicted.type} {format_value(predicted)}"
    else:
        kind, headline = "FIELDS", ", ".join(outcome.differing)
    return Finding(
        outcome.doc_id,
        kind,
        outcome.type,
        outcome.key,
        f"{claim.text!r}: {headline}",
        tuple(d for d in list_differences(outcome) if kind == "FIELDS" or d.field not in CORE_FIELDS),
        find_claim_context(claim, text).mark(),
        outcome.rules,
    )


def describe_links(document: DocumentOutcomes) -> Iterator[Finding]:
    """Give the links that were missed, and those that the gold does not have."""
    for kind, triples in (
        ("LINK MISSED", document.gold_links - document.predicted_links),
        ("LINK SPURIOUS", document.predicted_links - document.gold_links),
    ):
        for triple in sorted(triples, key=order_link):
            claim_id, relation, target = (part or "no gold claim" for part in triple)
            yield Finding(document.doc_id, kind, "link", claim_id, f"{relation} {target}", (), "", ())


def order_link(triple: LinkTriple) -> tuple[str, str, str]:
    """Give what link triples are sorted by; ends without a gold claim come first."""
    return (triple[0] or "", triple[1], triple[2] or "")


def list_findings(documents: Sequence[DocumentOutcomes], texts: Mapping[str, str]) -> list[Finding]:
    """Give every error with its sentence: missed, wrong and spurious claims come before fields and links."""
    findings = []
    for document in documents:
        for outcome in document.outcomes:
            finding = describe_outcome(outcome, texts.get(document.doc_id))
            if finding is not None:
                findings.append(finding)
        findings += describe_links(document)
    return sorted(findings, key=lambda finding: KINDS.index(finding.kind))


def format_finding(finding: Finding) -> str:
    """Give an error as a few lines of text."""
    lines = [f"{finding.kind:<8} {finding.claim_id}  {finding.type}  {finding.headline}"]
    lines += [f"         {difference}" for difference in finding.differences]
    if finding.context:
        lines.append(f"         {finding.context}")
    if finding.rules:
        lines.append(f"         rules: {', '.join(finding.rules)}")
    return "\n".join(lines)
