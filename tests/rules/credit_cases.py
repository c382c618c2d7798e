"""Texts with a marked figure as scenes: what the tests of source, source context, modality and place share."""

from __future__ import annotations

from dataclasses import replace

import spacy

from factextract.pipeline.parse import mark_sentences, parse_sentences, trim_blanks
from factextract.rules.claims.scene import Scene
from factextract.rules.modifiers.change import find_movements
from factextract.rules.quantities import find_quantities


def stage(text, parser=None):
    """Give the scenes of a text with its quantities; with no parser the words stand alone."""
    doc = (parser or spacy.blank("en")).make_doc(text)
    mark_sentences(doc)
    sentences = [sentence for sentence in map(trim_blanks, doc.sents) if len(sentence)]
    if parser:
        parse_sentences(doc, parser, sentences, only=set(range(len(sentences))))
    found = find_quantities(text)
    scenes = []
    for sentence in sentences:
        low, high = sentence.start_char, sentence.end_char
        quantities = tuple(each for each in found.quantities if low <= each.start < high)
        times = tuple(each for each in found.times if low <= each.start < high)
        scene = Scene(doc, sentence, quantities, times, parsed=parser is not None)
        scenes.append(replace(scene, movements=find_movements(scene)) if parser else scene)
    return scenes


def find_marked(marked, scenes):
    """Give the quantity at the mark and the index of its sentence."""
    start, end = marked.offsets
    for index, scene in enumerate(scenes):
        for quantity in scene.quantities:
            if quantity.start < end and start < quantity.end:
                return quantity, index
    raise AssertionError(f"no quantity is found at the mark of {marked.marked!r}")


def list_cases(book):
    """Give (rule, example) pairs of a rule book's examples, gaps and counterexamples."""
    from factextract.rules.rule import example

    examples = [(rule, each) for rule in book for each in rule.examples]
    gaps = [(rule, each) for rule in book for each in rule.gaps]
    counter = [(rule, example(each)) for rule in book for each in rule.counterexamples]
    return examples, gaps, counter


def name_case(case):
    """Name a case in the test report."""
    return case.name if hasattr(case, "reads") else case.text[:60]
