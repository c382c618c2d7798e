"""Reviewed claims to gold: what people accepted, corrected and added becomes gold with the tag `reviewed`.

Gold that was annotated from the text alone is never touched: where a review differs from it, that is told.
"""

from __future__ import annotations

import difflib
import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from factextract.errors import InvalidGoldError, UsageError
from factextract.records import Article, Claim
from factextract.review.journal import Journal
from factextract.review.outcome import settle_claims
from factextract.review.state import DECIDED, Fold, fold_decisions
from factextract.scoring.claims import GoldChange, GoldClaim, GoldDocument, format_gold
from factextract.scoring.gold import find_faults, load_gold_file

REVIEWED = "reviewed"
GUIDELINES = "1.2"
SUMS = "SHA256SUMS"


@dataclass(frozen=True)
class Promotion:
    """What a review would make of one article's gold."""

    article: Article
    before: GoldDocument | None
    """The gold that is there; None for an article without."""
    after: GoldDocument | None
    """The gold as it would be; None where nothing may be promoted, for the reason in `refused`."""
    added: int = 0
    differing: tuple[str, ...] = ()
    """Where the review and the blind gold differ; the gold stays."""
    refused: str | None = None
    problems: tuple[str, ...] = ()
    """Breaches of the gold's law that a person has to mend first."""

    @property
    def changes(self) -> bool:
        """Tell whether there is anything to write."""
        return self.after is not None and self.after != self.before

    def format_diff(self, name: str) -> str:
        """Give the change to the gold file as a unified diff."""
        old = format_gold(self.before) if self.before is not None else ""
        new = format_gold(self.after) if self.after is not None else old
        lines = difflib.unified_diff(
            old.splitlines(keepends=True), new.splitlines(keepends=True), f"a/{name}", f"b/{name}", n=2
        )
        return "".join(lines)


def plan_promotion(
    journal: Journal, gold: Path, *, texts: Path, reviewer: str | None = None, partial: bool = False
) -> list[Promotion]:
    """Give what the review in a journal would make of a gold folder; nothing is written.

    reviewer: whose decisions count; None for everybody's, claims left out on which they differ. partial: also articles
    in which something is still undecided; what is undecided there would count as no claim.
    """
    decisions = journal.read_all()
    plans = []
    for article, targets in latest_texts(journal.read_articles()):
        key = (article.doc_id, article.text_sha256)
        own = [d for d in decisions if (d.doc_id, d.text_sha256) == key and reviewer in (None, d.reviewer)]
        plans.append(plan_article(article, targets, fold_decisions(own), gold, texts, partial=partial))
    return plans


def latest_texts(articles: Iterable[tuple[Article, tuple[str, ...]]]) -> list[tuple[Article, tuple[str, ...]]]:
    """Give each article with the text that was reviewed last."""
    latest: dict[str, tuple[Article, tuple[str, ...]]] = {}
    for article, targets in articles:
        latest.pop(article.doc_id, None)
        latest[article.doc_id] = (article, targets)
    return list(latest.values())


def plan_article(
    article: Article, targets: Sequence[str], fold: Fold, gold: Path, texts: Path, *, partial: bool
) -> Promotion:
    """Give what a review would make of one article's gold."""
    before = read_present_gold(article, gold, texts)
    originals: dict[str, Claim] = {}
    for events in fold.events.values():
        for _, decision in events:
            if decision.before is not None:
                originals.setdefault(decision.target, decision.before)
    states = {target: fold.judge(target, originals) for target in {*targets, *fold.events}}
    settled = settle_claims(list(originals.values()), fold, article)
    made = [one.claim for one in settled if one.claim is not None]
    undecided = [target for target in targets if not is_settled(target, states[target].latest, made)]
    if undecided and not partial:
        return Promotion(article, before, None, refused=f"{len(undecided)} of {len(targets)} are not decided yet")
    differing = [one.target for one in settled if one.disagrees]
    kept = [
        one.claim
        for one in settled
        if one.claim is not None and one.opinion is not None and one.opinion.state in DECIDED and not one.disagrees
    ]
    claims, clashes, added = merge_claims(before, kept)
    after = GoldDocument(
        doc_id=article.doc_id,
        text_sha256=article.text_sha256,
        guidelines=before.guidelines if before is not None else GUIDELINES,
        published=before.published if before is not None else article.published,
        claims=tuple(claims),
    )
    worth = added > 0 or (before is None and not undecided)
    problems = tuple(f"{where}: {message}" for where, message in find_faults(after, article.text))
    return Promotion(
        article,
        before,
        after if worth else None,
        added=added,
        differing=(*(f"{target}: the reviewers differ" for target in differing), *clashes),
        refused=None if worth else "nothing to promote",
        problems=problems if worth else (),
    )


def is_settled(target: str, opinion: object, made: Sequence[Claim]) -> bool:
    """Tell whether a target is decided, by itself or by a claim that was made over it."""
    if getattr(opinion, "state", "todo") in DECIDED:
        return True
    start, _, end = target.rpartition(":")[2].partition("-")
    return any(
        claim.claim_id != target and claim.start < int(end) and int(start) < claim.end and "review.add" in claim.rules
        for claim in made
    )


