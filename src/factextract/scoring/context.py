"""The words around a claim, for people who look at an error."""

from __future__ import annotations

import re
from dataclasses import dataclass

from factextract.scoring.claims import ClaimLike

SENTENCE_END = re.compile(r"(?<=[.!?])(?P<close>[\"'”’)\]]*)[ \t]+(?=[\"'“‘(\[]?[A-Z0-9])|[\r\n]+")
WIDTH = 240


@dataclass(frozen=True)
class Context:
    """The sentence around a span, in three parts."""

    before: str
    inside: str
    after: str

    def mark(self, opening: str = "[", closing: str = "]") -> str:
        """Give the sentence with the span between two marks, on one line."""
        return " ".join(f"{self.before}{opening}{self.inside}{closing}{self.after}".split())


def find_context(text: str, start: int, end: int) -> Context:
    """Cut out the sentence that holds a span, as plain punctuation and line ends show it, at most a few lines long."""
    first = max(0, start - WIDTH)
    for match in SENTENCE_END.finditer(text, first, start):
        first = match.end()
    following = SENTENCE_END.search(text, end, min(len(text), end + WIDTH))
    last = min(len(text), end + WIDTH)
    if following is not None:
        last = following.end("close") if following["close"] is not None else following.start()
    return Context(text[first:start], text[start:end], text[end:last])


def find_claim_context(claim: ClaimLike, text: str | None) -> Context:
    """Give the sentence around a claim: from the article, else from the claim's own record, else the claim alone."""
    if text is not None:
        return find_context(text, claim.start, claim.end)
    sentence = getattr(claim, "sentence", None)
    if sentence is not None and sentence.text:
        start, end = claim.start - sentence.start, claim.end - sentence.start
        return Context(sentence.text[:start], sentence.text[start:end], sentence.text[end:])
    return Context("", claim.text, "")
