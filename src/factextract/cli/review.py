"""`factextract review`: the local desk where people decide on claims."""

from __future__ import annotations

import getpass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from factextract.cli.options import AllowPrivate, Force, Inputs, Model, Published, check_day
from factextract.cli.reading import Tally, count_extractions, extract_each, read_articles
from factextract.cli.report import make_dossiers
from factextract.cli.speech import Progress, say
from factextract.errors import UsageError
from factextract.settings import check_choice, load_settings

if TYPE_CHECKING:
    from factextract.report.dossier import Dossier

ORDERS = ("doubt", "text")
DEFAULT_JOURNAL = Path("review.sqlite")
DEFAULT_BASELINE = Path("gold/baseline.jsonl")

JournalFile = Annotated[
    Path,
    typer.Option("--journal", metavar="FILE", help="Where the decisions are kept; it is made where it is missing."),
]
Reviewer = Annotated[
    str | None,
    typer.Option("--reviewer", metavar="NAME", help="Who decides. Default: the user's name.", show_default=False),
]
Blind = Annotated[bool, typer.Option("--blind", help="Hide what others have decided, for a second review.")]
Order = Annotated[
    str, typer.Option("--order", metavar="|".join(ORDERS), help="The most doubtful first, or as in the text.")
]
Port = Annotated[int, typer.Option("--port", min=0, max=65535, help="The port on this machine; 0 takes a free one.")]
NoBrowser = Annotated[bool, typer.Option("--no-browser", help="Print the address and open nothing.")]
BaselineFile = Annotated[
    Path | None,
    typer.Option(
        "--baseline",
        metavar="FILE",
        help="Scores on gold: claims by rules that are often wrong come first. Default: gold/baseline.jsonl, if there.",
        show_default=False,
    ),
]
AgreementOf = Annotated[
    str | None,
    typer.Option(
        "--agreement", metavar="A,B", help="Do not open the desk: tell how two reviewers agree.", show_default=False
    ),
]


def review(
    inputs: Inputs = [],  # noqa: B006
    journal: JournalFile = DEFAULT_JOURNAL,
    reviewer: Reviewer = None,
    blind: Blind = False,
    order: Order = "doubt",
    port: Port = 0,
    no_browser: NoBrowser = False,
    baseline: BaselineFile = None,
    agreement: AgreementOf = None,
    published: Published = None,
    model: Model = None,
    force: Force = False,
    allow_private: AllowPrivate = False,
) -> int:
    """Open the review desk on articles: accept, reject, correct and add claims, and judge the facts."""
    if agreement is not None:
        return tell_agreement(journal, agreement)
    if not inputs:
        raise UsageError("no article to review; give files, folders or addresses")

    from factextract.review.extra import check_extra

    check_extra()
    chosen = check_choice(order, ORDERS, "--order")
    name = check_reviewer(reviewer)
    precision = find_precision(baseline)
    settings = load_settings(Path.cwd())
    tally = Tally()
    dossiers = extract_dossiers(
        inputs,
        tally,
        published=check_day(published),
        model=model or settings.model,
        force=force or settings.force,
        allow_private=allow_private or settings.allow_private,
    )
    tally.close("claims")
    if not dossiers:
        return tally.exit_code()

    from factextract.review.desk import ReviewDesk
    from factextract.review.journal import Journal
    from factextract.review.serve import serve_desk

    opened = Journal(journal)
    try:
        desk = ReviewDesk(dossiers, opened, reviewer=name, blind=blind, order=chosen, precision=precision)
        serve_desk(desk, port=port, browser=not no_browser, say=say)
    except KeyboardInterrupt:
        say("the desk is closed")
    finally:
        opened.close()
    return tally.exit_code()


def check_reviewer(name: str | None) -> str:
    """Give the reviewer's name; raise UsageError for one that cannot be written on one line."""
    found = " ".join((name if name is not None else getpass.getuser()).split())
    if not found or len(found) > 80 or not found.isprintable():
        raise UsageError(f"--reviewer {name!r}: give a name of up to 80 characters")
    return found


def find_precision(baseline: Path | None) -> dict[str, float]:
    """Give how often each rule is right on gold, as far as there is a baseline that tells it."""
    from factextract.review.precision import read_precision

    place = baseline if baseline is not None else DEFAULT_BASELINE
    if baseline is None and not place.is_file():
        return {}
    try:
        content = place.read_bytes().decode("utf-8")
    except OSError as error:
        raise UsageError(f"{place}: cannot be read: {(error.strerror or '').lower()}; give another file") from error
    except UnicodeDecodeError as error:
        raise UsageError(f"{place}: is no baseline of scores; give another file") from error
    return read_precision(content, name=str(place))


def extract_dossiers(
    inputs: list[str], tally: Tally, *, published: str | None, model: str | None, force: bool, allow_private: bool
) -> list[Dossier]:
    """Read and extract the articles, and check their figures."""
    from factextract.extraction import extract_articles
    from factextract.readers.source import ReadOptions

    progress = Progress()
    options = ReadOptions(published=published, force=force, allow_private=allow_private)
    door = partial(extract_articles, model=model)
    try:
        articles = read_articles(inputs, options, tally, progress)
        extractions = count_extractions(extract_each(articles, door, tally), tally, progress, "claims")
        return list(make_dossiers(extractions, None))
    finally:
        progress.close()


def tell_agreement(journal: Path, names: str) -> int:
    """Print how far two reviewers of a journal agree."""
    from factextract.review.agreement import measure_agreement
    from factextract.review.journal import Journal

    pair = [" ".join(name.split()) for name in names.split(",")]
    if len(pair) != 2 or not all(pair):
        raise UsageError(f"--agreement {names!r}: give two reviewers, as in --agreement mo,ada")
    opened = Journal(journal, create=False)
    try:
        found = measure_agreement(opened.read_all(), *pair)
    finally:
        opened.close()
    kappa = "not defined" if found.kappa is None else f"{found.kappa:.3f}"
    typer.echo(f"readings decided by both    {found.both}")
    typer.echo(f"claim or no claim, alike    {found.same_state}")
    typer.echo(f"the same record             {found.same_record}")
    typer.echo(f"Cohen's kappa of the states {kappa}")
    typer.echo(f"facts judged by both        {found.verdicts}")
    typer.echo(f"the same verdict            {found.same_verdict}")
    for target in found.different:
        typer.echo(f"differs: {target}")
    return 0 if found.both or found.verdicts else 5
