"""A pattern of the time grammar: a rule, what kind of expression it reads, and the text that it matches."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Literal, TypeAlias

from factextract.rules.rule import Rule, example
from factextract.rules.times.classes import read_classes

Kind: TypeAlias = Literal["date", "time_of_day", "period"]
Accept: TypeAlias = Callable[[str, int, int], bool]


@dataclass(frozen=True, slots=True)
class TimeExpression:
    """A stretch of the text that places something in time, without the preposition in front of it.

    `since`, `until`, `before` and `after` belong to it, and so do both ends of a span of time with their words
    (`between … and …`, `from … to …`). `rule` names the rule that found it.
    """

    start: int
    end: int
    kind: Kind
    rule: str


@dataclass(frozen=True, slots=True)
class TimePattern:
    """One rule with its pattern: `<NAME>` in it stands for a word class of `read_classes`.

    opens: the classes of the word (or number) that it begins with; it is tried nowhere else.
    accept: a last look at the text around the match; declines what only looks like the rule.
    """

    rule: Rule
    kind: Kind
    pattern: str
    opens: tuple[str, ...]
    accept: Accept | None = None


def pattern(
    name: str,
    reads: str,
    kind: Kind,
    source: str,
    *,
    opens: str,
    examples: Iterable[str],
    counterexamples: Iterable[str] = (),
    gaps: Iterable[str] = (),
    accept: Accept | None = None,
) -> TimePattern:
    """Write a pattern with its rule in one piece; marks in the examples stand in double brackets."""
    rule = Rule(
        name=f"times.{name}",
        reads=reads,
        examples=tuple(example(each) for each in examples),
        counterexamples=tuple(counterexamples),
        gaps=tuple(example(each) for each in gaps),
    )
    return TimePattern(rule, kind, source, tuple(opens.split()), accept)


def compile_pattern(source: str) -> re.Pattern[str]:
    """Compile a pattern with its `<NAME>` classes written out."""
    classes = read_classes()

    def write_out(match: re.Match[str]) -> str:
        return classes[match[1]]

    return re.compile(re.sub(r"<([A-Z]+|-)>", write_out, source))
