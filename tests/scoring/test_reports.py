"""What people look at: text, Markdown, JSON, JUnit and the page, over gold that was spoiled, and over hostile text."""

from __future__ import annotations

import json
import re
from html.parser import HTMLParser
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from factextract.records import Number
from factextract.scoring.claims import GoldClaim, GoldDocument, PredictedClaim, read_predictions
from factextract.scoring.context import find_context
from factextract.scoring.evaluation import Evaluation, evaluate
from factextract.scoring.gates import parse_gates
from factextract.scoring.gold import GoldArticle, hash_text
from factextract.scoring.json_report import format_json_report
from factextract.scoring.junit import format_junit
from factextract.scoring.page import format_page
from factextract.scoring.table import escape_markdown
from factextract.scoring.text_report import format_fence, format_markdown_report, format_text_report

from .conftest import spoil
from .test_comparison import replay

NASTY = 'Sales </script><script>alert(1)</script> & "rose" | 12 percent\u202e```\n````\nto $3 million.\x07\n'


def spoil_all(articles: list[GoldArticle], seed: int) -> list[PredictedClaim]:
    lines = [
        json.dumps(claim)
        for number, article in enumerate(articles)
        for claim in spoil([c.to_gold_dict() for c in article.claims], seed * 100 + number)
    ]
    return read_predictions(lines)


@pytest.fixture(scope="module")
def evaluation(articles: list[GoldArticle]) -> Evaluation:
    before, now = spoil_all(articles, 1), spoil_all(articles, 2)
    gates = parse_gates({"max_broken": 0, "min": {"claim.f1": 0.1}}, name="gate")
    return evaluate(articles, now, baseline=replay(articles, before), gates=gates, samples=200)


@pytest.fixture(scope="module")
def nasty() -> Evaluation:
    start = NASTY.index("12 percent")
    claim = GoldClaim(
        doc_id="d", claim_id=f"d:{start}-{start + 10}", start=start, end=start + 10, text="12 percent",
        type="percentage", value="12", unit="percent",
    )  # fmt: skip
    document = GoldDocument(doc_id="d", text_sha256=hash_text(NASTY), claims=(claim,))
    other = PredictedClaim(
        doc_id="d", start=0, end=40, type="<b>", unit="&\x07|", text=NASTY[:40], rules=("<i>", '"x"')
    )
    missing = PredictedClaim(doc_id="</td>", start=0, end=3)
    return evaluate([GoldArticle(document, NASTY, Path("d.json"))], [other, missing], samples=10)


def test_text_report_tells_everything(evaluation: Evaluation) -> None:
    text = format_text_report(evaluation, errors=1000, per_document=True)
    for words in (
        "Claims",
        "Types",
        "Fields of right claims",
        "Roles of right claims, and links",
        "SemEval 2013 counts",
        "Wrong claims by kind of mistake",
        "Rules",
        "Articles",
        "95 % intervals",
        "Against the baseline",
        "BROKEN",
        "FAIL  max_broken",
        "PASS  min claim.f1",
        "MISSED",
        "WRONG",
        "SPURIOUS",
        "FIELDS",
    ):
        assert words in text
    ((shown, total),) = re.findall(r"Errors: (\d+) of (\d+)", text)
    assert shown == total
    assert all(line == line.rstrip() for line in text.split("\n"))


def test_markdown_report_has_no_open_table_or_fence(nasty: Evaluation) -> None:
    text = format_markdown_report(nasty, errors=10, per_document=True)
    outside = text.split("### Errors")[0]
    for line in outside.split("\n"):
        if line.startswith("|"):
            assert line.endswith("|")
        assert "<b>" not in line
        assert "<script" not in line


@pytest.mark.parametrize("text", ["plain", "```", "a ```` b", "`````"])
def test_fence_cannot_be_closed_from_inside(text: str) -> None:
    fence = format_fence(text)
    opening = re.match("`+", fence)
    assert opening is not None
    runs = re.findall("`+", text)
    assert all(len(run) < len(opening.group()) for run in runs)


def test_markdown_cell_cannot_end_its_row() -> None:
    assert escape_markdown("a|b\nc<d\\") == "a\\|b c&lt;d\\\\"


def test_json_report_is_whole(evaluation: Evaluation) -> None:
    report = json.loads(format_json_report(evaluation))
    assert report["figures"]["claim.f1"] == evaluation.score.claim.f1
    assert sum(report["comparison"]["buckets"].values()) == len(report["comparison"]["moves"])
    assert report["passed"] is False
    assert {gate["name"] for gate in report["gates"]} == {"max_broken", "min claim.f1"}
    assert report["numbers"] is None


