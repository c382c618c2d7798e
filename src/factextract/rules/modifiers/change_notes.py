"""The notebook of one sentence while its movements are read."""

from __future__ import annotations

from decimal import Decimal

from factextract.records import ChangeRole, Direction
from factextract.rules.claims.scene import Scene
from factextract.rules.mentions import Movement, Offsets, Quantity
from factextract.rules.modifiers.basis import find_basis, find_fronted_basis
from factextract.rules.modifiers.change_cues import SECONDS, Cue
from factextract.rules.modifiers.change_words import ChangeWords, load_change_words
from factextract.rules.modifiers.line import Line, draw_line

RATIO_TYPES = frozenset({"percentage", "percentage_point", "fraction", "multiple"})
STILL_TYPES = frozenset({"score", "ratio"})
"""Pairs that state a result or a proportion; they never move by themselves."""


class Notes:
    """A sentence as a line, the words of movement, and what has been found so far by place in the line."""

    def __init__(self, scene: Scene) -> None:
        self.line: Line = draw_line(scene)
        self.words: ChangeWords = load_change_words()
        self.found: dict[int, Movement] = {}
        self.cues: dict[int, Cue] = {}
        self.hosts: dict[int, int] = {}

    def write(
        self,
        k: int,
        direction: Direction,
        role: ChangeRole,
        rule: str,
        *,
        cue: Cue | None = None,
        place: int | None = None,
        basis: Offsets | None = None,
    ) -> None:
        """Note a movement of the number at `k`, unless one stands there; the cue is given as such or by its place."""
        if k in self.found:
            return
        line = self.line
        if cue is not None:
            place = cue.place
            self.cues[k] = cue
        if basis is None and role == "by" and rule != "change_extra":
            basis = find_basis(line.text, line[k].end, self.stop_behind(k))
            basis = basis or find_fronted_basis(line.text, line.start, line[k].start)
        where = (line[place].start, line[place].end) if place is not None else None
        self.found[k] = Movement(direction, role, basis, f"modifiers.{rule}", where)

    def stop_behind(self, k: int) -> int:
        """Give the start of the next number behind `k`, or the line's end."""
        for j in range(k + 1, len(self.line)):
            if self.line.quantity(j) is not None:
                return self.line[j].start
        return self.line.end


def compare(first: Quantity, second: Quantity) -> Direction | None:
    """Give the direction from one figure to another, a better rank being an increase; None where they do not differ."""
    low, high = take_middle(first), take_middle(second)
    if low is None or high is None:
        return None
    if first.unit != second.unit and first.unit in SECONDS and second.unit in SECONDS:
        low, high = low * SECONDS[first.unit], high * SECONDS[second.unit]
    if low == high:
        return None
    rises = high > low
    if first.type == "rank":
        rises = not rises
    return "increase" if rises else "decrease"


def take_middle(quantity: Quantity) -> Decimal | None:
    """Give the value, or the middle of a range."""
    if quantity.value is not None:
        return quantity.value
    if quantity.low is not None and quantity.high is not None:
        return (quantity.low + quantity.high) / 2
    return None
