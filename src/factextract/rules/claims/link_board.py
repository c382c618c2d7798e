"""The board on which an article's ties are pinned, and a sentence as the tie rules see it."""

from __future__ import annotations

from collections.abc import Mapping

from factextract.lexicon import load_lexicon
from factextract.rules.claims.scene import Scene
from factextract.rules.mentions import Movement, Offsets, Quantity, Tie
from factextract.rules.modifiers.change_cues import Lead, read_lead
from factextract.rules.modifiers.change_words import ChangeWords, load_change_words
from factextract.rules.modifiers.line import Line, draw_line

SHARE_TYPES = frozenset({"percentage", "fraction"})
AMOUNT_TYPES = frozenset({"count", "currency", "measurement"})


class Frame:
    """A sentence as a line, its movements by place, and the sentence with figures before it."""

    def __init__(self, scene: Scene, before: Frame | None) -> None:
        self.line: Line = draw_line(scene)
        self.words: ChangeWords = load_change_words()
        self.movements: Mapping[Offsets, Movement] = scene.movements
        self.before = before.without_past() if before is not None else None
        self.gap = 0
        """How many sentences without a figure stand between this one and the next."""

    def without_past(self) -> Frame:
        """Give this sentence cut off from those before it, so that the chain does not grow."""
        self.before = None
        return self

    def step(self) -> Frame:
        """Count a sentence without a figure behind this one."""
        self.gap += 1
        return self

    def listed(self, name: str) -> tuple[str, ...]:
        """Give a list of the links lexicon."""
        words: tuple[str, ...] = load_lexicon("links")["words"][name]
        return words

    def moved(self, k: int) -> Movement | None:
        """Give the movement of the quantity at `k`."""
        quantity = self.line.quantity(k)
        return self.movements.get(quantity.offsets) if quantity is not None else None

    def lead(self, k: int) -> Lead:
        """Give what leads up to the number at `k`."""
        return read_lead(self.line, self.words, k)

    def between(self, i: int, k: int) -> list[str]:
        """Give the words between two places."""
        return [self.line.word(j) for j in range(i + 1, k)]

    def amounts(self) -> list[tuple[int, Quantity]]:
        """Give the counts and amounts of the sentence with their places."""
        return [(k, q) for k, q in self.line.quantities() if q.type in AMOUNT_TYPES]


class Board:
    """The ties found so far; one relation between two figures is pinned once, by the first rule that reads it."""

    def __init__(self) -> None:
        self._ties: dict[tuple[Offsets, str, Offsets], Tie] = {}

    def pin(self, source: Quantity, relation: str, target: Quantity, rule: str) -> None:
        """Pin a tie from one figure to another; a figure is never tied to itself."""
        key = (source.offsets, relation, target.offsets)
        if source.offsets != target.offsets and key not in self._ties:
            self._ties[key] = Tie(*key, rule=f"claims.{rule}")

    def targets(self, source: Offsets, relation: str) -> list[Offsets]:
        """Give the figures to which one is tied by a relation."""
        return [target for (start, name, target) in self._ties if start == source and name == relation]

    def pin_offsets(self, source: Offsets, relation: str, target: Offsets, rule: str) -> None:
        """Pin a tie by offsets."""
        key = (source, relation, target)
        if source != target and key not in self._ties:
            self._ties[key] = Tie(*key, rule=f"claims.{rule}")

    def ties(self) -> tuple[Tie, ...]:
        """Give all ties, by source, then target, then relation."""
        return tuple(sorted(self._ties.values(), key=lambda tie: (tie.source, tie.target, tie.relation)))

    def by_relation(self, relation: str) -> list[tuple[Offsets, Offsets]]:
        """Give source and target of all ties of a relation."""
        return [(source, target) for (source, name, target) in self._ties if name == relation]


def fits_size(host: Quantity, size: Quantity) -> bool:
    """Whether a figure can have moved by `size`: a share of anything, points of a percentage, or the same kind."""
    if host.type == "age":  # "the average age rose by two years to 34"
        return size.type == "duration" and host.unit == size.unit
    if host.type in ("score", "ratio", "multiple"):
        return False
    if size.type == "percentage_point":
        return host.type in ("percentage", "fraction")
    if size.type in ("percentage", "fraction", "multiple"):
        return host.type != "rank"
    if size.type == "count" and host.type in ("rank", "percentage"):
        return True
    return host.type == size.type and (host.unit == size.unit or host.type in ("duration", "measurement"))
