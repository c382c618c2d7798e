"""Ages: `aged 67`, `Smith, 42,`, `65 or older`, `under-18s`, `dies at 82`."""

from __future__ import annotations

import re

from factextract.rules.mentions import Numeral
from factextract.rules.quantities.context import KIN, PEOPLE
from factextract.rules.quantities.desk import Desk

CUES = frozenset({"aged", "age", "ages"})
OLDER = re.compile(r"\s(?:(?:years?)\s)?(?:or|and)\s(?:older|over|above|younger|under|up)\b")
AT_AGE = re.compile(
    r"\b(?:die[sd]?|dead|dying|retire[sd]?|retiring|retirement|married|marry|pregnant|diagnosed|orphaned|"
    r"widowed)\b[^.;,\d]{0,30}\bat\s\Z",
    re.IGNORECASE,
)
CLOSED = re.compile(r"\s?(?:\n|,|\.(?=\s|\Z|[”\"’])|;|\)|:|—|–\s|-\s| of | from | and | who | was | is |\Z)")


def age_rule(desk: Desk, index: int, numeral: Numeral) -> str | None:
    """Give the name of the rule by which a bare number is an age, or None."""
    if numeral.scale != 1 or not 0 <= numeral.value <= 125 or numeral.kind not in ("cardinal",):
        return None
    before, text = desk.before(numeral), desk.text
    head = text[max(0, numeral.start - 60) : numeral.start]
    tail = text[numeral.end : numeral.end + 24]
    if (
        before.lower in CUES
        or (before.lower == "of" and desk.before(numeral, 2).lower == "age")
        or re.search(
            r"\b(?:age[sd]|ages?\sof|age)\s(?:about|around|just|only|over|under|between|from|at least|at)\s\Z", head
        )
    ):
        return "quantities.age_cue"
    if numeral.value % 1:
        if re.search(r"\bage\b[^,;]{0,40}\b(?:of|was|is|to|from|rose|fell|climbed|reached|at)\s(?:\w+\s){0,2}\Z", head):
            return "quantities.age_metric"
        return None
    older = OLDER.match(tail)
    people = desk.sentence_words(numeral.start) & (PEOPLE | {"age", "aged", "older", "younger", "over-65s"})
    if older and (re.match(r"\s(?:or|and)\s(?:older|younger)", tail) or (numeral.value <= 100 and people)):
        return "quantities.age_or_older"
    if re.search(r"\b(?:over|under)[-‐‑\s](?:the\s)?\Z", head, re.IGNORECASE) and re.match(r"s\b|-?year", tail):
        return "quantities.age_band"
    if re.match(r"s\b(?!-)", tail) and re.search(
        r"\b(?:over|under|between|aged)[-\s](?:the\s)?\Z", head, re.IGNORECASE
    ):
        return "quantities.age_band"
    words = desk.words_before(numeral.start, 3)
    if (
        words
        and words[-1] in ("over", "under", "below", "above", "turned", "turns", "turning", "than")
        and is_of_people(words, desk, numeral)
    ):
        return "quantities.age_bound"
    if AT_AGE.search(head) and CLOSED.match(tail) and numeral.value >= 10:
        return "quantities.age_at"
    if (
        re.search(
            r"\b(?:I[’']m|I am|[Ss]he is|[Hh]e is|[Ss]he was|[Hh]e was|[Ss]he[’']s|[Hh]e[’']s|when I was|when (?:he|"
            r"she) was|was only|was just)\s(?:only\s|just\s|now\s|still\s)?\Z",
            head,
        )
        and CLOSED.match(tail)
        and 3 <= numeral.value <= 115
    ):
        return "quantities.age_pronoun"
    if (
        re.search(
            r"[A-Z][\w’'-]+\s[A-Z][\w’'-]+(?:,[^,;.]{2,50},)?\s(?:is|was|turned|turns)\s(?:now\s|only\s|just\s)?\Z",
            head,
        )
        and CLOSED.match(tail)
        and 10 <= numeral.value <= 110
    ):
        return "quantities.age_is"
    return apposition_rule(desk, numeral, head, tail)


def is_of_people(words: list[str], desk: Desk, numeral: Numeral) -> bool:
    """Whether a bound before a number bounds the age of people: `children under 5`, `my staff are under 30`."""
    after = desk.after(numeral)
    if words[-1] != "than" and len(words) > 1 and words[-2] in PEOPLE and not after.lower.endswith("s"):
        return True
    if after.kind == "word" and after.lower not in (
        "and",
        "or",
        "in",
        "who",
        "are",
        "were",
        "is",
        "was",
        "have",
        "has",
        "will",
        "at",
        "on",
        "to",
        "with",
        "for",
        "from",
        "by",
        "said",
        "as",
        "can",
        "may",
        "must",
        "would",
        "could",
        "should",
        "but",
        "years",
        "living",
        "when",
    ):
        return False
    if words[-1] in ("turned", "turns", "turning"):
        return numeral.value <= 115
    if words[-1] == "than":
        return len(words) > 1 and words[-2] in ("older", "younger")
    return any(word in PEOPLE for word in words[:-1]) or (
        len(words) > 1
        and words[-2] in ("is", "are", "was", "were", "those", "anyone", "everyone")
        and bool(desk.sentence_words(numeral.start) & PEOPLE)
    )


def apposition_rule(desk: Desk, numeral: Numeral, head: str, tail: str) -> str | None:
    """Read `Jane Smith, 42, …` and `her son, 12, …`, and `Smith (42)`."""
    if not 0 < numeral.value <= 115 or (not numeral.digits and (numeral.value < 3 or tail.startswith(" of"))):
        return None
    if head.endswith("(") and tail.startswith(")"):
        name = re.search(r"([A-Z][\w’'.-]+)\s([A-Z][\w’'.-]+)\s\(\Z", head)
        return "quantities.age_bracket" if name and numeral.value >= 5 else None
    if not re.search(r",\s(?:now\s|only\s|just\s|then\s)?\Z", head) or not re.match(
        r"\s?[,.;)]|\sof\s|\sfrom\s|\sand\s|\swho\s|\sis\s|\swas\s|\Z|[”\"]", tail
    ):
        return None
    before_comma = re.sub(r",\s(?:now\s|only\s|just\s|then\s)?\Z", "", head).rstrip()
    last = re.search(r"([\w’'.-]+)\)?\Z", before_comma)
    if last is None:
        return None
    word = last[1]
    if word.lower() in KIN:
        return "quantities.age_kin"
    if not word[0].isupper() or re.match(r"\sof\s(?:the|them|these|those|its|his|her|their)\b", tail):
        return None
    if word.rstrip(".").lower() in MONTHS:
        return None
    names = re.search(r"((?:[A-Z][\w’'.-]*|de|van|von|der|al|bin|da|la|le)\s)+[A-Z][\w’'.-]*\)?\Z", before_comma)
    if names and re.match(r"\s?[,.;)]|\sof\s|\sfrom\s|\sand\s|\swho\s|\sis\s|\swas\s|\Z|[”\"]", tail):
        return "quantities.age_name"
    return "quantities.age_name" if numeral.value >= 10 and re.match(r"\s?[,.;)]|\Z", tail) else None


MONTHS = frozenset(
    [
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
        "jan",
        "feb",
        "mar",
        "apr",
        "jun",
        "jul",
        "aug",
        "sep",
        "sept",
        "oct",
        "nov",
        "dec",
        "monday",
        "tuesday",
        "wednesday",
        "thursday",
        "friday",
        "saturday",
        "sunday",
    ]
)
