"""How near a time expression is to a figure by the parse: which clauses and phrases part the two, and which do not."""

from __future__ import annotations

import bisect
import itertools
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from factextract.lexicon import load_lexicon
from factextract.rules.claims.hanging import Branch, climb, find_mark, has_subject, is_clause, is_participle, meet
from factextract.rules.claims.noun_phrases import is_verb
from factextract.rules.mentions import Movement, Quantity
from factextract.rules.times.choose import Board, is_ahead
from factextract.rules.times.layout import Candidate

if TYPE_CHECKING:
    from spacy.tokens import Token

    from factextract.rules.claims.scene import Scene

NAMED, OWN, SAME, SHARED = 4, 3, 2, 1
"""How near a time is to a figure: in the clause that tells which of its noun are meant, in its noun phrase or beside
it, in its clause, in a clause that shares it."""

BOUNDED = frozenset(
    {
        "times.since",
        "times.until",
        "times.before",
        "times.after",
        "times.after_units",
        "times.match_minute",
        "times.in_units",
    }
)
"""Rules of expressions that hold for their own clause alone, unless they open the sentence."""

PREPOSITIONS = frozenset({"IN", "TO", "VBN", "VBG", "RB"})

BESIDE = frozenset({"against", "versus", "vs", "compared"})
"""What sets another figure beside one of the same time, unless it has its own."""

BREAK = re.compile(r"[;:(){}“”\"–—]|--|,\s|\.\s")
COMPARING = re.compile(
    r"(?i)\b(?:than|from|against|versus|vs|compared|to|and|or|but|after|before|while|when|as|that|despite|amid|following|since)\b"
)


@dataclass(frozen=True, slots=True)
class Figure:
    """A quantity with its place in the parse and in the sentence."""

    quantity: Quantity
    movement: Movement | None
    start: int
    end: int
    branch: Branch


def is_whole_of(text: str, each: Candidate) -> bool:
    """Whether the time stands in an `Of the 54,000 …` at the sentence's head, of which the rest gives the parts."""
    return (
        re.match(
            r"\W*(?:Of|Out of|Among)\s+(?:the|its|all|some|those|more|about|nearly|\d)(?:(?!, |; ).)*\Z",
            text[: each.start],
        )
        is not None
    )


def is_of(figure: Figure, each: Candidate, board: Board, words: str = "of|in|for") -> bool:
    """Whether the time is tied to the figure by a preposition alone: `double the 6.1 million of 2024`."""
    return re.fullmatch(rf"\s+(?:{words})\s+(?:the\s+)?", board.layout.text[figure.end : each.start]) is not None


def rate(figure: Figure, each: Candidate, board: Board, scene: Scene) -> int:
    """Give how near the time is to the figure, or 0 where it belongs to something else."""
    branch = climb_time(scene, each)
    if stands_beside(figure, each, board, scene):
        return NAMED if is_of(figure, each, board, "of") else OWN
    if is_whole_of(board.layout.text, each):
        return NAMED if figure.end <= each.start else SHARED
    if is_walled(figure, each, branch, board, scene):
        return 0
    q, t = figure.branch, branch
    meeting = meet(q, t)
    ahead = is_ahead(board.layout, each)
    if meeting is None:
        return SHARED if ahead else 0
    up, down = meeting
    if ahead and up:
        up, down = (), tuple(reversed(q.verbs[:-1]))
        return SHARED if all(enters(step, figure, each, board, scene, ahead=True) for step in down) else 0
    if not up and not down:
        return OWN if any(i in q.path for i in t.path[1:]) else SAME
    if up and not down:
        return rate_outward(up, figure, each, board, ahead=ahead)
    if down and not up:
        return SHARED if all(enters(step, figure, each, board, scene, ahead=ahead) for step in down) else 0
    goes_out = rate_outward(up, figure, each, board, ahead=ahead)
    return SHARED if goes_out and all(enters(step, figure, each, board, scene, ahead=ahead) for step in down) else 0


