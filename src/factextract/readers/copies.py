"""Text that comes twice: paragraphs repeated inside an article, and articles that are copies of one another."""

from __future__ import annotations

import re
import zlib
from collections import Counter
from collections.abc import Sequence

from factextract.records import Article, Claim, Number

PARAGRAPH = re.compile(r"[^\r\n]+")
WORD = re.compile(r"\w+")
NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
DAMAGED = "number_damaged_in_reading"
SHORTEST = 60
"""A repeated paragraph of fewer characters is a heading or a refrain, not a copy."""

SHINGLE = 6
SKETCH = 48
ALIKE = 0.7
MOST_KEPT = 200_000


def find_repeats(text: str) -> list[tuple[int, int]]:
    """Give the spans of paragraphs that stood in the text before, word for word; a table's rows are no copies."""
    seen: set[str] = set()
    repeats: list[tuple[int, int]] = []
    for found in PARAGRAPH.finditer(text):
        words = " ".join(found.group().split())
        if len(words) < SHORTEST or "|" in words:
            continue
        if words in seen:
            repeats.append(found.span())
        seen.add(words)
    return repeats


def drop_repeated_claims(
    text: str, claims: Sequence[Claim], numbers: Sequence[Number]
) -> tuple[tuple[Claim, ...], tuple[Number, ...]]:
    """Give claims and numbers without the claims of repeated paragraphs; their numbers are excluded as `repeated`."""
    repeats = find_repeats(text)
    if not repeats:
        return tuple(claims), tuple(numbers)

    def is_repeated(start: int) -> bool:
        return any(first <= start < last for first, last in repeats)

    gone = {claim.claim_id for claim in claims if is_repeated(claim.start)}
    kept = tuple(
        claim.model_copy(update={"links": tuple(link for link in claim.links if link.target not in gone)})
        for claim in claims
        if claim.claim_id not in gone
    )
    rows = tuple(
        number.model_copy(update={"fate": "excluded", "claim_id": None, "reason": "repeated"})
        if number.claim_id in gone
        else number
        for number in numbers
    )
    return kept, rows


def mark_damaged(article: Article, claims: Sequence[Claim]) -> tuple[Claim, ...]:
    """Give an article's claims, with a warning on those that hold a number which its notes call damaged in reading."""
    damaged = {
        note.partition(": ")[2] for note in article.notes if note.startswith(("number_changed", "number_damaged"))
    }
    if not damaged:
        return tuple(claims)
    return tuple(
        claim.model_copy(update={"warnings": (*claim.warnings, DAMAGED)})
        if damaged & set(NUMBER.findall(claim.text))
        else claim
        for claim in claims
    )


def drop_repeats(blocks: list[str]) -> list[str]:
    """Give blocks without those that have come before, word for word."""
    seen: set[str] = set()
    kept = []
    for block in blocks:
        words = " ".join(block.split())
        if len(words) < SHORTEST or "|" in words or words not in seen:
            kept.append(block)
        seen.add(words)
    return kept


def sketch_text(text: str) -> frozenset[int]:
    """Give a small set of hashes by which nearly equal texts are known: the least of all runs of six words."""
    words = WORD.findall(text.lower())
    runs = {zlib.crc32(" ".join(words[i : i + SHINGLE]).encode()) for i in range(max(1, len(words) - SHINGLE + 1))}
    return frozenset(sorted(runs)[:SKETCH])


class CopyLedger:
    """The articles of one run, by sketch: says of a new one which earlier one it copies."""

    def __init__(self) -> None:
        self._holders: dict[int, str] = {}

    def find_copy(self, article: Article) -> str | None:
        """Give the doc_id of an earlier article that is the same or nearly so; remember a new one, and give None."""
        sketch = sketch_text(article.text)
        shared = Counter(self._holders[mark] for mark in sketch if mark in self._holders)
        best = shared.most_common(1)
        if best and len(sketch) >= 8 and best[0][1] >= ALIKE * len(sketch):
            return best[0][0]
        if len(self._holders) < MOST_KEPT:
            for mark in sketch:
                self._holders.setdefault(mark, article.doc_id)
        return None
