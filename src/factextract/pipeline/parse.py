"""Parse an article sentence by sentence: the definition under which every figure of the project is told.

Each sentence is tagged and parsed by itself, as if it were the whole text. So the parse of a sentence depends on
nothing around it, and a sentence that no rule needs can be left out without any change elsewhere.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence

import numpy as np
from spacy.attrs import DEP, HEAD, IDX, NORM, ORTH, SENT_START, SPACY, TAG
from spacy.language import Language
from spacy.tokens import Doc, Span

from factextract.pipeline.sentences import split_sentences
from factextract.rules.claims.scene import keep_text

ATTRIBUTES = [SENT_START, TAG, HEAD, DEP]


def mark_sentences(doc: Doc) -> None:
    """Set the sentence starts of a tokenised article; a boundary inside a token is passed over."""
    starts = [start for start, _ in split_sentences(keep_text(doc))]
    # token by token, spaCy would look through the whole document at every step
    marks = np.where(np.isin(doc.to_array(IDX).astype("int64"), starts), 1, -1)
    marks[:1] = 1
    doc.from_array([SENT_START], marks.astype("uint64").reshape(-1, 1))  # type: ignore[arg-type]


def trim_blanks(sentence: Span) -> Span:
    """Give the sentence without the blank tokens at its ends."""
    start, end = sentence.start, sentence.end
    while start < end and sentence.doc[start].is_space:
        start += 1
    while end > start and sentence.doc[end - 1].is_space:
        end -= 1
    return sentence.doc[start:end]


def copy_sentences(doc: Doc, sentences: Sequence[Span]) -> list[Doc]:
    """Give each sentence as a document of its own: its words, their norms and the blanks behind them."""
    words = doc.to_array([ORTH, NORM])
    orths, blanks = words[:, 0].tolist(), doc.to_array(SPACY).astype(bool).tolist()
    copies = []
    for sentence in sentences:
        start, end = sentence.start, sentence.end
        copy = Doc(doc.vocab, words=orths[start:end], spaces=blanks[start:end])
        copies.append(copy.from_array([NORM], words[start:end, 1:]))  # type: ignore[arg-type]
    return copies


def parse_sentences(doc: Doc, parser: Language, sentences: Sequence[Span], *, only: Collection[int]) -> Doc:
    """Tag and parse the sentences whose indices are in `only`, each by itself.

    The document's own tokens get tag, head and dependency; tokens elsewhere get none, each its own head.
    """
    wanted = [sentence for index, sentence in enumerate(sentences) if index in only]
    values = np.zeros((len(doc), len(ATTRIBUTES)), dtype="int64")
    parsed = parser.pipe(copy_sentences(doc, wanted), batch_size=64)
    for sentence, result in zip(wanted, parsed, strict=True):
        values[sentence.start : sentence.end, 1:] = result.to_array(ATTRIBUTES[1:]).astype("int64")
    values[:, 0] = -1
    values[[sentence.start for sentence in doc.sents], 0] = 1
    return doc.from_array(ATTRIBUTES, values.astype("uint64"))  # type: ignore[arg-type]
