"""What is no claim: numbers in addresses, names, codes, dates, lists and idioms, each with its reason."""

from __future__ import annotations

import re
from itertools import groupby

from factextract.lexicon import cache_by_words, load_lexicon
from factextract.rules.mentions import Numeral
from factextract.rules.quantities.attach import HYPHENS, Attachment
from factextract.rules.quantities.desk import Desk
from factextract.rules.times import TimeExpression

URL = re.compile(
    r"(?:https?://|www\.)[^\s<>\"”]+|(?<![\w.+-])[\w.+-]{1,64}@[\w-]+\.[\w.-]+|(?<![\w@])[@#](?=[A-Za-z_]*[A-Za-z])\w+|"
    r"(?<![\w-])(?<!\w\.)[\w-]{1,63}(?:\.[\w-]{1,63}){0,8}\.(?:com|org|net|gov|edu|co\.uk|gov\.uk|org\.uk|ie|com\.au|io|html?)(?:/[^\s<>\"”]*)?\b"
)
PHONE = re.compile(
    r"(?<![\w.,])(?:\+\d{1,3}[ \u00a0.-]?(?:\(?\d{1,5}\)?[ \u00a0.-]?){2,5}\d{2,4}"
    r"|\(\d{2,5}\)[ \u00a0-]?\d{3,4}[ \u00a0-]?\d{3,4}"
    r"|0\d{2,4}[ \u00a0-]\d{3,4}(?:[ \u00a0-]\d{3,4})?"
    r"|1?-?\d{3}-\d{3}-\d{4}|\d{3}-\d{4}(?!\d)|1[ -]?800[ -]\w{3}[ -]?\w{4})(?![\w,])"
)
CODE = re.compile(
    r"(?<![\w.])\d+(?:\.\d+){2,}(?![\w])|\b(?=[A-Z]*\d)(?=\d*[A-Z])[A-Z]{1,2}\d[A-Z\d]? \d[A-Z]{2}\b|\b0x[0-9a-f]+\b|"
    r"\b[A-Fa-f0-9]{12,}\b|\bISBN[ :]*[\dXx-]+"
)
LIST_MARKER = re.compile(r"(?:(?<=\n)|\A)[ \t]*[(\[]?(\d{1,3})[.)\]][ \t]+(?=\S)")
FOOTNOTE = re.compile(r"\[\d{1,3}\]")
TIME_REASONS = {"date": "date", "time_of_day": "time_of_day", "period": "period"}
APPOSITION = re.compile(r"[A-Z][^\s,]*,\Z")


@cache_by_words
def label_words() -> frozenset[str]:
    """Give the words behind which a number is a label."""
    return frozenset(load_lexicon("names")["labels"])


@cache_by_words
def weak_labels() -> frozenset[str]:
    """Give the labels that need a capital to be one."""
    return frozenset(load_lexicon("names")["weak_labels"])


ABBREVIATED_LABEL = re.compile(
    r"\b(?:U\.S\.|Rte\.|Hwy\.|[Vv]ol\.|[Ss]ecs?\.|[Aa]rts?\.|[Cc]h\.|pp?\.|[Ff]igs?\.|Apt\.|Ste\.|Bldg\.|[Pp]t\.|"
    r"[Ee]p\.)\s?\Z"
)


@cache_by_words
def index_pattern() -> re.Pattern[str]:
    """Give a pattern for the name of a market index that stands right before a number."""
    names = sorted(load_lexicon("names")["indices"], key=lambda name: (-len(name), name))
    return re.compile(rf"(?<![\w&])(?:{'|'.join(re.escape(name) for name in names)})\s\Z", re.IGNORECASE)


