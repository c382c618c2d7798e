"""Markdown: the text without its marks, so that none of them stands inside a number; the front matter's facts."""

from __future__ import annotations

import re
import sys
from typing import Any

from factextract.readers.decode import decode_bytes
from factextract.readers.markup import EXPONENT, FOOTNOTE, ORDINAL, POWER_BASE, RAISED, UNIT_BASE
from factextract.readers.sidecar import parse_day
from factextract.readers.source import Readings, ReadOptions, Source
from factextract.readers.text import make_article

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

FRONT_MATTER = re.compile(r"\A(---|\+\+\+)[ \t]*\r?\n(.*?)\r?\n\1[ \t]*(?:\r?\n|\Z)", re.DOTALL)
FACT = re.compile(r"^(\w+)[ \t]*:[ \t]*(\S.*?)[ \t]*$", re.MULTILINE)
DATE_KEYS = ("published", "date", "publishdate", "pubdate")

COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
RAISED_TAG = re.compile(r"<sup>([^<]{0,12})</sup>", re.IGNORECASE)
TAG = re.compile(
    r"</?(?:b|i|em|strong|span|u|small|mark|sub|kbd|abbr|a|p|div|font|del|ins|br)\b[^>\n]{0,200}>", re.IGNORECASE
)
IMAGE = re.compile(r"!\[[^\]\n]*\](?:\([^)\n]*\)|\[[^\]\n]*\])")
LINK = re.compile(r"(?<!!)\[([^\]\n]+)\](?:\([^)\n]*\)|\[[^\]\n]*\])")
AUTOLINK = re.compile(r"<(https?://[^>\s]+)>")
NOTE_MARK = re.compile(r"\[\^[^\]\n]+\](?!:)")
NOTE_TEXT = re.compile(r"^\[\^?[^\]\n]+\]:.*$\n?", re.MULTILINE)
STRUCK = re.compile(r"~~([^~\n]+)~~[ \t]?")
STRONG = re.compile(r"(\*\*|__)(?=\S)(.+?)(?<=\S)\1")
SLANTED = re.compile(
    r"(?<![*\w\\])\*(?=[^\s*])([^*\n]+?)(?<=[^\s*])\*(?!\*)|(?<![_\w\\])_(?=[^\s_])([^_\n]+?)(?<=[^\s_])_(?![_\w])"
)
INNER_SLANTED = re.compile(r"(?<=[\d.,$£€])\*(\d[\d.,]*)\*(?=\W|\Z)")
CODE = re.compile(r"`([^`\n]+)`")
LINE_MARK = re.compile(r"^[ \t]{0,3}(?:#{1,6}[ \t]+|>[ \t]?|[-*+][ \t]+(?:\[[ xX]\][ \t]+)?)", re.MULTILINE)
HEADING_END = re.compile(r"[ \t]+#+[ \t]*$", re.MULTILINE)
RULE = re.compile(
    r"^[ \t]*(?:[-*_=][ \t]*){3,}$\n?|^[ \t]*\|?[ \t]*:?-{2,}:?[ \t]*(?:\|[ \t]*:?-*:?[ \t]*)*$\n?|^```.*$\n?",
    re.MULTILINE,
)
ROW_EDGE = re.compile(r"^[ \t]*\|[ \t]*|[ \t]*\|[ \t]*$", re.MULTILINE)
ESCAPE = re.compile(r"\\([\\`*_{}\[\]()#+.!|~$-])")


def read_markdown(source: Source, options: ReadOptions) -> Readings:
    """Give the one article of a Markdown file."""
    data = source.load(options.limits.source_bytes)
    decoded = decode_bytes(data, stated=[source.charset] if source.charset else [])
    facts, body = split_front_matter(decoded.text)
    yield make_article(source, strip_marks(body), data=data, encoding=decoded.encoding, notes=decoded.notes, **facts)


def split_front_matter(text: str) -> tuple[dict[str, Any], str]:
    """Give title, authors and day of a front matter, and the text behind it; no facts where there is none."""
    found = FRONT_MATTER.match(text)
    if found is None:
        return {}, text
    entries = read_toml(found.group(2)) if found.group(1) == "+++" else dict(FACT.findall(found.group(2)))
    plain = {
        key.lower(): str(value).strip("\"'") for key, value in entries.items() if not isinstance(value, (dict, list))
    }
    day = next((plain[key][:10] for key in DATE_KEYS if key in plain), "")
    author = plain.get("author", "")
    facts = {
        "title": plain.get("title") or None,
        "authors": (author,) if author else (),
        "published": day if parse_day(day) else None,
    }
    return facts, text[found.end() :]


def read_toml(text: str) -> dict[str, Any]:
    """Give the entries of a front matter in TOML; none where it is broken."""
    try:
        return dict(tomllib.loads(text))
    except tomllib.TOMLDecodeError:
        return {}


def strip_marks(text: str) -> str:
    """Give a Markdown text without its marks, line by line as it was."""
    text = COMMENT.sub("", text)
    text = RAISED_TAG.sub(say_raised, text)
    for pattern in (RULE, NOTE_TEXT, IMAGE, NOTE_MARK, STRUCK):
        text = pattern.sub("", text)
    text = LINK.sub(r"\1", AUTOLINK.sub(r"\1", text))
    for _ in range(2):
        text = LINE_MARK.sub("", text)
    text = INNER_SLANTED.sub(r"\1", STRONG.sub(r"\2", STRONG.sub(r"\2", text)))
    text = SLANTED.sub(lambda found: found.group(1) or found.group(2), text)
    text = ROW_EDGE.sub("", HEADING_END.sub("", TAG.sub("", CODE.sub(r"\1", text))))
    return ESCAPE.sub(r"\1", text).strip("\r\n")


def say_raised(found: re.Match[str]) -> str:
    """Give a raised piece as an exponent, an ordinal's ending, or nothing for a footnote mark."""
    before, piece = found.string[max(0, found.start() - 20) : found.start()], found.group(1).strip()
    if ORDINAL.match(piece):
        return piece
    if EXPONENT.match(piece) and (POWER_BASE.search(before) or UNIT_BASE.search(before) or piece[0] in "-−"):
        return piece.translate(RAISED)
    return "" if FOOTNOTE.match(piece) else piece
