"""The role `source_context`: who is credited with a figure when its own sentence names nobody.

Read are a quotation that runs on over sentences, a report named in the sentence before, and results that were just
published. Where two could be meant, nobody is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from factextract.lexicon import load_lexicon
from factextract.rules.claims.attributions import find_attributions
from factextract.rules.claims.credits import FIRM, Attribution
from factextract.rules.claims.naming_phrases import Words, find_phrase_end, read_words
from factextract.rules.claims.speakers import is_document
from factextract.rules.mentions import Offsets, Quantity, Reading

if TYPE_CHECKING:
    from factextract.rules.claims.scene import Scene

LINE_MARKS = "\n\r\u2028\u2029"
LINE_END = re.compile(f"[{LINE_MARKS}]")
MARK = re.compile('[“„«”»"]')
REACH = 3000
"""How far back a quotation's opening mark is looked for, in code points."""
STEPS = 3
"""How many sentences of published results are followed."""
FIGURES = frozenset({"currency", "percentage", "percentage_point", "count", "fraction", "multiple", "rank", "ratio"})


def read_source_context(
    quantity: Quantity, scene_index: int, scenes: Sequence[Scene], source: Reading | None
) -> Reading | None:
    """Give who is credited from outside the sentence, or from its quotation; null rather than a guess."""
    if source is not None or not 0 <= scene_index < len(scenes):
        return None
    quotation = find_quotation(scenes[scene_index].text, quantity.start)
    if quotation is not None:
        return follow_quotation(quotation, scene_index, scenes)
    return follow_report(quantity, scene_index, scenes) or follow_results(quantity, scene_index, scenes)


# --- quotations -------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Quotation:
    """The marks of a quotation: where it opens, and where it closes or its paragraph ends."""

    start: int
    end: int


def find_quotation(text: str, offset: int) -> Quotation | None:
    """Give the quotation in double marks that holds an offset; it may run on from the paragraph before."""
    opening = -1
    for begin, end in list_paragraphs(text, max(0, offset - REACH), offset):
        marks = list_marks(text, begin, find_line_end(text, begin))
        if opening >= 0 and not (marks and (marks[0][0] == begin or not marks[0][1])):
            opening = -1
        for index, opens in marks:
            if index >= min(end, offset):
                break
            if not opens:
                opening = -1
            elif opening < 0:
                opening = index
    if opening < 0:
        return None
    finish = find_line_end(text, offset)
    return Quotation(opening, next((index for index, opens in list_marks(text, offset, finish) if not opens), finish))


def list_paragraphs(text: str, start: int, end: int) -> Iterator[Offsets]:
    """Give the lines with words between two offsets, the first one from its own beginning."""
    begin = max((text.rfind(mark, 0, start) for mark in LINE_MARKS), default=-1) + 1
    while begin < end:
        finish = find_line_end(text, begin)
        if text[begin:finish].strip():
            yield begin, finish
        begin = finish + 1


def find_line_end(text: str, offset: int) -> int:
    """Give the offset at which the line of the text ends."""
    end = LINE_END.search(text, offset)
    return end.start() if end else len(text)


def list_marks(text: str, start: int, end: int) -> list[tuple[int, bool]]:
    """Give the double quotation marks between two offsets, each with whether it opens; inches are none."""
    marks: list[tuple[int, bool]] = []
    for found in MARK.finditer(text, start, end):
        index, mark = found.start(), found.group()
        if mark in "“„«":
            marks.append((index, True))
        elif mark in "”»":
            marks.append((index, False))
        elif mark == '"':
            before = text[index - 1] if index else " "
            marks.append((index, before.isspace() or before in "([—–-"))
    return marks


def follow_quotation(quotation: Quotation, scene_index: int, scenes: Sequence[Scene]) -> Reading | None:
    """Give whom a quotation belongs to: named before its opening mark, behind its closing one, or a sentence before."""
    text = scenes[scene_index].text
    first = find_scene(quotation.start, scene_index, scenes)
    last = find_scene(max(quotation.end - 1, quotation.start), scene_index, scenes)
    if first is None or last is None:
        return None
    before = [each for each in find_attributions(scenes[first]) if each.cue[0] < quotation.start]
    if before:
        return credit(before[-1], first, scenes, "claims.source_context_quotation")
    if text[: quotation.start].rstrip().endswith(":"):
        opener = find_opener(scenes[first])
        if opener is not None:
            return Reading(*opener, rule="claims.source_context_quotation", cue=(quotation.start, quotation.start + 1))
    behind = [each for each in find_attributions(scenes[last]) if each.cue[0] >= quotation.end]
    if behind:
        return credit(behind[0], last, scenes, "claims.source_context_quotation")
    if first > 0 and same_paragraph(scenes[first - 1], scenes[first]):
        earlier = scenes[first - 1]
        quoted = any(mark in text[earlier.start : earlier.end] for mark in '"“”')
        spoken = [each for each in find_attributions(earlier) if each.strength == FIRM]
        if quoted and len({each.source for each in spoken}) == 1:
            return credit(spoken[-1], first - 1, scenes, "claims.source_context_quotation")
    return None


def find_scene(offset: int, near: int, scenes: Sequence[Scene]) -> int | None:
    """Give the index of the sentence that holds an offset, looked for around another one."""
    for index in range(max(0, near - 30), min(len(scenes), near + 30)):
        if scenes[index].start <= offset < scenes[index].end:
            return index
    return None