@cache_by_words
def idiom_pattern() -> re.Pattern[str]:
    """Give one pattern for all idioms, hyphens of any kind; those of one first letter together, so that a word is
    compared with few."""
    phrases = sorted(load_lexicon("names")["idioms"], key=lambda phrase: (phrase[0], -len(phrase), phrase))
    groups = []
    for letter, alike in groupby(phrases, key=lambda phrase: phrase[0]):
        rests = [
            re.escape(phrase[1:]).replace(r"\ ", r"\s").replace(r"\-", "[-\u2010\u2011–]").replace("'", "['’]")
            for phrase in alike
        ]
        groups.append(f"{re.escape(letter)}(?:{'|'.join(rests)})")
    return re.compile(rf"(?<![\w-])(?:{'|'.join(groups)})(?![\w])")


def exclude_addresses(desk: Desk) -> None:
    """Exclude numbers in addresses of the net, phone numbers, codes, list markers and footnote marks."""
    for pattern, reason, rule in (
        (URL, "url", "quantities.no_url"),
        (PHONE, "identifier", "quantities.no_phone"),
        (CODE, "identifier", "quantities.no_code"),
        (LIST_MARKER, "list_marker", "quantities.no_list_marker"),
        (FOOTNOTE, "list_marker", "quantities.no_footnote"),
    ):
        for match in pattern.finditer(desk.text):
            exclude_range(desk, match.start(), match.end(), reason, rule)


def exclude_range(desk: Desk, start: int, end: int, reason: str, rule: str) -> None:
    """Exclude the numerals that begin inside a stretch."""
    index = desk.numeral_from(start)
    while index < len(desk.numerals) and desk.numerals[index].start < end:
        if desk.is_free(index):
            desk.exclude(index, reason, rule)
        index += 1


QUOTED = re.compile(r"“([^”\n]{3,60})”|\"([^\"\n]{3,60})\"|‘([^’\n]{3,60})’")
REFERENCE = re.compile(r"(?<![\w./])\d{1,5}/\d{1,6}(?![\w/]|\.\d)")


def exclude_titles(desk: Desk) -> None:
    """Exclude numbers in quoted titles (“The 39 Steps”)."""
    for match in QUOTED.finditer(desk.text):
        words = re.findall(r"[^\W\d_][\w’'-]*", match.group())
        capitals = [word for word in words if word[0].isupper()]
        if (
            1 <= len(words) <= 8
            and len(capitals) * 10 >= len(words) * 7
            and len(capitals) >= 2
            and match.group()[-2] not in ".,!?"
        ):
            exclude_range(desk, match.start(), match.end(), "identifier", "quantities.no_title")


def exclude_references(desk: Desk) -> None:
    """Exclude the two numbers of a reference with a slash (`20/118`) that is no date, no fraction and no odds."""
    for match in REFERENCE.finditer(desk.text):
        index = desk.numeral_from(match.start())
        if (
            index < len(desk.numerals)
            and desk.numerals[index].kind != "fraction"
            and not desk.sentence_words(match.start()) & {"odds", "ratio", "pressure", "bookmakers", "seam", "finished"}
        ):
            exclude_range(desk, match.start(), match.end(), "identifier", "quantities.no_reference")


TENS = re.compile(r"\b[1-9]0['’]?s\b")
TENS_OPEN = re.compile(r"\b(?:over|under|between|aged)[-\s](?:the\s)?\Z", re.IGNORECASE)


def exclude_tens(desk: Desk) -> None:
    """Exclude vague tens: `in his 40s`, `temperatures in the mid-30s`; `over-60s` is an age."""
    for match in TENS.finditer(desk.text):
        if TENS_OPEN.search(desk.text[max(0, match.start() - 14) : match.start()]) is None:
            exclude_range(desk, match.start(), match.end(), "vague", "quantities.no_tens")


def exclude_idioms(desk: Desk) -> None:
    """Exclude number words in idioms."""
    for match in idiom_pattern().finditer(desk.lower):
        exclude_range(desk, match.start(), match.end(), "idiom", "quantities.no_idiom")


