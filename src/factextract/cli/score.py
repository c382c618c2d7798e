"""`factextract score`: scores against gold, what broke and what got fixed, gates."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from factextract.cli.options import Model, Output, Types, split_choices
from factextract.cli.outlet import check_output, open_outlet
from factextract.cli.speech import Progress, say
from factextract.errors import InvalidGoldError, UsageError
from factextract.settings import CLAIM_TYPES, check_choice, read_toml

if TYPE_CHECKING:
    from factextract.records import Claim, Number
    from factextract.scoring.baseline import Baseline
    from factextract.scoring.claims import ClaimLike, PredictedClaim
    from factextract.scoring.evaluation import Evaluation
    from factextract.scoring.gates import Gates
    from factextract.scoring.gold import GoldArticle
    from factextract.scoring.settings import ScoreSettings

FORMATS = ("table", "md", "json", "junit", "html")
SUFFIX_FORMATS = {".md": "md", ".json": "json", ".xml": "junit", ".html": "html", ".htm": "html", ".txt": "table"}
GATE_FAILED = 1
NOTHING_TO_SCORE = 5

Predictions = Annotated[
    Path | None,
    typer.Argument(
        metavar="[PREDICTIONS.jsonl]",
        help="Claims to be scored, one JSON object a line. Default: extract the corpus now.",
        show_default=False,
    ),
]
Gold = Annotated[
    list[Path] | None,
    typer.Option(
        "--gold", metavar="DIR", help="Folder of gold files; may be repeated. Default: gold.", show_default=False
    ),
]
Corpus = Annotated[
    list[Path] | None,
    typer.Option(
        "--corpus",
        metavar="DIR",
        help="Folder of the articles, one for each --gold. Default: texts/ in the gold folder, else corpus.",
        show_default=False,
    ),
]
Docs = Annotated[bool, typer.Option("--docs", help="Show the score of each article, too.")]
Errors = Annotated[int, typer.Option("--errors", metavar="N", min=0, help="Show that many errors in their sentences.")]
ScoreFormat = Annotated[
    str | None,
    typer.Option(
        "-f",
        "--format",
        metavar="|".join(FORMATS),
        help="How to write the result. Default: as the output file is called, else table.",
        show_default=False,
    ),
]
BaselineFile = Annotated[
    Path | None,
    typer.Option("--baseline", metavar="FILE", help="A former run to compare with.", show_default=False),
]
UpdateBaseline = Annotated[bool, typer.Option("--update-baseline", help="Write this run to the baseline file.")]
Reason = Annotated[
    str | None,
    typer.Option("--reason", metavar="TEXT", help="Why the baseline is updated; it is kept in it.", show_default=False),
]
Numbers = Annotated[
    Path | None,
    typer.Option(
        "--numbers",
        metavar="FILE",
        help="Ledger of numbers (JSON Lines) that belongs to the predictions.",
        show_default=False,
    ),
]
NoGates = Annotated[bool, typer.Option("--no-gates", help="Report only: judge no gate of the settings.")]


def score(
    predictions: Predictions = None,
    gold: Gold = None,
    corpus: Corpus = None,
    types: Types = None,
    docs: Docs = False,
    errors: Errors = 0,
    format: ScoreFormat = None,
    output: Output = None,
    baseline: BaselineFile = None,
    update_baseline: UpdateBaseline = False,
    reason: Reason = None,
    numbers: Numbers = None,
    no_gates: NoGates = False,
    model: Model = None,
) -> int:
    """Score claims against gold; with a baseline, tell what broke and what got fixed."""
    settings = load_score_settings(Path.cwd())
    form = choose_format(format, output)
    kept = split_choices(types, CLAIM_TYPES, "--types: type")
    check_output(output, form, [str(predictions)] if predictions else [])
    place = baseline or (settings.baseline if is_settled_gold(gold, settings) else None)
    check_update(update_baseline, place, reason, kept)

    from factextract.scoring.baseline import Identity
    from factextract.scoring.evaluation import evaluate
    from factextract.scoring.gates import Gates

    articles = read_gold_sets(gold, corpus, settings)
    gates = Gates() if no_gates else read_gates(settings, articles)
    known = read_baseline(place, articles, required=baseline is not None) if not update_baseline else None
    if known is None and gates.need_baseline and not update_baseline:
        raise UsageError(
            f"{settings.name}: the gates {', '.join(gates.need_baseline)} need a baseline; "
            "give --baseline FILE, make one with --update-baseline --reason TEXT, or judge no gate with --no-gates"
        )
    if predictions is not None:
        claims: Iterable[ClaimLike] = read_prediction_file(predictions)
        ledger = read_numbers(numbers) if numbers else None
        identity = Identity()
    else:
        from factextract.cli.identity import describe_identity

        claims, ledger = extract_gold_articles(articles, model)
        identity = describe_identity(model)
    evaluation = evaluate(
        articles,
        claims,
        types=kept,
        identity=identity,
        baseline=known,
        gates=gates,
        numbers=ledger,
        baseline_name=str(baseline or ""),
    )
    for doc_id in evaluation.strangers:
        say(f"{doc_id}: has predictions but no gold; they play no part")
    if evaluation.is_empty:
        say("nothing to score: no claim in gold or predictions; give other --gold, --corpus or --types")
        return NOTHING_TO_SCORE
    write_evaluation(evaluation, form, output, errors=errors, docs=docs)
    if update_baseline and place is not None:
        write_baseline(evaluation, articles, place, reason or "")
        return 0
    return report_gates(evaluation)


def load_score_settings(start: Path) -> ScoreSettings:
    """Read the score settings that hold in a folder: of the nearest factextract.toml or pyproject.toml with some."""
    from factextract.scoring.settings import ScoreSettings, parse_score_settings

    for folder in (start.absolute(), *start.absolute().parents):
        own, project = folder / "factextract.toml", folder / "pyproject.toml"
        if own.is_file():
            table = read_toml(own).get("score", {})
            return parse_score_settings(table, folder=folder, name=f"{own} [score]")
        if project.is_file():
            tool = read_toml(project).get("tool", {}).get("factextract")
            if isinstance(tool, dict):
                name = f"{project} [tool.factextract.score]"
                return parse_score_settings(tool.get("score", {}), folder=folder, name=name)
    return ScoreSettings()


def is_settled_gold(gold: list[Path] | None, settings: ScoreSettings) -> bool:
    """Tell whether the gold is that of the settings, which their baseline belongs to."""
    settled = settings.gold or (Path("gold"),)
    return not gold or [path.resolve() for path in gold] == [path.resolve() for path in settled]


def choose_format(given: str | None, output: Path | None) -> str:
    """Give the format: as given, else by the output file's suffix, else a table."""
    if given:
        return check_choice(given, FORMATS, "-f")
    return SUFFIX_FORMATS.get(output.suffix.lower(), "table") if output is not None else "table"


