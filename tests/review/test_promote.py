"""Reviewed claims become gold: shown first, written when asked, blind gold left alone."""

from __future__ import annotations

import hashlib
import json
import shutil
from pathlib import Path

import pytest

from factextract.errors import UsageError
from factextract.report.dossier import Dossier
from factextract.review.desk import ReviewDesk
from factextract.review.promote import apply_promotion, plan_promotion
from factextract.scoring.gold import validate_gold
from tests.report.material import ROOT, load_article
from tests.review.desks import decide, edit, make_dossier, open_desk, step

TEXT = "The port sold 1,200 berths in spring. It lost 35 in June and 40 in July.\n\nIn all 17 remain."


@pytest.fixture
def places(tmp_path: Path) -> tuple[Path, Path]:
    (tmp_path / "gold").mkdir()
    (tmp_path / "corpus" / "texts").mkdir(parents=True)
    (tmp_path / "corpus" / "SHA256SUMS").write_text("")
    return tmp_path / "gold", tmp_path / "corpus" / "texts"


def review_all(desk: ReviewDesk, dossier: Dossier) -> None:
    first, second, third = dossier.claims
    decide(desk, first.claim_id, "accept")
    decide(desk, second.claim_id, "correct", claim=edit(second, value="36"))
    decide(desk, third.claim_id, "reject")
    number = dossier.unresolved[0]
    added = edit(first, start=number.start, end=number.end, value="17")
    decide(desk, f"made:{number.start}-{number.end}", "add", claim=added)


def test_a_finished_review_becomes_valid_gold_with_its_provenance(tmp_path: Path, places: tuple[Path, Path]) -> None:
    gold, texts = places
    dossier = make_dossier(TEXT)
    desk = open_desk([dossier], tmp_path / "j")
    review_all(desk, dossier)
    (plan,) = plan_promotion(desk.journal, gold, texts=texts)
    assert (plan.added, plan.refused, plan.problems) == (3, None, ())
    assert '+   "value": "36"' in plan.format_diff("made.json")
    assert list(gold.iterdir()) == []
    apply_promotion(plan, gold, texts=texts)
    articles, problems = validate_gold(gold, texts)
    assert problems == []
    assert [(claim.value, claim.tags) for claim in articles[0].claims] == [
        ("1200", ("reviewed",)), ("36", ("reviewed",)), ("17", ("reviewed",)),
    ]  # fmt: skip
    assert hashlib.sha256((texts / "made.txt").read_bytes()).hexdigest() in (texts.parent / "SHA256SUMS").read_text()


def test_promoting_twice_changes_nothing(tmp_path: Path, places: tuple[Path, Path]) -> None:
    gold, texts = places
    dossier = make_dossier(TEXT)
    desk = open_desk([dossier], tmp_path / "j")
    review_all(desk, dossier)
    apply_promotion(plan_promotion(desk.journal, gold, texts=texts)[0], gold, texts=texts)
    before = {path: path.read_bytes() for path in gold.rglob("*.json")}
    (plan,) = plan_promotion(desk.journal, gold, texts=texts)
    assert not plan.changes
    assert {path: path.read_bytes() for path in gold.rglob("*.json")} == before


def test_an_unfinished_review_is_refused_unless_asked_for(tmp_path: Path, places: tuple[Path, Path]) -> None:
    gold, texts = places
    dossier = make_dossier(TEXT)
    desk = open_desk([dossier], tmp_path / "j")
    decide(desk, dossier.claims[0].claim_id, "accept")
    (plan,) = plan_promotion(desk.journal, gold, texts=texts)
    assert plan.refused == "3 of 4 are not decided yet"
    (plan,) = plan_promotion(desk.journal, gold, texts=texts, partial=True)
    assert plan.added == 1


def test_an_undone_decision_is_not_promoted(tmp_path: Path, places: tuple[Path, Path]) -> None:
    gold, texts = places
    dossier = make_dossier(TEXT)
    desk = open_desk([dossier], tmp_path / "j")
    decide(desk, dossier.claims[0].claim_id, "accept")
    desk.undo(step())
    (plan,) = plan_promotion(desk.journal, gold, texts=texts, partial=True)
    assert plan.refused == "nothing to promote"


def test_claims_on_which_reviewers_differ_stay_out(tmp_path: Path, places: tuple[Path, Path]) -> None:
    gold, texts = places
    dossier = make_dossier(TEXT)
    desk = open_desk([dossier], tmp_path / "j")
    other = open_desk([dossier], tmp_path / "j", reviewer="ada")
    decide(desk, dossier.claims[0].claim_id, "accept")
    decide(desk, dossier.claims[1].claim_id, "accept")
    decide(other, dossier.claims[1].claim_id, "correct", claim=edit(dossier.claims[1], value="36"))
    (plan,) = plan_promotion(desk.journal, gold, texts=texts, partial=True)
    assert plan.added == 1
    assert plan.differing == (f"{dossier.claims[1].claim_id}: the reviewers differ",)
    (plan,) = plan_promotion(desk.journal, gold, texts=texts, partial=True, reviewer="ada")
    assert plan.after is not None
    assert [claim.value for claim in plan.after.claims] == ["36"]


def test_blind_gold_is_never_changed(tmp_path: Path, places: tuple[Path, Path]) -> None:
    gold, texts = places
    name = "trade-figures"
    shutil.copy(ROOT / "gold" / f"{name}.json", gold)
    shutil.copy(ROOT / "corpus" / "texts" / f"{name}.txt", texts)
    article, claims = load_article(name)
    desk = open_desk([Dossier(article, claims)], tmp_path / "j")
    decide(desk, claims[0].claim_id, "correct", claim=edit(claims[0], comparator="~"))
    decide(desk, claims[1].claim_id, "accept")
    before = json.loads((gold / f"{name}.json").read_text("utf-8"))
    (plan,) = plan_promotion(desk.journal, gold, texts=texts, partial=True)
    assert not plan.changes
    assert plan.differing == (f"{claims[0].claim_id}: differs from the blind gold {claims[0].claim_id}, which stays",)
    assert apply_promotion(plan, gold, texts=texts) == []
    assert json.loads((gold / f"{name}.json").read_text("utf-8")) == before


def test_what_breaks_the_gold_s_law_is_not_written(tmp_path: Path, places: tuple[Path, Path]) -> None:
    gold, texts = places
    dossier = make_dossier(TEXT)
    desk = open_desk([dossier], tmp_path / "j")
    decide(desk, dossier.claims[0].claim_id, "correct", claim=edit(dossier.claims[0], unit="barn"))
    (plan,) = plan_promotion(desk.journal, gold, texts=texts, partial=True)
    assert "barn" in plan.problems[0]
    with pytest.raises(UsageError, match="correct it in the review"):
        apply_promotion(plan, gold, texts=texts)
    assert list(gold.iterdir()) == []
