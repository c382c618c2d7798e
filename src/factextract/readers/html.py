"""Web pages: the article's text with its numbers whole, headline first, and what the page says of itself."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from factextract.readers.boilerplate import drop_date_blocks, drop_teasers, is_bar_line, is_boilerplate, prune_tree
from factextract.readers.copies import drop_repeats
from factextract.readers.decode import decode_bytes
from factextract.readers.extras import load_extra
from factextract.readers.fidelity import compare_numbers, count_numbers
from factextract.readers.markup import clear_tree, mend_tree, text_of
from factextract.readers.source import Readings, ReadOptions, RefusedSourceError, Source
from factextract.readers.text import make_article

META_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([A-Za-z0-9_.:-]{2,40})", re.IGNORECASE)
CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
XML_DECLARATION = re.compile(r"\s*<\?xml[^>]*\?>")
STANDFIRST = re.compile(
    r"(?:^|[\s_-])(?:standfirst|dek|deck|sub-?head(?:ing|line)?|sub-?title|summary|article-summary|intro|synopsis|excerpt"
    r"|strapline|bullets\S*)(?:$|[\s_-])",
    re.IGNORECASE,
)
WALL = re.compile(
    r"subscribe (?:now )?to (?:continue|read|keep)|to continue reading|already a subscriber|subscribers only"
    r"|this (?:article|content) is for (?:subscribers|members)|register to (?:continue|read)|create a free account to",
    re.IGNORECASE,
)
CONSENT = re.compile(
    r"(?:we|our)(?: and our)? [\d,]*\s?partners|before you continue|accept (?:all )?cookies|your privacy choices"
    r"|we value your privacy",
    re.IGNORECASE,
)
SCRIPT_ONLY = re.compile(r"enable javascript|requires javascript|javascript is (?:disabled|required)", re.IGNORECASE)
SHORT = 250
"""A text of fewer characters may be what stands in an article's place."""


@dataclass
class PageFacts:
    """What a page says of itself."""

    title: str | None = None
    authors: tuple[str, ...] = ()
    publisher: str | None = None
    published: str | None = None
    language: str | None = None
    url: str | None = None
    body: str | None = None
    """The article's text in the page's own data."""
    walled: bool = False
    """The page says that it is not for everybody."""
    found: list[str] = field(default_factory=list)


def read_html(source: Source, options: ReadOptions) -> Readings:
    """Give the one article of a web page; refuse pages that hold none: consent pages, paywalls, pages of scripts."""
    data = source.load(options.limits.source_bytes)
    stated = [charset for charset in (source.charset, meta_charset(data)) if charset]
    decoded = decode_bytes(data, stated=stated)
    text, facts, notes = read_markup(decoded.text)
    yield make_article(
        source,
        text,
        data=data,
        encoding=decoded.encoding,
        notes=(*decoded.notes, *notes),
        title=facts.title,
        authors=facts.authors,
        publisher=facts.publisher,
        published=facts.published or source.published,
        language=facts.language,
        url=source.url or facts.url,
    )


def meta_charset(data: bytes) -> str | None:
    """Give the encoding that a page states in its first bytes."""
    found = META_CHARSET.search(data[:4096])
    return found.group(1).decode("ascii") if found else None


def read_markup(markup: str) -> tuple[str, PageFacts, tuple[str, ...]]:
    """Give a page's article text, what the page says of itself, and notes on its numbers."""
    html = load_extra("lxml.html", extra="web")
    tree = parse_markup(html, markup)
    facts = find_facts(tree)
    clear_tree(tree)
    raw_numbers = count_numbers(tree)
    drop_date_blocks(tree)
    made = mend_tree(tree)
    headline = find_headline(tree, facts.title)
    prune_tree(tree)
    drop_teasers(tree)
    standfirst = find_standfirst(tree)
    blocks = drop_repeats(drop_boilerplate(extract_blocks(tree)))
    if facts.body and len(facts.body) > 2 * sum(map(len, blocks)):
        blocks = [line.strip() for line in plain_body(html, facts.body).split("\n") if line.strip()]
        raw_numbers += count_numbers(html.fromstring(f"<div>{facts.body}</div>"))
    refuse_no_article(blocks, tree, facts)
    blocks = lead_in(blocks, headline, standfirst)
    text = "\n\n".join(blocks)
    notes = compare_numbers(tree, blocks, raw_numbers, made)
    if facts.walled and len(text) < 1500:
        notes = (*notes, "paywall: the text may be cut short")
    return text, facts, notes


def parse_markup(html: Any, markup: str) -> Any:
    """Parse a page; refuse what has no element in it."""
    etree = load_extra("lxml.etree", extra="web")
    plain = XML_DECLARATION.sub("", CONTROLS.sub(" ", markup), count=1)
    try:
        tree = html.document_fromstring(plain or "<p></p>")
    except (etree.ParserError, etree.XMLSyntaxError, ValueError) as error:
        raise RefusedSourceError(f"holds no markup that can be read ({error})", "broken") from error
    return tree


