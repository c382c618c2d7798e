"""PDFs, Word files, feeds, tables, web archives and packed files: real ones, friendly and hostile."""

from __future__ import annotations

import csv
import gzip
import io
import json
import sys
import time
from pathlib import Path

import documents
import pyarrow
import pyarrow.parquet as parquet
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from traps import build_fidelity_page

from factextract.readers.inputs import read_inputs
from factextract.readers.source import Limits, Notice, ReadOptions, Unread
from factextract.records import Article

FEEDS = Path(documents.__file__).parent / "feeds"
Parts = tuple[list[Article], list[Unread], list[Notice]]


def read(tmp_path: Path, name: str, data: bytes, options: ReadOptions | None = None) -> Parts:
    path = tmp_path / name
    path.write_bytes(data)
    readings = list(read_inputs([str(path)], options))
    return (
        [reading for reading in readings if isinstance(reading, Article)],
        [reading for reading in readings if isinstance(reading, Unread)],
        [reading for reading in readings if isinstance(reading, Notice)],
    )


@pytest.mark.parametrize("columns", [1, 2])
def test_pdf_keeps_every_paragraph_whole(tmp_path: Path, columns: int) -> None:
    (article,), _, _ = read(tmp_path, "a.pdf", documents.make_pdf(documents.REPORT * 6, columns=columns))
    flat = " ".join(article.text.split())
    for paragraph in documents.REPORT:
        assert flat.count(paragraph) == 6
    assert article.notes == ()


def test_pdf_running_heads_and_page_numbers_go(tmp_path: Path) -> None:
    (article,), _, _ = read(tmp_path, "a.pdf", documents.make_pdf(documents.REPORT * 16))
    assert "annual report" not in article.text
    assert not any(line.strip().isdigit() for line in article.text.splitlines())


def test_pdf_raised_digits_are_exponents_or_footnotes(tmp_path: Path) -> None:
    lines = ["Wear is 10<super>6</super> grams on 45 km<super>2</super>, and 8,400<super>2</super> wagons roll."]
    (article,), _, _ = read(tmp_path, "a.pdf", documents.make_pdf(lines))
    assert "10⁶ grams on 45 km², and 8,400 wagons roll." in article.text


def test_pdf_numbers_come_together_across_line_ends(tmp_path: Path) -> None:
    lines = [
        "The govern-",
        "ment paid $3,",
        "200 for 40-",
        "foot boats, twenty-",
        "five of £",
        "7m and 12",
        "% more than in 2019-",
        "20.",
    ]
    (article,), _, _ = read(tmp_path, "a.pdf", documents.make_line_pdf(lines))
    expected = "The government paid $3,200 for 40-foot boats, twenty-five of £7m and 12% more than in 2019-20."
    assert article.text == expected
    assert article.notes == ("number_joined: 3,200",)


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        pytest.param(documents.make_pdf(password="x"), "encrypted", id="encrypted"),
        pytest.param(documents.make_scanned_pdf(), "scanned", id="scanned"),
        pytest.param(documents.make_pdf()[:600], "broken", id="cut off"),
        pytest.param(b"%PDF-1.7\n" + bytes(range(256)) * 40, "broken", id="noise"),
    ],
)
def test_pdf_without_text_is_named(tmp_path: Path, data: bytes, reason: str) -> None:
    _, (failure,), _ = read(tmp_path, "a.pdf", data)
    assert failure.reason == reason


def test_pdf_limits_hold(tmp_path: Path) -> None:
    data = documents.make_line_pdf(["Sales rose 3 percent."], pages=12)
    _, (pages,), _ = read(tmp_path, "a.pdf", data, ReadOptions(limits=Limits(pages=10)))
    assert pages.reason == "too_large"
    _, (memory,), _ = read(tmp_path, "a.pdf", data, ReadOptions(limits=Limits(child_bytes=20_000_000)))
    assert memory.reason == "broken"
    _, (slow,), _ = read(tmp_path, "a.pdf", data, ReadOptions(limits=Limits(child_seconds=0.01)))
    assert slow.reason == "too_slow"


