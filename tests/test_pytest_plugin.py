"""The pytest plugin in a user's own repository, with their own corpus and gold."""

from __future__ import annotations

import json
import sys
from importlib.metadata import entry_points
from pathlib import Path
from typing import Any

import pytest

from factextract.scoring.claims import GoldClaim, GoldDocument, format_gold
from factextract.scoring.gold import hash_text

pytest_plugins = ["pytester"]
pytestmark = pytest.mark.slow

BAKERY = "Sales at the bakery rose 12 percent to $3 million in 2024.\n"
MINE = "The mine employs 420 people and 36 lorries.\n"
HAS_ENTRY = any(point.value == "factextract.pytest_plugin" for point in entry_points(group="pytest11"))
PLUGIN = [] if HAS_ENTRY else ["-p", "factextract.pytest_plugin"]


def claim(doc_id: str, text: str, quoted: str, kind: str, value: str, unit: str | None = None) -> dict[str, Any]:
    start = text.index(quoted)
    record = GoldClaim(
        doc_id=doc_id,
        claim_id=f"{doc_id}:{start}-{start + len(quoted)}",
        start=start,
        end=start + len(quoted),
        text=quoted,
        type=kind,  # type: ignore[arg-type]
        value=value,
        unit=unit,
    )
    return record.to_gold_dict()


CLAIMS = {
    "bakery": [
        claim("bakery", BAKERY, "12 percent", "percentage", "12", "percent"),
        claim("bakery", BAKERY, "$3 million", "currency", "3000000", "USD"),
    ],
    "mine": [claim("mine", MINE, "420", "count", "420"), claim("mine", MINE, "36", "count", "36")],
}


@pytest.fixture
def repository(pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch) -> pytest.Pytester:
    monkeypatch.delenv("CI", raising=False)
    monkeypatch.delenv("PYTEST_ADDOPTS", raising=False)
    for name in ("gold", "corpus/texts"):
        (pytester.path / name).mkdir(parents=True)
    for doc_id, text in (("bakery", BAKERY), ("mine", MINE)):
        (pytester.path / "corpus" / "texts" / f"{doc_id}.txt").write_text(text)
        document = GoldDocument.model_validate(
            {"doc_id": doc_id, "text_sha256": hash_text(text), "published": "2025-02-01", "claims": CLAIMS[doc_id]}
        )
        (pytester.path / "gold" / f"{doc_id}.json").write_text(format_gold(document))
    return pytester


def predict(repository: pytest.Pytester, **changes: Any) -> str:
    """Write predictions that are right but for the changes: `text=fields`, or `text=None` to leave a claim out."""
    lines = []
    for record in (record for listed in CLAIMS.values() for record in listed):
        change = changes.get(record["text"], {})
        if change is not None:
            lines.append(json.dumps({**record, **change}))
    (repository.path / "claims.jsonl").write_text("\n".join(lines))
    return "--factextract-predictions=claims.jsonl"


def run(repository: pytest.Pytester, *arguments: str) -> pytest.RunResult:
    return repository.runpytest_subprocess(*PLUGIN, "-p", "no:cacheprovider", "-p", "no:randomly", *arguments)


def test_right_claims_pass(repository: pytest.Pytester) -> None:
    result = run(repository, "--factextract-gold", "gold", predict(repository), "-v")
    result.assert_outcomes(passed=2)
    result.stdout.fnmatch_lines(["*gold/bakery.json::bakery PASSED*", "*gold/mine.json::mine PASSED*"])


def test_wrong_missed_and_spurious_claims_are_readable(repository: pytest.Pytester) -> None:
    changes = {
        "12 percent": {"value": "120", "rules": ["quantities.percent"]},
        "36": {"start": 0, "end": 3, "text": "The"},
    }
    result = run(repository, "--factextract-gold", "gold", predict(repository, **changes))
    result.assert_outcomes(failed=2)
    result.stdout.fnmatch_lines(
        [
            "WRONG    bakery:25-35  percentage  '12 percent': (scale) gold 12 percent, predicted * 120 percent",
            "*Sales at the bakery rose [[]12 percent] to $3 million in 2024.",
            "*rules: quantities.percent",
            "SPURIOUS mine:0-3*",
            "MISSED   mine:32-34  count  '36': 36",
        ]
    )
    result.stdout.no_fnmatch_line("*Traceback*")


