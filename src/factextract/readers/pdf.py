"""PDFs: the text in reading order, lines joined to paragraphs, numbers whole across line ends."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from statistics import median
from typing import Any

from factextract.readers.extras import load_extra
from factextract.readers.fidelity import NUMBER
from factextract.readers.markup import FOOTNOTE, POWER_BASE, UNIT_BASE
from factextract.readers.source import Limits, Readings, ReadOptions, RefusedSourceError, Source
from factextract.readers.text import make_article

RAISED_RUN = re.compile("[⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻]+")
LOWERED = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻", "0123456789+-")
LAID_HYPHEN = re.compile("([^\\s\u00ad]+)\u00ad\\s*(\\S)")
TENS = re.compile(r"(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)\Z", re.IGNORECASE)
SENTENCE_END = re.compile(r"[.!?…][\"'”’)\]]*\Z")
LIGATURES = {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"}

FAILURES = {
    "encrypted": ("is locked with a password; save an open copy of it", "encrypted"),
    "broken": ("is broken or no PDF at all; open it in a viewer and save it again", "broken"),
}


@dataclass(frozen=True)
class Line:
    """A line of a page with its place and size of type, in points from the lower left corner."""

    text: str
    left: float
    base: float
    right: float
    size: float
    last_base: float
    """Where it ends: the library joins lines at a hyphen."""


def read_pdf(source: Source, options: ReadOptions) -> Readings:
    """Give the one article of a PDF; refuse what is locked, broken or a picture of text."""
    load_extra("pypdfium2", extra="pdf")
    data = source.load(options.limits.source_bytes)
    result = run_child(data, options.limits)
    pages = [[Line(*line) for line in page] for page in result["pages"]]
    silent = sum(not page for page in pages)
    if silent == len(pages):
        raise RefusedSourceError("holds pictures of pages and no text; run OCR over it first", "scanned")
    body = drop_running_lines(pages)
    paragraphs, joined = build_paragraphs(body)
    notes = [f"number_joined: {number}" for number in sorted(joined)]
    if silent:
        notes.append(f"pages_without_text: {silent} of {len(pages)}")
    notes.extend(compare_with_lines(body, paragraphs, joined))
    title = result["title"].strip()
    yield make_article(
        source, "\n\n".join(paragraphs), data=data, notes=tuple(notes), title=title if is_title(title) else None
    )


def run_child(data: bytes, limits: Limits) -> dict[str, Any]:
    """Take a PDF apart in a process of its own, within the limits."""
    command = [sys.executable, "-I", str(Path(__file__).with_name("pdf_child.py"))]
    command += [str(limits.child_bytes), str(int(limits.child_seconds) + 1), str(limits.pages)]
    try:
        done = subprocess.run(command, input=data, capture_output=True, timeout=limits.child_seconds, check=False)
    except subprocess.TimeoutExpired as error:
        raise RefusedSourceError(
            f"takes longer than {limits.child_seconds:.0f} seconds to read; split it up or save it again", "too_slow"
        ) from error
    if done.returncode != 0:
        raise RefusedSourceError("makes the PDF library fail; open it in a viewer and save it again", "broken")
    result: dict[str, Any] = json.loads(done.stdout)
    if result.get("error") == "too_many_pages":
        raise RefusedSourceError(f"has {result['pages']:,} pages, more than {limits.pages:,}; split it up", "too_large")
    if "error" in result:
        raise RefusedSourceError(*FAILURES[result["error"]])
    return result


def is_title(title: str) -> bool:
    """Say whether a PDF's title is one, not the name of a file or of nothing."""
    return bool(title) and not re.search(
        r"\.\w{2,4}\Z|\A(?:\(?anonymous|untitled|microsoft word|\(unspecified)", title, re.IGNORECASE
    )


def drop_running_lines(pages: Sequence[Sequence[Line]]) -> list[list[Line]]:
    """Take off running heads and page numbers: short lines at an edge that stand on most pages, or are but a number."""
    shapes: Counter[str] = Counter()
    for page in pages:
        shapes.update({shape(line) for line in edge_lines(page)})
    kept = []
    for page in pages:
        edges = edge_lines(page)
        kept.append([line for line in page if not (line in edges and is_running(line, shapes, len(pages), page))])
    return kept


def edge_lines(page: Sequence[Line]) -> list[Line]:
    """Give the two highest and the two lowest lines of a page."""
    by_height = sorted(page, key=lambda line: line.base)
    return by_height[:2] + by_height[-2:]


def shape(line: Line) -> str:
    """Give a line with its numbers made equal, and where it stands."""
    return re.sub(r"\d+", "0", line.text) + f"@{round(line.base / 4)}"


def is_running(line: Line, shapes: Counter[str], pages: int, page: Sequence[Line]) -> bool:
    """Say whether a line at an edge is a running head, a foot or a page number."""
    if re.fullmatch(r"(?:page |- ?|– ?)?\d{1,4}(?: ?[-–]| of \d+)?", line.text, re.IGNORECASE):
        return stands_apart(line, page)
    return pages > 1 and shapes[shape(line)] > pages / 2 and len(line.text) < 120


def stands_apart(line: Line, page: Sequence[Line]) -> bool:
    """Say whether the next line is more than two lines' height away."""
    height = max(line.size, 6.0)
    steps = [abs(other.base - line.base) for other in page if other is not line]
    return all(step > 2 * height or step < 1 for step in steps)


