"""What importers make of a tool's file, and how that becomes gold: labels to types, offsets to code points."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, get_args

from pydantic import ValidationError

from factextract.errors import InvalidGoldError
from factextract.exchange.offsets import CODE_POINTS, Quote, join_lines, locate_quotes
from factextract.records import ClaimType, Relation
from factextract.scoring.claims import GoldClaim, GoldDocument, explain_first_error
from factextract.scoring.gold import dump_strict, hash_text

TYPES: tuple[str, ...] = get_args(ClaimType)
RELATIONS: tuple[str, ...] = get_args(Relation)
LABELS = {
    "percent": "percentage",
    "money": "currency",
    "quantity": "measurement",
    "ordinal": "rank",
    "cardinal": "count",
}
OWN_FIELDS = ("doc_id", "claim_id", "start", "end", "text", "type", "links")


@dataclass(frozen=True)
class AnnotatedArticle:
    """An article with its gold, on its way out or in."""

    document: GoldDocument
    text: str


@dataclass(frozen=True)
class Export:
    """The files for another tool by name, and what they do not hold."""

    files: Mapping[str, bytes]
    losses: tuple[str, ...] = ()


@dataclass(frozen=True)
class Import:
    """The articles that a tool's files held, and what is to be known about them."""

    articles: tuple[AnnotatedArticle, ...]
    notes: tuple[str, ...] = ()


@dataclass(frozen=True)
class ForeignSpan:
    """One labelled stretch as the tool has it."""

    key: str
    label: str
    quote: Quote
    fields: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class ForeignLink:
    """A relation between two labelled stretches."""

    source: str
    relation: str
    target: str


@dataclass(frozen=True)
class ForeignArticle:
    """One article as the tool has it; without a text, the corpus must have it."""

    doc_id: str
    text: str | None
    spans: tuple[ForeignSpan, ...]
    links: tuple[ForeignLink, ...] = ()
    head: Mapping[str, Any] = field(default_factory=dict)
    unit: str | None = None


def describe_fields(claim: GoldClaim) -> dict[str, Any]:
    """Give the fields of a claim that a tool has no place of its own for."""
    return {key: value for key, value in claim.to_gold_dict().items() if key not in OWN_FIELDS}


def describe_article(article: AnnotatedArticle) -> dict[str, Any]:
    """Give what is known of the article, without its claims."""
    return {key: value for key, value in article.document.to_gold_dict().items() if key != "claims"}


def dump_json(value: Any, *, indent: int | None = None) -> str:
    """Give JSON text; lone surrogates of a badly decoded text as escapes."""
    text = json.dumps(value, ensure_ascii=False, indent=indent, allow_nan=False)
    return text if not any("\ud800" <= c <= "\udfff" for c in text) else json.dumps(value, indent=indent)


def build_articles(found: Iterable[ForeignArticle], texts: Mapping[str, str]) -> Import:
    """Make gold of what a tool's files held; `texts` are the articles as the corpus has them."""
    articles: dict[str, AnnotatedArticle] = {}
    notes: list[str] = []
    for foreign in found:
        doc_id = check_doc_id(foreign.doc_id)
        if doc_id in articles:
            raise InvalidGoldError(f"{doc_id}: stands twice in what is imported")
        article, told = build_article(foreign, texts.get(doc_id))
        articles[doc_id] = article
        notes += told
    return Import(tuple(articles[doc_id] for doc_id in sorted(articles)), tuple(notes))


def check_doc_id(doc_id: str) -> str:
    """Refuse an identifier that could name a file outside the folder it is written to."""
    parts = doc_id.split("/")
    if not doc_id or any(part in ("", ".", "..") for part in parts) or not doc_id.isprintable():
        raise InvalidGoldError(f"{doc_id[:80]!r}: is no identifier of an article")
    if any(c in doc_id for c in ':\\*?"<>|') or any(c.isspace() for c in doc_id):
        raise InvalidGoldError(f'{doc_id[:80]!r}: an identifier has no colon, no blank and none of * ? " < > | \\')
    return doc_id


