"""The baseline: what a former run predicted for the gold articles, one claim a line, sorted, to be committed.

It holds the predictions themselves, so that they can be judged again under today's gold: a change of the gold is told
apart from a change of the extractor.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from pydantic import ValidationError

from factextract.errors import InvalidGoldError
from factextract.jsonl import format_json
from factextract.scoring.claims import (
    ROLES,
    ClaimLike,
    GoldClaim,
    PredictedClaim,
    explain_first_error,
    parse_json,
)
from factextract.scoring.outcomes import DocumentOutcomes, Outcome

VERSION = 1


@dataclass(frozen=True)
class Identity:
    """What a run was made with, as far as it is known."""

    gold: str = ""
    rules: str = ""
    model: str = ""
    versions: Mapping[str, str] = field(default_factory=dict)

    def to_json_dict(self) -> dict[str, Any]:
        """Give it as JSON values, keys sorted."""
        return {
            "gold": self.gold,
            "model": self.model,
            "rules": self.rules,
            "versions": dict(sorted(self.versions.items())),
        }


@dataclass(frozen=True)
class Entry:
    """The outcome of one gold claim, or of one prediction without gold, as it was."""

    claim_id: str
    verdict: str
    gold: str
    predicted: PredictedClaim | None


@dataclass(frozen=True)
class Baseline:
    """A former run."""

    identity: Identity
    reason: str
    articles: Mapping[str, str]
    entries: Mapping[str, tuple[Entry, ...]]

    def list_predictions(self) -> dict[str, list[PredictedClaim]]:
        """Give the predictions of the former run, by article."""
        return {
            doc_id: [entry.predicted for entry in entries if entry.predicted is not None]
            for doc_id, entries in self.entries.items()
        }

    def list_fingerprints(self, doc_id: str) -> dict[str, str]:
        """Give the fingerprints of an article's gold claims as they were, by claim."""
        return {entry.claim_id: entry.gold for entry in self.entries.get(doc_id, ()) if entry.gold}


def fingerprint_claim(claim: GoldClaim) -> str:
    """Give a short hash of all that a gold claim says."""
    content = json.dumps(claim.to_gold_dict(), ensure_ascii=True, sort_keys=True)
    return hashlib.sha256(content.encode("ascii")).hexdigest()[:16]


def hash_gold(gold: Mapping[str, Sequence[GoldClaim]]) -> str:
    """Give a hash of the whole gold, whatever the order of files and claims."""
    lines = sorted(f"{doc_id} {fingerprint_claim(claim)}" for doc_id, claims in gold.items() for claim in claims)
    return hashlib.sha256("\n".join([*sorted(gold), *lines]).encode()).hexdigest()


def shorten_claim(claim: ClaimLike) -> dict[str, Any]:
    """Give a prediction in short: empty fields left out, roles as offsets."""
    short: dict[str, Any] = {"start": claim.start, "end": claim.end, "text": claim.text, "type": claim.type}
    for name in ("value", "low", "high", "unit"):
        if getattr(claim, name) is not None:
            short[name] = getattr(claim, name)
    if claim.per:
        short["per"] = [claim.per.value, claim.per.unit]
    if claim.comparator not in (None, "="):
        short["comparator"] = claim.comparator
    if claim.modality not in (None, "asserted"):
        short["modality"] = claim.modality
    if claim.change:
        short["change"] = [claim.change.direction, claim.change.role]
    if claim.period:
        short["period"] = [claim.period.from_, claim.period.to]
    for name in ROLES:
        span = getattr(claim, name)
        if span is not None:
            short[name] = [span.start, span.end]
    if claim.links:
        short["links"] = sorted([link.relation, link.target] for link in claim.links)
    rules = getattr(claim, "rules", ())
    if rules:
        short["rules"] = list(rules)
    return short