def test_junit_has_a_case_for_every_claim(evaluation: Evaluation) -> None:
    root = ET.fromstring(format_junit(evaluation))
    cases = [case for suite in root if suite.get("name") != "gates" for case in suite]
    outcomes = [outcome for document in evaluation.documents for outcome in document.outcomes]
    assert len(cases) == len(outcomes)
    failed = sum(case.find("failure") is not None for case in cases)
    assert failed == sum(outcome.verdict in ("wrong", "missed", "spurious") for outcome in outcomes)
    for suite in root:
        assert int(suite.get("tests") or 0) == len(suite)
        assert int(suite.get("failures") or 0) == sum(case.find("failure") is not None for case in suite)


def test_junit_holds_hostile_text(nasty: Evaluation) -> None:
    root = ET.fromstring(format_junit(nasty))
    assert "alert(1)" in "".join(root.itertext())


class Reader(HTMLParser):
    """Collect tags and text, so that a test can see what a browser would."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.words: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.words.append(data)


def read_page(evaluation: Evaluation) -> Reader:
    reader = Reader()
    reader.feed(format_page(evaluation))
    return reader


def test_page_has_a_row_for_every_move(evaluation: Evaluation) -> None:
    reader = read_page(evaluation)
    rows = [attrs for tag, attrs in reader.tags if tag == "article"]
    assert evaluation.comparison is not None
    assert len(rows) == len(evaluation.comparison.moves)
    assert {row["data-bucket"] for row in rows} == {move.bucket for move in evaluation.comparison.moves}


def test_page_loads_nothing_and_escapes_everything(nasty: Evaluation) -> None:
    reader = read_page(nasty)
    assert [tag for tag, _ in reader.tags].count("script") == 1
    assert not any("src" in attrs or "href" in attrs for _, attrs in reader.tags)
    assert not any(tag in ("b", "i") and "alert" in str(attrs) for tag, attrs in reader.tags)
    policy = next(a["content"] for t, a in reader.tags if t == "meta" and a.get("http-equiv"))
    assert "default-src 'none'" in str(policy)
    assert "alert(1)" in "".join(reader.words)
    assert "\x07" not in format_page(nasty)


def test_predictions_of_unknown_articles_are_named(nasty: Evaluation) -> None:
    assert nasty.strangers == ("</td>",)


@pytest.mark.parametrize(
    ("text", "quoted", "expected"),
    [
        ("It rained. Sales rose 5 percent. It stopped.", "5 percent", "Sales rose [5 percent]."),
        ("A headline\nSales rose 5 percent", "5 percent", "Sales rose [5 percent]"),
        ("“It rose 5 percent.” He left.", "5 percent", "“It rose [5 percent].”"),
        ("Up 3.5 percent on 2.1", "3.5 percent", "Up [3.5 percent] on 2.1"),
    ],
)
def test_context_is_the_sentence(text: str, quoted: str, expected: str) -> None:
    start = text.index(quoted)
    assert find_context(text, start, start + len(quoted)).mark() == expected


def test_ledger_counts_what_is_not_accounted_for() -> None:
    text = "In 2024 sales rose 12 percent to 3 million in 4 regions.\n"
    claim = GoldClaim(
        doc_id="d",
        claim_id="d:19-29",
        start=19,
        end=29,
        text="12 percent",
        type="percentage",
        value="12",
        unit="percent",
    )
    four = GoldClaim(doc_id="d", claim_id="d:46-47", start=46, end=47, text="4", type="count", value="4")
    document = GoldDocument(doc_id="d", text_sha256=hash_text(text), claims=(claim, four))
    numbers = [
        Number(doc_id="d", start=3, end=7, text="2024", fate="excluded", reason="date"),
        Number(doc_id="d", start=19, end=21, text="12", fate="claim", claim_id="d:19-29"),
        Number(doc_id="d", start=46, end=47, text="4", fate="excluded", reason="identifier"),
    ]
    evaluation = evaluate([GoldArticle(document, text, Path("d.json"))], [claim], numbers=numbers, samples=10)
    ledger = evaluation.ledger
    assert ledger is not None
    assert ledger.fates == {"claim": 1, "excluded": 2}
    assert [loose.text for loose in ledger.unaccounted] == ["3"]
    assert [loose.text for loose in ledger.wrongly_excluded] == ["4"]
