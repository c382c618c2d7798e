"""Whether the numbers of a page's main part came through reading: none lost, none changed."""

from __future__ import annotations

import re
from collections import Counter
from typing import Any

from factextract.readers.boilerplate import is_boilerplate

NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
APART = frozenset(
    {"sup", "sub", "p", "div", "li", "td", "th", "tr", "br", "dt", "dd", "section", "article", "table", "ul", "ol"}
    | {
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "figcaption",
        "caption",
        "blockquote",
        "summary",
        "details",
        "time",
        "button",
    }
)
UNREAD = frozenset({"script", "style", "template", "head"})
MOST_NAMED = 8


def count_numbers(tree: Any) -> Counter[str]:
    """Count the numbers in a tree, blocks and raised characters held apart."""
    pieces: list[str] = []
    collect_text(tree, pieces)
    return Counter(NUMBER.findall("".join(pieces)))


def collect_text(tree: Any, pieces: list[str], *, gap: str = " ") -> None:
    """Append a tree's text in the order of the page."""
    etree_walk = [(tree, False)]
    while etree_walk:
        node, left = etree_walk.pop()
        if left:
            if node.tag in APART:
                pieces.append(gap)
            pieces.append(clean(node.tail or ""))
            continue
        etree_walk.append((node, True))
        if not isinstance(node.tag, str) or node.tag in UNREAD:
            continue
        if node.tag in APART:
            pieces.append(gap)
        pieces.append(clean(node.text or ""))
        etree_walk.extend((child, False) for child in reversed(node))


def clean(text: str) -> str:
    """Take out what is invisible inside numbers, and the line ends of the source."""
    return re.sub(r"[\n\r\t]", " ", re.sub("[\u00ad\u200b\u2060\ufeff]", "", text))


def compare_numbers(tree: Any, blocks: list[str], raw: Counter[str], made: set[str]) -> tuple[str, ...]:
    """Give notes on numbers of the main part that the text has not, and on numbers of the text that the page has not.

    `tree` is the page without its surroundings, `raw` the numbers of the whole page as it came.
    """
    read = Counter(NUMBER.findall("\n".join(blocks)))
    main = main_part(tree, blocks)
    lost = sorted((count_main(main) - read).elements()) if main is not None else []
    changed = sorted(token for token in read if token not in raw and token not in made)
    notes = [f"number_lost: {token}" for token in lost[:MOST_NAMED]]
    if len(lost) > MOST_NAMED:
        notes.append(f"number_lost: {len(lost) - MOST_NAMED} more")
    return (*notes, *(f"number_changed: {token}" for token in changed[:MOST_NAMED]))


def count_main(main: Any) -> Counter[str]:
    """Count the numbers in the lines of the main part that are no boilerplate by their form."""
    pieces: list[str] = []
    collect_text(main, pieces, gap="\n")
    lines = "".join(pieces).split("\n")
    return Counter(number for line in lines if not is_boilerplate(line) for number in NUMBER.findall(line))


def main_part(tree: Any, blocks: list[str]) -> Any:
    """Give the smallest element that holds nearly all long blocks of the text; None where there is none."""
    long = [re.sub(r"\W+", "", block)[:60] for block in blocks if len(block) > 60]
    if not long:
        return None
    best = None
    node = tree
    while node is not None:
        inside = re.sub(r"\W+", "", str(node.text_content()))
        if sum(block in inside for block in long) < len(long) * 0.9:
            break
        best = node
        node = heaviest_child(node)
    return best


def heaviest_child(node: Any) -> Any:
    """Give the child with the most text, or None."""
    children = [child for child in node if isinstance(child.tag, str) and child.tag not in ("p", "head")]
    return max(children, key=lambda child: len(child.text_content()), default=None)