def test_fields_fail_only_when_asked_for(repository: pytest.Pytester) -> None:
    option = predict(repository, **{"420": {"comparator": ">"}})
    run(repository, "--factextract-gold", "gold", option).assert_outcomes(passed=2)
    result = run(repository, "--factextract-gold", "gold", option, "--factextract-record")
    result.assert_outcomes(failed=1, passed=1)
    result.stdout.fnmatch_lines(["*comparator: gold =, predicted >"])


def test_items_are_chosen_by_name_and_type(repository: pytest.Pytester) -> None:
    option = predict(repository)
    run(repository, "--factextract-gold", "gold", option, "-k", "currency").assert_outcomes(passed=1, deselected=1)
    run(repository, "gold/mine.json", "--factextract-gold", "gold", option).assert_outcomes(passed=2)


def test_tests_of_the_repository_run_beside_the_gold(repository: pytest.Pytester) -> None:
    repository.makepyfile(test_own="def test_own():\n    assert True\n")
    run(repository, ".", "--factextract-gold", "gold", predict(repository)).assert_outcomes(passed=3)


def test_baseline_lets_known_errors_pass(repository: pytest.Pytester) -> None:
    from factextract.scoring.baseline import format_baseline
    from factextract.scoring.claims import read_predictions
    from factextract.scoring.evaluation import evaluate
    from factextract.scoring.gold import read_gold

    predict(repository, **{"12 percent": None})
    articles = read_gold(repository.path / "gold", repository.path / "corpus" / "texts")
    claims = read_predictions((repository.path / "claims.jsonl").read_text().split("\n"))
    evaluation = evaluate(articles, claims, samples=1)
    hashes = {a.doc_id: a.document.text_sha256 for a in articles}
    content = format_baseline(evaluation.documents, hashes, identity=evaluation.identity, reason="known")
    (repository.path / "baseline.jsonl").write_text(content)
    arguments = ("--factextract-gold", "gold", "--factextract-predictions=claims.jsonl")
    run(repository, *arguments).assert_outcomes(failed=1, passed=1)
    run(repository, *arguments, "--factextract-baseline=baseline.jsonl").assert_outcomes(passed=2)
    predict(repository, **{"12 percent": None, "36": {"value": "63"}})
    result = run(repository, *arguments, "--factextract-baseline=baseline.jsonl")
    result.assert_outcomes(failed=1, passed=1)
    result.stdout.fnmatch_lines(["BROKEN", "*mine:32-34*", "*now     wrong: value: gold 36, predicted 63"])


def test_invalid_gold_and_missing_folder_are_named(repository: pytest.Pytester) -> None:
    (repository.path / "corpus" / "texts" / "mine.txt").write_text(MINE.replace("420", "421"))
    result = run(repository, "--factextract-gold", "gold", predict(repository))
    result.assert_outcomes(errors=1)
    result.stdout.fnmatch_lines(["*mine.json: text_sha256: is *"])
    result = run(repository, "--factextract-gold", "nowhere")
    assert result.ret == pytest.ExitCode.USAGE_ERROR
    result.stderr.fnmatch_lines(["*--factextract-gold: nowhere: no such folder*"])


@pytest.mark.model
def test_gold_is_judged_by_a_fresh_extraction(repository: pytest.Pytester) -> None:
    result = run(repository, "--factextract-gold", "gold")
    result.assert_outcomes(passed=2)


SNAPSHOT_TEST = """
import json
import sys
from pathlib import Path
from factextract.scoring.claims import read_predictions

def read(doc_id):
    claims = read_predictions(Path("claims.jsonl").read_text().split("\\n"))
    return [claim for claim in claims if claim.doc_id == doc_id]

def test_bakery(claims_regression):
    claims_regression.check(read("bakery"))

def test_mine(claims_regression):
    claims_regression.check(read("mine"))
"""