def find_facts(tree: Any) -> PageFacts:
    """Collect what the page says of itself: its data for machines first, then its meta tags."""
    facts = PageFacts(
        language=(tree.get("lang") or tree.get("{http://www.w3.org/XML/1998/namespace}lang") or "")[:2].lower() or None
    )
    for entry in iterate_data(tree):
        take_data(entry, facts)
    trafilatura = load_extra("trafilatura.metadata", extra="web")
    dates = load_extra("htmldate", extra="web")
    html = load_extra("lxml.html", extra="web")
    copy = html.document_fromstring(html.tostring(tree, encoding="unicode") or "<p></p>")
    meta = trafilatura.extract_metadata(copy, extensive=False)
    facts.title = facts.title or meta.title
    if not facts.authors and meta.author:
        facts.authors = tuple(name.strip() for name in meta.author.split(";") if name.strip())
    facts.publisher = facts.publisher or meta.sitename
    facts.url = meta.url or facts.url
    if facts.published is None:
        facts.published = dates.find_date(copy, original_date=True, extensive_search=False, outputformat="%Y-%m-%d")
    return facts


def iterate_data(tree: Any) -> Iterator[dict[str, Any]]:
    """Give the JSON-LD objects of a page, those in lists and graphs, too."""
    for script in tree.iter("script"):
        if "ld+json" not in (script.get("type") or ""):
            continue
        try:
            queue = [json.loads(script.text or "null")]
        except (ValueError, RecursionError):
            continue
        for _ in range(200):
            if not queue:
                break
            entry = queue.pop(0)
            if isinstance(entry, list):
                queue.extend(entry)
            elif isinstance(entry, dict):
                queue.extend(entry[key] for key in ("@graph", "mainEntity") if isinstance(entry.get(key), (list, dict)))
                yield entry


def take_data(entry: dict[str, Any], facts: PageFacts) -> None:
    """Take the facts of one JSON-LD object, if it is of an article."""
    kinds = entry.get("@type")
    kinds = kinds if isinstance(kinds, list) else [kinds]
    if not any(
        isinstance(kind, str) and ("Article" in kind or "Posting" in kind or "Report" in kind) for kind in kinds
    ):
        return
    if isinstance(entry.get("headline"), str):
        facts.title = facts.title or entry["headline"].strip() or None
    day = entry.get("datePublished")
    if isinstance(day, str) and re.match(r"[12]\d{3}-[01]\d-[0-3]\d", day):
        facts.published = facts.published or day[:10]
    if isinstance(entry.get("articleBody"), str):
        facts.body = facts.body or entry["articleBody"]
    if entry.get("isAccessibleForFree") in (False, "False", "false"):
        facts.walled = True
    facts.authors = facts.authors or tuple(names_in(entry.get("author")))
    facts.publisher = facts.publisher or next(names_in(entry.get("publisher")), None)


def names_in(value: Any) -> Iterator[str]:
    """Give the names of people or bodies in a JSON-LD value."""
    for entry in value if isinstance(value, list) else [value]:
        name = entry.get("name") if isinstance(entry, dict) else entry
        if isinstance(name, str) and name.strip() and not name.startswith("http"):
            yield name.strip()


def find_headline(tree: Any, title: str | None) -> str | None:
    """Give the page's own headline: the first h1 that shares its words with the title, else the first h1."""
    headings = [text for heading in tree.iter("h1") if (text := text_of(heading))]
    words = set((title or "").lower().split())
    for heading in headings:
        if words and len(words & set(heading.lower().split())) * 2 >= min(len(words), len(heading.split())):
            return heading
    return headings[0] if headings else None


def find_standfirst(tree: Any) -> list[str]:
    """Give the lines between headline and text that outlets name as such."""
    heading = next(tree.iter("h1"), None)
    if heading is None:
        return []
    lines: list[str] = []
    for element in tree.iter("p", "div", "h2", "h3", "ul", "section"):
        names = " ".join(element.get(name, "") for name in ("class", "id", "data-gu-name", "itemprop"))
        text = text_of(element)
        is_caption = element.get("data-caption") is not None and shares_block(element, heading)
        if (
            (STANDFIRST.search(names) or is_caption)
            and 15 < len(text) < 500
            and not any(text in line for line in lines)
        ):
            lines += [text_of(item) for item in element.iter("li")] or [text]
    return [line for line in lines if not is_boilerplate(line)][:6]


def shares_block(element: Any, heading: Any) -> bool:
    """Say whether an element stands in the article or main part that the heading stands in."""
    block = next(heading.iterancestors("article", "main"), None)
    return block is not None and any(parent is block for parent in element.iterancestors())