def exclude_times(desk: Desk, attachments: dict[int, Attachment]) -> None:
    """Exclude numbers inside time expressions; a number with a percent sign or money is never a date."""
    for index, numeral in enumerate(desk.numerals):
        if not desk.is_free(index):
            continue
        attachment = attachments.get(index)
        if attachment is not None and attachment.kind in (
            "percentage",
            "percentage_point",
            "basis_point",
            "currency",
            "measurement",
            "age",
            "times",
            "fold",
        ):
            continue
        time = desk.time_over(numeral.start, numeral.end)
        if (
            time is not None
            and time.kind == "time_of_day"
            and ":" in desk.text[time.start : time.end]
            and desk.sentence_words(numeral.start) & {"ratio", "ratios", "odds"}
        ):
            continue
        if time is None or time.start > numeral.start or time.end < numeral.end:
            if time is None or time.end <= numeral.start or time.start >= numeral.end:
                continue
            if time.start > numeral.start and numeral.kind == "vague":
                continue
        desk.exclude(index, time_reason(desk, numeral, time), time.rule)


YEAR = re.compile(r"(?:1[5-9]|20)\d\d")
NAMED_YEAR = re.compile(r"\b(?:Act|Treaty|Law|Bill|Convention|Code|Order|Constitution|Agreement)\sof\s\Z")


def time_reason(desk: Desk, numeral: Numeral, time: TimeExpression) -> str:
    """Say why a number in a time expression is no claim.

    A year is a date, in a name an identifier, a vague word vague.
    """
    if numeral.kind == "vague":
        return "vague"
    if YEAR.fullmatch(desk.text[numeral.start : numeral.end]):
        head, tail = desk.text[max(0, numeral.start - 24) : numeral.start], desk.text[numeral.end : numeral.end + 10]
        named = time.rule == "times.year_in_name" or NAMED_YEAR.search(head) or tail.startswith(" edition")
        return "identifier" if named else "date"
    return TIME_REASONS[time.kind]


def exclude_names(desk: Desk, attachments: dict[int, Attachment]) -> None:
    """Exclude numbers that are part of a name or a code."""
    for index, numeral in enumerate(desk.numerals):
        if not desk.is_free(index):
            continue
        reason = name_reason(desk, index, numeral, attachments.get(index))
        if reason is not None:
            desk.exclude(index, "identifier", reason)
            exclude_listed_names(desk, index, attachments)


def is_label(desk: Desk, numeral: Numeral) -> bool:
    """Whether the word before a number is a label or a maker's name, so that `737-800` is no result."""
    before = desk.before(numeral)
    return (
        before.kind == "word"
        and before.lower in label_words()
        and before.lower
        not in (
            "game",
            "match",
            "set",
            "sets",
            "series",
            "final",
            "goal",
            "round",
            "race",
            "heat",
            "league",
            "group",
            "pool",
            "division",
            "class",
            "race",
        )
    )


def exclude_listed_names(desk: Desk, index: int, attachments: dict[int, Attachment]) -> None:
    """Exclude the numbers that go on a list of labels: `Districts 2, 3 and 7`, `rooms 4 to 9 and 12`."""
    following = index + 1
    while desk.is_free(following) and following not in attachments:
        between = desk.text[desk.numerals[following - 1].end : desk.numerals[following].start]
        after = desk.after(desk.numerals[following])
        if not re.fullmatch(r"\s*(?:,|,?\s*(?:and|or|to|through)|[-–—])\s*", between):
            return
        counts = (
            after.text.islower() and after.lower.endswith("s") and after.lower not in ("is", "was", "has", "as", "this")
        )
        if not desk.numerals[following].digits or counts:
            return
        desk.exclude(following, "identifier", "quantities.no_label")
        following += 1


