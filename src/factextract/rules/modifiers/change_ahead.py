"""The movement that the words in front of a number tell: its preposition, and the cue to which that leads back."""

from __future__ import annotations

from factextract.records import ChangeRole
from factextract.rules.mentions import Quantity
from factextract.rules.modifiers.change_cues import (
    BOUNDS,
    FINITE_TAGS,
    NOUN_TAGS,
    Cue,
    Lead,
    cue_at,
    factor_cue,
    find_cue,
    is_barrier,
    read_lead,
    same_kind,
)
from factextract.rules.modifiers.change_notes import RATIO_TYPES, Notes
from factextract.rules.modifiers.line import Line

LENGTHS = frozenset({"metre", "kilometre", "centimetre", "millimetre", "foot", "inch", "mile", "yard"})


def read_by_lead(notes: Notes, k: int, quantity: Quantity, lead: Lead) -> None:
    """Read the role from the preposition, and the direction from the cue to which it leads back."""
    preposition = lead.preposition
    if preposition in ("by", "from") or preposition in notes.words.listed("reaching"):
        role: ChangeRole = "by" if preposition == "by" else "from" if preposition == "from" else "to"
        cue = find_cue(notes.line, notes.words, lead)
        if cue is not None and accepts(notes, k, quantity, lead, cue, role):
            if cue.direction == "none" and role == "by":
                return
            notes.write(k, cue.direction, role, f"change_{cue.kind}_{role}", cue=cue)
    elif preposition == "of":
        read_of(notes, k, quantity, lead)
    elif preposition == "on" and (verb := f"{notes.line.word(lead.before)} on") in notes.words.phrasal:
        if quantity.type in RATIO_TYPES or quantity.unit == "point":
            place = lead.before
            notes.write(k, notes.words.phrasal[verb], "by", "change_verb_phrasal", place=place)
    elif preposition in ("on", "in"):
        cue = cue_at(notes.line, notes.words, lead.before)
        if cue is not None and cue.direction == "none":
            notes.write(k, "none", "to", "change_unchanged_at", cue=cue)
        elif preposition == "on":
            read_compared_on(notes, k, quantity, lead)
    elif preposition == "at":
        read_at(notes, k, quantity, lead)
    elif not preposition:
        read_bare(notes, k, quantity, lead)


def read_compared_on(notes: Notes, k: int, quantity: Quantity, lead: Lead) -> None:
    """Read the figure on which another one is up: `up 5 percent on the 640 of last year`, `down on last year's 300`."""
    line, words = notes.line, notes.words
    if quantity.type not in ("count", "currency", "percentage", "measurement") or line.word(k - 1) in ("a", "an"):
        return
    cue = find_cue(line, words, lead)
    if cue is None or cue.direction == "none":
        return
    sized = any(i in notes.found and notes.found[i].role == "by" for i in range(cue.place - 1, k))
    timed = any(line.kind(i) == "time" for i in range(lead.before, k + 4))
    near = cue.kind == "particle" and cue.place >= lead.before and timed
    if (sized and cue.kind != "verb") or near:
        notes.write(k, cue.direction, "from", "change_compared_on", cue=cue)


