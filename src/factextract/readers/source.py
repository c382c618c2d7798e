"""What a reader is given, and the three things that reading can give: an article, a failure, a notice."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO, TypeAlias

from factextract.errors import UnreadableInputError
from factextract.records import Article


class RefusedSourceError(UnreadableInputError):
    """A source that gives no article; `reason` is the short name that the closing summary counts by."""

    def __init__(self, message: str, reason: str) -> None:
        super().__init__(message)
        self.reason = reason


@dataclass(frozen=True)
class Limits:
    """How much a reader takes before it refuses: bytes, seconds, entries."""

    source_bytes: int = 100_000_000
    """Largest single article, and largest page that is fetched."""
    container_bytes: int = 2_000_000_000
    """Most bytes that one archive may unpack to, over all its entries."""
    ratio: int = 200
    """Most times that an entry may grow in unpacking, once it is beyond a megabyte."""
    entries: int = 100_000
    """Most entries of one archive."""
    depth: int = 3
    """How deep archives may lie in archives."""
    pages: int = 2_000
    """Most pages of one PDF."""
    child_seconds: float = 60.0
    """How long the child process may work on one PDF."""
    child_bytes: int = 2_000_000_000
    """How much memory that child may take."""
    fetch_seconds: float = 30.0
    """How long one address may take, redirects and all."""
    fetch_bytes: int = 20_000_000
    """Largest answer that is fetched from an address."""
    redirects: int = 5
    """Most redirects that are followed."""
    feed_entries: int = 200
    """Most entries of one feed."""


@dataclass(frozen=True)
class ReadOptions:
    """What the person who asks for the reading wants."""

    published: str | None = None
    """Publication date of all articles, whatever they or an `articles.toml` say."""
    force: bool = False
    """Read what is not English, too."""
    allow_private: bool = False
    """Fetch from loopback and private addresses, too."""
    limits: Limits = field(default_factory=Limits)


@dataclass(frozen=True)
class Source:
    """Bytes with a name: a file, an entry of an archive, a page that was fetched, a row."""

    name: str
    """How the user named it, for messages: `week.zip!/monday/a.txt`."""
    doc_id: str
    """The identifier of the article, if it holds but one."""
    path: Path | None = None
    """Where the bytes are, for a file."""
    data: bytes | None = None
    """The bytes, where they are in memory."""
    media_type: str | None = None
    """What the server calls it."""
    charset: str | None = None
    """The encoding that the server states."""
    url: str | None = None
    """Where it was fetched from, after redirects."""
    retrieved: str | None = None
    """When it was fetched."""
    published: str | None = None
    """The day of publication, where the container knows it."""
    depth: int = 0
    """How many archives it lies in."""

    def open(self) -> BinaryIO:
        """Give the bytes as a stream, from the first."""
        if self.data is not None:
            return io.BytesIO(self.data)
        if self.path is None:
            raise ValueError(f"{self.name}: a source has a path or data")
        return self.path.open("rb")

    def head(self, size: int = 4096) -> bytes:
        """Give the first bytes."""
        if self.data is not None:
            return self.data[:size]
        with self.open() as stream:
            return stream.read(size)

    def load(self, limit: int) -> bytes:
        """Give all bytes; refuse more than `limit`."""
        with self.open() as stream:
            data = stream.read(limit + 1)
        if len(data) > limit:
            raise RefusedSourceError(
                f"is larger than {limit // 1_000_000} MB, too much for one article; split it up", "too_large"
            )
        return data


@dataclass(frozen=True)
class Unread:
    """A source that no article came from."""

    name: str
    message: str
    """What is wrong, and what to do."""
    reason: str
    """Short name to count by: `binary`, `not_found`, `empty`."""


@dataclass(frozen=True)
class Notice:
    """Something to tell that is no failure: a second article of the same id, files that were passed over."""

    name: str
    message: str


Reading: TypeAlias = Article | Unread | Notice
Readings: TypeAlias = Iterator[Reading]
