"""The verb `check` as it is installed: formats, exit codes, reference tables."""

from __future__ import annotations

import csv
import io
import json
import subprocess
import sys
from pathlib import Path

import pytest

COMMAND = Path(sys.executable).with_name("factextract")
WRONG = "Sales at Harfield Stores rose 8 percent to £327,600 in June from £312,000 in May.\n"
RIGHT = "Sales at Harfield Stores rose 5 percent to £327,600 in June from £312,000 in May.\n"
SPAIN = "Spain’s unemployment rate was 12.4 percent in 2023, the ministry said.\n"
TABLE = "entity,indicator,period,value,unit,source\nSpain,Unemployment rate,2023,12.4,percent,Survey\n"

pytestmark = pytest.mark.model


def run(*arguments: str, cwd: Path, stdin: str = "") -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [str(COMMAND), "check", *arguments],
        cwd=cwd, input=stdin, capture_output=True, check=False, timeout=120, encoding="utf-8",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("text", "arguments", "code"),
    [(WRONG, (), 0), (WRONG, ("--strict",), 1), (RIGHT, ("--strict",), 0)],
    ids=["wrong", "wrong, strict", "right, strict"],
)
def test_strict_alone_turns_a_contradiction_into_a_failure(
    tmp_path: Path, text: str, arguments: tuple, code: int
) -> None:
    done = run("-", *arguments, cwd=tmp_path, stdin=text)
    assert done.returncode == code
    assert done.stdout.startswith("stdin: 1 check")
    assert done.stderr == ""


def test_findings_are_records_in_json_lines(tmp_path: Path) -> None:
    done = run("-", "-f", "jsonl", cwd=tmp_path, stdin=WRONG)
    finding = json.loads(done.stdout.splitlines()[0])
    assert (finding["kind"], finding["verdict"], finding["severity"]) == ("change", "inconsistent", "high")
    assert finding["message"] == "From £312,000 to £327,600 is a rise of 5 percent; the article says up 8 percent."


def test_findings_are_rows_in_csv(tmp_path: Path) -> None:
    done = run("-", "-f", "csv", cwd=tmp_path, stdin=WRONG)
    rows = list(csv.DictReader(io.StringIO(done.stdout)))
    assert [row["verdict"] for row in rows] == ["inconsistent"]


def test_json_and_markdown_hold_the_same_finding(tmp_path: Path) -> None:
    assert len(json.loads(run("-", "-f", "json", cwd=tmp_path, stdin=WRONG).stdout)) == 1
    assert "**does not fit** (change)" in run("-", "-f", "md", cwd=tmp_path, stdin=WRONG).stdout


@pytest.mark.parametrize(("value", "outcome"), [("12.4", "agrees"), ("15.1", "differs")])
def test_figure_is_held_against_a_reference_table(tmp_path: Path, value: str, outcome: str) -> None:
    (tmp_path / "table.csv").write_text(TABLE.replace("12.4", value), encoding="utf-8")
    done = run("-", "--reference", "table.csv", "-f", "jsonl", cwd=tmp_path, stdin=SPAIN)
    assert [json.loads(line)["outcome"] for line in done.stdout.splitlines()] == [outcome]


def test_article_without_a_relation_has_no_findings(tmp_path: Path) -> None:
    done = run("-", cwd=tmp_path, stdin="The ferry carried 41 people.\n")
    assert (done.returncode, done.stdout.strip()) == (0, "stdin: 0 checks")


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (("none.txt",), 3, "none.txt"),
        (("-", "--reference", "none.csv"), 3, "no such reference table"),
        (("-", "-f", "xml"), 2, "xml"),
    ],
    ids=["no input", "no table", "no format"],
)
def test_wrong_call_is_one_line(tmp_path: Path, arguments: tuple, code: int, words: str) -> None:
    done = run(*arguments, cwd=tmp_path, stdin=RIGHT)
    assert done.returncode == code
    assert words in done.stderr
    assert len(done.stderr.splitlines()) == 1


def test_extract_with_check_tells_the_findings_aside(tmp_path):
    article = tmp_path / "grid.txt"
    article.write_text("The plant sold 200 MW of its 320 MW, or 70 percent, the firm said.", encoding="utf-8")
    command = [sys.executable, "-m", "factextract.cli", "extract", str(article), "--check", "-f", "jsonl"]
    run = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=True)
    assert all(json.loads(line)["claim_id"].startswith("grid:") for line in run.stdout.splitlines())
    assert "200 of 320 megawatts is 62.5 percent" in " ".join(run.stderr.split())