def accepts(notes: Notes, k: int, quantity: Quantity, lead: Lead, cue: Cue, role: ChangeRole) -> bool:
    """Whether a cue that was found fits the number's preposition and kind."""
    line, words = notes.line, notes.words
    if quantity.type == "rank" and role == "by":
        return False
    if quantity.type == "multiple" and factor_cue(line, words, k):
        return False
    named = {line.word(j) for j in range(k + 1, min(k + 4, len(line)))} if quantity.type == "count" else set()
    if named & words.listed("contests"):
        return False
    if role == "by":
        if line.word(cue.place) in words.listed("risky"):  # "lost by 424 votes" is a margin
            return False
        if quantity.type == "count" and cue.kind == "particle" and line.word(k + 1) == "votes":
            return False
        return not acts(notes, k, quantity, cue)
    paired = has_partner(notes, k, quantity, role)
    if cue.direction == "none":
        return role == "from" and paired
    if role == "from":
        if quantity.type == "count" and line.word(k + 1) == "-":  # "from the 500-strong service"
            return False
        if cue.kind == "verb" and cue.verb in ("takes", "levels", "shifts"):
            return paired or quantity.type in ("percentage", "currency", "rank")
        near = cue.place >= lead.before - 3
        if line.word(cue.place) == "off" and any(line.word(j) == "and" for j in range(cue.place, k)):
            return False
        if cue.kind == "particle":
            near = line.tag(cue.place - 1) not in FINITE_TAGS or line.word(cue.place - 1) in words.copulas
        return paired or near or quantity.type not in ("count", "age", "duration")
    if quantity.unit in LENGTHS and not paired and cue.verb in ("moves", "shifts"):
        wide = line.word(cue.place)[:4] in ("wide", "leng", "deep", "shor", "narr", "shri")
        if not wide and not any(
            line.word(i) in words.listed("waters") for i in range(max(0, cue.place - 8), cue.place)
        ):
            return False
    joint = lead.before - (line.tag(lead.before) == "RB")
    if lead.preposition in BOUNDS and line.word(joint) == "and" and cue.place < joint:
        return False  # "down from 4 percent and below the 5 percent of March"
    if lead.preposition in ("near", "past", "beyond", "under", "toward", "towards"):
        return cue.place == lead.before
    sums = ("percentage", "currency", "rank", "measurement")
    if cue.kind == "noun":
        moves = cue.place == lead.before and not cue.ratio and line.word(cue.place) not in words.listed("givers")
        sized = any(notes.found[i].role == "by" for i in range(cue.place, k) if i in notes.found)
        sized = sized or (line.word(lead.before) == "," and lead.preposition == "to")
        return paired or moves or sized or quantity.type in sums
    if cue.verb == "takes" and line.word(cue.place) in words.listed("only_amounts"):
        if line.word(k - 1) in ("the", "its", "their", "this", "that"):  # "adds $4 million to the $9 million project"
            return False
        return any(line.quantity(j) is not None for j in range(cue.place + 1, k))
    beneficiaries = named & words.listed("agents") and cue.place != lead.before
    return paired or not beneficiaries or cue.verb not in ("takes", "levels", "shifts")


def acts(notes: Notes, k: int, quantity: Quantity, cue: Cue) -> bool:
    """Whether the counted ones behind `by` do the moving: `was cut by three lawmakers`."""
    line, words = notes.line, notes.words
    passive = line.tag(cue.place) == "VBN" or line.word(cue.place - 1) in words.copulas
    passive = passive or cue.kind == "noun" or line.tag(cue.place - 1) == "VBN"
    if quantity.type != "count" or not passive:
        return False
    few = line[k].text.replace("-", "").isalpha()
    measured = line.word(k + 1) in words.listed("steps") | words.listed("stocks")
    return line.word(k + 1) in words.listed("agents") or (few and line.tag(k + 1) == "NNS" and not measured)


def has_partner(notes: Notes, k: int, quantity: Quantity, role: ChangeRole) -> bool:
    """Whether the other end of a move `from … to` stands nearby."""
    line = notes.line
    wanted = "to" if role == "from" else "from"
    for j, other in line.quantities():
        if j == k or not same_kind(quantity, other) or abs(j - k) > 14:
            continue
        if read_lead(line, notes.words, j).preposition == wanted:
            return True
        if role == "from" and j < k:
            return True
    return False


def read_of(notes: Notes, k: int, quantity: Quantity, lead: Lead) -> None:
    """Read `a rise of 5 percent`, `a growth rate of 4%`, `an increase in sales of 5 percent`."""
    line, words = notes.line, notes.words
    j = lead.before
    if line.word(j) == "," and line.word(j - 1) in words.nouns:
        j -= 1
    if line.word(j) in words.level_nouns and line.word(j - 1) in words.nouns:
        j -= 1
    noun = words.nouns.get(line.word(j))
    if noun is not None and line.tag(j) not in ("VBD", "VBZ", "VBP", "VB"):
        if quantity.type in ("rank", "age"):
            return
        definite = quantity.type == "count" and line[k].text.isalpha() and line.word(j - 1) == "the"
        if definite or (noun.ratio and quantity.type not in RATIO_TYPES):
            return
        notes.write(k, noun.direction, "by", "change_noun_of", cue=Cue(j, noun.direction, "noun", ratio=noun.ratio))
        return
    if line.word(j) in words.losses:
        if quantity.type in ("percentage", "percentage_point") or (quantity.type == "count" and names_stock(notes, k)):
            notes.write(k, "decrease", "by", "change_loss", cue=Cue(j, "decrease", "noun"))
        return
    if quantity.type not in RATIO_TYPES:
        return
    for i in range(j, max(-1, j - 12), -1):
        if line.word(i) == "," or line.tag(i) in FINITE_TAGS or line.quantity(i) is not None:
            return
        far = words.nouns.get(line.word(i))
        if far is not None and line.word(i + 1) in ("in", "for"):
            notes.write(k, far.direction, "by", "change_noun_of", cue=Cue(i, far.direction, "noun", ratio=far.ratio))
            return


