"""Where a claim comes from, carried on the claim itself: into every line and row that leaves the command line."""

from __future__ import annotations

from pydantic import Field

from factextract.records import Article, Claim, IsoDate, Record


class Provenance(Record):
    """What is known of the article that a claim was read from; the article without its text."""

    title: str | None = Field(default=None, description="The headline.")
    authors: tuple[str, ...] = Field(default=(), description="The byline's names.")
    publisher: str | None = Field(default=None, description="The outlet.")
    published: IsoDate | None = Field(default=None, description="Day of publication.")
    url: str | None = Field(default=None, description="Where it was fetched from.")
    retrieved: str | None = Field(default=None, description="When it was fetched: ISO 8601, UTC.")
    source_name: str | None = Field(default=None, description="The input as the user named it.")
    source_sha256: str | None = Field(default=None, description="SHA-256 of the bytes that were read.")
    text_sha256: str = Field(description="SHA-256 of the text that the offsets point into.")
    encoding: str | None = Field(default=None, description="The encoding that the bytes were decoded with.")
    notes: tuple[str, ...] = Field(default=(), description="What the reader noticed.")


class SourcedClaim(Claim):
    """A claim with its provenance: the keys of a claim, and `article` behind them."""

    article: Provenance = Field(description="Where it comes from.")


def tell_provenance(article: Article) -> Provenance:
    """Give what is known of an article."""
    return Provenance(**{name: getattr(article, name) for name in Provenance.model_fields})


def add_provenance(claim: Claim, provenance: Provenance) -> SourcedClaim:
    """Give the claim with its provenance; the claim has been checked before and is not checked again."""
    fields = {name: getattr(claim, name) for name in Claim.model_fields}
    return SourcedClaim.model_construct(**fields, article=provenance)
