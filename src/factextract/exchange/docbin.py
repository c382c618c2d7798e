"""spaCy DocBin: the claims as `doc.spans["claims"]`, the whole gold as JSON in `doc.user_data`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from factextract.errors import InvalidGoldError
from factextract.exchange.foreign import (
    AnnotatedArticle,
    Export,
    ForeignArticle,
    ForeignLink,
    ForeignSpan,
    describe_article,
    describe_fields,
    dump_json,
)
from factextract.exchange.offsets import CODE_POINTS, Quote
from factextract.exchange.reading import ask_dict, ask_int, ask_list, ask_text, parse_file

FILE = "gold.spacy"
KEY = "factextract"
SPANS = "claims"


def export_docbin(articles: Iterable[AnnotatedArticle]) -> Export:
    """Give a .spacy file under spaCy's blank English tokenizer; a span that cuts a token is widened, not its record."""
    import spacy  # noqa: PLC0415 - nothing else on this floor needs it
    from spacy.tokens import DocBin  # noqa: PLC0415

    nlp = spacy.blank("en")
    box = DocBin(store_user_data=True)
    widened = 0
    for article in articles:
        doc = nlp.make_doc(article.text)
        spans = []
        for claim in article.document.claims:
            span = doc.char_span(claim.start, claim.end, label=claim.type, alignment_mode="expand")
            if span is not None:
                widened += (span.start_char, span.end_char) != (claim.start, claim.end)
                spans.append(span)
        doc.spans[SPANS] = spans
        record = describe_article(article) | {
            "claims": [
                {
                    "start": claim.start,
                    "end": claim.end,
                    "text": claim.text,
                    "label": claim.type,
                    "id": claim.claim_id,
                    "fields": describe_fields(claim),
                    "links": [link.to_json_dict() for link in claim.links],
                }
                for claim in article.document.claims
            ]
        }
        doc.user_data[KEY] = dump_json(record)
        box.add(doc)
    losses = (
        f"{widened} claims cut a token: in doc.spans they run over whole tokens, in doc.user_data they are exact",
    )
    return Export({FILE: box.to_bytes()}, losses if widened else ())


def import_docbin(files: Mapping[str, bytes]) -> Iterator[ForeignArticle]:
    """Read .spacy files: our own record where it is there, else the spans of the group `claims`, else `sc`."""
    import spacy  # noqa: PLC0415 - nothing else on this floor needs it
    from spacy.tokens import DocBin  # noqa: PLC0415

    nlp = spacy.blank("en")
    for name, data in sorted(files.items()):
        try:
            docs = list(DocBin(store_user_data=True).from_bytes(data).get_docs(nlp.vocab))
        except Exception as error:  # whatever the decompression and unpacking of a broken file raise
            raise InvalidGoldError(f"{name}: no DocBin: {type(error).__name__}") from None
        for number, doc in enumerate(docs, start=1):
            where = f"{name}, doc {number}"
            record = doc.user_data.get(KEY)
            if isinstance(record, str):
                content = parse_file(record.encode("utf-8", "surrogatepass"), name=where)
                yield read_record(ask_dict(content, where), doc.text, where=where)
            else:
                group = doc.spans.get(SPANS) or doc.spans.get("sc") or []
                spans = [
                    ForeignSpan(f"span {i}", span.label_, Quote(span.start_char, span.end_char, span.text))
                    for i, span in enumerate(group)
                ]
                doc_id = str(doc.user_data.get("doc_id") or f"doc-{number}")
                yield ForeignArticle(doc_id, doc.text, tuple(spans), unit=CODE_POINTS)


def read_record(record: dict[str, Any], text: str, *, where: str) -> ForeignArticle:
    """Read the gold that our own export left in a doc."""
    spans, links = [], []
    for item in ask_list(record.get("claims"), f"{where}: claims"):
        claim = ask_dict(item, f"{where}: claim")
        key = ask_text(claim.get("id"), f"{where}: id")
        start, end = ask_int(claim.get("start"), f"{where}: start"), ask_int(claim.get("end"), f"{where}: end")
        quote = Quote(start, end, ask_text(claim.get("text"), f"{where}: text"))
        label = ask_text(claim.get("label"), f"{where}: label")
        spans.append(ForeignSpan(key, label, quote, ask_dict(claim.get("fields"), f"{where}: fields")))
        for link in ask_list(claim.get("links"), f"{where}: links"):
            link = ask_dict(link, f"{where}: link")
            links.append(ForeignLink(key, str(link.get("relation")), str(link.get("target"))))
    return ForeignArticle(ask_text(record.get("doc_id"), f"{where}: doc_id"), text, tuple(spans), tuple(links), record)
