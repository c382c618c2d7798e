"""The installed command on real inputs: every format, every exit code, failures that stop nothing."""

from __future__ import annotations

import csv
import io
import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import documents
import openpyxl
import pyarrow.parquet as parquet
import pytest
from server import serve
from traps import build_fidelity_page
from truth import PAGES

from factextract.provenance import SourcedClaim
from factextract.records import Number

pytestmark = pytest.mark.model

PAGE = PAGES / "01-broadcaster.html"
COMMAND = str(Path(sys.executable).with_name("factextract"))
TEXT = "Profits at Halden rose 12 percent to $3.4bn in 2024.\n\nThe firm hired about 1,200 people last year.\n"


def run(
    *arguments: str, cwd: Path, stdin: bytes = b"", env: dict[str, str] | None = None
) -> subprocess.CompletedProcess[bytes]:
    whole = {**os.environ, **(env or {})}
    return subprocess.run(
        [COMMAND, *arguments], cwd=cwd, input=stdin, capture_output=True, check=False, timeout=120, env=whole
    )


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    return tmp_path


def test_jsonl_holds_one_whole_claim_a_line(folder: Path) -> None:
    done = run("extract", "a.txt", "-f", "jsonl", "--published", "2025-02-01", cwd=folder)
    assert done.returncode == 0
    assert done.stderr == b""
    claims = [SourcedClaim.model_validate_json(line) for line in done.stdout.decode().splitlines()]
    assert all(claim.article.published == "2025-02-01" for claim in claims)
    assert all(claim.article.source_name == "a.txt" for claim in claims)
    assert [claim.text for claim in claims] == ["12 percent", "$3.4bn", "1,200"]
    assert claims[2].hedge is not None
    assert claims[2].period is not None
    assert claims[2].period.from_ == "2024-01-01"
    for claim in claims:
        assert TEXT[claim.start : claim.end] == claim.text
        assert claim.claim_id == f"a:{claim.start}-{claim.end}"


def test_formats_agree(folder: Path) -> None:
    lines = run("extract", "a.txt", "-f", "jsonl", cwd=folder).stdout.decode().splitlines()
    array = json.loads(run("extract", "a.txt", "-f", "json", cwd=folder).stdout)
    assert array == [json.loads(line) for line in lines]
    assert run("extract", "a.txt", "-o", "out/c.csv", cwd=folder).returncode == 0
    rows = list(csv.DictReader(io.StringIO((folder / "out/c.csv").read_text(encoding="utf-8"))))
    assert [row["value"] for row in rows] == [claim["value"] for claim in array]
    assert run("extract", "a.txt", "-o", "c.xlsx", cwd=folder).returncode == 0
    sheet = openpyxl.load_workbook(folder / "c.xlsx").active
    assert sheet is not None
    assert sheet.max_row == len(array) + 1
    assert run("extract", "a.txt", "-o", "c.parquet", cwd=folder).returncode == 0
    assert parquet.read_table(folder / "c.parquet").column("claim_id").to_pylist() == [c["claim_id"] for c in array]


def test_markdown_says_each_claim_in_plain_words(folder: Path) -> None:
    done = run("extract", "a.txt", "-f", "md", cwd=folder)
    page = done.stdout.decode()
    assert "> Profits at Halden rose **12 percent** to $3.4bn in 2024." in page
    assert "an increase by this much" in page
    assert "3,400,000,000 USD" in page
    assert "approximately (“about”)" in page


def test_table_fits_eighty_columns(folder: Path) -> None:
    done = run("extract", "a.txt", cwd=folder, env={"COLUMNS": "80"})
    assert done.returncode == 0
    lines = done.stdout.decode().splitlines()
    assert max(map(len, lines)) <= 80
    assert lines[0] == "a: 3 claims"
    assert any("12 percent" in line and "percentage" in line for line in lines)


def test_bytes_are_the_same_in_any_locale_and_hash_seed(folder: Path) -> None:
    (folder / "b.txt").write_text("Umsätze – “net” – rose 3½ percent to €4m.\n", encoding="utf-8")
    outputs = {
        run(
            "extract", ".", "-f", form, cwd=folder, env={"LC_ALL": locale, "PYTHONHASHSEED": seed, "PYTHONUTF8": "0"}
        ).stdout
        for form in ("jsonl",)
        for locale, seed in (("C", "1"), ("C.UTF-8", "2"))
    }
    assert len(outputs) == 1
    assert "3½ percent" in outputs.pop().decode("utf-8")


def test_types_are_kept_apart(folder: Path) -> None:
    done = run("extract", "a.txt", "-f", "jsonl", "--types", "Currency", cwd=folder)
    assert [json.loads(line)["type"] for line in done.stdout.splitlines()] == ["currency"]


