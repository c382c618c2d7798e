"""A sentence as the role rules see it: its parse, its quantities, and what moved."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import wraps
from typing import TYPE_CHECKING, Any, TypeVar

from factextract.rules.mentions import Movement, Offsets, Quantity

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

    from factextract.rules.times import TimeExpression

TEXT_KEY = "factextract_text"

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Scene:
    """One sentence with the mentions of the earlier stages in it.

    All offsets are code points of the whole article, as everywhere; `sentence` is a span of `doc`, without blanks at
    its ends. Tokens have `tag_` (Penn Treebank), `dep_` (ClearNLP labels, as in spaCy's English pipelines) and `head`;
    no lemma, no `pos_`, no entity: no rule may need them. Without a trained model there is no parse, and
    `parsed` is false: rules then read the words alone, or decline.
    """

    doc: Doc
    sentence: Span
    quantities: tuple[Quantity, ...]
    """Those of this sentence, in the order of the text."""
    times: tuple[TimeExpression, ...] = ()
    """The time expressions of this sentence, in the order of the text."""
    movements: Mapping[Offsets, Movement] = field(default_factory=dict)
    """Which of the quantities moved, by their offsets."""
    parsed: bool = True
    kept: dict[object, Any] = field(default_factory=dict, init=False, repr=False, compare=False)
    """What has been read of the sentence once, for all its quantities; see `read_once`."""

    @property
    def text(self) -> str:
        """The whole article, kept beside the document, whose own `text` is put together anew at every call."""
        return keep_text(self.doc)

    @property
    def start(self) -> int:
        """The sentence's first code point."""
        return int(self.sentence.start_char)

    @property
    def end(self) -> int:
        """The offset behind the sentence."""
        return int(self.sentence.end_char)

    def tokens_of(self, start: int, end: int) -> Span:
        """Give the tokens that touch a stretch of the article; a token half inside counts whole."""
        span = self.doc.char_span(start, end, alignment_mode="expand")
        if span is None:
            raise ValueError(f"offsets {start}-{end} touch no token")
        return span

    def anchor(self, quantity: Quantity) -> Token:
        """Give the token by which the quantity hangs in the parse: the highest of its tokens."""
        return self.tokens_of(quantity.start, quantity.end).root


def keep_text(doc: Doc) -> str:
    """Give a document's text, put together once and kept beside it."""
    kept: str | None = doc.user_data.get(TEXT_KEY)
    if kept is None:
        kept = doc.user_data[TEXT_KEY] = doc.text
    return kept


def read_once(read: Callable[[Scene], T]) -> Callable[[Scene], T]:
    """Make a function of a scene alone work once a scene; what it gives must never be changed."""

    @wraps(read)
    def recall(scene: Scene) -> T:
        if read in scene.kept:
            found: T = scene.kept[read]
        else:
            found = scene.kept[read] = read(scene)
        return found

    return recall


def hand_on(read: Callable[[Scene], object], before: Scene, behind: Scene) -> None:
    """Let a scene have what a `read_once` function gave for the same sentence before its movements were known.

    For functions that do not look at movements.
    """
    plain = getattr(read, "__wrapped__", read)
    if plain in before.kept:
        behind.kept[plain] = before.kept[plain]
