"""The only hand on a document's spans and extensions: what the stages found, as plain values that travel between
processes."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from spacy.tokens import Doc

from factextract.records import Claim, Number
from factextract.rules.mentions import Offsets

if TYPE_CHECKING:
    from spacy.tokens import Span

CLAIMS_KEY = "factextract.claims"
NUMBERS_KEY = "factextract.numbers"
STAGES = ("numerals", "quantities", "modifiers", "claims")


def register_extensions() -> None:
    """Give documents the attributes `doc_id` and `published`, `claims` and `numbers`; a second call changes nothing."""
    if not Doc.has_extension("claims"):
        Doc.set_extension("doc_id", default="text")
        Doc.set_extension("published", default=None)
        Doc.set_extension("claims", getter=read_claims)
        Doc.set_extension("numbers", getter=read_numbers)


def read_claims(doc: Doc) -> list[Claim]:
    """Rebuild the claims of a document that went through the pipeline; none where it did not."""
    return [Claim.model_validate(each) for each in doc.user_data.get(CLAIMS_KEY, ())]


def read_numbers(doc: Doc) -> list[Number]:
    """Rebuild the ledger of a document that went through the pipeline; empty where it did not."""
    return [Number.model_validate(each) for each in doc.user_data.get(NUMBERS_KEY, ())]


def write_results(doc: Doc, claims: list[dict[str, Any]], numbers: list[dict[str, Any]]) -> None:
    """Keep claims and ledger on the document as plain values."""
    doc.user_data[CLAIMS_KEY] = claims
    doc.user_data[NUMBERS_KEY] = numbers


def write_stage(doc: Doc, stage: str, mentions: Iterable[tuple[Offsets, str]]) -> None:
    """Show a stage's mentions in `doc.spans[stage]`: the tokens that each touches, under a label."""
    spans: list[Span] = []
    for (start, end), label in mentions:
        span = doc.char_span(start, end, label=label, alignment_mode="expand")
        if span is not None:
            spans.append(span)
    doc.spans[stage] = spans
