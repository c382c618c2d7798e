"""Web archives: the answers in a WARC that hold a page or a document, each read as if it had been fetched."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from typing import Any

from factextract.readers.extras import load_extra
from factextract.readers.feeds import address_id
from factextract.readers.folder import count_of
from factextract.readers.source import Notice, Reading, Readings, ReadOptions, RefusedSourceError, Source, Unread

READ_TYPES = ("text/html", "application/xhtml", "text/plain", "application/pdf", "text/xml", "application/xml")
FEED_TYPES = ("application/rss", "application/atom")

ReadInner = Callable[[Source, ReadOptions], Iterator[Reading]]


def read_warc(source: Source, options: ReadOptions, read_inner: ReadInner, *, first: int = 1) -> Readings:
    """Give the articles of a WARC file, compressed or not; what is no page is counted and passed over.

    first: the number of its first record.
    """
    warc = load_extra("fastwarc.warc", extra="archives")
    passed: Counter[str] = Counter()
    found = False
    with source.open() as stream:
        try:
            records = warc.ArchiveIterator(
                stream, record_types=warc.WarcRecordType.response | warc.WarcRecordType.resource, parse_http=True
            )
            for number, record in enumerate(records, start=first):
                why = refuse_record(record)
                if why:
                    passed[why] += 1
                    continue
                found = True
                yield from read_record(source, record, number, options=options, read_inner=read_inner)
        except (OSError, ValueError, RuntimeError, EOFError) as error:
            yield Unread(source.name, f"breaks off or is damaged ({error}); what came before is read", "broken")
            found = True
    if passed:
        kinds = ", ".join(sorted(passed))
        yield Notice(source.name, f"passed over {count_of(sum(passed.values()), 'record')} ({kinds})")
    if not found:
        raise RefusedSourceError("holds no page; there is no article in it", "no_article")


def refuse_record(record: Any) -> str | None:
    """Say why a record is passed over; None for one that is read."""
    if record.http_headers is not None and record.http_headers.status_code != 200:
        return f"status {record.http_headers.status_code}"
    kind = (record.http_content_type or record.headers.get("Content-Type") or "").lower()
    if not kind.startswith((*READ_TYPES, *FEED_TYPES)):
        return kind.split(";")[0] or "no content type"
    return None


def read_record(source: Source, record: Any, number: int, *, options: ReadOptions, read_inner: ReadInner) -> Readings:
    """Give the articles of one record."""
    address = record.headers.get("WARC-Target-URI") or ""
    name = f"{source.name}!{address or number}"
    limit = options.limits.fetch_bytes
    data = record.reader.read(limit + 1)
    if len(data) > limit:
        yield Unread(name, f"is larger than {limit // 1_000_000} MB, too much for one page", "too_large")
        return
    yield from read_inner(
        Source(
            name,
            address_id(address) or f"{source.doc_id}#{number}",
            data=data,
            media_type=record.http_content_type,
            charset=record.http_charset,
            url=address or None,
            retrieved=record.headers.get("WARC-Date"),
            depth=source.depth + 1,
        ),
        options,
    )
