"""That a figure moved: which way, and whether the number is the size, the end or the start of the move."""

from __future__ import annotations

import itertools
from collections.abc import Mapping

from factextract.records import ChangeRole, Direction
from factextract.rules.claims.scene import Scene
from factextract.rules.mentions import Movement, Offsets, Quantity
from factextract.rules.modifiers.basis import find_basis, find_fronted_basis, is_time_basis, read_earlier_level
from factextract.rules.modifiers.change_cues import (
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
from factextract.rules.modifiers.change_words import ChangeWords, load_change_words
from factextract.rules.modifiers.line import Line, draw_line

RATIO_TYPES = frozenset({"percentage", "percentage_point", "fraction", "multiple"})
STILL_TYPES = frozenset({"score", "ratio"})
"""Pairs that state a result or a proportion; they never move by themselves."""


def find_movements(scene: Scene) -> Mapping[Offsets, Movement]:
    """Find which of a sentence's quantities the text says moved, by their offsets; `scene.movements` is not looked at."""
    return Reader(scene).read()


class Reader:
    """One sentence while its movements are read."""

    def __init__(self, scene: Scene) -> None:
        self.scene = scene
        self.line: Line = draw_line(scene)
        self.words: ChangeWords = load_change_words()
        self.found: dict[int, Movement] = {}
        """The movements by the place of their quantity in the line."""
        self.cues: dict[int, Cue] = {}

    def read(self) -> dict[Offsets, Movement]:
        """Read the numbers by their own words first, then those that depend on another one's movement."""
        if not self.line.places:
            return {}
        for k, quantity in self.line.quantities():
            if quantity.type not in STILL_TYPES:
                self.read_own(k, quantity)
        self.read_pairs()
        self.read_resulting()
        self.read_carried()
        self.read_hosts()
        self.read_earlier()
        self.share_movements()
        return {item.quantity.offsets: self.found[k] for k in sorted(self.found) if (item := self.line[k]).quantity}

    # -- writing ---------------------------------------------------------------------------------------------------

    def write(
        self,
        k: int,
        direction: Direction,
        role: ChangeRole,
        rule: str,
        *,
        cue: Cue | None = None,
        place: int | None = None,
        basis: Offsets | None = None,
    ) -> None:
        """Note a movement at `k`, unless one stands there."""
        if k in self.found:
            return
        if cue is not None:
            place = cue.place
            self.cues[k] = cue
        if basis is None and role == "by":
            basis = find_basis(self.line.text, self.line[k].end, self.stop_behind(k)) or find_fronted_basis(
                self.line.text, self.line.start, self.line[k].start
            )
        where = (self.line[place].start, self.line[place].end) if place is not None else None
        self.found[k] = Movement(direction, role, basis, f"modifiers.{rule}", where)

    def stop_behind(self, k: int) -> int:
        """Give the start of the next number behind `k`, or the line's end."""
        for j in range(k + 1, len(self.line)):
            if self.line.quantity(j) is not None:
                return self.line[j].start
        return self.line.end

    # -- a number's own words ----------------------------------------------------------------------------------------

    def read_own(self, k: int, quantity: Quantity) -> None:
        """Read the movement that the words right around a number tell."""
        if quantity.type == "multiple" and self.read_factor(k):
            return
        for read in (
            self.read_comparison,
            self.read_noun_behind,
            self.read_signed,
            self.read_extra,
            self.read_taken_off,
        ):
            if read(k, quantity):
                return
        lead = read_lead(self.line, self.words, k)
        self.read_by_lead(k, quantity, lead)

    def read_factor(self, k: int) -> bool:
        """Read `doubled`, `will triple`, `twice what it was a year ago`; true where nothing else needs to look."""
        line = self.line
        cue = factor_cue(line, self.words, k)
        if cue is not None:
            self.write(k, cue.direction, "by", "change_factor_verb", cue=cue)
            return True
        text = line[k].text
        basis = read_earlier_level(line.text, next_start(line, k), line.end)
        if basis is not None:
            falls = text.startswith("hal")
            self.write(
                k, "decrease" if falls else "increase", "by", "change_factor_earlier_level", place=k, basis=basis
            )
            return True
        return False

    def read_comparison(self, k: int, quantity: Quantity) -> bool:
        """Read `14 fewer than a year earlier`, `3.4 percent lower`, `cost 11p more`."""
        line, words = self.line, self.words
        for j in range(k + 1, min(k + 4, len(line))):
            word = line.word(j)
            direction = words.comparatives.get(word)
            if direction is None:
                if line.tag(j) in NOUN_TAGS or word in words.listed("steps"):
                    continue
                return False
            for i in range(j + 1, min(j + 5, len(line))):
                if line.word(i) == "than":
                    basis = is_time_basis(line.text, line[i].start, line.end)
                    if basis is not None:
                        self.write(k, direction, "by", "change_comparative_than_time", place=j, basis=basis)
                    elif (inflation := find_basis(line.text, line[j].start - 1, line.end)) and "inflation" in line.text[
                        inflation[0] : inflation[1]
                    ]:
                        continue
                    return basis is not None or quantity.type == "multiple"
                if line.tag(i) not in NOUN_TAGS and line.tag(i) not in ("JJ", "IN"):
                    break
                if line.tag(i) == "IN":
                    break
            if quantity.type in ("multiple", "rank", "age"):
                return False
            if word in words.particles or word in ("firmer", "weaker", "stronger", "ahead"):
                if self.verb_before(k, words.turns):
                    self.write(k, direction, "by", "change_comparative_closed", place=j)
                    return True
                return False
            if (
                word in ("more", "less")
                and self.verb_before(k, words.payers)
                and line.tag(j + 1) not in NOUN_TAGS
                and line.word(j + 1) != "for"
            ):
                self.write(k, direction, "by", "change_comparative_paid", place=j)
                return True
            return False
        return False

    def verb_before(self, k: int, verbs: frozenset[str]) -> bool:
        """Whether the nearest verb in front of the number is one of `verbs`."""
        lead = read_lead(self.line, self.words, k)
        if lead.preposition:
            return False
        j = lead.before
        while j >= 0 and (
            self.line.word(j) in self.words.listed("adverbs") or self.line.tag(j) == "RB" or self.line.kind(j) == "time"
        ):
            j -= 1
        return self.line.word(j) in verbs

    def read_noun_behind(self, k: int, quantity: Quantity) -> bool:
        """Read `a 5 percent rise`, `4% growth`, `a 25bp rate cut`, `half a point of cuts`."""
        line, words = self.line, self.words
        if quantity.type in ("age", "rank", "duration"):
            return False
        j = k + 1
        if (
            line.word(j) == "of"
            and line.word(j + 1) in words.nouns
            and line.word(j + 1).endswith(("s", "h"))
            and line.word(k - 1) != "of"
        ):
            if line.tag(j + 2) in NOUN_TAGS or quantity.type == "count":
                return False
            noun = words.nouns[line.word(j + 1)]
            self.write(k, noun.direction, "by", "change_amount_of_noun", place=j + 1)
            return True
        while j < len(line) and j - k <= 4:
            word = line.word(j)
            noun_at = words.nouns.get(word)
            if (
                noun_at is not None
                and (line.tag(j) in NOUN_TAGS or not line.tag(j))
                and line.tag(j + 1) not in ("NN", "NNS")
            ):
                if quantity.type in RATIO_TYPES or (not noun_at.ratio and self.sizes_noun(k, j, quantity)):
                    self.write(k, noun_at.direction, "by", "change_noun_behind", place=j)
                    return True
                return False
            if (
                noun_at is not None
                and quantity.type in ("percentage", "percentage_point")
                and line.word(j + 1)
                in ("rate", "forecast", "target", "rates", "forecasts", "pace", "projection", "estimate")
            ):
                self.write(k, noun_at.direction, "by", "change_noun_behind", place=j)
                return True
            if (
                line.tag(j) in ("NN", "NNP", "JJ", "HYPH", "NNS", "JJR")
                or word in ("-", "per")
                or (line.kind(j) == "time" and j == k + 1)
            ):
                j += 1
                continue
            return False
        return False

    def sizes_noun(self, k: int, j: int, quantity: Quantity) -> bool:
        """Whether an amount in front of a noun of movement is its size: `a £5 rise`, not `five rises`."""
        if quantity.type == "count":
            plural = self.line.word(j).endswith("s")
            hyphen = any(self.line.word(i) in ("-",) for i in range(k + 1, j)) or any(
                self.line.word(i) in self.words.listed("steps") for i in range(k + 1, j)
            )
            return hyphen or (plural and any(self.line.word(i) in self.words.listed("stocks") for i in range(k + 1, j)))
        return not self.line.word(j).endswith("s") or quantity.type == "currency"

    def read_signed(self, k: int, quantity: Quantity) -> bool:
        """Read a signed share in brackets: `1,240 (+3.5%)`."""
        line = self.line
        if quantity.type not in ("percentage", "percentage_point") or line.word(k - 1) not in ("(", "+", "-", "−"):
            return False
        text = line[k].text
        sign = text[0] if text[0] in "+-−" else line.word(k - 1)
        opens = line.word(k - 1) == "(" or line.word(k - 2) == "("
        if sign not in ("+", "-", "−") or not opens:
            return False
        self.write(k, "increase" if sign == "+" else "decrease", "by", "change_signed_bracket", place=k)
        return True

    def read_extra(self, k: int, quantity: Quantity) -> bool:
        """Read `an extra £100`, `480 additional places`."""
        line = self.line
        if quantity.type in ("rank", "age", "percentage", "duration", "fraction", "multiple"):
            return False
        if line.word(k + 1) in ("extra", "additional") and line.tag(k + 2) in ("NN", "NNS", "JJ", "NNP"):
            self.write(k, "increase", "by", "change_extra", place=k + 1)
            return True
        j = k - 1
        while line.word(j) in ("about", "around", "nearly", "almost", "some", "roughly", "approximately", "estimated"):
            j -= 1
        if line.word(j) in ("extra", "additional"):
            self.write(k, "increase", "by", "change_extra", place=j)
            return True
        if line.word(j) == "another" and quantity.type == "currency" and self.total_follows(k):
            self.write(k, "increase", "by", "change_extra", place=j)
            return True
        return False

    def total_follows(self, k: int) -> bool:
        """Whether a verb that carries a total to a level stands behind the number."""
        line = self.line
        seen = False
        for j in range(k + 1, len(line)):
            seen = seen or line.word(j) in self.words.carriers
            if seen and line.quantity(j) is not None and line.word(j - 1) == "to":
                return True
        return False

    def read_taken_off(self, k: int, quantity: Quantity) -> bool:
        """Read `knocked 40 basis points off`, `wiped £3bn off`, `adds £60 a month to`."""
        line = self.line
        if quantity.type in ("rank", "age"):
            return False
        lead = read_lead(line, self.words, k)
        verb = line.word(lead.before)
        if lead.preposition or verb not in self.words.listed("removers"):
            return False
        for j in range(k + 1, min(k + 4, len(line))):
            if line.word(j) in ("off", "from"):
                self.write(k, "decrease", "by", "change_taken_off", place=lead.before)
                return True
            if line.tag(j) in FINITE_TAGS:
                return False
        return False

    # -- a preposition that leads back to a cue ------------------------------------------------------------------------

    def read_by_lead(self, k: int, quantity: Quantity, lead: Lead) -> None:
        """Read the role from the preposition, and the direction from the cue to which it leads back."""
        preposition = lead.preposition
        if preposition in ("by", "from") or preposition in self.words.listed("reaching"):
            role: ChangeRole = "by" if preposition == "by" else "from" if preposition == "from" else "to"
            cue = find_cue(self.line, self.words, lead)
            if cue is not None and self.accepts(k, quantity, lead, cue, role):
                if cue.direction == "none" and role == "by":
                    return
                self.write(k, cue.direction, role, f"change_{cue.kind}_{role}", cue=cue)
        elif preposition == "of":
            self.read_of(k, quantity, lead)
        elif preposition == "at":
            self.read_at(k, quantity, lead)
        elif not preposition:
            self.read_bare(k, quantity, lead)

    def accepts(self, k: int, quantity: Quantity, lead: Lead, cue: Cue, role: ChangeRole) -> bool:
        """Whether a cue that was found fits the number's preposition and kind."""
        line, words = self.line, self.words
        if quantity.type == "rank" and role == "by":
            return False
        if quantity.type == "multiple" and factor_cue(line, words, k):
            return False
        if role == "by":
            following = next(
                (line.word(j) for j in range(k + 1, min(k + 3, len(line))) if line.word(j) in words.listed("agents")),
                "",
            )
            return not (following and quantity.type == "count" and cue.kind == "verb")
        partner = self.partner(k, quantity, role)
        if cue.direction == "none":
            return role == "from" and partner
        if role == "from":
            if cue.kind == "verb" and cue.verb in ("takes", "levels", "shifts"):
                return partner or quantity.type in ("percentage", "currency", "rank")
            return (
                partner
                or quantity.type not in ("count", "age", "duration")
                or cue.kind == "particle"
                or cue.place >= lead.before - 3
            )
        if lead.preposition in ("near", "past", "beyond", "under", "toward", "towards"):
            return cue.place == lead.before
        if cue.kind == "noun":
            return cue.place == lead.before or quantity.type in ("percentage", "currency", "rank")
        if cue.verb == "takes":
            if line.word(cue.place) in words.listed("only_amounts"):
                return any(line.quantity(j) is not None for j in range(cue.place + 1, k))
            return True
        return True

    def partner(self, k: int, quantity: Quantity, role: ChangeRole) -> bool:
        """Whether the other end of a move `from … to` stands nearby."""
        line = self.line
        wanted = "to" if role == "from" else "from"
        for j, other in line.quantities():
            if j == k or not same_kind(quantity, other) or abs(j - k) > 14:
                continue
            if read_lead(line, self.words, j).preposition == wanted:
                return True
            if role == "from" and j < k:
                return True
        return False

    def read_of(self, k: int, quantity: Quantity, lead: Lead) -> None:
        """Read `a rise of 5 percent`, `a growth rate of 4%`, `an increase in sales of 5 percent`."""
        line, words = self.line, self.words
        j = lead.before
        if line.word(j) in words.level_nouns and line.word(j - 1) in words.nouns:
            j -= 1
        noun = words.nouns.get(line.word(j))
        if noun is not None and line.tag(j) not in ("VBD", "VBZ", "VBP", "VB"):
            if quantity.type in ("rank", "age", "duration") and quantity.type != "duration":
                return
            definite = quantity.type == "count" and line[k].text.isalpha() and line.word(j - 1) == "the"
            if definite or (noun.ratio and quantity.type not in RATIO_TYPES):
                return
            self.write(k, noun.direction, "by", "change_noun_of", cue=Cue(j, noun.direction, "noun", ratio=noun.ratio))
            return
        if quantity.type not in RATIO_TYPES:
            return
        for i in range(j, max(-1, j - 9), -1):
            if line.word(i) in (",", "of") or line.tag(i) in FINITE_TAGS or line.quantity(i) is not None:
                return
            far = words.nouns.get(line.word(i))
            if far is not None and line.word(i + 1) in ("in", "for"):
                self.write(k, far.direction, "by", "change_noun_of", cue=Cue(i, far.direction, "noun", ratio=far.ratio))
                return

    def read_at(self, k: int, quantity: Quantity, lead: Lead) -> None:
        """Read `closed 3 percent lower at $2.84`, `unchanged at 4 percent`, `growing at 5 percent`."""
        line, words = self.line, self.words
        cue = find_cue(line, words, lead)
        if cue is None:
            self.read_predicate(k, quantity, lead)
            return
        between = [line.quantity(j) for j in range(cue.place + 1, k) if line.quantity(j) is not None]
        if cue.direction == "none":
            if cue.place >= lead.before - 6:
                self.write(k, "none", "to", "change_unchanged_at", cue=cue)
            return
        if cue.kind == "particle" or (cue.kind == "verb" and between and quantity.type not in RATIO_TYPES):
            if quantity.type not in ("duration", "age") and not lead.level:
                self.write(k, cue.direction, "to", "change_closed_at", cue=cue)
            return
        if cue.kind == "verb" and quantity.type in ("percentage", "percentage_point") and not between:
            self.write(k, cue.direction, "by", "change_verb_at_rate", cue=cue)
            return
        self.read_predicate(k, quantity, lead)

    def read_bare(self, k: int, quantity: Quantity, lead: Lead) -> None:
        """Read a number that stands right behind its cue: `rose 5 percent`, `up 4%`, `cut 1,200 jobs`."""
        line, words = self.line, self.words
        if quantity.type in ("age", "rank") or lead.level:
            return
        j = lead.before
        while j >= 0 and (
            line.word(j) in words.listed("adverbs")
            or (line.tag(j) == "RB" and line.word(j) not in ("not", "n't") and line.word(j) not in words.particles)
            or line.kind(j) == "time"
        ):
            j -= 1
        cue = cue_at(line, words, j)
        if cue is not None and line.quantity(j) is None:
            if cue.kind == "verb" and self.accepts_bare(k, quantity, cue, adjacent=True):
                self.write(k, cue.direction, "by", "change_verb_bare", cue=cue)
            elif cue.kind == "particle" and cue.direction != "none":
                if self.is_size(k, quantity) or line.word(k + 1) in words.listed("steps"):
                    self.write(k, cue.direction, "by", "change_particle_bare", cue=cue)
            return
        if self.read_predicate(k, quantity, lead):
            return
        if quantity.type not in ("percentage", "percentage_point", "fraction"):
            return
        # "cut rates 25 basis points": the object stands between
        for i in range(j, max(-1, j - 5), -1):
            if line.tag(i) not in ("NN", "NNS", "NNP", "DT", "PRP$", "JJ", "POS", "HYPH", "PRP"):
                break
            cue = cue_at(line, words, i - 1) if i - 1 >= 0 else None
            if (
                cue is not None
                and cue.kind == "verb"
                and cue.verb in ("levels", "takes")
                and line.quantity(i - 1) is None
                and quantity.type == "percentage_point"
            ):
                self.write(k, cue.direction, "by", "change_verb_object_bare", cue=cue)
                return

    def accepts_bare(self, k: int, quantity: Quantity, cue: Cue, *, adjacent: bool) -> bool:
        """Whether a bare number behind a verb is the size of its move."""
        line, words = self.line, self.words
        form = line.word(cue.place)
        following = line.word(k + 1)
        if quantity.type == "duration":
            return following in ("to", "from")
        if cue.verb == "levels":
            return quantity.type == "percentage_point"
        if cue.verb == "takes":
            if form in words.listed("risky"):
                return self.accepts_object(k, quantity, form)
            return (
                quantity.type != "measurement" or quantity.unit == "point" or following in ("of", "off", "from", "to")
            )
        if quantity.type in RATIO_TYPES or quantity.unit == "point" or following in words.listed("steps"):
            return not (quantity.type == "fraction" and following == "of" and cue.verb == "shifts")
        if cue.verb == "shifts" and quantity.type == "count":
            return line.tag(k + 1) not in NOUN_TAGS and line.tag(k + 1) != "JJ"
        return not (quantity.type == "measurement" and self.subject_word(cue.place) in words.listed("people"))

    def accepts_object(self, k: int, quantity: Quantity, form: str) -> bool:
        """Whether what was lost, gained or added moves a figure: `lost six seats`, not `lost 12 men`."""
        line, words = self.line, self.words
        if quantity.type in ("percentage", "percentage_point", "fraction", "multiple") or quantity.unit == "point":
            return True
        noun = next(
            (line.word(j) for j in range(k + 1, min(k + 4, len(line))) if line.word(j) in words.listed("stocks")), ""
        )
        if quantity.type == "count":
            return bool(noun) or (form.startswith("add") and self.added_to(k))
        if quantity.type == "currency":
            if form.startswith("add"):
                return self.added_to(k)
            return any(line.word(j) in words.listed("prices") for j in range(line_start(line, k), k))
        return quantity.type == "measurement" and line.word(k + 1) in ("to", "of", "in", ",", ".")

    def added_to(self, k: int) -> bool:
        """Whether `to` and a noun phrase follow: `adds £60 a month to repayments`."""
        line = self.line
        for j in range(k + 1, min(k + 7, len(line))):
            if line.word(j) == "to":
                return line.tag(j + 1) in ("DT", "PRP$", "NN", "NNS", "NNP", "JJ", "")
            if line.word(j) in (",", ";", "and") or line.tag(j) in FINITE_TAGS:
                return False
        return False

    def subject_word(self, place: int) -> str:
        """Give the word in front of a verb."""
        return self.line.word(place - 1)

    def is_size(self, k: int, quantity: Quantity) -> bool:
        """Whether a number behind `up` can be the size of a move."""
        if quantity.type == "duration":
            return False
        if quantity.type == "count":
            behind = self.line.tag(k + 1)
            return (
                behind not in NOUN_TAGS
                or self.line.word(k - 2) in ("was", "were", "is", "are", ",")
                or self.line.word(k - 2) in self.words.turns
            )
        return True

    def read_predicate(self, k: int, quantity: Quantity, lead: Lead) -> bool:
        """Read `growth averaged 26 percent`, `the increase was 5 percent`: a noun of movement as subject."""
        line, words = self.line, self.words
        if quantity.type not in ("percentage", "percentage_point"):
            return False
        j = lead.before
        seen = False
        while j >= 0 and k - j < 14:
            word = line.word(j)
            if word in words.listed("equals"):
                seen = True
            elif seen and word in words.nouns and line.tag(j) not in ("VBD", "VBZ", "VBP", "VB"):
                noun = words.nouns[word]
                after = line.word(j + 1)
                heads = (
                    after in words.listed("equals")
                    or after in words.level_nouns
                    or after in ("in", "for", "of")
                    or line.kind(j + 1) == "time"
                )
                if heads:
                    self.write(
                        k,
                        noun.direction,
                        "by",
                        "change_noun_predicate",
                        cue=Cue(j, noun.direction, "noun", ratio=noun.ratio),
                    )
                return heads
            elif is_barrier(line, words, j, "by") or (
                not seen and line.kind(j) != "time" and line.tag(j) != "RB" and word not in words.listed("hedges")
            ):
                return False
            j -= 1
        return False

    # -- numbers that depend on others ----------------------------------------------------------------------------------

    def read_pairs(self) -> None:
        """Read `went from 900 to 640`: the direction is that of the two figures where no verb tells it."""
        line = self.line
        quantities = line.quantities()
        for (k, first), (j, second) in itertools.pairwise(quantities):
            if k in self.found or j in self.found or j - k > 8 or not same_kind(first, second):
                continue
            lead, behind = read_lead(line, self.words, k), read_lead(line, self.words, j)
            if (
                lead.preposition != "from"
                or behind.preposition != "to"
                or first.type in ("duration", "age", "measurement")
            ):
                continue
            if any(line.tag(i) in FINITE_TAGS or line.word(i) == "," for i in range(k + 1, j)):
                continue
            if any(line.word(i) in self.words.spans for i in range(max(0, lead.before - 3), lead.before + 1)):
                continue
            direction = compare(first, second)
            if direction is not None:
                self.write(k, direction, "from", "change_from_to", place=max(0, lead.before))
                self.write(j, direction, "to", "change_from_to", place=max(0, lead.before))

    def read_resulting(self) -> None:
        """Read the level behind a move told by its size: `an extra £100, to £400`, `rose 8 percent, to above 5,000`."""
        line, words = self.line, self.words
        quantities = line.quantities()
        for (k, first), (j, second) in itertools.pairwise(quantities):
            if (
                k not in self.found
                or self.found[k].role != "by"
                or j in self.found
                or second.type in RATIO_TYPES - {first.type}
            ):
                continue
            lead = read_lead(line, words, j)
            between = [line.word(i) for i in range(k + 1, lead.before + 1)]
            if lead.preposition == "to" and between[-1:] == [","] and len(between) <= 4 and first.type == second.type:
                self.write(j, self.found[k].direction, "to", "change_resulting_level", cue=self.cues.get(k), place=k)

    def read_carried(self) -> None:
        """Read `bringing the total to 412,000`, `took his pay to £55,000`, `bring the rate below 15`."""
        line, words = self.line, self.words
        for k, quantity in line.quantities():
            if k in self.found or quantity.type in ("duration", "age", "score", "ratio", "multiple"):
                continue
            lead = read_lead(line, words, k)
            if lead.preposition not in ("to", "above", "below", "under"):
                continue
            carried = False
            for j in range(lead.before, max(-1, lead.before - 14), -1):
                word = line.word(j)
                carried = carried or word in words.carried
                if word in words.carriers:
                    if carried:
                        direction: Direction = (
                            "decrease" if lead.preposition in ("below", "under") else self.last_direction(j)
                        )
                        self.write(k, direction, "to", "change_carried_to", place=j)
                    break
                if line.quantity(j) is not None or word == "," or is_barrier(line, words, j, "to"):
                    break

    def last_direction(self, place: int) -> Direction:
        """Give the direction of the nearest move in front of `place`; a total that is brought somewhere grows otherwise."""
        for k in sorted(self.found, reverse=True):
            if k < place and self.found[k].direction != "none":
                return self.found[k].direction
        return "increase"

    def read_hosts(self) -> None:
        """Read the figure that `, up 5 percent`, `, down from 900`, `, a gain of 3 points` is said of: where it moved to."""
        line, words = self.line, self.words
        for i in range(1, len(line)):
            before = line.word(i - 1)
            apposed = before in (",", "(", "—", "–", "-", "--") or line.kind(i - 1) == "quantity" or before == ")"
            if not apposed:
                continue
            direction, inner, rule = self.read_apposed(i)
            if direction is None:
                continue
            host = self.host_before(i, inner)
            if host is not None:
                basis = None
                if inner is None and direction == "none":
                    basis = find_basis(line.text, line[i].end, line.end)
                self.write(host, direction, "to", rule, place=i, basis=basis)
        del words

    def read_apposed(self, i: int) -> tuple[Direction | None, int | None, str]:
        """Read what opens at `i` behind a comma: the direction, the place of its number where there is one, the rule."""
        line, words = self.line, self.words
        j = i
        while line.word(j) in ("little", "largely", "slightly", "sharply", "also", "and", "well", "almost", "far") or (
            line.tag(j) == "RB" and line.word(j) not in words.particles
        ):
            j += 1
        word = line.word(j)
        if word in words.particles and not (word in ("higher", "lower") and line.kind(j + 1) != "quantity"):
            direction = words.particles[word]
            if word == "up" and line.word(j + 1) == "to":
                return None, None, ""
            inner = self.inner_number(j)
            known = inner is not None and inner in self.found
            timed = find_basis(line.text, line[j].end, line.end) is not None
            if direction == "none":
                fits = word != "changed" or line.word(j - 1) == "little"
                return (
                    (direction if fits and (timed or line.word(j + 1) in (",", ".", "")) else None),
                    None,
                    "change_host_unchanged",
                )
            return (direction if known or timed else None), inner if known else None, "change_host_particle"
        if word in words.verbs and line.tag(j) == "VBG" and words.verbs[word].kind in ("moves", "shifts"):
            inner = self.inner_number(j)
            if inner is not None and inner in self.found and self.found[inner].role == "by":
                return words.verbs[word].direction, inner, "change_host_participle"
            return None, None, ""
        if word in ("a", "an"):
            for m in range(j + 1, min(j + 6, len(line))):
                noun = words.nouns.get(line.word(m))
                if noun is not None:
                    inner = (
                        self.inner_number(m)
                        if line.word(m + 1) in ("of", "from", "on")
                        else next((p for p in range(j + 1, m) if line.quantity(p)), None)
                    )
                    timed = find_basis(line.text, line[m].end, line.end) is not None
                    if (inner is not None and inner in self.found) or (
                        timed and line.kind(m + 1) != "quantity" and line.word(m + 1) != "of"
                    ):
                        return noun.direction, inner if inner in self.found else None, "change_host_noun"
                    return None, None, ""
                if line.tag(m) not in ("JJ", "NN", "RB", "HYPH", "JJR") and line.quantity(m) is None:
                    return None, None, ""
        return None, None, ""

    def inner_number(self, j: int) -> int | None:
        """Give the place of the first number behind the cue at `j`, with nothing but hedges and prepositions between."""
        line = self.line
        for i in range(j + 1, min(j + 9, len(line))):
            if line.quantity(i) is not None:
                return i
            word = line.word(i)
            if word in (",", ";") or line.tag(i) in ("VBD", "VBZ", "MD"):
                return None
        return None

    def host_before(self, i: int, inner: int | None) -> int | None:
        """Give the place of the figure in front of `i` that moved: the nearest of a kind that fits."""
        line = self.line
        size = line.quantity(inner) if inner is not None else None
        role = self.found[inner].role if inner is not None and inner in self.found else "by"
        j = i - 1
        while j >= 0:
            word = line.word(j)
            if word in (";", ":") or (word in self.words.particles and j < i - 1 and self.found_near(j)):
                return None
            if word == ")":
                opened = open_bracket(line, j)
                if opened is not None:
                    j = opened - 1
                    continue
            quantity = line.quantity(j)
            if quantity is not None:
                if fits_host(quantity, size, role) and not self.is_bound(j):
                    return j
                if (
                    j in self.found
                    and self.found[j].role == "by"
                    and quantity.type in ("percentage", "percentage_point")
                ):
                    return None
            j -= 1
        return None

    def found_near(self, j: int) -> bool:
        """Whether the particle at `j` already moves a number behind it."""
        return any(j < k <= j + 4 for k in self.found)

    def is_bound(self, j: int) -> bool:
        """Whether the figure at `j` is another one's comparison or denominator."""
        return read_lead(self.line, self.words, j).preposition in ("than", "against", "per")

    def read_earlier(self) -> None:
        """Read the earlier level of a move told later: `hit a high of 90, have since fallen to 60`, `when it was 40`."""
        line, words = self.line, self.words
        for k, quantity in line.quantities():
            movement = self.found.get(k)
            if movement is None or movement.role != "to" or movement.direction == "none":
                continue
            cue = self.cues.get(k)
            if cue is None or cue.kind != "verb":
                continue
            if any(m.role == "from" and abs(j - k) < 12 for j, m in self.found.items()):
                continue
            if not self.refers_back(cue.place):
                continue
            for j in range(cue.place - 1, -1, -1):
                other = line.quantity(j)
                if (
                    other is not None
                    and j not in self.found
                    and same_kind(other, quantity)
                    and compare(other, quantity) in (movement.direction, None)
                ):
                    self.write(j, movement.direction, "from", "change_since_moved", cue=cue)
                    break
        for k, quantity in line.quantities():
            if k in self.found or quantity.type in ("duration", "age", "score"):
                continue
            lead = read_lead(line, words, k)
            j = lead.before if not lead.preposition or lead.preposition == "at" else -1
            if line.word(j) not in ("was", "were", "stood", "totalled", "reached") or line.word(j - 1) not in (
                "it",
                "they",
                "this",
                "that",
            ):
                continue
            if line.word(j - 2) != "when":
                continue
            for i in range(j - 3, -1, -1):
                cue = cue_at(line, words, i)
                if cue is not None and cue.direction != "none":
                    self.write(k, cue.direction, "from", "change_when_it_was", cue=cue)
                    break
                if line.word(i) in (";", "than"):
                    break

    def refers_back(self, place: int) -> bool:
        """Whether the verb at `place` says `has since` of what was named before, or has a bare pronoun as its subject."""
        line = self.line
        window = [line.word(i) for i in range(max(0, place - 5), place)]
        if "since" in window and any(w in ("has", "have", "had") for w in window):
            return True
        if (
            not window
            or (window[-1] not in ("has", "have", "later", "then")
            and window[-1:] not in (["it"], ["this"], ["that"], ["they"]))
        ):
            return False
        return any(w in ("it", "this", "they", "that", "which") for w in window[-3:])

    def share_movements(self) -> None:
        """Give a movement on to a conversion, an alternative or a parallel number: `3, 5 and 8 percent`, `50,600, or 1.9 percent`."""
        line = self.line
        quantities = line.quantities()
        for (k, first), (j, second) in itertools.pairwise(quantities):
            if j in self.found or second.type in STILL_TYPES:
                if k not in self.found and j in self.found and self.is_coordinated(k, j, first, second):
                    self.pass_on(j, k, "change_coordinated")
                continue
            if k not in self.found:
                continue
            rule = self.shared_rule(k, j, first, second)
            if rule is not None:
                self.pass_on(k, j, rule)

    def pass_on(self, k: int, j: int, rule: str) -> None:
        """Write the movement at `k` at `j` as well."""
        movement = self.found[k]
        cue = self.cues.get(k)
        self.found[j] = Movement(movement.direction, movement.role, movement.basis, f"modifiers.{rule}", movement.cue)
        if cue is not None:
            self.cues[j] = cue

    def is_coordinated(self, k: int, j: int, first: Quantity, second: Quantity) -> bool:
        """Whether two numbers of a kind stand side by side with a comma, `and` or `or` between."""
        alike = same_kind(first, second) or first.type == "count"
        return (
            alike and 0 < j - k <= 3 and all(self.line.word(i) in (",", "and", "or", "then") for i in range(k + 1, j))
        )

    def shared_rule(self, k: int, j: int, first: Quantity, second: Quantity) -> str | None:
        """Give the name of the rule by which the number at `j` shares the movement of the one at `k`, or None."""
        line, words = self.line, self.words
        movement = self.found[k]
        between = [line.word(i) for i in range(k + 1, j)]
        plain = [w for w in between if w not in words.listed("hedges") or w == "or"]
        if "(" in plain and ")" not in plain and plain.index("(") <= 3 and plain[-1] in ("(", "or", "to"):
            converts = first.type == second.type and first.unit != second.unit
            if converts or (
                movement.role == "by"
                and second.type in ("percentage", "percentage_point")
                and first.type != second.type
            ):
                return "change_conversion"
        if movement.role == "by":
            if plain in ([",", "or"], ["or"]) or (
                "or" in plain and plain.index("or") <= 3 and plain[-1] == "or" and plain[-2:-1] == [","]
            ):
                return "change_or_amount" if second.type not in ("duration", "rank") else None
            if plain[-2:] in (["which", "is"], ["which", "was"], ["that", "is"]):
                return "change_or_amount"
            if (
                self.cues.get(k)
                and self.cues[k].verb == "takes"
                and first.type == "count"
                and second.type in ("percentage", "fraction")
                and plain[-1:] == [","]
                and line.word(j + 1) == "of"
            ):
                return "change_amount_apposed"
        if self.is_coordinated(k, j, first, second) and same_kind(first, second):
            return "change_coordinated"
        if movement.role in ("by", "to") and same_kind(first, second) and self.is_parallel(k, j):
            return "change_parallel"
        return None

    def is_parallel(self, k: int, j: int) -> bool:
        """Whether a number repeats the frame of the one before without a verb: `4p on beer, 3p on cider`, `imports 7 percent`."""
        line, words = self.line, self.words
        if j - k > 12:
            return False
        between = range(k + 1, j)
        if any(
            (line.tag(i) in FINITE_TAGS | {"VBN"} and line.tag(i) != "VBG")
            or line.word(i) in words.listed("stops") | {"from", "than", "(", "above", "below"}
            for i in between
        ):
            return False
        joints = [i for i in between if line.word(i) in (",", "and", "but")]
        if not joints:
            return False
        last = joints[-1]
        gap = [i for i in range(last + 1, j) if line.word(i) not in words.listed("hedges")]
        behind = line.word(j + 1)
        ends = (
            j + 1 >= len(line)
            or behind in (",", ".", ";", "and", "respectively", "in", "for", "on", "at", "per", "a", "!", ")")
            or line.kind(j + 1) == "time"
        )
        if behind == "of":
            ends = False
        movement = self.found[k]
        if not gap or all(line.word(i) in ("of", "by", "to") for i in gap):
            word = line.word(gap[-1]) if gap else ""
            fits = word == "" or (word == "to") == (movement.role == "to")
            return fits and ends and line.word(k + 1) in ("for", "on", "in", "per", "a", "at", "to")
        # gapping: only the noun phrase of the new subject stands between
        subject = all(line.tag(i) in NOUN_TAGS | {"DT", "JJ", "PRP$", "POS", "VBG", "CC"} for i in gap)
        return (
            (subject
            and ends
            and behind != "of"
            and movement.role == "by"
            and line.word(k + 1) in (",", "and", ";", "in"))
            or (subject and line.word(gap[0]) == "in" and ends)
        )


def line_start(line: Line, k: int) -> int:
    """Give the place where the clause of the number at `k` begins, by `;` or the line's start."""
    for j in range(k, -1, -1):
        if line.word(j) == ";":
            return j
    return 0


def next_start(line: Line, k: int) -> int:
    """Give the offset of the item behind `k`."""
    return line[k + 1].start if k + 1 < len(line) else line.end


def open_bracket(line: Line, k: int) -> int | None:
    """Give the place of the bracket that the one at `k` closes."""
    for j in range(k - 1, -1, -1):
        if line.word(j) == "(":
            return j
    return None


def fits_host(host: Quantity, size: Quantity | None, role: ChangeRole) -> bool:
    """Whether a figure can be what moved by `size` (or from it)."""
    if host.type in ("age", "score", "ratio", "multiple"):
        return False
    if size is None:
        return host.type not in ("duration", "rank")
    if role == "from":
        return same_kind(host, size)
    if size.type == "percentage_point":
        return host.type in ("percentage", "fraction")
    if size.type in ("percentage", "fraction", "multiple"):
        return host.type not in ("duration", "rank")
    if size.type == "count" and host.type == "rank":
        return True
    return same_kind(host, size)


def compare(first: Quantity, second: Quantity) -> Direction | None:
    """Give the direction from one figure to another; a better rank is an increase; None where they cannot be compared."""
    low, high = middle(first), middle(second)
    if low is None or high is None or low == high:
        return None
    rises = high > low
    if first.type == "rank":
        rises = not rises
    return "increase" if rises else "decrease"


def middle(quantity: Quantity):  # type: ignore[no-untyped-def]
    """Give the value, or the middle of a range."""
    if quantity.value is not None:
        return quantity.value
    if quantity.low is not None and quantity.high is not None:
        return (quantity.low + quantity.high) / 2
    return None
