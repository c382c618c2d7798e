"""Plain text: the bytes decoded, nothing else changed."""

from __future__ import annotations

import hashlib
from typing import Any

from factextract.readers.decode import decode_bytes, drop_surrogates
from factextract.readers.source import Readings, ReadOptions, RefusedSourceError, Source
from factextract.records import Article


def read_text(source: Source, options: ReadOptions) -> Readings:
    """Give the one article of a text file."""
    data = source.load(options.limits.source_bytes)
    decoded = decode_bytes(data, stated=[source.charset] if source.charset else [])
    yield make_article(source, decoded.text, data=data, encoding=decoded.encoding, notes=decoded.notes)


def make_article(
    source: Source, text: str, *, data: bytes | None = None, notes: tuple[str, ...] = (), **known: Any
) -> Article:
    """Build an article of a source: check that there is text, hash text and bytes, carry over what the source knows.

    `known` are fields of Article; what is None there falls back on the source.
    """
    text, surrogate_notes = drop_surrogates(text)
    if not text.strip():
        what = "is empty" if not text else "holds nothing but white space"
        raise RefusedSourceError(f"{what}; there is no article in it", "empty")
    for key in ("published", "url", "retrieved"):
        if known.get(key) is None:
            known[key] = getattr(source, key)
    if data is not None:
        known["source_sha256"] = hashlib.sha256(data).hexdigest()
    known.setdefault("doc_id", source.doc_id)
    return Article(
        text=text,
        text_sha256=hashlib.sha256(text.encode("utf-8")).hexdigest(),
        source_name=source.name,
        notes=(*notes, *surrogate_notes),
        **known,
    )