def name_reason(desk: Desk, index: int, numeral: Numeral, attachment: Attachment | None) -> str | None:
    """Give the name of the rule by which a number is part of a name, or None."""
    if numeral.kind not in ("cardinal", "ordinal") or not numeral.digits:
        return label_in_words(desk, numeral, attachment)
    before, after = desk.before(numeral), desk.after(numeral)
    surface = desk.text[numeral.start : numeral.end]
    if (
        surface.endswith(("K", "k"))
        and before.kind == "word"
        and before.text[0].isupper()
        and not starts_sentence(desk, before.start)
        and (attachment is None or attachment.kind != "currency")
    ):
        return "quantities.no_name"
    glued_before = desk.lexemes.at(desk.lexeme_at(numeral.start)).glued
    if attachment is not None and attachment.kind in ("currency",) and attachment.start < numeral.start:
        return None
    if glued_before and before.kind == "word" and before.text.isalpha():
        return "quantities.no_glued_letters"
    if glued_before and before.text in HYPHENS and desk.before(numeral, 2).kind in ("word", "number") and before.glued:
        two = desk.before(numeral, 2)
        if (
            two.kind == "word"
            and (two.text[0].isupper() or two.lower in ("covid", "co", "omega", "sars", "u"))
            and two.lower not in ("top", "mid", "under", "over", "pre", "post", "plus", "minus", "non")
            and (attachment is None or (attachment.kind == "duration" and not attachment.hyphened))
            and numeral.scale == 1
            and not (
                starts_sentence(desk, two.start)
                and len(two.text) > 5
                and two.text[1:].islower()
                and two.lower != "covid"
            )
        ):
            return "quantities.no_hyphened_name"
        if (
            two.kind == "number"
            and index > 0
            and index - 1 in desk.exclusions
            and desk.exclusions[index - 1].reason == "identifier"
        ):
            return "quantities.no_hyphened_name"
    if attachment is not None and attachment.kind in (
        "percentage",
        "percentage_point",
        "basis_point",
        "currency",
        "age",
    ):
        return None
    if (
        after.glued
        and after.text == "K"
        and before.kind == "word"
        and before.text[0].isupper()
        and before.lower not in ("the", "about")
        and attachment is None
    ):
        return "quantities.no_name"
    if (
        after.glued
        and after.kind == "word"
        and attachment is None
        and numeral.kind == "cardinal"
        and numeral.scale == 1
        and after.lower not in ("s", "in", "ins")
    ):
        return "quantities.no_glued_letters"
    if (
        after.glued
        and after.kind == "word"
        and after.lower == "s"
        and numeral.value >= 100
        and not desk.text[numeral.start : numeral.end].endswith("0")
    ):
        return "quantities.no_glued_letters"
    if numeral.start > 0 and desk.text[numeral.start - 1] in "_/\\@" and attachment is None and numeral.scale == 1:
        return "quantities.no_code"
    if before.text == "#" and glued_before:
        return None
    return label_before(desk, numeral, attachment)


def label_in_words(desk: Desk, numeral: Numeral, attachment: Attachment | None) -> str | None:
    """Give the rule by which a number in words is a label (`Chapter Eleven`, `Day One`), or None."""
    if numeral.kind not in ("cardinal", "vague") or attachment is not None:
        return None
    before = desk.before(numeral)
    surface, behind = desk.text[numeral.start : numeral.end], desk.after(numeral)
    titled = surface[0].isupper() and not starts_sentence(desk, numeral.start) and not is_title(desk, numeral.start)
    follows = behind.kind == "word" and behind.text[0].isupper() and desk.lexemes.follows(desk.after_index(numeral))
    inner = len(surface.split()) > 1 and all(word[0].isupper() for word in surface.split())
    before_word = desk.before(numeral)
    named = (
        before_word.kind == "word"
        and before_word.text[0].isupper()
        and desk.lexemes.follows(desk.lexeme_at(numeral.start))
        and not before_word.text.isupper()
        and not follows
    )
    if titled and named:
        return "quantities.no_title"
    if titled and (follows or inner) and desk.before(numeral).text not in ("“", '"', "‘"):
        return "quantities.no_title"
    if titled and follows and desk.before(numeral).text in ("“", '"', "‘") and not closes_clause(desk, numeral):
        return "quantities.no_title"
    text = desk.text[numeral.start : numeral.end]
    if (
        before.kind == "word"
        and before.text[0].isupper()
        and before.lower in label_words()
        and (text[0].isupper() or before.lower not in weak_labels())
    ):
        return "quantities.no_label"
    if (
        before.lower in ("day", "chapter", "phase", "page", "act", "part", "level", "round", "week", "game")
        and numeral.value < 40
        and desk.before(numeral, 2).lower not in ("per", "a", "each", "every", "the", "one", "this", "that")
    ):
        after = desk.after(numeral)
        if after.kind != "word" or after.lower in ("of", "in", "at", "and", "on", "for", "with", "is", "was"):
            return "quantities.no_label"
    return None