def read_at(notes: Notes, k: int, quantity: Quantity, lead: Lead) -> None:
    """Read `closed 3 percent lower at $2.84`, `unchanged at 4 percent`, `growing at 5 percent`."""
    line, words = notes.line, notes.words
    if quantity.type not in ("duration", "age", "multiple") and read_closed(notes, k, lead):
        return
    cue = find_cue(line, words, lead)
    if cue is None:
        if quantity.type in ("percentage", "rank") and holds_steady(notes, lead.before):
            notes.write(k, "none", "to", "change_unchanged_at", place=lead.before)
            return
        read_predicate(notes, k, quantity, lead)
        return
    rate = quantity.type in ("percentage", "percentage_point")
    if cue.kind == "noun" and cue.place == lead.before and rate:
        notes.write(k, cue.direction, "by", "change_noun_predicate", cue=cue)
        return
    between = [line.quantity(j) for j in range(cue.place + 1, k) if line.quantity(j) is not None]
    if cue.direction == "none":
        if cue.place >= lead.before - 6:
            notes.write(k, "none", "to", "change_unchanged_at", cue=cue)
        return
    if cue.kind == "particle" or (cue.kind == "verb" and between and quantity.type not in RATIO_TYPES):
        if quantity.type not in ("duration", "age") and not lead.level:
            notes.write(k, cue.direction, "to", "change_closed_at", cue=cue)
        return
    if cue.kind == "verb" and rate and not between:
        notes.write(k, cue.direction, "by", "change_verb_at_rate", cue=cue)
        return
    read_predicate(notes, k, quantity, lead)


def holds_steady(notes: Notes, j: int) -> bool:
    """Whether `held`, `kept` with its object, or `remained` stands at `j` or right before a short object there."""
    line, words = notes.line, notes.words
    for i in range(j, max(-1, j - 7), -1):
        if line.word(i) in words.steady:
            return True
        if line.tag(i) not in NOUN_TAGS | {"DT", "PRP$", "JJ", "POS", "VBG", "HYPH", "RB", "RBR"}:
            return False
    return False


def read_closed(notes: Notes, k: int, lead: Lead) -> bool:
    """Read where a move ended: `fell 12 points to close at 640`, `grew by 90 and now stands at 640`."""
    line, words = notes.line, notes.words
    joints = ("to", "and", "now", ",", "before", "then")
    j = lead.before
    while line.word(j) in words.listed("adverbs") or line.tag(j) == "RB" or line.kind(j) == "time":
        j -= 1
    if line.word(j) not in words.closers or line.word(j - 1) not in joints:
        return False
    while line.word(j - 1) in joints:
        j -= 1
    aimed = line.word(lead.before - 1) == "to"
    cue = find_cue(line, words, Lead("to", j - 1))
    if cue is None or cue.direction == "none" or cue.kind == "noun":
        return False
    sized = (aimed and cue.verb in ("moves", "shifts")) or any(
        i in notes.found and notes.found[i].role == "by" for i in range(cue.place, k)
    )
    if sized:
        notes.write(k, cue.direction, "to", "change_closed_at", cue=cue)
    return sized


