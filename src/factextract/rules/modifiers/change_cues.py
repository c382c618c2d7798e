"""The cue of a movement: the verb, noun or particle to which a number's preposition leads back."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

from factextract.records import Direction
from factextract.rules.mentions import Quantity
from factextract.rules.modifiers.change_words import ChangeWords, VerbKind
from factextract.rules.modifiers.line import Line

CueKind: TypeAlias = Literal["verb", "noun", "particle"]
FINITE_TAGS = frozenset({"VBD", "VBZ", "VBP", "MD", "VB", "VBG"})
NOUN_TAGS = frozenset({"NN", "NNS", "NNP", "NNPS"})
BREAKS = frozenset({"—", "–", "--", ";", ":", "(", "?", "!"})
BOUNDS = frozenset({"above", "below", "under", "over", "past", "beyond", "near"})
"""Prepositions that only bound the number behind another one: `to just under 40 percent`."""
NOMINAL_DEPS = frozenset({"nsubj", "nsubjpass", "pobj", "dobj", "compound", "nmod", "appos", "poss"})
REACH = 30
SECONDS = {"second": 1, "minute": 60, "hour": 3600, "day": 86400, "week": 604800, "month": 2629746, "year": 31556952}
"""Units of duration that one figure may leave for another: `from two hours to 35 minutes`."""
RATES = frozenset({"percentage", "percentage_point"})


@dataclass(frozen=True, slots=True)
class Cue:
    """The word at `place` of the line that says that something moved."""

    place: int
    direction: Direction
    kind: CueKind
    verb: VerbKind | None = None
    ratio: bool = False


@dataclass(frozen=True, slots=True)
class Lead:
    """What leads up to a number: its preposition (empty where there is none), and where the words before it end.

    `before` is the place in front of the preposition, or in front of the hedges where there is no preposition.
    """

    preposition: str
    before: int
    level: bool = False
    """Whether a noun of level stands between (`from a peak of 7 percent`)."""


def read_lead(line: Line, words: ChangeWords, k: int) -> Lead:
    """Step back from the number at `k` over hedges, articles and nouns of level to its preposition."""
    j = skip_owner(line, words, skip_hedges(line, words, k - 1))
    level = False
    if line.word(j) == "to" and line.word(j - 1) == "close":
        j = skip_hedges(line, words, j - 2)
    if line.word(j) == "of":
        behind = skip_level_noun(line, words, j)
        if behind is None and (source := find_source(line, words, j)) is not None:
            return Lead(line.word(source), source - 1, level=True)
        if behind is not None:
            j, level = behind, True
            if line.word(j) in words.nouns:
                return Lead("of", j, level)
    word = line.word(j)
    if word == "to" and line.word(j - 1) == "up" and line.word(j - 2) not in words.motion and not leaves_level(line, k):
        # a bound: "fell by up to 70 percent" is still `by`
        j = skip_hedges(line, words, j - 2)
        word = line.word(j)
        return Lead(word, j - 1, level) if word in ("by", "of", "from", "at") else Lead("", j, level)
    if word in ("low", "high", "little") and line.word(j - 1) == "as":
        return Lead("to", j - 2, level)
    if word == "as" and line.word(j - 1) in ("low", "high", "little", "few") and line.word(j - 2) == "as":
        named = line.word(j - 3)
        return Lead(named, j - 4, level) if named in ("by", "to", "from", "at") else Lead("to", j - 3, level)
    if word in BOUNDS:
        behind = skip_hedges(line, words, j - 1)
        if line.word(behind) in ("to", "by", "from", "of", "at"):
            return Lead(line.word(behind), behind - 1, level)
    if word in words.listed("prepositions"):
        return Lead(word, j - 1, level)
    return Lead("", j, level)


def leaves_level(line: Line, k: int) -> bool:
    """Whether `from` and a figure of the same kind follow the number at `k`: `is up to 5 percent from 4 percent`."""
    quantity = line.quantity(k)
    for j in range(k + 1, min(k + 7, len(line))):
        other = line.quantity(j)
        if other is not None:
            return (
                quantity is not None
                and same_kind(quantity, other)
                and any(line.word(i) == "from" for i in range(k + 1, j))
            )
    return False


def skip_owner(line: Line, words: ChangeWords, j: int) -> int:
    """Step back over the owner of a number that is a time: `from last year's 300`, `on April's 5 percent`."""
    if line.kind(j) == "time" and line[j].text.replace("’", "'").endswith(("'s", "s'")):
        return skip_hedges(line, words, j - 1)
    if line.word(j) in ("'s", "'") and (line.kind(j - 1) == "time" or line.tag(j - 1).startswith("NNP")):
        return skip_hedges(line, words, j - 2)
    return j


def skip_hedges(line: Line, words: ChangeWords, j: int) -> int:
    """Step back over hedges and articles from `j`; give the place of the first word that is none."""
    hedges = words.listed("hedges")
    while j >= 0:
        word = line.word(j)
        if word not in hedges:
            if line.word(j - 1) in ("a", "an") and line.quantity(j + 1) is not None and word.isalpha() and j >= 1:
                j -= 2  # "by a paltry 4p": what stands between the article and the number describes it
                continue
            break
        if word in ("-", "'", "‘") and line[j].end < line[j + 1].start:  # a dash
            break
        if word == "at" and line.word(j + 1) not in ("least", "most"):
            break
        if word == "up" or (word == "upwards" and line.word(j + 1) != "of"):
            break
        if word == "than" and line.word(j - 1) not in ("more", "less", "fewer", "rather", "higher", "lower"):
            break
        if word == "than" and line.word(j - 1) in ("higher", "lower") and line.quantity(j - 2) is not None:
            break
        if word == "as" and line.word(j + 1) not in ("much", "many") and line.word(j - 1) not in ("much", "many"):
            break
        if word == "over" and line.tag(j) == "RP":
            break
        if word == "or" and line.word(j + 1) != "so":
            break
        if word in ("more", "less", "fewer", "further", "even", "so", "close") and line.word(j + 1) in ("and", ","):
            break
        j -= 1
    return j


def skip_level_noun(line: Line, words: ChangeWords, j: int) -> int | None:
    """Step back over `a record high of`, with `of` at `j`; None where no noun of level stands there."""
    if line.word(j - 1) not in words.level_nouns:
        return None
    i = j - 2
    while i >= 0 and j - i <= 6:
        word = line.word(i)
        if word in words.nouns or (word in words.listed("prepositions") and word not in ("of",)):
            break
        if word in words.listed("hedges") or line.tag(i) in (
            "JJ",
            "JJS",
            "JJR",
            "DT",
            "PRP$",
            "RB",
            "NN",
            "NNP",
            "POS",
            "HYPH",
            "VBN",
        ):
            i -= 1
            continue
        if line.kind(i) == "time":
            i -= 1
            continue
        break
    return i


def find_source(line: Line, words: ChangeWords, j: int) -> int | None:
    """Give the place of `from` or `on` in `from a net profit of`, `on last year's revenue of`, with `of` at `j`."""
    for i in range(j - 1, max(-1, j - 8), -1):
        if line.word(i) in ("from", "on"):
            return i if i < j - 1 else None
        plain = line.tag(i) in NOUN_TAGS | {"JJ", "DT", "PRP$", "POS", "HYPH", "VBN", "JJR", "CD"}
        if line.word(i) in words.nouns or not (plain or line.kind(i) == "time") or line.quantity(i) is not None:
            return None
    return None


def cue_at(line: Line, words: ChangeWords, i: int) -> Cue | None:
    """Give the cue that the item at `i` is, or None."""
    quantity = line.quantity(i)
    if quantity is not None:
        return factor_cue(line, words, i)
    word = line.word(i)
    if not word:
        return None
    tag = line.tag(i)
    phrase = f"{line.word(i - 1)} {word}"
    if phrase in words.phrasal:
        return Cue(i, words.phrasal[phrase], "verb", "takes")
    if word in words.particles:
        return particle_cue(line, words, i)
    if word == "off":
        sized = line.quantity(i + 1)
        fits = (
            line.word(i - 1) in words.copulas | {",", "—", "–"}
            and sized is not None
            and sized.type in RATES | {"currency"}
            and line.word(i + 2) not in ("of", "from")
        )
        return Cue(i, "decrease", "particle") if fits else None
    if word == "back":
        return Cue(i, "decrease", "particle") if line.word(i - 1) in words.back else None
    noun = words.nouns.get(word)
    verb = words.verbs.get(word)
    if noun is not None and (
        verb is None or is_nominal(line, i) or (tag in NOUN_TAGS and not is_verbal(line, words, i))
    ):
        return Cue(i, noun.direction, "noun", ratio=noun.ratio)
    if verb is None or (verb.kind == "factor" and word not in words.always_factors):
        return None
    named = verb.kind == "shifts" and tag in ("NN", "JJ") and line.tag(i - 1) in ("DT", "PRP$")
    if named or is_attributive(line, i) or line.word(i - 1) in ("never", "rarely", "seldom"):
        return None
    if tag in ("VBN", "JJ") and line.word(i - 1) in ("a", "an") and line.kind(i + 1) == "quantity":
        return None  # "an expanded £20 discount"
    return Cue(i, verb.direction, "verb", verb.kind)


def is_nominal(line: Line, i: int) -> bool:
    """Whether an article, an adjective or a possessor right before the word makes it a noun."""
    return line.tag(i) != "VBD" and line.word(i - 1) in (
        "a",
        "an",
        "the",
        "this",
        "that",
        "its",
        "their",
        "sharp",
        "further",
        "first",
    )


def is_verbal(line: Line, words: ChangeWords, i: int) -> bool:
    """Whether a plural form that may be either is a verb, whatever its tag: by the words before and behind it."""
    if line.tag(i).startswith("NNP") or not line.word(i).endswith("s"):
        return False
    if line.tag(i - 1) not in NOUN_TAGS | {"CC", "RB"}:
        return False
    following = line.word(i + 1)
    return following in ("to", "by", "from") or following in words.listed("adverbs") or line.quantity(i + 1) is not None


def is_attributive(line: Line, i: int) -> bool:
    """Whether a participle stands in front of its noun (`rising costs`, `reduced fares`)."""
    if line.tag(i) in ("VBN", "VBG", "JJ") and line.items[i].dep == "amod":
        return line.tag(i + 1) in NOUN_TAGS
    return line.tag(i) == "JJ" and line.tag(i + 1) in NOUN_TAGS


def factor_cue(line: Line, words: ChangeWords, i: int) -> Cue | None:
    """Give the cue of a multiple that is a verb (`doubled`, `is expected to triple`)."""
    item = line[i]
    form = item.text
    verb = words.verbs.get(form)
    if item.quantity is None or verb is None or verb.kind != "factor":
        return None
    if form in words.always_factors:
        return Cue(i, verb.direction, "verb", "factor")
    before = line.word(i - 1)
    if before in ("than", "nearly", "almost", "about", "roughly"):
        before = line.word(i - 2) if before != "than" else line.word(i - 3)
    modal = before in (
        "to",
        "will",
        "would",
        "could",
        "can",
        "may",
        "might",
        "should",
        "must",
        "not",
        "'ll",
        "n't",
        "shall",
    )
    tagged = doc_tag(line, i)
    if modal or tagged in ("VB", "VBP", "VBZ"):
        return Cue(i, verb.direction, "verb", "factor")
    if line.tag(i - 1) in ("NNS", "NNPS") and line.word(i + 1) not in ("the", "what", "that", "those", "its", "their"):
        return Cue(i, verb.direction, "verb", "factor")
    return None


def doc_tag(line: Line, i: int) -> str:
    """Give the tag of the single token that the quantity at `i` is."""
    return line[i].tag


def particle_cue(line: Line, words: ChangeWords, i: int) -> Cue | None:
    """Give the cue of `up`, `down`, `higher`, `flat`, where it says that a figure moved."""
    word = line.word(i)
    direction = words.particles[word]
    before, following = line.word(i - 1), line.word(i + 1)
    if word == "changed" and before != "little":
        return None
    if word == "up" and following == "to" and before not in words.motion:
        ahead = next((j for j in range(i + 2, min(i + 6, len(line))) if line.quantity(j) is not None), None)
        return Cue(i, direction, "particle") if ahead is not None and leaves_level(line, ahead) else None
    if direction == "none":
        fits = following in ("at", "from", "on", "in", ",", ".", "compared", "") or line.kind(i + 1) == "time"
        return Cue(i, direction, "particle") if (fits and word not in ("steady",)) or following == "at" else None
    if word in ("higher", "lower") and line.tag(i + 1) in NOUN_TAGS:
        return None
    if before in words.verbs and line.tag(i - 1) not in NOUN_TAGS:
        verb = words.verbs[before]
        return Cue(i, verb.direction if verb.kind != "factor" else direction, "verb", verb.kind)
    if before in words.turns:
        return Cue(i, direction, "particle")
    if line.kind(i - 1) in ("quantity", "time") or before in (
        ",",
        "(",
        ")",
        "—",
        "–",
        "-",
        "",
        "and",
        "but",
        "yoy",
        "further",
        "slightly",
        "sharply",
        "also",
    ):
        return Cue(i, direction, "particle")
    if following == "by" and word in ("up", "down") and sizes_figure(line, words, i + 2):
        return Cue(i, direction, "particle")
    if line.tag(i - 1) in FINITE_TAGS or line.tag(i - 1) == "VBN":
        return None
    # "dragged them up", "pushed temperatures down", and headlines: "Profits up"
    for j in range(i - 1, max(-1, i - 6), -1):
        if line.word(j) in words.turns or line.word(j) in words.verbs:
            return Cue(i, direction, "particle")
        if line.word(j) in (",", ";", "with", "and"):
            break
        if line.tag(j) in FINITE_TAGS or line.word(j) == "to":
            sized = line.quantity(skip_forward(line, words, i + 1))
            return Cue(i, direction, "particle") if sized is not None and sized.type in RATES else None
    ahead = skip_forward(line, words, i + 1)
    near = (
        line.word(ahead + (line.word(ahead) == ",")) in ("to", "by", "from")
        or line.kind(i + 1) == "quantity"
        or following in ("by", "from", "to")
        or line.quantity(ahead) is not None
    )
    return Cue(i, direction, "particle") if near else None


def sizes_figure(line: Line, words: ChangeWords, i: int) -> bool:
    """Whether the number from `i` on is a share, points or an amount, which no one can be brought down by."""
    sized = line.quantity(skip_forward(line, words, i))
    return sized is not None and sized.type in RATES | {"currency", "fraction", "measurement"}


def skip_forward(line: Line, words: ChangeWords, i: int) -> int:
    """Step over hedges and adverbs from `i`; give the place of the first item that is none."""
    while line.word(i) and (line.word(i) in words.listed("hedges") or line.word(i) in words.listed("adverbs")):
        i += 1
    return i


def is_barrier(line: Line, words: ChangeWords, i: int, preposition: str) -> bool:
    """Whether the item at `i` ends the clause on the way back from a number."""
    word = line.word(i)
    if not word:
        return False
    if word in BREAKS or word in words.listed("stops") or word in words.listed("contrasts"):
        if word == "that" and line.tag(i) == "DT":
            return False
        if word in words.listed("contrasts"):
            aside = word == "against" and line.quantity(i + 1) is None and line.quantity(i + 2) is None
            return not preposition or (preposition == "at" and not aside)
        return not (word == "than" and line.word(i - 1) in ("more", "less", "fewer"))
    tag = line.tag(i)
    if tag in FINITE_TAGS and line[i].dep in NOMINAL_DEPS:  # a plural noun tagged as a verb
        return False
    if tag in FINITE_TAGS:
        return not (tag == "VBG" and (line[i].dep in ("amod", "compound") or word in ("including", "following")))
    if tag == "VBN":
        return not preposition or line.word(i - 1) in words.listed("finite")
    if not tag:
        return word in words.listed("finite")
    dated = line.word(i + 1) in ("of", "on", "at") or line.kind(i + 1) == "time"
    bounds = line.word(i - 1) in ("much", "many") or line.word(i + 1) in ("much", "many")
    return word == "as" and tag == "IN" and not bounds and not dated


def find_cue(line: Line, words: ChangeWords, lead: Lead) -> Cue | None:
    """Walk back from a number's preposition to the cue in its clause; a verb is taken before a noun in its object."""
    found: Cue | None = None
    j = lead.before
    steps = 0
    while j >= 0 and steps < REACH:
        steps += 1
        if line.word(j) == ")":
            j = opening(line, j) - 1
            continue
        if line.word(j) == "," and (aside := skip_aside(line, words, j)) is not None:
            j = aside
            continue
        cue = cue_at(line, words, j)
        if cue is not None and found is None:
            if cue.kind != "noun":
                return cue
            if not fits_noun(line, words, cue, lead):
                j -= 1
                continue
            found = cue
        elif cue is not None and cue.kind == "verb":
            return cue
        elif is_barrier(line, words, j, lead.preposition):
            return found
        j -= 1
    return found


