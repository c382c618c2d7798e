"""What a change did, claim by claim: broken, fixed, still wrong, spurious anew or no more; changed gold apart."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, TypeAlias

from factextract.scoring.baseline import Baseline, Identity, fingerprint_claim, shorten_claim
from factextract.scoring.claims import ClaimLike, GoldClaim
from factextract.scoring.differences import order_link
from factextract.scoring.metrics import list_figures, list_measures, subtract_figures
from factextract.scoring.outcomes import DocumentOutcomes, LinkTriple, Outcome, judge_document
from factextract.scoring.score import Score, score_document, score_documents
from factextract.scoring.statistics import SAMPLES, Interval, bootstrap, compute_mcnemar
from factextract.scoring.value_errors import class_value_error

Bucket: TypeAlias = Literal[
    "BROKEN",
    "FIELDS BROKEN",
    "NEW SPURIOUS",
    "STILL WRONG",
    "FIXED",
    "FIELDS FIXED",
    "GONE SPURIOUS",
    "GOLD CHANGED",
]
BUCKETS: tuple[Bucket, ...] = (
    "BROKEN",
    "FIELDS BROKEN",
    "NEW SPURIOUS",
    "STILL WRONG",
    "FIXED",
    "FIELDS FIXED",
    "GONE SPURIOUS",
    "GOLD CHANGED",
)


@dataclass(frozen=True)
class Move:
    """One claim whose outcome is not what it was."""

    bucket: Bucket
    doc_id: str
    claim_id: str
    before: Outcome | None
    now: Outcome | None
    note: str = ""

    @property
    def type(self) -> str:
        """The type the claim is counted under."""
        outcome = self.now or self.before
        return outcome.type if outcome else "none"

    @property
    def lost_rules(self) -> tuple[str, ...]:
        """Rules that had a hand in the claim before and have no more."""
        return tuple(sorted(set(self.before.rules if self.before else ()) - set(self.now.rules if self.now else ())))

    @property
    def new_rules(self) -> tuple[str, ...]:
        """Rules that have a hand in the claim and had none before."""
        return tuple(sorted(set(self.now.rules if self.now else ()) - set(self.before.rules if self.before else ())))


@dataclass(frozen=True)
class Comparison:
    """Everything that differs between a baseline and a run, both judged under the same gold."""

    before: Score
    now: Score
    moves: tuple[Move, ...]
    identity: Identity
    articles: tuple[str, ...]
    mcnemar: float
    intervals: Mapping[str, Interval] | None

    def list_moves(self, *buckets: Bucket) -> list[Move]:
        """Give the moves of these buckets."""
        return [move for move in self.moves if move.bucket in buckets]

    def count_buckets(self) -> dict[Bucket, int]:
        """Give how many moves each bucket holds, in the order they are told."""
        counts = Counter(move.bucket for move in self.moves)
        return {bucket: counts[bucket] for bucket in BUCKETS}

    def subtract(self) -> dict[str, float]:
        """Give by how much each figure moved."""
        return subtract_figures(list_figures(self.now), list_figures(self.before))

    def list_suspects(self) -> list[tuple[str, int, int]]:
        """Give the rules that the broken claims lost or gained: name, claims that lost it, claims that gained it."""
        lost: Counter[str] = Counter()
        gained: Counter[str] = Counter()
        for move in self.list_moves("BROKEN", "FIELDS BROKEN", "NEW SPURIOUS"):
            lost.update(move.lost_rules)
            gained.update(move.new_rules)
        names = sorted({*lost, *gained}, key=lambda name: (-lost[name] - gained[name], name))
        return [(name, lost[name], gained[name]) for name in names]

    def list_common_rules(self) -> list[tuple[str, int, int]]:
        """Give the rules that broken claims have in common: name, broken claims of theirs, all claims of theirs.

        The rule whose claims and the broken ones come nearest to being the same claims stands first.
        """
        broken = self.list_moves("BROKEN", "FIELDS BROKEN", "NEW SPURIOUS")
        shared = Counter(rule for move in broken if move.now for rule in set(move.now.rules))
        fired = {name: counts.fired for name, counts in self.now.rules.items()}
        names = sorted(shared, key=lambda name: (-shared[name] / (len(broken) + fired.get(name, 0)), name))
        return [(name, shared[name], max(fired.get(name, 0), shared[name])) for name in names]

    def count_mistakes(self) -> dict[str, int]:
        """Give what kind of mistake the broken claims make now, the most frequent first."""
        mistakes = Counter(describe_mistake(move.now) for move in self.list_moves("BROKEN") if move.now)
        return dict(sorted(mistakes.items(), key=lambda item: (-item[1], item[0])))


def describe_mistake(outcome: Outcome) -> str:
    """Name the mistake of a claim that is not right."""
    if outcome.gold is None or outcome.predicted is None:
        return outcome.verdict
    return class_value_error(outcome.gold, outcome.predicted) or outcome.verdict


def compare_runs(
    baseline: Baseline,
    documents: Sequence[DocumentOutcomes],
    gold: Mapping[str, Sequence[GoldClaim]],
    texts_sha256: Mapping[str, str],
    *,
    types: Collection[str] | None = None,
    samples: int = SAMPLES,
) -> Comparison:
    """Judge the baseline's predictions under today's gold, and sort what differs into buckets.

    Articles that only one side knows, or whose text has changed, count as changed gold and stay out of both scores.
    """
    predicted = baseline.list_predictions()
    moves: list[Move] = []
    before_documents, now_documents = [], []
    for document in documents:
        doc_id = document.doc_id
        if doc_id not in baseline.articles:
            moves.append(Move("GOLD CHANGED", doc_id, doc_id, None, None, "article added"))
        elif baseline.articles[doc_id] != texts_sha256[doc_id]:
            moves.append(Move("GOLD CHANGED", doc_id, doc_id, None, None, "text changed"))
        else:
            before = judge_document(doc_id, gold[doc_id], predicted.get(doc_id, ()), types=types)
            before_documents.append(before)
            now_documents.append(document)
            moves += compare_document(before, document, gold[doc_id], baseline.list_fingerprints(doc_id), types)
    known = {document.doc_id for document in documents}
    for doc_id in sorted(set(baseline.articles) - known):
        moves.append(Move("GOLD CHANGED", doc_id, doc_id, None, None, "article removed"))
    before_score, now_score = score_documents(before_documents), score_documents(now_documents)
    order = {bucket: position for position, bucket in enumerate(BUCKETS)}
    counts = Counter(move.bucket for move in moves)
    return Comparison(
        before_score,
        now_score,
        tuple(sorted(moves, key=lambda move: order[move.bucket])),
        baseline.identity,
        tuple(document.doc_id for document in now_documents),
        compute_mcnemar(counts["BROKEN"], counts["FIXED"]),
        bootstrap(
            [score_document(document) for document in now_documents],
            [score_document(document) for document in before_documents],
            names=sorted(set(list_measures(now_score)) | set(list_measures(before_score))),
            samples=samples,
        ),
    )


def compare_document(
    before: DocumentOutcomes,
    now: DocumentOutcomes,
    gold: Sequence[GoldClaim],
    fingerprints: Mapping[str, str],
    types: Collection[str] | None,
) -> list[Move]:
    """Give the moves of one article."""
    moves = []
    old = {outcome.key: outcome for outcome in before.outcomes if outcome.gold is not None}
    new = {outcome.key: outcome for outcome in now.outcomes if outcome.gold is not None}
    today = {claim.claim_id: fingerprint_claim(claim) for claim in gold}
    changed = {claim_id for claim_id in {*today, *fingerprints} if today.get(claim_id) != fingerprints.get(claim_id)}
    for claim_id in sorted(changed):
        if claim_id in new or claim_id not in today:
            note = (
                "claim removed"
                if claim_id not in today
                else "claim edited"
                if claim_id in fingerprints
                else "claim added"
            )
            moves.append(Move("GOLD CHANGED", now.doc_id, claim_id, old.get(claim_id), new.get(claim_id), note))
    for claim_id, outcome in new.items():
        bucket = choose_bucket(old[claim_id], outcome)
        if bucket is not None and claim_id not in changed:
            moves.append(Move(bucket, now.doc_id, claim_id, old[claim_id], outcome))
    moves += compare_links(before, now, changed, {move.claim_id for move in moves})
    old_spurious = index_spurious(before)
    new_spurious = index_spurious(now)
    for key, outcome in new_spurious.items():
        if key not in old_spurious:
            moves.append(Move("NEW SPURIOUS", now.doc_id, outcome.key, None, outcome))
    for key, outcome in old_spurious.items():
        if key not in new_spurious:
            moves.append(Move("GONE SPURIOUS", now.doc_id, outcome.key, outcome, None))
    return moves


def compare_links(
    before: DocumentOutcomes, now: DocumentOutcomes, changed: Collection[str], told: Collection[str]
) -> list[Move]:
    """Give the links that were lost or won on claims of which nothing else is to be told."""
    moves = []
    old = {outcome.key: outcome for outcome in before.outcomes}
    new = {outcome.key: outcome for outcome in now.outcomes}
    old_hits = before.gold_links & before.predicted_links
    new_hits = now.gold_links & now.predicted_links
    sides: tuple[tuple[Bucket, frozenset[LinkTriple], str], ...] = (
        ("FIELDS BROKEN", old_hits - new_hits, "lost"),
        ("FIELDS FIXED", new_hits - old_hits, "found"),
    )
    for bucket, triples, verb in sides:
        for claim_id, relation, target in sorted(triples, key=order_link):
            if claim_id is not None and claim_id not in changed and claim_id not in told:
                note = f"link {relation} {target} {verb}"
                moves.append(Move(bucket, now.doc_id, claim_id, old.get(claim_id), new.get(claim_id), note))
    return moves


def index_spurious(document: DocumentOutcomes) -> dict[tuple[int, int], Outcome]:
    """Give the spurious predictions of an article by their span."""
    spurious = (outcome for outcome in document.outcomes if outcome.verdict == "spurious")
    return {(o.predicted.start, o.predicted.end): o for o in spurious if o.predicted is not None}


def choose_bucket(before: Outcome, now: Outcome) -> Bucket | None:
    """Give the bucket that a gold claim's two outcomes belong into; None where nothing is to be told."""
    if "ignored" in (before.verdict, now.verdict):
        return None
    was_right, is_right = before.verdict == "right", now.verdict == "right"
    if was_right and not is_right:
        return "BROKEN"
    if is_right and not was_right:
        return "FIXED"
    if not is_right:
        return "STILL WRONG" if describe_prediction(before.predicted) != describe_prediction(now.predicted) else None
    if set(now.differing) - set(before.differing):
        return "FIELDS BROKEN"
    if set(before.differing) - set(now.differing):
        return "FIELDS FIXED"
    return None


def describe_prediction(claim: ClaimLike | None) -> object:
    """Give what a prediction says, without the rules behind it."""
    if claim is None:
        return None
    return {key: value for key, value in shorten_claim(claim).items() if key not in ("rules", "links")}