def read_present_gold(article: Article, gold: Path, texts: Path) -> GoldDocument | None:
    """Read the gold that an article has; raises InvalidGoldError where it is of another text, or broken."""
    place = gold / f"{article.doc_id}.json"
    if not place.is_file():
        return None
    found, problems = load_gold_file(place, doc_id=article.doc_id, texts=texts)
    if problems or found is None:
        raise InvalidGoldError(f"{problems[0]}; mend it before anything is promoted")
    if found.document.text_sha256 != article.text_sha256:
        raise InvalidGoldError(f"{place}: is gold of another text of {article.doc_id}; the review was of a changed one")
    return found.document


def merge_claims(before: GoldDocument | None, kept: Sequence[Claim]) -> tuple[list[GoldClaim], list[str], int]:
    """Give the gold's claims with reviewed ones beside them, where the two differ, and how many are new.

    Reviewed gold of an earlier promotion gives way to the present review; blind gold never does.
    """
    blind = [claim for claim in before.claims if REVIEWED not in claim.tags] if before is not None else []
    earlier = {claim.claim_id: claim for claim in before.claims if REVIEWED in claim.tags} if before is not None else {}
    fresh, clashes = [], []
    for claim in kept:
        gold = to_gold(claim)
        rivals = [other for other in blind if other.start < gold.end and gold.start < other.end]
        if not rivals:
            fresh.append(gold)
        elif not any(same_record(gold, other) for other in rivals):
            clashes.append(f"{gold.claim_id}: differs from the blind gold {rivals[0].claim_id}, which stays")
    merged = {claim.claim_id: claim for claim in (*earlier.values(), *fresh)}
    known = {claim.claim_id for claim in (*blind, *merged.values())}
    claims = [*blind, *(drop_loose_links(claim, known) for claim in merged.values())]
    added = sum(earlier.get(claim.claim_id) != drop_loose_links(claim, known) for claim in fresh)
    return sorted(claims, key=lambda claim: (claim.start, claim.end)), clashes, added


def to_gold(claim: Claim) -> GoldClaim:
    """Give a reviewed claim as gold holds it, with its provenance."""
    change = claim.change
    fields = {
        name: getattr(claim, name)
        for name in GoldClaim.model_fields
        if name not in ("optional", "must_pass", "tags", "change")
    }
    return GoldClaim(
        **fields,
        tags=(REVIEWED,),
        change=None
        if change is None
        else GoldChange(
            direction=change.direction, role=change.role, basis=change.basis.text if change.basis is not None else None
        ),
    )


def same_record(left: GoldClaim, right: GoldClaim) -> bool:
    """Tell whether two gold claims say the same, provenance and flags aside."""
    aside = {"tags": (), "optional": False, "must_pass": False, "links": ()}
    return left.model_copy(update=aside) == right.model_copy(update=aside)


def drop_loose_links(claim: GoldClaim, known: set[str]) -> GoldClaim:
    """Leave out ties to claims that the gold does not hold."""
    links = tuple(link for link in claim.links if link.target in known and link.target != claim.claim_id)
    return claim.model_copy(update={"links": links})


def apply_promotion(plan: Promotion, gold: Path, *, texts: Path) -> list[Path]:
    """Write the gold of one article, and its text where the corpus has none; give the files that were written."""
    if plan.after is None:
        return []
    if any("\ud800" <= character <= "\udfff" for character in plan.article.text):
        raise UsageError(f"{plan.article.doc_id}: its text holds half characters that no UTF-8 file can hold")
    if plan.problems:
        raise UsageError(f"{plan.article.doc_id}: {plan.problems[0]}; correct it in the review first")
    written = []
    text = texts / f"{plan.article.doc_id}.txt"
    if not text.is_file():
        data = plan.article.text.encode("utf-8")
        write_aside(text, data)
        written.append(text)
        written.extend(list_checksum(text, data, texts))
    place = gold / f"{plan.article.doc_id}.json"
    write_aside(place, format_gold(plan.after).encode("utf-8"))
    return [*written, place]


def list_checksum(text: Path, data: bytes, texts: Path) -> list[Path]:
    """Add a new text to the checksum file beside the texts, where there is one."""
    sums = texts.parent / SUMS
    if not sums.is_file():
        return []
    lines = sums.read_text("utf-8").splitlines()
    lines.append(f"{hashlib.sha256(data).hexdigest()}  {text.relative_to(texts.parent).as_posix()}")
    write_aside(sums, ("\n".join(sorted(lines, key=lambda line: line.partition("  ")[2])) + "\n").encode("utf-8"))
    return [sums]


def write_aside(path: Path, data: bytes) -> None:
    """Write a file under another name and rename it when it is whole."""
    path.parent.mkdir(parents=True, exist_ok=True)
    aside = path.with_name(f".{path.name}.part")
    aside.write_bytes(data)
    aside.replace(path)
