"""How words hang in their clauses: the way from a word up to its verb, and where two ways meet."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Token

MAX_CLIMB = 40
"""So many steps up is climbed: a parse that is deeper has gone wrong."""

SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "expl"})


@dataclass(frozen=True, slots=True)
class Branch:
    """The way from a word up to the root of its sentence.

    line: all its words, by index.
    path: the words (by index) from the word itself up to, and without, the verb of its clause. verbs: that verb, and
    the verbs of the clauses that hold it, outwards; a sentence without a verb has its root there.
    """

    line: tuple[int, ...]
    path: tuple[int, ...]
    verbs: tuple[Token, ...]


def climb(token: Token) -> Branch:
    """Give the way from the word up to its verb, and the verbs above."""
    line: list[int] = []
    path: list[int] = []
    verbs: list[Token] = []
    for _ in range(MAX_CLIMB):
        line.append(token.i)
        if is_clause(token):
            verbs.append(token)
        elif not verbs:
            path.append(token.i)
        if token.head.i == token.i:
            if not verbs or verbs[-1].i != token.i:
                verbs.append(token)
            break
        token = token.head
    return Branch(tuple(line), tuple(path), tuple(verbs))


def is_clause(token: Token) -> bool:
    """Whether the word is the verb of a clause: no auxiliary, no attribute, no verb that serves as a preposition."""
    if token.dep_ == "conj" and not token.head.tag_.startswith("VB"):
        return False
    return token.tag_.startswith("VB") and token.dep_ not in (
        "amod", "compound", "nmod", "aux", "auxpass", "prep", "pobj", "nsubj", "nsubjpass", "dobj", "quantmod", "case",
    )  # fmt: skip


def meet(first: Branch, second: Branch) -> tuple[tuple[Token, ...], tuple[Token, ...]] | None:
    """Give the verbs from the second way's clause up to the common one, and those from it down to the first's.

    Both are without the common verb, and empty where the clause is the same; None where nothing is common.
    """
    numbers = [verb.i for verb in first.verbs]
    for place, verb in enumerate(second.verbs):
        if verb.i in numbers:
            return second.verbs[:place], tuple(reversed(first.verbs[: numbers.index(verb.i)]))
    return None


def find_mark(verb: Token) -> str:
    """Give the lower-case word that opens the verb's clause: `when`, `as`, `although`; else an empty string."""
    for child in verb.lefts:
        if child.dep_ == "mark" or child.tag_ == "WRB":
            return str(child.lower_)
    return ""


def has_subject(verb: Token) -> bool:
    """Whether the verb has a subject of its own."""
    return any(child.dep_ in SUBJECTS for child in verb.children)


def is_participle(verb: Token, tag: str) -> bool:
    """Whether the verb is a participle with this tag and no word that opens its clause, no auxiliary."""
    return (
        verb.tag_ == tag and not find_mark(verb) and not any(child.dep_ in ("aux", "auxpass") for child in verb.lefts)
    )
