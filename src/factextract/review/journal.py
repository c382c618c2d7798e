"""The journal: an SQLite file to which decisions are added and in which nothing is ever changed."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TypeVar

from factextract.errors import UnreadableInputError, UsageError
from factextract.jsonl import format_record
from factextract.records import Article, Decision, Record

R = TypeVar("R", bound=Record)

APPLICATION_ID = 0x66616378
VERSION = 1
PATIENCE_SECONDS = 10.0
SCHEMA = f"""
CREATE TABLE events (
    seq INTEGER PRIMARY KEY AUTOINCREMENT,
    event_id TEXT NOT NULL UNIQUE,
    doc_id TEXT NOT NULL,
    text_sha256 TEXT NOT NULL,
    target TEXT NOT NULL,
    reviewer TEXT NOT NULL,
    body TEXT NOT NULL
);
CREATE TABLE articles (
    doc_id TEXT NOT NULL,
    text_sha256 TEXT NOT NULL,
    targets TEXT NOT NULL,
    body TEXT NOT NULL,
    PRIMARY KEY (doc_id, text_sha256)
);
CREATE INDEX events_by_target ON events (doc_id, text_sha256, target);
CREATE TRIGGER events_stay BEFORE UPDATE ON events BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END;
CREATE TRIGGER events_remain BEFORE DELETE ON events BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END;
CREATE TRIGGER articles_stay BEFORE UPDATE ON articles BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END;
CREATE TRIGGER articles_remain BEFORE DELETE ON articles BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END;
PRAGMA application_id = {APPLICATION_ID};
PRAGMA user_version = {VERSION};
"""


class Journal:
    """One journal file, open: decisions go in at the end, each on the disk before `append` returns."""

    def __init__(self, path: Path, *, create: bool = True) -> None:
        self.path = path
        fresh = not path.exists()
        if fresh and not create:
            raise UnreadableInputError(f"{path}: there is no such journal; factextract review makes one")
        if fresh:
            make_private(path)
        try:
            self._connection = sqlite3.connect(
                path, timeout=PATIENCE_SECONDS, isolation_level=None, check_same_thread=False
            )
            self._prepare()
        except sqlite3.DatabaseError as error:
            raise UnreadableInputError(f"{path}: is no review journal ({error}); give another file") from error

    def _prepare(self) -> None:
        self._connection.execute("PRAGMA journal_mode = WAL")
        self._connection.execute("PRAGMA synchronous = FULL")
        with self._writing():
            tables = self._connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]
            if tables == 0:
                for statement in split_statements(SCHEMA):
                    self._connection.execute(statement)
        application = self._connection.execute("PRAGMA application_id").fetchone()[0]
        version = self._connection.execute("PRAGMA user_version").fetchone()[0]
        if application != APPLICATION_ID:
            raise UnreadableInputError(f"{self.path}: is a database of something else; give another file")
        if version > VERSION:
            raise UsageError(
                f"{self.path}: was written by a newer factextract (journal version {version}); update this one"
            )

    @contextmanager
    def _writing(self) -> Iterator[None]:
        self._connection.execute("BEGIN IMMEDIATE")
        try:
            yield
        except BaseException:
            self._connection.execute("ROLLBACK")
            raise
        self._connection.execute("COMMIT")

    def append(self, decisions: Sequence[Decision], *, check: Callable[[], None] | None = None) -> bool:
        """Write decisions, all or none; give False where all of them stand there already.

        `check` runs inside the transaction, when nobody else can write, and raises to refuse.
        """
        with self._writing():
            known = [decision for decision in decisions if self._knows(decision.event_id)]
            if len(known) == len(decisions):
                return False
            if known:
                raise UsageError("some of these decisions stand in the journal already; reload the page")
            if check is not None:
                check()
            self._connection.executemany(
                "INSERT INTO events (event_id, doc_id, text_sha256, target, reviewer, body) VALUES (?, ?, ?, ?, ?, ?)",
                [(d.event_id, d.doc_id, d.text_sha256, d.target, d.reviewer, format_record(d)) for d in decisions],
            )
        return True

    def _knows(self, event_id: str) -> bool:
        found = self._connection.execute("SELECT 1 FROM events WHERE event_id = ?", (event_id,)).fetchone()
        return found is not None

    def read_since(self, seq: int) -> list[tuple[int, Decision]]:
        """Give the decisions behind a place in the journal, each with its own place, in the order of writing."""
        rows = self._connection.execute("SELECT seq, body FROM events WHERE seq > ? ORDER BY seq", (seq,)).fetchall()
        return [(place, read_body(body, Decision, name=f"{self.path}, event {place}")) for place, body in rows]

    def read_all(self) -> list[Decision]:
        """Give every decision, in the order of writing."""
        return [decision for _, decision in self.read_since(0)]

    def keep_article(self, article: Article, targets: Sequence[str]) -> None:
        """Keep an article that is under review, with what there is to decide in it, once for each of its texts."""
        with self._writing():
            self._connection.execute(
                "INSERT OR IGNORE INTO articles (doc_id, text_sha256, targets, body) VALUES (?, ?, ?, ?)",
                (article.doc_id, article.text_sha256, json.dumps(list(targets)), format_record(article)),
            )

    def read_articles(self) -> list[tuple[Article, tuple[str, ...]]]:
        """Give every article that was under review, each with the targets that were to be decided."""
        rows = self._connection.execute("SELECT targets, body FROM articles ORDER BY rowid").fetchall()
        return [
            (read_body(body, Article, name=f"{self.path}, article"), tuple(json.loads(targets)))
            for targets, body in rows
        ]

    def close(self) -> None:
        """Close the file."""
        self._connection.close()


def read_body(body: str, kind: type[R], *, name: str) -> R:
    """Read a stored record; half characters of a badly decoded text come back as they went in."""
    try:
        return kind.model_validate(json.loads(body))
    except ValueError as error:
        raise UnreadableInputError(f"{name}: cannot be read as a {kind.__name__}; the journal is damaged") from error


def make_private(path: Path) -> None:
    """Make an empty file that only its owner reads."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch(mode=0o600)
    except OSError as error:
        raise UsageError(f"{path}: cannot be written: {(error.strerror or '').lower()}; give --journal FILE") from error


def split_statements(script: str) -> Iterator[str]:
    """Give the statements of a script one by one, so that they can run inside one transaction."""
    statement = ""
    for line in script.strip().splitlines():
        statement += line + "\n"
        if sqlite3.complete_statement(statement):
            yield statement
            statement = ""