def climb_time(scene: Scene, each: Candidate) -> Branch:
    """Give the way up from the expression; where it is a clause itself (`before the month is out`), from its head."""
    top = find_top(scene, each)
    return climb(top.head if is_clause(top) else top)


def climb_figure(scene: Scene, quantity: Quantity) -> Branch:
    """Give the way up from the quantity; an object in front of a clause without a subject is that subject.

    `Data show [54% of patients were seen at once]`: the parse often takes the figure for the object of `show`.
    """
    branch = climb(scene.anchor(quantity))
    for child in branch.verbs[0].rights:
        finite = child.tag_ in ("VBD", "VBZ", "VBP") or any(aux.dep_ in ("aux", "auxpass") for aux in child.lefts)
        if child.dep_ == "ccomp" and finite and child.idx > quantity.end and not has_subject(child):
            return replace(
                branch, line=(*branch.path, child.i, *branch.line[len(branch.path) :]), verbs=(child, *branch.verbs)
            )
    return branch


def tokens_between(scene: Scene, board: Board, low: int, high: int) -> list[Token]:
    """Give the tokens that begin between two offsets of the board."""
    if low >= high:
        return []
    low, high = low + board.offset, high + board.offset
    return [token for token in scene.tokens_of(low, high) if low <= token.idx < high]


def find_top(scene: Scene, each: Candidate) -> Token:
    """Give the first word of the expression that hangs from a word outside it."""
    tokens = scene.tokens_of(each.expression.start, each.expression.end)
    return next((token for token in tokens if not tokens.start <= token.head.i < tokens.end), tokens.root)


def stands_beside(figure: Figure, each: Candidate, board: Board, scene: Scene) -> bool:
    """Whether nothing but the figure's own noun parts it from the time: no verb, no mark, no other figure."""
    low, high = min(figure.end, each.end), max(figure.start, each.start)
    if each.clause.kind == "compared" and not each.clause.start <= figure.start < each.clause.end:
        return False
    text = board.layout.text
    between = text[low:high]
    if low > high or high - low > 60 or BREAK.search(between) or COMPARING.search(between):
        return False
    if any(low <= a < high for a, _ in board.layout.claims):
        return False
    tokens = tokens_between(scene, board, low, high)
    behind = each.start >= figure.end
    for token in tokens:
        if is_verb(token) and token.dep_ not in ("amod", "compound", "nmod", "prep"):
            return False
        if not behind and (token.dep_ in ("nsubj", "nsubjpass") or token.lower_ == "with"):
            return False
    return behind or not re.search(r"\w", between) or len(tokens) <= 3


def is_walled(figure: Figure, each: Candidate, branch: Branch, board: Board, scene: Scene) -> bool:
    """Whether a comparison, a bracket, a quotation or a phrase with `after` and its like parts the two."""
    closed = frozenset(load_lexicon("times")["choice"]["closed_heads"])
    doc = scene.doc
    own_head = branch.path[1] if len(branch.path) > 1 else -1
    for i in branch.path[1:]:
        if doc[i].lower_ in closed and doc[i].tag_ in PREPOSITIONS and i != own_head and i not in figure.branch.line:
            return True
    for i in figure.branch.path[1:]:
        if doc[i].lower_ == "under" and doc[i].idx + len("under ") == figure.quantity.start:
            continue  # a hedge: `under 14 percent`
        if doc[i].lower_ in closed - BESIDE and doc[i].tag_ in PREPOSITIONS and i not in branch.line:
            return True
    if belongs_to_other(figure, each, branch, board, scene):
        return True
    low, high = sorted((figure.start, each.start))
    if each.start > figure.end and re.search(r";|: |\s[–—]\s|\s--\s", board.layout.text[figure.end : each.start]):
        return True
    if each.expression.rule == "times.in_units" and ", " in board.layout.text[low:high]:
        return True
    layout = board.layout
    mine, theirs = layout.find_clause(figure.start), each.clause
    low, high = sorted((mine.number, theirs.number))
    if any(between.kind == "hard" for between in layout.clauses[low + 1 : high + 1]):
        return True
    kinds = {"compared", "paren", "participle" if branch.verbs[0].tag_ == "VBN" else ""}
    if theirs.kind in kinds and theirs.number != mine.number and theirs.number not in mine.parents:
        return True
    if is_parenthetical(figure, each, board) or is_subordinate(figure, each, board, scene):
        return True
    verb = figure.branch.verbs[0]
    # `Desta, 23, won`: what only names the subject is not of the verb's time
    return any(doc[i].dep_ == "appos" and i < verb.i and i not in branch.path for i in figure.branch.path)