def find_opener(scene: Scene) -> Offsets | None:
    """Give the name with which a sentence begins: the speaker where a colon leads into the quotation."""
    words = read_words(scene)
    end = find_phrase_end(words, 0, len(words)) if len(words) else 0
    if not 0 < end < 8 or words.kind(0) not in ("noun", "determiner"):
        return None
    named = any(words.tokens[index].text[:1].isupper() for index in range(1 if end > 1 else 0, end))
    return words.offsets(0, end) if named and words.kind(end) in ("finite", "adverb") else None


# --- reports ----------------------------------------------------------------------------------------------------------


def follow_report(quantity: Quantity, scene_index: int, scenes: Sequence[Scene]) -> Reading | None:
    """Go on with the one who was credited with the sentence before, as long as nothing breaks off."""
    if scene_index == 0 or not same_paragraph(scenes[scene_index - 1], scenes[scene_index]):
        return None
    scene, earlier = scenes[scene_index], scenes[scene_index - 1]
    words = read_words(scene)
    if not goes_on_reporting(words) or find_attributions(scene):
        return None
    spoken = [each for each in find_attributions(earlier) if each.strength == FIRM]
    if len({each.source for each in spoken}) != 1:
        return None
    report = spoken[0]
    tells = any(report.reaches(each.start, each.end) for each in earlier.quantities)
    if not any(first >= report.cue[0] for first, _ in report.covers):
        return None
    document = report.rule in ("claims.source_according_to", "claims.source_document")
    refers = words.lower(0) in ("this", "that", "these", "those", "it", "they")
    if not (tells or document) or (refers and not tells):
        return None
    if earlier.text[earlier.start : earlier.end].rstrip().endswith(('"', "”")) or names_again(report, earlier, words):
        return None
    if not document and (quantity.type not in FIGURES or report.rule != "claims.source_said_that"):
        return None
    return credit(report, scene_index - 1, scenes, "claims.source_context_report")


def goes_on_reporting(words: Words) -> bool:
    """Whether a sentence may go on with what was reported: it opens with no turn, no quotation, no dash."""
    if not len(words) or words.has_kind(0, len(words), "quote"):
        return False
    return words.lower(0) not in load_lexicon("speech")["grammar"]["turns"]


def names_again(report: Attribution, earlier: Scene, words: Words) -> bool:
    """Whether the sentence begins with the one who was credited: then the article tells of them itself."""
    name = earlier.text[report.source[0] : report.source[1]]
    last = re.split(r"[ ,]+", name.split(",")[0])[-1].lower()
    opening = [words.lower(index) for index in range(min(4, len(words)))]
    return last in opening


def follow_results(quantity: Quantity, scene_index: int, scenes: Sequence[Scene]) -> Reading | None:
    """Credit results or a report that was just published with the figures of the sentences that follow."""
    if quantity.type not in ("currency", "percentage", "percentage_point"):
        return None
    for index in range(scene_index - 1, max(-1, scene_index - 1 - STEPS), -1):
        if not same_paragraph(scenes[index], scenes[index + 1]):
            return None
        if find_attributions(scenes[index + 1]) or not goes_on_reporting(read_words(scenes[index + 1])):
            return None
        words = read_words(scenes[index])
        for start, end, cue in find_published(words):
            return Reading(
                *words.offsets(start, end), rule="claims.source_context_results", cue=words.offsets(cue, cue + 1)
            )
        if not any(each.type in ("currency", "percentage") for each in scenes[index].quantities):
            return None
    return None


def find_published(words: Words) -> Iterator[tuple[int, int, int]]:
    """Find what was published: `has released its half-year results`."""
    for index in range(1, len(words) - 2):
        if words.lower(index) not in load_lexicon("speech")["grammar"]["publishing"]:
            continue
        misspelt = 2 if words.lower(index + 1) == "it" and words.lower(index + 2) in ("'s", "’s") else 0
        first = index + 1 + misspelt
        if words.kind(index - 1) == "determiner" or words.kind(first) not in (
            "determiner",
            "adjective",
            "noun",
            "number",
        ):
            continue
        end = find_phrase_end(words, first, len(words))
        if end > first and (
            is_document(words, first, end) or words.lower(end - 1) in ("results", "figures", "accounts")
        ):
            yield index + 1, end, index
            return


# --- both -------------------------------------------------------------------------------------------------------------


def same_paragraph(left: Scene, right: Scene) -> bool:
    """Whether no line ends between two sentences."""
    return not LINE_END.search(left.text, left.end, right.start)


def credit(attribution: Attribution, index: int, scenes: Sequence[Scene], rule: str) -> Reading | None:
    """Credit the one whom an attribution names; a pronoun stands for the only one who fits, or for nobody."""
    start, end = attribution.source
    name = scenes[index].text[start:end]
    if name.lower() not in load_lexicon("speech")["grammar"]["pronouns"]:
        return Reading(start, end, rule=rule, cue=attribution.cue)
    person = resolve_pronoun(index, scenes)
    return None if person is None else Reading(*person, rule=rule, cue=attribution.cue)


def resolve_pronoun(index: int, scenes: Sequence[Scene]) -> Offsets | None:
    """Give the name that `he`, `she`, `it` or `they` stands for: the one credited or in front, one sentence before."""
    if index == 0 or not same_paragraph(scenes[index - 1], scenes[index]):
        return None
    earlier = scenes[index - 1]
    pronouns = load_lexicon("speech")["grammar"]["pronouns"]
    spoken = {each.source for each in find_attributions(earlier) if each.strength == FIRM}
    named = {span for span in spoken if earlier.text[span[0] : span[1]].lower() not in pronouns}
    if len(named) == 1 and len(spoken) == 1:
        return next(iter(named))
    return None if spoken else find_opener(earlier)
