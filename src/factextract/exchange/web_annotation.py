"""W3C Web Annotation: a page of annotations for each article; offsets are code points, as the model asks."""

from __future__ import annotations

import uuid
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
from factextract.exchange.offsets import Quote
from factextract.exchange.reading import ask_dict, ask_int, ask_list, parse_file

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
NAMESPACE = "urn:factextract:"
AROUND = 24


def export_web_annotation(articles: Iterable[AnnotatedArticle]) -> Export:
    """Give a .jsonld file for each article; the text itself stays where it is."""
    files = {
        f"{article.document.doc_id}.jsonld": (dump_json(describe_page(article), indent=1) + "\n").encode()
        for article in articles
    }
    return Export(files, ("a Web Annotation points to its text and does not hold it: keep the corpus beside it",))


def describe_page(article: AnnotatedArticle) -> dict[str, Any]:
    """Give one annotation page."""
    document = article.document
    return {
        "@context": [CONTEXT, {"fx": NAMESPACE}],
        "id": f"{NAMESPACE}{document.doc_id}",
        "type": "AnnotationPage",
        "fx:article": describe_article(article),
        "items": [
            {
                "id": name_annotation(claim.claim_id),
                "type": "Annotation",
                "motivation": "tagging",
                "body": [
                    {"type": "TextualBody", "purpose": "tagging", "value": claim.type},
                    {
                        "type": "TextualBody",
                        "purpose": "describing",
                        "format": "application/json",
                        "value": dump_json(describe_fields(claim)),
                    },
                    *(
                        {
                            "type": "SpecificResource",
                            "purpose": "linking",
                            "source": name_annotation(link.target),
                            "fx:relation": link.relation,
                        }
                        for link in claim.links
                    ),
                ],
                "target": {
                    "source": f"{NAMESPACE}{document.doc_id}",
                    "selector": [
                        {
                            "type": "TextQuoteSelector",
                            "exact": claim.text,
                            "prefix": article.text[max(0, claim.start - AROUND) : claim.start],
                            "suffix": article.text[claim.end : claim.end + AROUND],
                        },
                        {"type": "TextPositionSelector", "start": claim.start, "end": claim.end},
                    ],
                },
            }
            for claim in document.claims
        ],
    }


def name_annotation(claim_id: str) -> str:
    """Give a claim's annotation an id that is the same each time."""
    return uuid.uuid5(uuid.NAMESPACE_URL, f"{NAMESPACE}{claim_id}").urn


def import_web_annotation(files: Mapping[str, bytes]) -> Iterator[ForeignArticle]:
    """Read annotation pages, or a service's list of annotations under `rows`; needs the articles' texts."""
    for name, data in sorted(files.items()):
        page = parse_file(data, name=name)
        if isinstance(page, list):
            page = {"items": page}
        page = ask_dict(page, name)
        head = page.get("fx:article")
        head = head if isinstance(head, dict) else {}
        doc_id = str(head.get("doc_id") or name.rsplit(".", 1)[0])
        spans, links = [], []
        for number, item in enumerate(ask_list(page.get("items") or page.get("rows") or [], f"{name}: items"), start=1):
            span, tied = read_annotation(ask_dict(item, name), where=f"{name}, annotation {number}")
            spans.append(span)
            links += tied
        yield ForeignArticle(doc_id, None, tuple(spans), tuple(links), head)


def read_annotation(item: dict[str, Any], *, where: str) -> tuple[ForeignSpan, list[ForeignLink]]:
    """Read one annotation: its tag, its record, its links, its two selectors."""
    key = str(item.get("id"))
    label = str((item.get("tags") or ["none"])[0])
    fields: dict[str, Any] = {}
    links = []
    bodies = item.get("body") or []
    for body in bodies if isinstance(bodies, list) else [bodies]:
        if not isinstance(body, dict):
            continue
        if body.get("purpose") == "tagging":
            label = str(body.get("value"))
        elif body.get("purpose") == "describing" and body.get("format") == "application/json":
            fields = ask_dict(parse_file(str(body.get("value")).encode("utf-8", "surrogatepass"), name=where), where)
        elif body.get("purpose") == "linking":
            links.append(ForeignLink(key, str(body.get("fx:relation")), str(body.get("source"))))
    target = item.get("target")
    target = target[0] if isinstance(target, list) and target else target
    selectors = ask_dict(target, f"{where}: target").get("selector") or []
    quoted, place = None, None
    for selector in selectors if isinstance(selectors, list) else [selectors]:
        if isinstance(selector, dict) and selector.get("type") == "TextQuoteSelector":
            quoted = selector.get("exact")
        elif isinstance(selector, dict) and selector.get("type") == "TextPositionSelector":
            place = selector
    if place is None:
        raise InvalidGoldError(f"{where}: a TextPositionSelector is needed")
    start, end = ask_int(place.get("start"), f"{where}: start"), ask_int(place.get("end"), f"{where}: end")
    return ForeignSpan(key, label, Quote(start, end, quoted if isinstance(quoted, str) else None), fields), links