def belongs_to_other(figure: Figure, each: Candidate, branch: Branch, board: Board, scene: Scene) -> bool:
    """Whether the time is another figure's: `31 points, eight of them in May`, `a 38% chance of a 5% cut in May`."""
    text = board.layout.text
    first = bisect.bisect_left(scene.quantities, figure.quantity.end, key=lambda other: other.start)
    for other in itertools.islice(scene.quantities, first, None):
        if other.start - board.offset >= each.start:
            break
        start, end = other.start - board.offset, other.end - board.offset
        if not (figure.end <= start and end <= each.start):
            continue
        if re.match(r"\s+of (?:them|whom|which|those)\b", text[end:]):
            return True
        if re.fullmatch(r"\s+of\s+", text[end : each.start]) and re.match(r"[,.;)]|\s*\Z", text[each.end :]):
            return True
        done = (
            figure.branch.verbs[0].idx < figure.quantity.start
        )  # else it is the verb: `three of the nine men quit in`
        if (
            done
            and re.fullmatch(r"\s+of\s+(?:the|its|their|his|her)\s+", text[figure.end : start])
            and re.match(
                r"(?:\s[\w’'-]+){1,2}\s(?:\w+ed|built|made|spent|paid|held|sold|sent)\b[^,;]*\Z", text[end : each.start]
            )
        ):
            return True
        noun = scene.anchor(other).head
        movement = scene.movements.get(other.offsets)
        moved = movement is not None and movement.role == "by" and figure.movement is None
        if moved and noun.tag_ in ("NN", "NNS") and noun.i in branch.path[1:] and noun.i not in figure.branch.path:
            return True
    return False


def is_parenthetical(figure: Figure, each: Candidate, board: Board) -> bool:
    """Whether commas between the subject and its verb hold one of the two with a figure: `Oslo, up 8 pct, fell`."""
    verb, text, offset = figure.branch.verbs[0], board.layout.text, board.offset
    place = verb.idx - offset
    subject = next((child for child in verb.lefts if child.dep_ in ("nsubj", "nsubjpass")), None)
    if subject is None or min(figure.start, each.start) >= place:
        return False
    head = subject.idx - offset
    for inner, outer in ((figure.start, each.start), (each.start, figure.start)):
        before, behind = text.rfind(", ", head, inner), text.find(", ", inner, place)
        if inner == figure.start and head < each.start < before and text[before:inner] == ", at ":
            continue  # `the number of cases this year, at 4,100, is`
        told = any(before < a < behind for a, _ in board.layout.claims)
        if told and head < inner < place and 0 <= before < inner < behind and not before < outer < behind:
            return True
    fronted = figure.end <= head and text.find(", ", figure.end, head) >= 0
    return fronted and each.start > head and figure.quantity.type in ("measurement", "duration", "age")


def is_subordinate(figure: Figure, each: Candidate, board: Board, scene: Scene) -> bool:
    """Whether a word like `after` or `because` stands between the figure and the time behind it."""
    words = load_lexicon("times")["choice"]["subordinators"]
    tokens = tokens_between(scene, board, figure.end, each.start)
    if not tokens:
        return False
    if tokens[-1].lower_ in words:
        tokens = tokens[:-1]
    return any(token.lower_ in words and token.tag_ in ("IN", "RB") for token in tokens)


