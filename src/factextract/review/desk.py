"""The desk: articles under review, what people have decided, and the one hand that writes further decisions."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timezone
from typing import Any

from pydantic import ValidationError

from factextract.errors import UsageError
from factextract.records import Article, Claim, Decision, Number, TextSpan
from factextract.report.dossier import Dossier
from factextract.report.html import safe_link
from factextract.review.journal import Journal
from factextract.review.orphans import Orphan, find_orphans
from factextract.review.outcome import Settled, settle_claims
from factextract.review.requests import AcceptShown, Decide, EditedClaim, EditedSpan, Reanchor, Step
from factextract.review.state import Fold, TargetState
from factextract.scoring.context import find_context

SPANS = ("hedge", "metric", "subject", "time", "place", "source", "source_context")


class ConflictError(Exception):
    """Somebody else has decided on a target since the page showed it."""

    def __init__(self, targets: Sequence[str]) -> None:
        super().__init__("somebody has decided on this since you saw it")
        self.targets = tuple(targets)


@dataclass(frozen=True)
class Written:
    """What came of a request: the targets whose state has changed, article by article."""

    targets: dict[int, set[str]]
    repeated: bool = False


class ReviewDesk:
    """Articles and their journal, as one reviewer works on them."""

    def __init__(
        self,
        dossiers: Sequence[Dossier],
        journal: Journal,
        *,
        reviewer: str,
        blind: bool = False,
        order: str = "doubt",
        precision: Mapping[str, float] | None = None,
    ) -> None:
        self.dossiers = tuple(dossiers)
        self.journal = journal
        self.reviewer = reviewer
        self.blind = blind
        self.order = order
        self.precision = dict(precision or {})
        self.fold = Fold()
        self.originals = {claim.claim_id: claim for dossier in dossiers for claim in dossier.claims}
        self._place = {
            (dossier.article.doc_id, dossier.article.text_sha256): place for place, dossier in enumerate(dossiers)
        }
        self._others: list[Decision] = []
        self._seen = 0
        self._states: dict[str, TargetState] = {}
        for dossier in dossiers:
            journal.keep_article(dossier.article, [target for target, _ in list_targets(dossier)])
        self.refresh()

    @property
    def only(self) -> str | None:
        """The one reviewer whose decisions are shown; None for all."""
        return self.reviewer if self.blind else None

    def refresh(self) -> dict[int, set[str]]:
        """Take in what has been written since, by this desk or another; give the targets touched, by article."""
        touched: dict[int, set[str]] = {}
        fresh = self.journal.read_since(self._seen)
        for seq, decision in fresh:
            self._seen = seq
            place = self._place.get((decision.doc_id, decision.text_sha256))
            if place is None:
                self._others.append(decision)
            else:
                self.fold.take([(seq, decision)])
                self._states.pop(decision.target, None)
                touched.setdefault(place, set()).add(decision.target)
        return touched

    def state_of(self, target: str) -> TargetState:
        """Give a target's state as this reviewer may see it."""
        if target not in self._states:
            self._states[target] = self.fold.judge(target, self.originals, only=self.only)
        return self._states[target]

    def targets_of(self, place: int) -> list[str]:
        """Give everything there is to decide in an article: claims, unresolved numbers, what reviewers added."""
        dossier = self.dossiers[place]
        targets = [claim.claim_id for claim in dossier.claims]
        known = set(targets)
        numbers = {f"{number.doc_id}:{number.start}-{number.end}": number for number in dossier.unresolved}
        key = (dossier.article.doc_id, dossier.article.text_sha256)
        made: list[Claim] = []
        for target, events in self.fold.events.items():
            if (events[0][1].doc_id, events[0][1].text_sha256) != key:
                continue
            claim = self.current_claim(target)
            if claim is not None and target not in known:
                targets.append(target)
            if claim is not None:
                made.append(claim)
        for target, number in numbers.items():
            if target not in targets and not any(c.start < number.end and number.start < c.end for c in made):
                targets.append(target)
        return targets

    def orphans_of(self, place: int) -> list[Orphan]:
        """Give the decisions on older texts of an article that nobody has carried over yet."""
        dossier = self.dossiers[place]
        own = [d for d in self._others if self.only is None or d.reviewer == self.only]
        found = find_orphans(own, dossier.article, dossier.claims)
        carried = {
            decision.step
            for events in self.fold.events.values()
            for _, decision in events
            if decision.event_id in self.fold.active
        }
        return [orphan for orphan in found if f"reanchor:{orphan.target}" not in carried]

    def changed_since(self, seq: int) -> Written:
        """Give what this reviewer may see changed behind a place in the journal."""
        self.refresh()
        touched: dict[int, set[str]] = {}
        for target, events in self.fold.events.items():
            if any(place > seq and self.only in (None, decision.reviewer) for place, decision in events):
                decision = events[-1][1]
                article = self._place[decision.doc_id, decision.text_sha256]
                touched.setdefault(article, set()).update({target, *self.neighbours(target)})
        return Written(touched)

    def neighbours(self, target: str) -> set[str]:
        """Give the open numbers that a claim of this target covers, or once covered: they come and go with it."""
        events = self.fold.events.get(target, [])
        claims = [claim for _, decision in events for claim in (decision.before, decision.after) if claim is not None]
        if not claims:
            return set()
        place = self._place[events[0][1].doc_id, events[0][1].text_sha256]
        return {
            f"{number.doc_id}:{number.start}-{number.end}"
            for number in self.dossiers[place].unresolved
            if any(claim.start < number.end and number.start < claim.end for claim in claims)
        }

    def settled(self) -> list[tuple[Article, list[Settled]]]:
        """Give every article with its claims as the review leaves them."""
        return [
            (dossier.article, settle_claims(dossier.claims, self.fold, dossier.article, only=self.only))
            for dossier in self.dossiers
        ]

    def decide(self, request: Decide) -> Written:
        """Write one decision; raises ConflictError where the target has moved on, UsageError for nonsense."""
        dossier = self.dossier_at(request.article)
        decision = self._make(request, dossier)
        return self._write([decision], {request.target: request.version})

    def accept_shown(self, request: AcceptShown) -> Written:
        """Accept many targets as one step that one undo takes back."""
        dossier = self.dossier_at(request.article)
        decisions = []
        for number, one in enumerate(request.targets):
            claim = self.current_claim(one.target)
            if claim is None:
                raise UsageError(f"{one.target}: is no claim that can be accepted")
            decisions.append(
                self._decision(
                    dossier,
                    one.target,
                    "accept",
                    f"{request.event_id}-{number}",
                    request.event_id,
                    before=claim,
                    after=claim,
                )
            )
        return self._write(decisions, {one.target: one.version for one in request.targets})

    def undo(self, request: Step) -> Written:
        """Take back this reviewer's last step, whenever it was made."""
        return self._turn(self.fold.last_step(self.reviewer), "undo", request)

    def redo(self, request: Step) -> Written:
        """Bring back this reviewer's last undone step."""
        return self._turn(self.fold.last_undone(self.reviewer), "redo", request)

    def _turn(self, step: Sequence[Decision], action: str, request: Step) -> Written:
        decisions = [
            decision.model_copy(
                update={
                    "event_id": f"{request.event_id}-{number}",
                    "step": request.event_id,
                    "at": now(),
                    "action": action,
                    "before": None,
                    "after": None,
                    "reason": None,
                    "verdict": None,
                    "source_url": None,
                    "note": None,
                    "undoes": decision.event_id,
                }
            )
            for number, decision in enumerate(step)
        ]
        return self._write(decisions, {}) if decisions else Written({})

    def reanchor(self, request: Reanchor) -> Written:
        """Carry the decisions on an orphan over to the present text, by exact quote."""
        dossier = self.dossier_at(request.article)
        orphan = next((one for one in self.orphans_of(request.article) if one.target == request.orphan), None)
        if orphan is None or orphan.moved is None:
            raise UsageError("its sentence does not stand in the present text exactly once; decide it anew")
        moved = orphan.moved
        original = self.originals.get(moved.claim_id)
        decided = [opinion for opinion in orphan.opinions if opinion.is_decided]
        opinion = decided[-1] if decided else orphan.opinions[-1]
        after = None if opinion.state == "rejected" else moved
        action = "add" if original is None else "accept" if after == original else "correct"
        step = f"reanchor:{orphan.target}"
        note = "; ".join(
            part for part in (opinion.note, f"carried over from an older text, {opinion.reviewer}") if part
        )
        decisions = []
        if decided:
            decisions.append(
                self._decision(
                    dossier,
                    moved.claim_id,
                    action if after is not None else "reject",
                    request.event_id,
                    step,
                    before=original,
                    after=after,
                    reason=opinion.reason,
                    note=note,
                )
            )
        if opinion.verdict is not None:
            decisions.append(
                self._decision(
                    dossier,
                    moved.claim_id,
                    "verdict",
                    f"{request.event_id}-fact",
                    step,
                    before=original,
                    after=after,
                    verdict=opinion.verdict,
                    source_url=opinion.source_url,
                )
            )
        return self._write(decisions, {}) if decisions else Written({})

    def build_claim(self, edited: EditedClaim, dossier: Dossier, original: Claim | None) -> Claim:
        """Make a whole claim of edited fields: every text is cut from the article; raises UsageError."""
        article = dossier.article
        fields: dict[str, Any] = edited.model_dump(mode="json", by_alias=True)
        for name in SPANS:
            fields[name] = cut_span(getattr(edited, name), article.text)
        if edited.change is not None:
            fields["change"] = {
                "direction": edited.change.direction,
                "role": edited.change.role,
                "basis": cut_span(edited.change.basis, article.text),
            }
        span = cut_span(EditedSpan(start=edited.start, end=edited.end), article.text)
        fields["doc_id"] = article.doc_id
        fields["claim_id"] = f"{article.doc_id}:{edited.start}-{edited.end}"
        fields["text"] = span["text"] if span is not None else ""
        fields["sentence"] = find_sentence(dossier, edited.start, edited.end)
        same_value = original is not None and (original.type, original.value) == (edited.type, edited.value)
        fields["fraction"] = original.fraction if original is not None and same_value else None
        rules = original.rules if original is not None else ()
        fields["rules"] = (
            *(rule for rule in rules if not rule.startswith("review.")),
            "review.correct" if rules else "review.add",
        )
        try:
            return Claim.model_validate(fields)
        except ValidationError as error:
            first = error.errors(include_url=False)[0]
            where = ".".join(str(part) for part in first["loc"])
            raise UsageError(f"{where or 'the claim'}: {first['msg'].removeprefix('Value error, ')}") from error

    def _make(self, request: Decide, dossier: Dossier) -> Decision:
        before = self.current_claim(request.target)
        after = before
        if request.source_url and safe_link(request.source_url) is None:
            raise UsageError("the source must be an http or https address")
        if request.action in ("correct", "add"):
            if request.claim is None:
                raise UsageError("a corrected or added claim needs its fields")
            after = self.build_claim(request.claim, dossier, before)
            if request.action == "add":
                self._check_addition(request.target, after)
        elif request.action in ("accept", "reject") and before is None:
            raise UsageError(f"{request.target}: is no claim; add it as one, or say that it is none")
        elif request.action == "dismiss" and request.target in self.originals:
            raise UsageError(f"{request.target}: is a claim; reject it instead")
        if request.action in ("reject", "dismiss"):
            after = None
        if request.target not in self.targets_of(request.article) and request.action != "add":
            raise UsageError(f"{request.target}: is nothing that there is to decide in this article")
        return self._decision(
            dossier,
            request.target,
            request.action,
            request.event_id,
            request.event_id,
            before=before,
            after=after,
            reason=request.reason,
            verdict=request.verdict,
            source_url=request.source_url or None,
            note=request.note,
        )

    def _check_addition(self, target: str, claim: Claim) -> None:
        if target != claim.claim_id:
            raise UsageError(f"an added claim is named by its span: {claim.claim_id}, not {target}")
        if target in self.originals:
            raise UsageError(f"{target}: is a claim already; correct it")

    def _decision(
        self, dossier: Dossier, target: str, action: str, event_id: str, step: str, **fields: Any
    ) -> Decision:
        return Decision(
            event_id=event_id,
            step=step,
            doc_id=dossier.article.doc_id,
            text_sha256=dossier.article.text_sha256,
            target=target,
            reviewer=self.reviewer,
            at=now(),
            action=action,  # type: ignore[arg-type]
            **fields,
        )

    def current_claim(self, target: str) -> Claim | None:
        """Give the claim of a target as it stands: as last decided, else as extracted; None for an open number."""
        state = self.state_of(target)
        decided = next((o for o in reversed(state.opinions) if o.is_decided and o.claim is not None), None)
        return decided.claim if decided is not None else self.originals.get(target)

    def _write(self, decisions: Sequence[Decision], versions: Mapping[str, int]) -> Written:
        touched: dict[int, set[str]] = {}

        def check() -> None:
            touched.update(self.refresh())
            stale = [t for t, version in versions.items() if self.fold.version(t, only=self.only) != version]
            if stale:
                raise ConflictError(stale)

        written = self.journal.append(decisions, check=check)
        for place, targets in self.refresh().items():
            touched.setdefault(place, set()).update(targets)
        for targets in touched.values():
            targets.update(*[self.neighbours(target) for target in tuple(targets)])
        if not written:
            place_of = self._place
            for decision in decisions:
                place = place_of[decision.doc_id, decision.text_sha256]
                touched.setdefault(place, set()).add(decision.target)
        return Written(touched, repeated=not written)

    def dossier_at(self, place: int) -> Dossier:
        """Give an article's dossier; raises UsageError for a place where there is none."""
        if not 0 <= place < len(self.dossiers):
            raise UsageError("there is no such article")
        return self.dossiers[place]


