"""Gold articles as pytest items: read when collected, judged when run."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import pytest

from factextract.errors import FactextractError, InvalidGoldError
from factextract.records import Article
from factextract.scoring.baseline import Baseline, parse_baseline
from factextract.scoring.claims import ClaimLike, read_predictions
from factextract.scoring.differences import describe_links, describe_outcome, format_finding
from factextract.scoring.evaluation import evaluate
from factextract.scoring.gold import GoldArticle, find_texts, load_gold_file, name_document
from factextract.scoring.text_report import describe_move


class GoldRun:
    """The gold of one test run, and the claims it is judged against: extracted once, when the first item needs them."""

    def __init__(self, config: pytest.Config, folder: Path) -> None:
        self.config = config
        self.folder = folder
        self.articles: dict[str, GoldArticle] = {}
        self.claims: dict[str, list[ClaimLike]] | None = None
        self.baseline: Baseline | None = None

    def read_article(self, path: Path) -> GoldArticle:
        """Read one gold file with its text; raises InvalidGoldError on the first fault."""
        corpus = self.config.getoption("factextract_corpus")
        base = Path(self.config.invocation_params.dir)
        texts = find_texts(self.folder, base / corpus if corpus else None)
        if not corpus and texts == self.folder:
            texts = find_texts(self.folder, base / "corpus")
        doc_id = name_document(path.resolve(), self.folder.resolve())
        article, problems = load_gold_file(path, doc_id=doc_id, texts=texts)
        if article is None or problems:
            raise InvalidGoldError("\n".join(map(str, problems)))
        self.articles[doc_id] = article
        return article

    def find_claims(self, doc_id: str) -> list[ClaimLike]:
        """Give the claims that an article is judged by."""
        if self.claims is None:
            self.claims = {}
            for claim in self.predict():
                self.claims.setdefault(claim.doc_id, []).append(claim)
        return self.claims.get(doc_id, [])

    def predict(self) -> Iterator[ClaimLike]:
        """Give all claims: those of the file that was named, else those that extraction finds now."""
        name = self.config.getoption("factextract_predictions")
        if name:
            content = read_utf8(Path(self.config.invocation_params.dir, name))
            yield from read_predictions(content.split("\n"), name=name)
            return
        from factextract.extraction import extract_articles  # noqa: PLC0415 - only a run that extracts needs spaCy

        articles = [
            Article(
                doc_id=article.doc_id,
                text=article.text,
                text_sha256=article.document.text_sha256,
                published=article.document.published,
            )
            for article in self.articles.values()
        ]
        for extraction in extract_articles(articles, model=self.config.getoption("factextract_model")):
            yield from extraction.claims

    def find_baseline(self) -> Baseline | None:
        """Give the baseline that was named, read once."""
        name = self.config.getoption("factextract_baseline")
        if name and self.baseline is None:
            content = read_utf8(Path(self.config.invocation_params.dir, name))
            texts = {doc_id: article.text for doc_id, article in self.articles.items()}
            self.baseline = parse_baseline(content, texts, name=name)
        return self.baseline


def read_utf8(path: Path) -> str:
    """Read a file as UTF-8."""
    try:
        return path.read_bytes().decode("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise InvalidGoldError(f"{path}: cannot be read: {error}") from None


class GoldFile(pytest.File):
    """A gold file: one item."""

    def __init__(self, *, gold_run: GoldRun, **arguments: Any) -> None:
        super().__init__(**arguments)
        self.gold_run = gold_run

    def collect(self) -> Iterable[GoldItem]:
        """Give the item of the article."""
        try:
            article = self.gold_run.read_article(self.path)
        except InvalidGoldError as error:
            raise self.CollectError(str(error)) from None
        item = GoldItem.from_parent(self, name=article.doc_id, article=article, gold_run=self.gold_run)
        item.extra_keyword_matches.update({claim.type for claim in article.claims})
        yield item


class GoldMismatchError(AssertionError):
    """The claims of an article are not those of its gold."""


class GoldItem(pytest.Item):
    """An article with gold: passes when its claims are those of the gold."""

    def __init__(self, *, article: GoldArticle, gold_run: GoldRun, **arguments: Any) -> None:
        super().__init__(**arguments)
        self.gold_run = gold_run
        self.article = article

    def runtest(self) -> None:
        """Judge the article's claims."""
        run = self.gold_run
        strict = bool(self.config.getoption("factextract_record"))
        complaints = find_complaints(
            self.article, run.find_claims(self.article.doc_id), run.find_baseline(), strict=strict
        )
        if complaints:
            raise GoldMismatchError("\n\n".join(complaints))

    def repr_failure(self, excinfo: pytest.ExceptionInfo[BaseException], style: Any = None) -> Any:
        """Give the claims that failed, without a traceback."""
        if isinstance(excinfo.value, GoldMismatchError | FactextractError):
            return str(excinfo.value)
        return super().repr_failure(excinfo, style)

    def reportinfo(self) -> tuple[Path, int | None, str]:
        """Give where the item stands."""
        return self.path, None, f"gold {self.article.doc_id}"


def find_complaints(
    article: GoldArticle, claims: list[ClaimLike], baseline: Baseline | None, *, strict: bool
) -> list[str]:
    """Give what is wrong with an article's claims, one text a claim; with a baseline, only what is newly wrong."""
    evaluation = evaluate([article], claims, baseline=baseline, samples=1)
    if evaluation.comparison is not None and article.doc_id in evaluation.comparison.articles:
        buckets = ("BROKEN", "NEW SPURIOUS", "FIELDS BROKEN") if strict else ("BROKEN", "NEW SPURIOUS")
        moves = [move for move in evaluation.comparison.moves if move.bucket in buckets]
        return ["\n".join([move.bucket, *describe_move(move, evaluation)]) for move in moves]
    (document,) = evaluation.documents
    findings = [describe_outcome(outcome, article.text) for outcome in document.outcomes]
    if strict:
        findings += describe_links(document)
    return [format_finding(f) for f in findings if f is not None and (strict or f.kind != "FIELDS")]
