"""Content words of a phrase, so that two phrases can be compared."""

from __future__ import annotations

import re

from factextract.records import Claim, TextSpan

WORD = re.compile(r"[^\W_]+(?:[’'][^\W_]+)?")
EMPTY_WORDS = frozenset(
    {
        "a", "an", "the", "of", "in", "on", "at", "to", "for", "from", "by", "with", "and", "or", "as", "its",
        "their", "his", "her", "our", "this", "that", "these", "those", "it", "they", "he", "she", "we", "who",
        "which", "was", "were", "is", "are", "be", "been", "has", "have", "had", "all", "some", "more", "than",
        "last", "year", "month", "week", "quarter", "total", "overall",
    }
)  # fmt: skip


def stem(word: str) -> str:
    """Give a word without case, possessive and plural: `Families’` gives `family`."""
    plain = word.casefold().replace("’", "'").removesuffix("'s").strip("'")
    if plain.endswith("ies") and len(plain) > 4:
        return plain[:-3] + "y"
    if plain.endswith(("sses", "shes", "ches", "xes")):
        return plain[:-2]
    if plain.endswith("s") and not plain.endswith(("ss", "us", "is")) and len(plain) > 3:
        return plain[:-1]
    return plain


def content_words(*spans: TextSpan | None) -> frozenset[str]:
    """Give the stems of the words that carry meaning."""
    words = (stem(word) for span in spans if span is not None for word in WORD.findall(span.text))
    return frozenset(word for word in words if word not in EMPTY_WORDS and not word.isdigit())


def topic(claim: Claim) -> frozenset[str]:
    """Give the words that say what a claim's figure is of and whose it is."""
    return content_words(claim.metric, claim.subject)
