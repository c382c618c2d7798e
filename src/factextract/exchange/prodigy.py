"""Prodigy: JSON Lines with tokens and spans; the record travels inside each span."""

from __future__ import annotations

import itertools
import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

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
from factextract.exchange.offsets import Quote
from factextract.exchange.reading import ask_dict, ask_int, ask_list, ask_text, parse_lines

FILE = "prodigy.jsonl"
TOKEN = re.compile(r"\w+|[^\w\s]|\s")


def export_prodigy(articles: Iterable[AnnotatedArticle]) -> Export:
    """Give one task an article, with tokens that fit the claims; nothing is lost."""
    return Export({FILE: "".join(f"{dump_json(describe_task(article))}\n" for article in articles).encode()})


def describe_task(article: AnnotatedArticle) -> dict[str, Any]:
    """Give one task."""
    borders = {place for claim in article.document.claims for place in (claim.start, claim.end)}
    tokens = split_tokens(article.text, borders)
    starts, ends = [start for start, _ in tokens], [end for _, end in tokens]
    spans = [
        {
            "start": claim.start,
            "end": claim.end,
            "text": claim.text,
            "token_start": bisect_right(starts, claim.start) - 1,
            "token_end": bisect_left(ends, claim.end),
            "label": claim.type,
            "id": claim.claim_id,
            "claim": describe_fields(claim),
            "links": [link.to_json_dict() for link in claim.links],
        }
        for claim in article.document.claims
    ]
    listed = [
        {
            "text": article.text[start:end],
            "start": start,
            "end": end,
            "id": i,
            "ws": end < len(article.text) and article.text[end] == " ",
        }
        for i, (start, end) in enumerate(tokens)
    ]
    return {
        "text": article.text,
        "tokens": listed,
        "spans": spans,
        "answer": "accept",
        "meta": describe_article(article),
    }


def split_tokens(text: str, borders: set[int]) -> list[tuple[int, int]]:
    """Split a text into words and signs, and wherever a claim begins or ends; of blanks, spaces are no tokens."""
    tokens: list[tuple[int, int]] = []
    for match in TOKEN.finditer(text):
        if match.group() == " ":
            continue
        cuts = [match.start(), *sorted(b for b in borders if match.start() < b < match.end()), match.end()]
        tokens += itertools.pairwise(cuts)
    return tokens


def import_prodigy(files: Mapping[str, bytes]) -> Iterator[ForeignArticle]:
    """Read exported tasks that were accepted; an article that was rejected or passed over comes without claims."""
    for name, data in sorted(files.items()):
        for number, (where, task) in enumerate(parse_lines(data, name=name), start=1):
            meta = task.get("meta") if isinstance(task.get("meta"), dict) else {}
            spans, links = [], []
            if task.get("answer", "accept") == "accept":
                for i, span in enumerate(ask_list(task.get("spans") or [], f"{where}: spans")):
                    read, tied = read_span(ask_dict(span, f"{where}: span"), i, where=where)
                    spans.append(read)
                    links += tied
            yield ForeignArticle(
                str((meta or {}).get("doc_id") or task.get("_task_hash") or f"task-{number}"),
                ask_text(task.get("text"), f"{where}: text"),
                tuple(spans),
                tuple(links),
                meta or {},
            )


def read_span(span: dict[str, Any], number: int, *, where: str) -> tuple[ForeignSpan, list[ForeignLink]]:
    """Read one span and its links."""
    key = str(span.get("id") or f"span {number}")
    quoted = span.get("text")
    quote = Quote(
        ask_int(span.get("start"), f"{where}: start"),
        ask_int(span.get("end"), f"{where}: end"),
        quoted if isinstance(quoted, str) else None,
    )
    fields = ask_dict(span.get("claim") or {}, f"{where}: claim")
    links = [ask_dict(link, f"{where}: link") for link in ask_list(span.get("links") or [], f"{where}: links")]
    tied = [ForeignLink(key, str(link.get("relation")), str(link.get("target"))) for link in links]
    return ForeignSpan(key, ask_text(span.get("label"), f"{where}: label"), quote, fields), tied