def build_article(foreign: ForeignArticle, stored: str | None) -> tuple[AnnotatedArticle, list[str]]:
    """Make gold of one article: the stored text wins where the tool's differs from it in line ends alone."""
    doc_id, notes = foreign.doc_id, []
    text = choose_text(foreign, stored)
    spans, unknown = [], Counter[str]()
    for span in foreign.spans:
        if read_label(span.label) is None:
            unknown[span.label] += 1
        else:
            spans.append(span)
    notes += [f"{doc_id}: the label {label!r} is no claim type: {n} left out" for label, n in sorted(unknown.items())]
    located = locate_quotes(text, [span.quote for span in spans], unit=foreign.unit, name=doc_id)
    if located.converted:
        counted = located.unit + (" of a text with single line ends" if located.lines_joined else "")
        notes.append(f"{doc_id}: the offsets are {counted}; they were converted to code points")
    elif not located.checked and foreign.unit is None and not text.isascii():
        notes.append(f"{doc_id}: the offsets came without words to check them by; they were taken as {CODE_POINTS}")
    ids = {span.key: f"{doc_id}:{start}-{end}" for span, (start, end) in zip(spans, located.spans, strict=True)}
    links: dict[str, list[dict[str, str]]] = {}
    for link in foreign.links:
        if link.source in ids and link.target in ids and link.relation in RELATIONS:
            links.setdefault(link.source, []).append({"relation": link.relation, "target": ids[link.target]})
        else:
            notes.append(f"{doc_id}: the relation {link.relation!r} of {link.source} to {link.target} was left out")
    claims = []
    for span, (start, end) in zip(spans, located.spans, strict=True):
        record = {
            "doc_id": doc_id,
            "claim_id": ids[span.key],
            "start": start,
            "end": end,
            "text": text[start:end],
            "type": read_label(span.label),
            **span.fields,
            "links": links.get(span.key, []),
        }
        claims.append(parse_fields(record, name=f"{doc_id}: {span.key}"))
    bare = sum(claim.value is None and claim.low is None for claim in claims)
    if bare:
        notes.append(f"{doc_id}: {bare} claims came without a value; gold needs one: fill it in")
    head = foreign.head
    ordered = tuple(sorted(claims, key=lambda claim: (claim.start, claim.end, claim.type)))
    known = {"guidelines": head.get("guidelines"), "published": head.get("published")}
    try:
        document = GoldDocument(doc_id=doc_id, text_sha256=hash_text(text), claims=ordered, **known)
    except ValidationError as error:
        raise InvalidGoldError(f"{doc_id}: {explain_first_error(error)}") from None
    return AnnotatedArticle(document, text), notes


def choose_text(foreign: ForeignArticle, stored: str | None) -> str:
    """Give the article's text: the stored one, where the tool's is the same but for line ends, else the tool's own."""
    if stored is None and foreign.text is None:
        raise InvalidGoldError(
            f"{foreign.doc_id}: the file holds no text; name the folder of the articles with --corpus"
        )
    if stored is None:
        return foreign.text or ""
    if foreign.text is not None and join_lines(foreign.text) != join_lines(stored):
        raise InvalidGoldError(f"{foreign.doc_id}: the text is not that of the corpus; annotate the stored text again")
    return stored


def read_label(label: str) -> str | None:
    """Give the claim type that a label means; None where it means none."""
    plain = label.strip().lower().replace("-", "_").replace(" ", "_")
    return plain if plain in TYPES else LABELS.get(plain)


def parse_fields(record: Mapping[str, Any], *, name: str) -> GoldClaim:
    """Make the claim; raise InvalidGoldError naming the field that does not fit."""
    try:
        return GoldClaim.model_validate_json(dump_strict(dict(record)), strict=True)
    except ValidationError as error:
        raise InvalidGoldError(f"{name}: {explain_first_error(error)}") from None


def list_losses(articles: Iterable[AnnotatedArticle], fields: Iterable[str], *, into: str) -> tuple[str, ...]:
    """Say which of these fields the articles fill, and how often, where a format has no place for them."""
    counts: Counter[str] = Counter()
    for article in articles:
        for claim in article.document.claims:
            filled = claim.to_gold_dict()
            for name in fields:
                plain = {"comparator": "=", "modality": "asserted"}.get(name)
                if filled.get(name) not in (None, False, [], plain):
                    counts[name] += 1
    return tuple(f"{into} has no place for {name}: dropped in {count} claims" for name, count in sorted(counts.items()))
