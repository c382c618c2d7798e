"""The names by which spaCy finds the components."""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc


@Language.factory("factextract")
def create_factextract(nlp: Language, name: str):  # type: ignore[no-untyped-def]
    """Make the component."""

    def run(doc: Doc) -> Doc:
        return doc

    return run