def check_update(update: bool, place: Path | None, reason: str | None, types: tuple[str, ...] | None) -> None:
    """Refuse to update a baseline without a file, without a reason, from a part of the types, or in CI."""
    if not update:
        return
    if os.environ.get("CI", "").lower() not in ("", "0", "false"):
        raise UsageError(
            "--update-baseline is refused where CI is set: update it by hand, look at the change, commit it"
        )
    if place is None:
        raise UsageError("--update-baseline: name the file with --baseline FILE")
    if not (reason or "").strip():
        raise UsageError("--update-baseline: say why with --reason TEXT")
    if types is not None:
        raise UsageError("--update-baseline: a baseline holds all types; leave out --types")


def read_gold_sets(gold: list[Path] | None, corpus: list[Path] | None, settings: ScoreSettings) -> list[GoldArticle]:
    """Read all gold folders with their articles; raise InvalidGoldError where one has none, or two share an article."""
    from factextract.scoring.gold import find_texts, read_gold

    folders = gold or list(settings.gold) or [Path("gold")]
    places = corpus or (list(settings.corpus) if not gold else []) or []
    if len(places) > len(folders):
        raise UsageError(f"--corpus: {len(places)} folders for {len(folders)} of --gold; give one for each")
    articles: list[GoldArticle] = []
    seen: dict[str, Path] = {}
    for number, folder in enumerate(folders):
        texts = find_texts(folder, places[number] if number < len(places) else None)
        if number >= len(places) and texts == folder:
            texts = find_texts(folder, Path("corpus"))
        found = read_gold(folder, texts)
        if not found:
            raise InvalidGoldError(f"{folder}: no gold file (DOC.json) in it")
        for article in found:
            if article.doc_id in seen:
                raise InvalidGoldError(f"{article.path}: {article.doc_id} has gold in {seen[article.doc_id]} already")
            seen[article.doc_id] = article.path
        articles += found
    return articles


def read_gates(settings: ScoreSettings, articles: list[GoldArticle]) -> Gates:
    """Read the gates of the settings."""
    from factextract.scoring.gates import parse_gates

    tags = tuple(sorted({tag for article in articles for claim in article.claims for tag in claim.tags}))
    return parse_gates(settings.gate, name=f"{settings.name} gate", tags=tags)


