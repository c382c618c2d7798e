"""The front door of extraction: articles in, claims and the ledger of numbers out."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import chain, islice
from typing import TYPE_CHECKING, Any, cast

from factextract.pipeline.annotations import register_extensions, write_results
from factextract.pipeline.component import FactExtractor
from factextract.pipeline.models import PINNED_MODEL, load_pipeline
from factextract.records import Article, Claim, Number
from factextract.rules.claims.scene import TEXT_KEY
from factextract.rules.mentions import Trace

if TYPE_CHECKING:
    from pathlib import Path

    from spacy.language import Language
    from spacy.tokens import Doc

    from factextract.pipeline.stages import Reading


SURROGATE = re.compile("[\ud800-\udfff]")
ARTICLES_LEARNT_FROM = 200
"""The words of so many articles a pipeline keeps; those of later ones it forgets again, or it would grow for ever."""
ARTICLES_A_ZONE = 32


@dataclass(frozen=True, slots=True)
class Extraction:
    """What was read of one article."""

    article: Article
    claims: tuple[Claim, ...]
    numbers: tuple[Number, ...]


def load(model: str | None = PINNED_MODEL, *, lexicon: Iterable[str | Path] = ()) -> Language:
    """Load a spaCy pipeline whose documents have `doc._.claims` and `doc._.numbers`.

    model: a spaCy English pipeline that tags and parses, by name or path; None to read without context.
    lexicon: files of own words, merged over ours.
    """
    return load_pipeline(model, lexicon=lexicon)


def extract_articles(
    articles: Iterable[Article],
    *,
    model: str | None = None,
    context: bool = True,
    types: Collection[str] | None = None,
    lexicon: Iterable[str | Path] = (),
) -> Iterator[Extraction]:
    """Read articles one after the other; each result depends on its article alone.

    model: the pipeline that tags and parses; None for the pinned one. context: whether roles are read by the parse.
    types: the claim types to keep; None for all. The ledger always holds every number. lexicon: files of own words,
    merged over ours; none for those that hold now.
    """
    nlp = load_pipeline((model or PINNED_MODEL) if context else None, lexicon=lexicon)
    reader = cast("FactExtractor", nlp.get_pipe("factextract"))
    waiting = iter(articles)
    for article in islice(waiting, ARTICLES_LEARNT_FROM):
        yield read_article(nlp, reader, article, types=types)
    for first in waiting:  # spaCy forgets the words of a zone at its end: learnt anew for every article they cost more
        with nlp.memory_zone():
            for article in chain((first,), islice(waiting, ARTICLES_A_ZONE - 1)):
                yield read_article(nlp, reader, article, types=types)


def read_article(
    nlp: Language, reader: FactExtractor, article: Article, *, types: Collection[str] | None = None
) -> Extraction:
    """Read one article with a loaded pipeline."""
    doc = make_document(nlp, article)
    reading = reader.match(doc)
    kept = (each for each in reading.claims if types is None or each["type"] in types)
    found: tuple[Iterable[dict[str, Any]], Iterable[dict[str, Any]]] = (kept, reading.numbers)
    if SURROGATE.search(article.text):
        found = ((restore(article.text, each) for each in kept), (restore(article.text, n) for n in reading.numbers))
    claims = tuple(map(Claim.model_validate, found[0]))
    return Extraction(article, claims, tuple(map(Number.model_validate, found[1])))


def make_document(nlp: Language, article: Article) -> Doc:
    """Tokenise an article; lone surrogates of a badly decoded text are covered for spaCy, one for one."""
    register_extensions()
    text = cover_surrogates(article.text)
    doc = nlp.make_doc(text)
    doc.user_data[TEXT_KEY] = text
    doc._.doc_id = article.doc_id
    doc._.published = article.published
    return doc


def cover_surrogates(text: str) -> str:
    """Give the text with each lone surrogate replaced by one replacement character, so that offsets hold."""
    return SURROGATE.sub("\ufffd", text)


def restore(text: str, record: dict[str, Any]) -> dict[str, Any]:
    """Give a record's spans their text as the article has it, where surrogates had been covered."""
    fixed = {key: restore(text, value) if isinstance(value, dict) else value for key, value in record.items()}
    if "text" in fixed and "start" in fixed:
        start, end = record["start"], record["end"]
        fixed["text"] = text[start:end]
    return fixed


