"""What the judges look at: gold claims, predicted claims, and the shape that both share."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from decimal import Decimal, InvalidOperation
from typing import Annotated, Any, Protocol, TypeVar

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationError, model_validator

from factextract.errors import InvalidGoldError
from factextract.records import (
    ChangeRole,
    ClaimType,
    Comparator,
    DecimalText,
    Direction,
    IsoDate,
    Link,
    Modality,
    Per,
    Period,
    Record,
    TextSpan,
)

CLOSED_FIELDS = ("comparator", "modality", "change", "per", "period")
ROLES = ("metric", "subject", "time", "place", "source")
CORE_FIELDS = ("type", "value", "low", "high", "unit")
GREATEST_EXPONENT = 400


class SpanLike(Protocol):
    """Anything with half-open code point offsets."""

    @property
    def start(self) -> int:
        """Offset of the first code point."""

    @property
    def end(self) -> int:
        """Offset behind the last code point."""


class QuotedLike(SpanLike, Protocol):
    """A stretch of the article with its text."""

    @property
    def text(self) -> str:
        """The article's text there."""


class ChangeLike(Protocol):
    """A movement, as far as it is scored."""

    @property
    def direction(self) -> str:
        """Which way it moved."""

    @property
    def role(self) -> str:
        """Which part of the movement it is."""


class PerLike(Protocol):
    """A denominator."""

    @property
    def value(self) -> str:
        """How many of the unit."""

    @property
    def unit(self) -> str:
        """The unit."""


class PeriodLike(Protocol):
    """An interval of days."""

    @property
    def from_(self) -> str | None:
        """First day."""

    @property
    def to(self) -> str | None:
        """Last day."""


class LinkLike(Protocol):
    """A tie to another claim."""

    @property
    def relation(self) -> str:
        """How they are tied."""

    @property
    def target(self) -> str:
        """The other claim's id."""


class ClaimLike(QuotedLike, Protocol):
    """What gold claims, extracted claims and foreign predictions have in common."""

    @property
    def doc_id(self) -> str:
        """The article's identifier."""

    @property
    def claim_id(self) -> str:
        """The claim's identifier."""

    @property
    def type(self) -> str | None:
        """What kind of number it is."""

    @property
    def value(self) -> str | None:
        """The value, a decimal."""

    @property
    def low(self) -> str | None:
        """Lower end or first number."""

    @property
    def high(self) -> str | None:
        """Upper end or second number."""

    @property
    def unit(self) -> str | None:
        """The unit."""

    @property
    def per(self) -> PerLike | None:
        """The denominator."""

    @property
    def comparator(self) -> str | None:
        """As is, approximate, or a bound."""

    @property
    def modality(self) -> str | None:
        """Fact, forecast, target, condition, denial."""

    @property
    def change(self) -> ChangeLike | None:
        """The movement."""

    @property
    def period(self) -> PeriodLike | None:
        """The time as days."""

    @property
    def metric(self) -> QuotedLike | None:
        """What is counted."""

    @property
    def subject(self) -> QuotedLike | None:
        """Who has the figure."""

    @property
    def time(self) -> QuotedLike | None:
        """When it holds."""

    @property
    def place(self) -> QuotedLike | None:
        """Where it holds."""

    @property
    def source(self) -> QuotedLike | None:
        """Who is credited."""

    @property
    def links(self) -> Sequence[LinkLike]:
        """Ties to other claims."""


class GoldChange(Record):
    """The movement that the text states."""

    direction: Direction = Field(description="Which way it moved.")
    role: ChangeRole = Field(description="by, to, or from.")
    basis: str | None = Field(default=None, description="The words of the comparison, as written.")