def rate_outward(up: Sequence[Token], figure: Figure, each: Candidate, board: Board, *, ahead: bool) -> int:
    """Give how near a time inside the clauses `up` is to a figure outside them."""
    nearness = SHARED
    for step in up:
        if step.tag_ == "VB" and step.dep_ == "acl" and is_bare(step, board):
            continue
        if step.tag_ == "VB" and step.dep_ == "acl" and figure.end <= step.idx - board.offset:
            return 0  # `a £4m plan to mend 120 roofs by 2028`: the time is that of what is planned
        if step.dep_ in ("relcl", "acl"):
            if not is_restricted(step, figure, board):
                return 0
            nearness = NAMED
        elif not leaves(step, figure, each, board, ahead=ahead):
            return 0
    return nearness


def is_bare(step: Token, board: Board) -> bool:
    """Whether no figure stands in the clause of the verb `step`, so that a time behind it is of the whole sentence."""
    low, high = step.left_edge.idx - board.offset, step.right_edge.idx - board.offset
    return not any(low <= a <= high for a, _ in board.layout.claims)


def is_restricted(step: Token, figure: Figure, board: Board) -> bool:
    """Whether the clause of the verb `step` tells which of its noun are meant, and the figure counts or shares them."""
    noun, offset = step.head, board.offset
    opening = step.left_edge.i
    if opening > 0 and step.doc[opening - 1].text in {",", "(", "–", "—"} and step.dep_ == "relcl":
        return False
    path = figure.branch.path
    if figure.end > step.idx - offset:
        return noun.i in path and any(step.doc[i].dep_ == "appos" for i in path[: path.index(noun.i)])
    if noun.i in path or (noun.left_edge.idx - offset < figure.end and noun.idx - offset >= figure.start):
        return not any(figure.end <= a < step.idx - offset for a, _ in board.layout.claims)
    above = climb(noun).path
    return figure.quantity.type in ("percentage", "fraction") and any(
        i in above and step.doc[i].tag_.startswith("NN") for i in path
    )


def leaves(step: Token, figure: Figure, each: Candidate, board: Board, *, ahead: bool) -> bool:
    """Whether a time inside the clause of the verb `step` holds for what stands outside it."""
    behind = each.start >= figure.end
    mark = find_mark(step)
    text = board.layout.text
    if step.dep_ == "conj":
        between = text[figure.end : step.idx - board.offset]
        alike = step.tag_ == step.head.tag_ or {step.tag_, step.head.tag_} == {"VBN", "VBD"}
        return behind and alike and not re.search(r"[;:]|,\s+(?:and|but|while)\b|\bbut\b", between)
    if step.dep_ == "advcl":
        if not is_participle(step, "VBG") and mark in ("when", "as"):
            if behind and any(step.idx - board.offset < a < each.start for a, _ in board.layout.claims):
                return False
            return behind or re.match(rf"(?i)\W*{mark}\b", text) is not None
        told = board.layout.text[: each.start].rstrip().endswith(" by")
        return is_participle(step, "VBG") and behind and not told
    if step.dep_ == "xcomp":
        words = load_lexicon("times")["choice"]["raising"]
        return step.head.lower_ in words or figure.start > step.idx - board.offset
    return step.dep_ == "pcomp" and behind


