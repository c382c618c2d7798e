"""The corpus: its two planted contradictions are found, and nothing else; and a good part of what is planted anew."""

from __future__ import annotations

from pathlib import Path

import pytest

from factextract.checking.findings import check_claims

from .gold_claims import read_gold
from .planting import generate

PLANTED = {
    "grid-battery-project": "200 of 320 megawatts is 62.5 percent; the article says 70 percent.",
    "housing-index": "From £312,000 to £327,600 is a rise of 5 percent; the article says up 8 percent.",
}


def find_inconsistent(gold: Path, text: Path) -> list[str]:
    article, claims = read_gold(gold, text.read_bytes().decode("utf-8"))
    findings = check_claims(article.doc_id, claims, article=article)
    return [finding.message for finding in findings if finding.verdict == "inconsistent"]


def test_corpus_holds_its_planted_contradictions_and_no_other(root):
    found = {
        path.stem: find_inconsistent(path, root / "corpus" / "texts" / f"{path.stem}.txt")
        for path in sorted((root / "gold").glob("*.json"))
    }
    assert {name: messages for name, messages in found.items() if messages} == {
        name: [message] for name, message in PLANTED.items()
    }


def test_share_that_fits_by_rounding_alone_is_listed_as_consistent(root):
    path = root / "gold" / "innovation-clusters.json"
    article, claims = read_gold(
        path, (root / "corpus" / "texts" / "innovation-clusters.txt").read_bytes().decode("utf-8")
    )
    shares = [finding for finding in check_claims(article.doc_id, claims, article=article) if finding.kind == "share"]
    assert [(finding.verdict, finding.strict_verdict) for finding in shares] == [("consistent", "inconsistent")]
    assert shares[0].message.startswith("Over 38,000 of 54,000 is 70.4 percent; the article says 70.3 percent")


@pytest.mark.shared
@pytest.mark.parametrize("name", ["dev", "seed"])
def test_articles_of_others_are_left_in_peace(shared, name):
    folder = shared / "gold" / name
    alarms = [
        message
        for path in sorted(folder.glob("*.json"))
        for message in find_inconsistent(path, folder / "texts" / f"{path.stem}.txt")
    ]
    assert alarms == []


@pytest.mark.model
def test_corpus_read_by_the_rules_holds_its_planted_contradictions_and_no_other(root):
    from factextract.extraction import extract_articles

    articles = []
    for path in sorted((root / "gold").glob("*.json")):
        articles.append(
            read_gold(path, (root / "corpus" / "texts" / f"{path.stem}.txt").read_bytes().decode("utf-8"))[0]
        )
    found = {}
    for extraction in extract_articles(articles):
        findings = check_claims(extraction.article.doc_id, extraction.claims, article=extraction.article)
        found[extraction.article.doc_id] = [f.message for f in findings if f.verdict == "inconsistent"]
    assert {name: messages for name, messages in found.items() if messages} == {
        name: [message] for name, message in PLANTED.items()
    }


def test_generated_pairs_differ_in_what_was_planted_alone():
    for clean, broken in generate(32, seed=3):
        assert clean.planted == frozenset()
        assert len(broken.planted) in (1, 2)
        assert clean.article.text != broken.article.text
        assert all(claim.text == broken.article.text[claim.start : claim.end] for claim in broken.claims)


@pytest.mark.parametrize("seed", [5, 6])
def test_planted_errors_are_found_without_false_alarm(seed):
    for clean, broken in generate(48, seed=seed):
        alarms = [
            [
                finding
                for finding in check_claims(case.article.doc_id, case.claims, article=case.article)
                if finding.verdict == "inconsistent"
            ]
            for case in (clean, broken)
        ]
        assert alarms[0] == []
        assert any(set(finding.claims) & broken.planted for finding in alarms[1]), broken.article.text


@pytest.mark.model
def test_sentences_that_contradict_themselves_are_found(root):
    from factextract.extraction import extract_articles
    from factextract.records import Article

    lines = (root / "tests" / "labels" / "contradictions" / "pairs.tsv").read_text(encoding="utf-8").splitlines()[1:]
    pairs = [line.split("\t") for line in lines]
    alarms = []
    for column in (0, 1):
        articles = (
            Article(doc_id=f"s{number}", text=pair[column], text_sha256="0" * 64) for number, pair in enumerate(pairs)
        )
        findings = [check_claims(each.article.doc_id, each.claims) for each in extract_articles(articles)]
        alarms.append([any(finding.verdict == "inconsistent" for finding in found) for found in findings])
    assert sum(alarms[0]) >= 0.88 * len(pairs), [
        pair[0] for pair, found in zip(pairs, alarms[0], strict=True) if not found
    ]
    assert [pair[1] for pair, found in zip(pairs, alarms[1], strict=True) if found] == []
