"""A page's tree before its text is taken: everything that would damage a number is mended in the tree.

Superscripts, subscripts, footnote marks, formulas, tags inside numbers, cells, captions and what no visitor sees.
"""

from __future__ import annotations

import re
from typing import Any

from factextract.readers.extras import load_extra

UNSEEN_TAGS = (
    "script",
    "style",
    "template",
    "noscript",
    "svg",
    "rt",
    "rp",
    "rtc",
    "del",
    "s",
    "strike",
    "iframe",
    "object",
)
UNSEEN_STYLE = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
UNSEEN_CLASS = re.compile(
    r"(?:^|\s)(?:sr-only|screen-reader-text|screenreader|visually-?hidden|visuallyhidden|u-hidden|a11y-hidden|highcharts-\w+)(?:\s|$)",
    re.IGNORECASE,
)
INLINE_TAGS = frozenset(
    {"a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "dfn", "em", "font", "i", "ins", "kbd"}
    | {"mark", "nobr", "small", "span", "strong", "time", "tt", "u", "var"}
)
INVISIBLE = re.compile("[\u00ad\u200b\u2060\ufeff\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff]")
RAISED = str.maketrans("0123456789+-−–=()n", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁻⁼⁽⁾ⁿ")
EXPONENT = re.compile(r"[+\-−–]?[0-9]{1,3}\Z")
ORDINAL = re.compile(r"(?:st|nd|rd|th)\.?\Z", re.IGNORECASE)
POWER_BASE = re.compile(r"(?:(?<![\d.,])10|(?<![\w.,])[02-9]|[×x*·]\s?\d+)\Z")
UNIT_BASE = re.compile(
    r"(?:^|[\s\d/·(])(?:k|c|m|d|h|µ)?(?:m|g|l|s|K|A|mol|ft|in|yd|mi|sq|cm|km|mm|nm|W|Hz|h|min|year|yr|day)\Z"
)
PRICE_BASE = re.compile(r"[$£€¥]\s?\d{1,3}(?:,\d{3})*\Z")
FOOTNOTE = re.compile(
    r"[\[(]?(?:\d{1,3}|[a-z]|[ivx]{1,4}|[*†‡§¶#]+)(?:\s*[,–-]\s*(?:\d{1,3}|[a-z]))*[\])]?\Z", re.IGNORECASE
)
TOUCHING = re.compile(r"[\d.,%$£€¥₹½¼¾⅓⅔⅛−\-–+]")


def clear_tree(tree: Any) -> None:
    """Take out of a page's tree, in place, all that no visitor sees."""
    etree = load_extra("lxml.etree", extra="web")
    etree.strip_tags(tree, etree.Comment, etree.ProcessingInstruction, "wbr")
    drop_unseen(tree)
    drop_invisible(tree)


def mend_tree(tree: Any) -> set[str]:
    """Mend a page's tree in place; give the numbers that were put together anew: `19.99` of `$19<sup>99</sup>`."""
    made = mend_fractions(tree)
    mend_formulas(tree)
    mend_scripts(tree, made)
    unwrap_inside_numbers(tree)
    mend_blocks(tree)
    return made


def drop_unseen(tree: Any) -> None:
    """Take out what no visitor sees, and what is struck out."""
    for element in list(tree.iter(*UNSEEN_TAGS)):
        if element.getparent() is not None:
            element.drop_tree()
    for element in list(tree.iter()):
        if not isinstance(element.tag, str) or element.getparent() is None or element.tag in ("html", "body"):
            continue
        hidden = element.get("hidden") is not None and element.get("hidden") != "until-found"
        styled = UNSEEN_STYLE.search(element.get("style", ""))
        if (hidden or styled or UNSEEN_CLASS.search(element.get("class", ""))) and element.tag != "a":
            element.drop_tree()
        elif "aria-hidden" in element.attrib:
            del element.attrib["aria-hidden"]


def drop_invisible(tree: Any) -> None:
    """Take soft hyphens and zero-width blanks out of all text."""
    for element in tree.iter():
        if not isinstance(element.tag, str):
            continue
        if element.text and INVISIBLE.search(element.text):
            element.text = INVISIBLE.sub("", element.text)
        if element.tail and INVISIBLE.search(element.tail):
            element.tail = INVISIBLE.sub("", element.tail)


def mend_fractions(tree: Any) -> set[str]:
    """Write `2<sup>1</sup>/<sub>2</sub>` as `2 1/2`; give the fractions written."""
    made: set[str] = set()
    for upper in list(tree.iter("sup")):
        lower = upper.getnext()
        slash = (upper.tail or "").strip()
        if lower is None or lower.tag != "sub" or slash not in ("/", "⁄", "∕"):
            continue
        numerator, denominator = text_of(upper), text_of(lower)
        if not (numerator.isdigit() and denominator.isdigit()):
            continue
        before = text_before(upper)
        fraction = f"{numerator}/{denominator}"
        lower.drop_tree()
        upper.tail = (upper.tail or "").replace(slash, "", 1)
        replace_by_text(upper, (" " if before[-1:].isdigit() else "") + fraction)
        made.update((numerator, denominator))
    return made


def mend_formulas(tree: Any) -> None:
    """Write powers and fractions of MathML as text, and any other formula as its text."""
    for power in list(tree.iter("msup")):
        parts = [text_of(child) for child in power]
        if len(parts) == 2:
            replace_by_text(power, parts[0] + parts[1].translate(RAISED))
    for fraction in list(tree.iter("mfrac")):
        parts = [text_of(child) for child in fraction]
        if len(parts) == 2:
            replace_by_text(fraction, "/".join(parts))
    for formula in list(tree.iter("math")):
        for annotation in list(formula.iter("annotation", "annotation-xml")):
            annotation.drop_tree()
        replace_by_text(formula, text_of(formula))


def mend_scripts(tree: Any, made: set[str]) -> None:
    """Write each superscript as what it means: an exponent, an ordinal, cents, a degree, or a footnote, which goes."""
    for script in list(tree.iter("sup")):
        if script.getparent() is not None:
            opens = (
                script.getparent().tag == "p"
                and script.getprevious() is None
                and not (script.getparent().text or "").strip()
            )
            if opens and FOOTNOTE.match(text_of(script)):
                script.getparent().set("data-footnote", "")
            replace_by_text(script, say_superscript(script, made))
    for mark in list(tree.iter("a")):
        if mark.get("href", "").startswith("#") and NOTE_LINK.match(text_of(mark)) and mark.getparent() is not None:
            if opens_paragraph(mark):
                mark.getparent().set("data-footnote", "")
            replace_by_text(mark, "")
    for script in list(tree.iter("sub")):
        if script.getparent() is not None:
            replace_by_text(script, text_of(script))


def opens_paragraph(script: Any) -> bool:
    """Say whether a superscript is the first thing in a paragraph."""
    parent = script.getparent()
    return parent.tag == "p" and script.getprevious() is None and not (parent.text or "").strip()


def say_superscript(script: Any, made: set[str]) -> str:
    """Give the text for a superscript."""
    text = text_of(script)
    before = text_before(script)
    linked = script.find(".//a") is not None or (script.getparent().tag == "a" and text_of(script.getparent()) == text)
    if not text or linked or "ref" in (script.get("class") or "").lower():
        return "" if FOOTNOTE.match(text) or not text or linked else f" {text}"
    if ORDINAL.match(text) and before[-1:].isdigit():
        return text
    if text in ("o", "0", "°", "º") and not before[-1:].isalpha() and (script.tail or "").lstrip()[:1] in ("C", "F"):
        return "°"
    if len(text) == 2 and text.isdigit() and PRICE_BASE.search(before):
        made.add(TRAILING_NUMBER.search(before).group() + "." + text)  # type: ignore[union-attr]
        return "." + text
    if EXPONENT.match(text) and (POWER_BASE.search(before) or UNIT_BASE.search(before)):
        return text.translate(RAISED)
    if text[:1] in "-−–+" and EXPONENT.match(text) and before[-1:].isalnum():
        return text.translate(RAISED)
    if FOOTNOTE.match(text):
        return ""
    return text if before[-1:].isspace() or text in ("™", "®", "TM", "SM") else f" {text}"


NOTE_LINK = re.compile(r"[\[(]\d{1,3}[\])]\Z")
LONE_NUMBER = re.compile(r"[(+−-]?[$£€¥]?\s?\d[\d.,\u00a0\u202f]*\s?(?:%|[kmKM]|bn|tn|m)?\)?\Z")
PLAIN_TAGS = {"span": "p", "aside": "div", "section": "div"}
KEPT_NAMES = re.compile(
    r"(?:^|[\s_-])(?:\w*caption\w*|\w*fact-?box|key-(?:points|facts|figures)|info-?box|pull-?quote)(?:$|[\s_-])|[cC]aption"
)
TRAILING_NUMBER = re.compile(r"\d+(?:[.,]\d+)*\Z")


def unwrap_inside_numbers(tree: Any) -> None:
    """Take inline tags away where they cut a number or part it from its sign: `3.<b>4</b>%`."""
    for element in list(tree.iter(*INLINE_TAGS)):
        if element.getparent() is None:
            continue
        text = element.text_content()
        before, after = text_before(element)[-1:], (element.tail or following_text(element))[:1]
        touches_front = before and text and TOUCHING.match(before + "") and not text[0].isspace()
        touches_back = after and text and TOUCHING.match(after) and not text[-1].isspace()
        numeric = any(c.isdigit() or c in "$£€¥₹%" for c in text[:1] + text[-1:] + before + after)
        in_sentence = element.tag in ("time", "abbr", "data", "code") and text_of(element.getparent()) != text_of(
            element
        )
        if ((touches_front or touches_back) and numeric and len(text) < 60) or in_sentence:
            if element.tag == "time" and not element.tail and after.isalnum():
                element.tail = " "
            element.drop_tag()
    for quotation in list(tree.iter("q")):
        quotation.text = "“" + (quotation.text or "")
        if len(quotation):
            quotation[-1].tail = (quotation[-1].tail or "") + "”"
        else:
            quotation.text += "”"
        quotation.drop_tag()


def mend_blocks(tree: Any) -> None:
    """Turn captions and terms into paragraphs, layout tables into blocks; part the lines of cells."""
    for line in list(tree.iter("br")):
        if any(parent.tag in ("td", "th", "caption", "h1", "h2", "h3", "h4") for parent in line.iterancestors()):
            replace_by_text(line, " ")
    for table in list(tree.iter("table")):
        if is_layout(table):
            open_layout(table)
    for block in list(tree.iter("td", "th")):
        for inner in list(block.iter("p", "div")):
            inner.tail = " " + (inner.tail or "")
            inner.drop_tag()
    for caption in list(tree.iter("figcaption")):
        rename(caption, "p")
        caption.set("data-caption", "")
        for inner in list(caption.iter("p", "div")):
            if inner is not caption:
                inner.tail = " " + (inner.tail or "")
                inner.drop_tag()
    for block in list(tree.iter("figure", "details", "dl", "summary", "dt", "dd")):
        rename(block, "p" if block.tag in ("summary", "dt", "dd") else "div")
    for block in list(tree.iter("div", "section", "p", "span", "aside", "ul")):
        if KEPT_NAMES.search(block.get("class", "")):
            bare(block)
    for note in list(tree.iter("p")):
        if is_footnote(note):
            note.drop_tree()
    join_lone_numbers(tree)


def bare(block: Any) -> None:
    """Take its names off a block that belongs to the article, and off what holds it alone: some names mean removal."""
    size = len(block.text_content())
    for _ in range(3):
        if block is None or block.tag in ("body", "article", "main") or len(block.text_content()) > size * 1.5:
            return
        block.attrib.clear()
        if block.tag in PLAIN_TAGS:
            block.tag = PLAIN_TAGS[block.tag]
        block = block.getparent()


def is_footnote(note: Any) -> bool:
    """Say whether a paragraph is a footnote: it begins with a raised mark."""
    return note.get("data-footnote") is not None


def join_lone_numbers(tree: Any) -> None:
    """Put a block that is nothing but a number to the label beside it: `9.8m` over `travellers`."""
    for block in list(tree.iter("div", "p", "span")):
        parent = block.getparent()
        if parent is None or len(block) or not LONE_NUMBER.match((block.text or "").strip()):
            continue
        before, after = block.getprevious(), block.getnext()
        if block.tag == "span" and (
            before is None or before.tag not in ("span", "div", "p") or (before.tail or "").strip()
        ):
            continue
        if is_label(before) and not (block.tail or "").strip() and not (before.tail or "").strip():
            before.text = f"{before.text.strip()} {(block.text or '').strip()}"
            before.tail = block.tail
            parent.remove(block)
            rename(before, "p")
        elif before is None and is_label(after) and not (block.tail or "").strip() and block.tag != "span":
            after.text = f"{(block.text or '').strip()} {after.text.strip()}"
            parent.remove(block)
            rename(after, "p")


def is_label(element: Any) -> bool:
    """Say whether an element is a short text with letters and without elements in it."""
    if element is None or element.tag not in ("div", "p", "span") or len(element):
        return False
    text = (element.text or "").strip()
    return 0 < len(text) < 60 and any(map(str.isalpha, text)) and text[-1] not in ".!?"


def rename(element: Any, tag: str) -> None:
    """Make an element another one, without its attributes."""
    element.tag = tag
    element.attrib.clear()


def is_layout(table: Any) -> bool:
    """Say whether a table holds the page's columns, not data: a cell of it is long prose, and no cell is a head."""
    if next(table.iter("th", "caption", "thead"), None) is not None:
        return False
    return any(len(text_of(cell)) > 400 for cell in table.iter("td"))


def open_layout(table: Any) -> None:
    """Turn a layout table into blocks, one a cell; the narrow cells beside the main one, menus and weather, go."""
    cells = [cell for cell in table.iter("td") if next(cell.iterancestors("table"), None) is table]
    most = max((len(text_of(cell)) for cell in cells), default=0)
    for cell in cells:
        if len(text_of(cell)) < most * 0.2:
            cell.drop_tree()
    for part in list(table.iter("tbody", "tr", "td")):
        if next(part.iterancestors("table"), None) is table:
            if part.tag == "td":
                rename(part, "div")
            else:
                part.drop_tag()
    rename(table, "div")


def text_of(element: Any) -> str:
    """Give an element's text on one line."""
    return " ".join(str(element.text_content() if hasattr(element, "text_content") else "").split())


def text_before(element: Any) -> str:
    """Give the text that runs straight into an element, as far back as the next tag or two."""
    pieces: list[str] = []
    node = element
    while node is not None and sum(map(len, pieces)) < 20:
        sibling = node.getprevious()
        if sibling is not None:
            pieces.insert(0, sibling.tail or "")
            if (sibling.tail or "").strip() or sibling.tag in ("br", "p", "div", "td", "li"):
                break
            if sibling.tag == "img":
                pieces.insert(0, " ")
                break
            pieces.insert(0, sibling.text_content() if isinstance(sibling.tag, str) else "")
            node = sibling
            continue
        parent = node.getparent()
        if parent is None:
            break
        pieces.insert(0, parent.text or "")
        if parent.tag not in INLINE_TAGS:
            break
        node = parent
    return "".join(pieces)


def following_text(element: Any) -> str:
    """Give the text of what follows straight on an element without text between."""
    sibling = element.getnext()
    if sibling is not None and sibling.tag in INLINE_TAGS:
        return str(sibling.text_content())
    parent = element.getparent()
    if sibling is None and parent is not None and parent.tag in INLINE_TAGS:
        return parent.tail or following_text(parent)
    return ""


def replace_by_text(element: Any, text: str) -> None:
    """Put text in the place of an element, unless it has gone with another one; what follows it stays."""
    if element.getparent() is None:
        return
    for child in list(element):
        element.remove(child)
    element.text = text
    element.drop_tag()