class GoldClaim(Record):
    """One claim that a careful reader found."""

    doc_id: str = Field(description="The article's identifier.")
    claim_id: str = Field(description="doc_id:start-end.")
    start: int = Field(ge=0, description="Offset of the first code point.")
    end: int = Field(ge=0, description="Offset behind the last code point.")
    text: str = Field(description="The claim as written.")
    type: ClaimType = Field(description="What kind of number it is.")
    value: DecimalText | None = Field(default=None, description="The value, fully scaled.")
    low: DecimalText | None = Field(default=None, description="Lower end of a range; first number of a score or ratio.")
    high: DecimalText | None = Field(
        default=None, description="Upper end of a range; second number of a score or ratio."
    )
    unit: str | None = Field(default=None, description="The unit.")
    per: Per | None = Field(default=None, description="The denominator of a rate.")
    comparator: Comparator = Field(default="=", description="As is, approximate, or a bound.")
    change: GoldChange | None = Field(default=None, description="The movement that the text states.")
    modality: Modality = Field(default="asserted", description="Fact, forecast, target, condition, denial.")
    optional: bool = Field(default=False, description="Careful readers may differ: neither missed nor spurious.")
    must_pass: bool = Field(default=False, description="A gate can insist on this claim.")
    tags: tuple[str, ...] = Field(default=(), description="Names of slices that scores are told for.")
    period: Period | None = Field(
        default=None, description="The time as calendar days; scored only where the key stands."
    )
    metric: TextSpan | None = Field(default=None, description="What is counted, measured or ranked.")
    subject: TextSpan | None = Field(default=None, description="Who or what has the figure.")
    time: TextSpan | None = Field(default=None, description="When it holds.")
    place: TextSpan | None = Field(default=None, description="Where it holds.")
    source: TextSpan | None = Field(default=None, description="Whom the article credits.")
    links: tuple[Link, ...] = Field(default=(), description="Ties to other claims of the article.")

    @property
    def has_period(self) -> bool:
        """Tell whether the annotator filled the period, be it with null."""
        return "period" in self.model_fields_set

    def to_gold_dict(self) -> dict[str, Any]:
        """Give the claim as a gold file holds it: flags only where they are set."""
        record = self.to_json_dict()
        for flag in ("optional", "must_pass", "tags"):
            if not record[flag]:
                del record[flag]
        if not self.has_period:
            del record["period"]
        return record


class GoldDocument(Record):
    """The gold of one article: the content of one gold file."""

    doc_id: str = Field(description="The article's identifier.")
    text_sha256: str = Field(description="SHA-256 of the text's UTF-8 bytes, in hexadecimal.")
    guidelines: str | None = Field(default=None, description="Version of the law it was annotated under.")
    published: IsoDate | None = Field(default=None, description="Day of publication.")
    claims: tuple[GoldClaim, ...] = Field(default=(), description="The claims, by start.")

    def to_gold_dict(self) -> dict[str, Any]:
        """Give the document as a gold file holds it."""
        return {
            "doc_id": self.doc_id,
            "text_sha256": self.text_sha256,
            "guidelines": self.guidelines,
            "published": self.published,
            "claims": [claim.to_gold_dict() for claim in self.claims],
        }


def format_gold(document: GoldDocument) -> str:
    """Give the text of a gold file, the same bytes for the same document."""
    return json.dumps(document.to_gold_dict(), ensure_ascii=False, indent=1, allow_nan=False) + "\n"


def read_decimal_text(value: Any) -> Any:
    """Turn a JSON number or a decimal string into plain decimal text; raises ValueError on anything else."""
    if value is None or value == "":
        return None
    if isinstance(value, bool) or not isinstance(value, str | int | Decimal):
        raise ValueError("a decimal is needed")
    try:
        number = Decimal(value)
    except InvalidOperation:
        raise ValueError(f"{str(value)[:40]!r} is no decimal") from None
    if not number.is_finite() or abs(number.adjusted()) > GREATEST_EXPONENT:
        raise ValueError(f"{str(value)[:40]!r} is out of range")
    return f"{number:f}"


LooseDecimal = Annotated[str | None, BeforeValidator(read_decimal_text)]


class LooseRecord(BaseModel):
    """A foreign record: frozen, unknown keys passed over."""

    model_config = ConfigDict(frozen=True, extra="ignore", populate_by_name=True)


class LoosePer(LooseRecord):
    """A denominator."""

    value: Annotated[str, BeforeValidator(read_decimal_text)]
    unit: str


