"""The names by which spaCy finds the component: an entry point, so that no import is needed."""

from __future__ import annotations

from spacy.language import Language

from factextract.pipeline.annotations import register_extensions
from factextract.pipeline.component import FactExtractor


@Language.factory(
    "factextract",
    default_config={"model": None, "context": True, "lexicon": []},
    assigns=["doc._.claims", "doc._.numbers", "doc.spans"],
)
def create_factextract(nlp: Language, name: str, model: str | None, context: bool, lexicon: list[str]) -> FactExtractor:
    """Make the component.

    model: a pipeline that tags and parses, by name or path; None to read the parse that the components before have set.
    context: whether the parse is used; without it the roles are left to the words alone.
    lexicon: files of own words; none for the words that hold where the component is made.
    """
    from factextract.lexicon.own_words import read_words  # noqa: PLC0415
    from factextract.pipeline.models import load_parser  # noqa: PLC0415  spaCy imports this file for every pipeline

    register_extensions()
    parser = load_parser(model, vocab=nlp.vocab) if model and context else None
    return FactExtractor(parser, context=context, words=read_words(lexicon) if lexicon else None)