def read_bare(notes: Notes, k: int, quantity: Quantity, lead: Lead) -> None:
    """Read a number that stands right behind its cue: `rose 5 percent`, `up 4%`, `cut 1,200 jobs`."""
    line, words = notes.line, notes.words
    if quantity.type == "rank" and line.word(lead.before) in words.steady:
        notes.write(k, "none", "to", "change_unchanged_at", place=lead.before)
    if quantity.type in ("age", "rank") or lead.level:
        return
    if line.word(lead.before) == "worth" and line.word(lead.before - 1) in words.nouns:
        noun = words.nouns[line.word(lead.before - 1)]
        if line.word(lead.before - 1).endswith("s"):
            notes.write(k, noun.direction, "by", "change_noun_of", place=lead.before - 1)
        return
    if line.word(k - 1) in ("a", "an") and line.word(k + 1) == "-":
        return
    j = lead.before
    while j >= 0 and (
        line.word(j) in words.listed("adverbs")
        or (line.tag(j) == "RB" and line.word(j) not in ("not", "n't", "off") and line.word(j) not in words.particles)
        or line.kind(j) == "time"
    ):
        j -= 1
    reaches = line.word(j) in words.reachers and line.word(j - 1) == "to" and quantity.type != "duration"
    if reaches and read_closed(notes, k, lead):
        return
    phrase = f"{line.word(j - 1)} {line.word(j)}"
    if phrase in words.phrasal:
        stock = quantity.type == "count" and phrase.startswith("pick") and names_stock(notes, k)
        if quantity.type in RATIO_TYPES or quantity.unit == "point" or stock:
            notes.write(k, words.phrasal[phrase], "by", "change_verb_phrasal", place=j - 1)
        return
    cue = cue_at(line, words, j)
    if cue is not None and line.quantity(j) is None:
        if cue.kind == "verb" and accepts_bare(notes, k, quantity, cue):
            notes.write(k, cue.direction, "by", "change_verb_bare", cue=cue)
        sized = is_size(notes, k, quantity) or line.word(k + 1) in words.listed("steps")
        if cue.kind == "particle" and cue.direction != "none" and sized:
            notes.write(k, cue.direction, "by", "change_particle_bare", cue=cue)
        return
    if read_predicate(notes, k, quantity, lead):
        return
    ends = line.word(k + 1) in (".", ",", ";", "to", "from", "in", "")
    if quantity.type != "percentage_point" and not (quantity.type == "percentage" and ends):
        return
    # "cut rates 25 basis points": the object stands between
    for i in range(j, max(-1, j - 5), -1):
        if line.tag(i) not in ("NN", "NNS", "NNP", "DT", "PRP$", "JJ", "POS", "HYPH", "PRP"):
            break
        cue = cue_at(line, words, i - 1) if i - 1 >= 0 else None
        if cue is not None and cue.kind == "verb" and cue.verb in ("levels", "takes") and line.quantity(i - 1) is None:
            notes.write(k, cue.direction, "by", "change_verb_object_bare", cue=cue)
            return


def accepts_bare(notes: Notes, k: int, quantity: Quantity, cue: Cue) -> bool:
    """Whether a bare number behind a verb is the size of its move."""
    line, words = notes.line, notes.words
    form, following = line.word(cue.place), line.word(k + 1)
    if any(line.word(j) in words.marks for j in range(k + 1, min(k + 4, len(line)))):
        return False
    carried = cue.verb == "takes" and following in words.listed("added")  # "axe 14 flights"
    if quantity.type == "count" and following in words.listed("contests") and not carried:
        return False
    if quantity.type == "duration":
        return following in ("to", "from")
    if cue.verb == "levels":
        passive = line.word(cue.place - 1) in words.copulas or following in ("to", "from")
        return quantity.type == "percentage_point" or (quantity.type == "percentage" and passive)
    if cue.verb == "takes":
        if form in words.listed("risky"):
            return accepts_object(notes, k, quantity, form)
        if quantity.type == "count" and line[k].text.isalpha():
            return names_stock(notes, k)
        return quantity.type != "measurement" or quantity.unit == "point" or following in ("of", "off", "from", "to")
    if quantity.type in RATIO_TYPES or quantity.unit == "point" or following in words.listed("steps"):
        return not (quantity.type == "fraction" and following == "of" and cue.verb == "shifts")
    if quantity.type == "measurement":
        spatial = following in ("above", "over", "below", "into", "through", "from", "onto", "down")
        wet = any(line.word(i) in words.listed("waters") for i in range(max(0, cue.place - 6), cue.place))
        return not spatial and (wet or quantity.unit not in LENGTHS)
    if form.startswith("recover") and quantity.type == "currency":  # "recover £2m": to get it back
        return any(line.word(j) in words.listed("prices") for j in range(line_start(line, k), cue.place))
    if cue.verb == "shifts" and quantity.type == "count":
        return line.tag(k + 1) not in NOUN_TAGS | {"JJ"} and following != "of"
    return True