def test_repeated_paragraph_gives_no_claim_twice(folder: Path) -> None:
    body = "The harbour authority said that the ferries carried 61,000 passengers in the year, 8 percent fewer.\n\n"
    (folder / "twice.txt").write_text(body + "In between.\n\n" + body, encoding="utf-8")
    claims = [json.loads(line) for line in run("extract", "twice.txt", "-f", "jsonl", cwd=folder).stdout.splitlines()]
    assert [claim["text"] for claim in claims] == ["61,000", "8 percent"]
    numbers = [json.loads(line) for line in run("numbers", "twice.txt", "-f", "jsonl", cwd=folder).stdout.splitlines()]
    assert [number["reason"] for number in numbers] == [None, None, "repeated", "repeated"]


def test_tables_carry_the_provenance(folder: Path) -> None:
    (folder / "p.html").write_bytes(PAGE.read_bytes().replace(b"[[", b"").replace(b"]]", b""))
    done = run("extract", "p.html", "-f", "csv", cwd=folder)
    rows = list(csv.DictReader(io.StringIO(done.stdout.decode())))
    assert len(rows) > 8
    assert all(row["article.title"] == "Ferry firm to cut jobs after winter losses" for row in rows)
    assert all(row["article.published"] == "2025-02-11" for row in rows)
    assert all(row["article.source_name"] == "p.html" for row in rows)


def test_inputs_of_all_kinds_go_through_one_command(folder: Path) -> None:
    (folder / "report.pdf").write_bytes(documents.make_pdf())
    (folder / "notes.docx").write_bytes(documents.make_docx())
    feed = Path(documents.__file__).with_name("feeds") / "ports.atom"
    (folder / "feed.xml").write_bytes(feed.read_bytes())
    page = (200, "text/html", build_fidelity_page().encode())
    (folder / "archive.warc.gz").write_bytes(documents.make_warc({"http://x.example/towns": page}))
    with serve() as site:
        address = f"{site}/pages/01-broadcaster.html"
        inputs = [address, "report.pdf", "feed.xml", "archive.warc.gz", "notes.docx"]
        done = run("extract", *inputs, "-f", "jsonl", "--allow-private", cwd=folder)
        refused = run("extract", address, cwd=folder)
    claims = [json.loads(line) for line in done.stdout.splitlines()]
    sources = {claim["article"]["source_name"].split("!")[0].split("#")[0] for claim in claims}
    assert sources == set(inputs)
    assert done.returncode == 0
    assert refused.returncode == 3
    assert b"leads to a private network" in refused.stderr


def test_no_context_leaves_the_roles_null(folder: Path) -> None:
    done = run("extract", "a.txt", "-f", "jsonl", "--no-context", cwd=folder)
    claims = [json.loads(line) for line in done.stdout.splitlines()]
    assert len(claims) == 3
    assert all(claim[role] is None for claim in claims for role in ("subject", "source", "place"))


def test_stdin_is_an_article(folder: Path) -> None:
    done = run("extract", "-", "-f", "jsonl", cwd=folder, stdin=TEXT.encode())
    assert json.loads(done.stdout.splitlines()[0])["doc_id"] == "stdin"


def test_numbers_has_every_number_once(folder: Path) -> None:
    done = run("numbers", "a.txt", "-f", "jsonl", cwd=folder)
    numbers = [Number.model_validate_json(line) for line in done.stdout.decode().splitlines()]
    assert [number.text for number in numbers] == ["12", "3.4bn", "2024", "1,200"]
    assert numbers[2].fate == "excluded"
    excluded = run("numbers", "a.txt", "-f", "jsonl", "--fate", "excluded", cwd=folder).stdout.splitlines()
    assert len(excluded) == sum(number.fate == "excluded" for number in numbers)


def test_explain_names_the_rules(folder: Path) -> None:
    done = run("explain", "Profits rose 12 percent.", cwd=folder)
    assert done.returncode == 0
    assert b"12 percent" in done.stdout
    assert b"quantities." in done.stdout


