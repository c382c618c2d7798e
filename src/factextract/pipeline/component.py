"""The component that reads a document's claims, with the model's parse or without one."""

from __future__ import annotations

from datetime import date

from spacy.language import Language
from spacy.tokens import Doc

from factextract.lexicon import current_words, use_words
from factextract.pipeline.annotations import write_results, write_stage
from factextract.pipeline.parse import mark_sentences, parse_sentences, trim_blanks
from factextract.pipeline.stages import Reading, find_numbered, read_document, read_text
from factextract.rules.claims.scene import keep_text
from factextract.rules.mentions import Trace

LONGEST_SENTENCE = 400
"""Tokens; a longer stretch without a sentence end is no sentence, and is read without a parse."""


class FactExtractor:
    """Reads the numeric claims of each document that passes.

    parser: the pipeline that tags and parses sentence by sentence. None where the document comes parsed, or where no
        parse is wanted: then the roles are left to the words alone.
    context: whether roles (metric, subject, time, place, source) are read; without it they are null.
    parse_all: whether sentences without a number are parsed too; the claims are the same.
    words: own words beside ours, as `own_words.read_words` gives them; None for those that hold where it is made. They
        travel with the component into other processes.
    """

    def __init__(
        self,
        parser: Language | None = None,
        *,
        context: bool = True,
        parse_all: bool = False,
        words: str | None = None,
    ) -> None:
        self.words = current_words() if words is None else words
        self.parser = parser
        self.context = context
        self.parse_all = parse_all

    def __call__(self, doc: Doc) -> Doc:
        """Read the claims and the ledger of a document, and keep them on it."""
        self.set_annotations(doc, self.match(doc))
        return doc

    def match(self, doc: Doc, *, trace: Trace | None = None) -> Reading:
        """Read a document; nothing is written but the parse."""
        with use_words(self.words):
            return self._read(doc, trace)

    def _read(self, doc: Doc, trace: Trace | None) -> Reading:
        text = keep_text(doc)
        found = read_text(text, trace=trace)
        own = self.parser is not None
        if own or not doc.has_annotation("SENT_START"):
            mark_sentences(doc)
        sentences = [trim_blanks(sentence) for sentence in doc.sents]
        sentences = [sentence for sentence in sentences if len(sentence)]
        fits = [len(sentence) <= LONGEST_SENTENCE for sentence in sentences]
        wanted = set(range(len(sentences))) if self.parse_all else set(find_numbered(found, sentences))
        if self.parser is not None:
            chosen = {index for index in wanted if fits[index]}
            parse_sentences(doc, self.parser, sentences, only=chosen)
            sentences = [doc[sentence.start : sentence.end] for sentence in sentences]
            parsed = [index in chosen for index in range(len(sentences))]
        else:
            ready = self.context and doc.has_annotation("DEP") and doc.has_annotation("TAG")
            parsed = [ready] * len(sentences)
        published = doc._.published
        return read_document(
            doc,
            found,
            sentences,
            parsed,
            doc_id=doc._.doc_id,
            published=date.fromisoformat(published) if published else None,
            roles=self.context,
        )

    def set_annotations(self, doc: Doc, reading: Reading) -> None:
        """Write what was read: the stages' spans, and the plain values of claims and ledger."""
        found = reading.found
        write_stage(doc, "numerals", (((n.start, n.end), n.kind) for n in found.numerals))
        write_stage(doc, "quantities", ((q.offsets, q.type) for q in found.quantities))
        moved = [(m.cue, m.direction) for scene in reading.scenes for m in scene.movements.values() if m.cue]
        hedges = [(q.hedge, q.comparator) for q in found.quantities if q.hedge]
        write_stage(doc, "modifiers", [*moved, *hedges])
        write_stage(doc, "claims", (((c["start"], c["end"]), c["type"]) for c in reading.claims))
        write_results(doc, list(reading.claims), list(reading.numbers))