def list_targets(dossier: Dossier) -> Iterator[tuple[str, Claim | Number]]:
    """Give what the extraction leaves to decide: every claim, and every number nobody could place."""
    yield from ((claim.claim_id, claim) for claim in dossier.claims)
    for number in dossier.unresolved:
        yield f"{number.doc_id}:{number.start}-{number.end}", number


def cut_span(span: EditedSpan | None, text: str) -> dict[str, Any] | None:
    """Give a span with its text from the article; raises UsageError where it does not lie in it."""
    if span is None:
        return None
    if not span.start < span.end <= len(text):
        raise UsageError(
            f"the span {span.start}-{span.end} does not lie in the article, which has {len(text)} characters"
        )
    return {"start": span.start, "end": span.end, "text": text[span.start : span.end]}


def find_sentence(dossier: Dossier, start: int, end: int) -> TextSpan:
    """Give the sentence around a span: that of a claim nearby which holds it, else what punctuation shows."""
    for claim in dossier.claims:
        if claim.sentence.start <= start and end <= claim.sentence.end:
            return claim.sentence
    context = find_context(dossier.article.text, start, end)
    sentence = context.before + context.inside + context.after
    first = start - len(context.before)
    return TextSpan(start=first, end=first + len(sentence), text=sentence)


def now() -> str:
    """Give the present moment: ISO 8601, UTC, to the millisecond."""
    return datetime.now(timezone.utc).isoformat(timespec="milliseconds").replace("+00:00", "Z")
