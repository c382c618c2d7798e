"""The work on one unit: read, extract, check, write; the same function for a local worker and for one on Ray."""

from __future__ import annotations

import gc
from collections.abc import Iterable
from contextlib import nullcontext
from pathlib import Path
from typing import cast

from factextract.checking.findings import check_claims
from factextract.errors import UsageError
from factextract.extraction import load, read_article
from factextract.lexicon import use_words
from factextract.pipeline.component import FactExtractor
from factextract.pipeline.models import PINNED_MODEL
from factextract.readers.copies import drop_repeated_claims, mark_damaged
from factextract.readers.inputs import Run
from factextract.readers.source import ReadOptions, Unread
from factextract.records import Article, Record
from factextract.runs.folder import MANIFEST, RunFolder
from factextract.runs.reading import read_piece
from factextract.runs.records import PARTS, Failure, Place, RunOptions, Tally
from factextract.runs.units import Unit

QUARANTINE = {
    "timeout": "took longer than it may; look at it by itself with factextract extract",
    "crash": "ended the worker that read it; look at it by itself with factextract extract",
}


class Worker:
    """One pipeline, loaded once, that does unit after unit."""

    def __init__(self, root: str, options: RunOptions) -> None:
        self.options = options
        self.learning = True
        self.folder = RunFolder(Path(root), options.form)
        with use_words(options.words):
            self.nlp = load((options.model or PINNED_MODEL) if options.context else None)
        self.reader = cast("FactExtractor", self.nlp.get_pipe("factextract"))
        gc.collect()
        gc.freeze()  # what is loaded stays: no use in looking through it again and again

    def do(self, unit: Unit, skips: Iterable[tuple[Place, str]] = ()) -> Tally:
        """Do a unit and write it; give the counts.

        skips: places at which the work stopped before, each with the reason for which the article there is set aside.
        """
        if not (self.folder.root / MANIFEST).exists():
            raise UsageError(f"{self.folder.root}: is not found where the work is done; put it where all nodes see it")
        zone = nullcontext() if self.learning else self.nlp.memory_zone()  # the words of the first unit stay known
        self.learning = False
        with use_words(self.options.words), zone:
            return UnitWork(self, unit, dict(skips)).finish()


class UnitWork:
    """One unit on its way."""

    def __init__(self, worker: Worker, unit: Unit, skips: dict[Place, str]) -> None:
        self.worker = worker
        self.unit = unit
        self.skips = skips
        self.records: dict[str, list[Record]] = {kind: [] for kind in PARTS}
        self.articles = 0
        self.run = Run(ReadOptions(published=worker.options.published, force=worker.options.force))

    def finish(self) -> Tally:
        """Read every piece and write the unit's parts."""
        with self.worker.folder.crumb(self.unit).open("w", encoding="ascii") as self.crumb:
            for index, piece in enumerate(self.unit.pieces):
                readings = read_piece(piece, self.run)
                number = 0
                while True:
                    place = Place(index, number, "read")
                    if place in self.skips:
                        self.set_aside(None, piece.path, self.skips[place])
                        break
                    self.note(place)
                    reading = next(readings, None)
                    if reading is None:
                        break
                    self.take(reading, Place(index, number, "extract"))
                    number += 1
        return self.worker.folder.write_unit(self.unit, self.records, self.articles)

    def note(self, place: Place) -> None:
        """Put down where the work stands, so that whoever looks on knows it if the worker dies or hangs."""
        self.crumb.seek(0)
        self.crumb.write(f"{place}\n")
        self.crumb.truncate()
        self.crumb.flush()

    def take(self, reading: Article | Unread, place: Place) -> None:
        """Take in one article, or what could not be read."""
        if isinstance(reading, Unread):
            self.records["errors"].append(
                Failure(source_name=reading.name, reason=reading.reason, message=reading.message)
            )
            return
        name = reading.source_name or reading.doc_id
        if place in self.skips:
            self.set_aside(reading.doc_id, name, self.skips[place])
            return
        most = self.worker.options.document_characters
        if len(reading.text) > most:
            message = f"has {len(reading.text):,} characters, more than the {most:,} that one may have"
            self.fail(reading.doc_id, name, "too_large", message)
            return
        self.note(place)
        try:
            self.extract(reading)
        except Exception as error:  # one article's fault must not cost the others
            what = f"{type(error).__name__}: {error}".split("\n", 1)[0][:200]
            self.fail(reading.doc_id, name, "extraction_fault", f"extraction broke down: {what}; report it")

    def extract(self, article: Article) -> None:
        """Read an article's records."""
        found = read_article(self.worker.nlp, self.worker.reader, article)
        claims, numbers = drop_repeated_claims(article.text, found.claims, found.numbers)
        claims = mark_damaged(article, claims)
        findings = check_claims(article.doc_id, claims, article=article)
        self.records["claims"].extend(claims)
        self.records["numbers"].extend(numbers)
        self.records["findings"].extend(findings)
        self.articles += 1

    def set_aside(self, doc_id: str | None, name: str, reason: str) -> None:
        """Note an article, or the rest of a file, that is not read again."""
        self.fail(doc_id, name, reason, QUARANTINE.get(reason, reason))

    def fail(self, doc_id: str | None, name: str, reason: str, message: str) -> None:
        """Note a failure."""
        self.records["errors"].append(Failure(doc_id=doc_id, source_name=name, reason=reason, message=message))
