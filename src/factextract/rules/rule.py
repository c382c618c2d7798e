"""The shape of a rule: what it reads, and the examples that prove it, in one object."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Literal, TypeAlias

from factextract.errors import RuleError

Stage: TypeAlias = Literal["numerals", "quantities", "times", "modifiers", "claims"]

NAME_PATTERN = re.compile(r"[a-z]+(\.[a-z0-9_]+)+\Z")
MARK_PATTERN = re.compile(r"(?:\[\[|⟦)(.*?)(?:\]\]|⟧)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Example:
    """An invented sentence with the stretch that the rule reads in [[ ]] or ⟦ ⟧, and what it must give.

    `expect` maps names of the mention's (or the claim's) fields to their values as text; an empty mapping asks for
    the span alone.
    """

    marked: str
    expect: Mapping[str, str | None] = field(default_factory=dict)

    @property
    def text(self) -> str:
        """The sentence without its marks."""
        return MARK_PATTERN.sub(r"\1", self.marked)

    @property
    def offsets(self) -> tuple[int, int]:
        """Where the marked stretch stands in `text`."""
        match = MARK_PATTERN.search(self.marked)
        if match is None:
            raise RuleError(f"example {self.marked!r}: mark the stretch that the rule reads with [[ and ]]")
        return match.start(), match.start() + len(match[1])


def example(marked: str, **expect: str | None) -> Example:
    """Write an example: `example("a profit of [[$3.4bn]]", value="3400000000", unit="USD")`."""
    return Example(marked, expect)


@dataclass(frozen=True, slots=True)
class Rule:
    """One regularity of English press prose.

    name: `stage.what_it_reads`, stable for ever, since records quote it.
    reads: one sentence that says what it reads.
    examples: sentences on which it fires; none, and the rule cannot be made.
    counterexamples: sentences that look like it, on which it must not fire.
    gaps: examples that it ought to read and does not yet; the day one works, its test says so.
    needs_parse: whether its examples need a parsed sentence.
    """

    name: str
    reads: str
    examples: tuple[Example, ...]
    counterexamples: tuple[str, ...] = ()
    gaps: tuple[Example, ...] = ()
    needs_parse: bool = False

    def __post_init__(self) -> None:
        """Refuse a rule without a proper name, a purpose or an example."""
        if not NAME_PATTERN.match(self.name):
            raise RuleError(f"rule {self.name!r}: a name is `stage.what_it_reads` in lower case")
        if not self.reads.strip():
            raise RuleError(f"rule {self.name}: say in one sentence what it reads")
        if not self.examples:
            raise RuleError(f"rule {self.name}: a rule without an example does not exist")
        for each in (*self.examples, *self.gaps):
            each.offsets  # noqa: B018  raises where the mark is missing

    @property
    def stage(self) -> str:
        """The stage that it belongs to: the name's first part."""
        return self.name.split(".", 1)[0]


class RuleBook:
    """The rules of one stage by name; two rules of one name are refused."""

    def __init__(self, *rules: Rule) -> None:
        self._rules: dict[str, Rule] = {}
        for rule in rules:
            if rule.name in self._rules:
                raise RuleError(f"two rules are named {rule.name!r}")
            self._rules[rule.name] = rule

    def __getitem__(self, name: str) -> Rule:
        return self._rules[name]

    def __contains__(self, name: object) -> bool:
        return name in self._rules

    def __iter__(self) -> Iterator[Rule]:
        return iter(self._rules.values())

    def __len__(self) -> int:
        return len(self._rules)
