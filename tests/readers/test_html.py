"""Web pages: every number of the main text, next to none of the rest, whole; and what a page says of itself."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from traps import FORBIDDEN, TRAPS, build_fidelity_page
from truth import Page, compare, load_pages, squeeze

from factextract.readers.boilerplate import is_boilerplate
from factextract.readers.html import read_html, read_markup
from factextract.readers.source import ReadOptions, RefusedSourceError, Source
from factextract.records import Article

PAGES = load_pages()


def read(data: bytes | str, *, name: str = "page.html", charset: str | None = None) -> Article:
    source = Source(name, "page", data=data.encode() if isinstance(data, str) else data, charset=charset)
    (article,) = read_html(source, ReadOptions())
    assert isinstance(article, Article)
    return article


LEAD = "The council met on Monday to talk about the figures of the year, which were better than last time. "


def wrap(body: str, head: str = "") -> str:
    page = f"<html lang=en><head><title>T</title>{head}</head><body><article><p>{LEAD * 3}</p>{body}</article>"
    return page + "</body></html>"


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_page_keeps_its_numbers_and_leaves_the_rest(page: Page) -> None:
    result = compare(page, read(page.data, name=page.name).text)
    assert result.lost == ()
    assert not result.invented
    assert sum(result.leaked.values()) <= 2


def test_pages_together_meet_the_targets() -> None:
    results = [compare(page, read(page.data, name=page.name).text) for page in PAGES]
    assert len(PAGES) >= 40
    main = sum(result.main for result in results)
    boilerplate = sum(result.boilerplate for result in results)
    assert main > 500
    assert boilerplate > 300
    assert sum(len(result.lost) for result in results) <= main * 0.005
    assert sum(sum(result.leaked.values()) for result in results) <= boilerplate * 0.02


FIDELITY_TEXT = squeeze(read(build_fidelity_page()).text)


@pytest.mark.parametrize(("html", "expected"), [trap[1:] for trap in TRAPS], ids=[trap[0] for trap in TRAPS])
def test_trap_is_read_as_it_is_meant(html: str, expected: str) -> None:
    assert expected in FIDELITY_TEXT
    assert expected in squeeze(read(wrap(html)).text)


@pytest.mark.parametrize("glued", FORBIDDEN)
def test_no_number_is_glued(glued: str) -> None:
    assert glued not in FIDELITY_TEXT


def test_fidelity_page_has_no_number_lost_or_changed() -> None:
    assert len(TRAPS) >= 60
    assert read(build_fidelity_page()).notes == ()


@pytest.mark.parametrize(
    ("markup", "kept"),
    [
        ("<ul><li><time>18:41</time> Two people died in the village after the dam broke</li></ul>", "Two people died"),
        ("<p>Sales rose by 3 percent in <time datetime='2024-05'>May 2024</time></p>", "3 percent in May 2024"),
        ("<table><tr><th>Town</th><th>May</th></tr><tr><td>Alton</td><td>12</td></tr></table>", "Alton | 12"),
        ("<p>The rate is 3.1<a href='#note'>[2]</a> percent of it.</p>", "The rate is 3.1 percent of it."),
        ("<p>One control &#1;\x07character, and 42 goats came.</p>", "42 goats came"),
    ],
)
def test_what_belongs_to_the_article_stays(markup: str, kept: str) -> None:
    assert kept in read(wrap(markup)).text


@pytest.mark.parametrize(
    "markup",
    [
        f"<table><tr><table><tr><td>{LEAD * 5} 12 goats.</td></tr></table></tr></table>",
        f"<spanroup class='caption'>{LEAD}</spanroup><p>12 goats.</p>",
        f"<art<ers class=factbox><time>4 May 2024</time><p>{LEAD} 12 goats.</p>",
        f"<div><time>4 May 2024</time><span><time>5 May 2024</time></span></div><p>{LEAD} 12 goats.</p>",
    ],
)
def test_crooked_markup_is_survived(markup: str) -> None:
    assert "12 goats." in read(wrap(markup)).text


def test_lost_number_is_noted() -> None:
    article = read(wrap("<p>It rose to 4,417 in all of the five districts.</p><address>Room 8,812</address>"))
    if "8,812" not in article.text:
        assert "number_lost: 8,812" in article.notes


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        ('<meta property="article:published_time" content="2025-02-11T23:30:00-05:00">', "2025-02-11"),
        (
            '<script type="application/ld+json">{"@type":"NewsArticle","datePublished":"2024-03-01T01:00Z"}</script>',
            "2024-03-01",
        ),
        (
            '<script type="application/ld+json">[{"@type":["NewsArticle"],"datePublished":"2024-03-02"}]</script>',
            "2024-03-02",
        ),
        ('<script type="application/ld+json">{broken</script><meta name="date" content="2023-05-06">', "2023-05-06"),
    ],
    ids=["meta", "data", "data in a list", "broken data"],
)
def test_publication_date_is_found(head: str, expected: str) -> None:
    assert read(wrap("<p>Sales rose 3 percent.</p>", head)).published == expected


def test_page_facts_are_kept() -> None:
    (page,) = (page for page in PAGES if page.name.startswith("01"))
    article = read(page.data)
    assert article.title == "Ferry firm to cut jobs after winter losses"
    assert article.authors == ("Morag Tulloch",)
    assert article.publisher == "Coastal News"
    assert article.published == "2025-02-11"
    assert article.language == "en"
    assert article.text.startswith("Ferry firm to cut jobs after winter losses\n\n")


def test_wrong_charset_of_the_server_is_survived() -> None:
    (page,) = (page for page in PAGES if page.name.startswith("19"))
    article = read(page.data, charset="utf-8")
    assert "£58.2m" in article.text
    assert article.encoding == "cp1252"


@pytest.mark.parametrize(
    ("markup", "reason"),
    [
        pytest.param(
            "<html><body><div id=root></div><noscript>Enable JavaScript</noscript></body></html>",
            "script_page",
            id="scripts",
        ),
        pytest.param(
            "<html><body><div>Before you continue. We and our 412 partners store cookies.</div></body></html>",
            "consent_page",
            id="consent",
        ),
        pytest.param(
            "<article><h1>Deal</h1><p>The firms agreed.</p><div>Subscribe to continue reading for $1.</div></article>",
            "paywall",
            id="paywall",
        ),
        pytest.param("<html><body></body></html>", "script_page", id="empty body"),
        pytest.param("", "script_page", id="nothing"),
    ],
)
def test_page_without_an_article_is_named(markup: str, reason: str) -> None:
    with pytest.raises(RefusedSourceError) as caught:
        read(markup)
    assert caught.value.reason == reason


@pytest.mark.parametrize(
    "line",
    [
        *("11 February 2025", "Updated 3 hours ago", "18:41", "1.4k shares", "4 min read", "© 2025 Coastal News"),
        *("By Tom Askew @tomaskew4 Senior reporter", "Published: 09:02, 12 June 2025", "https://news.example/print/8"),
        "Also Read: 12 flyovers in 18 months",
    ],
)
def test_lines_around_an_article_are_known(line: str) -> None:
    assert is_boilerplate(line)


@pytest.mark.parametrize(
    "line",
    [
        *("54 minutes", "61", "1,200 people", "12,345 votes cast", "By 2030 half of it will be gone."),
        *("Related costs rose 12 percent.", "Copyright holders lost $3bn.", "More than 300 people came."),
        *("In May 2024 sales fell 3%.", "May sales rose 3 percent"),
    ],
)
def test_lines_of_an_article_are_left(line: str) -> None:
    assert not is_boilerplate(line)


def test_deep_markup_is_survived() -> None:
    assert "12 percent" in read("<div>" * 150 + wrap("<p>It rose 12 percent.</p>")).text
    with pytest.raises(RefusedSourceError):
        read("<div>" * 5000 + "<p>It rose 12 percent.</p>")


PIECES = (
    *(
        "<p>",
        "</p>",
        "<sup>",
        "</sup>",
        "<sub>",
        "</sub>",
        "<table>",
        "<tr>",
        "<td>",
        "</table>",
        "<li>",
        "<ul>",
        "<br>",
    ),
    *("12", "3.4", "%", "&nbsp;", "<b>", "</b>", "<math>", "<msup>", "<mn>", "<figure>", "<figcaption>", "<h1>", "<q>"),
    *("<a href=x>", "</a>", "<dl><dt>", "<dd>", "<div class=share>", "</div>", "<time>", "<!-- ", "-->", "word ", ". "),
    *("<details>", "\u00ad", "<", "&#0;"),
)
MARKUP = st.lists(st.sampled_from(PIECES), max_size=60)


@given(MARKUP)
@settings(deadline=None, max_examples=60)
def test_any_markup_gives_text_or_a_named_refusal(pieces: list[str]) -> None:
    try:
        text, _, _ = read_markup("<html><body>" + "".join(pieces))
    except RefusedSourceError:
        return
    assert text.strip()