def test_docx_reads_as_it_looks(tmp_path: Path) -> None:
    (article,), _, _ = read(tmp_path, "a.docx", documents.make_docx())
    blocks = article.text.split("\n\n")
    assert blocks[0] == "Freight moves 18.4 million tonnes"
    assert blocks[1:5] == list(documents.REPORT)
    assert blocks[5:8] == [
        "Each wagon carries 62.5 tonnes.",
        "Wear is 10⁶ grams; footnote 8,400 wagons.",
        "The fleet has 991 wagons now.",
    ]
    assert blocks[8] == "Year | Tonnes | Trains\n2023 | 17.1m | 41,300"
    assert article.title == "Annual report"
    assert article.authors == ("M. Ferrars",)


def test_docx_by_content_not_by_name(tmp_path: Path) -> None:
    (article,), _, _ = read(tmp_path, "a.txt", documents.make_docx())
    assert article.text.startswith("Freight moves")


def test_docx_that_is_broken_or_a_bomb(tmp_path: Path) -> None:
    _, (broken,), _ = read(tmp_path, "a.docx", documents.make_zip({"word/document.xml": b"<w:document"}))
    assert broken.reason == "broken"
    _, (bomb,), _ = read(tmp_path, "b.docx", documents.make_zip({"word/document.xml": b" " * 30_000_000}))
    assert bomb.reason == "bomb"


def test_rss_gives_full_texts_and_summaries(tmp_path: Path) -> None:
    articles, failures, _ = read(tmp_path, "f.xml", (FEEDS / "harbour.rss").read_bytes())
    assert not failures
    full, short = articles
    assert full.doc_id == "harbour.example/2025/deep"
    assert full.published == "2025-03-04"
    assert full.authors == ("Ida Moss",)
    assert full.publisher == "Harbour Gazette"
    assert "€86 million" in full.text
    assert "10⁵ tonnes" in full.text
    assert "$41.5 million" in short.text
    assert short.notes[0].startswith("summary_only")


def test_atom_gives_its_content(tmp_path: Path) -> None:
    (article,), _, _ = read(tmp_path, "a.atom", (FEEDS / "ports.atom").read_bytes())
    assert article.published == "2025-01-31"
    assert "73 metres high, for $112 million" in article.text


def test_hostile_feeds_are_quick_failures(tmp_path: Path) -> None:
    start = time.monotonic()
    _, (failure,), _ = read(tmp_path, "a.xml", documents.BILLION_LAUGHS)
    assert failure.reason == "bomb"
    _, (empty,), _ = read(tmp_path, "b.rss", b"<rss version='2.0'><channel></channel></rss>")
    assert empty.reason == "no_article"
    assert time.monotonic() - start < 60


def test_jsonl_rows_are_articles_and_failures_of_their_own(tmp_path: Path) -> None:
    rows = [
        json.dumps(
            {"id": "a 1", "text": "Sales rose 3 percent.", "date": "2024-05-06T08:00:00Z", "authors": ["X", "Y"]}
        ),
        "broken",
        json.dumps({"text": ""}),
        "[1]",
        "",
        json.dumps({"text": "It fell 4 percent.", "headline": "H", "url": "https://x.example/1"}),
        json.dumps({"text": "A lone \ud800 surrogate rose 5 percent."}),
    ]
    articles, failures, _ = read(tmp_path, "r.jsonl", "\n".join(rows).encode())
    assert [article.doc_id for article in articles] == ["a_1", "r#6", "r#7"]
    assert articles[0].published == "2024-05-06"
    assert articles[0].authors == ("X", "Y")
    assert articles[1].title == "H"
    assert articles[1].url == "https://x.example/1"
    assert "\ufffd" in articles[2].text
    assert [failure.name.rpartition("#")[2] for failure in failures] == ["2", "3", "4"]


