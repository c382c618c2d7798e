"""The laws of extraction: what never depends on anything but the article."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
import spacy

import factextract
from factextract.extraction import Extraction, extract_articles, hash_text, make_document
from factextract.jsonl import format_record
from factextract.pipeline.component import FactExtractor
from factextract.pipeline.models import PINNED_MODEL, load_parser
from factextract.records import Article, Claim, Number

pytestmark = pytest.mark.model
ROOT = Path(__file__).resolve().parents[1]
TEXTS = {path.stem: path.read_bytes().decode("utf-8") for path in sorted((ROOT / "corpus" / "texts").glob("*.txt"))}
SENTENCE = "Profits rose 12 percent to $3.4bn in 2024, the firm said, and one in five of its 1,200 staff left."


def article(doc_id, text=None):
    text = TEXTS[doc_id] if text is None else text
    return Article(doc_id=doc_id, text=text, text_sha256=hash_text(text), published="2025-06-30")


def lines(extraction: Extraction):
    return [format_record(record) for record in (*extraction.claims, *extraction.numbers)]


@pytest.fixture(scope="module")
def whole():
    return {each.article.doc_id: each for each in extract_articles(article(doc_id) for doc_id in TEXTS)}


def test_claims_quote_the_article_and_are_sorted(whole):
    for extraction in whole.values():
        text = extraction.article.text
        keys = [(claim.start, claim.end) for claim in extraction.claims]
        assert keys == sorted(keys)
        assert len({claim.claim_id for claim in extraction.claims}) == len(keys)
        for claim in extraction.claims:
            spans = [
                claim,
                claim.sentence,
                claim.hedge,
                claim.metric,
                claim.subject,
                claim.time,
                claim.place,
                claim.source,
                claim.source_context,
            ]
            spans.append(claim.change.basis if claim.change else None)
            for span in spans:
                assert span is None or text[span.start : span.end] == span.text
            assert claim.sentence.start <= claim.start < claim.sentence.end
            assert claim.rules


def test_links_point_at_claims_of_the_article(whole):
    for extraction in whole.values():
        known = {claim.claim_id for claim in extraction.claims}
        for claim in extraction.claims:
            for link in claim.links:
                assert link.target in known - {claim.claim_id}


def test_an_article_reads_the_same_alone_and_in_any_company(whole):
    order = sorted(TEXTS, reverse=True)
    for extraction in extract_articles(article(doc_id) for doc_id in order):
        assert lines(extraction) == lines(whole[extraction.article.doc_id])


def test_leaving_numberless_sentences_unparsed_changes_nothing(whole):
    parser = load_parser()
    nlp = spacy.blank("en", vocab=parser.vocab)
    reader = FactExtractor(parser, parse_all=True)
    for doc_id, extraction in whole.items():
        reading = reader.match(make_document(nlp, article(doc_id)))
        assert [format_record(Claim.model_validate(claim)) for claim in reading.claims] == [
            format_record(claim) for claim in extraction.claims
        ]


def test_hash_seed_locale_and_time_zone_change_nothing():
    program = (
        "from factextract.extraction import extract_articles, hash_text\n"
        "from factextract.records import Article\nfrom factextract.jsonl import format_record\n"
        f"text = open({str(ROOT / 'corpus' / 'texts' / 'trade-figures.txt')!r}, encoding='utf-8', newline='').read()\n"
        "a = Article(doc_id='a', text=text, text_sha256=hash_text(text), published='2025-09-09')\n"
        "for x in extract_articles([a]):\n"
        "    for r in (*x.claims, *x.numbers): print(format_record(r).encode('ascii', 'backslashreplace').decode())\n"
    )
    outputs = set()
    for seed, zone, locale in (("0", "UTC", "C"), ("4711", "Asia/Kathmandu", "C.UTF-8")):
        env = {**os.environ, "PYTHONHASHSEED": seed, "TZ": zone, "LC_ALL": locale}
        outputs.add(subprocess.run([sys.executable, "-c", program], env=env, capture_output=True, check=True).stdout)
    assert len(outputs) == 1
    assert outputs.pop()


def test_without_context_the_figures_are_the_same(whole):
    core = ("start", "end", "type", "value", "low", "high", "unit", "comparator")
    for extraction in extract_articles((article(doc_id) for doc_id in TEXTS), context=False):
        full = whole[extraction.article.doc_id]
        assert [[getattr(claim, name) for name in core] for claim in extraction.claims] == [
            [getattr(claim, name) for name in core] for claim in full.claims
        ]
        assert extraction.numbers == full.numbers
        roles = ("metric", "subject", "time", "period", "place", "source", "source_context")
        assert not any(getattr(claim, name) for claim in extraction.claims for name in roles)


def test_types_keep_only_what_is_asked_for(whole):
    (extraction,) = extract_articles([article("trade-figures")], types={"percentage"})
    assert {claim.type for claim in extraction.claims} == {"percentage"}
    assert extraction.numbers == whole["trade-figures"].numbers or len(extraction.numbers) == len(
        whole["trade-figures"].numbers
    )


def test_the_python_door_gives_records():
    claims = factextract.extract(SENTENCE, published="2025-02-01")
    assert [claim.text for claim in claims] == ["12 percent", "$3.4bn", "one in five", "1,200"]
    assert [claim.value for claim in claims] == ["12", "3400000000", "0.2", "1200"]
    assert all(isinstance(claim, Claim) for claim in claims)


def test_load_gives_a_spacy_pipeline(pipeline):
    doc = pipeline(SENTENCE)
    assert [claim.text for claim in doc._.claims] == ["12 percent", "$3.4bn", "one in five", "1,200"]
    assert all(isinstance(number, Number) for number in doc._.numbers)
    assert {"numerals", "quantities", "modifiers", "claims"} <= set(doc.spans)


def test_any_english_pipeline_takes_the_component():
    nlp = spacy.load(PINNED_MODEL)
    nlp.add_pipe("factextract")
    claims = nlp("Exports grew 7 percent to $2bn, the ministry said.")._.claims
    assert [claim.text for claim in claims] == ["7 percent", "$2bn"]
    assert claims[0].change is not None
    assert claims[0].source is not None


def test_documents_travel_between_processes(pipeline):
    docs = list(pipeline.pipe([SENTENCE, "About 40 people left.", "Nobody came."], n_process=2))
    assert [[claim.text for claim in doc._.claims] for doc in docs] == [
        ["12 percent", "$3.4bn", "one in five", "1,200"],
        ["40"],
        [],
    ]


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "\n\n",
        "\x00",
        "7",
        "7" * 5000,
        "one " * 500,
        "million " * 40,
        "\ud800 5 percent \udfff",
        "🙂 12% 🙂",
        "a\u0301 5 km",
        "\u202e12\u202c",
        "(" * 300 + "5",
        "5" + ")" * 300,
        "x" * 20000 + " 5",
        "-" * 500 + "5%",
        "½" * 50,
    ],
    ids=range(17),
)  # fmt: skip
def test_odd_texts_are_read_without_a_word(text, pipeline):
    (extraction,) = extract_articles([article("odd", text)])
    for record in (*extraction.claims, *extraction.numbers):
        assert text[record.start : record.end] == record.text
        format_record(record).encode("utf-8")
