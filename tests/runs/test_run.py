"""A run gives the same bytes however it is done: by one worker or two, killed and resumed, with poison in it."""

from __future__ import annotations

import contextlib
import json
import os
import random
import signal
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from factextract.extraction import extract_articles, hash_text
from factextract.records import Article
from tests.runs.archives import digest, list_children, make_archive, read_part, run, start, write_article

pytestmark = pytest.mark.slow
linux_only = pytest.mark.skipif(sys.platform != "linux", reason="looks for worker processes in /proc")


@pytest.fixture(scope="module")
def undisturbed(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """An archive, and the folder of a run over it by one worker."""
    base = tmp_path_factory.mktemp("undisturbed")
    folder = make_archive(base / "in", files=12, rows=40)
    done = run(folder, "-o", base / "out", "--workers", "1", "--unit-articles", "5")
    assert done.returncode == 4, done.stderr  # the broken file and the broken row
    return folder, base / "out"


def test_claims_are_those_of_extract(undisturbed: tuple[Path, Path]) -> None:
    _, out = undisturbed
    texts = {f"a{n:03d}": write_article(n) for n in range(12)}
    articles = [Article(doc_id=name, text=text, text_sha256=hash_text(text)) for name, text in texts.items()]
    expected = [c.to_json_dict() for e in extract_articles(articles, context=False) for c in e.claims]
    claims = [claim for claim in read_part(out, "claims") if str(claim["doc_id"]) in texts]
    assert claims == expected
    assert expected


def test_failures_are_told_with_their_reason(undisturbed: tuple[Path, Path]) -> None:
    reasons = [error["reason"] for error in read_part(undisturbed[1], "errors")]
    assert len(reasons) == 2
    assert "broken" in reasons


def test_two_workers_give_the_same_bytes(undisturbed: tuple[Path, Path], tmp_path: Path) -> None:
    folder, expected = undisturbed
    done = run(folder, "-o", tmp_path / "out", "--workers", "2", "--unit-articles", "5")
    assert done.returncode == 4, done.stderr
    assert digest(tmp_path / "out") == digest(expected)


@linux_only
def test_killed_and_resumed_gives_the_same_bytes(undisturbed: tuple[Path, Path], tmp_path: Path) -> None:
    folder, expected = undisturbed
    out, chance = tmp_path / "out", random.Random(20)
    for attempt in range(40):
        resume = ("--resume",) if (out / "manifest.json").exists() else ()
        process = start(folder, "-o", out, "--workers", "2", "--unit-articles", "5", *resume)
        wait_for(lambda process=process: count_done(out) > 0 or process.poll() is not None, seconds=60)
        time.sleep(chance.uniform(0, 0.15))
        workers = list_children(process.pid)
        victims = [process.pid, *workers] if attempt % 2 else [process.pid]
        for victim in victims:
            kill(victim)
        process.communicate()
        if attempt >= 4 or count_done(out) == len(list((expected / "done").iterdir())):
            break
    done = run(folder, "-o", out, "--workers", "2", "--unit-articles", "5", "--resume")
    assert done.returncode == 4, done.stderr
    assert digest(out) == digest(expected)


@linux_only
def test_a_killed_worker_costs_nothing(undisturbed: tuple[Path, Path], tmp_path: Path) -> None:
    folder, expected = undisturbed
    out = tmp_path / "out"
    process = start(folder, "-o", out, "--workers", "2", "--unit-articles", "5")
    wait_for(lambda: count_done(out) > 0, seconds=60)
    for worker in list_children(process.pid)[:1]:
        kill(worker)
    _, told = process.communicate(timeout=120)
    assert process.returncode == 4, told
    assert digest(out) == digest(expected)


def test_terminated_ends_cleanly_and_can_be_resumed(undisturbed: tuple[Path, Path], tmp_path: Path) -> None:
    folder, expected = undisturbed
    out = tmp_path / "out"
    process = start(folder, "-o", out, "--workers", "1", "--unit-articles", "5")
    wait_for(lambda: count_done(out) > 0, seconds=60)
    process.send_signal(signal.SIGTERM)
    _, told = process.communicate(timeout=60)
    if count_done(out) < len(list((expected / "done").iterdir())):
        assert process.returncode == 130, told
        assert "--resume" in told
    done = run(folder, "-o", out, "--workers", "1", "--unit-articles", "5", "--resume")
    assert done.returncode == 4, done.stderr
    assert digest(out) == digest(expected)


@linux_only
def test_an_article_that_ends_its_worker_is_set_aside(tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    for number in range(4):
        text = write_article(number, sentences=9000 if number == 2 else 3)
        (folder / f"a{number}.txt").write_text(text, encoding="utf-8")
    out = tmp_path / "out"
    process = start(folder, "-o", out, "--workers", "1")
    for _ in range(3):
        wait_for(lambda: stands_at(out, "2 0 extract") or process.poll() is not None, seconds=60)
        for worker in list_children(process.pid):
            kill(worker)
        wait_for(lambda: not stands_at(out, "2 0 extract"), seconds=30)
    _, told = process.communicate(timeout=120)
    assert process.returncode == 4, told
    assert [(e["doc_id"], e["reason"]) for e in read_part(out, "errors")] == [("a2", "crash")]
    assert {claim["doc_id"] for claim in read_part(out, "claims")} == {"a0", "a1", "a3"}


def test_an_article_that_takes_too_long_is_set_aside(tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "a.txt").write_text(write_article(1), encoding="utf-8")
    (folder / "b.txt").write_text(write_article(2, sentences=15000), encoding="utf-8")
    (folder / "c.txt").write_text(write_article(3), encoding="utf-8")
    out = tmp_path / "out"
    done = run(folder, "-o", out, "--workers", "1", "--document-seconds", "1")
    assert done.returncode == 4, done.stderr
    assert [(e["doc_id"], e["reason"]) for e in read_part(out, "errors")] == [("b", "timeout")]
    assert {claim["doc_id"] for claim in read_part(out, "claims")} == {"a", "c"}


def test_an_article_that_is_too_long_is_set_aside(tmp_path: Path) -> None:
    folder = make_archive(tmp_path / "in", files=3, rows=2)
    (folder / "long.txt").write_text(write_article(5, sentences=40), encoding="utf-8")
    done = run(folder, "-o", tmp_path / "out", "--workers", "1", "--document-characters", "1000")
    assert done.returncode == 4, done.stderr
    assert ("long", "too_large") in [(e["doc_id"], e["reason"]) for e in read_part(tmp_path / "out", "errors")]


def test_other_options_and_other_files_are_refused(undisturbed: tuple[Path, Path], tmp_path: Path) -> None:
    folder, out = undisturbed
    again = run(folder, "-o", out, "--unit-articles", "5")
    assert (again.returncode, "--resume" in again.stderr) == (2, True)
    other = run(folder, "-o", out, "--unit-articles", "5", "--resume", "--published", "2024-01-01")
    assert (other.returncode, "other options" in other.stderr) == (2, True)
    fewer = run(folder / "rows.jsonl", "-o", out, "--unit-articles", "5", "--resume")
    assert (fewer.returncode, "other files" in fewer.stderr) == (2, True)
    (tmp_path / "full").mkdir()
    (tmp_path / "full" / "mine.txt").write_text("mine")
    full = run(folder, "-o", tmp_path / "full")
    assert (full.returncode, (tmp_path / "full" / "mine.txt").read_text()) == (2, "mine")


def test_parquet_parts_are_read_by_others(tmp_path: Path) -> None:
    parquet = pytest.importorskip("pyarrow.parquet")
    folder = make_archive(tmp_path / "in", files=3, rows=4)
    assert run(folder, "-o", tmp_path / "out", "--workers", "1", form="parquet").returncode == 4
    claims = parquet.read_table(tmp_path / "out" / "claims")
    summary = json.loads((tmp_path / "out" / "summary.json").read_text())
    assert claims.num_rows == summary["claims"] > 0
    assert parquet.read_table(tmp_path / "out" / "errors").num_rows == summary["errors"] == 2


def wait_for(condition: Callable[[], object], *, seconds: float) -> None:
    end = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < end, "waited too long"
        time.sleep(0.005)


def count_done(out: Path) -> int:
    return len(list((out / "done").glob("*.json"))) if (out / "done").exists() else 0


def stands_at(out: Path, place: str) -> bool:
    try:
        return any(crumb.read_text().strip() == place for crumb in (out / "at").iterdir())
    except OSError:
        return False


def kill(pid: int) -> None:
    with contextlib.suppress(ProcessLookupError):
        os.kill(pid, signal.SIGKILL)
