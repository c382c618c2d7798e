"""Cut a text into lexemes: numbers in digits, words, and single signs, each with its offsets."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, TypeAlias

from factextract.values.decimals import VULGAR

LexemeKind: TypeAlias = Literal["number", "word", "sign"]

THIN = "\u00a0\u2007\u2009\u200a\u202f"
"""Blanks that only typographers set between groups of digits."""

COMMA_DECIMAL_SIGNS = r"(?=\s?(?:%|％|per\s?cent|pct|€|million|billion|bn\b|mln\b|km\b|kg\b|°|euro))"

LEXEME = re.compile(
    rf"""
    (?P<number>
        \d{{1,3}}(?:[{THIN}]\d{{3}})+(?!\d)(?:[.,]\d+)?
      | \d{{1,3}}(?:[ ]\d{{3}})+(?![\d])(?!,\d|\.\d{{3}})(?:\.\d+)?
      | \d{{1,2}}(?:[,，]\d{{2}})+[,，]\d{{3}}(?!\d)(?:[.．]\d+)?
      | \d{{1,3}}(?:[,，]\d{{3}})+(?!\d)(?:[.．]\d+)?
      | \d{{1,3}}(?:['’]\d{{3}})+(?!\d)
      | \d{{1,3}}(?:\.\d{{3}})+,\d+(?!\d)
      | \d{{1,3}}(?:\.\d{{3}}){{2,}}(?![\d.])
      | \d+(?:\.\d+){{2,}}
      | \d+[ ]?[{VULGAR}]
      | [{VULGAR}]
      | \d+[.．]\d+
      | 0,\d+
      | \d+,\d{{1,2}}(?!\d){COMMA_DECIMAL_SIGNS}
      | (?<![\w.)\]])[.]\d+
      | \d+
    )
    | (?P<word>[^\W\d_]+)
    | (?P<sign>\S)
    """,
    re.VERBOSE,
)


@dataclass(frozen=True, slots=True)
class Lexeme:
    """A number in digits, a word, or one sign."""

    start: int
    end: int
    text: str
    lower: str
    kind: LexemeKind
    glued: bool
    """Whether it stands right behind the lexeme before, without a blank."""
    near: bool
    """Whether nothing but blanks without an empty line stands between it and the lexeme before."""


@dataclass(frozen=True, slots=True)
class Lexemes(Sequence[Lexeme]):
    """The lexemes of a text, with a safe look to both sides."""

    text: str
    items: tuple[Lexeme, ...]

    def __len__(self) -> int:
        return len(self.items)

    def __getitem__(self, index):  # type: ignore[no-untyped-def]
        return self.items[index]

    def at(self, index: int) -> Lexeme:
        """Give the lexeme at an index, or an empty one beyond the ends."""
        return self.items[index] if 0 <= index < len(self.items) else NOTHING

    def low(self, index: int) -> str:
        """Give the lower-case text at an index, or the empty string beyond the ends."""
        return self.items[index].lower if 0 <= index < len(self.items) else ""

    def follows(self, index: int) -> bool:
        """Whether the lexeme at an index stands near the one before: same paragraph, nothing but blanks between."""
        return 0 < index < len(self.items) and self.items[index].near


NOTHING = Lexeme(-1, -1, "", "", "sign", False, False)


def cut_lexemes(text: str) -> Lexemes:
    """Cut a text into lexemes; blanks and control characters stand in none."""
    items: list[Lexeme] = []
    before = 0
    for match in LEXEME.finditer(text):
        start, end = match.span()
        surface = match.group()
        kind = match.lastgroup
        assert kind is not None
        gap = text[before:start]
        near = bool(items) and (len(gap) < 2 or (not gap.strip() and gap.count("\n") < 2 and len(gap) < 12))
        items.append(Lexeme(start, end, surface, surface.lower(), kind, bool(items) and not gap, near))  # type: ignore[arg-type]
        before = end
    return Lexemes(text, tuple(items))
