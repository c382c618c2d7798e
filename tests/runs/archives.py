"""Small archives of invented articles, and runs over them in processes of their own."""

from __future__ import annotations

import hashlib
import json
import os
import subprocess
import sys
from pathlib import Path

LINES = (
    "Sales at the {n} bakeries of Delaney rose {p} percent to ${m} million in 20{y}, the company said.",
    "About {n} of the {m} pupils came by bus, up from {p} a year earlier.",
    "The river stood {p} metres above its usual mark, and {n} families left their homes.",
)


def write_article(number: int, sentences: int = 3) -> str:
    """Give an article of its own for each number."""
    lines = [
        LINES[(number + i) % len(LINES)].format(
            n=number % 97 + 3 + i, p=number % 31 + 2, m=number % 53 + 100 + i, y=10 + number % 14
        )
        for i in range(sentences)
    ]
    return "\n\n".join(lines) + "\n"


def make_archive(folder: Path, *, files: int = 6, rows: int = 30) -> Path:
    """Make a folder with files of text, a table of articles in JSON Lines, and one file that is no article."""
    folder.mkdir(parents=True)
    for number in range(files):
        (folder / f"a{number:03d}.txt").write_text(write_article(number), encoding="utf-8")
    table = [json.dumps({"id": f"row-{n}", "text": write_article(n + 1000), "date": "2024-05-02"}) for n in range(rows)]
    table.insert(7, "{ this is no row")
    (folder / "rows.jsonl").write_text("\n".join(table) + "\n", encoding="utf-8")
    (folder / "broken.pdf").write_bytes(b"%PDF-1.4 and nothing behind")
    return folder


def command(*arguments: str | Path, form: str = "jsonl") -> list[str]:
    """Give the command line of a run that needs no trained model."""
    return [sys.executable, "-m", "factextract.cli", "run", *map(str, arguments), "--no-context", "-f", form]


def run(*arguments: str | Path, form: str = "jsonl", timeout: float = 120) -> subprocess.CompletedProcess[str]:
    """Run over an archive to the end."""
    line = command(*arguments, form=form)
    return subprocess.run(line, capture_output=True, text=True, timeout=timeout, check=False)


def start(*arguments: str | Path) -> subprocess.Popen[str]:
    """Start a run and leave it running."""
    return subprocess.Popen(command(*arguments), stderr=subprocess.PIPE, text=True)


def digest(folder: Path) -> dict[str, str]:
    """Give a hash of every file of a run's folder by its place; what only tells of the work in hand is left out."""
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.parent.name != "at"
    }


def read_part(folder: Path, kind: str) -> list[dict[str, object]]:
    """Give the records of one kind, over all parts in order."""
    return [
        json.loads(line)
        for path in sorted((folder / kind).glob("part-*.jsonl"))
        for line in path.read_text(encoding="utf-8").splitlines()
    ]


def list_children(parent: int) -> list[int]:
    """Give the workers of a driver: its child processes that hold a pipeline, as Linux tells of them."""
    children = Path(f"/proc/{parent}/task/{parent}/children")
    pids = [int(pid) for pid in children.read_text().split()] if children.exists() else []
    return [pid for pid in pids if is_worker(pid)]


def is_worker(pid: int) -> bool:
    """Whether a process is a spawned worker and not Python's tracker of resources."""
    try:
        return b"spawn_main" in Path(f"/proc/{pid}/cmdline").read_bytes() and os.getpid() != pid
    except OSError:
        return False
