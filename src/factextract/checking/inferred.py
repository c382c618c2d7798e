"""Relations that the words tell though no link does: a part beside its share, a list that makes a whole."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from factextract.checking.scene import Scene
from factextract.checking.units import measures_same
from factextract.checking.words import content_words
from factextract.records import Claim, TextSpan

HEDGES = r"(?:(?:about|around|roughly|some|nearly|almost|just (?:over|under)|more than|over|less than|an?) )?"
JOINED = re.compile(rf"\s*(?:[,(–—-]\s*)?(?:(?:or|i\.e\.,?|that is,?)\s*)?{HEDGES}\Z")
"""What may stand between a part and its share: `5,208, or 42 percent`, `£30m (half)`."""
SHARE_BEFORE = re.compile(rf"(?:,|\(|–|—|--|\bor)\s*{HEDGES}\Z")
SHARE_BEHIND = re.compile(r"\s*(?:of (?:them|the total|all|the whole|those|it)\b|[,.;:)–—]|--|\Z)")
PART_BEHIND = re.compile(r"\s*(?:in all|in total|altogether|of them|[,)–—]|--)")
"""What follows a part set behind its share and its whole: `two-thirds of the 300 delegates, 200 in all, …`."""
OF_BEFORE = re.compile(r"\b[Oo]f (?:[\w’'-]+ ){0,4}[£$€]?\Z")
OF_BETWEEN = re.compile(r"\s+of\s+(?:[\w’'-]+ ){0,5}[£$€]?\Z")
MADE_UP = re.compile(
    r"\b(?:made up of|comprising|comprises?|consist(?:s|ing)? of|split (?:between|into)|broken down into|namely)\b",
    re.I,
)
REMAINING = re.compile(
    r"\b(?:(?:the )?(?:remaining|remainder|rest)\b[^.;:]{0,30}|the (?:other|balance)\s+(?:of\s+)?)[£$€]?\Z", re.I
)
LIST_GAP = 90
"""Characters between two members of a list beyond which they are none."""


@dataclass(frozen=True, slots=True)
class Terms:
    """A share's part and whole."""

    part: Claim
    whole: Claim
    certain: bool
    """Whether the text leaves no doubt that these are the two; else a contradiction is not held against the article."""


def find_terms(scene: Scene, share: Claim) -> list[Terms]:
    """Give the parts and wholes of a share: as linked, else as the words around it tell."""
    parts, wholes = scene.targets(share, "share_is"), scene.targets(share, "share_of")
    if parts and wholes:
        return [Terms(part, whole, True) for part in parts for whole in wholes]
    found: list[Terms] = []
    for part in parts:
        before = [claim for claim in scene.mates(share) if claim.end <= part.start and _same_kind(claim, part)]
        if before and OF_BETWEEN.fullmatch(text_between(before[-1], part)):  # `62 of 150 seats, or 41 percent`
            found.append(Terms(before[-1], part, True))
            continue
        linked = scene.targets(part, "part_of")
        found += [Terms(part, whole, True) for whole in linked]
        smaller = [claim for claim in scene.pointers(part, "part_of") if _mates(claim, share)]
        if not linked and len(smaller) == 1:
            found.append(Terms(smaller[0], part, True))
    if found:
        return found
    if not parts:
        found = _find_part(scene, share, wholes) or _find_part_behind(scene, share, wholes)
        found = found or ([] if wholes else _find_pair(scene, share))
    part_beside = parts[0] if parts else _find_beside(scene, share)
    if not found and part_beside is not None:
        whole = find_whole_in_sentence(scene, part_beside, share)
        if whole is not None:
            return [Terms(part_beside, whole, True)]
        named = find_named_whole(scene, share.metric, part_beside)
        return [Terms(part_beside, whole, len({claim.value for claim in named}) == 1) for whole in named[:1]]
    return found


