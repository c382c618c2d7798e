"""The state of a review: a fold of the journal's decisions, never stored."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from factextract.jsonl import format_record
from factextract.records import Claim, Decision

READING_ACTIONS = frozenset({"accept", "reject", "correct", "add", "dismiss", "skip"})
STATE_OF_ACTION = {"reject": "rejected", "dismiss": "dismissed", "skip": "skipped"}
DECIDED = frozenset({"accepted", "corrected", "added", "rejected", "dismissed"})


@dataclass(frozen=True)
class Opinion:
    """What one reviewer holds of one target: of the reading, and of the fact."""

    reviewer: str
    state: str = "todo"
    claim: Claim | None = None
    reason: str | None = None
    at: str = ""
    verdict: str | None = None
    source_url: str | None = None
    note: str | None = None
    flagged: bool = False
    seq: int = 0
    """The place of the latest decision that counts."""

    @property
    def is_decided(self) -> bool:
        """Tell whether the reading has been decided."""
        return self.state in DECIDED


@dataclass(frozen=True)
class TargetState:
    """What all reviewers together hold of one target."""

    target: str
    version: int = 0
    """How many events there are of it: who decides on an older one is told so."""
    opinions: tuple[Opinion, ...] = ()
    """One for each reviewer, the latest last."""

    @property
    def latest(self) -> Opinion | None:
        """The opinion that was changed last."""
        return self.opinions[-1] if self.opinions else None

    @property
    def disagrees(self) -> bool:
        """Tell whether two reviewers have decided the reading differently, or the fact."""
        readings = {outcome_of(opinion) for opinion in self.opinions if opinion.is_decided}
        verdicts = {opinion.verdict for opinion in self.opinions if opinion.verdict}
        return len(readings) > 1 or len(verdicts) > 1


def outcome_of(opinion: Opinion) -> str:
    """Give the outcome of a reading in a form that can be compared: none, or the claim as it stands."""
    if opinion.claim is None or opinion.state in ("rejected", "dismissed"):
        return "none"
    return format_record(opinion.claim.model_copy(update={"rules": (), "warnings": ()}))


@dataclass
class Fold:
    """The decisions read so far, target by target, with each reviewer's steps done and undone."""

    events: dict[str, list[tuple[int, Decision]]] = field(default_factory=dict)
    active: set[str] = field(default_factory=set)
    done: dict[str, list[str]] = field(default_factory=dict)
    undone: dict[str, list[str]] = field(default_factory=dict)
    steps: dict[str, list[Decision]] = field(default_factory=dict)
    step_of: dict[str, str] = field(default_factory=dict)
    last_seq: int = 0

    def take(self, events: Iterable[tuple[int, Decision]]) -> set[str]:
        """Take further decisions in; give the targets they are about."""
        touched = set()
        for seq, decision in events:
            self.last_seq = max(self.last_seq, seq)
            self.events.setdefault(decision.target, []).append((seq, decision))
            self._move(decision)
            touched.add(decision.target)
        return touched

    def _move(self, decision: Decision) -> None:
        done = self.done.setdefault(decision.reviewer, [])
        undone = self.undone.setdefault(decision.reviewer, [])
        if decision.action == "undo" and decision.undoes:
            self.active.discard(decision.undoes)
            step = self.step_of.get(decision.undoes, "")
            if step in done:
                done.remove(step)
                undone.append(step)
        elif decision.action == "redo" and decision.undoes:
            self.active.add(decision.undoes)
            step = self.step_of.get(decision.undoes, "")
            if step in undone:
                undone.remove(step)
                done.append(step)
        else:
            self.active.add(decision.event_id)
            self.step_of[decision.event_id] = decision.step
            self.steps.setdefault(decision.step, []).append(decision)
            if decision.step not in done:
                done.append(decision.step)
            undone.clear()

    def last_step(self, reviewer: str) -> list[Decision]:
        """Give the decisions that an undo of this reviewer would take back."""
        done = self.done.get(reviewer, [])
        return self.steps[done[-1]] if done else []

    def last_undone(self, reviewer: str) -> list[Decision]:
        """Give the decisions that a redo of this reviewer would bring back."""
        undone = self.undone.get(reviewer, [])
        return self.steps[undone[-1]] if undone else []

    def version(self, target: str, *, only: str | None = None) -> int:
        """Count the events of a target, of one reviewer where `only` names one."""
        return sum(1 for _, d in self.events.get(target, ()) if only is None or d.reviewer == only)

    def judge(self, target: str, originals: Mapping[str, Claim], *, only: str | None = None) -> TargetState:
        """Give the state of a target, as one reviewer alone sees it where `only` names one."""
        opinions: dict[str, Opinion] = {}
        for seq, decision in self.events.get(target, ()):
            if decision.event_id not in self.active or (only is not None and decision.reviewer != only):
                continue
            earlier = opinions.pop(decision.reviewer, Opinion(decision.reviewer))
            opinions[decision.reviewer] = apply_decision(earlier, decision, originals.get(target), seq)
        return TargetState(target, self.version(target, only=only), tuple(opinions.values()))


def apply_decision(opinion: Opinion, decision: Decision, original: Claim | None, seq: int) -> Opinion:
    """Give the opinion after one more decision."""
    fields = dict(opinion.__dict__, seq=seq, at=decision.at)
    if decision.action in READING_ACTIONS:
        fields.update(state=name_state(decision, original), claim=decision.after, reason=decision.reason)
    elif decision.action == "verdict":
        fields.update(verdict=decision.verdict, source_url=decision.source_url)
    elif decision.action == "flag":
        fields.update(flagged=not opinion.flagged)
    if decision.note is not None:
        fields.update(note=decision.note)
    return Opinion(**fields)


def name_state(decision: Decision, original: Claim | None) -> str:
    """Name the state that a decision on the reading leaves."""
    if decision.action in STATE_OF_ACTION:
        return STATE_OF_ACTION[decision.action]
    if original is None:
        return "added"
    return "accepted" if decision.after == original else "corrected"


def fold_decisions(decisions: Iterable[Decision]) -> Fold:
    """Fold decisions in the order of writing."""
    fold = Fold()
    fold.take(enumerate(decisions, start=1))
    return fold
