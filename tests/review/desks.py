"""Desks to test: on corpus articles with their gold's claims, on made ones, in this process or in their own."""

from __future__ import annotations

import argparse
import os
import re
import secrets
import signal
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import httpx

from factextract.records import Number
from factextract.report.dossier import Dossier
from factextract.review.desk import ReviewDesk
from factextract.review.journal import Journal
from factextract.review.requests import Decide, Step
from tests.report.material import ROOT, count_digits, load_dossier, make_article, make_ledger

START_SECONDS = 30


def make_dossier(text: str, *, doc_id: str = "made", open_numbers: bool = True) -> Dossier:
    """Give a made article whose numerals are all counts, but the last, which nobody could place."""
    article = make_article(text, doc_id=doc_id)
    claims = count_digits(article)
    kept = claims[:-1] if open_numbers else claims
    return Dossier(article, kept, make_ledger(article, kept))


def make_long(claims: int, words: int) -> Dossier:
    """Give an article of so many words in which so many numbers are claims."""
    each = max(1, words // claims)
    sentences = [f"Item {100 + place} sold well" + " again" * (each - 4) + "." for place in range(claims)]
    lines = ["\n\n".join(" ".join(sentences[at : at + 5]) for at in range(0, claims, 5))]
    return make_dossier(lines[0], doc_id="long", open_numbers=False)


def open_desk(dossiers: Sequence[Dossier], path: Path, *, reviewer: str = "mo", **more: Any) -> ReviewDesk:
    """Give a desk on a journal."""
    return ReviewDesk(dossiers, Journal(path), reviewer=reviewer, **more)


def name_event() -> str:
    """Give a fresh event name, as the page makes it."""
    return secrets.token_hex(16)


def decide(desk: ReviewDesk, target: str, action: str, *, article: int = 0, **more: Any) -> Any:
    """Write one decision at the version that the desk shows now, what others have written taken in."""
    if "version" not in more:
        desk.refresh()
    version = more.pop("version", desk.fold.version(target, only=desk.only))
    request = Decide.model_validate(
        {
            "event_id": more.pop("event_id", name_event()),
            "article": article,
            "target": target,
            "version": version,
            "action": action,
            **more,
        }
    )
    return desk.decide(request)


def step() -> Step:
    """Give a request to undo or redo."""
    return Step(event_id=name_event())


def edit(claim: Any, **changes: Any) -> dict[str, Any]:
    """Give a claim's fields as the page sends them, with changes."""
    fields = claim.to_json_dict()
    names = (
        "start end type value low high unit per comparator hedge change metric subject time period place source "
        "source_context modality links"
    )
    bare = {name: fields[name] for name in names.split()}
    for name, value in bare.items():
        if isinstance(value, dict) and "text" in value:
            bare[name] = {"start": value["start"], "end": value["end"]}
    if bare["change"] is not None and bare["change"]["basis"] is not None:
        basis = bare["change"]["basis"]
        bare["change"] = {**bare["change"], "basis": {"start": basis["start"], "end": basis["end"]}}
    return {**bare, **changes}


class DeskProcess:
    """A desk in a process of its own, which can be killed."""

    def __init__(self, command: Sequence[str]) -> None:
        self.process = subprocess.Popen(
            list(command), cwd=ROOT, stderr=subprocess.PIPE, stdout=subprocess.DEVNULL, text=True
        )
        assert self.process.stderr is not None
        found, heard = None, ""
        while found is None:
            line = self.process.stderr.readline()
            assert line, f"the desk did not start: {heard}"
            heard += line
            found = re.search(r"http://127\.0\.0\.1:(\d+)/\?token=\S+", line)
        self.url = found[0]
        self.base = f"http://127.0.0.1:{found[1]}"

    def open_client(self) -> httpx.Client:
        """Give a client that holds the session's cookie."""
        client = httpx.Client(base_url=self.base, headers={"origin": self.base}, timeout=10, trust_env=False)
        client.get(self.url, follow_redirects=True).raise_for_status()
        return client

    def kill(self) -> None:
        """End it as a power cut would."""
        self.process.send_signal(signal.SIGKILL)
        self.process.wait()
        self._close()

    def stop(self) -> None:
        """End it as its user would."""
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGINT)
            try:
                self.process.wait(10)
            except subprocess.TimeoutExpired:
                self.process.kill()
                self.process.wait()
        self._close()

    def _close(self) -> None:
        assert self.process.stderr is not None
        self.process.stderr.close()


def start_desk(
    journal: Path, *, names: Sequence[str] = (), claims: int = 0, words: int = 0, **more: str
) -> DeskProcess:
    """Start a desk on corpus articles (`names`) or on a made article of so many claims and words."""
    options = [f"--{key}={value}" for key, value in more.items()]
    command = [
        sys.executable,
        "-m",
        "tests.review.desks",
        str(journal),
        *options,
        f"--claims={claims}",
        f"--words={words}",
    ]
    return DeskProcess([*command, f"--names={','.join(names)}"])


def start_review(journal: Path, inputs: Sequence[Path], *options: str) -> DeskProcess:
    """Start `factextract review` itself."""
    command = [sys.executable, "-m", "factextract.cli", "review", *map(str, inputs), "--journal", str(journal)]
    return DeskProcess([*command, "--no-browser", *options])


def main() -> None:
    """Serve a desk on gold: the process behind `start_desk`."""
    from factextract.review.serve import serve_desk

    parser = argparse.ArgumentParser()
    parser.add_argument("journal", type=Path)
    parser.add_argument("--names", default="")
    parser.add_argument("--reviewer", default="mo")
    parser.add_argument("--order", default="text")
    parser.add_argument("--claims", type=int, default=0)
    parser.add_argument("--words", type=int, default=0)
    parser.add_argument("--text", default="")
    parser.add_argument("--blind", default="")
    asked = parser.parse_args()
    dossiers = [load_dossier(name) for name in asked.names.split(",") if name]
    if asked.claims:
        dossiers.append(make_long(asked.claims, asked.words))
    if asked.text:
        dossiers.append(make_dossier(Path(asked.text).read_text("utf-8", "surrogatepass")))
    desk = open_desk(dossiers, asked.journal, reviewer=asked.reviewer, order=asked.order, blind=bool(asked.blind))
    serve_desk(desk, port=0, browser=False, say=lambda words: print(words, file=sys.stderr, flush=True))


def unresolve(dossier: Dossier, *texts: str) -> Dossier:
    """Give the dossier with these numbers of its ledger left open."""
    rows = [
        number.model_copy(update={"fate": "unresolved", "reason": None})
        if number.text in texts and number.fate == "excluded"
        else number
        for number in dossier.numbers
    ]
    return replace(dossier, numbers=tuple[Number, ...](rows))


if __name__ == "__main__":
    os.chdir(ROOT)
    main()