@pytest.mark.parametrize(("delimiter", "encoding"), [(",", "utf-8"), (";", "cp1252"), ("\t", "utf-8-sig")])
def test_csv_rows_are_articles(tmp_path: Path, delimiter: str, encoding: str) -> None:
    buffer = io.StringIO()
    writer = csv.writer(buffer, delimiter=delimiter)
    writer.writerows(
        [
            ["doc_id", "Text", "published"],
            ["x", "Sales – “net” –\nrose £3m, and more.", "2024-05-06"],
            ["y", "It fell.", ""],
        ]
    )
    articles, failures, _ = read(tmp_path, "r.csv", buffer.getvalue().encode(encoding))
    assert not failures
    assert [article.doc_id for article in articles] == ["x", "y"]
    assert articles[0].text == "Sales – “net” –\nrose £3m, and more."
    assert articles[0].published == "2024-05-06"


def test_parquet_rows_are_articles(tmp_path: Path) -> None:
    buffer = io.BytesIO()
    parquet.write_table(pyarrow.table({"id": [7, 8], "body": ["Sales rose 3 percent.", None]}), buffer)
    articles, failures, _ = read(tmp_path, "r.parquet", buffer.getvalue())
    assert [article.doc_id for article in articles] == ["7"]
    assert [failure.reason for failure in failures] == ["empty"]


@pytest.mark.parametrize(
    ("name", "data", "reason"),
    [
        ("a.jsonl", b'{"a": 1}', "no_text_column"),
        ("a.json", b"{", "broken"),
        ("a.json", b'[{"text": "Sales rose."}, 3]', "broken"),
        ("a.csv", b"a,b\n1,2\n", "no_text_column"),
        ("a.csv", b"text\n", "empty"),
        ("a.parquet", b"PAR1 no", "broken"),
        ("a.xlsx", documents.make_zip({"xl/workbook.xml": b"x"}), "unknown_kind"),
        ("a.xml", b"<?xml version='1.0'?><invoice><total>3</total></invoice>", "unknown_kind"),
    ],
)
def test_tables_that_are_none(tmp_path: Path, name: str, data: bytes, reason: str) -> None:
    _, failures, _ = read(tmp_path, name, data)
    assert [failure.reason for failure in failures] == [reason]
    assert ";" in failures[0].message or "call it `text`" in failures[0].message


@pytest.mark.parametrize("packed", [True, False])
def test_warc_gives_its_pages(tmp_path: Path, packed: bool) -> None:
    pages = {
        "http://x.example/a/b?c=1": (200, "text/html; charset=utf-8", build_fidelity_page().encode()),
        "http://x.example/gone": (404, "text/html", b"gone"),
        "http://x.example/i.png": (200, "image/png", b"\x89PNG"),
        "http://x.example/r.pdf": (200, "application/pdf", documents.make_pdf()),
    }
    articles, failures, notices = read(tmp_path, "w.warc.gz", documents.make_warc(pages, packed=packed))
    assert [article.doc_id for article in articles] == ["x.example/a/b", "x.example/r.pdf"]
    assert articles[0].url == "http://x.example/a/b?c=1"
    assert articles[0].retrieved == "2025-03-09T08:00:00Z"
    assert not failures
    assert "2 records (image/png, status 404)" in notices[0].message


def test_warc_that_breaks_off_gives_what_came_before(tmp_path: Path) -> None:
    page = (200, "text/html", build_fidelity_page().encode())
    data = documents.make_warc({"http://x.example/a": page, "http://x.example/b": page}, packed=False)
    articles, _, _ = read(tmp_path, "w.warc", data[: len(data) - 3000])
    assert articles[0].doc_id == "x.example/a"


ENTRIES = {
    "b/two.txt": b"Sales rose 3 percent.",
    "a.txt": b"It fell 4 percent.",
    "../../evil.txt": b"evil 1",
    "/abs.txt": b"evil 2",
    "c:\\x.txt": b"evil 3",
    ".hidden.txt": b"hidden 4",
    "__MACOSX/a.txt": b"shadow 5",
    "photo.png": b"x",
    "notes.docx": documents.make_docx(),
    "empty.txt": b"",
}


