"""Gold files: finding, reading and checking them against their articles."""

from __future__ import annotations

import hashlib
import itertools
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any

from babel.core import get_global
from pydantic import ValidationError

from factextract.errors import InvalidGoldError
from factextract.scoring.claims import ROLES, GoldClaim, GoldDocument, explain_first_error, parse_json

PLAIN_TYPES = frozenset({"count", "fraction", "multiple", "ratio", "rank", "score"})
UNITS_OF_TYPE = {"percentage": ("percent",), "percentage_point": ("percentage_point", "basis_point")}


@dataclass(frozen=True)
class GoldArticle:
    """An article's text with its gold."""

    document: GoldDocument
    text: str
    path: Path

    @property
    def doc_id(self) -> str:
        """The article's identifier."""
        return self.document.doc_id

    @property
    def claims(self) -> tuple[GoldClaim, ...]:
        """The gold claims."""
        return self.document.claims


@dataclass(frozen=True)
class Problem:
    """One fault of a gold file, said in one line."""

    path: Path
    where: str
    message: str

    def __str__(self) -> str:
        """Give `file: where: what is wrong`."""
        line = f"{self.path}: {self.where}: {self.message}" if self.where else f"{self.path}: {self.message}"
        return "".join(c if c.isprintable() else f"\\u{ord(c):04x}" for c in line)


def find_texts(gold: Path, corpus: Path | None) -> Path:
    """Give the folder that holds the texts of a gold folder: as named, or beside the gold."""
    for folder in (corpus, gold):
        if folder is not None and (folder / "texts").is_dir():
            return folder / "texts"
    return corpus if corpus is not None else gold


def find_gold_files(folder: Path) -> list[Path]:
    """Give the gold files of a folder and of those below it, sorted; raises InvalidGoldError without a folder."""
    if folder.is_file():
        return [folder]
    if not folder.is_dir():
        raise InvalidGoldError(f"{folder}: no such folder of gold files (DOC.json)")
    return sorted(path for path in folder.rglob("*.json") if path.is_file())


def read_gold(folder: Path, texts: Path) -> list[GoldArticle]:
    """Read all gold of a folder with its articles; raises InvalidGoldError on the first fault."""
    articles = []
    for path in find_gold_files(folder):
        article, problems = load_gold_file(path, doc_id=name_document(path, folder), texts=texts)
        if problems or article is None:
            more = f" (and {len(problems) - 1} more: factextract gold validate lists them)" if len(problems) > 1 else ""
            raise InvalidGoldError(f"{problems[0]}{more}")
        articles.append(article)
    return articles


def validate_gold(folder: Path, texts: Path) -> tuple[list[GoldArticle], list[Problem]]:
    """Read all gold of a folder and list every fault instead of stopping at the first."""
    articles, problems = [], []
    for path in find_gold_files(folder):
        article, found = load_gold_file(path, doc_id=name_document(path, folder), texts=texts)
        problems += found
        if article is not None:
            articles.append(article)
    problems += check_checksums(texts)
    return articles, problems


def name_document(path: Path, folder: Path) -> str:
    """Give the identifier that a gold file's place stands for: its path below the folder, without the suffix."""
    relative = path.relative_to(folder) if path != folder else Path(path.name)
    return relative.with_suffix("").as_posix()


def read_article_text(path: Path) -> str:
    """Read an article as it is stored, line ends untouched, a leading byte order mark taken off.

    Raises InvalidGoldError where the file is missing or no UTF-8.
    """
    if not path.is_file():
        raise InvalidGoldError(f"{path}: no such text")
    try:
        return path.read_bytes().decode("utf-8").removeprefix("\ufeff")
    except UnicodeDecodeError as error:
        raise InvalidGoldError(f"{path}: no UTF-8 at byte {error.start}") from None


