"""A report in other shapes: many pages in a folder, Markdown."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from factextract.markdown import escape_markup, format_article
from factextract.report.cards import VERDICT_WORDS
from factextract.report.dossier import Dossier, judge_finding, sort_by_doubt
from factextract.report.page import frame_article, frame_index

INDEX_NAME = "index.html"
UNFIT_IN_NAME = re.compile(r"[^\w.~-]+")


def write_folder(dossiers: Sequence[Dossier]) -> Iterator[tuple[str, str]]:
    """Give the pages of a folder by name: one an article, then the index, the most doubtful first."""
    ordered = sort_by_doubt(dossiers)
    names: dict[str, str] = {}
    for dossier in ordered:
        name = name_page(dossier.article.doc_id, taken=set(names.values()))
        names[dossier.article.doc_id] = name
        yield name, frame_article(dossier, index=INDEX_NAME)
    yield INDEX_NAME, frame_index(ordered, [names[dossier.article.doc_id] for dossier in ordered])


def name_page(doc_id: str, *, taken: set[str]) -> str:
    """Give a file name for an article's page that no other page has, also where case is not told apart."""
    stem = UNFIT_IN_NAME.sub("-", doc_id).strip(".-")[:80] or "article"
    lower = {name.lower() for name in taken} | {INDEX_NAME}
    name, count = f"{stem}.html", 2
    while name.lower() in lower:
        name, count = f"{stem}-{count}.html", count + 1
    return name


def format_markdown(dossiers: Sequence[Dossier]) -> Iterator[str]:
    """Give the report as Markdown: the most doubtful article first, each with findings, claims and open numbers."""
    for dossier in sort_by_doubt(dossiers):
        opening, *lines = format_article(dossier.article, dossier.claims)
        yield opening
        if dossier.findings:
            yield "**What the checks found**\n\n"
            ranked = sorted(dossier.findings, key=lambda finding: finding not in dossier.inconsistent)
            for finding in ranked:
                yield f"- {VERDICT_WORDS[judge_finding(finding)]}: {escape_markup(finding.message)}\n"
            yield "\n"
        yield from lines
        if dossier.unresolved:
            yield "## Unresolved numbers\n\n"
            yield from (f"- {escape_markup(number.text)}, at {number.start:,}\n" for number in dossier.unresolved)
            yield "\n"
