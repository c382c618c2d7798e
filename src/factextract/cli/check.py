"""`factextract check`: an article's figures against each other, and against reference tables."""

from __future__ import annotations

import shutil
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from factextract.cli.options import AllowPrivate, Force, Inputs, Model, Output, Published, check_day
from factextract.cli.outlet import check_output, choose_format, open_outlet
from factextract.cli.reading import Tally, count_extractions, extract_each, read_articles
from factextract.cli.speech import Progress
from factextract.settings import check_choice, load_settings

if TYPE_CHECKING:
    from factextract.checking.reference.matching import Index
    from factextract.checking.reference.tables import Rate
    from factextract.extraction import Extraction
    from factextract.records import Article, Finding

FORMATS = ("table", "jsonl", "json", "csv", "md")
INCONSISTENT = 1
ORDER = {"inconsistent": 0, "cannot_tell": 1, "consistent": 2}
SIGNS = {"inconsistent": "does not fit", "cannot_tell": "open", "consistent": "fits"}

Reference = Annotated[
    list[Path] | None,
    typer.Option(
        "--reference",
        metavar="FILE",
        help="A table to hold figures against (CSV or Parquet: tidy, SDMX-CSV, World Bank, Our World in Data; or "
        "market rates with the columns date, base, quote, rate); may be repeated.",
        show_default=False,
    ),
]
SynonymsFile = Annotated[
    Path | None,
    typer.Option(
        "--synonyms", metavar="FILE", help="Further wordings of the tables' indicators (TOML).", show_default=False
    ),
]
Strict = Annotated[bool, typer.Option("--strict", help="Exit with 1 if anything does not fit.")]
CheckFormat = Annotated[
    str | None,
    typer.Option(
        "-f",
        "--format",
        metavar="|".join(FORMATS),
        help="How to write the findings. Default: as the output file is called, else table.",
        show_default=False,
    ),
]


@dataclass(frozen=True, slots=True)
class Checked:
    """An article and what the checks say of it."""

    article: Article
    findings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class References:
    """What the reference tables hold, ready for matching."""

    index: Index | None = None
    rates: tuple[Rate, ...] = ()


def check(
    inputs: Inputs,
    reference: Reference = None,
    synonyms: SynonymsFile = None,
    strict: Strict = False,
    format: CheckFormat = None,
    output: Output = None,
    published: Published = None,
    model: Model = None,
    force: Force = False,
    allow_private: AllowPrivate = False,
) -> int:
    """Check an article's figures against each other, and against reference tables."""
    settings = load_settings(Path.cwd())
    settled = settings.format if settings.format in FORMATS else None
    form = check_choice(format, FORMATS, "-f") if format else choose_format(None, output, settled)
    check_choice(form, FORMATS, "-o")
    day = check_day(published)
    check_output(output, form, inputs)
    references = load_references(reference or [], synonyms)

    from factextract.extraction import extract_articles
    from factextract.readers.source import ReadOptions

    options = ReadOptions(
        published=day, force=force or settings.force, allow_private=allow_private or settings.allow_private
    )
    tally, progress = Tally(), Progress()
    door = partial(extract_articles, model=model or settings.model)
    try:
        articles = read_articles(inputs, options, tally, progress)
        extractions = count_extractions(extract_each(articles, door, tally), tally, progress, "claims")
        wrong = write_checked(check_each(extractions, references), form, output, progress)
    finally:
        progress.close()
    tally.close("claims")
    return INCONSISTENT if strict and wrong else tally.exit_code()


def load_references(paths: list[Path], synonyms: Path | None) -> References:
    """Read the reference tables; none is no work."""
    if not paths:
        return References()
    from factextract.checking.reference.matching import build_index
    from factextract.checking.reference.phrases import load_synonyms
    from factextract.checking.reference.tables import read_tables

    tables = read_tables(paths)
    index = build_index(tables.rows, load_synonyms(synonyms)) if tables.rows else None
    return References(index, tables.rates)


def check_each(extractions: Iterable[Extraction], references: References) -> Iterator[Checked]:
    """Check every article that was read."""
    from factextract.checking.findings import check_claims

    for extraction in extractions:
        article, claims = extraction.article, extraction.claims
        findings = list(check_claims(article.doc_id, claims, article=article))
        if references.index is not None:
            from factextract.checking.reference.findings import check_reference

            findings += check_reference(article.doc_id, claims, references.index)
        if references.rates:
            from factextract.checking.reference.market import check_market

            findings += check_market(article.doc_id, claims, references.rates, article)
        yield Checked(article, tuple(findings))


