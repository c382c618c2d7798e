"""The README's examples, run as they stand."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
ARTICLE = re.search(r"`article.txt` holds: \*(.+?)\*", README, re.DOTALL)[1].replace("\n", " ") + "\n"


def example(name):
    return re.search(rf"<!-- example: {name} -->\n```\w+\n(.*?)```", README, re.DOTALL)[1]


@pytest.mark.model
@pytest.mark.parametrize("verb", ["extract", "check"])
def test_command_prints_what_the_readme_shows(verb, tmp_path):
    first, *shown = example(verb).splitlines()
    (tmp_path / "article.txt").write_text(ARTICLE, encoding="utf-8")
    command = [sys.executable, "-m", "factextract.cli", *first.removeprefix("$ factextract ").split()]
    run = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, encoding="utf-8", check=True)
    assert [line.rstrip() for line in run.stdout.splitlines() if line.strip()] == [
        line.rstrip() for line in shown if line.strip()
    ]


@pytest.mark.model
def test_python_example_runs():
    exec(compile(example("python"), "README.md", "exec"), {})


@pytest.mark.parametrize("target", ["demo", "test", "check", "score"])
def test_every_make_target_that_the_readme_names_is_there(target):
    assert re.search(rf"^{target}:", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE)
    assert f"make {target}" in README


def test_every_command_that_the_readme_names_is_there():
    help_text = subprocess.run(
        [sys.executable, "-m", "factextract.cli", "--help"], capture_output=True, text=True, check=True
    ).stdout
    for verb in ("extract", "numbers", "explain", "score", "check", "report", "review", "gold"):
        assert re.search(rf"^  {verb} ", help_text, re.MULTILINE)
        assert f"factextract {verb}" in README or f"`{verb}`" in README