def is_title(desk: Desk, offset: int) -> bool:
    """Whether the sentence around an offset is set like a title, most of its words with a capital."""
    start, end = desk.sentence(offset)
    words = [word for word in re.findall(r"[^\W\d_]+", desk.text[start:end]) if len(word) > 3]
    return len(words) > 2 and sum(word[0].isupper() for word in words) * 10 >= len(words) * 7


def closes_clause(desk: Desk, numeral: Numeral) -> bool:
    """Whether the quotation that a number opens is a clause, not a title: it runs on for more than five words."""
    tail = desk.text[numeral.start : numeral.start + 80]
    closing = re.search(r"[”\"’]", tail)
    return closing is None or len(tail[: closing.start()].split()) > 5


def label_before(desk: Desk, numeral: Numeral, attachment: Attachment | None) -> str | None:
    """Give the rule by which the word before a number in digits makes it a label, or None."""
    before = desk.before(numeral)
    if not desk.lexemes.follows(desk.lexeme_at(numeral.start)):
        return None
    if before.text == "." and desk.before(numeral, 2).lower in ("no", "nos"):
        return number_sign(desk, numeral, 3)
    if before.lower in ("no", "nos", "№") and before.text != "NO":
        if before.text == "no":
            return None
        return number_sign(desk, numeral, 2)
    head = desk.text[max(0, numeral.start - 24) : numeral.start]
    if ABBREVIATED_LABEL.search(head) and numeral.scale == 1 and attachment is None:
        return "quantities.no_label"
    if (
        index_pattern().search(head)
        and attachment is None
        and numeral.scale == 1
        and numeral.value % 1 == 0
        and numeral.value >= 20
    ):
        return "quantities.no_index_name"
    if (
        attachment is None
        and surface_of(desk, numeral) in model_numbers()
        and desk.sentence_words(numeral.start) & AIRCRAFT
    ):
        return "quantities.no_name"
    if before.kind != "word":
        return None
    low = before.lower
    after_name = desk.after(numeral)
    if (
        attachment is None
        and numeral.scale == 1
        and after_name.kind == "word"
        and after_name.text.isupper()
        and len(after_name.text) > 2
        and numeral.value >= 100
        and desk.after(numeral, 2).kind == "number"
    ):
        return "quantities.no_name"
    whole = numeral.value % 1 == 0 and numeral.scale == 1 and "," not in desk.text[numeral.start : numeral.end]
    if attachment is not None or numeral.value < 0 or numeral.kind == "ordinal":
        return None
    decimal_version = (
        numeral.scale == 1 and before.text[0].isupper() and "," not in desk.text[numeral.start : numeral.end]
    )
    two_words = f"{desk.before(numeral, 2).lower} {low}"
    if low in label_words() or two_words in label_words():
        strong = low not in weak_labels() or two_words in label_words()
        after = desk.after(numeral)
        opening = starts_sentence(desk, before.start) and (
            low.endswith("s") or (after.kind == "word" and not ends_phrase(desk, numeral) and after.lower.endswith("s"))
        )
        capital = before.text[0].isupper() and not opening
        counted = (
            after.kind == "word"
            and after.text.islower()
            and after.lower.endswith("s")
            and after.lower not in ("is", "was", "has", "tests")
        )
        if (strong or capital) and whole and not (counted and not capital):
            return "quantities.no_label"
        if (
            low in weak_labels()
            and whole
            and before.text.islower()
            and not counted
            and ends_phrase(desk, numeral)
            and not re.match(
                r"\sof\s(?:the|its|their|his|her|these|those|our|my)\b", desk.text[numeral.end : numeral.end + 10]
            )
            and desk.before(numeral, 2).lower not in ("a", "an", "per", "each", "every", "last", "this", "first")
            and low
            not in (
                "number",
                "plant",
                "law",
                "well",
                "set",
                "point",
                "count",
                "counts",
                "case",
                "measure",
                "turn",
                "mark",
                "act",
                "year",
                "years",
                "league",
                "title",
                "bill",
                "car",
                "box",
                "seat",
                "code",
            )
        ):
            return "quantities.no_label"
    camel = any(c.isupper() for c in before.text[1:]) and any(c.islower() for c in before.text)
    if (
        decimal_version
        and before.text[0].isupper()
        and (camel or not starts_sentence(desk, before.start))
        and names_go_on(desk, numeral, before.text)
    ):
        return "quantities.no_name"
    return None


