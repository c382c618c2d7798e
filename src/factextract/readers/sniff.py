"""What kind of thing some bytes are: by their content first, by the name only where the content leaves it open."""

from __future__ import annotations

import re
import zipfile
from pathlib import PurePosixPath

from factextract.readers.source import Source

MAGIC: tuple[tuple[bytes, str], ...] = (
    (b"%PDF-", "pdf"),
    (b"PK\x03\x04", "zip"),
    (b"PK\x05\x06", "zip"),
    (b"\x1f\x8b", "gzip"),
    (b"BZh", "bzip2"),
    (b"\xfd7zXZ\x00", "xz"),
    (b"PAR1", "parquet"),
    (b"WARC/1.", "warc"),
    (b"WARC/0.", "warc"),
    (b"\x89PNG", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF8", "a GIF image"),
    (b"RIFF", "a RIFF file (image, sound or film)"),
    (b"\x7fELF", "a program"),
    (b"MZ\x90", "a program"),
    (b"\xd0\xcf\x11\xe0", "an old Office file (.doc, .xls, .ppt)"),
    (b"{\\rtf", "a Rich Text file"),
    (b"SQLite format 3", "an SQLite database"),
    (b"Rar!", "a RAR archive"),
    (b"7z\xbc\xaf", "a 7-Zip archive"),
    (b"\x28\xb5\x2f\xfd", "a Zstandard file"),
)

ZIP_MARKERS = (
    ("word/document.xml", "docx"),
    ("xl/workbook.xml", "an Excel workbook"),
    ("ppt/presentation.xml", "a PowerPoint file"),
    ("META-INF/container.xml", "an e-book"),
    ("META-INF/manifest.xml", "an OpenDocument file"),
)

TEXT_SUFFIXES = {
    ".json": "json",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".shtml": "html",
    ".md": "markdown",
    ".markdown": "markdown",
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".csv": "csv",
    ".tsv": "csv",
    ".rss": "feed",
    ".atom": "feed",
}
HTML_START = re.compile(rb"<!doctype\s+html|<html[\s>]|<head[\s>]|<body[\s>]|<article[\s>]", re.IGNORECASE)
XML_ROOT = re.compile(rb"<(?:!DOCTYPE\s+)?([A-Za-z_][\w:.-]*)", re.IGNORECASE)
FEED_START = re.compile(rb"<rss[\s>]|<feed[\s>]|<rdf:RDF[\s>]")
MARKUP_LEAD = re.compile(rb"\s*(?:<\?xml[^>]*>\s*|<!--.*?-->\s*|<\?[^>]*\?>\s*)*", re.DOTALL)


def sniff_kind(source: Source) -> str:
    """Name the kind: `text`, `html`, `pdf`, … or a phrase such as `a PNG image` for what no reader takes."""
    head = source.head()
    for magic, kind in MAGIC:
        if head.startswith(magic):
            return sniff_zip(head, source) if kind == "zip" else kind
    if len(head) > 262 and head[257:262] == b"ustar":
        return "tar"
    if b"%PDF-" in head[:1024] and b"\x00" in head:
        return "pdf"
    return sniff_text(head, source)


def sniff_zip(head: bytes, source: Source) -> str:
    """Tell Word files and their like from plain zips, by the entries that every one of them has."""
    with source.open() as stream:
        try:
            names = set(zipfile.ZipFile(stream).namelist()[:50_000])
        except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError):
            return "zip"
    for marker, kind in ZIP_MARKERS:
        if marker in names:
            return kind
    return "zip"


def sniff_text(head: bytes, source: Source) -> str:
    """Name the kind of something that looks like text."""
    plain = head.removeprefix(b"\xef\xbb\xbf")
    if plain[:2] in (b"\xff\xfe", b"\xfe\xff"):
        plain = plain[2:].replace(b"\x00", b"")
    lead = MARKUP_LEAD.match(plain)
    rest = plain[lead.end() :] if lead else plain
    if FEED_START.match(rest):
        return "feed"
    root = XML_ROOT.match(rest) if (lead and b"<?xml" in lead.group()) or rest[:9].upper() == b"<!DOCTYPE" else None
    if root:
        name = root.group(1).lower()
        if name != b"html":
            return "feed" if name in (b"rss", b"feed", b"rdf", b"rdf:rdf") else "an XML file of a kind"
    suffix = PurePosixPath(source.path.name if source.path else source.name).suffix.lower()
    kind = TEXT_SUFFIXES.get(suffix)
    if kind in ("json", "jsonl", "csv", "feed", "markdown"):
        return kind
    if HTML_START.match(rest) or (kind == "html" and b"<" in plain):
        return "html"
    media = (source.media_type or "").lower()
    if "html" in media and rest[:1] == b"<":
        return "html"
    if media.endswith(("rss+xml", "atom+xml")):
        return "feed"
    if media.endswith("json") and rest[:1] in (b"{", b"["):
        return "json"
    return "text"
