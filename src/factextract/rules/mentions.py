"""What the stages hand to each other: plain, frozen, picklable mentions with offsets into the article."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from typing import Literal, TypeAlias

from factextract.records import ChangeRole, ClaimType, Comparator, Direction

Offsets: TypeAlias = tuple[int, int]
"""A half-open stretch of the article, in code points."""

NumeralKind: TypeAlias = Literal["cardinal", "ordinal", "fraction", "multiple", "vague", "pronoun"]


@dataclass(frozen=True, slots=True)
class Numeral:
    """A maximal numeral: digits or words with their scale word, and the exact value."""

    start: int
    end: int
    kind: NumeralKind
    value: Decimal
    rule: str
    numerator: Decimal | None = None
    """For fractions: the upper number; for `n in m` the first number."""
    denominator: Decimal | None = None
    scale: Decimal = Decimal(1)
    """The scale that is written behind the number: 1000000 for `1.2m`; it may be shared with a number before."""
    core_end: int = 0
    """Where the number without its scale ends."""
    digits: bool = True
    """Whether it is written in digits."""
    warnings: tuple[str, ...] = ()

    @property
    def base(self) -> Decimal:
        """The value without its written scale."""
        return self.value / self.scale


@dataclass(frozen=True, slots=True)
class PerMention:
    """A denominator and the words that state it."""

    value: Decimal
    unit: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Quantity:
    """A claim's core: the span, the type, the exact value and unit, and its hedge."""

    start: int
    end: int
    type: ClaimType
    value: Decimal | None = None
    low: Decimal | None = None
    high: Decimal | None = None
    numerator: Decimal | None = None
    denominator: Decimal | None = None
    unit: str | None = None
    per: PerMention | None = None
    comparator: Comparator = "="
    hedge: Offsets | None = None
    negated: bool = False
    """Whether the text denies the figure (`did not reach 5 percent`)."""
    numerals: tuple[Offsets, ...] = ()
    """The numerals that it is made of."""
    rules: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()

    @property
    def offsets(self) -> Offsets:
        """The claim's span."""
        return self.start, self.end


@dataclass(frozen=True, slots=True)
class Exclusion:
    """A stretch of the text whose numbers are no claims, and why."""

    start: int
    end: int
    reason: str
    rule: str


@dataclass(frozen=True, slots=True)
class Movement:
    """That the text says a quantity moved: the modifier behind a claim's `change`."""

    direction: Direction
    role: ChangeRole
    basis: Offsets | None = None
    rule: str = ""
    cue: Offsets | None = None
    """The word that says it: `rose`, `down`, `growth`."""


@dataclass(frozen=True, slots=True)
class Tie:
    """A link between two quantities, by the offsets of their spans."""

    source: Offsets
    relation: str
    target: Offsets
    rule: str = ""


@dataclass(frozen=True, slots=True)
class Reading:
    """What a role rule read: the span of the role, the rule's name, and the words that it used."""

    start: int
    end: int
    rule: str
    cue: Offsets | None = None

    @property
    def offsets(self) -> Offsets:
        """The role's span."""
        return self.start, self.end


@dataclass(frozen=True, slots=True)
class Declined:
    """That a rule looked and did not take it, and why: what `explain` says."""

    rule: str
    start: int
    end: int
    why: str


@dataclass(slots=True)
class Trace:
    """The notebook of one run: which rules declined, and why. Only `explain` opens one."""

    declined: list[Declined] = field(default_factory=list)

    def decline(self, rule: str, start: int, end: int, why: str) -> None:
        """Note that a rule looked at a stretch and did not take it."""
        self.declined.append(Declined(rule, start, end, why))
