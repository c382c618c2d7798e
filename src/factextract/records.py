"""The records: what an article's numbers become, frozen, exact and checkable.

Every value is a decimal string, every offset counts Unicode code points of the untouched article text, half-open.
"""

from __future__ import annotations

import re
from typing import Annotated, Any, Literal, TypeAlias

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, model_validator

ClaimType: TypeAlias = Literal[
    "percentage",
    "percentage_point",
    "currency",
    "count",
    "measurement",
    "duration",
    "age",
    "fraction",
    "multiple",
    "ratio",
    "rank",
    "score",
]
Comparator: TypeAlias = Literal["=", "~", ">", ">=", "<", "<="]
Direction: TypeAlias = Literal["increase", "decrease", "none"]
ChangeRole: TypeAlias = Literal["by", "to", "from"]
Modality: TypeAlias = Literal["asserted", "forecast", "target", "hypothetical", "negated"]
Relation: TypeAlias = Literal["conversion_of", "part_of", "share_of", "share_is", "change_from", "change_by"]
Fate: TypeAlias = Literal["claim", "excluded", "unresolved"]
FindingKind: TypeAlias = Literal[
    "share",
    "part",
    "sum",
    "hundred",
    "change",
    "direction",
    "difference",
    "conversion",
    "per",
    "repeated",
    "range",
    "respectively",
    "reference",
]
Verdict: TypeAlias = Literal["consistent", "inconsistent", "cannot_tell"]
Severity: TypeAlias = Literal["none", "low", "medium", "high"]
ReferenceOutcome: TypeAlias = Literal["agrees", "near", "differs", "several_candidates", "not_found"]
ReviewAction: TypeAlias = Literal[
    "accept", "reject", "correct", "add", "dismiss", "skip", "flag", "verdict", "undo", "redo"
]
FactVerdict: TypeAlias = Literal["supported", "contradicted", "unverifiable", "needs_source"]

DECIMAL_PATTERN = re.compile(r"-?(0|[1-9][0-9]*)(\.[0-9]*[0-9])?\Z")
DecimalText: TypeAlias = Annotated[str, StringConstraints(pattern=r"^-?(0|[1-9][0-9]*)(\.[0-9]+)?$")]
"""An exact decimal in plain notation: `1590000`, `0.0425`, `-3`; never an exponent, never a leading zero."""

