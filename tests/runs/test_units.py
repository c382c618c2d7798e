"""Units cover their files, each article once, and reading them piece by piece is reading the whole."""

from __future__ import annotations

from pathlib import Path

import pytest

from factextract.errors import UsageError
from factextract.readers.inputs import Run, read_inputs
from factextract.readers.source import ReadOptions, Unread
from factextract.records import Article
from factextract.runs.reading import read_piece
from factextract.runs.units import plan_units
from tests.runs.archives import make_archive, write_article


def read_by_units(inputs: list[str], articles: int) -> list[Article | Unread]:
    units, unread = plan_units(inputs, articles=articles)
    found: list[Article | Unread] = list(unread)
    for unit in units:
        run = Run(ReadOptions())
        for piece in unit.pieces:
            found.extend(read_piece(piece, run))
    return found


def strip(reading: Article | Unread) -> tuple[str, str]:
    if isinstance(reading, Unread):
        return Path(reading.name).name, reading.reason
    return reading.doc_id, reading.text_sha256


@pytest.mark.parametrize("articles", [1, 4, 1000])
def test_pieces_give_what_the_whole_gives(tmp_path: Path, articles: int) -> None:
    folder = make_archive(tmp_path / "in")
    whole = [r for r in read_inputs([str(folder)]) if isinstance(r, (Article, Unread))]
    assert sorted(map(strip, read_by_units([str(folder)], articles))) == sorted(map(strip, whole))


def test_row_groups_of_a_table_are_read_each_once(tmp_path: Path) -> None:
    arrow = pytest.importorskip("pyarrow")
    parquet = pytest.importorskip("pyarrow.parquet")
    table = arrow.table({"text": [write_article(n) for n in range(23)]})
    parquet.write_table(table, tmp_path / "t.parquet", row_group_size=5)
    units, _ = plan_units([str(tmp_path / "t.parquet")], articles=5)
    assert len(units) == 5
    ids = [r.doc_id for r in read_by_units([str(tmp_path / "t.parquet")], 5) if isinstance(r, Article)]
    assert ids == [f"t#{n}" for n in range(1, 24)]


def test_records_of_a_web_archive_are_read_each_once(tmp_path: Path) -> None:
    pytest.importorskip("fastwarc")
    path = tmp_path / "w.warc"
    with path.open("wb") as stream:
        for number in range(9):
            body = write_article(number).encode()
            answer = b"HTTP/1.1 200 OK\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n" + body
            stream.write(
                b"WARC/1.0\r\nWARC-Type: response\r\nWARC-Date: 2024-05-02T00:00:00Z\r\n"
                + b"WARC-Record-ID: <urn:uuid:00000000-0000-0000-0000-%012d>\r\n" % number
                + b"WARC-Target-URI: https://news.example/a%d\r\n" % number
                + b"Content-Type: application/http; msgtype=response\r\n"
                + b"Content-Length: %d\r\n\r\n" % len(answer)
                + answer
                + b"\r\n\r\n"
            )
    units, _ = plan_units([str(path)], articles=4)
    assert len(units) == 3
    whole = [strip(r) for r in read_inputs([str(path)]) if isinstance(r, Article)]
    assert [strip(r) for r in read_by_units([str(path)], 4)] == whole
    assert len(whole) == 9


def test_units_are_named_by_what_they_hold(tmp_path: Path) -> None:
    folder = make_archive(tmp_path / "in")
    before = [unit.name for unit in plan_units([str(folder)])[0]]
    assert before == [unit.name for unit in plan_units([str(folder)])[0]]
    (folder / "a000.txt").write_text("Another 5 houses burnt down.\n")
    assert before != [unit.name for unit in plan_units([str(folder)])[0]]


def test_addresses_are_refused() -> None:
    with pytest.raises(UsageError, match="files and folders"):
        plan_units(["https://news.example/feed"])
