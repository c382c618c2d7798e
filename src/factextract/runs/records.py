"""What a run is told to do, and what it writes of failures: plain records."""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict, dataclass, field
from typing import Any

from pydantic import Field

from factextract.records import Record

PARTS = ("claims", "numbers", "findings", "errors")


class Failure(Record):
    """An input, or an article, that gave no records, and why."""

    doc_id: str | None = Field(default=None, description="The article's identifier, where it was read.")
    source_name: str = Field(description="The input, as far as it is known.")
    reason: str = Field(description="Short name to count by: unreadable, too_large, timeout, crash, extraction_fault.")
    message: str = Field(description="What was wrong, and what to do.")


@dataclass(frozen=True, slots=True)
class RunOptions:
    """What a run is told: all of it but the places goes into the hash under which it may be resumed."""

    model: str | None = None
    context: bool = True
    published: str | None = None
    force: bool = False
    form: str = "parquet"
    """`parquet` or `jsonl`."""
    words: str = ""
    """Own words, as `lexicon.own_words.read_words` gives them."""
    document_seconds: float = 120.0
    """How long one article may take before it is set aside."""
    document_characters: int = 2_000_000
    """How long an article may be before it is set aside."""
    identity: dict[str, Any] = field(default_factory=dict)
    """Rules, model and versions that the run is made with."""

    def hash(self) -> str:
        """Give the hash of all that decides what is written."""
        plain = json.dumps(asdict(self), sort_keys=True, ensure_ascii=True)
        return hashlib.sha256(plain.encode()).hexdigest()


@dataclass(frozen=True, slots=True)
class Place:
    """Where in a unit the work stands: a piece, how many readings of it are done, and whether one is being read."""

    piece: int
    reading: int
    phase: str
    """`read` while the next article is fetched from its file, `extract` while its claims are read."""

    @classmethod
    def parse(cls, text: str) -> Place | None:
        """Read a place as `str` writes it; None for anything else."""
        try:
            piece, reading, phase = text.split()
            return cls(int(piece), int(reading), phase)
        except ValueError:
            return None

    def __str__(self) -> str:
        return f"{self.piece} {self.reading} {self.phase}"


@dataclass(frozen=True, slots=True)
class Tally:
    """What came of a unit."""

    articles: int = 0
    claims: int = 0
    numbers: int = 0
    findings: int = 0
    errors: int = 0

    def __add__(self, other: Tally) -> Tally:
        return Tally(**{name: count + getattr(other, name) for name, count in asdict(self).items()})