@pytest.mark.parametrize("form", ["zip", "tar.gz", "tar"])
def test_archive_gives_its_articles_and_refuses_the_rest(tmp_path: Path, form: str) -> None:
    links = {"link.txt": "/etc/passwd"}
    if form == "zip":
        data = documents.make_zip(ENTRIES, links=links)
    else:
        data = documents.make_tar(ENTRIES, mode="w:gz" if form == "tar.gz" else "w", links=links)
    articles, failures, notices = read(tmp_path, f"week.{form}", data)
    assert sorted(article.doc_id for article in articles) == ["a", "b/two", "notes"]
    assert sorted(failure.reason for failure in failures) == ["empty", "unsafe_name", "unsafe_name", "unsafe_name"]
    assert any("link or device" in notice.message or "links or devices" in notice.message for notice in notices)
    assert not any("evil" in article.text or "root:" in article.text for article in articles)
    assert sorted(path.name for path in tmp_path.iterdir()) == [f"week.{form}"]


def test_zip_bomb_is_refused_quickly(tmp_path: Path) -> None:
    data = documents.make_zip_bomb(megabytes=120)
    start = time.monotonic()
    articles, (failure,), _ = read(tmp_path, "a.zip", data)
    assert not articles
    assert failure.reason == "bomb"
    assert time.monotonic() - start < 60


def test_gzip_bomb_and_deep_archives_are_refused(tmp_path: Path) -> None:
    _, (bomb,), _ = read(tmp_path, "a.txt.gz", gzip.compress(b"1 " * 30_000_000))
    assert bomb.reason == "bomb"
    deep = b"Sales rose 3 percent."
    name = "a.txt"
    for level in range(6):
        deep, name = documents.make_zip({name: deep}), f"{level}.zip"
    _, (failure,), _ = read(tmp_path, "deep.zip", deep)
    assert failure.reason == "too_deep"


def test_archive_of_too_many_entries_is_refused(tmp_path: Path) -> None:
    data = documents.make_zip({f"{number}.txt": b"It rose 3 percent." for number in range(30)})
    _, failures, _ = read(tmp_path, "a.zip", data, ReadOptions(limits=Limits(entries=20)))
    assert failures[-1].reason == "too_large"


def test_compressed_article_is_read(tmp_path: Path) -> None:
    (article,), _, _ = read(tmp_path, "a.txt.gz", gzip.compress(b"Sales rose 3 percent."))
    assert article.doc_id == "a"
    (page,), _, _ = read(tmp_path, "b.html.gz", gzip.compress(build_fidelity_page().encode()))
    assert "10⁶ cells" in page.text


@pytest.mark.parametrize("data", [b"PK\x03\x04 broken", b"\x1f\x8b\x08 broken", b"BZh9 broken", b"\xfd7zXZ\x00 broken"])
def test_broken_archives_are_named(tmp_path: Path, data: bytes) -> None:
    _, (failure,), _ = read(tmp_path, "a.zip", data)
    assert failure.reason == "broken"


GERMAN = (
    "Die Firma hat im vergangenen Jahr den Umsatz um 12 Prozent auf 3,4 Millionen Euro gesteigert, wie sie am Montag"
    " mit einer Meldung an die Börse bekannt gab. Der Gewinn ist nach Steuern auf das Doppelte gestiegen."
)
FRENCH = (
    "La société a annoncé que son chiffre d'affaires est en hausse de 12 pour cent, et que les ventes dans le sud de la"
    " France ont été plus fortes que dans le nord, avec une part de 40 pour cent des commandes."
)
RUSSIAN = "Компания сообщила, что выручка выросла на 12 процентов и составила 3 миллиона рублей за год."


@pytest.mark.parametrize(("text", "name"), [(GERMAN, "German"), (FRENCH, "French"), (RUSSIAN, "Cyrillic")])
def test_other_languages_are_named_and_skipped_unless_forced(tmp_path: Path, text: str, name: str) -> None:
    articles, (failure,), _ = read(tmp_path, "a.txt", text.encode())
    assert not articles
    assert failure.reason == "not_english"
    assert name in failure.message
    articles, _, _ = read(tmp_path, "a.txt", text.encode(), ReadOptions(force=True))
    assert articles[0].text == text