AIRCRAFT = frozenset(
    {
        "boeing",
        "aircraft",
        "plane",
        "planes",
        "jet",
        "jets",
        "airline",
        "airlines",
        "fly",
        "flew",
        "flying",
        "max",
        "dreamliner",
        "dreamliners",
        "flight",
    }
)


@cache_by_words
def model_numbers() -> frozenset[str]:
    """Give the numbers that are the names of aircraft."""
    return frozenset(load_lexicon("names")["aircraft_numbers"])


def surface_of(desk: Desk, numeral: Numeral) -> str:
    """Give a numeral as written."""
    return desk.text[numeral.start : numeral.end]


def number_sign(desk: Desk, numeral: Numeral, back: int) -> str | None:
    """Decide on `No. 5`: a label behind a capitalised noun or before one that it names; a rank otherwise."""
    before = desk.before(numeral, back)
    if before.text in ("(", "[") or before.lower in NUMBERED_THINGS:
        return "quantities.no_label"
    after = desk.after(numeral)
    if (
        before.kind == "word"
        and before.text[0].isupper()
        and before.lower
        not in (
            "world",
            "the",
            "a",
            "at",
            "ranked",
            "its",
            "his",
            "her",
            "their",
            "as",
            "was",
            "is",
            "current",
            "former",
            "britain",
            "america",
            "france",
        )
    ):
        return "quantities.no_label"
    if after.lower in (
        "shirt",
        "jersey",
        "bus",
        "tram",
        "car",
        "reactor",
        "mine",
        "iron",
        "wood",
        "charge",
    ) or before.lower in ("chanel", "downing", "case", "bill", "order", "notice", "patent", "regulation", "resolution"):
        return "quantities.no_label"
    return None


NUMBERED_THINGS = frozenset(
    [
        "question",
        "bill",
        "case",
        "registration",
        "licence",
        "license",
        "account",
        "plate",
        "ticket",
        "flat",
        "room",
        "patent",
        "flight",
        "order",
        "notice",
        "ward",
        "box",
        "serial",
        "reference",
        "item",
        "lot",
        "unit",
    ]
)


def starts_sentence(desk: Desk, offset: int) -> bool:
    """Whether the word at an offset opens its sentence, so that its capital says nothing."""
    start, _ = desk.sentence(offset)
    return not any(c.isalnum() for c in desk.text[start:offset])