def _find_part(scene: Scene, share: Claim, wholes: Sequence[Claim]) -> list[Terms]:
    """Give the part of a share whose whole is linked: the one part of that whole that the sentence sets beside it."""
    if not _is_set_off(share):
        return []
    found = []
    for whole in wholes:
        parts = [
            claim for claim in scene.pointers(whole, "part_of") if _mates(claim, share) and claim.start < share.start
        ]
        if len(parts) == 1:
            found.append(Terms(parts[0], whole, True))
    return found


def _is_set_off(share: Claim) -> bool:
    """Tell whether a share is told of the figures before it, and not of something that follows."""
    sentence = share.sentence
    start = share.start if share.hedge is None else min(share.start, share.hedge.start)
    before, behind = sentence.text[: start - sentence.start], sentence.text[share.end - sentence.start :]
    return SHARE_BEFORE.search(before) is not None and SHARE_BEHIND.match(behind) is not None


def _find_pair(scene: Scene, share: Claim) -> list[Terms]:
    """Give the part and whole that stand last before an unlinked share: `18 of the 90 bridges – one in five`."""
    before = [claim for claim in scene.mates(share) if claim.end <= share.start]
    if len(before) < 2 or not _same_kind(before[-2], before[-1]):
        return []
    part, whole = before[-2:]
    told = whole in scene.targets(part, "part_of") or OF_BETWEEN.fullmatch(text_between(part, whole)) is not None
    near = ";" not in text_between(whole, share) and len(text_between(whole, share)) <= LIST_GAP
    return [Terms(part, whole, True)] if told and near and _is_set_off(share) else []


def _find_part_behind(scene: Scene, share: Claim, wholes: Sequence[Claim]) -> list[Terms]:
    """Give the part that is set behind a share and its whole: `two-thirds of the 300 delegates, 200 in all, …`."""
    found = []
    for whole in wholes:
        behind = [claim for claim in scene.mates(share) if claim.start >= max(whole.end, share.end)]
        if whole.start > share.end and behind and _mates(whole, share) and _same_kind(behind[0], whole):
            between = text_between(whole, behind[0])
            after = behind[0].sentence.text[behind[0].end - behind[0].sentence.start :]
            if re.fullmatch(rf"(?: [\w’'-]+){{0,4}}(?:,| \(|,? or| –| —)\s*{HEDGES}", between) and PART_BEHIND.match(
                after
            ):
                found.append(Terms(behind[0], whole, True))
    return found


def _find_beside(scene: Scene, share: Claim) -> Claim | None:
    """Give the amount that is set right beside a share: `5,208, or 42 percent`, `half, £30m,`."""
    mates = scene.mates(share)
    place = mates.index(share)
    for first, second in ((place - 1, place), (place, place + 1)):
        if first < 0 or second >= len(mates):
            continue
        between = text_between(mates[first], mates[second])
        other = mates[first] if first != place else mates[second]
        if between and JOINED.fullmatch(between) and _is_amount(other) and not _is_whole_before(other, share):
            return other
    return None


def _is_whole_before(claim: Claim, share: Claim) -> bool:
    """Tell whether an amount before a share is its whole: `of a budget of £60m, half`."""
    return claim.end <= share.start and _follows_of(claim)


def find_whole_in_sentence(scene: Scene, part: Claim, share: Claim) -> Claim | None:
    """Give the whole in the same sentence: `Of a budget of £60m, half, £30m`, `£30m of the £60m bill, or half`."""
    alike = [
        claim for claim in scene.mates(part) if claim is not part and claim is not share and _same_kind(claim, part)
    ]
    for claim in alike:
        # `£30m of the £60m bill, or half`; `3 million litres, half of its capacity of 6 million litres`
        ahead = share if share.start > part.end and share.end < claim.start else part
        if claim.start > ahead.end and OF_BETWEEN.fullmatch(text_between(ahead, claim)):
            return claim
    opening = [claim for claim in alike if claim.end <= min(part.start, share.start) and _follows_of(claim)]
    return opening[0] if len(opening) == 1 else None