def extract(
    text: str,
    *,
    published: str | None = None,
    doc_id: str = "text",
    model: str | None = None,
    context: bool = True,
    lexicon: Iterable[str | Path] = (),
) -> list[Claim]:
    """Give the claims of one text.

    published: the day of publication, ISO, to which `last year` is relative. model, context, lexicon: see
    `extract_articles`.
    """
    article = Article(doc_id=doc_id, text=text, text_sha256=hash_text(text), published=published)
    return list(next(iter(extract_articles([article], model=model, context=context, lexicon=lexicon))).claims)


def hash_text(text: str) -> str:
    """Give the SHA-256 of a text's UTF-8, in hexadecimal; lone surrogates count as their three bytes."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


@dataclass(frozen=True, slots=True)
class Explanation:
    """The trace of one text: what was found by which rules, and what was left out and why."""

    text: str
    reading: Reading

    def format(self) -> str:
        """Give the trace for people: each claim with its rules, each excluded number with its reason, each refusal."""
        lines: list[str] = []
        for claim in self.reading.claims:
            lines.extend(self.format_claim(claim))
        left_out = [row for row in self.reading.numbers if row["fate"] != "claim"]
        if left_out:
            lines.append("No claims:")
            rules = {(e.start, e.end): e.rule for e in self.reading.found.exclusions}
            for row in left_out:
                rule = rules.get((row["start"], row["end"]), "no rule decided")
                lines.append(f"  {row['text']!r}: {row['reason'] or 'unresolved'}  ({rule})")
        if self.reading.trace.declined:
            lines.append("Declined:")
            lines.extend(f"  {d.rule} at {self.text[d.start : d.end]!r}: {d.why}" for d in self.reading.trace.declined)
        return "\n".join(lines) + "\n" if lines else "No number in this text.\n"

    def format_claim(self, claim: dict[str, Any]) -> Iterator[str]:
        """Give the lines that tell of one claim."""
        value = claim["value"] if claim["value"] is not None else f"{claim['low']} to {claim['high']}"
        unit = f" {claim['unit']}" if claim["unit"] else ""
        per = f" per {claim['per']['value']} {claim['per']['unit']}" if claim["per"] else ""
        yield f"[{claim['text']}]  {claim['type']} {claim['comparator']} {value}{unit}{per}"
        change = claim["change"]
        if change:
            basis = f", {change['basis']['text']!r}" if change["basis"] else ""
            yield f"    change   {change['direction']}, {change['role']}{basis}"
        for role in ("hedge", "metric", "subject", "time", "place", "source", "source_context"):
            if claim[role]:
                yield f"    {role:<8} {claim[role]['text']!r}"
        if claim["period"]:
            yield f"    period   {claim['period']['from']} to {claim['period']['to']}"
        if claim["modality"] != "asserted":
            yield f"    modality {claim['modality']}"
        for link in claim["links"]:
            start, end = link["target"].rsplit(":", 1)[1].split("-")
            yield f"    link     {link['relation']} {self.text[int(start) : int(end)]!r}"
        for warning in claim["warnings"]:
            yield f"    warning  {warning}"
        yield f"    rules    {', '.join(claim['rules'])}"


def explain(
    text: str,
    *,
    published: str | None = None,
    model: str | None = None,
    context: bool = True,
    lexicon: Iterable[str | Path] = (),
) -> Explanation:
    """Read one text and keep the trace: which rules found what, which declined and why."""
    nlp = load_pipeline((model or PINNED_MODEL) if context else None, lexicon=lexicon)
    reader = cast("FactExtractor", nlp.get_pipe("factextract"))
    doc = make_document(nlp, Article(doc_id="text", text=text, text_sha256=hash_text(text), published=published))
    trace = Trace()
    reading = reader.match(doc, trace=trace)
    write_results(doc, list(reading.claims), list(reading.numbers))
    return Explanation(text, replace(reading, trace=trace))
