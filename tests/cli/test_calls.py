"""The installed command: help, version, wrong calls; one line each, the right exit code, never a traceback."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

COMMAND = Path(sys.executable).with_name("factextract")


def run(*arguments: str, cwd: Path, stdin: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [str(COMMAND), *arguments], cwd=cwd, input=stdin, capture_output=True, check=False, timeout=120
    )


def test_version_is_printed(tmp_path: Path) -> None:
    done = run("--version", cwd=tmp_path)
    assert done.returncode == 0
    assert done.stdout.startswith(b"factextract ")
    assert done.stderr == b""


@pytest.mark.parametrize("arguments", [(), ("--help",), ("extract", "--help"), ("numbers", "-h"), ("explain", "-h")])
def test_help_is_printed(tmp_path: Path, arguments: tuple[str, ...]) -> None:
    done = run(*arguments, cwd=tmp_path)
    assert done.returncode == 0
    assert done.stdout.startswith(b"Usage: factextract")


def test_help_imports_nothing_heavy(tmp_path: Path) -> None:
    code = "import sys; from factextract.cli import main; sys.argv[1:] = ['-h']; main(); print(sorted(sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], cwd=tmp_path, capture_output=True, check=True)
    for module in (b"'spacy'", b"'pydantic'", b"'rich.console'", b"'numpy'"):
        assert module not in done.stdout


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        pytest.param(("extrac",), "did you mean", id="unknown verb"),
        pytest.param(("extract",), "missing argument", id="no input"),
        pytest.param(("extract", "a.txt", "--frmat", "csv"), "no such option", id="unknown option"),
        pytest.param(("extract", "a.txt", "-f", "cvs"), "did you mean 'csv'?", id="unknown format"),
        pytest.param(("extract", "a.txt", "--types", "count,mony"), "is unknown; it is one of", id="unknown type"),
        pytest.param(("extract", "a.txt", "--types", "percent"), "did you mean 'percentage'?", id="near type"),
        pytest.param(("extract", "a.txt", "--types", ","), "the list is empty", id="empty types"),
        pytest.param(("extract", "a.txt", "--published", "14 August"), "give one such as 2025-08-14", id="bad date"),
        pytest.param(
            ("extract", "a.txt", "--published", "2025-02-30"), "give one such as 2025-08-14", id="no such day"
        ),
        pytest.param(("extract", "a.txt", "-o", "a.txt"), "one of the inputs", id="output is input"),
        pytest.param(("extract", "a.txt", "-o", "."), "is a folder", id="output is a folder"),
        pytest.param(("numbers", "a.txt", "--fate", "exclude"), "did you mean 'excluded'?", id="near fate"),
    ],
)
def test_wrong_call_is_one_line_and_exit_code_2(tmp_path: Path, arguments: tuple[str, ...], words: str) -> None:
    (tmp_path / "a.txt").write_text("Profits rose 12 percent.\n")
    done = run(*arguments, cwd=tmp_path)
    assert done.returncode == 2
    assert done.stdout == b""
    lines = done.stderr.decode().splitlines()
    assert len(lines) == 1
    assert lines[0].startswith("factextract: ")
    assert words in lines[0].lower()
    assert (tmp_path / "a.txt").read_text() == "Profits rose 12 percent.\n"


def test_wrong_setting_is_one_line_and_exit_code_2(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Profits rose 12 percent.\n")
    (tmp_path / "factextract.toml").write_text('formt = "csv"\n')
    done = run("extract", "a.txt", cwd=tmp_path)
    assert done.returncode == 2
    assert b"did you mean 'format'?" in done.stderr
    assert done.stderr.count(b"\n") == 1