IsoDate: TypeAlias = Annotated[str, StringConstraints(pattern=r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$")]
"""A calendar day, `2024-06-30`."""


class Record(BaseModel):
    """The common shape: frozen, and no field beyond those that are named."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    def to_json_dict(self) -> dict[str, Any]:
        """Give the record as plain JSON values, every key present, in the order of the fields."""
        return self.model_dump(mode="json", by_alias=True)


class TextSpan(Record):
    """A stretch of the article."""

    start: int = Field(ge=0, description="Offset of the first code point.")
    end: int = Field(ge=0, description="Offset behind the last code point.")
    text: str = Field(description="The article's text from start to end, unaltered.")

    @model_validator(mode="after")
    def check_length(self) -> TextSpan:
        """Refuse a text whose length is not that of the offsets."""
        if self.end - self.start != len(self.text):
            raise ValueError(
                f"span {self.start}-{self.end} holds {self.end - self.start} characters, its text {len(self.text)}"
            )
        return self


class Per(Record):
    """The denominator of a rate: `12.9 per 10,000 people` has value 10000 and unit person."""

    value: DecimalText = Field(description="How many of the unit one number counts for.")
    unit: str = Field(description="The unit, a singular English noun.")


class Fraction(Record):
    """What a decimal cannot keep: a third."""

    numerator: DecimalText = Field(description="The upper number.")
    denominator: DecimalText = Field(description="The lower number.")


class Change(Record):
    """That the text says a figure moved, and which part of the movement this claim is."""

    direction: Direction = Field(description="Which way it moved; a better rank is an increase.")
    role: ChangeRole = Field(description="by: the size of the move; to: where it ended; from: where it began.")
    basis: TextSpan | None = Field(
        default=None, description="The words of the comparison, such as `from a year earlier`."
    )


class Period(Record):
    """An interval of calendar days, both ends inside it; a null end is open."""

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True)

    from_: IsoDate | None = Field(default=None, alias="from", description="First day.")
    to: IsoDate | None = Field(default=None, description="Last day.")


class Link(Record):
    """That the text ties this claim to another one."""

    relation: Relation = Field(
        description="How they are tied; `change_from` points from the `to` value to the `from` value."
    )
    target: str = Field(description="The other claim's claim_id.")


class Claim(Record):
    """One number of the article that states how many, how much, what share, what position, or how much more or less."""

    doc_id: str = Field(description="The article's identifier.")
    claim_id: str = Field(description="doc_id:start-end.")
    start: int = Field(ge=0, description="Offset of the claim's first code point in the article.")
    end: int = Field(ge=0, description="Offset behind its last code point.")
    text: str = Field(description="The claim as written: number, scale word, unit.")
    sentence: TextSpan = Field(description="The sentence that holds it.")
    type: ClaimType = Field(description="What kind of number it is.")
    value: DecimalText | None = Field(
        default=None, description="The value, fully scaled; null for a range, a score and a ratio."
    )
    low: DecimalText | None = Field(
        default=None, description="Lower end of a range; first number of a score or a ratio."
    )
    high: DecimalText | None = Field(
        default=None, description="Upper end of a range; second number of a score or a ratio."
    )
    fraction: Fraction | None = Field(default=None, description="The exact fraction behind a fraction's decimal.")
    unit: str | None = Field(
        default=None, description="percent, percentage_point, basis_point, an ISO 4217 code, or a singular unit name."
    )
    per: Per | None = Field(default=None, description="The denominator of a rate.")
    comparator: Comparator = Field(
        default="=", description="Whether the number is stated as is, approximately, or as a bound."
    )
    hedge: TextSpan | None = Field(default=None, description="The words behind the comparator.")
    change: Change | None = Field(default=None, description="The movement that the text states, if it states one.")
    metric: TextSpan | None = Field(default=None, description="The noun phrase that is counted, measured or ranked.")
    subject: TextSpan | None = Field(
        default=None, description="Who or what the figure is said of, where named apart from the metric."
    )
    time: TextSpan | None = Field(default=None, description="The time expression in which the figure holds.")
    period: Period | None = Field(default=None, description="The time as calendar days.")
    place: TextSpan | None = Field(default=None, description="Where it holds, if that is not the subject.")
    source: TextSpan | None = Field(default=None, description="Whom the article credits in the same sentence.")
    source_context: TextSpan | None = Field(
        default=None, description="Who is credited when the sentence itself names nobody."
    )
    modality: Modality = Field(
        default="asserted",
        description="Whether the figure is stated as fact, foreseen, aimed at, conditional or denied.",
    )
    links: tuple[Link, ...] = Field(default=(), description="Ties to other claims of the article.")
    rules: tuple[str, ...] = Field(default=(), description="Names of the rules that made the record, in order.")
    warnings: tuple[str, ...] = Field(default=(), description="Machine-readable doubts.")

    @model_validator(mode="after")
    def check_value(self) -> Claim:
        """Refuse a claim with neither a value nor two ends, or with both."""
        ends = (self.low is not None) + (self.high is not None)
        if (self.value is None) != (ends == 2) or ends == 1:
            raise ValueError(f"{self.claim_id}: a claim has either a value or both low and high")
        if self.end - self.start != len(self.text):
            raise ValueError(f"{self.claim_id}: the text is not as long as the span")
        return self


class Number(Record):
    """One row of the ledger: a maximal numeral of the text and what became of it."""

    doc_id: str = Field(description="The article's identifier.")
    start: int = Field(ge=0, description="Offset of the numeral's first code point.")
    end: int = Field(ge=0, description="Offset behind its last code point.")
    text: str = Field(description="The numeral as written.")
    fate: Fate = Field(description="claim, excluded, or unresolved: an open question for a reviewer.")
    claim_id: str | None = Field(default=None, description="The claim that holds it.")
    reason: str | None = Field(default=None, description="Why it is no claim.")


class Article(Record):
    """A text to read, and what is known of where it came from."""

    doc_id: str = Field(description="The article's identifier: no colon, no blank.")
    text: str = Field(description="The text that all offsets point into; it never changes.")
    text_sha256: str = Field(description="SHA-256 of the text's UTF-8 bytes, in hexadecimal.")
    published: IsoDate | None = Field(default=None, description="Day of publication, the base of `last year`.")
    title: str | None = Field(default=None, description="The headline, where the reader knows it.")
    authors: tuple[str, ...] = Field(default=(), description="The byline's names.")
    publisher: str | None = Field(default=None, description="The outlet.")
    language: str | None = Field(default=None, description="ISO 639-1 code, where known.")
    url: str | None = Field(default=None, description="Where it was fetched from.")
    retrieved: str | None = Field(default=None, description="When it was fetched: ISO 8601, UTC.")
    source_name: str | None = Field(default=None, description="The input as the user named it.")
    source_sha256: str | None = Field(default=None, description="SHA-256 of the bytes that were read, in hexadecimal.")
    encoding: str | None = Field(default=None, description="The character encoding that the bytes were decoded with.")
    notes: tuple[str, ...] = Field(
        default=(), description="What the reader noticed: a byte order mark, a guessed encoding."
    )


class Bounds(Record):
    """What a number may stand for, given how it is written; both ends inside, a null end is open."""

    low: DecimalText | None = Field(
        default=None, description="The least value, rounded downwards where its decimals do not end."
    )
    high: DecimalText | None = Field(
        default=None, description="The greatest value, rounded upwards where its decimals do not end."
    )


class Citation(Record):
    """A row of a reference table, so that a reader can look it up."""

    table: str = Field(description="The table's file, as the user named it.")
    row: int = Field(ge=1, description="The row's number in the table, the header not counted.")
    entity: str = Field(description="Whom or what the figure is of.")
    indicator: str = Field(description="What is counted or measured.")
    period: Period | None = Field(default=None, description="The days it holds in.")
    value: DecimalText = Field(description="The table's figure, in its own unit.")
    unit: str | None = Field(default=None, description="The table's unit, as the table writes it.")
    source: str | None = Field(default=None, description="Whom the table credits.")


class Finding(Record):
    """What a check says of one or more claims.

    That their figures fit together, that they do not, or that it cannot tell.
    """

    doc_id: str = Field(description="The article's identifier.")
    finding_id: str = Field(
        description="doc_id:kind:start-end+start-end of the claims, the figure that was checked first."
    )
    kind: FindingKind = Field(description="Which relation was checked.")
    verdict: Verdict = Field(description="Whether the figures fit, rounding and hedges allowed for.")
    severity: Severity = Field(default="none", description="How far off they are; none unless they are inconsistent.")
    claims: tuple[str, ...] = Field(
        description="The claim_ids of the figures: first the one that was checked, then those it was reckoned from."
    )
    equation: str = Field(default="", description="The sum that was done, with the interval of every figure.")
    computed: Bounds | None = Field(default=None, description="What the other figures make of it.")
    stated: Bounds | None = Field(default=None, description="What the article, or its headline, says.")
    strict_verdict: Verdict | None = Field(
        default=None, description="The verdict if no trailing zero is taken for rounding; null where that is not asked."
    )
    message: str = Field(description="The finding in a sentence of plain English.")
    outcome: ReferenceOutcome | None = Field(
        default=None, description="What the reference tables say; null for arithmetic inside the article."
    )
    citations: tuple[Citation, ...] = Field(
        default=(), description="The rows of the reference tables that were compared with."
    )


class Decision(Record):
    """One event of a review journal: what a person said of a claim, or of a number that no claim covers."""

    event_id: str = Field(description="Names the event; a second writing of the same one is recognised by it.")
    step: str = Field(description="Names the step; the events of one step are undone together.")
    doc_id: str = Field(description="The article's identifier.")
    text_sha256: str = Field(description="SHA-256 of the text that was read: the decision holds for no other text.")
    target: str = Field(description="The claim_id as extracted or added; doc_id:start-end of the number for dismiss.")
    reviewer: str = Field(description="Who decided.")
    at: str = Field(description="When: ISO 8601, UTC.")
    action: ReviewAction = Field(description="What was decided; undo and redo name the event in undoes.")
    before: Claim | None = Field(default=None, description="The claim as it was; null for an added one and a number.")
    after: Claim | None = Field(
        default=None, description="The claim as it is since; null where it is rejected or none."
    )
    reason: str | None = Field(default=None, description="Why it is no claim.")
    verdict: FactVerdict | None = Field(
        default=None, description="What the person found of the fact; null takes it back."
    )
    source_url: str | None = Field(default=None, description="Where the fact was looked up.")
    note: str | None = Field(default=None, description="What the person wants to be known.")
    undoes: str | None = Field(default=None, description="The event that an undo takes back, or a redo brings back.")
