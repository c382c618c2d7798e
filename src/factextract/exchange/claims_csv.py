"""CSV: one gold claim a row, nested fields as columns by path; safe to open in a spreadsheet."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from factextract.errors import InvalidGoldError
from factextract.exchange.foreign import AnnotatedArticle, Export, ForeignArticle, ForeignLink, ForeignSpan
from factextract.exchange.offsets import Quote
from factextract.exchange.reading import decode_file
from factextract.scoring.claims import ROLES, GoldClaim

FILE = "gold.csv"
NUMBERS = (
    "start",
    "end",
    "value",
    "low",
    "high",
    "per.value",
    *(f"{role}.{end}" for role in ROLES for end in ("start", "end")),
)
COLUMNS = (
    *("doc_id", "claim_id", "start", "end", "text", "type", "value", "low", "high", "unit", "per.value", "per.unit"),
    *("comparator", "change.direction", "change.role", "change.basis", "modality", "optional", "must_pass", "tags"),
    *("period.from", "period.to", "has_period"),
    *(f"{role}.{part}" for role in ROLES for part in ("text", "start", "end")),
    *("links", "published", "guidelines"),
)
RISKY = ("=", "+", "-", "@", "\t", "\r", "'")


def export_csv(articles: Iterable[AnnotatedArticle]) -> Export:
    """Give one table of all claims; texts, and articles without a claim, are not in it."""
    kept = list(articles)
    stream = io.StringIO(newline="")
    writer = csv.writer(stream, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for article in kept:
        for claim in article.document.claims:
            row = describe_row(claim) | {
                "published": article.document.published,
                "guidelines": article.document.guidelines,
            }
            writer.writerow([guard_cell(name, row.get(name)) for name in COLUMNS])
    losses = ["CSV holds no text: keep the corpus beside it"]
    empty = sum(not article.document.claims for article in kept)
    if empty:
        losses.append(f"CSV has no row for an article without claims: {empty} dropped")
    return Export({FILE: stream.getvalue().encode("utf-8-sig", "surrogatepass")}, tuple(losses))


def describe_row(claim: GoldClaim) -> dict[str, Any]:
    """Give the cells of one claim."""
    record = claim.to_json_dict()
    row: dict[str, Any] = {}
    for key, value in record.items():
        if isinstance(value, dict):
            row |= {f"{key}.{part}": cell for part, cell in value.items()}
        else:
            row[key] = value
    row["links"] = "; ".join(f"{link.relation} {link.target}" for link in claim.links)
    row["tags"] = "; ".join(claim.tags)
    row["has_period"] = claim.has_period
    return row


def guard_cell(name: str, value: Any) -> str:
    """Give a cell as text; a text that a spreadsheet could run as a formula gets an apostrophe in front."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else ""
    text = str(value)
    return f"'{text}" if name not in NUMBERS and text.startswith(RISKY) else text


def unguard_cell(name: str, text: str) -> str:
    """Take the apostrophe off again that guarded a text."""
    return text[1:] if name not in NUMBERS and text[:1] == "'" and text[1:].startswith(RISKY) else text


def import_csv(files: Mapping[str, bytes]) -> Iterator[ForeignArticle]:
    """Read tables of claims; needs the articles' texts."""
    rows: dict[str, list[tuple[str, dict[str, str]]]] = {}
    for name, data in sorted(files.items()):
        stream = io.StringIO(decode_file(data, name=name), newline="")
        try:
            table = list(csv.reader(stream, strict=True))
        except csv.Error as error:
            raise InvalidGoldError(f"{name}: no CSV: {error}") from None
        header = table[0] if table else []
        missing = [column for column in ("doc_id", "start", "end", "type") if column not in header]
        if missing:
            raise InvalidGoldError(f"{name}: the column {missing[0]!r} is missing")
        for number, cells in enumerate(table[1:], start=2):
            where = f"{name}, row {number}"
            if not cells:
                continue
            if len(cells) != len(header):
                raise InvalidGoldError(f"{where}: {len(cells)} cells under {len(header)} columns")
            row = {column: unguard_cell(column, cell) for column, cell in zip(header, cells, strict=True)}
            rows.setdefault(row["doc_id"], []).append((where, row))
    for doc_id, listed in rows.items():
        spans, links = [], []
        for where, row in listed:
            key = row.get("claim_id") or where
            quote = Quote(read_whole(row["start"], where), read_whole(row["end"], where), row.get("text"))
            spans.append(ForeignSpan(key, row["type"], quote, read_row(row, where)))
            for link in filter(None, row.get("links", "").split("; ")):
                relation, _, target = link.partition(" ")
                links.append(ForeignLink(key, relation, target))
        head = {name: listed[0][1].get(name) or None for name in ("published", "guidelines")}
        yield ForeignArticle(doc_id, None, tuple(spans), tuple(links), head)


def read_whole(cell: str, where: str) -> int:
    """Read a whole number."""
    if not cell.isascii() or not cell.isdigit() or len(cell) > 12:
        raise InvalidGoldError(f"{where}: {cell[:40]!r} is no whole number")
    return int(cell)


def read_row(row: Mapping[str, str], where: str) -> dict[str, Any]:
    """Make a claim's fields of its cells; an empty cell is null."""
    fields: dict[str, Any] = {}
    for name in ("value", "low", "high", "unit"):
        fields[name] = row.get(name) or None
    for name in ("comparator", "modality"):
        if row.get(name):
            fields[name] = row[name]
    for name, parts in (("per", ("value", "unit")), ("change", ("direction", "role", "basis"))):
        if any(row.get(f"{name}.{part}") for part in parts):
            fields[name] = {part: row.get(f"{name}.{part}") or None for part in parts}
    for role in ROLES:
        if row.get(f"{role}.start"):
            start, end = read_whole(row[f"{role}.start"], where), read_whole(row.get(f"{role}.end", ""), where)
            fields[role] = {"start": start, "end": end, "text": row.get(f"{role}.text", "")}
    for name in ("optional", "must_pass"):
        if row.get(name):
            fields[name] = row[name].lower() in ("true", "1", "yes")
    if row.get("tags"):
        fields["tags"] = row["tags"].split("; ")
    ends = {end: row.get(f"period.{end}") or None for end in ("from", "to")}
    if any(ends.values()) or row.get("has_period") == "true":
        fields["period"] = ends if any(ends.values()) else None
    return fields