def hash_text(text: str) -> str:
    """Give the SHA-256 of a text's UTF-8 bytes, in hexadecimal."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def load_gold_file(path: Path, *, doc_id: str, texts: Path) -> tuple[GoldArticle | None, list[Problem]]:
    """Read one gold file and its article; give what could be read and every fault."""
    try:
        content = parse_json(path.read_bytes().decode("utf-8"))
    except UnicodeDecodeError as error:
        return None, [Problem(path, "", f"no UTF-8 at byte {error.start}")]
    except ValueError as error:
        return None, [Problem(path, "", str(error))]
    except OSError as error:
        return None, [Problem(path, "", f"cannot be read: {error.strerror}")]
    document, problems = parse_document(content, path=path)
    if document is None:
        return None, problems
    if document.doc_id != doc_id:
        problems.append(Problem(path, "doc_id", f"is {document.doc_id!r}, but the file's name says {doc_id!r}"))
    try:
        text = read_article_text(texts / f"{doc_id}.txt")
    except InvalidGoldError as error:
        problems.append(Problem(path, "text", str(error)))
        return None, problems
    digest = hash_text(text)
    if document.text_sha256 != digest:
        problems.append(
            Problem(
                path, "text_sha256", f"is {document.text_sha256[:12]}…, the text's is {digest[:12]}…: it has changed"
            )
        )
    for where, message in find_faults(document, text):
        problems.append(Problem(path, where, message))
    return GoldArticle(document, text, path), problems


def parse_document(content: Any, *, path: Path) -> tuple[GoldDocument | None, list[Problem]]:
    """Make the document of a gold file's JSON; give every claim that is none as a fault of its own."""
    if not isinstance(content, dict):
        return None, [Problem(path, "", f"an object with doc_id and claims is needed, not {name_json_type(content)}")]
    head = {key: value for key, value in content.items() if key != "claims"}
    listed = content.get("claims")
    problems = []
    if not isinstance(listed, list):
        problems.append(Problem(path, "claims", f"a list is needed, not {name_json_type(listed)}"))
        listed = []
    claims: list[GoldClaim] = []
    for number, item in enumerate(listed, start=1):
        claim, fault = parse_claim(item)
        if claim is not None:
            claims.append(claim)
        else:
            problems.append(Problem(path, name_claim(item, number), fault))
    try:
        document = GoldDocument.model_validate_json(dump_strict(head), strict=True)
    except ValidationError as error:
        return None, [Problem(path, "", explain_first_error(error)), *problems]
    return document.model_copy(update={"claims": tuple(claims)}), problems


def parse_claim(item: Any) -> tuple[GoldClaim | None, str]:
    """Make one gold claim, or say why the JSON is none."""
    if not isinstance(item, dict):
        return None, f"an object is needed, not {name_json_type(item)}"
    try:
        return GoldClaim.model_validate_json(dump_strict(item), strict=True), ""
    except ValidationError as error:
        return None, explain_first_error(error)


def dump_strict(value: Any) -> str:
    """Give JSON again for a strict reading, in which a number is never a decimal string."""
    return json.dumps(value, default=float)


def name_claim(item: Any, number: int) -> str:
    """Name a claim in a message by its place in the list and its id, so far as it has one."""
    claim_id = item.get("claim_id") if isinstance(item, dict) else None
    return f"claim {number} ({claim_id[:80]})" if isinstance(claim_id, str) else f"claim {number}"


def name_json_type(value: Any) -> str:
    """Name the kind of a JSON value."""
    if isinstance(value, bool):
        return "true or false"
    if isinstance(value, int | Decimal):
        return "a number"
    for kind, name in ((dict, "an object"), (list, "a list"), (str, "a string")):
        if isinstance(value, kind):
            return name
    return "null"


def find_faults(document: GoldDocument, text: str) -> Iterator[tuple[str, str]]:
    """Give every breach of the law in a document whose shape is right: (where, what is wrong)."""
    known = {claim.claim_id for claim in document.claims}
    seen: set[str] = set()
    for number, claim in enumerate(document.claims, start=1):
        where = f"claim {number} ({claim.claim_id[:80]})"
        if claim.claim_id in seen:
            yield where, "claim_id stands twice"
        seen.add(claim.claim_id)
        if claim.doc_id != document.doc_id:
            yield where, f"doc_id is {claim.doc_id!r}, the file's {document.doc_id!r}"
        if claim.claim_id != f"{claim.doc_id}:{claim.start}-{claim.end}":
            yield where, f"claim_id must be {claim.doc_id}:{claim.start}-{claim.end}"
        for message in find_span_faults(claim, text):
            yield where, message
        for message in find_value_faults(claim):
            yield where, message
        for message in find_link_faults(claim, known):
            yield where, message
    yield from find_overlaps(document.claims)


