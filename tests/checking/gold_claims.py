"""Gold files as Claim records: what gold leaves out is read from the article around the claim."""

from __future__ import annotations

import json
import re
from pathlib import Path

from factextract.records import Article, Change, Claim, TextSpan

HEDGE = re.compile(
    r"(?:\b(?:just (?:over|under|short of)|(?:slightly|a little) (?:more|less|over|under)(?: than)?|"
    r"more than|less than|fewer than|at least|at most|up to|as many as|as much as|close to|nearly|almost|about|"
    r"around|roughly|approximately|some|over|under|an estimated|nearing|near))\s+(?:[£$€¥(]\s*)?\Z",
    re.I,
)
SENTENCE_END = re.compile(r"(?<=[.!?])[”\"’')]*(?=\s+[“\"‘(]?[A-Z0-9])|\n+")
ABBREVIATION = re.compile(
    r"(?:\b(?:Mr|Mrs|Ms|Dr|Cllr|Prof|St|No|Rs|vol|U\.S|J|Jan|Feb|Aug|Sept|Oct|Nov|Dec|a\.m|p\.m|i\.e|e\.g)\.)\Z"
)


def read_gold(path: Path, text: str) -> tuple[Article, list[Claim]]:
    """Give an article and its gold claims as records."""
    gold = json.loads(path.read_text(encoding="utf-8"))
    article = Article(
        doc_id=gold["doc_id"], text=text, text_sha256=gold["text_sha256"], published=gold.get("published")
    )
    sentences = split_sentences(text)
    return article, [make_claim(entry, text, sentences) for entry in gold["claims"]]


def split_sentences(text: str) -> list[tuple[int, int]]:
    """Give the bounds of the sentences, well enough for checks that look around in one."""
    bounds, start = [], 0
    for match in SENTENCE_END.finditer(text):
        if "\n" not in match.group() and ABBREVIATION.search(text[start : match.start()]):
            continue
        bounds.append((start, match.end()))
        start = match.end()
    bounds.append((start, len(text)))
    trimmed = []
    for begin, end in bounds:
        piece = text[begin:end]
        if piece.strip():
            left = begin + len(piece) - len(piece.lstrip())
            trimmed.append((left, left + len(piece.strip())))
    return trimmed


def make_claim(entry: dict, text: str, sentences: list[tuple[int, int]]) -> Claim:
    """Give one gold claim as a record, with its sentence and its hedge."""
    fields = {key: value for key, value in entry.items() if key not in ("optional", "tags", "must_pass")}
    start, end = fields["start"], fields["end"]
    bounds = next((pair for pair in sentences if pair[0] <= start < pair[1]), (start, end))
    bounds = (bounds[0], max(bounds[1], end))
    fields["sentence"] = {"start": bounds[0], "end": bounds[1], "text": text[bounds[0] : bounds[1]]}
    change = fields.get("change")
    if change is not None:
        place = text.find(change["basis"], bounds[0]) if change.get("basis") else -1
        basis = None if place < 0 else TextSpan(start=place, end=place + len(change["basis"]), text=change["basis"])
        fields["change"] = Change(direction=change["direction"], role=change["role"], basis=basis)
    if fields["comparator"] != "=":
        match = HEDGE.search(text[max(0, start - 30) : start])
        if match is not None:
            words = match.group().rstrip(" \t\n£$€¥(")
            at = max(0, start - 30) + match.start()
            fields["hedge"] = {"start": at, "end": at + len(words), "text": words}
    return Claim.model_validate(fields)
