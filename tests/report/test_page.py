"""The page: complete without a script, harmless with any text, small enough for a mail."""

from __future__ import annotations

import dataclasses
import html
import re
from html.parser import HTMLParser

import pytest

from factextract.report.bundle import format_markdown, name_page, write_folder
from factextract.report.dossier import Dossier, Review, sort_by_doubt
from factextract.report.page import write_report
from tests.report.material import ROOT, count_digits, load_dossier, make_article, make_finding, make_ledger

HOSTILE = (
    "<script>alert(1)</script> rose 12 percent & \"more\" than '3' </script><img src=x onerror=alert(2)>\n\n"
    "A \u202e004 turned\u202c and a split 1\u200b5, a NUL \x00 and a lone \ud800 half: 7 & 8 <b>bold</b>."
)


class Outline(HTMLParser):
    """Collects the tags, ids, links and event handlers of a page."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.ids: list[str] = []
        self.links: list[str] = []
        self.handlers: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        for name, value in attrs:
            if name == "id":
                self.ids.append(value or "")
            if name in ("href", "src", "action"):
                self.links.append(value or "")
            if name.startswith("on") or name == "style":
                self.handlers.append(name)


def hostile_dossier() -> Dossier:
    article = make_article(
        HOSTILE,
        doc_id="<i>x",
        title="</title><script>alert(3)</script>",
        url="javascript:alert(4)",
        publisher="<svg onload=alert(5)>",
    )
    claims = count_digits(article)
    warned = claims[0].model_copy(update={"warnings": ("<script>",), "rules": ("</details><script>",), "unit": "<u>"})
    claims = (warned, *claims[1:])
    reviews = {claims[0].claim_id: Review("accepted", note="<script>", source_url="javascript:alert(6)")}
    finding = make_finding("inconsistent", "<script>alert(7)</script>", claims[0])
    return Dossier(article, claims, make_ledger(article, claims), (finding,), reviews)


def test_every_id_is_unique_and_every_inner_link_has_its_target() -> None:
    page = write_report([load_dossier("innovation-clusters"), load_dossier("trade-figures")])
    outline = Outline(page)
    assert len(outline.ids) == len(set(outline.ids))
    inner = [link[1:] for link in outline.links if link.startswith("#")]
    assert set(inner) <= set(outline.ids)
    assert len(inner) > 100


def test_page_asks_for_nothing_from_outside() -> None:
    page = write_report([load_dossier("innovation-clusters")])
    assert [link for link in Outline(page).links if not link.startswith("#")] == []
    assert "url(" not in page
    assert "@import" not in page


def test_hostile_text_stays_text() -> None:
    outline = Outline(write_report([hostile_dossier()]))
    assert outline.tags.count("script") == 1
    assert "img" not in outline.tags
    assert outline.handlers == []
    assert not [link for link in outline.links if "javascript" in link]


def test_hidden_characters_are_shown() -> None:
    page = write_report([hostile_dossier()])
    for name in ("U+202E", "U+200B", "U+0000", "U+D800"):
        assert name in page
    assert "\u202e" not in page
    page.encode("utf-8")


def test_marked_copy_is_the_article() -> None:
    dossier = load_dossier("opioid-deaths-review")
    page = write_report([dossier])
    copy = re.search(r'<div class="copy".*?</div>', page, re.DOTALL)
    assert copy
    bare = re.sub(r"<sup.*?</sup>|<span class=\"sr\">.*?</span>|<[^>]+>", "", copy.group())
    assert "".join(html.unescape(bare).split()) == "".join(dossier.article.text.split())


def test_report_of_a_thousand_words_fits_a_mail() -> None:
    parts = [load_dossier(name) for name in ("innovation-clusters", "trade-figures", "museum-visitor-record")]
    words = sum(len(part.article.text.split()) for part in parts)
    size = sum(len(write_report([part]).encode()) for part in parts)
    assert words >= 1000
    assert size <= 300_000


def test_article_without_numbers_says_so() -> None:
    page = write_report([Dossier(make_article("Nothing to count here."), ())])
    assert "No numeric claim was found" in page
    assert "no number at all" in page


def test_empty_article_is_a_page_all_the_same() -> None:
    assert "This article has no text" in write_report([Dossier(make_article(""), ())])


def test_most_doubtful_article_stands_first() -> None:
    calm = dataclasses.replace(load_dossier("trade-figures"), numbers=())
    bad = dataclasses.replace(load_dossier("school-places"), numbers=())
    bad = dataclasses.replace(bad, findings=(make_finding("inconsistent", "It does not fit.", *bad.claims[:2]),))
    assert [d.article.doc_id for d in sort_by_doubt([calm, bad])] == ["school-places", "trade-figures"]
    page = write_report([calm, bad])
    assert page.index(bad.title) < page.index(calm.title)


def test_findings_show_what_does_not_add_up_first() -> None:
    dossier = load_dossier("trade-figures")
    good = make_finding("consistent", "This one fits.", dossier.claims[0])
    bad = make_finding("inconsistent", "That one does not.", dossier.claims[1])
    page = write_report([dataclasses.replace(dossier, findings=(good, bad))])
    assert page.index("That one does not.") < page.index("This one fits.")
    assert "1 not adding up" in page


def test_nothing_is_called_verified() -> None:
    assert "Nothing here has been verified" in write_report([load_dossier("trade-figures")])


def test_reviewed_report_tells_reading_and_fact_apart() -> None:
    dossier = load_dossier("trade-figures")
    review = Review(
        "accepted", "mo", "2025-06-01T10:00:00Z", verdict="contradicted", source_url="https://example.org/t"
    )
    page = write_report([dataclasses.replace(dossier, reviews={dossier.claims[0].claim_id: review})])
    assert "reading accepted" in page
    assert "Fact: contradicted" in page
    assert 'href="https://example.org/t" rel="noopener noreferrer external"' in page


def test_same_records_give_the_same_bytes() -> None:
    assert write_report([load_dossier("trade-figures")]) == write_report([load_dossier("trade-figures")])


def test_folder_links_index_and_pages_both_ways() -> None:
    pages = dict(write_folder([load_dossier("trade-figures"), load_dossier("school-places")]))
    assert set(pages) == {"trade-figures.html", "school-places.html", "index.html"}
    assert 'href="trade-figures.html"' in pages["index.html"]
    assert 'href="index.html"' in pages["trade-figures.html"]


@pytest.mark.parametrize(
    ("doc_id", "taken", "expected"),
    [
        ("week/monday", set(), "week-monday.html"),
        ("../../etc/passwd", set(), "etc-passwd.html"),
        ("index", set(), "index-2.html"),
        ("A", {"a.html"}, "A-2.html"),
        ("..", set(), "article.html"),
    ],
)
def test_page_names_are_safe_and_unique(doc_id: str, taken: set[str], expected: str) -> None:
    assert name_page(doc_id, taken=taken) == expected


def test_markdown_tells_findings_and_claims() -> None:
    dossier = load_dossier("trade-figures")
    bad = make_finding("inconsistent", "That one does not.", dossier.claims[1])
    text = "".join(format_markdown([dataclasses.replace(dossier, findings=(bad,))]))
    assert "does not add up: That one does not." in text
    assert text.count("\n## ") >= len(dossier.claims)


def test_every_gold_article_makes_a_page() -> None:
    names = sorted(path.stem for path in (ROOT / "corpus" / "texts").glob("*.txt"))
    page = write_report([load_dossier(name) for name in names])
    assert page.count('<section class="report"') == len(names) == 20
