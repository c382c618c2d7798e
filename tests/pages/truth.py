"""The pages' own truth: numbers of the main text stand in [[ ]] in the files, and are served without the brackets.

`[[3 × 10<sup>6</sup>=>3 × 10⁶]]` gives markup and what a reader must make of it. Every other number that a visitor
sees is boilerplate.
"""

from __future__ import annotations

import html
import re
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

PAGES = Path(__file__).parent / "html"
MARK = re.compile(r"\[\[(.+?)(?:=>(.+?))?\]\]", re.DOTALL)
TOKEN = re.compile(r"\d+(?:[.,]\d+)*")
UNSEEN = re.compile(
    r"<!--.*?-->|<(script|style|template|noscript|head)\b.*?</\1>"
    r"|<[^>]*(?:\bhidden\b|display: ?none|sr-only|visually-hidden)[^>]*>.*?</\w+>",
    re.DOTALL | re.IGNORECASE,
)
ENCODINGS = {"19-wrong-header.html": "cp1252", "20-meta-late.html": "iso8859_15", "10-nested-tables.html": "iso8859_1"}


@dataclass(frozen=True)
class Page:
    """A page as a server sends it, the numbers of its main text, and the other numbers that it shows."""

    name: str
    data: bytes
    main: tuple[str, ...]
    boilerplate: Counter[str]


def load_pages() -> list[Page]:
    """Give all pages in the order of their names."""
    return [load_page(path) for path in sorted(PAGES.glob("*.html"))]


def load_page(path: Path) -> Page:
    """Read one page and its truth."""
    source = path.read_text(encoding="utf-8")
    main = tuple(plain(found.group(2) or found.group(1)) for found in MARK.finditer(source))
    served = MARK.sub(lambda found: found.group(1), source)
    others = Counter(TOKEN.findall(squeeze(strip_tags(MARK.sub(" ", source)))))
    return Page(path.name, served.encode(ENCODINGS.get(path.name, "utf-8"), "xmlcharrefreplace"), main, others)


def strip_tags(markup: str) -> str:
    """Give what a visitor sees of markup, roughly: a check needs no more."""
    seen = re.sub(r"<br\b[^>]*>|</?(?:p|div|li|td|th|tr|h\d)\b[^>]*>", " ", UNSEEN.sub("", markup))
    return html.unescape(re.sub(r"<[^>]*>", "", seen))


def plain(markup: str) -> str:
    """Give a mark's number without the tags in it."""
    return squeeze(html.unescape(re.sub(r"<!--.*?-->|<[^>]*>", "", markup)))


def squeeze(text: str) -> str:
    """Give a text with every run of blanks, of whatever width, as one, and cell rules of tables as blanks."""
    return " ".join(text.replace("|", " ").split())


@dataclass(frozen=True)
class Fidelity:
    """How the numbers of a page came through."""

    name: str
    lost: tuple[str, ...]
    """Main-text numbers that are not in the text."""
    leaked: Counter[str]
    """Boilerplate numbers that are."""
    invented: Counter[str]
    """Numbers in the text that no visitor sees on the page."""
    main: int
    boilerplate: int


def compare(page: Page, text: str) -> Fidelity:
    """Hold a reader's text against the page's truth."""
    flat = squeeze(text)
    left = Counter(TOKEN.findall(flat))
    lost = []
    for number in page.main:
        tokens = Counter(TOKEN.findall(number))
        whole = all(left[token] >= count for token, count in tokens.items()) and number.lower() in flat.lower()
        if whole:
            left -= tokens
        else:
            lost.append(number)
    leaked = left & page.boilerplate
    invented = left - page.boilerplate
    return Fidelity(page.name, tuple(lost), leaked, invented, len(page.main), sum(page.boilerplate.values()))
