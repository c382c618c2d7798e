"""Word files: paragraphs and tables in their order, as they read with all tracked changes accepted."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Iterator
from typing import Any

from factextract.readers.extras import load_extra
from factextract.readers.markup import FOOTNOTE, ORDINAL, POWER_BASE, RAISED, UNIT_BASE
from factextract.readers.source import Limits, Readings, ReadOptions, RefusedSourceError, Source
from factextract.readers.text import make_article

WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    OSError,
    ValueError,
    LookupError,
    AttributeError,
    TypeError,
    NotImplementedError,
)
UNSEEN = frozenset({f"{WORD}del", f"{WORD}moveFrom", f"{WORD}instrText", f"{WORD}txbxContent"})


def read_docx(source: Source, options: ReadOptions) -> Readings:
    """Give the one article of a Word file."""
    docx = load_extra("docx", extra="docx")
    etree = load_extra("lxml.etree", extra="docx")
    data = source.load(options.limits.source_bytes)
    check_size(data, options.limits)
    try:
        document = docx.Document(io.BytesIO(data))
        facts = document.core_properties
        title, author = facts.title, facts.author
    except (*BROKEN, etree.XMLSyntaxError) as error:
        raise RefusedSourceError(f"is no Word file that can be read ({error}); save it again", "broken") from error
    blocks = [block for block in iterate_blocks(document.element.body) if block]
    yield make_article(
        source,
        "\n\n".join(blocks),
        data=data,
        title=title or None,
        authors=(author,) if author and author != "python-docx" else (),
    )


def check_size(data: bytes, limits: Limits) -> None:
    """Refuse a packed file that would unpack to too much."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            size = sum(entry.file_size for entry in archive.infolist())
    except (zipfile.BadZipFile, ValueError, NotImplementedError) as error:
        raise RefusedSourceError("is a broken Word file; save it again", "broken") from error
    if size > limits.source_bytes or (size > 10_000_000 and size > limits.ratio * len(data)):
        raise RefusedSourceError("unpacks to far too much for an article; it may be a bomb", "bomb")


def iterate_blocks(body: Any) -> Iterator[str]:
    """Give paragraphs and tables in their order; the rows of a table are lines, their cells apart by bars."""
    for element in body.iterchildren():
        if element.tag == f"{WORD}p":
            yield read_paragraph(element)
        elif element.tag == f"{WORD}tbl":
            rows = (
                " | ".join(filter(None, map(read_cell, row.iter(f"{WORD}tc")))) for row in element.iter(f"{WORD}tr")
            )
            yield "\n".join(filter(None, rows))
        elif element.tag in (f"{WORD}sdt", f"{WORD}sdtContent", f"{WORD}ins"):
            yield from iterate_blocks(element)


def read_cell(cell: Any) -> str:
    """Give a cell's text on one line."""
    return " ".join(filter(None, (read_paragraph(paragraph).replace("\n", " ") for paragraph in cell.iter(f"{WORD}p"))))


def read_paragraph(paragraph: Any) -> str:
    """Give a paragraph's text with insertions, without deletions and hidden text; raised digits as what they are."""
    text = ""
    for run in paragraph.iter(f"{WORD}r"):
        if (
            any(parent.tag in UNSEEN for parent in run.iterancestors())
            or run.find(f"{WORD}rPr/{WORD}vanish") is not None
        ):
            continue
        piece = "".join(map(read_mark, run))
        raised = run.find(f"{WORD}rPr/{WORD}vertAlign")
        if raised is not None and raised.get(f"{WORD}val") == "superscript":
            piece = say_raised(text, piece)
        text += piece
    return " ".join(text.split(" ")).strip()


def read_mark(mark: Any) -> str:
    """Give the text of one element of a run."""
    if mark.tag == f"{WORD}t":
        return mark.text or ""
    return {f"{WORD}tab": " ", f"{WORD}br": "\n", f"{WORD}cr": "\n", f"{WORD}noBreakHyphen": "-"}.get(mark.tag, "")


def say_raised(before: str, piece: str) -> str:
    """Give a raised piece as an exponent, an ordinal's ending, or nothing for a footnote mark."""
    plain = piece.strip()
    if ORDINAL.match(plain):
        return plain
    if plain[:1] in "-−" or POWER_BASE.search(before) or UNIT_BASE.search(before):
        return piece.translate(RAISED)
    return "" if FOOTNOTE.match(plain) else piece
