"""From what the user names to extractions: tells what fails, counts it, and goes on with the rest."""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING

from factextract.cli.speech import Progress, say
from factextract.errors import FactextractError

if TYPE_CHECKING:
    from factextract.extraction import Extraction
    from factextract.readers.source import ReadOptions
    from factextract.records import Article

NOTHING_THERE = frozenset({"empty", "no_article"})


class Tally:
    """What came of a run: articles done, records found, failures by reason."""

    def __init__(self) -> None:
        self.articles = 0
        self.records = 0
        self.reasons: Counter[str] = Counter()

    def fail(self, name: str, message: str, reason: str) -> None:
        """Tell and count something that gave no article."""
        self.reasons[reason] += 1
        say(f"{name}: {message}")

    def exit_code(self) -> int:
        """Give the exit code: 0 done, 2 an extra is missing, 3 unreadable, 4 some failed, 5 no article."""
        if self.articles:
            return 4 if self.reasons else 0
        if set(self.reasons) <= NOTHING_THERE:
            return 5
        return 2 if set(self.reasons) == {"missing_extra"} else 3

    def close(self, noun: str) -> None:
        """Print the closing summary, where something failed in a run of more than one."""
        failed = self.reasons.total() if hasattr(self.reasons, "total") else sum(self.reasons.values())
        if not failed or self.articles + failed == 1:
            return
        reasons = ", ".join(f"{count:,} {reason.replace('_', ' ')}" for reason, count in sorted(self.reasons.items()))
        say(
            f"{self.articles:,} of {self.articles + failed:,} articles read, {self.records:,} {noun};"
            f" {failed:,} not read: {reasons}"
        )


def read_articles(names: Iterable[str], options: ReadOptions, tally: Tally, progress: Progress) -> Iterator[Article]:
    """Give the articles of the inputs; failures and notices go to standard error and into the tally."""
    from factextract.readers.inputs import read_inputs
    from factextract.readers.source import Notice, Unread

    for reading in read_inputs(names, options):
        if isinstance(reading, Unread):
            with progress.aside():
                tally.fail(reading.name, reading.message, reading.reason)
        elif isinstance(reading, Notice):
            with progress.aside():
                say(f"{reading.name}: {reading.message}")
        else:
            lost = [note for note in reading.notes if note.startswith(("number_lost", "number_changed"))]
            if lost:
                with progress.aside():
                    say(
                        f"{reading.source_name}: numbers may be damaged in reading: {'; '.join(lost)}; see the original"
                    )
            yield reading


def extract_each(
    articles: Iterable[Article], extract: Callable[[Iterable[Article]], Iterator[Extraction]], tally: Tally
) -> Iterator[Extraction]:
    """Give each article's extraction; an article that extraction breaks down on is told, and the rest goes on."""
    source = iter(articles)
    waiting: deque[Article] = deque()

    def feed() -> Iterator[Article]:
        for article in source:
            waiting.append(article)
            yield article

    while True:
        try:
            for extraction in extract(feed()):
                waiting.popleft()
                yield finish(extraction)
            return
        except FactextractError:
            raise
        except Exception:
            suspects = list(waiting)
            waiting.clear()
        for article in suspects:
            yield from extract_alone(article, extract, tally)


def extract_alone(
    article: Article, extract: Callable[[Iterable[Article]], Iterator[Extraction]], tally: Tally
) -> Iterator[Extraction]:
    """Extract one article that was in a batch which broke down."""
    try:
        found = list(extract([article]))
    except FactextractError:
        raise
    except Exception as error:
        name = article.source_name or article.doc_id
        what = f"extraction broke down: {type(error).__name__}: {error}; report it, with the article"
        tally.fail(name, what, "extraction_fault")
        return
    yield from map(finish, found)


def finish(extraction: Extraction) -> Extraction:
    """Give an extraction without the claims of repeated paragraphs, its damaged numbers marked."""
    from factextract.readers.copies import drop_repeated_claims, mark_damaged

    article = extraction.article
    claims, numbers = drop_repeated_claims(article.text, extraction.claims, extraction.numbers)
    return type(extraction)(article=article, claims=mark_damaged(article, claims), numbers=numbers)


def count_extractions(
    extractions: Iterable[Extraction], tally: Tally, progress: Progress, field: str
) -> Iterator[Extraction]:
    """Pass extractions on, counting articles and records (`claims` or `numbers`)."""
    for extraction in extractions:
        found = len(getattr(extraction, field))
        tally.articles += 1
        tally.records += found
        progress.advance(records=found)
        yield extraction