def extract_blocks(tree: Any) -> list[str]:
    """Give the blocks of the main text, as trafilatura finds it."""
    trafilatura = load_extra("trafilatura", extra="web")
    document = trafilatura.bare_extraction(tree, include_comments=False, include_tables=True, favor_recall=True)
    if document is None or document.body is None:
        return []
    return list(render_blocks(document.body))


def drop_boilerplate(blocks: list[str]) -> list[str]:
    """Give the blocks without the lines that are dates, counts of shares, bylines or promotions."""
    kept = ("\n".join(line for line in block.split("\n") if not is_boilerplate(line)) for block in blocks)
    return [block for block in kept if block]


def render_blocks(body: Any) -> Iterator[str]:
    """Give the text of trafilatura's elements, one a block; a table's rows are lines, their cells apart by bars."""
    for element in body:
        if element.tag == "table":
            rows = (" | ".join(filter(None, map(flat, row.iter("cell")))) for row in element.iter("row"))
            if table := "\n".join(row for row in rows if row):
                yield table
        elif element.tag == "list":
            if items := "\n".join(text for item in element.iter("item") if (text := own_text(item))):
                yield items
        elif element.tag in ("quote", "div", "section") and any(
            child.tag in ("p", "list", "head", "quote") for child in element
        ):
            if (element.text or "").strip():
                yield " ".join((element.text or "").split())
            yield from render_blocks(element)
        else:
            yield from (line for line in lines_of(element) if line and not is_bar_line(line))
        if (element.tail or "").strip():
            yield " ".join((element.tail or "").split())


def own_text(item: Any) -> str:
    """Give a list item's text without that of lists inside it."""
    pieces = [item.text or ""]
    for child in item:
        if child.tag != "list":
            pieces.append(flat(child) if child.tag != "p" else flat(child) + " ")
        pieces.append(child.tail or "")
    return " ".join("".join(pieces).split(" ")).replace("\n", " ").strip()


def flat(element: Any) -> str:
    """Give an element's text on one line."""
    pieces: list[str] = []
    for node in element.iter():
        if node.tag in ("lb", "p") and node is not element:
            pieces.append(" ")
        pieces.append(node.text or "")
        if node is not element:
            pieces.append(node.tail or "")
    return squeeze("".join(element.itertext()) if len(pieces) < 3 else "".join(pieces))


def lines_of(element: Any) -> Iterator[str]:
    """Give the lines of a paragraph, parted at its line breaks."""
    pieces: list[str] = [element.text or ""]
    for child in element:
        pieces.append("\n" if child.tag == "lb" else "".join(child.itertext()))
        pieces.append(child.tail or "")
    yield from map(
        squeeze, "".join(pieces).split("\n" if element.find("lb") is not None or element.tag == "code" else "\0")
    )


def squeeze(text: str) -> str:
    """Give a text with runs of ordinary blanks as one; no-break and thin spaces stay, for they are parts of numbers."""
    return re.sub(r"[ \t\r\n\f\v]+", " ", text).strip()


def plain_body(html: Any, body: str) -> str:
    """Give the text of an article body in a page's data, which may hold markup."""
    if "<" not in body:
        return body
    tree = html.fromstring(f"<div>{body}</div>")
    clear_tree(tree)
    mend_tree(tree)
    return "\n".join(text_of(block) for block in tree.iter("p")) or str(tree.text_content())


def refuse_no_article(blocks: list[str], tree: Any, facts: PageFacts) -> None:
    """Refuse a page whose main text is too short, naming what stands in its place."""
    length = sum(map(len, blocks))
    if length >= SHORT:
        return
    page = " ".join(tree.text_content().split())
    text = " ".join(blocks)
    if facts.walled or WALL.search(page):
        raise RefusedSourceError(
            "is behind a paywall; log in with a browser, save the page and read the file", "paywall"
        )
    if CONSENT.search(text) or (not text and CONSENT.search(page)):
        raise RefusedSourceError(
            "is a consent page; open it in a browser, save the page and read the file", "consent_page"
        )
    if not text:
        if SCRIPT_ONLY.search(page) or not page:
            raise RefusedSourceError(
                "is made by scripts; save the page from a browser and read the file", "script_page"
            )
        raise RefusedSourceError("holds no article text; give the address of one article", "no_article")


def lead_in(blocks: list[str], headline: str | None, standfirst: list[str]) -> list[str]:
    """Put headline and standfirst in front of the text where they are not in it."""
    whole = "\n".join(blocks)
    lead = [line for line in ([headline] if headline else []) if line not in blocks]
    body = [block for block in blocks if block != headline] if headline in blocks else blocks
    if headline in blocks:
        lead = [headline] if headline else []
    return lead + [line for line in standfirst if line not in whole and line != headline] + body