def write_checked(checked: Iterator[Checked], form: str, output: Path | None, progress: Progress) -> int:
    """Write the findings article by article and give how many do not fit; where there is no article, write nothing."""
    first = next(checked, None)
    if first is None:
        return 0
    wrong = 0

    def count(every: Iterable[Checked]) -> Iterator[Checked]:
        nonlocal wrong
        for each in every:
            wrong += sum(finding.verdict == "inconsistent" for finding in each.findings)
            yield each

    with open_outlet(output) as outlet:
        every = count(chain((first,), checked))
        for chunk in format_checked(every, form, to_terminal=output is None and sys.stdout.isatty()):
            with progress.aside():
                outlet.write(chunk.encode("utf-8", "backslashreplace"))
                if output is None:
                    outlet.flush()
    return wrong


def format_checked(every: Iterable[Checked], form: str, *, to_terminal: bool) -> Iterator[str]:
    """Give the pieces of a format, at least one an article."""
    from factextract import tables
    from factextract.cli.writing import format_array
    from factextract.jsonl import format_record
    from factextract.records import Finding

    if form == "csv":
        yield from tables.format_csv((finding for each in every for finding in each.findings), Finding)
    elif form == "jsonl":
        yield from ("".join(format_record(finding) + "\n" for finding in each.findings) for each in every)
    elif form == "json":
        yield from format_array(format_record(finding) for each in every for finding in each.findings)
    elif form == "md":
        yield from (format_markdown(each) for each in every)
    else:
        width = max(40, shutil.get_terminal_size((80, 24)).columns)
        yield from (format_table(each, width=width, to_terminal=to_terminal) for each in every)


def sort_shown(findings: Iterable[Finding]) -> tuple[list[Finding], int]:
    """Give the findings for a reader, what does not fit first, and how many figures no table has a row for."""
    every = list(findings)
    shown = [finding for finding in every if finding.outcome != "not_found"]
    return sorted(shown, key=lambda finding: ORDER[finding.verdict]), len(every) - len(shown)


def say_sums(checked: Checked) -> str:
    """Say how many checks there were and how they came out."""
    shown, _ = sort_shown(checked.findings)
    counts: Counter[str] = Counter(finding.verdict for finding in shown)
    parts = [f"{counts[verdict]:,} {SIGNS[verdict]}" for verdict in ORDER if counts[verdict]]
    checks = f"{len(shown):,} check{'' if len(shown) == 1 else 's'}"
    return f"{checked.article.doc_id}: {checks}" + (": " + ", ".join(parts) if parts else "")


def say_unfound(checked: Checked) -> str:
    """Say how many figures no reference table answers."""
    _, unfound = sort_shown(checked.findings)
    if not unfound:
        return ""
    return f"{unfound:,} figure{'' if unfound == 1 else 's'} without a row in the tables; -f jsonl tells why."


def format_table(checked: Checked, *, width: int, to_terminal: bool) -> str:
    """Give one article's findings as a table for the screen."""
    from factextract.cli.screen import plain, render, start_table

    shown, _ = sort_shown(checked.findings)
    table = start_table(("verdict", 12, 0), ("check", 12, 0), ("finding", 30, 1))
    for finding in shown:
        verdict = SIGNS[finding.verdict] + (f" ({finding.severity})" if finding.severity != "none" else "")
        table.add_row(plain(verdict), plain(finding.kind), plain(finding.message))
    heading, closing = say_sums(checked), say_unfound(checked)
    return render(heading, table if shown else None, closing, width=width, to_terminal=to_terminal)


def format_markdown(checked: Checked) -> str:
    """Give one article's findings as Markdown."""
    from factextract.markdown import escape_markup

    shown, _ = sort_shown(checked.findings)
    lines = [f"## {escape_markup(say_sums(checked))}", ""]
    lines += [f"- **{SIGNS[finding.verdict]}** ({finding.kind}): {escape_markup(finding.message)}" for finding in shown]
    closing = say_unfound(checked)
    return "\n".join([*lines, *(["", closing] if closing else []), "", ""])