def test_english_with_foreign_names_is_read(tmp_path: Path) -> None:
    text = "Der Spiegel and Le Monde de la France said that El País of Madrid had sold 12 percent of its shares." * 3
    articles, failures, _ = read(tmp_path, "a.txt", text.encode())
    assert articles
    assert not failures


def test_copies_in_a_batch_are_told(tmp_path: Path) -> None:
    body = " ".join(documents.REPORT)
    (tmp_path / "a.txt").write_text(body, encoding="utf-8")
    (tmp_path / "b.txt").write_text("AGENCY - " + body + " Reporting by X.", encoding="utf-8")
    (tmp_path / "c.txt").write_text("The town has built 12 houses on the old field, and 30 more will follow. " * 2)
    readings = list(read_inputs([str(tmp_path)]))
    articles = {reading.doc_id: reading for reading in readings if isinstance(reading, Article)}
    assert articles["b"].notes == ("copy_of: a",)
    assert articles["a"].notes == articles["c"].notes == ()
    assert any(isinstance(reading, Notice) and "is a copy of a" in reading.message for reading in readings)


KINDS = {
    "a.pdf": documents.make_pdf(),
    "a.docx": documents.make_docx(),
    "a.rss": (FEEDS / "ports.atom").read_bytes(),
    "a.warc": documents.make_warc({"http://x.example/": (200, "text/html", build_fidelity_page().encode())}),
    "a.zip": documents.make_zip({"a.txt": b"It rose 3 percent.", "b.docx": documents.make_docx()}),
    "a.tar": documents.make_tar({"a.txt": b"It rose 3 percent."}),
    "a.jsonl": b'{"text": "It rose 3 percent."}\n{"text": "It fell."}\n',
    "a.csv": b"id,text\n1,It rose 3 percent.\n",
}


@pytest.mark.parametrize("name", KINDS)
def test_damaged_bytes_give_articles_or_named_failures(tmp_path_factory: pytest.TempPathFactory, name: str) -> None:
    folder = tmp_path_factory.mktemp("damaged")

    @given(st.data())
    @settings(deadline=None, max_examples=6 if name == "a.pdf" else 25, database=None)
    def damage(data: st.DataObject) -> None:
        whole = bytearray(KINDS[name])
        for _ in range(data.draw(st.integers(1, 12))):
            whole[data.draw(st.integers(0, len(whole) - 1))] = data.draw(st.integers(0, 255))
        cut = data.draw(st.integers(1, len(whole)))
        articles, failures, _ = read(folder, name, bytes(whole[:cut]))
        assert articles or failures
        assert all(failure.reason != "reader_fault" for failure in failures), failures

    damage()


@pytest.mark.parametrize(
    ("module", "name", "data", "extra"),
    [
        ("trafilatura", "a.html", build_fidelity_page().encode(), "web"),
        ("lxml.html", "a.html", build_fidelity_page().encode(), "web"),
        ("pypdfium2", "a.pdf", documents.make_pdf(), "pdf"),
        ("docx", "a.docx", documents.make_docx(), "docx"),
        ("feedparser", "a.rss", (FEEDS / "ports.atom").read_bytes(), "feeds"),
        ("fastwarc.warc", "a.warc", documents.make_warc({"http://x.example/": (200, "text/plain", b"x")}), "archives"),
        ("pyarrow.parquet", "a.parquet", b"PAR1", "tables"),
    ],
)
def test_missing_extra_is_named_and_the_rest_goes_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, module: str, name: str, data: bytes, extra: str
) -> None:
    monkeypatch.setitem(sys.modules, module, None)
    (tmp_path / name).write_bytes(data)
    (tmp_path / "z.txt").write_text("Sales rose 3 percent.")
    failure, article = read_inputs([str(tmp_path / name), str(tmp_path / "z.txt")])
    assert isinstance(failure, Unread)
    assert failure.reason == "missing_extra"
    assert f"pip install 'factextract[{extra}]'" in failure.message
    assert isinstance(article, Article)
