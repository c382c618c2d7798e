"""The guided tour in src/factextract/rules/README.md: each edit is made, each command gives what the page shows."""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import factextract

SOURCE = Path(factextract.__file__).parent
PAGE = SOURCE / "rules" / "README.md"
STEP = re.compile(
    r"<!-- tour: (?:run (?P<code>\d)|(?P<path>\S+) behind (?P<line>.+?)) -->\n```\w+\n(?P<block>.*?)```", re.S
)


def edit(path, line, block):
    """Put lines behind the one line of a file that is given."""
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    (place,) = [number for number, each in enumerate(lines) if each.strip() == line]
    path.write_text("".join([*lines[: place + 1], block, *lines[place + 1 :]]), encoding="utf-8")


def run(folder, command):
    """Run a command of the page with the copied source."""
    name, *arguments = shlex.split(command)
    assert name == "factextract"
    environment = {**os.environ, "PYTHONPATH": str(folder / "src"), "PYTHONDONTWRITEBYTECODE": "1"}
    call = [sys.executable, "-m", "factextract.cli", *arguments]
    return subprocess.run(
        call, cwd=folder, env=environment, capture_output=True, text=True, encoding="utf-8", check=False
    )


@pytest.mark.slow
@pytest.mark.model
def test_tour_goes_as_the_page_says(tmp_path):
    steps = list(STEP.finditer(PAGE.read_text(encoding="utf-8")))
    assert len(steps) == PAGE.read_text(encoding="utf-8").count("<!-- tour: ")
    assert sum(step["code"] == "1" for step in steps) == 1, "the tour shows one failing check"
    copied = tmp_path / "src" / "factextract"
    shutil.copytree(SOURCE, copied, ignore=shutil.ignore_patterns("__pycache__"))
    for step in steps:
        if step["path"]:
            edit(copied / step["path"], step["line"], step["block"])
            continue
        command, *shown = step["block"].rstrip("\n").split("\n")
        done = run(tmp_path, command.removeprefix("$ "))
        assert done.returncode == int(step["code"]), done.stderr
        for line in shown:
            assert line in done.stdout + done.stderr