def ends_phrase(desk: Desk, numeral: Numeral) -> bool:
    """Whether nothing counted can stand behind a number: a sign, the end, or a small grammatical word."""
    k = desk.after_index(numeral)
    after = desk.lexemes.at(k)
    if not desk.lexemes.follows(k) or after.kind == "sign":
        return True
    return after.lower in (
        [
            "of",
            "in",
            "on",
            "at",
            "to",
            "and",
            "or",
            "is",
            "was",
            "are",
            "were",
            "has",
            "had",
            "will",
            "would",
            "for",
            "with",
            "by",
            "from",
            "as",
            "that",
            "which",
            "who",
            "but",
            "after",
            "before",
            "when",
            "while",
            "under",
            "over",
            "until",
            "since",
            "during",
            "there",
            "here",
            "again",
            "now",
            "today",
            "may",
            "might",
            "could",
            "can",
            "must",
            "should",
            "than",
            "then",
            "into",
            "because",
            "if",
            "against",
            "near",
            "where",
        ]
    )


def names_go_on(desk: Desk, numeral: Numeral, before: str) -> bool:
    """Whether a capitalised word and the number behind it make a name: nothing that could be counted stands behind."""
    text = desk.text[numeral.start : numeral.end]
    if "," in text or numeral.value >= 10000:
        return False
    k = desk.after_index(numeral)
    after = desk.lexemes.at(k)
    words = desk.sentence_words(numeral.start)
    if before.lower() in (
        "the",
        "a",
        "an",
        "in",
        "of",
        "and",
        "some",
        "about",
        "over",
        "under",
        "nearly",
        "only",
        "all",
        "these",
        "those",
        "its",
        "their",
        "our",
        "more",
        "up",
        "around",
        "between",
        "by",
        "to",
        "for",
        "from",
        "at",
        "on",
        "than",
        "or",
        "with",
        "as",
        "no",
        "mr",
        "mrs",
        "ms",
        "dr",
        "another",
        "other",
        "top",
        "roughly",
        "almost",
        "just",
        "aged",
        "age",
        "says",
        "said",
    ):
        return False
    if before.lower() in (
        "jan",
        "feb",
        "mar",
        "apr",
        "may",
        "jun",
        "jul",
        "aug",
        "sep",
        "sept",
        "oct",
        "nov",
        "dec",
        "january",
        "february",
        "march",
        "april",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
        "am",
        "pm",
        "gmt",
    ):
        return False
    if after.kind == "word" and desk.lexemes.follows(k) and after.text[0].islower():
        if after.lower in ("percent", "per", "points", "point") or after.lower in words & {"votes", "seats"}:
            return False
        return ends_phrase(desk, numeral) and not team_score(desk, numeral)
    if after.kind == "number" or (after.kind == "word" and desk.lexemes.follows(k)):
        return after.kind == "word" and after.text[0].isupper() and not team_score(desk, numeral)
    if after.text == "," and APPOSITION.search(desk.text[max(0, numeral.start - 30) : numeral.start].rstrip() + ","):
        return not team_score(desk, numeral)
    return not team_score(desk, numeral)


def team_score(desk: Desk, numeral: Numeral) -> bool:
    """Whether the number may be one side of a result or a tally in a list: `Ireland 24, Wales 17`, `Jones 37`."""
    k = desk.after_index(numeral)
    if desk.lexemes.at(k).text in (",", ";") and desk.lexemes.at(k + 1).kind == "word":
        for ahead in range(k + 1, min(k + 5, len(desk.lexemes))):
            if desk.lexemes.at(ahead).kind == "number":
                return True
            if desk.lexemes.at(ahead).kind == "sign":
                return False
    back = desk.lexeme_at(numeral.start) - 2
    for behind in range(back, max(back - 4, -1), -1):
        lexeme = desk.lexemes.at(behind)
        if lexeme.text in (",", ";"):
            return desk.lexemes.at(behind - 1).kind == "number"
        if lexeme.kind != "word":
            return False
    return False