def find_named_whole(scene: Scene, phrase: TextSpan | None, part: Claim) -> list[Claim]:
    """Give the claims before a part that the words for its whole name: `the harvest` for `a harvest of 96 tonnes`."""
    words = content_words(phrase)
    if phrase is None or not words or not re.match(r"(?:the|its|their|that|this|these|those|our)\b", phrase.text, re.I):
        return []
    found = [
        claim
        for claim in scene.claims
        if claim.end <= part.start
        and not _mates(claim, part)
        and _same_kind(claim, part)
        and (claim.change is None or claim.change.role == "to")
        and words & content_words(claim.metric)
    ]
    return sorted(found, key=lambda claim: -claim.start)


@dataclass(frozen=True, slots=True)
class Group:
    """Figures that the words call all the parts of a whole."""

    whole: Claim
    parts: tuple[Claim, ...]
    certain: bool


def find_groups(scene: Scene) -> Iterator[Group]:
    """Give the lists that are said to make up a whole: after `made up of`, or closed by `the remaining`."""
    for mates in scene.sentences():
        text, start = mates[0].sentence.text, mates[0].sentence.start
        for match in MADE_UP.finditer(text):
            before = [claim for claim in mates if claim.end - start <= match.start()]
            behind = [claim for claim in mates if claim.start - start >= match.end()]
            if before and _is_amount(before[-1]):
                parts = take_list(behind, before[-1])
                if len(parts) > 1 and match.start() - (before[-1].end - start) <= LIST_GAP:
                    yield Group(before[-1], tuple(parts), True)
        for rest in mates:
            if _is_amount(rest) and REMAINING.search(text[: rest.start - start]) is not None:
                yield from _close_list(scene, mates, rest)


def _close_list(scene: Scene, mates: Sequence[Claim], rest: Claim) -> Iterator[Group]:
    alike = [claim for claim in mates if claim.end <= rest.start and _same_kind(claim, rest)]
    whole = next((claim for claim in alike if _follows_of(claim) or _opens_list(claim)), None)
    if whole is not None:
        parts = [claim for claim in alike if claim.start > whole.start]
        if parts:
            yield Group(whole, (*parts, rest), True)
        return
    if not alike:
        return
    linked = [target for part in (*alike, rest) for target in scene.targets(part, "part_of")]
    named = linked or [claim for part in (*alike, rest) for claim in find_named_whole(scene, part.metric, part)]
    if len({claim.value for claim in named}) != 1:
        return
    others = [claim for claim in scene.pointers(named[0], "part_of") if claim not in alike and claim is not rest]
    # a list that began in the sentence before may have members that nobody linked
    yield Group(named[0], (*others, *alike, rest), bool(linked) and len(others) + len(alike) > 1)


def take_list(claims: Sequence[Claim], whole: Claim) -> list[Claim]:
    """Give the first of the claims for as long as they are of the whole's kind and stand close together."""
    taken: list[Claim] = []
    for claim in claims:
        if not _same_kind(claim, whole):
            if claim.type == "age" or not taken:
                break
            continue
        if taken and (len(text_between(taken[-1], claim)) > LIST_GAP or ";" in text_between(taken[-1], claim)):
            break
        taken.append(claim)
    return taken


def text_between(first: Claim, second: Claim) -> str:
    """Give the text between two claims of one sentence."""
    start = first.sentence.start
    return first.sentence.text[first.end - start : max(first.end, second.start) - start]


def _follows_of(claim: Claim) -> bool:
    return OF_BEFORE.search(claim.sentence.text[: claim.start - claim.sentence.start]) is not None


def _opens_list(claim: Claim) -> bool:
    behind = claim.sentence.text[claim.end - claim.sentence.start :]
    return re.match(r"(?: [\w’'-]+){0,4}:", behind) is not None


def _is_amount(claim: Claim) -> bool:
    return claim.type in ("count", "currency", "measurement") and claim.value is not None and claim.per is None


def _same_kind(claim: Claim, other: Claim) -> bool:
    return _is_amount(claim) and claim.type == other.type and measures_same(claim.unit, other.unit)


def _mates(claim: Claim, other: Claim) -> bool:
    return claim.sentence.start == other.sentence.start
