"""`factextract report`: the claim report that a journalist opens."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from factextract.cli.options import AllowPrivate, Force, Inputs, Model, Published, check_day
from factextract.cli.outlet import check_output, open_outlet
from factextract.cli.reading import Tally, count_extractions, extract_each, read_articles
from factextract.cli.speech import Progress, say
from factextract.errors import UsageError
from factextract.settings import check_choice, load_settings

if TYPE_CHECKING:
    from factextract.extraction import Extraction
    from factextract.report.dossier import Dossier

REPORT_FORMATS = ("html", "md", "csv", "xlsx")

ReportFormat = Annotated[
    str | None,
    typer.Option(
        "-f",
        "--format",
        metavar="|".join(REPORT_FORMATS),
        help="How to write it. Default: as the output is called, else html.",
        show_default=False,
    ),
]
ReportOutput = Annotated[
    Path | None,
    typer.Option(
        "-o",
        "--output",
        metavar="FILE|FOLDER",
        help="Where to write: one file with all articles, or a folder (a name without suffix) with a page for each.",
        show_default=False,
    ),
]
Journal = Annotated[
    Path | None,
    typer.Option(
        "--journal", metavar="FILE", help="A review journal: its decisions go into the report.", show_default=False
    ),
]


def report(
    inputs: Inputs,
    format: ReportFormat = None,
    output: ReportOutput = None,
    journal: Journal = None,
    published: Published = None,
    model: Model = None,
    force: Force = False,
    allow_private: AllowPrivate = False,
) -> int:
    """Write the claim report of articles: one self-contained page that needs no network."""
    settings = load_settings(Path.cwd())
    form = choose_report_format(format, output)
    folder = form == "html" and output is not None and (output.is_dir() or not output.suffix)
    if folder:
        check_folder(output, inputs)
    else:
        check_output(output, "xlsx" if form == "xlsx" else "html", inputs)
    if output is None and sys.stdout.isatty() and form == "html":
        raise UsageError("a page is no text for a terminal; give a file with -o report.html")
    day = check_day(published)

    from factextract.extraction import extract_articles
    from factextract.readers.source import ReadOptions

    options = ReadOptions(
        published=day, force=force or settings.force, allow_private=allow_private or settings.allow_private
    )
    tally = Tally()
    progress = Progress()
    door = partial(extract_articles, model=model or settings.model)
    try:
        articles = read_articles(inputs, options, tally, progress)
        extractions = count_extractions(extract_each(articles, door, tally), tally, progress, "claims")
        dossiers = list(make_dossiers(extractions, journal))
    finally:
        progress.close()
    if dossiers:
        write_dossiers(dossiers, form, output, folder=folder)
    tally.close("claims")
    return tally.exit_code()


def choose_report_format(given: str | None, output: Path | None) -> str:
    """Give the format: as given, else by the output's suffix, else a page."""
    if given:
        return check_choice(given, REPORT_FORMATS, "-f")
    suffixes = {".md": "md", ".csv": "csv", ".xlsx": "xlsx"}
    return suffixes.get(output.suffix.lower(), "html") if output is not None else "html"


def check_folder(folder: Path | None, inputs: list[str]) -> None:
    """Refuse a folder that is one of the inputs, or lies in one: its pages would be read as articles the next time."""
    if folder is None:
        return
    if folder.exists() and not folder.is_dir():
        raise UsageError(f"{folder}: is a file; give a name that ends in .html, or a folder")
    place = folder.resolve()
    for name in inputs:
        source = Path(name)
        if name != "-" and source.is_dir() and (place == source.resolve() or source.resolve() in place.parents):
            raise UsageError(f"{folder}: lies in the input {name}; give a place outside of it")


def make_dossiers(extractions: Iterable[Extraction], journal: Path | None) -> Iterator[Dossier]:
    """Give each article's dossier: its claims, what the checks find, what reviewers have decided."""
    from factextract.checking.findings import check_claims
    from factextract.report.dossier import Dossier

    for extraction in extractions:
        article, claims = extraction.article, tuple(extraction.claims)
        findings = check_claims(article.doc_id, claims, article=article)
        dossier = Dossier(article, claims, tuple(extraction.numbers), findings)
        yield apply_journal(dossier, journal) if journal is not None else dossier


def apply_journal(dossier: Dossier, journal: Path) -> Dossier:
    """Give the dossier as reviewers have left it: corrected, added and rejected claims, and verdicts on the facts."""
    from factextract.review.outcome import review_dossier

    return review_dossier(dossier, journal)


def write_dossiers(dossiers: list[Dossier], form: str, output: Path | None, *, folder: bool) -> None:
    """Write the report in its format and say where it is."""
    from factextract.report.bundle import format_markdown, write_folder
    from factextract.report.page import write_report

    if folder and output is not None:
        for name, page in write_folder(dossiers):
            with open_outlet(output / name) as outlet:
                outlet.write(page.encode("utf-8"))
        say(f"{output / 'index.html'}: {len(dossiers):,} articles")
        return
    with open_outlet(output) as outlet:
        if form == "html":
            outlet.write(write_report(dossiers).encode("utf-8"))
        elif form == "md":
            for chunk in format_markdown(dossiers):
                outlet.write(chunk.encode("utf-8", "backslashreplace"))
        else:
            write_table(dossiers, form, outlet)


def write_table(dossiers: list[Dossier], form: str, outlet: object) -> None:
    """Write the claims of all articles as CSV or XLSX."""
    from typing import BinaryIO, cast

    from factextract import tables
    from factextract.records import Claim

    stream = cast(BinaryIO, outlet)
    claims = (claim for dossier in dossiers for claim in dossier.claims)
    if form == "xlsx":
        tables.write_xlsx(claims, Claim, stream)
        return
    for line in tables.format_csv(claims, Claim):
        stream.write(line.encode("utf-8", "backslashreplace"))
