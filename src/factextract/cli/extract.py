"""`factextract extract`: the claims of articles."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from factextract.cli.options import (
    AllowPrivate,
    Force,
    Format,
    Inputs,
    Model,
    NoContext,
    Output,
    Published,
    Types,
    check_day,
    split_choices,
)
from factextract.cli.outlet import check_output, choose_format
from factextract.cli.reading import Tally, count_extractions, extract_each, read_articles
from factextract.cli.speech import Progress
from factextract.settings import CLAIM_TYPES, FORMATS, check_choice, load_settings


def extract(
    inputs: Inputs,
    format: Format = None,
    output: Output = None,
    published: Published = None,
    types: Types = None,
    no_context: NoContext = False,
    model: Model = None,
    force: Force = False,
    allow_private: AllowPrivate = False,
) -> int:
    """Write the numeric claims of articles, each as an exact record."""
    settings = load_settings(Path.cwd())
    form = choose_format(check_choice(format, FORMATS, "-f") if format else None, output, settings.format)
    kept = split_choices(types, CLAIM_TYPES, "--types: type") or settings.types
    day = check_day(published)
    check_output(output, form, inputs)

    from factextract.cli.writing import write_results
    from factextract.extraction import extract_articles
    from factextract.readers.source import ReadOptions

    options = ReadOptions(
        published=day, force=force or settings.force, allow_private=allow_private or settings.allow_private
    )
    tally = Tally()
    progress = Progress()
    door = partial(
        extract_articles, model=model or settings.model, context=settings.context and not no_context, types=kept
    )
    try:
        articles = read_articles(inputs, options, tally, progress)
        extractions = count_extractions(extract_each(articles, door, tally), tally, progress, "claims")
        write_results(extractions, "claims", form, output=output, progress=progress)
    finally:
        progress.close()
    tally.close("claims")
    return tally.exit_code()
