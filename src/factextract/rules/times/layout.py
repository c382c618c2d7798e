"""A sentence laid out in clauses by its commas and small words, so that a time can be told whose it is."""

from __future__ import annotations

import functools
import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from factextract.lexicon import load_lexicon
from factextract.rules.times.classes import any_of
from factextract.rules.times.pattern import TimeExpression

OPEN = frozenset({"closed", "participle", "compared", "paren"})
"""The kinds whose times stay inside."""


@dataclass(frozen=True, slots=True)
class Clause:
    """A stretch of a sentence between two joints.

    kind: how it opens. parents: the numbers of the clauses in which it lies.
    """

    number: int
    start: int
    end: int
    kind: str
    parents: tuple[int, ...] = ()

    @property
    def is_inner(self) -> bool:
        """Whether what stands in it belongs to nobody outside."""
        return bool(self.parents) or self.kind in OPEN


@dataclass(frozen=True, slots=True)
class Candidate:
    """A time expression with its offsets in the sentence and its clause."""

    expression: TimeExpression
    start: int
    end: int
    clause: Clause


@dataclass(frozen=True, slots=True)
class Layout:
    """The clauses of a sentence, in order, and the spans (claims, times) that no joint may cut."""

    text: str
    clauses: tuple[Clause, ...]
    claims: tuple[tuple[int, int], ...] = field(default=())

    def find_clause(self, offset: int) -> Clause:
        """Give the clause in which the offset lies."""
        for clause in self.clauses:
            if offset < clause.end:
                return clause
        return self.clauses[-1]

    def holds_claim(self, clause: Clause) -> bool:
        """Whether a claim lies in the clause, or before it in clauses that only a plain `and` parts from it."""
        first = clause.number
        while first and self.clauses[first].kind == "and":
            first -= 1
        return any(self.clauses[first].start <= start < clause.end for start, _ in self.claims)


@functools.cache
def compile_joints() -> re.Pattern[str]:
    """Give the pattern of what may part two clauses."""
    words = load_lexicon("times")["choice"]
    closed, compared = any_of(words["closed"]), any_of(words["compared"])
    return re.compile(
        rf"(?P<closed>,\s*(?:which|who|whose|whom|where)\b|,?\s*\b(?i:{closed})\b(?!\s+(?:tax|"
        rf"taxes|interest|hours)\b)|,\s+as\b(?!\s+(?:of|"
        rf"many|much|well)\b)|,\s+(?:bringing|taking)\b)"
        rf"|(?P<compared>,?\s*\b(?:{compared})\b)"
        r"|(?P<participle>,\s+(?!said\b|told\b|added\b)[a-z]+(?:ed|built|made|led|held|born|known|"
        r"given|paid|taken)\b)"
        r"|(?P<adjunct>,\s+[a-z]+ing\b|,\s+with\b)"
        r"|(?P<hard>:\s*[“\"]|,[”\"](?=\s)|[.!?][”\"]?\s+(?=[“\"A-Z]))"
        r"|(?P<semi>;|:\s|\s[–—]\s)"
        r"|(?P<but>,?\s+(?:but|yet|while|whereas)\b)"
        r"|(?P<comma_and>,\s+(?:and|or)\b)"
        r"|(?P<and>\s(?:and)\b)"
        r"|(?P<as_of>\s+as\s+(?:of|at)\b)"
        r"|(?P<to>\s+to(?=\s))"
        r"|(?P<comma>,(?=\s))"
    )


def lay_out(text: str, claims: Sequence[tuple[int, int]], times: Sequence[tuple[int, int]]) -> Layout:
    """Cut the sentence into clauses; `claims` and `times` are offsets into `text`."""
    solid = [*claims, *times]
    cuts: list[tuple[int, str]] = []
    for joint in compile_joints().finditer(text):
        kind = joint.lastgroup or ""
        if any(start < joint.end() and joint.start() < end for start, end in solid):
            continue
        if not is_cut(text, joint.start(), joint.end(), kind, claims):
            continue
        cuts.append((joint.start(), kind))
    for bracket in re.finditer(r"\([^()]*\)", text):
        if any(bracket.start() < start < bracket.end() for start, _ in times):
            cuts += [(bracket.start(), "paren"), (bracket.end() - 1, "comma")]
    for start, end in claims:
        if re.fullmatch(
            r"(?i)(?:more than )?(?:double|twice|triple|treble|half|\w+ times)", text[start:end]
        ) and re.match(r" (?:the|what|that|those)\b", text[end : end + 6]):
            cuts.append((end, "compared"))
    return Layout(text, stack_clauses(text, sorted(cuts)), tuple(claims))


def is_cut(text: str, start: int, end: int, kind: str, claims: Sequence[tuple[int, int]]) -> bool:
    """Whether the joint parts two clauses: not a hedge before a number, not a comma inside a list of figures."""
    following = re.match(r"\s*(?:(?:and|or|not|about|almost|nearly|roughly|some|to|the)\s+)*", text[end:])
    skipped = end + (following.end() if following else 0)
    claim_follows = any(claim_start == skipped for claim_start, _ in claims)
    if kind == "compared":
        word = text[start:end].strip(" ,")
        if word in {"than", "more than", "less than", "fewer than"}:
            return not any(claim_start == end + 1 for claim_start, _ in claims)
        if word == "from":
            return any(claim_start in {end + 1, end + 5} for claim_start, _ in claims)
        return re.match(r"[^,;]{0,40}", text[end:]) is not None and any(
            end <= claim_start <= end + 40 and "," not in text[end:claim_start] for claim_start, _ in claims
        )
    if kind == "to":
        return any(claim_start in {end + 1, end + 5} for claim_start, _ in claims)
    if kind in {"comma", "comma_and", "and"} and claim_follows:
        between = text[start:skipped]
        behind_claim = any(0 <= start - claim_end <= 2 for _, claim_end in claims)
        listed = r"\b(?:or|and)\b" if kind == "and" else r"\bor\b"
        return not (behind_claim or re.search(listed, between))
    return True


def stack_clauses(text: str, cuts: Sequence[tuple[int, str]]) -> tuple[Clause, ...]:
    """Give the clauses between the cuts; an inner one lasts until the next comma, and the sentence then goes on."""
    clauses: list[Clause] = []
    starts = [(0, "start"), *drop_plain_to(text, cuts)]
    open_numbers: tuple[int, ...] = ()
    for number, (start, kind) in enumerate(starts):
        end = starts[number + 1][0] if number + 1 < len(starts) else len(text)
        if kind == "participle" and open_numbers:
            kind = "comma"  # "The firm, which had nine staff, reported a loss": the sentence goes on
        if kind in OPEN:
            by_comma = text[start : start + 1] == ","
            parents = () if by_comma else open_numbers
            clauses.append(Clause(number, start, end, kind, parents))
            open_numbers = (*parents, number)
            continue
        if kind == "and" and open_numbers and not re.match(r"\s+and\s+(?:it|he|she|they|we|now)\b", text[start:]):
            clauses.append(Clause(number, start, end, kind, open_numbers))
            continue
        open_numbers = ()
        clauses.append(Clause(number, start, end, kind))
    return tuple(clauses)


def drop_plain_to(text: str, cuts: Sequence[tuple[int, str]]) -> list[tuple[int, str]]:
    """Keep a `to` among the cuts only where it ends a `from`: `rose from 3 percent to 4 percent in June`."""
    kept: list[tuple[int, str]] = []
    for start, kind in cuts:
        if kind == "to" and not (kept and kept[-1][1] == "compared" and re.match(r"\W*from\b", text[kept[-1][0] :])):
            continue
        kept.append((start, kind))
    return kept
