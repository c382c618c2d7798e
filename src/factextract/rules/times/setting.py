"""What surrounds a time phrase: publication date, the words before and behind, tense, the time in question."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from factextract.lexicon import load_lexicon

AGAINST = re.compile(
    r"(?i)\b(?:from|compared with|compared to|against|versus)\s+[^\s,;]*\d(?:[^,;]|,\d){0,24}\s+(?:on|in|at)\s+\Z"
)
COMING = re.compile(
    r"(?i)(?:\b(?:will|would|shall|must|faces?)\b|’ll\b|'ll\b|\bto\s+(?:be|rise|fall|increase|go|climb|drop|cut|pay"
    r"|raise|lose|get|charge|cost|receive|put)\b)(?!\s+have\b)(?:(?!\bfrom\b)[^;:.]|\.\d){0,90}"
    r"(?<!\bup )(?<!\bdown )(?<!\bhigher )(?<!\blower )\bfrom\s+\Z"
)
"""A figure to come, with the `from` that begins it: `will rise by 5 percent from April`."""

WORD = re.compile(r"[’']?[^\W\d_]+(?:-[^\W\d_]+)*")


@dataclass(frozen=True, slots=True)
class Setting:
    """A phrase's surroundings, from which relative words get their days.

    lead, tail: the sentence before and behind the phrase. earlier: the text before the sentence. Whoever resolves
    what only surrounds another phrase sets `bare`: then nothing is looked up around it in turn. told: the tense of the
    phrase's verb, where the parse knows it: `future`, `past`, `present`.
    """

    published: date | None
    lead: str = ""
    tail: str = ""
    earlier: str = ""
    bare: bool = False
    told: str = ""

    @property
    def preposition(self) -> str:
        """The preposition in front, lower case: `by`, `from`, `over`, `as of`, or an empty string."""
        match = re.search(
            r"(?i)\b(as of|as at|by|from|over|in|on|at|within|during|to|for|through|until|since)\s+\Z", self.lead
        )
        return match[1].lower() if match else ""

    @property
    def tense(self) -> str:
        """`future`, `past`, or an empty string where no verb tells: the cue nearest before the phrase, else behind."""
        if COMING.search(self.lead):
            return "future"
        if AGAINST.search(self.lead):
            return "past"
        if self.told == "future" or (self.told == "past" and self.preposition not in {"by", "until"}):
            return self.told
        spoken = re.search(r"(?i)\b(\w+)\s+(?:(?:late|early)\s+)?(?:on\s+)?\Z", self.lead)
        tense = load_lexicon("times")["tense"]
        if spoken is not None and spoken[1].lower() in set(tense["reporting"]) - set(tense["future"]):
            return "past"
        found = read_tense(self.lead.rpartition(";")[2], last=True)
        if found == "past" and self.preposition == "by" and re.search(r"(?i)\b(?:will|would|could|to)\b", self.lead):
            return "future"
        return found or read_tense(self.tail.partition(";")[0], last=False)

    def is_ahead(self, *, default: bool = False) -> bool:
        """Whether the phrase looks forward from the publication date."""
        if self.preposition in {"as of", "as at", "since"}:
            return False
        if self.told == "present" and self.preposition in {"by", "until"}:
            return True
        tense = self.tense
        if tense:
            return tense == "future"
        return default or self.preposition in {"by", "until"}

    @property
    def is_plan(self) -> bool:
        """Whether a verb of the present tense looks ahead: `it opens on Sunday`; headlines use it for the past."""
        return self.told == "present" and not AGAINST.search(self.lead) and self.tail.rstrip("”\"' ").endswith(".")

    def holds_any(self, words: tuple[str, ...]) -> bool:
        """Whether one of `words` stands in the sentence around the phrase."""
        return any(word.group() in words for part in (self.lead, self.tail) for word in WORD.finditer(part))


def read_tense(text: str, *, last: bool) -> str:
    """Give the tense of the last (or first) word in `text` that tells one, or an empty string."""
    tense = load_lexicon("times")["tense"]
    words = [match.group() for match in WORD.finditer(text)]
    places = range(len(words))
    for place in reversed(places) if last else places:
        word = words[place]
        lower = word.lower()
        previous = words[place - 1].lower() if place else ""
        if previous == "had" and lower in tense["future"]:
            return "past"
        if lower in tense["future"] or (lower == "to" and previous in {"is", "are"}):
            return "future"
        if lower in tense["reporting"] or previous in {"be", "to", "being"}:
            continue
        if lower in tense["past"] or (lower.endswith("ed") and len(lower) > 4 and word.islower()):
            return "past"
    return ""
