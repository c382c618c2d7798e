"""Dossiers to draw pages from: the corpus articles with the claims of their gold, and a hostile one."""

from __future__ import annotations

import hashlib
import json
import re
from pathlib import Path

from factextract.records import Article, Claim, Finding, Number, TextSpan
from factextract.report.dossier import Dossier
from factextract.scoring.context import find_context

ROOT = Path(__file__).parents[2]
NUMERAL = re.compile(r"\d+(?:,\d{3})*(?:\.\d+)?")
NO_RECORD = ("sentence", "optional", "tags", "must_pass")


def make_finding(verdict: str, message: str, *claims: Claim) -> Finding:
    """Make the finding of a check of shares over these claims."""
    return Finding.model_validate(
        {
            "doc_id": claims[0].doc_id,
            "finding_id": f"{claims[0].doc_id}:share:" + "+".join(f"{claim.start}-{claim.end}" for claim in claims),
            "kind": "share",
            "verdict": verdict,
            "severity": "high" if verdict == "inconsistent" else "none",
            "claims": [claim.claim_id for claim in claims],
            "message": message,
        }
    )


def load_article(name: str) -> tuple[Article, tuple[Claim, ...]]:
    """Read a corpus article and make claims of its gold."""
    text = (ROOT / "corpus" / "texts" / f"{name}.txt").read_bytes().decode("utf-8")
    gold = json.loads((ROOT / "gold" / f"{name}.json").read_text("utf-8"))
    article = Article(
        doc_id=name, text=text, text_sha256=gold["text_sha256"], published=gold["published"], source_name=f"{name}.txt"
    )
    return article, tuple(make_claim(claim, text) for claim in gold["claims"])


def make_claim(gold: dict[str, object], text: str) -> Claim:
    """Make a whole claim of a gold claim: the sentence as punctuation shows it, the basis as a span."""
    fields = {key: value for key, value in gold.items() if key not in NO_RECORD}
    start, end = int(str(gold["start"])), int(str(gold["end"]))
    context = find_context(text, start, end)
    first = start - len(context.before)
    sentence = context.before + context.inside + context.after
    fields["sentence"] = TextSpan(start=first, end=first + len(sentence), text=sentence)
    change = fields.get("change")
    if isinstance(change, dict) and change["basis"]:
        at = text.find(change["basis"], first)
        basis = {"start": at, "end": at + len(change["basis"]), "text": change["basis"]}
        fields["change"] = {**change, "basis": basis if at >= 0 else None}
    return Claim.model_validate(fields)


def make_ledger(article: Article, claims: tuple[Claim, ...]) -> tuple[Number, ...]:
    """Make a ledger of the digits: in a claim, a year, or unresolved."""
    rows = []
    for match in NUMERAL.finditer(article.text):
        start, end, text = match.start(), match.end(), match.group()
        owner = next((claim for claim in claims if claim.start < end and start < claim.end), None)
        year = bool(re.fullmatch(r"(19|20)\d\d", text))
        fate, reason = ("claim", None) if owner else ("excluded", "date") if year else ("unresolved", None)
        rows.append(
            Number(
                doc_id=article.doc_id,
                start=start,
                end=end,
                text=text,
                fate=fate,
                claim_id=owner.claim_id if owner else None,
                reason=reason,
            )
        )
    return tuple(rows)


def load_dossier(name: str, **more: object) -> Dossier:
    """Give the dossier of a corpus article."""
    article, claims = load_article(name)
    return Dossier(article, claims, make_ledger(article, claims), **more)  # type: ignore[arg-type]


def make_article(text: str, *, doc_id: str = "made", **more: object) -> Article:
    """Make an article of a text."""
    digest = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    return Article(doc_id=doc_id, text=text, text_sha256=digest, **more)  # type: ignore[arg-type]


def count_digits(article: Article) -> tuple[Claim, ...]:
    """Make a count of every numeral of a made article."""
    claims = []
    for match in NUMERAL.finditer(article.text):
        start, end, text = match.start(), match.end(), match.group()
        context = find_context(article.text, start, end)
        first = start - len(context.before)
        sentence = context.before + context.inside + context.after
        claims.append(
            Claim(
                doc_id=article.doc_id,
                claim_id=f"{article.doc_id}:{start}-{end}",
                start=start,
                end=end,
                text=text,
                sentence=TextSpan(start=first, end=first + len(sentence), text=sentence),
                type="count",
                value=text.replace(",", "").lstrip("0") or "0",
            )
        )
    return tuple(claims)
