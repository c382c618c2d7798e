"""The desk: decisions, their undoing, two reviewers, changed texts."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from factextract.errors import UsageError
from factextract.report.dossier import Dossier
from factextract.review.agreement import find_kappa, measure_agreement
from factextract.review.desk import ConflictError
from factextract.review.outcome import apply_decisions
from factextract.review.requests import AcceptShown, Reanchor
from factextract.review.views import view_article, view_desk, view_progress
from tests.report.material import load_dossier, make_article
from tests.review.desks import decide, edit, make_dossier, name_event, open_desk, step

TEXT = "The port sold 1,200 berths in spring. It lost 35 in June and 40 in July.\n\nIn all 17 remain."


@pytest.fixture
def dossier() -> Dossier:
    return make_dossier(TEXT)


def states(desk: Any, place: int = 0) -> dict[str, str]:
    return {view["target"]: view["state"] for view in view_article(desk, place)["targets"]}


def test_everything_is_to_do_at_first(dossier: Dossier, tmp_path: Path) -> None:
    desk = open_desk([dossier], tmp_path / "j")
    assert list(states(desk).values()) == ["todo"] * 4
    view = view_article(desk, 0)["targets"]
    assert [one["kind"] for one in view] == ["claim"] * 3 + ["number"]


@pytest.mark.parametrize(
    ("action", "state"), [("accept", "accepted"), ("reject", "rejected"), ("skip", "skipped"), ("flag", "todo")]
)
def test_a_decision_gives_its_state(dossier: Dossier, tmp_path: Path, action: str, state: str) -> None:
    desk = open_desk([dossier], tmp_path / "j")
    decide(desk, dossier.claims[0].claim_id, action, reason="stands twice" if action == "reject" else None)
    assert states(desk)[dossier.claims[0].claim_id] == state
    assert states(open_desk([dossier], tmp_path / "j"))[dossier.claims[0].claim_id] == state


def test_a_correction_keeps_from_and_to(dossier: Dossier, tmp_path: Path) -> None:
    desk = open_desk([dossier], tmp_path / "j")
    claim = dossier.claims[0]
    decide(desk, claim.claim_id, "correct", claim=edit(claim, value="1300", unit=None, metric={"start": 20, "end": 26}))
    view = next(one for one in view_article(desk, 0)["targets"] if one["target"] == claim.claim_id)
    assert view["state"] == "corrected"
    assert view["claim"]["metric"] == {"start": 20, "end": 26, "text": "berths"}
    assert {change["field"]: (change["from"], change["to"]) for change in view["changed"]}["value"] == ("1200", "1300")
    event = desk.journal.read_all()[-1]
    assert (event.before, event.after.value if event.after else None) == (claim, "1300")


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"end": 10_000}, "does not lie in the article"),
        ({"start": 18, "end": 18}, "does not lie in the article"),
        ({"value": None}, "either a value or both"),
        ({"value": "1e9"}, "value"),
        ({"type": "colour"}, "type"),
        ({"metric": {"start": 5, "end": 2}}, "does not lie in the article"),
    ],
)
def test_an_impossible_correction_is_refused_and_leaves_no_trace(
    dossier: Dossier, tmp_path: Path, changes: dict[str, Any], message: str
) -> None:
    desk = open_desk([dossier], tmp_path / "j")
    with pytest.raises((UsageError, ValueError), match=message):
        decide(desk, dossier.claims[0].claim_id, "correct", claim=edit(dossier.claims[0], **changes))
    assert desk.journal.read_all() == []


def test_an_added_claim_takes_the_open_number_with_it(dossier: Dossier, tmp_path: Path) -> None:
    desk = open_desk([dossier], tmp_path / "j")
    at = TEXT.index("17")
    fields = edit(dossier.claims[0], start=at, end=at + 2, value="17")
    written = decide(desk, f"made:{at}-{at + 2}", "add", claim=fields)
    assert states(desk)[f"made:{at}-{at + 2}"] == "added"
    assert len(states(desk)) == 4
    assert f"made:{at}-{at + 2}" in written.targets[0]
    desk.undo(step())
    assert states(desk)[f"made:{at}-{at + 2}"] == "todo"


def test_an_open_number_can_be_no_claim(dossier: Dossier, tmp_path: Path) -> None:
    desk = open_desk([dossier], tmp_path / "j")
    number = dossier.unresolved[0]
    target = f"made:{number.start}-{number.end}"
    with pytest.raises(UsageError, match="is no claim"):
        decide(desk, target, "accept")
    decide(desk, target, "dismiss", reason="an idiom")
    assert states(desk)[target] == "dismissed"
    reviewed = apply_decisions(dossier, desk.journal.read_all())
    assert [(row.fate, row.reason) for row in reviewed.numbers if row.text == "17"] == [("excluded", "an idiom")]


def test_reading_and_fact_are_two_axes(dossier: Dossier, tmp_path: Path) -> None:
    desk = open_desk([dossier], tmp_path / "j")
    target = dossier.claims[0].claim_id
    decide(desk, target, "verdict", verdict="contradicted", source_url="https://example.org/t", note="see table 3")
    decide(desk, target, "accept")
    view = next(one for one in view_article(desk, 0)["targets"] if one["target"] == target)
    assert (view["state"], view["verdict"], view["note"]) == ("accepted", "contradicted", "see table 3")
    decide(desk, target, "verdict", verdict=None)
    view = next(one for one in view_article(desk, 0)["targets"] if one["target"] == target)
    assert (view["state"], view["verdict"]) == ("accepted", None)


@pytest.mark.parametrize("url", ["javascript:alert(1)", "file:///etc/passwd", "data:text/html,x", "https://", "no"])
def test_a_source_is_a_web_address(dossier: Dossier, tmp_path: Path, url: str) -> None:
    desk = open_desk([dossier], tmp_path / "j")
    with pytest.raises(UsageError, match="http"):
        decide(desk, dossier.claims[0].claim_id, "verdict", verdict="supported", source_url=url)


def test_undo_and_redo_have_no_limit_and_survive_a_restart(dossier: Dossier, tmp_path: Path) -> None:
    desk = open_desk([dossier], tmp_path / "j")
    before = states(desk)
    trail = [before]
    for claim in dossier.claims:
        for action in ("skip", "accept", "reject"):
            decide(desk, claim.claim_id, action)
            trail.append(states(desk))
    desk = open_desk([dossier], tmp_path / "j")
    for expected in reversed(trail[:-1]):
        desk.undo(step())
        assert states(desk) == expected
    assert desk.undo(step()).targets == {}
    desk = open_desk([dossier], tmp_path / "j")
    for expected in trail[1:]:
        desk.redo(step())
        assert states(desk) == expected
    assert desk.redo(step()).targets == {}


def test_a_new_decision_ends_the_redoing(dossier: Dossier, tmp_path: Path) -> None:
    desk = open_desk([dossier], tmp_path / "j")
    decide(desk, dossier.claims[0].claim_id, "accept")
    desk.undo(step())
    decide(desk, dossier.claims[1].claim_id, "accept")
    assert desk.redo(step()).targets == {}


def test_undo_is_each_reviewer_s_own(dossier: Dossier, tmp_path: Path) -> None:
    one = open_desk([dossier], tmp_path / "j", reviewer="mo")
    two = open_desk([dossier], tmp_path / "j", reviewer="ada")
    decide(one, dossier.claims[0].claim_id, "accept")
    two.refresh()
    assert two.undo(step()).targets == {}
    assert states(two)[dossier.claims[0].claim_id] == "accepted"


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.sampled_from(["accept", "reject", "skip", "flag", "undo", "redo"]), max_size=25), st.data())
def test_a_reopened_desk_stands_where_the_first_stood(
    tmp_path_factory: pytest.TempPathFactory, acts: list[str], data: st.DataObject
) -> None:
    dossier = make_dossier(TEXT)
    path = tmp_path_factory.mktemp("desk") / "j"
    desk = open_desk([dossier], path)
    for act in acts:
        if act in ("undo", "redo"):
            getattr(desk, act)(step())
        else:
            decide(desk, data.draw(st.sampled_from([claim.claim_id for claim in dossier.claims])), act)
    again = open_desk([dossier], path)
    assert view_article(again, 0) == view_article(desk, 0)
    while desk.fold.last_step("mo"):
        desk.undo(step())
    assert set(states(desk).values()) == {"todo"}


def test_the_second_of_two_sees_a_conflict_and_nobody_is_overwritten(dossier: Dossier, tmp_path: Path) -> None:
    one = open_desk([dossier], tmp_path / "j", reviewer="mo")
    two = open_desk([dossier], tmp_path / "j", reviewer="ada")
    target = dossier.claims[0].claim_id
    decide(one, target, "accept", version=0)
    with pytest.raises(ConflictError):
        decide(two, target, "reject", version=0)
    assert [d.reviewer for d in two.journal.read_all()] == ["mo"]
    decide(two, target, "reject")
    view = next(one for one in view_article(two, 0)["targets"] if one["target"] == target)
    assert view["disagrees"]
    assert [(o["reviewer"], o["state"]) for o in view["opinions"]] == [("mo", "accepted"), ("ada", "rejected")]


def test_a_blind_reviewer_sees_only_what_is_theirs(dossier: Dossier, tmp_path: Path) -> None:
    one = open_desk([dossier], tmp_path / "j", reviewer="mo")
    target = dossier.claims[0].claim_id
    decide(one, target, "reject")
    blind = open_desk([dossier], tmp_path / "j", reviewer="ada", blind=True)
    assert states(blind)[target] == "todo"
    decide(blind, target, "accept", version=0)
    assert "mo" not in repr(view_article(blind, 0)["targets"]).replace("modality", "")
    assert view_desk(blind)["progress"]["decided"] == 1


def test_agreement_counts_states_and_records(dossier: Dossier, tmp_path: Path) -> None:
    one = open_desk([dossier], tmp_path / "j", reviewer="mo")
    two = open_desk([dossier], tmp_path / "j", reviewer="ada", blind=True)
    a, b, c = (claim.claim_id for claim in dossier.claims)
    for target, action in ((a, "accept"), (b, "accept"), (c, "reject")):
        decide(one, target, action)
    decide(two, a, "accept")
    decide(two, b, "correct", claim=edit(dossier.claims[1], value="36"))
    decide(two, c, "reject")
    decide(one, a, "verdict", verdict="supported")
    decide(two, a, "verdict", verdict="contradicted")
    found = measure_agreement(one.journal.read_all(), "mo", "ada")
    assert (found.both, found.same_state, found.same_record, found.different) == (3, 3, 2, (b,))
    assert (found.verdicts, found.same_verdict) == (1, 0)
    assert found.kappa == pytest.approx(0.5)


def test_kappa_is_undefined_where_all_say_the_same() -> None:
    assert find_kappa([("accepted", "accepted")] * 3) is None
    assert find_kappa([]) is None


def test_accepting_what_is_shown_is_one_step(dossier: Dossier, tmp_path: Path) -> None:
    desk = open_desk([dossier], tmp_path / "j")
    targets = [{"target": claim.claim_id, "version": 0} for claim in dossier.claims]
    desk.accept_shown(AcceptShown.model_validate({"event_id": name_event(), "article": 0, "targets": targets}))
    assert list(states(desk).values()) == ["accepted"] * 3 + ["todo"]
    desk.undo(step())
    assert set(states(desk).values()) == {"todo"}


def test_a_repeated_request_is_written_once(dossier: Dossier, tmp_path: Path) -> None:
    desk = open_desk([dossier], tmp_path / "j")
    name = name_event()
    first = decide(desk, dossier.claims[0].claim_id, "accept", event_id=name, version=0)
    second = decide(desk, dossier.claims[0].claim_id, "accept", event_id=name, version=0)
    assert (first.repeated, second.repeated) == (False, True)
    assert len(desk.journal.read_all()) == 1


def test_a_changed_text_makes_orphans_that_move_by_exact_quote_only(dossier: Dossier, tmp_path: Path) -> None:
    desk = open_desk([dossier], tmp_path / "j")
    for claim in dossier.claims:
        decide(desk, claim.claim_id, "accept")
    decide(desk, dossier.claims[0].claim_id, "verdict", verdict="supported", source_url="https://example.org/a")
    changed = make_dossier("Correction: a line before.\n\n" + TEXT.replace("35 in June", "36 in June"))
    later = open_desk([changed], tmp_path / "j")
    assert "todo" in states(later).values()
    assert "accepted" not in states(later).values()
    orphans = view_article(later, 0)["orphans"]
    assert [orphan["can_move"] for orphan in orphans] == [True, False, False]
    later.reanchor(Reanchor(event_id=name_event(), article=0, orphan=orphans[0]["target"]))
    moved = next(one for one in view_article(later, 0)["targets"] if one["state"] == "accepted")
    assert moved["claim"]["text"] == "1,200"
    assert moved["verdict"] == "supported"
    assert "carried over" in moved["note"]
    assert len(view_article(later, 0)["orphans"]) == 2
    with pytest.raises(UsageError, match="exactly once"):
        later.reanchor(Reanchor(event_id=name_event(), article=0, orphan=orphans[1]["target"]))
    later.undo(step())
    assert len(view_article(later, 0)["orphans"]) == 3


def test_a_quote_that_stands_twice_never_moves(tmp_path: Path) -> None:
    before = make_dossier("It fell 12 percent.", open_numbers=False)
    desk = open_desk([before], tmp_path / "j")
    decide(desk, before.claims[0].claim_id, "accept")
    twice = make_dossier("It fell 12 percent.\n\nIt fell 12 percent.", open_numbers=False)
    assert [one["can_move"] for one in view_article(open_desk([twice], tmp_path / "j"), 0)["orphans"]] == [False]


def test_doubt_puts_contradictions_and_weak_rules_first(tmp_path: Path) -> None:
    plain = load_dossier("trade-figures")
    weak = plain.claims[5].model_copy(update={"rules": ("money.weak",)})
    warned = plain.claims[9].model_copy(update={"warnings": ("currency_assumed",)})
    claims = [*plain.claims]
    claims[5], claims[9] = weak, warned
    desk = open_desk([Dossier(plain.article, tuple(claims))], tmp_path / "j", precision={"money.weak": 0.4})
    ranked = sorted(view_article(desk, 0)["targets"], key=lambda view: -view["doubt"])
    assert [view["target"] for view in ranked[:2]] == [warned.claim_id, weak.claim_id]
    assert ranked[1]["weak_rules"] == ["money.weak: 40% right on gold"]


def test_progress_counts_what_is_decided(dossier: Dossier, tmp_path: Path) -> None:
    desk = open_desk([dossier], tmp_path / "j")
    decide(desk, dossier.claims[0].claim_id, "accept")
    decide(desk, dossier.claims[1].claim_id, "skip")
    progress = view_progress(desk)
    assert (progress["decided"], progress["total"], progress["can_undo"]) == (1, 4, True)


def test_links_follow_a_corrected_span_and_leave_a_rejected_claim(tmp_path: Path) -> None:
    made = make_dossier("Of 500 boats 120 left and 30 sank.", open_numbers=False)
    whole, part, other = made.claims
    part = type(part).model_validate(
        {**part.to_json_dict(), "links": [{"relation": "part_of", "target": whole.claim_id}]}
    )
    other = type(other).model_validate(
        {
            **other.to_json_dict(),
            "links": [{"relation": "share_of", "target": whole.claim_id}, *part.to_json_dict()["links"]],
        }
    )
    made = Dossier(made.article, (whole, part, other))
    desk = open_desk([made], tmp_path / "j")
    decide(desk, whole.claim_id, "correct", claim=edit(whole, end=whole.end + 6))
    decide(desk, part.claim_id, "reject")
    settled = apply_decisions(made, desk.journal.read_all())
    assert [claim.text for claim in settled.claims] == ["500 boats", "30"]
    assert {link.target for link in settled.claims[1].links} == {settled.claims[0].claim_id}
    decide(desk, whole.claim_id, "reject")
    assert apply_decisions(made, desk.journal.read_all()).claims[0].links == ()


def test_half_characters_and_nulls_come_back_as_they_went_in(tmp_path: Path) -> None:
    made = make_dossier("A \ud800 rose 12 \x00 and 13.")
    decide(open_desk([made], tmp_path / "j"), made.claims[0].claim_id, "accept")
    desk = open_desk([made], tmp_path / "j")
    assert states(desk)[made.claims[0].claim_id] == "accepted"
    assert desk.journal.read_articles()[0][0] == made.article
    assert desk.journal.read_all()[0].after == made.claims[0]


def test_an_article_without_numbers_is_a_desk_all_the_same(tmp_path: Path) -> None:
    desk = open_desk([Dossier(make_article("Nothing to count."), ())], tmp_path / "j")
    assert view_article(desk, 0)["targets"] == []
    assert view_progress(desk)["total"] == 0