def restore_claim(short: Mapping[str, Any], doc_id: str, text: str) -> PredictedClaim:
    """Make the prediction again from its short form; roles get their words from the article's text."""
    full: dict[str, Any] = {**short, "doc_id": doc_id}
    for name, keys in (("per", ("value", "unit")), ("change", ("direction", "role")), ("period", ("from", "to"))):
        if name in full:
            full[name] = dict(zip(keys, full[name], strict=True))
    for name in ROLES:
        if name in full:
            start, end = full[name]
            full[name] = {"start": start, "end": end, "text": text[start:end]}
    full["links"] = [{"relation": relation, "target": target} for relation, target in full.get("links", ())]
    return PredictedClaim.model_validate(full)


def format_entry(outcome: Outcome) -> str:
    """Give one line of the baseline."""
    line: dict[str, Any] = {"claim": outcome.key, "verdict": outcome.verdict}
    if outcome.differing:
        line["differing"] = list(outcome.differing)
    if isinstance(outcome.gold, GoldClaim):
        line["gold"] = fingerprint_claim(outcome.gold)
    if outcome.predicted is not None:
        line["predicted"] = shorten_claim(outcome.predicted)
    return format_json(line)


def format_baseline(
    documents: Iterable[DocumentOutcomes], texts_sha256: Mapping[str, str], *, identity: Identity, reason: str
) -> str:
    """Give the text of a baseline file: a head, then for each article a line and its claims, sorted."""
    head = {"baseline": VERSION, **identity.to_json_dict(), "reason": reason}
    lines = [format_json(head)]
    for document in sorted(documents, key=lambda d: d.doc_id):
        lines.append(format_json({"article": document.doc_id, "text_sha256": texts_sha256[document.doc_id]}))
        lines += [format_entry(outcome) for outcome in document.outcomes]
    return "\n".join(lines) + "\n"


def parse_baseline(content: str, texts: Mapping[str, str], *, name: str) -> Baseline:
    """Read a baseline file; raises InvalidGoldError naming the line that cannot be read."""
    lines = content.removesuffix("\n").split("\n")
    head = parse_line(lines[0] if lines else "", name=f"{name}, line 1")
    if head.get("baseline") != VERSION:
        raise InvalidGoldError(f"{name}, line 1: no baseline of version {VERSION}; make one with --update-baseline")
    articles: dict[str, str] = {}
    entries: dict[str, list[Entry]] = {}
    doc_id = ""
    for number, text in enumerate(lines[1:], start=2):
        where = f"{name}, line {number}"
        line = parse_line(text, name=where)
        if "article" in line:
            doc_id = str(line["article"])
            articles[doc_id] = str(line.get("text_sha256", ""))
            entries[doc_id] = []
        elif not doc_id:
            raise InvalidGoldError(f"{where}: a claim stands before the first article")
        else:
            entries[doc_id].append(parse_entry(line, doc_id, texts.get(doc_id, ""), name=where))
    versions = head.get("versions")
    identity = Identity(
        gold=str(head.get("gold", "")),
        rules=str(head.get("rules", "")),
        model=str(head.get("model", "")),
        versions=versions if isinstance(versions, dict) else {},
    )
    return Baseline(
        identity, str(head.get("reason", "")), articles, {key: tuple(value) for key, value in entries.items()}
    )


def parse_line(text: str, *, name: str) -> dict[str, Any]:
    """Read one line as a JSON object."""
    try:
        line = parse_json(text)
    except ValueError as error:
        raise InvalidGoldError(f"{name}: {error}") from None
    if not isinstance(line, dict):
        raise InvalidGoldError(f"{name}: an object is needed")
    return line


def parse_entry(line: Mapping[str, Any], doc_id: str, text: str, *, name: str) -> Entry:
    """Read the line of one claim."""
    predicted = None
    try:
        if line.get("predicted") is not None:
            predicted = restore_claim(line["predicted"], doc_id, text)
    except ValidationError as error:
        raise InvalidGoldError(f"{name}: {explain_first_error(error)}") from None
    except (TypeError, ValueError):
        raise InvalidGoldError(f"{name}: a prediction that cannot be read") from None
    return Entry(str(line.get("claim", "")), str(line.get("verdict", "")), str(line.get("gold", "")), predicted)