def find_span_faults(claim: GoldClaim, text: str) -> Iterator[str]:
    """Give what is wrong with the offsets of a claim and of its roles."""
    spans = [("text", claim.start, claim.end, claim.text)]
    for role in ROLES:
        span = getattr(claim, role)
        if span is not None:
            spans.append((role, span.start, span.end, span.text))
    for name, start, end, quoted in spans:
        if start >= end:
            yield f"{name}: {start}-{end} is empty or backwards"
        elif end > len(text):
            yield f"{name}: {start}-{end} ends behind the text, which has {len(text)} characters"
        elif text[start:end] != quoted:
            yield f"{name}: the text has {text[start:end][:60]!r} at {start}-{end}, the gold {quoted[:60]!r}"


def find_value_faults(claim: GoldClaim) -> Iterator[str]:
    """Give what is wrong with a claim's value, its ends, its unit, its denominator and its period."""
    ends = (claim.low is not None) + (claim.high is not None)
    if ends == 1:
        yield "low and high: one is given, the other is null"
    elif ends and claim.value is not None:
        yield "value: must be null where low and high are given"
    elif not ends and claim.value is None:
        yield "value: neither a value nor low and high"
    if claim.type in ("score", "ratio") and claim.value is not None:
        yield f"value: a {claim.type} has low and high"
    is_range = claim.type not in ("score", "ratio") and claim.low is not None and claim.high is not None
    if is_range and Decimal(claim.low or 0) > Decimal(claim.high or 0):
        yield f"low and high: {claim.low} is greater than {claim.high}"
    allowed = UNITS_OF_TYPE.get(claim.type)
    if allowed is not None and claim.unit not in allowed:
        yield f"unit: {claim.unit!r} for a {claim.type}; {' or '.join(allowed)} is needed"
    elif claim.type == "currency" and claim.unit not in get_global("all_currencies"):
        yield f"unit: {claim.unit!r} is no ISO 4217 code"
    elif claim.type in PLAIN_TYPES and claim.unit is not None:
        yield f"unit: {claim.unit!r} for a {claim.type}, which has none"
    elif claim.type not in PLAIN_TYPES and not (claim.unit or "").strip():
        yield f"unit: a {claim.type} needs one"
    if claim.per is not None and Decimal(claim.per.value) <= 0:
        yield f"per: {claim.per.value} is no denominator"
    if claim.period is not None and claim.period.from_ and claim.period.to and claim.period.from_ > claim.period.to:
        yield f"period: {claim.period.from_} is after {claim.period.to}"


def find_link_faults(claim: GoldClaim, known: set[str]) -> Iterator[str]:
    """Give what is wrong with a claim's links."""
    pairs = [(link.relation, link.target) for link in claim.links]
    for relation, target in sorted(set(pairs)):
        if pairs.count((relation, target)) > 1:
            yield f"links: {relation} {target} stands twice"
        if target == claim.claim_id:
            yield f"links: {relation} points to the claim itself"
        elif target not in known:
            yield f"links: {relation} points to {target}, which is no claim of this article"


def find_overlaps(claims: Sequence[GoldClaim]) -> Iterator[tuple[str, str]]:
    """Give each pair of neighbouring claims whose spans share a character."""
    ordered = sorted(claims, key=lambda claim: (claim.start, claim.end))
    for first, second in itertools.pairwise(ordered):
        if second.start < first.end:
            yield f"claim {second.claim_id[:80]}", f"overlaps {first.claim_id[:80]}"


def check_checksums(texts: Path) -> list[Problem]:
    """Compare the texts with the checksum file beside their folder, where there is one."""
    sums = texts.parent / "SHA256SUMS"
    if texts.name != "texts" or not sums.is_file():
        return []
    problems = []
    listed = set()
    for number, line in enumerate(sums.read_text("utf-8").splitlines(), start=1):
        digest, _, name = line.partition("  ")
        path = texts.parent / name
        listed.add(path)
        if not name or not path.is_file():
            problems.append(Problem(sums, f"line {number}", f"no such file: {name!r}"))
        elif hashlib.sha256(path.read_bytes()).hexdigest() != digest:
            problems.append(Problem(sums, f"line {number}", f"{name} has changed"))
    for path in sorted(texts.rglob("*.txt")):
        if path not in listed:
            problems.append(Problem(sums, "", f"{path.name} is not listed"))
    return problems