@pytest.fixture
def snapshots(repository: pytest.Pytester) -> pytest.Pytester:
    repository.makepyfile(test_claims=SNAPSHOT_TEST)
    predict(repository)
    run(repository, "test_claims.py").assert_outcomes(failed=2)
    run(repository, "test_claims.py").assert_outcomes(passed=2)
    return repository


def test_snapshot_is_readable(snapshots: pytest.Pytester) -> None:
    content = (snapshots.path / "test_claims" / "test_bakery.yml").read_text()
    assert "value: '3000000'" in content
    assert "rules" not in content


def test_change_is_told_claim_by_claim(snapshots: pytest.Pytester) -> None:
    predict(
        snapshots, **{"12 percent": {"value": "12.5"}, "$3 million": None, "36": {"start": 4, "end": 8, "text": "mine"}}
    )
    result = run(snapshots, "test_claims.py")
    result.assert_outcomes(failed=2)
    result.stdout.fnmatch_lines(
        [
            "GONE 1",
            "  39-49 '$3 million' currency 3000000 USD",
            "CHANGED 1",
            "  25-35 '12 percent' value: '12' to '12.5'",
        ]
    )
    result.stdout.fnmatch_lines(["GONE 1", "  32-34 '36' count 36", "NEW 1", "  4-8 'mine' count 36"])


def test_regeneration_writes_anew_but_not_in_ci(snapshots: pytest.Pytester, monkeypatch: pytest.MonkeyPatch) -> None:
    predict(snapshots, **{"12 percent": {"value": "12.5"}})
    monkeypatch.setenv("CI", "true")
    result = run(snapshots, "test_claims.py", "--regen-all")
    result.assert_outcomes(failed=2)
    result.stdout.fnmatch_lines(["*snapshots are not written anew where CI is set*"])
    monkeypatch.delenv("CI")
    run(snapshots, "test_claims.py", "--regen-all").assert_outcomes(passed=2)
    assert "12.5" in (snapshots.path / "test_claims" / "test_bakery.yml").read_text()
    run(snapshots, "test_claims.py").assert_outcomes(passed=2)


def test_orphaned_snapshot_fails_a_whole_run_only(snapshots: pytest.Pytester) -> None:
    orphan = snapshots.path / "test_claims" / "test_gone.yml"
    orphan.write_text("claims: []\n")
    for arguments in (("-k", "bakery"), ("test_claims.py::test_mine",)):
        assert run(snapshots, *arguments).ret == pytest.ExitCode.OK
    result = run(snapshots, "test_claims.py")
    assert result.ret == pytest.ExitCode.TESTS_FAILED
    result.stdout.fnmatch_lines(["*snapshots of claims that no test uses*", "*test_gone.yml"])
    orphan.unlink()
    assert run(snapshots, "test_claims.py").ret == pytest.ExitCode.OK


def test_orphaned_snapshot_is_found_by_parallel_runs(snapshots: pytest.Pytester) -> None:
    pytest.importorskip("xdist")
    (snapshots.path / "test_claims" / "test_gone.yml").write_text("claims: []\n")
    result = run(snapshots, "test_claims.py", "-n", "2")
    assert result.ret == pytest.ExitCode.TESTS_FAILED
    result.stdout.fnmatch_lines(["*test_gone.yml"])
    (snapshots.path / "test_claims" / "test_gone.yml").unlink()
    assert run(snapshots, "test_claims.py", "-n", "2").ret == pytest.ExitCode.OK


def test_plugin_loads_nothing_heavy(pytester: pytest.Pytester) -> None:
    code = "import sys, factextract.pytest_plugin; print(sorted({'spacy', 'numpy', 'scipy'} & set(sys.modules)))"
    assert pytester.run(sys.executable, "-c", code).outlines == ["[]"]
    assert Path(pytester.path).is_dir()