def build_paragraphs(pages: Sequence[Sequence[Line]]) -> tuple[list[str], set[str]]:
    """Join lines to paragraphs; give them with the numbers that were put together across a line end."""
    paragraphs: list[str] = []
    joined: set[str] = set()
    gap = usual_gap(pages)
    before: Line | None = None
    for line in (line for page in pages for line in page):
        text = tidy(line.text)
        if before is None or opens_paragraph(before, line, paragraphs[-1], gap):
            paragraphs.append(text)
        else:
            paragraphs[-1] = join_lines(paragraphs[-1], text, joined)
        before = line
    return [settle_hyphens(settle_raised(paragraph)) for paragraph in paragraphs], joined


def usual_gap(pages: Sequence[Sequence[Line]]) -> float:
    """Give the usual distance from line to line."""
    gaps = [a.base - b.base for page in pages for a, b in pairwise(page) if a.base - b.base > 2]
    sizes = [line.size for page in pages for line in page if line.size > 0]
    usual = 1.4 * median(sizes) if sizes else 14.0
    return min(median(gaps), usual) if gaps else usual


def opens_paragraph(before: Line, line: Line, paragraph: str, gap: float) -> bool:
    """Say whether a line begins a new paragraph behind another line."""
    step = before.last_base - line.base
    if abs(step) < line.size * 0.6 and line.left >= before.right - 1:  # the same line goes on behind a raised mark
        return False
    if step > gap * 1.35 or not 0.74 < line.size / max(before.size, 1.0) < 1.35:
        return True
    if step < 0 or abs(line.left - before.left) > (before.right - before.left) * 0.9:  # a new column or page
        return bool(SENTENCE_END.search(paragraph)) and line.text[:1].isupper() and before.right - before.left > 0
    indented = line.left > before.left + 8 and SENTENCE_END.search(paragraph)
    return bool(indented)


def tidy(text: str) -> str:
    """Give a line without ligatures and doubled blanks."""
    for ligature, letters in LIGATURES.items():
        text = text.replace(ligature, letters)
    return re.sub(r"[ \t]+", " ", text).strip()


def join_lines(first: str, second: str, joined: set[str]) -> str:
    """Join a line to the text before it: hyphens of the layout go, numbers come together."""
    if first.endswith(("\u00ad", "-")) and len(first) > 1:
        word = first[:-1]
        if word[-1:].isalpha() and second[:1].islower() and not TENS.search(word) and not is_compound(word):
            return word + second
        return word + "-" + second
    if re.search(r"(?<![\d,.])\d{1,3}(?:,\d{3})*,\Z", first) and re.match(r"\d{3}(?!\d)", second):
        return note_joined(first, second, joined)
    if re.search(r"[$£€¥₹]\Z", first) and second[:1].isdigit():
        return first + second
    if (second[:1] == "%" and first[-1:].isdigit()) or second[:1] in ",;:)":
        return first + second
    if first.endswith(("–", "—")) and first[-2:-1].isdigit() and second[:1].isdigit():
        return first + second
    return f"{first} {second}"


def settle_hyphens(paragraph: str) -> str:
    """Take out the hyphens of the layout that stand where two lines were joined; those of numbers stay."""

    def settle(found: re.Match[str]) -> str:
        word, following = found.group(1), found.group(2)
        if word[-1:].isalpha() and following.islower() and not TENS.search(word) and not is_compound(word):
            return word + following
        return f"{word}-{following}"

    return LAID_HYPHEN.sub(settle, paragraph).replace("\u00ad", "-")


def is_compound(word: str) -> bool:
    """Say whether the last word before a hyphen at a line end has a hyphen already, as `year-on-` has."""
    return "-" in word.rsplit(" ", 1)[-1]


def note_joined(first: str, second: str, joined: set[str]) -> str:
    """Join the two halves of a number, and note it."""
    whole = first + second
    for found in NUMBER.finditer(whole):
        if found.start() < len(first) < found.end():
            joined.add(found.group())
    return whole


def settle_raised(paragraph: str) -> str:
    """Keep raised digits that are exponents; take out those that are footnote marks."""

    def settle(found: re.Match[str]) -> str:
        before = paragraph[max(0, found.start() - 20) : found.start()]
        plain = found.group().translate(LOWERED)
        if POWER_BASE.search(before) or UNIT_BASE.search(before) or plain[:1] in "-+":
            return found.group()
        return "" if FOOTNOTE.match(plain) else found.group()

    return RAISED_RUN.sub(settle, paragraph)


def compare_with_lines(pages: Sequence[Sequence[Line]], paragraphs: Sequence[str], joined: set[str]) -> list[str]:
    """Give notes on numbers of the lines that are not in the text, and on numbers of the text that no line has."""
    lines = Counter(number for page in pages for line in page for number in NUMBER.findall(line.text))
    read = Counter(number for paragraph in paragraphs for number in NUMBER.findall(paragraph))
    halves = {half for number in joined for half in number.split(",")} | {
        number.rpartition(",")[0] for number in joined
    }
    lost = sorted(number for number in (lines - read) if number not in halves)
    changed = sorted(number for number in (read - lines) if number not in joined)
    return [f"number_lost: {number}" for number in lost[:8]] + [f"number_changed: {number}" for number in changed[:8]]
