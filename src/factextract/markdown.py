"""Claims in plain words, one by one, as Markdown that a journalist reads: pure functions, records in, text out."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from factextract.records import Article, Claim, Number, TextSpan

MARKUP = re.compile(r"([\\`*_\[\]<>#|~])")
INVISIBLE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]")

COMPARATORS = {
    "=": "as stated",
    "~": "approximately",
    ">": "more than",
    ">=": "at least",
    "<": "less than",
    "<=": "at most",
}
MODALITIES = {
    "asserted": "stated as fact",
    "forecast": "a forecast",
    "target": "a target, plan or requirement",
    "hypothetical": "a condition or possibility",
    "negated": "denied",
}
KINDS = {
    "percentage": "a percentage",
    "percentage_point": "a difference of percentages",
    "currency": "an amount of money",
    "count": "a count",
    "measurement": "a measurement",
    "duration": "a length of time",
    "age": "an age",
    "fraction": "a share",
    "multiple": "a factor",
    "ratio": "a ratio",
    "rank": "a place in a ranking",
    "score": "a score",
}
DIRECTIONS = {"increase": "an increase", "decrease": "a decrease", "none": "no change"}
ROLES = {"by": "by this much", "to": "to this value", "from": "from this value"}
RELATIONS = {
    "conversion_of": "is the same amount as",
    "part_of": "is a part of",
    "share_of": "is a share of",
    "share_is": "is the share that goes with",
    "change_from": "is where it went from",
    "change_by": "changed by",
}
ABSENT = {
    "metric": "what is counted or measured",
    "subject": "whose figure it is",
    "time": "when it holds",
    "place": "where it holds",
    "source": "who says so",
}


def escape_markup(text: str) -> str:
    """Give a text that Markdown shows as it is, on one line, with invisible characters as visible marks."""
    return MARKUP.sub(r"\\\1", show_controls(" ".join(text.split())))


def show_controls(text: str) -> str:
    """Give a text in which control, direction and zero-width characters are visible: `<U+202E>`."""
    return INVISIBLE.sub(lambda found: f"<U+{ord(found.group()):04X}>", text)


def say_decimal(value: str) -> str:
    """Give a decimal with its thousands apart: `1,590,000`."""
    return f"{Decimal(value):,f}"


def say_value(claim: Claim) -> str:
    """Give the value with its unit and denominator: `5 to 10 percent`, `15 USD per hour`, `3 – 1`."""
    if claim.value is not None:
        number = say_decimal(claim.value)
        if claim.fraction is not None and len(claim.value) > 6:
            number = f"{say_decimal(claim.fraction.numerator)}/{say_decimal(claim.fraction.denominator)}"
    else:
        joint = {"score": " – ", "ratio": " : "}.get(claim.type, " to ")
        number = joint.join(say_decimal(end) for end in (claim.low, claim.high) if end is not None)
    unit = f" {claim.unit.replace('_', ' ')}" if claim.unit else ""
    return number + unit + say_per(claim)


def say_per(claim: Claim) -> str:
    """Give the denominator of a rate: ` per hour`, ` per 10,000 person`; nothing for no rate."""
    if claim.per is None:
        return ""
    return (
        f" per {claim.per.unit}" if claim.per.value == "1" else f" per {say_decimal(claim.per.value)} {claim.per.unit}"
    )


def format_article(article: Article, claims: Sequence[Claim]) -> Iterator[str]:
    """Give an article's claims one by one, each with its sentence and all that is known of it."""
    yield f"# {escape_markup(article.title or article.doc_id)}\n\n"
    yield from (f"- {line}\n" for line in say_provenance(article))
    noun = "claim" if len(claims) == 1 else "claims"
    yield f"- {len(claims):,} numeric {noun}, extracted by machine, verified by nobody yet\n\n"
    places = {claim.claim_id: f"claim {place} ({escape_markup(claim.text)})" for place, claim in enumerate(claims, 1)}
    for place, claim in enumerate(claims, start=1):
        yield f"## {place}. {escape_markup(claim.text)}\n\n"
        yield f"> {quote_sentence(claim)}\n\n"
        yield from (f"- {line}\n" for line in say_claim(claim, places))
        yield "\n"


