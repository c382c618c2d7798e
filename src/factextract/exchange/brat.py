"""brat standoff: a text and an .ann file for each article; the record travels in an annotator's note."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

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
from factextract.exchange.reading import ask_dict, decode_file, parse_file

TEXT_BOUND = re.compile(r"(T\S+)\t(\S+) (\d+(?: \d+;\d+)* \d+)(?:\t(.*))?", re.DOTALL)
RELATION = re.compile(r"(R\S+)\t(\S+) Arg1:(\S+) Arg2:(\S+)\s*")
NOTE = re.compile(r"#\S*\tAnnotatorNotes (\S+)\t(\{.*\})\s*", re.DOTALL)
HEAD = re.compile(r"#\S*\tArticle T0\t(\{.*\})\s*", re.DOTALL)


def export_brat(articles: Iterable[AnnotatedArticle]) -> Export:
    """Give a .txt and an .ann for each article, and the configuration of types and relations; nothing is lost."""
    files: dict[str, bytes] = {"annotation.conf": format_config().encode()}
    for article in articles:
        files[f"{article.document.doc_id}.txt"] = article.text.encode("utf-8", "surrogatepass")
        files[f"{article.document.doc_id}.ann"] = format_annotations(article).encode("utf-8", "surrogatepass")
    return Export(files)


def format_config() -> str:
    """Give brat's annotation.conf."""
    entities = "\n".join(TYPES)
    relations = "\n".join(f"{name}\tArg1:<ENTITY>, Arg2:<ENTITY>" for name in RELATIONS)
    return f"[entities]\n{entities}\n\n[relations]\n{relations}\n\n[events]\n\n[attributes]\n"


def format_annotations(article: AnnotatedArticle) -> str:
    """Give the .ann file. A line end inside a span is written as a blank, as brat wants it."""
    keys = {claim.claim_id: f"T{number}" for number, claim in enumerate(article.document.claims, start=1)}
    lines, relations, notes = [], [], []
    for claim in article.document.claims:
        key = keys[claim.claim_id]
        shown = re.sub(r"[\r\n\t]", " ", claim.text)
        lines.append(f"{key}\t{claim.type} {claim.start} {claim.end}\t{shown}")
        relations += [f"{link.relation} Arg1:{key} Arg2:{keys[link.target]}" for link in claim.links]
        notes.append(f"AnnotatorNotes {key}\t{dump_json(describe_fields(claim))}")
    lines += [f"R{number}\t{relation}" for number, relation in enumerate(relations, start=1)]
    lines += [f"#{number}\t{note}" for number, note in enumerate(notes, start=1)]
    lines.append(f"#0\tArticle T0\t{dump_json(describe_article(article))}")
    return "".join(f"{line}\n" for line in lines)


def import_brat(files: Mapping[str, bytes]) -> Iterator[ForeignArticle]:
    """Read every .ann file, with the .txt file beside it where there is one."""
    for name, data in sorted(files.items()):
        if name.endswith(".ann"):
            stem = name.removesuffix(".ann")
            text = decode_file(files[f"{stem}.txt"], name=f"{stem}.txt") if f"{stem}.txt" in files else None
            yield read_annotations(decode_file(data, name=name), stem, text, where=name)


def read_annotations(content: str, doc_id: str, text: str | None, *, where: str) -> ForeignArticle:
    """Read one .ann file; attributes, events and notes of other makers are passed over."""
    spans: dict[str, ForeignSpan] = {}
    links = []
    head: dict[str, object] = {}
    for number, line in enumerate(content.split("\n"), start=1):
        place = f"{where}, line {number}"
        line = line.removesuffix("\r")
        if line.startswith("T"):
            match = TEXT_BOUND.fullmatch(line)
            if match is None:
                raise InvalidGoldError(f"{place}: no text-bound annotation: {line[:60]!r}")
            offsets = [int(number) for number in re.findall(r"\d+", match[3])]
            if len(offsets) > 2:
                raise InvalidGoldError(f"{place}: a claim in several pieces cannot be read; join or split them")
            spans[match[1]] = ForeignSpan(match[1], match[2], Quote(offsets[0], offsets[1], match[4]))
        elif match := RELATION.fullmatch(line):
            links.append(ForeignLink(match[3], match[2], match[4]))
        elif match := HEAD.fullmatch(line):
            head = ask_dict(parse_file(match[1].encode("utf-8", "surrogatepass"), name=place), place)
        elif match := NOTE.fullmatch(line):
            fields = ask_dict(parse_file(match[2].encode("utf-8", "surrogatepass"), name=place), place)
            if match[1] in spans:
                span = spans[match[1]]
                spans[match[1]] = ForeignSpan(span.key, span.label, span.quote, fields)
    return ForeignArticle(doc_id, text, tuple(spans.values()), tuple(links), head)