class LooseSpan(LooseRecord):
    """A stretch of the article, perhaps without its text."""

    start: int
    end: int
    text: str = ""


class LooseChange(LooseRecord):
    """A movement."""

    direction: str
    role: str


class LoosePeriod(LooseRecord):
    """An interval of days."""

    from_: str | None = Field(default=None, alias="from")
    to: str | None = None


class LooseLink(LooseRecord):
    """A tie to another claim."""

    relation: str
    target: str


class PredictedClaim(LooseRecord):
    """A claim to be judged, from this extractor or any other: only the offsets and the article are needed."""

    doc_id: str
    claim_id: str = ""
    start: int
    end: int
    text: str = ""
    type: str | None = None
    value: LooseDecimal = None
    low: LooseDecimal = None
    high: LooseDecimal = None
    unit: str | None = None
    per: LoosePer | None = None
    comparator: str | None = None
    change: LooseChange | None = None
    modality: str | None = None
    period: LoosePeriod | None = None
    metric: LooseSpan | None = None
    subject: LooseSpan | None = None
    time: LooseSpan | None = None
    place: LooseSpan | None = None
    source: LooseSpan | None = None
    links: tuple[LooseLink, ...] = ()
    rules: tuple[str, ...] = ()

    @model_validator(mode="before")
    @classmethod
    def fill_gaps(cls, data: Any) -> Any:
        """Make the id from the content where there is none; read null lists as empty ones."""
        if isinstance(data, dict):
            data = {
                key: value for key, value in data.items() if not (value is None and key in ("links", "rules", "text"))
            }
            if not data.get("claim_id"):
                data["claim_id"] = f"{data.get('doc_id')}:{data.get('start')}-{data.get('end')}"
        return data


C = TypeVar("C", bound=BaseModel)


def explain_first_error(error: ValidationError) -> str:
    """Give the first fault of a record as `field: what is wrong`."""
    first = error.errors(include_url=False)[0]
    where = ".".join(str(part) for part in first["loc"]) or "the whole record"
    return f"{where}: {first['msg'].removeprefix('Value error, ')}"


def parse_json(text: str) -> Any:
    """Read one JSON text without ever making a float; raises ValueError saying what is wrong and where."""
    try:
        return json.loads(
            text, parse_float=read_number, parse_constant=refuse_constant, object_pairs_hook=refuse_repeated_keys
        )
    except json.JSONDecodeError as error:
        raise ValueError(f"no JSON: {error.msg}, line {error.lineno}, column {error.colno}") from None
    except RecursionError:
        raise ValueError("no JSON that can be read: nested too deeply") from None


def read_number(text: str) -> Decimal:
    """Read a JSON number with a fraction or an exponent; refuse one that would take for ever to write out."""
    try:
        number = Decimal(text)
    except InvalidOperation:
        raise ValueError(f"the number {text[:40]} is out of range") from None
    if number and abs(number.adjusted()) > GREATEST_EXPONENT:
        raise ValueError(f"the number {text[:40]} is out of range")
    return number


def refuse_constant(name: str) -> Any:
    """Refuse NaN and Infinity, which JSON does not have."""
    raise ValueError(f"{name} is no JSON number")


def refuse_repeated_keys(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """Make an object, but not one of whose keys the later would silently win."""
    result: dict[str, Any] = {}
    for key, value in pairs:
        if key in result:
            raise ValueError(f"the key {key[:40]!r} stands twice in one object")
        result[key] = value
    return result


def read_predictions(lines: Iterable[str], *, name: str = "predictions") -> list[PredictedClaim]:
    """Read claims to be judged from JSON Lines; blank lines are passed over.

    Raises InvalidGoldError naming the line that holds no claim.
    """
    claims = []
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            claims.append(PredictedClaim.model_validate(parse_json(line)))
        except ValidationError as error:
            raise InvalidGoldError(f"{name}, line {number}: no claim: {explain_first_error(error)}") from None
        except ValueError as error:
            raise InvalidGoldError(f"{name}, line {number}: {error}") from None
    return claims
