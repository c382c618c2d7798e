"""What the page is shown: articles, targets and progress as plain JSON values."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from itertools import pairwise
from statistics import median
from typing import Any

from factextract.records import Claim, Finding, Number
from factextract.report.cards import VERDICT_WORDS, group_findings
from factextract.report.dossier import CONTRADICTIONS, judge_finding
from factextract.report.words import (
    TYPE_FAMILIES,
    TYPE_SIGNS,
    describe_claim,
    describe_inverse_link,
    describe_period,
    describe_reason,
    describe_warning,
    name_source,
)
from factextract.review.desk import ReviewDesk, list_targets
from factextract.review.state import DECIDED, Opinion

DEFAULT_PACE = 8.0
LONGEST_PAUSE = 120.0
PACE_OVER = 20
DOUBT_OF_CONTRADICTION = 6.0
DOUBT_OF_WARNING = 3.0
DOUBT_OF_OPEN_NUMBER = 2.5


def view_desk(desk: ReviewDesk) -> dict[str, Any]:
    """Give the list of articles, who reviews, and how far it is."""
    return {
        "reviewer": desk.reviewer,
        "blind": desk.blind,
        "order": desk.order,
        "seq": desk.fold.last_seq,
        "articles": [view_entry(desk, place) for place in range(len(desk.dossiers))],
        "progress": view_progress(desk),
    }


def view_entry(desk: ReviewDesk, place: int) -> dict[str, Any]:
    """Give one article's line in the list."""
    dossier = desk.dossiers[place]
    states = [own_state(desk, target) for target in desk.targets_of(place)]
    return {
        "place": place,
        "title": dossier.title,
        "doc_id": dossier.article.doc_id,
        "total": len(states),
        "decided": sum(state in DECIDED for state in states),
        "orphans": len(desk.orphans_of(place)),
    }


def own_state(desk: ReviewDesk, target: str) -> str:
    """Give the state of a target: the latest reading that anyone whom this reviewer sees has decided."""
    opinions = desk.state_of(target).opinions
    decided = next((opinion for opinion in reversed(opinions) if opinion.is_decided), None)
    if decided is not None:
        return decided.state
    return opinions[-1].state if opinions else "todo"


def view_progress(desk: ReviewDesk) -> dict[str, Any]:
    """Give how much is decided, and how long the rest takes at this reviewer's own pace."""
    total = decided = 0
    for place in range(len(desk.dossiers)):
        for target in desk.targets_of(place):
            total += 1
            decided += own_state(desk, target) in DECIDED
    pace = find_pace(desk)
    return {
        "total": total,
        "decided": decided,
        "seconds_left": round((total - decided) * pace),
        "can_undo": bool(desk.fold.last_step(desk.reviewer)),
        "can_redo": bool(desk.fold.last_undone(desk.reviewer)),
    }


def find_pace(desk: ReviewDesk) -> float:
    """Give the seconds this reviewer takes for a decision: the median of the last ones, pauses left out."""
    done = desk.fold.done.get(desk.reviewer, [])[-PACE_OVER:]
    moments = [datetime.fromisoformat(desk.fold.steps[step][0].at.replace("Z", "+00:00")) for step in done]
    gaps = [(b - a).total_seconds() for a, b in pairwise(moments)]
    working = [gap for gap in gaps if 0 < gap <= LONGEST_PAUSE]
    return median(working) if working else DEFAULT_PACE


def view_article(desk: ReviewDesk, place: int) -> dict[str, Any]:
    """Give an article with its text and everything there is to decide in it."""
    dossier = desk.dossier_at(place)
    article = dossier.article
    scene = set_scene(desk, place)
    return {
        "place": place,
        "doc_id": article.doc_id,
        "title": dossier.title,
        "text": article.text.encode("utf-8", "replace").decode("utf-8"),
        "text_sha256": article.text_sha256,
        "published": article.published,
        "publisher": article.publisher,
        "url": article.url,
        "aside": [
            {"start": number.start, "end": number.end, "why": describe_reason(number.reason)}
            for number in dossier.set_aside
        ],
        "targets": [view_target(desk, scene, target) for target in desk.targets_of(place)],
        "orphans": [
            {
                "target": orphan.target,
                "words": describe_claim(orphan.claim),
                "quote": orphan.claim.sentence.text,
                "opinions": [view_opinion(opinion) for opinion in orphan.opinions],
                "can_move": orphan.moved is not None,
            }
            for orphan in desk.orphans_of(place)
        ],
    }


@dataclass(frozen=True)
class Scene:
    """What the views of one article's targets share."""

    extracted: Mapping[str, Claim | Number]
    current: Mapping[str, Claim]
    """The claims as they stand, by target."""
    by_id: Mapping[str, Claim]
    """The claims as they stand, by their present ids and by those under which others are tied to them."""
    ties: Mapping[str, list[str]]
    """What other claims tie to each claim, in words."""
    findings: Mapping[str, list[Finding]]


def set_scene(desk: ReviewDesk, place: int) -> Scene:
    """Gather what the views of an article's targets share."""
    dossier = desk.dossiers[place]
    current = {}
    for target in desk.targets_of(place):
        claim = desk.current_claim(target)
        if claim is not None:
            current[target] = claim
    ties: dict[str, list[str]] = {}
    for other in current.values():
        for link in other.links:
            ties.setdefault(link.target, []).append(describe_inverse_link(link, other))
    by_id = {claim.claim_id: claim for claim in current.values()} | current
    return Scene(dict(list_targets(dossier)), current, by_id, ties, group_findings(dossier.findings))


