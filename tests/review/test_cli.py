"""The verbs report, review and promote as a user calls them."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from factextract.review.journal import Journal
from factextract.review.precision import read_precision
from tests.report.material import ROOT
from tests.review.desks import decide, make_dossier, open_desk

TEXT = "The port sold 1,200 berths in spring. It lost 35 in June and 40 in July.\n\nIn all 17 remain."
ARTICLE = ROOT / "corpus" / "texts" / "trade-figures.txt"


def call(*arguments: str | Path, where: Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "factextract.cli", *map(str, arguments)]
    return subprocess.run(command, cwd=where, capture_output=True, text=True, encoding="utf-8", check=False)


def test_report_of_one_article_is_one_page(tmp_path: Path) -> None:
    done = call("report", ARTICLE, "-o", "out/report.html", where=tmp_path)
    assert (done.returncode, done.stdout) == (0, "")
    page = (tmp_path / "out" / "report.html").read_text("utf-8")
    assert page.count('class="card ') >= 20
    assert len(page.encode()) <= 300_000


def test_report_into_a_folder_has_an_index(tmp_path: Path) -> None:
    texts = [ARTICLE, ROOT / "corpus" / "texts" / "school-places.txt"]
    done = call("report", *texts, "-o", "out", where=tmp_path)
    assert done.returncode == 0
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == [
        "index.html", "school-places.html", "trade-figures.html",
    ]  # fmt: skip
    assert "index.html" in done.stderr


@pytest.mark.parametrize(("suffix", "start"), [("md", b"# "), ("csv", b"doc_id,claim_id"), ("xlsx", b"PK")])
def test_report_in_other_formats(tmp_path: Path, suffix: str, start: bytes) -> None:
    assert call("report", ARTICLE, "-o", f"r.{suffix}", where=tmp_path).returncode == 0
    assert (tmp_path / f"r.{suffix}").read_bytes().startswith(start)


def test_report_refuses_to_write_among_its_inputs(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.txt").write_text(TEXT)
    done = call("report", "in", "-o", "in/out", where=tmp_path)
    assert done.returncode == 2
    assert "lies in the input" in done.stderr


def test_report_tells_what_cannot_be_read(tmp_path: Path) -> None:
    done = call("report", ARTICLE, "missing.txt", "-o", "r.html", where=tmp_path)
    assert done.returncode == 4
    assert "missing.txt" in done.stderr
    assert (tmp_path / "r.html").is_file()


def test_reviewed_report_carries_the_decisions(tmp_path: Path) -> None:
    (tmp_path / "made.txt").write_text(TEXT)
    dossier = make_dossier(TEXT)
    decide(open_desk([dossier], tmp_path / "j"), dossier.claims[0].claim_id, "verdict", verdict="contradicted")
    assert call("report", "made.txt", "--journal", "j", "-o", "r.html", where=tmp_path).returncode == 0
    assert "Fact: contradicted" in (tmp_path / "r.html").read_text("utf-8")


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (["review"], 2, "no article"),
        (["review", "a.txt", "--order", "colour"], 2, "colour"),
        (["review", "a.txt", "--reviewer", " "], 2, "give a name"),
        (["review", "missing.txt", "--no-browser"], 3, "missing.txt"),
        (["review", "--agreement", "mo", "--journal", "j"], 2, "two reviewers"),
        (["review", "--agreement", "mo,ada", "--journal", "none"], 3, "no such journal"),
        (["report", "a.txt", "--journal", "none", "-o", "r.html"], 3, "no such journal"),
    ],
)
def test_wrong_calls_are_told_in_a_line(tmp_path: Path, arguments: list[str], code: int, words: str) -> None:
    (tmp_path / "a.txt").write_text(TEXT)
    done = call(*arguments, where=tmp_path)
    assert done.returncode == code
    assert words in done.stderr
    assert "Traceback" not in done.stderr


def test_agreement_is_printed(tmp_path: Path) -> None:
    dossier = make_dossier(TEXT)
    for name in ("mo", "ada"):
        decide(open_desk([dossier], tmp_path / "j", reviewer=name, blind=True), dossier.claims[0].claim_id, "accept")
    done = call("review", "--agreement", "mo,ada", "--journal", "j", where=tmp_path)
    assert done.returncode == 0
    assert "readings decided by both    1" in done.stdout


def test_promote_shows_and_then_writes(tmp_path: Path) -> None:
    dossier = make_dossier(TEXT, open_numbers=False)
    desk = open_desk([dossier], tmp_path / "j")
    for claim in dossier.claims:
        decide(desk, claim.claim_id, "accept")
    shown = call("gold", "promote", "j", where=tmp_path)
    assert shown.returncode == 0
    assert "+++ b/gold/made.json" in shown.stdout
    assert not (tmp_path / "gold").exists()
    assert call("gold", "promote", "j", "--apply", where=tmp_path).returncode == 0
    document = json.loads((tmp_path / "gold" / "made.json").read_text("utf-8"))
    assert [claim["tags"] for claim in document["claims"]] == [["reviewed"]] * 4
    assert call("gold", "promote", "j", where=tmp_path).returncode == 5
    assert len(Journal(tmp_path / "j").read_all()) == 4


def test_precision_is_told_for_rules_that_fired_often_enough() -> None:
    head = '{"baseline": 1, "gold": "", "model": "", "rules": "", "versions": {}, "reason": ""}\n'
    lines = [head, '{"article": "a", "text_sha256": ""}\n']
    for place in range(10):
        verdict = "right" if place < 7 else "wrong"
        predicted = {
            "start": place,
            "end": place + 1,
            "text": "1",
            "rules": ["r.often", *(["r.once"] if not place else [])],
        }
        lines.append(json.dumps({"claim": f"a:{place}-{place + 1}", "verdict": verdict, "predicted": predicted}) + "\n")
    assert read_precision("".join(lines), name="b") == {"r.often": 0.7}


@pytest.mark.parametrize("module", ["factextract.report.page", "factextract.report.bundle", "factextract.review.serve"])
def test_judgement_never_loads_spacy(tmp_path: Path, module: str) -> None:
    code = f"import {module}, sys; raise SystemExit('spacy' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], cwd=tmp_path, check=False).returncode == 0


def test_report_needs_no_extra(tmp_path: Path) -> None:
    code = (
        "import sys; sys.modules.update(dict.fromkeys(('jinja2', 'starlette', 'uvicorn', 'openpyxl')));"
        "import factextract.report.page, factextract.report.bundle"
    )
    assert subprocess.run([sys.executable, "-c", code], cwd=tmp_path, check=False).returncode == 0


def test_a_missing_extra_is_told_with_its_install_line(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT)
    code = (
        "import sys, importlib.util as u; found = u.find_spec;"
        "u.find_spec = lambda name, *a: None if name == 'starlette' else found(name, *a);"
        "sys.argv = ['factextract', 'review', 'a.txt'];"
        "from factextract.cli import main; sys.exit(main())"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=tmp_path, capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert "pip install 'factextract[review]'" in done.stderr
