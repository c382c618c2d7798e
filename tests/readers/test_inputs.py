"""The door of reading: files, folders, identifiers, dates, failures that stop nothing."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path

import pytest

from factextract.readers.inputs import read_inputs
from factextract.readers.names import IdLedger, clean_id, file_id, path_id
from factextract.readers.source import Limits, Notice, ReadOptions, Unread
from factextract.records import Article

TEXT = "Profits rose 12 percent.\r\nSales fell.\n"


def read_all(
    *names: Path | str, options: ReadOptions | None = None
) -> tuple[list[Article], list[Unread], list[Notice]]:
    readings = list(read_inputs([str(name) for name in names], options))
    return (
        [reading for reading in readings if isinstance(reading, Article)],
        [reading for reading in readings if isinstance(reading, Unread)],
        [reading for reading in readings if isinstance(reading, Notice)],
    )


def write(path: Path, content: str | bytes = TEXT) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def test_read_file_gives_the_text_untouched_with_its_hashes(tmp_path: Path) -> None:
    path = write(tmp_path / "week one.txt", b"\xef\xbb\xbf" + TEXT.encode())
    (article,), failures, _ = read_all(path)
    assert not failures
    assert article.text == TEXT
    assert article.doc_id == "week_one"
    assert article.text_sha256 == hashlib.sha256(TEXT.encode()).hexdigest()
    assert article.source_sha256 == hashlib.sha256(path.read_bytes()).hexdigest()
    assert article.encoding == "utf-8"
    assert article.notes == ("byte_order_mark: utf-8",)
    assert article.source_name == str(path)


def test_read_folder_is_recursive_sorted_and_passes_hidden_files_over(tmp_path: Path) -> None:
    for name in ("b.txt", "a/z.txt", "a/c/1.md", ".hidden.txt", ".git/x.txt", "README.md", "photo.png", "B.txt"):
        write(tmp_path / name)
    articles, failures, notices = read_all(tmp_path)
    assert [article.doc_id for article in articles] == ["B", "a/c/1", "a/z", "b"]
    assert not failures
    assert "2 files of other kinds (.md, .png)" in notices[0].message


def test_read_folder_survives_loops_and_links_out_of_it(tmp_path: Path) -> None:
    folder = tmp_path / "in"
    write(folder / "a.txt")
    write(tmp_path / "secret.txt")
    (folder / "sub").mkdir()
    (folder / "sub" / "loop").symlink_to(folder, target_is_directory=True)
    (folder / "out.txt").symlink_to(tmp_path / "secret.txt")
    (folder / "dangling.txt").symlink_to(tmp_path / "nowhere")
    articles, failures, notices = read_all(folder)
    assert [article.doc_id for article in articles] == ["a"]
    assert not failures
    assert "3 symbolic links" in notices[0].message


def test_read_folder_passes_a_pipe_over(tmp_path: Path) -> None:
    write(tmp_path / "a.txt")
    os.mkfifo(tmp_path / "pipe.txt")
    articles, _, notices = read_all(tmp_path)
    assert len(articles) == 1
    assert "special files" in notices[0].message


@pytest.mark.parametrize("names", [(), ("photo.png",), (".hidden.txt",)], ids=["empty", "other kinds", "hidden"])
def test_read_folder_without_articles_says_so(tmp_path: Path, names: tuple[str, ...]) -> None:
    for name in names:
        write(tmp_path / name)
    articles, (failure,), _ = read_all(tmp_path)
    assert not articles
    assert failure.reason == "no_article"


def test_read_link_loop_given_by_name(tmp_path: Path) -> None:
    loop = tmp_path / "loop.txt"
    loop.symlink_to(loop)
    _, (failure,), _ = read_all(loop)
    assert failure.reason in ("unreadable", "not_found")


@pytest.mark.parametrize(
    ("content", "reason", "word"),
    [
        pytest.param(b"", "empty", "is empty", id="empty"),
        pytest.param(b" \n\t ", "empty", "white space", id="blanks"),
        pytest.param(b"\xef\xbb\xbf", "empty", "is empty", id="byte order mark alone"),
        pytest.param(b"ab\x00cd", "binary", "binary", id="NUL"),
        pytest.param(b"\x89PNG\r\n\x1a\n", "unknown_kind", "PNG image", id="image named txt"),
        pytest.param(b"\xd0\xcf\x11\xe0" + b"\x00" * 50, "unknown_kind", "old Office file", id="doc"),
    ],
)
def test_read_failure_is_told_and_the_rest_goes_on(tmp_path: Path, content: bytes, reason: str, word: str) -> None:
    bad = write(tmp_path / "bad.txt", content)
    articles, (failure,), _ = read_all(bad, write(tmp_path / "good.txt"))
    assert [article.doc_id for article in articles] == ["good"]
    assert failure.name == str(bad)
    assert failure.reason == reason
    assert word in failure.message


@pytest.mark.parametrize("name", ["nowhere.txt", "file.txt/below.txt", "x" * 5000, "nul\x00.txt"])
def test_read_unreadable_path(tmp_path: Path, name: str) -> None:
    write(tmp_path / "file.txt")
    _, (failure,), _ = read_all(f"{tmp_path}/{name}")
    assert failure.reason in ("not_found", "unreadable")


@pytest.mark.skipif(os.geteuid() == 0, reason="the superuser may read everything")
def test_read_without_permission(tmp_path: Path) -> None:
    path = write(tmp_path / "a.txt")
    path.chmod(0)
    _, (failure,), _ = read_all(path)
    assert "permission denied" in failure.message


def test_read_refuses_what_is_too_large(tmp_path: Path) -> None:
    path = write(tmp_path / "a.txt", b"word " * 1000)
    _, (failure,), _ = read_all(path, options=ReadOptions(limits=Limits(source_bytes=1000)))
    assert failure.reason == "too_large"


def test_second_article_of_an_id_is_told_apart(tmp_path: Path) -> None:
    paths = [write(tmp_path / folder / "a.txt") for folder in "xyz"]
    articles, _, notices = read_all(*paths)
    assert [article.doc_id for article in articles] == ["a", "a~2", "a~3"]
    assert [notice.name for notice in notices] == [str(path) for path in paths[1:]]


def test_sidecar_in_the_folder_or_above_gives_the_date(tmp_path: Path) -> None:
    write(
        tmp_path / "articles.toml",
        '[articles.a]\npublished = "2025-08-14"\ntitle = "A"\n[articles.b]\npublished = 2025-08-15\n',
    )
    a, b, c = (write(tmp_path / "texts" / f"{name}.txt") for name in "abc")
    articles, _, _ = read_all(a, b, c)
    assert [article.published for article in articles] == ["2025-08-14", "2025-08-15", None]
    assert articles[0].title == "A"
    assert [article.published for article in read_all(tmp_path)[0]] == ["2025-08-14", "2025-08-15", None]


def test_sidecar_may_hold_its_tables_at_the_top(tmp_path: Path) -> None:
    write(tmp_path / "articles.toml", "[a]\npublished = 2025-08-14\n")
    (article,), _, notices = read_all(write(tmp_path / "a.txt"))
    assert article.published == "2025-08-14"
    assert not notices


def test_date_given_wins_over_the_sidecar(tmp_path: Path) -> None:
    write(tmp_path / "articles.toml", '[articles.a]\npublished = "2025-08-14"\n')
    (article,), _, _ = read_all(write(tmp_path / "a.txt"), options=ReadOptions(published="2024-01-02"))
    assert article.published == "2024-01-02"


@pytest.mark.parametrize(
    "content",
    [
        "[articles.a\n",
        "[articles.a]\npublished = 'soon'\n",
        "articles = 3\n",
        "title = 3\n[a]\nx = 1\n",
        b"\xff\xfe\x00",
    ],
)
def test_broken_sidecar_is_told_once_and_the_articles_are_read(tmp_path: Path, content: str | bytes) -> None:
    write(tmp_path / "articles.toml", content)
    articles, failures, notices = read_all(write(tmp_path / "a.txt"), write(tmp_path / "b.txt"))
    assert len(articles) == 2
    assert not failures
    assert len(notices) == 1
    assert "articles.toml" in notices[0].name


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("a.txt", "a"),
        ("a b.txt", "a_b"),
        ("10:30 report.txt", "10_30_report"),
        ("notes.2024.txt", "notes.2024"),
        (".profile", ".profile"),
        ("a.warc.gz", "a"),
        ("plain", "plain"),
        ("a\u202eb.txt", "a_b"),
        (" .txt", "_"),
    ],
)
def test_file_id_is_the_stem_without_colons_and_blanks(name: str, expected: str) -> None:
    assert file_id(name) == expected


def test_path_id_keeps_the_slash() -> None:
    assert path_id(("a b", "c.d", "e.txt")) == "a_b/c.d/e"
    assert clean_id("") == "_"


def test_id_ledger_never_gives_an_id_twice() -> None:
    ledger = IdLedger()
    given = [ledger.claim(name) for name in ("a~2", "a", "a", "a", "a~2")]
    assert len(set(given)) == 5
    assert given[:2] == ["a~2", "a"]


def test_one_line_of_ten_megabytes_is_read(tmp_path: Path) -> None:
    path = write(tmp_path / "long.txt", b"Sales rose 3 percent. " * 480_000)
    (article,), _, _ = read_all(path)
    assert len(article.text) == path.stat().st_size
