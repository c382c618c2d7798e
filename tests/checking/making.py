"""Claims by hand, for tests."""

from __future__ import annotations

from typing import Any

from factextract.records import Claim, TextSpan


def make(text: str, sentence: str | None = None, **fields: Any) -> Claim:
    """Give a claim that stands in a sentence, by default a sentence of its own."""
    whole = sentence or text
    start = whole.index(text)
    fields.setdefault("type", "count")
    fields.setdefault("doc_id", "a")
    if "hedge" in fields:
        at = whole.index(fields["hedge"])
        fields["hedge"] = {"start": at, "end": at + len(fields["hedge"]), "text": fields["hedge"]}
    for role in ("metric", "subject", "place", "time"):
        if isinstance(fields.get(role), str):
            at = whole.index(fields[role])
            fields[role] = {"start": at, "end": at + len(fields[role]), "text": fields[role]}
    fields.setdefault("claim_id", f"{fields['doc_id']}:{start}-{start + len(text)}")
    return Claim.model_validate(
        {
            "start": start,
            "end": start + len(text),
            "text": text,
            "sentence": TextSpan(start=0, end=len(whole), text=whole),
            **fields,
        }
    )


def link(claim: Claim, relation: str, target: Claim) -> Claim:
    """Give a claim with one more link."""
    links = [each.model_dump() for each in claim.links] + [{"relation": relation, "target": target.claim_id}]
    return Claim.model_validate({**claim.model_dump(by_alias=True), "links": links})