def view_targets(desk: ReviewDesk, place: int, targets: set[str]) -> list[dict[str, Any]]:
    """Give the targets of an article that have changed; one that is gone (an addition undone) comes as such."""
    scene = set_scene(desk, place)
    there = set(desk.targets_of(place))
    views = []
    for target in sorted(targets):
        if target in there:
            views.append(view_target(desk, scene, target))
        else:
            views.append({"target": target, "gone": True})
    return views


def view_target(desk: ReviewDesk, scene: Scene, target: str) -> dict[str, Any]:
    """Give one claim or open number: what it says in plain words, what is doubtful in it, what people hold of it."""
    state = desk.state_of(target)
    found = scene.extracted.get(target)
    claim = scene.current.get(target)
    decided = next((opinion for opinion in reversed(state.opinions) if opinion.is_decided), None)
    fact = next((opinion for opinion in reversed(state.opinions) if opinion.verdict), None)
    latest = state.latest
    start, end = (claim.start, claim.end) if claim is not None else bounds_of(target, found)
    original = desk.originals.get(target)
    return {
        "target": target,
        "kind": "claim" if claim is not None else "number",
        "start": start,
        "end": end,
        "state": decided.state if decided is not None else latest.state if latest is not None else "todo",
        "reason": decided.reason if decided is not None else None,
        "verdict": fact.verdict if fact is not None else None,
        "source_url": fact.source_url if fact is not None else None,
        "note": next((o.note for o in reversed(state.opinions) if o.note is not None), None),
        "flagged": any(opinion.flagged for opinion in state.opinions),
        "version": state.version,
        "disagrees": state.disagrees,
        "opinions": [view_opinion(opinion) for opinion in state.opinions],
        "claim": claim.to_json_dict() if claim is not None else None,
        "changed": list_changes(original, claim),
        **describe_target(scene, claim),
        **weigh_target(desk, scene, target, claim),
    }


def bounds_of(target: str, found: Claim | Number | None) -> tuple[int, int]:
    """Give where a target stands in the text."""
    if found is not None:
        return found.start, found.end
    start, _, end = target.rpartition(":")[2].partition("-")
    return int(start), int(end)


def describe_target(scene: Scene, claim: Claim | None) -> dict[str, Any]:
    """Give the words for a claim; for a number that is none, nothing but its sign."""
    if claim is None:
        return {
            "words": "a number that no claim covers",
            "sign": "?",
            "family": "open",
            "period": None,
            "said_by": None,
            "ties": [],
        }
    return {
        "words": describe_claim(claim, scene.by_id),
        "sign": TYPE_SIGNS[claim.type],
        "family": TYPE_FAMILIES[claim.type],
        "period": describe_period(claim.period),
        "said_by": name_source(claim),
        "ties": scene.ties.get(claim.claim_id, []),
    }


def weigh_target(desk: ReviewDesk, scene: Scene, target: str, claim: Claim | None) -> dict[str, Any]:
    """Give what is doubtful in a target, and how doubtful it is as a whole."""
    if claim is None:
        return {"doubt": DOUBT_OF_OPEN_NUMBER, "warnings": [], "findings": [], "weak_rules": []}
    original = desk.originals.get(target, claim)
    findings = scene.findings.get(target, [])
    contradicted = sum(judge_finding(finding) in CONTRADICTIONS for finding in findings)
    known = [(rule, desk.precision[rule]) for rule in original.rules if rule in desk.precision]
    weakest = min((share for _, share in known), default=1.0)
    doubt = DOUBT_OF_CONTRADICTION * contradicted + DOUBT_OF_WARNING * len(original.warnings) + 2 * (1 - weakest)
    return {
        "doubt": round(doubt, 4),
        "warnings": [describe_warning(name) for name in original.warnings],
        "findings": [
            {
                "verdict": judge_finding(f),
                "words": VERDICT_WORDS[judge_finding(f)],
                "message": f.message,
                "stale": any(desk.current_claim(claim_id) != desk.originals.get(claim_id) for claim_id in f.claims),
            }
            for f in findings
        ],
        "weak_rules": [f"{rule}: {share:.0%} right on gold" for rule, share in known if share < 0.9],
    }


def view_opinion(opinion: Opinion) -> dict[str, Any]:
    """Give what one reviewer holds, with the reviewer's name."""
    return {
        "reviewer": opinion.reviewer,
        "state": opinion.state,
        "reason": opinion.reason,
        "verdict": opinion.verdict,
        "note": opinion.note,
        "at": opinion.at,
        "words": describe_claim(opinion.claim) if opinion.claim is not None else None,
    }


def list_changes(original: Claim | None, claim: Claim | None) -> list[dict[str, Any]]:
    """Give the fields in which a corrected claim differs from the extracted one: from and to."""
    if original is None or claim is None or original == claim:
        return []
    before, after = original.to_json_dict(), claim.to_json_dict()
    skipped = ("claim_id", "rules", "warnings", "sentence")
    return [
        {"field": name, "from": before[name], "to": after[name]}
        for name in before
        if name not in skipped and before[name] != after[name]
    ]
