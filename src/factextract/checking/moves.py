"""What moved, from where, to where and by how much: the figures of a change, by link and by wording."""

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction

from factextract.checking.intervals import around
from factextract.checking.readings import Reading, read_number
from factextract.checking.scene import Scene
from factextract.checking.units import TEMPERATURES, find_factor, measures_same
from factextract.records import Claim

PERCENT = "percent"
BASE_BEHIND = re.compile(
    r"\s+(?:(?:more|less|higher|lower|fewer|greater|bigger|smaller|above|below|up|down) (?:than|from|on) )?"
    r"(?:the|its|their|an?|some|about|around|last year['’]s)?\s*\Z"
)
"""What may stand between a factor and the figure it multiplies: `double the 41,500`, `37 percent more than €200`."""
LEADING_TO = re.compile(r"(?:\s+(?:an?|per) [a-z]+)?\s+to\s+(?:about |around |some )?")
OR_BETWEEN = re.compile(r"\s*(?:,\s*or|\bor|\(|,)\s+|\s+\(")
COMPARED = re.compile(r"\s+(?:more|less|higher|lower|fewer|greater|bigger|smaller|above|below) (?:than )?")
FIGURE_BEFORE = re.compile(
    r"(?:(?: [\w’'-]+){0,7},)?\s*(?:or|about|nearly|almost|more than|roughly|some|over|just under|just over)?\s*"
)
"""What may stand between a figure and the factor or percentage by which it is compared."""
TWO_WAYS = re.compile(
    r"\b(?:improv(?:e[sd]?|ing)|worsen(?:s|ed|ing)?|deteriorat\w+)\b|"
    r"(?:\b(?:per|to the|against the|versus the|to one|a) |/\s?)"
    r"(?:U\.?S\.? )?(?:dollar|euro|pound|yen|greenback|sterling)\b|/\$"
)
"""Words by which a change of the thing tells nothing of the way its figure moved."""


@dataclass(frozen=True, slots=True)
class Move:
    """A figure's two ends in one unit, both as read."""

    start: Reading
    end: Reading
    unit: str | None
    is_share: bool
    """Both ends are percentages, so that a move is told in points."""


def find_compared(scene: Scene, size: Claim) -> tuple[Claim, Claim] | None:
    """Give the two figures that an unlinked factor or percentage stands between.

    `$5 billion, twice the $2.5 billion set aside`; `2.4 million came, 20 percent more than the 2 million of last year`.
    """
    if size.type not in ("multiple", "percentage", "fraction") or scene.targets(size, "change_by"):
        return None
    mates = scene.mates(size)
    place = mates.index(size)
    if place == 0 or place + 1 == len(mates):
        return None
    end, start, sentence = mates[place - 1], mates[place + 1], size.sentence
    before = sentence.text[end.end - sentence.start : size.start - sentence.start]
    behind = sentence.text[size.end - sentence.start : start.start - sentence.start]
    if FIGURE_BEFORE.fullmatch(before) is None or BASE_BEHIND.fullmatch(behind) is None:
        return None
    if size.type != "multiple" and COMPARED.match(behind) is None:
        return None
    return (end, start) if end.type == start.type and end.unit == start.unit else None


def leads_to(size: Claim, end: Claim) -> bool:
    """Tell whether a size stands right before the end of its move, though no link says so: `by £4 to £38`."""
    if size.change is None or size.change.role != "by" or size.end > end.start or end.change is None:
        return False
    between = size.sentence.text[size.end - size.sentence.start : end.start - size.sentence.start]
    return end.change.role == "to" and LEADING_TO.fullmatch(between) is not None


def is_beside(claim: Claim, size: Claim) -> bool:
    """Tell whether a claim is the same move told in another way: `62.96 points, or 0.65 percent`."""
    if claim.change is None or claim.change.role != "by" or claim.sentence.start != size.sentence.start:
        return False
    first, second = sorted((claim, size), key=lambda each: each.start)
    between = first.sentence.text[first.end - first.sentence.start : second.start - first.sentence.start]
    return OR_BETWEEN.fullmatch(between) is not None


def find_base(scene: Scene, size: Claim, end: Claim) -> Claim | None:
    """Give the figure that a factor or a percentage is taken of where no link names it.

    `more than double the 41,500`; `debt stood at $1.1 billion and would triple to $3.3 billion`.
    """
    if size.type not in ("multiple", "percentage", "fraction"):
        return None
    mates = [
        c for c in scene.mates(size) if c is not size and c is not end and c.type == end.type and c.unit == end.unit
    ]
    sentence = size.sentence
    for mate in mates:
        between = (
            sentence.text[size.end - sentence.start : mate.start - sentence.start] if mate.start > size.end else None
        )
        if between and BASE_BEHIND.fullmatch(between):
            return mate
    if size.type != "multiple" or end.metric is None:
        return None
    before = [
        m for m in mates if m.end <= size.start and m.change is None and m.metric and m.metric.text == end.metric.text
    ]
    return before[0] if len(before) == 1 else None


def set_move(end: Claim, start: Claim) -> Move | None:
    """Bring both ends into one unit; None where they do not measure the same."""
    shares = ("percentage", "fraction")
    if end.type in shares and start.type in shares:
        first, last = (
            read_number(claim).scale(Fraction(100) if claim.type == "fraction" else Fraction(1))
            for claim in (start, end)
        )
        if start.type == end.type == "percentage":
            # whoever writes 5.25 percent beside 5 percent means 5.00: the press drops the zeros
            first, last = _refine(first, start, last.step), _refine(last, end, first.step)
        return Move(first, last, PERCENT, True)
    if end.type in ("ratio", "score") or start.type in ("ratio", "score"):
        return None
    if end.type != start.type and not {end.type, start.type} <= {"duration", "age", "measurement"}:
        return None
    if end.per != start.per and end.per is not None and start.per is not None:
        return None
    if not measures_same(start.unit, end.unit):
        return None
    reading = read_number(start)
    if start.unit != end.unit and start.unit is not None and end.unit is not None:
        if start.unit in TEMPERATURES:
            return None
        factor = find_factor(start.unit, end.unit)
        if factor is None:
            return None
        reading = reading.scale(factor)
    return Move(reading, read_number(end), end.unit, False)


def _refine(reading: Reading, claim: Claim, step: Fraction) -> Reading:
    """Give the reading of a bare figure with a finer step."""
    if claim.comparator != "=" or claim.value is None or step >= reading.step:
        return reading
    width = around(reading.point, step / 2)
    return Reading(reading.point, width, width, width, step)


def find_sign(size: Claim, end: Claim) -> int:
    """Give 1 for an increase, -1 for a decrease, 0 where the article does not say."""
    if end.type != "rank" and (turns_round(end) or turns_round(size)):
        return 0
    for claim in (size, end):
        if claim.change is not None and claim.change.direction != "none":
            better = claim.change.direction == "increase"
            return (1 if better else -1) * (-1 if end.type == "rank" else 1)
    return 0


def turns_round(claim: Claim) -> bool:
    """Tell whether a rise of the thing may be a fall of its figure: `the yen weakened to 150 per dollar`."""
    return TWO_WAYS.search(claim.sentence.text) is not None


def compares_otherwise(size: Claim, start: Claim) -> bool:
    """Tell whether the two have two bases: up 0.2 percent on the month, from 100 a year earlier."""
    first = size.change.basis if size.change is not None else None
    second = start.change.basis if start.change is not None else None
    if first is None or second is None or first.start == second.start:
        return False
    return not (first.text.casefold() in second.text.casefold() or second.text.casefold() in first.text.casefold())