def enters(step: Token, figure: Figure, each: Candidate, board: Board, scene: Scene, *, ahead: bool) -> bool:
    """Whether a time outside the clause of the verb `step` holds for a figure inside it."""
    choice = load_lexicon("times")["choice"]
    mark = find_mark(step)
    if not ahead and each.expression.rule in BOUNDED:
        return False
    behind = each.start >= figure.end
    inside = step.left_edge.idx - board.offset <= each.start < step.right_edge.idx - board.offset
    if behind and not inside and is_low(step, figure, each, board, scene):
        return True
    if step.dep_ == "conj":
        text = board.layout.text
        low, high = sorted((figure.start, each.start))
        if ahead:
            return True
        if ";" in text[low:high]:
            return False
        if step.tag_ == "VBG":
            return not has_subject(step)
        if not board.layout.holds_claim(each.clause):
            return False
        if not has_subject(step):
            return agrees(step, each, board)
        return (step.tag_ == step.head.tag_ and not is_pronoun_subject(step)) or is_elliptical(step)
    if step.tag_ == "VB" and step.dep_ == "advcl" and step.lower_ in choice["results"] and not behind:
        return step.head.tag_ in ("VBD", "VBN", "VBZ", "VBP")
    if step.dep_ == "advcl":
        if is_participle(step, "VBG") or is_participle(step, "VBN"):
            return not has_subject(step)
        if mark in ("while", "as", "whereas"):
            return ahead or (
                not is_pronoun_subject(step)
                and is_same_tense(step, step.head)
                and board.layout.holds_claim(each.clause)
                and (mark != "as" or figure.movement is not None)
            )
        return False
    if step.dep_ == "xcomp":
        return ahead or behind or inside or step.head.lower_ in choice["raising"] or step.tag_ in ("VBG", "VBN")
    if step.dep_ == "ccomp":
        if ahead or inside:
            return True
        return behind and step.head.lower_ not in choice["reporting"] and step.head.i < step.i
    if step.dep_ == "pcomp":
        return step.head.lower_ not in choice["closed_heads"]
    if step.dep_ == "relcl" and not behind:
        lead = board.layout.text[: figure.start]
        if re.search(r",\s+of\s+(?:which|whom)\s+(?:about\s+|around\s+|nearly\s+|some\s+|only\s+)?\Z", lead):
            return True
    if step.dep_ in ("relcl", "acl"):
        return inside or (ahead and step.dep_ == "acl") or (step.dep_ == "relcl" and is_owner(step, each, board, scene))
    return ahead


def is_owner(step: Token, each: Candidate, board: Board, scene: Scene) -> bool:
    """Whether the time owns the noun that the clause of `step` tells of: `last month’s rate, which was put at 7`."""
    top = find_top(scene, each)
    owns = re.match(r"['’]s\s", board.layout.text[each.end :]) is not None
    return owns and top.i < step.head.i and any(top.i == word.i for word in step.head.lefts)


def is_low(step: Token, figure: Figure, each: Candidate, board: Board, scene: Scene) -> bool:
    """Whether all words from the figure to the time behind it are of the clause of `step`, which ends there."""
    if not step.left_edge.idx - board.offset <= figure.start:
        return False
    last = step.right_edge.i
    passing = ("IN", "DT", ",", "TO", "CC", "CD", "$")
    between = tokens_between(scene, board, figure.end, each.start)
    return not any(token.i > last and token.tag_ not in passing for token in between)


def agrees(step: Token, each: Candidate, board: Board) -> bool:
    """Whether the tense of the verb fits a time: what was last year is not what is now."""
    words = {child.lower_ for child in step.children if child.dep_ in ("aux", "auxpass", "advmod")}
    present = step.tag_ in ("VBZ", "VBP") or words & {"now", "will"}
    past = re.search(r"(?i)\b(?:last|ago|yesterday|(?:1[5-9]|20)\d\d)\b", board.layout.text[each.start : each.end])
    return not (present and past)


def is_same_tense(one: Token, other: Token) -> bool:
    """Whether two verbs are of one form; a past form is often taken for a participle: `while the rate held at 7`."""
    if one.tag_ == other.tag_:
        return True
    bare = not any(child.dep_ in ("aux", "auxpass") for verb in (one, other) for child in verb.lefts)
    return bare and {one.tag_, other.tag_} == {"VBN", "VBD"}


def is_pronoun_subject(verb: Token) -> bool:
    """Whether the verb's subject is a pronoun."""
    return any(child.dep_ in ("nsubj", "nsubjpass") and child.tag_ == "PRP" for child in verb.children)


def is_elliptical(verb: Token) -> bool:
    """Whether the verb's subject leaves out its noun, or the verb its auxiliary: `and 42 hurt`, `204 others were`."""
    for child in verb.children:
        if child.dep_ in ("nsubj", "nsubjpass"):
            return child.lower_ in ("others", "another", "more") or child.tag_ == "CD"
    return False