@pytest.mark.parametrize(
    ("inputs", "code"),
    [
        pytest.param(["nowhere.txt"], 3, id="not there"),
        pytest.param(["binary.txt"], 3, id="binary"),
        pytest.param(["empty.txt"], 5, id="empty"),
        pytest.param(["blank.txt"], 5, id="blank"),
        pytest.param(["void"], 5, id="folder without articles"),
        pytest.param(["binary.txt", "nowhere.txt"], 3, id="all fail"),
        pytest.param(["binary.txt", "a.txt"], 4, id="one fails"),
        pytest.param(["a.txt", "a.txt"], 0, id="twice"),
        pytest.param(["none.txt"], 0, id="no claim"),
    ],
)
def test_exit_codes(folder: Path, inputs: list[str], code: int) -> None:
    (folder / "binary.txt").write_bytes(b"a\x00b")
    (folder / "empty.txt").write_bytes(b"")
    (folder / "blank.txt").write_bytes(b" \n")
    (folder / "none.txt").write_text("Nothing happened.\n")
    (folder / "void").mkdir()
    done = run("extract", *inputs, "-o", "out.jsonl", cwd=folder)
    assert done.returncode == code
    assert done.stdout == b""
    assert b"Traceback" not in done.stderr
    assert all(line.startswith(b"factextract: ") for line in done.stderr.splitlines())
    assert (folder / "out.jsonl").exists() == (code in (0, 4))
    assert not list(folder.glob(".*.part"))
    if code in (0, 4) and "a.txt" in inputs:
        assert b"12 percent" in (folder / "out.jsonl").read_bytes()


def test_batch_with_failures_ends_with_a_summary(folder: Path) -> None:
    (folder / "b.txt").write_bytes(b"a\x00b")
    (folder / "c.txt").write_bytes(b"")
    done = run("extract", ".", "-f", "jsonl", cwd=folder)
    assert done.returncode == 4
    assert (
        done.stderr.decode().splitlines()[-1]
        == "factextract: 1 of 3 articles read, 3 claims; 2 not read: 1 binary, 1 empty"
    )


def test_hostile_names_and_texts_do_not_reach_the_terminal(folder: Path) -> None:
    name = "x\x1b[31mred.txt"
    (folder / name).write_text("Sales\x1b[2J rose 7 percent\u202e.\n", encoding="utf-8")
    done = run("extract", name, cwd=folder)
    assert b"\x1b" not in done.stdout
    (folder / name).write_bytes(b"\x00")
    done = run("extract", name, cwd=folder)
    assert b"\x1b" not in done.stderr


def test_broken_pipe_is_quiet(folder: Path) -> None:
    (folder / "long.txt").write_text(TEXT * 80, encoding="utf-8")
    process = subprocess.Popen(
        [COMMAND, "extract", "long.txt", "-f", "jsonl", "--no-context"],
        cwd=folder,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert process.stdout is not None
    process.stdout.readline()
    process.stdout.close()
    assert process.stderr is not None
    assert process.stderr.read() == b""
    assert process.wait(timeout=60) == 0
    process.stderr.close()


def test_interruption_leaves_no_half_file(folder: Path) -> None:
    (folder / "old.jsonl").write_text("old\n")
    process = subprocess.Popen(
        [COMMAND, "extract", "-", "-o", "old.jsonl"], cwd=folder, stdin=subprocess.PIPE, stderr=subprocess.PIPE
    )
    time.sleep(2.5)
    process.send_signal(signal.SIGINT)
    _, errors = process.communicate(timeout=60)
    assert process.returncode == 130
    assert errors.decode().strip().endswith("interrupted")
    assert (folder / "old.jsonl").read_text() == "old\n"
    assert not list(folder.glob(".*.part"))


def run_on_terminal(*arguments: str, cwd: Path) -> bytes:
    """Run the command with a terminal for its standard error; give what the terminal shows."""
    master, slave = os.openpty()
    with open(os.devnull, "wb") as nothing:  # noqa: PTH123
        process = subprocess.Popen([COMMAND, *arguments], cwd=cwd, stdout=nothing, stderr=slave)
    os.close(slave)
    shown = b""
    while True:
        try:
            piece = os.read(master, 4096)
        except OSError:  # the other end is closed
            break
        if not piece:
            break
        shown += piece
    os.close(master)
    assert process.wait(timeout=60) == 0
    return shown


def test_bar_is_shown_on_a_terminal_and_taken_away(folder: Path) -> None:
    (folder / "long.txt").write_text(TEXT * 300, encoding="utf-8")
    shown = run_on_terminal("extract", "long.txt", "-f", "jsonl", cwd=folder)
    assert b"articles, 0 found," in shown
    assert b"\x1b[2K" in shown


def test_settings_hold_until_an_option_is_given(folder: Path) -> None:
    (folder / "factextract.toml").write_text('format = "jsonl"\ntypes = ["percentage"]\n')
    assert len(run("extract", "a.txt", cwd=folder).stdout.splitlines()) == 1
    assert run("extract", "a.txt", "-f", "csv", cwd=folder).stdout.startswith(b"doc_id,")


def test_missing_model_is_exit_code_2(folder: Path) -> None:
    done = run("extract", "a.txt", "--model", "en_none_such", cwd=folder)
    assert done.returncode == 2
    assert done.stderr.count(b"\n") == 1
    assert b"install" in done.stderr
