"""`factextract gold`: validate gold, measure agreement, exchange it with annotation tools."""

from __future__ import annotations

import json
import sys
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from factextract.cli.outlet import open_outlet
from factextract.cli.promote import promote
from factextract.cli.speech import say
from factextract.errors import InvalidGoldError, UsageError
from factextract.settings import check_choice

if TYPE_CHECKING:
    from factextract.scoring.gold import GoldArticle

INVALID = 3
NOTHING = 5
AGREE_FORMATS = ("table", "md", "json")

gold_app = typer.Typer(
    help="Validate gold, measure agreement, exchange it with annotation tools.", no_args_is_help=True
)
gold_app.command("promote")(promote)

GoldFolder = Annotated[Path, typer.Option("--gold", metavar="DIR", help="Folder of gold files.")]
CorpusFolder = Annotated[
    Path | None,
    typer.Option(
        "--corpus",
        metavar="DIR",
        help="Folder of the articles. Default: texts/ in the gold folder, else corpus.",
        show_default=False,
    ),
]
FormatName = Annotated[
    str,
    typer.Argument(
        metavar="FORMAT",
        help="label-studio, doccano, prodigy, brat, docbin, web-annotation or csv.",
        show_default=False,
    ),
]
OutputFolder = Annotated[
    Path, typer.Option("-o", "--output", metavar="FOLDER", help="Folder to write to.", show_default=False)
]


@gold_app.command("validate")
def validate(
    folder: Annotated[
        Path | None, typer.Argument(metavar="[DIR]", help="Folder of gold files. Default: --gold.", show_default=False)
    ] = None,
    gold: GoldFolder = Path("gold"),
    corpus: CorpusFolder = None,
) -> int:
    """Check gold files against their articles: checksums, spans, decimals, types, links, overlaps."""
    from factextract.scoring.gold import validate_gold

    gold = folder or gold
    articles, problems = validate_gold(gold, find_corpus(gold, corpus))
    for problem in problems:
        typer.echo(str(problem))
    claims = sum(len(article.claims) for article in articles)
    if problems:
        say(f"{gold}: {len(problems)} faults in {len({problem.path for problem in problems})} files")
        return INVALID
    if not articles:
        say(f"{gold}: no gold file (DOC.json) in it")
        return NOTHING
    optional = sum(claim.optional for article in articles for claim in article.claims)
    typer.echo(f"{len(articles)} articles, {claims} claims ({optional} optional): sound")
    return 0


@gold_app.command("agree")
def agree(
    first: Annotated[
        Path, typer.Argument(metavar="A", help="Folder of the first annotator's gold.", show_default=False)
    ],
    second: Annotated[Path, typer.Argument(metavar="B", help="Folder of the second's.", show_default=False)],
    corpus: CorpusFolder = None,
    errors: Annotated[int, typer.Option("--errors", metavar="N", min=0, help="Show that many disagreements.")] = 0,
    format: Annotated[str, typer.Option("-f", "--format", metavar="|".join(AGREE_FORMATS))] = "table",
) -> int:
    """Measure how far two annotations of the same articles agree: F1 per field, and Cohen's kappa."""
    from factextract.scoring.agreement import build_agreement_tables, list_disagreements, measure_agreement
    from factextract.scoring.differences import describe_outcome, format_finding
    from factextract.scoring.table import format_markdown_table, format_text_table

    form = check_choice(format, AGREE_FORMATS, "-f")
    sides = [read_folder(folder, corpus) for folder in (first, second)]
    agreement = measure_agreement(*({a.doc_id: a.claims for a in side} for side in sides))
    for doc_id in agreement.alone:
        say(f"{doc_id}: annotated by one of the two only; it plays no part")
    if not agreement.documents:
        say("nothing to compare: the two folders share no article")
        return NOTHING
    texts = {article.doc_id: article.text for article in sides[0]}
    found = [describe_outcome(outcome, texts.get(outcome.doc_id)) for outcome in list_disagreements(agreement)]
    findings = [finding for finding in found if finding is not None]
    if form == "json":
        report = {
            "articles": agreement.score.documents,
            "claims": {
                n: asdict(getattr(agreement.score, n)) for n in ("overlap", "span", "claim", "full_record", "links")
            },
            "fields": [asdict(field) | {"f1": field.counts.f1} for field in agreement.fields],
            "disagreements": [asdict(finding) for finding in findings],
        }
        typer.echo(json.dumps(report, ensure_ascii=False, indent=1))
        return 0
    write = format_markdown_table if form == "md" else format_text_table
    parts = [f"{agreement.score.documents} articles", *map(write, build_agreement_tables(agreement))]
    if errors:
        parts.append(f"Disagreements: {min(errors, len(findings))} of {len(findings)}; gold is the first annotator")
        parts += [format_finding(finding) for finding in findings[:errors]]
    write_text("\n\n".join(parts) + "\n")
    return 0


