"""What the page may ask of the desk: every field named, bounded and checked."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from factextract.records import (
    ChangeRole,
    ClaimType,
    Comparator,
    DecimalText,
    Direction,
    FactVerdict,
    Link,
    Modality,
    Per,
    Period,
)

EventName = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{32}$")]
Offset = Annotated[int, Field(ge=0, le=100_000_000)]
ShortText = Annotated[str, StringConstraints(max_length=300)]
Note = Annotated[str, StringConstraints(max_length=4000)]
Url = Annotated[str, StringConstraints(max_length=2000)]
Target = Annotated[str, StringConstraints(min_length=1, max_length=600)]


class Request(BaseModel):
    """The common shape: frozen, and no field beyond those that are named."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class EditedSpan(Request):
    """A stretch of the article by its offsets; its text is cut from the article, never taken from the page."""

    start: Offset
    end: Offset


class EditedChange(Request):
    """A movement."""

    direction: Direction
    role: ChangeRole
    basis: EditedSpan | None = None


class EditedClaim(Request):
    """A claim as a person corrects or adds it."""

    start: Offset
    end: Offset
    type: ClaimType
    value: DecimalText | None = None
    low: DecimalText | None = None
    high: DecimalText | None = None
    unit: ShortText | None = None
    per: Per | None = None
    comparator: Comparator = "="
    hedge: EditedSpan | None = None
    change: EditedChange | None = None
    metric: EditedSpan | None = None
    subject: EditedSpan | None = None
    time: EditedSpan | None = None
    period: Period | None = None
    place: EditedSpan | None = None
    source: EditedSpan | None = None
    source_context: EditedSpan | None = None
    modality: Modality = "asserted"
    links: Annotated[tuple[Link, ...], Field(max_length=50)] = ()


class Decide(Request):
    """One decision about one target, made while the page showed it at `version`."""

    event_id: EventName
    article: int
    target: Target
    version: int
    action: Literal["accept", "reject", "correct", "add", "dismiss", "skip", "flag", "verdict"]
    claim: EditedClaim | None = None
    reason: ShortText | None = None
    verdict: FactVerdict | None = None
    source_url: Url | None = None
    note: Note | None = None


class Versioned(Request):
    """A target and the version at which the page showed it."""

    target: Target
    version: int


class AcceptShown(Request):
    """Accept every target that the filter shows, as one step."""

    event_id: EventName
    article: int
    targets: Annotated[tuple[Versioned, ...], Field(min_length=1, max_length=5000)]


class Step(Request):
    """Undo or redo one step."""

    event_id: EventName


class Since(Request):
    """Ask what has changed behind a place in the journal."""

    seq: int


class ReadAgain(Request):
    """Read a span of the article, or typed words, as the rules do; with a claim, say where its fields disagree."""

    article: int
    start: Offset | None = None
    end: Offset | None = None
    typed: ShortText | None = None
    claim: EditedClaim | None = None
    target: Target | None = None


class Reanchor(Request):
    """Carry the decisions on an orphan over to the article's present text."""

    event_id: EventName
    article: int
    orphan: Target
