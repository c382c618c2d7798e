"""doccano: JSON Lines with entities and relations; it has no place for what a claim says."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from factextract.exchange.foreign import (
    AnnotatedArticle,
    Export,
    ForeignArticle,
    ForeignLink,
    ForeignSpan,
    describe_article,
    dump_json,
    list_losses,
)
from factextract.exchange.offsets import Quote
from factextract.exchange.reading import ask_dict, ask_int, ask_list, ask_text, parse_lines

FILE = "doccano.jsonl"
DROPPED = ("value", "low", "high", "unit", "per", "comparator", "change", "modality", "period", "optional", "must_pass",
           "tags", "metric", "subject", "time", "place", "source")  # fmt: skip


def export_doccano(articles: Iterable[AnnotatedArticle]) -> Export:
    """Give one line an article: its text, a span for each claim, a relation for each link."""
    kept = list(articles)
    lines = []
    for article in kept:
        numbers = {claim.claim_id: number for number, claim in enumerate(article.document.claims)}
        entities = [
            {"id": number, "start_offset": claim.start, "end_offset": claim.end, "label": claim.type}
            for number, claim in enumerate(article.document.claims)
        ]
        links = [(claim.claim_id, link) for claim in article.document.claims for link in claim.links]
        relations = [
            {"id": i, "from_id": numbers[claim_id], "to_id": numbers[link.target], "type": link.relation}
            for i, (claim_id, link) in enumerate(links)
        ]
        lines.append(
            dump_json({"text": article.text, **describe_article(article), "entities": entities, "relations": relations})
        )
    content = "".join(f"{line}\n" for line in lines)
    return Export({FILE: content.encode()}, list_losses(kept, DROPPED, into="doccano"))


def import_doccano(files: Mapping[str, bytes]) -> Iterator[ForeignArticle]:
    """Read exported lines, with `entities` and `relations`, or with `label` or `labels` as lists (start, end, name)."""
    for name, data in sorted(files.items()):
        for number, (where, line) in enumerate(parse_lines(data, name=name), start=1):
            spans = [read_entity(entity, where=where) for entity in ask_list(line.get("entities") or [], where)]
            for key in ("label", "labels"):
                for i, triple in enumerate(ask_list(line.get(key) or [], f"{where}: {key}")):
                    start, end, label = (*ask_list(triple, f"{where}: {key}"), None, None, None)[:3]
                    quote = Quote(ask_int(start, where), ask_int(end, where), None)
                    spans.append(ForeignSpan(f"{key} {i}", ask_text(label, where), quote))
            links = [
                ForeignLink(str(relation.get("from_id")), str(relation.get("type")), str(relation.get("to_id")))
                for relation in (ask_dict(r, where) for r in ask_list(line.get("relations") or [], where))
            ]
            yield ForeignArticle(
                str(line.get("doc_id") or line.get("id") or f"line-{number}"),
                ask_text(line.get("text"), f"{where}: text"),
                tuple(spans),
                tuple(links),
                line,
            )


def read_entity(entity: Any, *, where: str) -> ForeignSpan:
    """Read one entity."""
    entity = ask_dict(entity, f"{where}: entity")
    start = ask_int(entity.get("start_offset"), f"{where}: start_offset")
    end = ask_int(entity.get("end_offset"), f"{where}: end_offset")
    return ForeignSpan(str(entity.get("id")), ask_text(entity.get("label"), f"{where}: label"), Quote(start, end, None))
