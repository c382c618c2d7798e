"""Prove rules by their examples: what each stage says of a sentence, rule by rule, against what an example asks for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import spacy

from factextract.pipeline.models import PINNED_MODEL, load_parser
from factextract.pipeline.parse import mark_sentences, parse_sentences, trim_blanks
from factextract.rules.claims.links import find_ties
from factextract.rules.claims.metric import read_metric
from factextract.rules.claims.modality import read_modality
from factextract.rules.claims.place import read_place
from factextract.rules.claims.scene import Scene
from factextract.rules.claims.source import read_source
from factextract.rules.claims.source_context import read_source_context
from factextract.rules.claims.subject import read_subject
from factextract.rules.claims.time import read_time
from factextract.rules.modifiers.change import find_movements
from factextract.rules.numerals import find_numerals
from factextract.rules.quantities import find_quantities
from factextract.rules.rule import Example, Rule
from factextract.rules.times import find_time_expressions
from factextract.values import format_decimal

if TYPE_CHECKING:
    from spacy.language import Language

    from factextract.rules.mentions import Offsets, Quantity, Reading


@dataclass(frozen=True, slots=True)
class Said:
    """What one rule says of one stretch: names of fields with their values as text."""

    offsets: Offsets
    rule: str
    fields: Mapping[str, str | None]


@dataclass(frozen=True, slots=True)
class Failure:
    """An example that its rule does not read, a counterexample that it reads, or a gap that has closed."""

    rule: str
    text: str
    why: str


class Prover:
    """Runs the examples of rules; each sentence is read once for all rules, with the parse and without."""

    def __init__(self, model: str | None = None) -> None:
        self._parser = load_parser(model or PINNED_MODEL)
        self._blank = spacy.blank("en")
        self._said: dict[tuple[str, bool], tuple[Said, ...]] = {}

    def prove(self, rule: Rule) -> Iterator[Failure]:
        """Give what fails of a rule's examples, counterexamples and gaps."""
        for each in rule.examples:
            if not self._holds(rule, each):
                yield Failure(rule.name, each.marked, f"asks for {describe(each.expect)}; {self._tell(each)}")
        for text in rule.counterexamples:
            if self._fires(rule, text):
                yield Failure(rule.name, text, "is a counterexample, and the rule reads it")
        for each in rule.gaps:
            if self._holds(rule, each):
                yield Failure(rule.name, each.marked, "is a gap that has closed; move it to the examples")

    def listen(self, text: str, *, parsed: bool) -> tuple[Said, ...]:
        """Give what all rules say of a text."""
        key = (text, parsed)
        if key not in self._said:
            self._said[key] = tuple(listen(text, self._parser if parsed else None, self._blank))
        return self._said[key]

    def _modes(self, rule: Rule) -> tuple[bool, ...]:
        return (True,) if rule.needs_parse else (False, True)

    def _holds(self, rule: Rule, each: Example) -> bool:
        return any(
            said.rule == rule.name
            and meets(said.offsets, each.offsets, rule)
            and said.fields.items() >= dict(each.expect).items()
            for mode in self._modes(rule)
            for said in self.listen(each.text, parsed=mode)
        )

    def _fires(self, rule: Rule, marked: str) -> bool:
        shown = Example(marked)
        place = shown.offsets if shown.text != marked else (0, len(marked))
        return all(
            any(
                said.rule == rule.name and overlap(said.offsets, place) for said in self.listen(shown.text, parsed=mode)
            )
            for mode in self._modes(rule)
        )

    def _tell(self, each: Example) -> str:
        here = [said for said in self.listen(each.text, parsed=True) if overlap(said.offsets, each.offsets)]
        read = "; ".join(f"{said.rule} gives {describe(said.fields)}" for said in here)
        return read or "nothing is read there"


def meets(said: Offsets, mark: Offsets, rule: Rule) -> bool:
    """Whether what a rule says is of the marked stretch: the very one, or the claim that it touches."""
    return overlap(said, mark) if rule.stage == "claims" else said == mark


def overlap(one: Offsets, other: Offsets) -> bool:
    """Whether two stretches share a character."""
    return one[0] < other[1] and other[0] < one[1]