def accepts_object(notes: Notes, k: int, quantity: Quantity, form: str) -> bool:
    """Whether what was lost, gained or added moves a figure: `lost six seats`, not `lost 12 men`."""
    line, words = notes.line, notes.words
    if quantity.type in ("percentage", "percentage_point", "fraction", "multiple") or quantity.unit == "point":
        return True
    if quantity.type == "count":
        if form.startswith("add"):
            grows = any(line.word(j) in words.listed("added") for j in range(k + 1, min(k + 4, len(line))))
            return grows or names_stock(notes, k) or added_to(notes, k)
        return names_stock(notes, k) or (form.startswith("los") and out_of_stock(notes, k))
    if quantity.type == "currency":
        if form.startswith("add"):
            return added_to(notes, k)
        return any(line.word(j) in words.listed("prices") for j in range(line_start(line, k), k))
    if quantity.type == "measurement" and form.startswith("add") and added_to(notes, k):
        return True
    return quantity.type == "measurement" and line.word(k + 1) in ("to", "of", "in", ",", ".")


def out_of_stock(notes: Notes, k: int) -> bool:
    """Whether a number is lost out of another one: `lost 26 ewes out of 310`."""
    line = notes.line
    for j in range(k + 1, min(k + 5, len(line))):
        if line.word(j) == "of" and line.word(j - 1) == "out":
            return any(line.quantity(i) is not None for i in range(j + 1, min(j + 4, len(line))))
    return False


def names_stock(notes: Notes, k: int) -> bool:
    """Whether jobs, seats, members and their like are counted; a left out noun is the one before: `lost three`."""
    line, stocks = notes.line, notes.words.listed("stocks")
    if line.word(k + 1) in (".", ",", ";", "and", "in", "") and line.kind(k + 1) in (None, "word"):
        return any(line.word(j) in stocks for j in range(line_start(line, k), k))
    return any(line.word(j) in stocks for j in range(k + 1, min(k + 4, len(line))))


def added_to(notes: Notes, k: int) -> bool:
    """Whether `to` and a noun phrase follow: `adds £60 a month to repayments`."""
    line = notes.line
    for j in range(k + 1, min(k + 7, len(line))):
        if line.word(j) == "to":
            return line.tag(j + 1) in ("DT", "PRP$", "NN", "NNS", "NNP", "JJ", "")
        if line.word(j) in (",", ";", "and") or line.tag(j) in FINITE_TAGS:
            return False
    return False


def is_size(notes: Notes, k: int, quantity: Quantity) -> bool:
    """Whether a number behind `up` can be the size of a move."""
    if quantity.type == "duration":
        return False
    line, words = notes.line, notes.words
    if quantity.type == "count" and line.word(k + 1) in words.listed("contests"):
        return False
    verb = line.word(k - 2)
    if quantity.type == "measurement" and quantity.unit != "point":
        return verb not in words.turns - words.copulas
    if quantity.type == "count" and line.tag(k + 1) in NOUN_TAGS | {"JJ"}:
        return verb in words.copulas or verb == "," or line.kind(k - 2) == "quantity"
    return True


def read_predicate(notes: Notes, k: int, quantity: Quantity, lead: Lead) -> bool:
    """Read `growth averaged 26 percent`, `the increase was 5 percent`: a noun of movement as subject."""
    line, words = notes.line, notes.words
    if quantity.type not in ("percentage", "percentage_point"):
        return False
    equals = words.listed("equals")
    j = lead.before
    seen = False
    while j >= 0 and k - j < 16:
        word = line.word(j)
        noun = words.nouns.get(word)
        if word in equals:
            seen = True
        elif seen and noun is not None and line.tag(j) not in ("VBD", "VBZ", "VBP", "VB"):
            after = line.word(j + 1)
            heads = (
                after in equals or after in words.level_nouns or after in ("in", "for", "of", "will", "would", "could")
            )
            if heads or line.kind(j + 1) == "time":
                cue = Cue(j, noun.direction, "noun", ratio=noun.ratio)
                notes.write(k, noun.direction, "by", "change_noun_predicate", cue=cue)
                return True
            return False
        elif seen and word in ("to", "will", "would", "could", "may", "should"):
            pass
        elif is_barrier(line, words, j, "by") or (
            not seen and line.kind(j) != "time" and line.tag(j) != "RB" and word not in words.listed("hedges")
        ):
            return False
        j -= 1
    return False


def line_start(line: Line, k: int) -> int:
    """Give the place where the clause of the number at `k` begins, by `;` or the line's start."""
    for j in range(k, -1, -1):
        if line.word(j) == ";":
            return j
    return 0
