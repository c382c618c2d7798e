"""The records of every corpus article, kept: a change of any field shows here, claim by claim."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from factextract.extraction import extract_articles, hash_text
from factextract.records import Article

ROOT = Path(__file__).resolve().parents[1]
TEXTS = sorted((ROOT / "corpus" / "texts").glob("*.txt"))


@pytest.fixture(scope="module")
def extractions():
    articles = []
    for path in TEXTS:
        text = path.read_bytes().decode("utf-8")
        published = json.loads((ROOT / "gold" / f"{path.stem}.json").read_text(encoding="utf-8"))["published"]
        articles.append(Article(doc_id=path.stem, text=text, text_sha256=hash_text(text), published=published))
    return {extraction.article.doc_id: extraction for extraction in extract_articles(articles)}


@pytest.mark.model
@pytest.mark.parametrize("doc_id", [path.stem for path in TEXTS])
def test_records_are_those_kept(doc_id, extractions, claims_regression):
    claims_regression.check(extractions[doc_id].claims, basename=doc_id)