def describe(fields: Mapping[str, str | None]) -> str:
    """Give fields in one line."""
    return ", ".join(f"{name} {value!r}" for name, value in fields.items()) or "the stretch alone"


def listen(text: str, parser: Language | None, blank: Language) -> Iterator[Said]:
    """Give what every rule says of a text, stage by stage."""
    for numeral in find_numerals(text):
        yield Said((numeral.start, numeral.end), numeral.rule, {"value": format_decimal(numeral.value)})
    for time in find_time_expressions(text):
        yield Said((time.start, time.end), time.rule, {})
    found = find_quantities(text)
    for quantity in found.quantities:
        fields = tell_quantity(text, quantity)
        yield from (Said(quantity.offsets, rule, fields) for rule in quantity.rules)
    for exclusion in found.exclusions:
        yield Said((exclusion.start, exclusion.end), exclusion.rule, {"reason": exclusion.reason})
    scenes = stage(text, parser, blank)
    for scene in scenes:
        for offsets, move in scene.movements.items():
            basis = None if move.basis is None else text[slice(*move.basis)]
            yield Said(offsets, move.rule, {"direction": move.direction, "role": move.role, "basis": basis})
    for tie in find_ties(scenes):
        yield Said(tie.source, tie.rule, {"relation": tie.relation, "target": text[slice(*tie.target)]})
    for index, scene in enumerate(scenes):
        for quantity in scene.quantities:
            yield from read_roles(text, quantity, index, scenes)


def tell_quantity(text: str, quantity: Quantity) -> dict[str, str | None]:
    """Give a quantity's fields as text."""
    values = {"value": quantity.value, "low": quantity.low, "high": quantity.high}
    return {
        "type": quantity.type,
        **{name: None if value is None else format_decimal(value) for name, value in values.items()},
        "unit": quantity.unit,
        "comparator": quantity.comparator,
        "per": f"{format_decimal(quantity.per.value)} {quantity.per.unit}" if quantity.per else None,
        "hedge": text[slice(*quantity.hedge)] if quantity.hedge else None,
    }


def stage(text: str, parser: Language | None, blank: Language) -> list[Scene]:
    """Give the scenes of a text with their quantities and movements."""
    doc = (parser or blank).make_doc(text)
    mark_sentences(doc)
    sentences = [sentence for sentence in map(trim_blanks, doc.sents) if len(sentence)]
    if parser is not None:
        parse_sentences(doc, parser, sentences, only=range(len(sentences)))
    found = find_quantities(text)
    scenes = []
    for sentence in sentences:
        low, high = sentence.start_char, sentence.end_char
        quantities = tuple(each for each in found.quantities if low <= each.start < high)
        times = tuple(each for each in found.times if low <= each.start < high)
        scene = Scene(doc, sentence, quantities, times, parsed=parser is not None)
        scenes.append(replace(scene, movements=find_movements(scene)))
    return scenes


def reach(reading: Reading | None) -> Offsets | None:
    """Give where a reading stands."""
    return None if reading is None else (reading.start, reading.end)


def read_roles(text: str, quantity: Quantity, index: int, scenes: list[Scene]) -> Iterator[Said]:
    """Give what the rules of the claims say of one quantity."""
    scene = scenes[index]
    metric = read_metric(quantity, scene)
    subject = read_subject(quantity, scene, metric)
    source = read_source(quantity, scene)
    readings = {
        "metric": metric,
        "subject": subject,
        "place": read_place(quantity, scene, subject=reach(subject), metric=reach(metric)),
        "source": source,
        "source_context": read_source_context(quantity, index, scenes, source),
    }
    for name, reading in readings.items():
        if reading is not None:
            yield Said(quantity.offsets, reading.rule, {name: text[reading.start : reading.end]})
    time = read_time(quantity, scene)
    if time is not None:
        yield Said(quantity.offsets, time.rule, {"time": text[time.expression.start : time.expression.end]})
    modality, rule = read_modality(quantity, scene)
    yield Said(quantity.offsets, rule, {"modality": modality})
