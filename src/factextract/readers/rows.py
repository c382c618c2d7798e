"""Tables of articles: JSON Lines, JSON, CSV and Parquet files with a text column, one article a row."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, TypeAlias

from factextract.readers.decode import decode_bytes
from factextract.readers.extras import load_extra
from factextract.readers.names import clean_id
from factextract.readers.source import Readings, ReadOptions, RefusedSourceError, Source, Unread
from factextract.readers.text import make_article

Row: TypeAlias = "tuple[int, dict[str, Any] | Unread]"

TEXT_COLUMNS = ("text", "body", "content", "article", "articlebody", "article_text", "maintext", "full_text", "story")
ID_COLUMNS = ("doc_id", "id", "uuid", "guid", "article_id")
DATE_COLUMNS = ("published", "date", "published_at", "publish_date", "date_publish", "publication_date", "pubdate")
TITLE_COLUMNS = ("title", "headline")
AUTHOR_COLUMNS = ("authors", "author", "byline")
PUBLISHER_COLUMNS = ("publisher", "source", "outlet", "site")
URL_COLUMNS = ("url", "link")
LANGUAGE_COLUMNS = ("language", "lang")
DAY = re.compile(r"([12]\d{3}-[01]\d-[0-3]\d)(?:[T ]|\Z)")
LONGEST_LINE = 100_000_000


def read_jsonl(source: Source, options: ReadOptions) -> Readings:
    """Give the articles of a JSON Lines file; a line that is none is a failure of its own."""
    yield from read_rows(source, iterate_jsonl(source))


def read_json(source: Source, options: ReadOptions) -> Readings:
    """Give the articles of a JSON file: a list of objects, or one object."""
    decoded = decode_bytes(source.load(options.limits.source_bytes))
    try:
        whole = json.loads(decoded.text)
    except (ValueError, RecursionError) as error:
        raise RefusedSourceError(f"is no JSON: {error}; mend it", "broken") from error
    entries = whole if isinstance(whole, list) else [whole]
    yield from read_rows(
        source, ((number, check_row(entry, source, number)) for number, entry in enumerate(entries, 1))
    )


def iterate_jsonl(source: Source, *, first: int = 1) -> Iterator[Row]:
    """Give the lines of a JSON Lines file as rows, numbered from `first`."""
    with source.open() as stream:
        number = first - 1
        while line := stream.readline(LONGEST_LINE):
            number += 1
            if not line.strip():
                continue
            try:
                entry = json.loads(decode_bytes(line).text)
            except (ValueError, RecursionError, RefusedSourceError) as error:
                yield number, Unread(f"{source.name}#{number}", f"is no JSON: {error}; mend the line", "broken")
                continue
            yield number, check_row(entry, source, number)


def check_row(entry: object, source: Source, number: int) -> dict[str, Any] | Unread:
    """Give a JSON object as a row; anything else is a failure."""
    if isinstance(entry, dict):
        return entry
    return Unread(f"{source.name}#{number}", "is no JSON object; give one object an article", "broken")


def read_csv(source: Source, options: ReadOptions) -> Readings:
    """Give the articles of a CSV file; commas, semicolons or tabs between its columns."""
    decoded = decode_bytes(source.head(200_000)[:199_990] or b" ")
    csv.field_size_limit(LONGEST_LINE)
    with source.open() as stream:
        encoding = "utf-8-sig" if decoded.encoding == "utf-8" else decoded.encoding
        lines = io.TextIOWrapper(stream, encoding=encoding, errors="replace", newline="")
        head = decoded.text.split("\n", 1)[0]
        delimiter = max(",;\t|", key=head.count)
        try:
            yield from read_rows(source, iterate_csv(lines, delimiter))
        except csv.Error as error:
            raise RefusedSourceError(f"is no CSV: {error}; mend it", "broken") from error


def iterate_csv(lines: Iterable[str], delimiter: str) -> Iterator[Row]:
    """Give the rows of a CSV file, numbered by the line on which each ends."""
    reader = csv.DictReader(lines, delimiter=delimiter)
    for row in reader:
        yield reader.line_num, {key: value for key, value in row.items() if isinstance(key, str)}


def read_parquet(source: Source, options: ReadOptions) -> Readings:
    """Give the articles of a Parquet file, read batch by batch."""
    parquet = load_extra("pyarrow.parquet", extra="tables")
    arrow = load_extra("pyarrow", extra="tables")
    with source.open() as stream:
        try:
            table = parquet.ParquetFile(stream)
        except (arrow.ArrowException, OSError, ValueError) as error:
            why = first_line(error)
            raise RefusedSourceError(f"is no Parquet file that can be read: {why}; write it again", "broken") from error
        yield from read_rows(source, iterate_batches(table))


def iterate_batches(table: Any, *, groups: Sequence[int] | None = None, first: int = 1) -> Iterator[Row]:
    """Give the rows of a Parquet file, or of some of its row groups, numbered from `first`."""
    number = first - 1
    for batch in table.iter_batches(batch_size=64, row_groups=None if groups is None else list(groups)):
        for row in batch.to_pylist():
            number += 1
            yield number, row


def read_rows(source: Source, rows: Iterable[Row], *, begins: bool = True) -> Readings:
    """Give an article for each row that has a text; refuse a table whose first row has no column for it.

    begins: whether the rows are those of the table from its first on, and not some from its middle.
    """
    checked = not begins
    empty = True
    for number, row in rows:
        empty = False
        if isinstance(row, Unread):
            yield row
            continue
        if not checked:
            checked = True
            check_columns(row)
        name = f"{source.name}#{number}"
        known = take_columns(row)
        text = known.pop("text") or ""
        doc_id = known.pop("doc_id") or f"{source.doc_id}#{number}"
        try:
            yield make_article(
                Source(name, clean_id(doc_id), data=b"", url=source.url, retrieved=source.retrieved), text, **known
            )
        except RefusedSourceError as error:
            yield Unread(name, str(error), error.reason)
    if empty:
        raise RefusedSourceError("holds no row; there is no article in it", "empty")


def check_columns(row: dict[str, Any]) -> None:
    """Refuse a table without a text column."""
    if find_column(row, TEXT_COLUMNS) is not None:
        return
    names = ", ".join(sorted(map(str, row))[:12]) or "none"
    raise RefusedSourceError(
        f"has no column with the article's text; call it `text` (its columns: {names})", "no_text_column"
    )


def take_columns(row: dict[str, Any]) -> dict[str, Any]:
    """Give the fields of an article that a row holds."""
    date = as_text(find_value(row, DATE_COLUMNS))
    day = DAY.match(date or "")
    authors = find_value(row, AUTHOR_COLUMNS)
    return {
        "text": as_text(find_value(row, TEXT_COLUMNS)),
        "doc_id": as_text(find_value(row, ID_COLUMNS)),
        "published": day.group(1) if day else None,
        "title": as_text(find_value(row, TITLE_COLUMNS)),
        "authors": tuple(map(str, authors)) if isinstance(authors, list) else ((str(authors),) if authors else ()),
        "publisher": as_text(find_value(row, PUBLISHER_COLUMNS)),
        "url": as_text(find_value(row, URL_COLUMNS)),
        "language": (as_text(find_value(row, LANGUAGE_COLUMNS)) or "")[:2].lower() or None,
    }


def find_column(row: dict[str, Any], names: tuple[str, ...]) -> str | None:
    """Give the row's column that goes by one of the names, the first name first."""
    known = {str(key).strip().lower().replace(" ", "_"): key for key in row}
    return next((known[name] for name in names if name in known), None)


def find_value(row: dict[str, Any], names: tuple[str, ...]) -> Any:
    """Give the value in that column, or None."""
    column = find_column(row, names)
    return None if column is None else row[column]


def as_text(value: Any) -> str | None:
    """Give a plain value as text; None for nothing and for what is no plain value."""
    if value is None or isinstance(value, (dict, list)):
        return None
    return str(value) or None


def first_line(error: Exception) -> str:
    """Give the first line of an error's text."""
    return str(error).split("\n", 1)[0]
