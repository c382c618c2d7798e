"""Addresses, against a real server on loopback: what is fetched, what is refused, and how long it may take."""

from __future__ import annotations

import time
from collections.abc import Iterator

import pytest
from server import Handler, serve
from truth import compare, load_pages

from factextract.readers.inputs import read_inputs
from factextract.readers.source import Limits, Notice, ReadOptions, Unread
from factextract.readers.urls import is_private, split_type
from factextract.records import Article

QUICK = Limits(fetch_seconds=1.5, fetch_bytes=3_000_000, redirects=3)
OPEN = ReadOptions(allow_private=True, limits=QUICK)


@pytest.fixture(scope="module")
def site() -> Iterator[str]:
    with serve() as address:
        yield address


def read(address: str, options: ReadOptions = OPEN) -> list[Article | Unread | Notice]:
    return list(read_inputs([address], options))


def fail(address: str, options: ReadOptions = OPEN) -> Unread:
    (failure,) = read(address, options)
    assert isinstance(failure, Unread)
    return failure


@pytest.mark.parametrize("page", load_pages(), ids=lambda page: page.name)
def test_page_of_an_outlet_is_read_over_the_network(site: str, page: object) -> None:
    name = page.name  # type: ignore[attr-defined]
    (article,) = read(f"{site}/pages/{name}")
    assert isinstance(article, Article)
    assert compare(page, article.text).lost == ()  # type: ignore[arg-type]
    assert article.url == f"{site}/pages/{name}"
    assert article.doc_id.endswith("/pages/" + name)
    assert article.retrieved is not None
    assert ":" not in article.doc_id


def test_redirect_is_followed_and_noted_in_the_address(site: str) -> None:
    (article,) = read(f"{site}/redirects?from=x")
    assert isinstance(article, Article)
    assert article.url == f"{site}/pages/01-broadcaster.html"
    assert article.source_name == f"{site}/redirects?from=x"


def test_packed_answer_is_unpacked(site: str) -> None:
    (article,) = read(f"{site}/packed")
    assert isinstance(article, Article)
    assert "10⁶ cells" in article.text


def test_wrong_charset_header_is_survived(site: str) -> None:
    (article,) = read(f"{site}/latin")
    assert isinstance(article, Article)
    assert "The café’s owner paid £3.4m for it – 12%" in article.text


def test_document_behind_an_address_is_read_by_content(site: str) -> None:
    (article,) = read(f"{site}/report.pdf")
    assert isinstance(article, Article)
    assert "18.4 million tonnes" in article.text


@pytest.mark.parametrize(
    ("path", "reason"),
    [
        ("/circle", "redirects"),
        ("/to-file", "bad_address"),
        ("/slow-head", "too_slow"),
        ("/endless", "too_slow"),
        ("/huge", "too_large"),
        ("/bomb", "too_large"),
        ("/short", "network"),
        ("/garbage", "network"),
        ("/image.png", "unknown_kind"),
        ("/nowhere", "not_found"),
        ("/status/401", "paywall"),
        ("/status/403", "refused"),
        ("/status/429", "refused"),
        ("/status/500", "http_error"),
    ],
)
def test_bad_answer_is_one_named_failure_in_time(site: str, path: str, reason: str) -> None:
    start = time.monotonic()
    failure = fail(site + path)
    assert failure.reason == reason
    assert failure.name == site + path
    assert time.monotonic() - start < 60  # it would go on for ever


def test_private_addresses_are_refused_unless_allowed(site: str) -> None:
    asked = len(Handler.asked)
    for address in (
        site,
        site.replace("127.0.0.1", "localhost"),
        "http://[::1]:1/",
        "http://0.0.0.0/",
        "http://10.0.0.1/",
    ):
        failure = fail(address, ReadOptions(limits=QUICK))
        assert failure.reason == "private_address"
    assert len(Handler.asked) == asked


@pytest.mark.parametrize(
    "number",
    ["127.0.0.1", "10.1.2.3", "172.16.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1", "0.0.0.0", "224.0.0.1",
     "::1", "fe80::1", "fd00::1", "::ffff:127.0.0.1", "::ffff:169.254.169.254", "::"],
)  # fmt: skip
def test_private_networks_are_known(number: str) -> None:
    assert is_private(number)


@pytest.mark.parametrize("number", ["8.8.8.8", "2606:4700::1111", "::ffff:8.8.8.8"])
def test_public_networks_are_known(number: str) -> None:
    assert not is_private(number)


@pytest.mark.parametrize(
    "address",
    ["ftp://x.example/a", "http://", "http://user:secret@x.example/", "http://x.example:99999/", "file:///etc/passwd",
     "http://[::1", "gopher://x"],
)  # fmt: skip
def test_bad_addresses_are_refused(address: str) -> None:
    failure = fail(address)
    assert failure.reason == "bad_address"


def test_unknown_host_is_named() -> None:
    assert fail("http://no-such-host.invalid/a").reason == "network"


def test_feed_reads_the_pages_that_it_links_to_with_manners(site: str) -> None:
    readings = read(f"{site}/feed.xml")
    articles = [reading for reading in readings if isinstance(reading, Article)]
    assert len(articles) == 2
    assert articles[0].url == f"{site}/pages/02-broadsheet.html"
    assert "£519" in articles[0].text
    assert articles[1].text == "In short, 3 of 4."
    assert "robots.txt" in articles[1].notes[0]
    assert "/closed/secret.html" not in Handler.asked


@pytest.mark.parametrize(
    ("header", "expected"),
    [
        ("text/html; charset=UTF-8", ("text/html", "UTF-8")),
        ("Text/HTML;charset='latin-1';x=y", ("text/html", "latin-1")),
        ("", ("", None)),
        ("text/html; charset=", ("text/html", None)),
    ],
)
def test_content_type_is_taken_apart(header: str, expected: tuple[str, str | None]) -> None:
    assert split_type(header) == expected