def read_baseline(place: Path | None, articles: list[GoldArticle], *, required: bool) -> Baseline | None:
    """Read the baseline; one that the settings name may be missing, one that the command names may not."""
    from factextract.scoring.baseline import parse_baseline

    if place is None or (not required and not place.is_file()):
        return None
    texts = {article.doc_id: article.text for article in articles}
    return parse_baseline(read_text(place, "baseline"), texts, name=str(place))


def read_text(place: Path, what: str) -> str:
    """Read a UTF-8 file as it is; raise InvalidGoldError where that cannot be."""
    try:
        return place.read_bytes().decode("utf-8")
    except OSError as error:
        raise InvalidGoldError(f"{place}: no {what} can be read: {(error.strerror or '').lower()}") from None
    except UnicodeDecodeError as error:
        raise InvalidGoldError(f"{place}: no UTF-8 at byte {error.start}") from None


def read_prediction_file(place: Path) -> list[PredictedClaim]:
    """Read the claims to be scored."""
    from factextract.scoring.claims import read_predictions

    return read_predictions(read_text(place, "predictions").split("\n"), name=str(place))


def read_numbers(place: Path) -> list[Number]:
    """Read a ledger of numbers."""
    from factextract.jsonl import read_jsonl
    from factextract.records import Number

    return list(read_jsonl(read_text(place, "ledger").split("\n"), Number, name=str(place)))


def extract_gold_articles(articles: list[GoldArticle], model: str | None) -> tuple[list[Claim], list[Number]]:
    """Extract the claims and numbers of the articles that have gold."""
    from factextract.extraction import extract_articles
    from factextract.records import Article

    def make_articles() -> Iterator[Article]:
        for article in articles:
            document = article.document
            yield Article(
                doc_id=document.doc_id,
                text=article.text,
                text_sha256=document.text_sha256,
                published=document.published,
            )

    claims: list[Claim] = []
    numbers: list[Number] = []
    progress = Progress(total=len(articles))
    try:
        for extraction in extract_articles(make_articles(), model=model):
            claims += extraction.claims
            numbers += extraction.numbers
            progress.advance(records=len(extraction.claims))
    finally:
        progress.close()
    return claims, numbers


def write_evaluation(evaluation: Evaluation, form: str, output: Path | None, *, errors: int, docs: bool) -> None:
    """Write the result, and the job summary where a GitHub job asks for one."""
    from factextract.scoring.json_report import format_json_report
    from factextract.scoring.junit import format_junit
    from factextract.scoring.page import format_page
    from factextract.scoring.text_report import format_markdown_report, format_text_report

    if form == "json":
        text = format_json_report(evaluation)
    elif form == "junit":
        text = format_junit(evaluation)
    elif form == "html":
        text = format_page(evaluation)
    elif form == "md":
        text = format_markdown_report(evaluation, errors=errors, per_document=docs)
    else:
        text = format_text_report(evaluation, errors=errors, per_document=docs)
    with open_outlet(output) as outlet:
        outlet.write(text.encode("utf-8", "backslashreplace"))
    summary = os.environ.get("GITHUB_STEP_SUMMARY")
    if summary:
        with Path(summary).open("a", encoding="utf-8", errors="backslashreplace") as stream:
            stream.write(format_markdown_report(evaluation, errors=errors, per_document=docs))


def write_baseline(evaluation: Evaluation, articles: list[GoldArticle], place: Path, reason: str) -> None:
    """Write this run as the baseline."""
    from factextract.jsonl import escape_surrogates
    from factextract.scoring.baseline import format_baseline

    hashes = {article.doc_id: article.document.text_sha256 for article in articles}
    content = format_baseline(evaluation.documents, hashes, identity=evaluation.identity, reason=reason)
    with open_outlet(place) as outlet:
        outlet.write(escape_surrogates(content).encode("utf-8"))
    say(f"{place}: baseline updated ({len(evaluation.documents)} articles, claim F1 {evaluation.score.claim.f1:.4f})")


def report_gates(evaluation: Evaluation) -> int:
    """Say which gates failed, and give the exit code."""
    failed = [gate for gate in evaluation.gates if not gate.passed]
    for gate in failed:
        say(f"gate {gate.name} failed: {gate.reason}" + (f"; see: {gate.explain}" if gate.explain else ""))
    return GATE_FAILED if failed else 0
