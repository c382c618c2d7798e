"""Slips of writing: a range whose ends are reversed, a `respectively` whose two lists differ in length."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction

from factextract.checking.judge import make_finding
from factextract.checking.readings import NUMERAL
from factextract.checking.scene import Scene
from factextract.checking.wording import quote
from factextract.records import Claim, Finding

NAME = r"(?:the )?[A-Z][\w’'-]*(?: (?:of |the |and the )?[A-Z][\w’'-]*)*"
NAMES = re.compile(rf"(?<![\w’'-])({NAME}(?:, {NAME})*,? and {NAME})(?![\w’'-])")
BETWEEN_MEMBERS = re.compile(r"(?:\s*,\s*|\s*,?\s+and\s+|\s+&\s+)(?:the\s+|about\s+|some\s+)?\Z")
FROM_BEFORE = re.compile(r"\bfrom\s+\Z", re.I)
MISMATCH = "respectively_length_mismatch"


def check_ranges(scene: Scene) -> Iterator[Finding]:
    """Give a finding for every range that is written with its greater end first."""
    for claim in scene.claims:
        if claim.low is None or claim.high is None or claim.type in ("ratio", "score"):
            continue
        if FROM_BEFORE.search(claim.sentence.text[: claim.start - claim.sentence.start]):
            continue  # `from £90m to £60m` is a move
        reversed_ends = is_reversed(claim)
        message = (
            f"the range {quote(claim)} is written with its greater end first."
            if reversed_ends
            else f"the range {quote(claim)} runs upwards, which fits."
        )
        yield make_finding(
            scene,
            "range",
            (claim,),
            "inconsistent" if reversed_ends else "consistent",
            message,
            equation=f"{claim.low} <= {claim.high}",
            severity="medium",
        )


def is_reversed(claim: Claim) -> bool:
    """Tell whether a range's ends stand in the wrong order, also where its record has them sorted."""
    low, high = Fraction(claim.low or 0), Fraction(claim.high or 0)
    if low > high:
        return True
    numerals = [Fraction(re.sub(r"[^\d.]", "", match.group())) for match in NUMERAL.finditer(claim.text)]
    if len(numerals) != 2 or low < 0 or numerals[1] == 0 or low == high:
        return False
    first, second = numerals
    return first > second and low / second == high / first


def check_respectively(scene: Scene) -> Iterator[Finding]:
    """Give a finding for every sentence with `respectively` in which two lists can be counted."""
    for mates in scene.sentences():
        text = mates[0].sentence.text
        if re.search(r"\brespectively\b", text, re.I) is None:
            continue
        lists = find_lists(mates)
        if any(MISMATCH in claim.warnings for claim in mates) and lists:
            yield _tell(scene, lists[0], len(lists[0]), None)
            continue
        lengths = {len(members) for members in lists}
        if len(lengths) > 1:
            yield _tell(scene, [claim for members in lists for claim in members], len(lists[0]), len(lists[1]))
            continue
        names = [count_names(match.group(1)) for match in NAMES.finditer(text)]
        if lists and len(names) == 1:
            yield _tell(scene, lists[0], len(lists[0]), names[0])


def find_lists(mates: list[Claim]) -> list[list[Claim]]:
    """Give the lists of figures of one kind that commas and a last `and` join, two members at least."""
    lists: list[list[Claim]] = []
    for claim in mates:
        previous = lists[-1][-1] if lists else None
        if previous is not None and _are_joined(previous, claim):
            lists[-1].append(claim)
        else:
            lists.append([claim])
    return [members for members in lists if len(members) > 1]


def _are_joined(previous: Claim, claim: Claim) -> bool:
    sentence = claim.sentence
    between = sentence.text[previous.end - sentence.start : claim.start - sentence.start]
    return previous.type == claim.type and BETWEEN_MEMBERS.fullmatch(between) is not None


def count_names(text: str) -> int:
    """Give how many names a list such as `Ford, Fiat and General Motors` holds."""
    head, _, _ = text.rpartition(" and ")
    return len([part for part in head.split(",") if part.strip()]) + 1


def _tell(scene: Scene, claims: list[Claim], length: int, other: int | None) -> Finding:
    fits = other == length
    if other is None:
        message = f"“respectively” joins {length} figures to a list of another length."
    elif fits:
        message = f"“respectively” joins two lists of {length}, which fits."
    else:
        message = f"“respectively” joins a list of {length} to a list of {other}."
    return make_finding(
        scene,
        "respectively",
        claims,
        "consistent" if fits else "inconsistent",
        message,
        equation=f"{length} = {other if other is not None else '?'}",
        severity="medium",
    )