def skip_aside(line: Line, words: ChangeWords, j: int) -> int | None:
    """Step back from the comma at `j` over `, the ministry said,` or `, according to the ministry,`."""
    for i in range(j - 1, max(-1, j - 14), -1):
        if line.word(i) == ",":
            inside = [line.word(n) for n in range(i + 1, j)]
            credited = any(word in words.reporting for word in inside) or inside[:2] == ["according", "to"]
            if inside[:1] == ["which"] and inside[1:2] in (["is"], ["was"]) and len(inside) <= 5:  # the size once more
                return i - 1
            return i - 1 if credited and not any(line.quantity(n) for n in range(i + 1, j)) else None
        if line.word(i) == ";":
            return None
    return None


def fits_noun(line: Line, words: ChangeWords, cue: Cue, lead: Lead) -> bool:
    """Whether a noun of movement governs the preposition: right before it, or with `in` and a noun phrase between."""
    if cue.place == lead.before:
        return True
    following = line.word(cue.place + 1)
    return following in ("in", "to", "for", "from", "by", "of") or line.kind(cue.place + 1) == "time"


def opening(line: Line, k: int) -> int:
    """Give the place of the bracket that the one at `k` closes, or of the line's start."""
    depth = 0
    for j in range(k, -1, -1):
        if line.word(j) == ")":
            depth += 1
        elif line.word(j) == "(":
            depth -= 1
            if depth == 0:
                return j
    return 0


def same_kind(left: Quantity, right: Quantity) -> bool:
    """Whether two quantities measure alike, so that one may have become the other."""
    if left.type != right.type:
        return False
    if left.type == "duration" and {left.unit, right.unit} <= SECONDS.keys():
        return True
    return left.unit == right.unit or (left.type in ("measurement", "duration") and left.unit is None)