def say_provenance(article: Article) -> Iterator[str]:
    """Give the lines on where an article comes from."""
    facts = (
        ("Article", article.doc_id),
        ("Read from", article.source_name),
        ("Address", article.url),
        ("Publisher", article.publisher),
        ("By", ", ".join(article.authors) or None),
        ("Published", article.published),
        ("Retrieved", article.retrieved),
        ("Reading noted", "; ".join(article.notes) or None),
    )
    yield from (f"{name}: {escape_markup(value)}" for name, value in facts if value)


def quote_sentence(claim: Claim) -> str:
    """Give the claim's sentence with the claim in bold."""
    start = claim.start - claim.sentence.start
    end = claim.end - claim.sentence.start
    before, after = claim.sentence.text[:start], claim.sentence.text[end:]
    lead = " " if before[-1:].isspace() else ""
    trail = " " if after[:1].isspace() else ""
    return f"{escape_markup(before)}{lead}**{escape_markup(claim.text)}**{trail}{escape_markup(after)}"


def say_claim(claim: Claim, places: Mapping[str, str]) -> Iterator[str]:
    """Give the lines on one claim; `places` says how other claims of the article are called."""
    hedge = f" (“{escape_markup(claim.hedge.text)}”)" if claim.hedge else ""
    yield f"Figure: {escape_markup(say_value(claim))}, {KINDS[claim.type]}; {COMPARATORS[claim.comparator]}{hedge}"
    yield from say_span("Of what", claim.metric)
    yield from say_span("Whose", claim.subject)
    if claim.time or claim.period:
        yield f"When: {say_time(claim)}"
    yield from say_span("Where", claim.place)
    yield from say_span("Who says so", claim.source)
    yield from say_span("Who is credited nearby", claim.source_context)
    if claim.change:
        basis = f", compared with “{escape_markup(claim.change.basis.text)}”" if claim.change.basis else ""
        yield f"Movement: {DIRECTIONS[claim.change.direction]} {ROLES[claim.change.role]}{basis}"
    yield f"Standing: {MODALITIES[claim.modality]}"
    for link in claim.links:
        yield f"Tied to: {RELATIONS[link.relation]} {places.get(link.target, escape_markup(link.target))}"
    if claim.warnings:
        yield f"Doubts: {escape_markup(', '.join(warning.replace('_', ' ') for warning in claim.warnings))}"
    absent = [words for name, words in ABSENT.items() if getattr(claim, name) is None]
    if absent:
        yield f"The sentence does not say: {', '.join(absent)}"
    yield f"Place: characters {claim.start:,} to {claim.end:,} of the text; `{show_controls(claim.claim_id)}`"
    if claim.rules:
        yield f"Found by: {', '.join(f'`{rule}`' for rule in claim.rules)}"


def say_span(name: str, span: TextSpan | None) -> Iterator[str]:
    """Give the line for one role, if it is filled."""
    if span is not None:
        yield f"{name}: {escape_markup(span.text)}"


def say_time(claim: Claim) -> str:
    """Give the words of the time, and its days: `last year (2024-01-01 to 2024-12-31)`."""
    words = escape_markup(claim.time.text) if claim.time else ""
    if claim.period is None:
        return words
    first, last = claim.period.from_, claim.period.to
    if first and last:
        days = first if first == last else f"{first} to {last}"
    else:
        days = f"from {first}" if first else f"until {last}"
    return f"{words} ({days})" if words else days


def format_numbers(article: Article, numbers: Sequence[Number]) -> Iterator[str]:
    """Give an article's ledger of numbers, each in its context with its fate."""
    yield f"# Every number of {escape_markup(article.title or article.doc_id)}\n\n"
    for number in numbers:
        before = article.text[max(0, number.start - 40) : number.start]
        after = article.text[number.end : number.end + 40]
        context = f"…{escape_markup(before)} **{escape_markup(number.text)}** {escape_markup(after)}…"
        fate = number.fate if number.reason is None else f"{number.fate}: {number.reason.replace('_', ' ')}"
        yield f"- {context} — {fate}\n"
    yield "\n"