@gold_app.command("export")
def export(
    format: FormatName, output: OutputFolder, gold: GoldFolder = Path("gold"), corpus: CorpusFolder = None
) -> int:
    """Write gold as another tool's files; what they cannot hold is said."""
    from factextract.exchange.foreign import AnnotatedArticle
    from factextract.exchange.formats import NAMES, export_gold

    name = check_choice(format.replace("-", "_"), tuple(n.replace("-", "_") for n in NAMES), "format").replace("_", "-")
    articles = [AnnotatedArticle(article.document, article.text) for article in read_folder(gold, corpus)]
    exported = export_gold(articles, name)
    for file, content in exported.files.items():
        write_file(output / file, content)
    for loss in exported.losses:
        say(f"{name}: {loss}")
    say(f"{output}: {len(exported.files)} files, {len(articles)} articles")
    return 0


@gold_app.command("import")
def import_(
    format: FormatName,
    inputs: Annotated[list[Path], typer.Argument(metavar="FILE…", help="Files or folders.", show_default=False)],
    output: OutputFolder,
    corpus: CorpusFolder = None,
    force: Annotated[bool, typer.Option("--force", help="Overwrite gold that is there.")] = False,
) -> int:
    """Read another tool's files into gold; offsets are checked, converted where counted otherwise, never shifted."""
    from factextract.exchange.formats import NAMES, find_format, import_gold
    from factextract.scoring.claims import format_gold

    name = check_choice(format.replace("-", "_"), tuple(n.replace("-", "_") for n in NAMES), "format").replace("_", "-")
    files = read_files(inputs, find_format(name).suffixes)
    texts = read_texts(corpus) if corpus is not None else {}
    imported = import_gold(files, name, texts=texts)
    if not imported.articles:
        say("no article in what was given")
        return NOTHING
    targets = {article.document.doc_id: output / f"{article.document.doc_id}.json" for article in imported.articles}
    there = [path for path in targets.values() if path.exists()]
    if there and not force:
        raise UsageError(f"{there[0]}: is there already; --force overwrites it, or give another folder")
    for article in imported.articles:
        write_file(targets[article.document.doc_id], format_gold(article.document).encode())
        if article.document.doc_id not in texts:
            write_file(
                output / "texts" / f"{article.document.doc_id}.txt", article.text.encode("utf-8", "surrogatepass")
            )
    for note in imported.notes:
        say(note)
    claims = sum(len(article.document.claims) for article in imported.articles)
    say(f"{output}: {len(imported.articles)} articles, {claims} claims; check them with: factextract gold validate")
    return 0


def find_corpus(gold: Path, corpus: Path | None) -> Path:
    """Give the folder of the texts: as named, beside the gold, or the corpus of the working folder."""
    from factextract.scoring.gold import find_texts

    texts = find_texts(gold, corpus)
    return texts if corpus is not None or texts != gold else find_texts(gold, Path("corpus"))


def read_folder(gold: Path, corpus: Path | None) -> list[GoldArticle]:
    """Read a folder of gold; raise InvalidGoldError where there is none."""
    from factextract.scoring.gold import read_gold

    articles = read_gold(gold, find_corpus(gold, corpus))
    if not articles:
        raise InvalidGoldError(f"{gold}: no gold file (DOC.json) in it")
    return articles


def read_texts(corpus: Path) -> dict[str, str]:
    """Read the articles of a corpus, by identifier."""
    from factextract.scoring.gold import find_texts, read_article_text

    texts = find_texts(corpus, corpus)
    if not texts.is_dir():
        raise InvalidGoldError(f"{corpus}: no such folder of articles")
    return {
        path.relative_to(texts).with_suffix("").as_posix(): read_article_text(path)
        for path in sorted(texts.rglob("*.txt"))
    }


def read_files(inputs: list[Path], suffixes: tuple[str, ...]) -> dict[str, bytes]:
    """Read the files of what was named, those of a folder by suffix; the names are paths below the folder."""
    files: dict[str, bytes] = {}
    for place in inputs:
        if place.is_dir():
            found = {p.relative_to(place).as_posix(): p for p in sorted(place.rglob("*")) if p.suffix in suffixes}
        else:
            found = {place.name: place}
            if place.suffix == ".ann" and place.with_suffix(".txt").is_file():
                found[place.with_suffix(".txt").name] = place.with_suffix(".txt")
        for name, path in found.items():
            try:
                files[name] = path.read_bytes()
            except OSError as error:
                raise InvalidGoldError(f"{path}: cannot be read: {(error.strerror or '').lower()}") from None
    return files


def write_file(path: Path, content: bytes) -> None:
    """Write one file whole."""
    with open_outlet(path) as outlet:
        outlet.write(content)


def write_text(text: str) -> None:
    """Write text to standard output, whatever its encoding can hold."""
    sys.stdout.buffer.write(text.encode("utf-8", "backslashreplace"))
    sys.stdout.buffer.flush()
