"""Label Studio: JSON tasks with predictions or annotations, and the labelling configuration that shows them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, get_args
from xml.sax.saxutils import quoteattr

from factextract.errors import InvalidGoldError
from factextract.exchange.foreign import (
    RELATIONS,
    TYPES,
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
from factextract.records import Comparator, Modality

TASKS = "label_studio_tasks.json"
CONFIG = "label_studio_config.xml"
SIMPLE = ("value", "unit", "comparator", "modality")


def export_label_studio(articles: Iterable[AnnotatedArticle]) -> Export:
    """Give tasks with annotations, and a configuration with a control for each simple field; nothing is lost."""
    tasks = [describe_task(article, number) for number, article in enumerate(articles, start=1)]
    return Export({TASKS: (dump_json(tasks, indent=1) + "\n").encode(), CONFIG: format_config().encode()})


def describe_task(article: AnnotatedArticle, number: int) -> dict[str, Any]:
    """Give one task."""
    results: list[dict[str, Any]] = []
    for claim in article.document.claims:
        place = {"start": claim.start, "end": claim.end, "text": claim.text}
        fields = describe_fields(claim)
        results.append(make_result(claim.claim_id, "label", "labels", {**place, "labels": [claim.type]}))
        for name in SIMPLE:
            kind = "choices" if name in ("comparator", "modality") else "textarea"
            value = fields.pop(name)
            if value is not None:
                key = "choices" if kind == "choices" else "text"
                results.append(make_result(claim.claim_id, name, kind, {**place, key: [value]}))
        results.append(make_result(claim.claim_id, "record", "textarea", {**place, "text": [dump_json(fields)]}))
        results += [
            {
                "type": "relation",
                "from_id": claim.claim_id,
                "to_id": link.target,
                "direction": "right",
                "labels": [link.relation],
            }
            for link in claim.links
        ]
    data = {"text": article.text, **describe_article(article)}
    return {"id": number, "data": data, "annotations": [{"id": number, "result": results}]}


def make_result(region: str, name: str, kind: str, value: dict[str, Any]) -> dict[str, Any]:
    """Give one result; the results of a region share its id."""
    return {"id": region, "from_name": name, "to_name": "text", "type": kind, "value": value}


def format_config() -> str:
    """Give the labelling configuration."""
    labels = "".join(f"<Label value={quoteattr(name)}/>" for name in TYPES)
    relations = "".join(f"<Relation value={quoteattr(name)}/>" for name in RELATIONS)
    lines = [
        "<View>",
        f'  <Labels name="label" toName="text">{labels}</Labels>',
        f"  <Relations>{relations}</Relations>",
    ]
    lines.append('  <Text name="text" value="$text" granularity="symbol"/>')
    for name in ("value", "unit", "record"):
        lines.append(f'  <TextArea name="{name}" toName="text" perRegion="true" editable="true"/>')
    for name, kind in (("comparator", Comparator), ("modality", Modality)):
        choices = "".join(f"<Choice value={quoteattr(choice)}/>" for choice in get_args(kind))
        lines.append(f'  <Choices name="{name}" toName="text" perRegion="true">{choices}</Choices>')
    return "\n".join([*lines, "</View>", ""])


def import_label_studio(files: Mapping[str, bytes]) -> Iterator[ForeignArticle]:
    """Read exported tasks: of each task the newest annotation that was not cancelled, else its prediction."""
    for name, data in sorted(files.items()):
        if name.endswith(".json"):
            content = parse_file(data, name=name)
            for number, task in enumerate(content if isinstance(content, list) else [content], start=1):
                yield read_task(ask_dict(task, f"{name}, task {number}"), number, where=f"{name}, task {number}")


def read_task(task: dict[str, Any], number: int, *, where: str) -> ForeignArticle:
    """Read one task."""
    data = ask_dict(task.get("data"), f"{where}: data")
    text = data.get("text")
    if not isinstance(text, str):
        raise InvalidGoldError(f"{where}: data.text is needed: only plain text has offsets that can be used")
    chosen: dict[str, Any] = {}
    for key in ("predictions", "annotations"):
        for one in ask_list(task.get(key) or [], f"{where}: {key}"):
            if isinstance(one, dict) and not one.get("was_cancelled"):
                chosen = one
    spans: dict[str, ForeignSpan] = {}
    fields: dict[str, dict[str, Any]] = {}
    links = []
    for result in ask_list(chosen.get("result") or [], f"{where}: result"):
        result = ask_dict(result, f"{where}: result")
        if result.get("type") == "relation":
            for label in result.get("labels") or ["none"]:
                links.append(ForeignLink(str(result.get("from_id")), str(label), str(result.get("to_id"))))
            continue
        region, value = str(result.get("id")), ask_dict(result.get("value"), f"{where}: value")
        if result.get("type") == "labels":
            label = str((value.get("labels") or ["none"])[0])
            start, end = ask_int(value.get("start"), f"{where}: start"), ask_int(value.get("end"), f"{where}: end")
            quoted = value.get("text")
            spans[region] = ForeignSpan(region, label, Quote(start, end, quoted if isinstance(quoted, str) else None))
        else:
            fields.setdefault(region, {}).update(read_field(str(result.get("from_name")), value, where=where))
    return ForeignArticle(
        str(data.get("doc_id") or task.get("id") or f"task-{number}"),
        text,
        tuple(
            ForeignSpan(span.key, span.label, span.quote, merge_fields(fields.get(key, {})))
            for key, span in spans.items()
        ),
        tuple(links),
        data,
    )


def read_field(name: str, value: dict[str, Any], *, where: str) -> dict[str, Any]:
    """Read one field of a region; controls that are not ours are passed over."""
    answers = value.get("choices") or value.get("text") or []
    if isinstance(answers, str):
        answers = [answers]
    if not answers or name not in (*SIMPLE, "record"):
        return {}
    if name == "record":
        return {"record": ask_dict(parse_file(str(answers[0]).encode("utf-8", "surrogatepass"), name=where), where)}
    return {name: str(answers[0])}


def merge_fields(found: Mapping[str, Any]) -> dict[str, Any]:
    """Lay the simple fields, which people edit, over the record that came with the region."""
    return {**found.get("record", {}), **{key: value for key, value in found.items() if key != "record"}}
