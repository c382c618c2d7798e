"""RSS and Atom feeds: each entry's full text, or the page that it links to, or its summary."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any
from urllib.parse import urlsplit

from factextract.readers.extras import load_extra
from factextract.readers.html import read_markup
from factextract.readers.names import clean_id
from factextract.readers.source import Notice, Reading, Readings, ReadOptions, RefusedSourceError, Source, Unread
from factextract.readers.text import make_article
from factextract.records import Article

FULL_TEXT = 400
"""A text of fewer characters is a summary: the page behind it is fetched."""

FetchPage = Callable[[str, ReadOptions], Iterator[Reading]]


def read_feed(source: Source, options: ReadOptions, fetch_page: FetchPage) -> Readings:
    """Give an article for each entry of a feed; `fetch_page` gives the articles of an address."""
    feedparser = load_extra("feedparser", extra="feeds")
    data = source.load(options.limits.source_bytes)
    if re.search(rb"<!ENTITY\s", data):
        raise RefusedSourceError("declares entities of its own, which may blow up; not read", "bomb")
    try:
        feed = feedparser.parse(data)  # bytes: a text might be taken for a path or an address
    except (ValueError, OverflowError, LookupError, TypeError, AttributeError) as error:
        raise RefusedSourceError(f"is no feed that can be read ({error}); check the address", "broken") from error
    if not feed.entries:
        raise RefusedSourceError("holds no entry; give the address of a feed with articles", "no_article")
    if len(feed.entries) > options.limits.feed_entries:
        yield Notice(source.name, f"has {len(feed.entries)} entries; the first {options.limits.feed_entries} are read")
    for number, entry in enumerate(feed.entries[: options.limits.feed_entries], start=1):
        yield from read_entry(source, feed.feed, entry, number, options=options, fetch_page=fetch_page)


def read_entry(
    source: Source, feed: Any, entry: Any, number: int, *, options: ReadOptions, fetch_page: FetchPage
) -> Readings:
    """Give the article of one entry."""
    name = f"{source.name}#{number}"
    text, notes = entry_text(entry)
    link = str(entry.get("link") or "")
    if len(text) < FULL_TEXT and "content" not in entry and link.startswith(("http://", "https://")):
        readings = list(fetch_page(link, options))
        if any(isinstance(reading, Article) for reading in readings):
            yield from (add_entry(reading, entry) if isinstance(reading, Article) else reading for reading in readings)
            return
        why = next((reading.message for reading in readings if isinstance(reading, Unread)), "no article there")
        notes = (*notes, f"summary_only: {link} {why}")
    inner = Source(name, address_id(link) or f"{source.doc_id}#{number}", data=text.encode("utf-8", "replace"))
    try:
        yield make_article(
            inner,
            text,
            notes=notes,
            title=plain_line(entry.get("title")),
            authors=tuple(filter(None, [plain_line(entry.get("author"))])),
            publisher=plain_line(feed.get("title")),
            published=entry_day(entry),
            language=(str(feed.get("language") or "")[:2].lower() or None),
            url=link or None,
            retrieved=source.retrieved,
        )
    except RefusedSourceError as error:
        yield Unread(name, str(error), error.reason)


def entry_text(entry: Any) -> tuple[str, tuple[str, ...]]:
    """Give an entry's longest text, its markup read as that of a page, and the notes of that reading."""
    values = [str(content.get("value") or "") for content in entry.get("content", [])]
    values.append(str(entry.get("summary") or ""))
    markup = max(values, key=len)
    if not markup.strip():
        return "", ()
    if "<" not in markup and "&" not in markup:
        return markup.strip(), ()
    try:
        text, _, notes = read_markup(f"<html><body><article>{markup}</article></body></html>")
    except RefusedSourceError:
        return plain_line(markup) or "", ()
    return text, notes


def plain_line(markup: Any) -> str | None:
    """Give a short text of a feed without tags, on one line; None for nothing."""
    if not markup:
        return None
    text = load_extra("lxml.html", extra="feeds").fromstring(f"<p>{markup}</p>").text_content()
    return " ".join(text.split()) or None


def entry_day(entry: Any) -> str | None:
    """Give the day on which an entry was published, else updated."""
    moment = entry.get("published_parsed") or entry.get("updated_parsed")
    if not moment or not 1900 < moment.tm_year < 2200:
        return None
    return f"{moment.tm_year:04}-{moment.tm_mon:02}-{moment.tm_mday:02}"


def add_entry(article: Article, entry: Any) -> Article:
    """Fill in from the entry what its page does not say of itself."""
    known = {"title": plain_line(entry.get("title")), "published": entry_day(entry)}
    missing = {key: value for key, value in known.items() if value and not getattr(article, key)}
    return article.model_copy(update=missing) if missing else article


def address_id(address: str) -> str | None:
    """Give the identifier of an article at an address: host and path."""
    if not address.startswith(("http://", "https://")):
        return None
    try:
        parts = urlsplit(address)
        host = (parts.hostname or "") + (f"_{parts.port}" if parts.port else "")
    except ValueError:
        return None
    return clean_id((host + parts.path).strip("/")) if host else None
