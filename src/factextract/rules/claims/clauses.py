"""Where a quantity stands in its sentence: its neighbours, the verb that governs it, and that verb's subject."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from factextract.rules.claims.noun_phrases import BREAKS, DASHES, cut_text, in_time, is_noun, is_verb, word_set
from factextract.rules.mentions import Movement, Quantity

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from factextract.rules.claims.scene import Scene

MAX_CLIMB = 40
MAX_EARLIER = 24
"""So many quantities back is looked: a table in running text has hundreds."""
SUBJECT_DEPS = frozenset({"nsubj", "nsubjpass", "csubj"})


@dataclass(frozen=True, slots=True)
class Setting:
    """A quantity with its tokens in a scene: `first` and `last` (half-open) by index, `left` behind its hedges."""

    quantity: Quantity
    scene: Scene
    first: int
    last: int
    left: int
    """The token in front of the quantity and its hedges; one before the sentence where there is none."""
    anchor: Token

    @property
    def doc(self) -> Doc:
        """The article's tokens."""
        return self.scene.doc

    @property
    def quantity_text(self) -> str:
        """The quantity as written."""
        return cut_text(self.scene, self.quantity.start, self.quantity.end)

    @property
    def movement(self) -> Movement | None:
        """How the quantity moved, where the text says so."""
        return self.scene.movements.get(self.quantity.offsets)

    def word(self, i: int) -> str:
        """Give the lower-case word of token `i`, or nothing outside the sentence."""
        if self.scene.sentence.start <= i < self.scene.sentence.end:
            return str(self.doc[i].lower_)
        return ""

    def tag(self, i: int) -> str:
        """Give the tag of token `i`, or nothing outside the sentence."""
        if self.scene.sentence.start <= i < self.scene.sentence.end:
            return str(self.doc[i].tag_)
        return ""


def place_quantity(quantity: Quantity, scene: Scene) -> Setting:
    """Find the quantity's tokens, and what stands in front of it and its hedges."""
    span = scene.tokens_of(quantity.start, quantity.end)
    low = scene.sentence.start
    left = span.start - 1
    while left >= low:
        word = scene.doc[left].lower_
        before = scene.doc[left - 1].lower_ if left > low else ""
        if word == "between" and quantity.low is not None:
            left -= 1
        elif (before, word) in HEDGE_PAIRS:
            left -= 2
        elif word in word_set("hedges") and not (is_noun(scene.doc[left]) and word not in NOUN_HEDGES):
            left -= 1
        else:
            break
    return Setting(quantity, scene, span.start, span.end, left, span.root)


HEDGE_PAIRS = frozenset(
    {
        ("no", "."),
        ("nos", "."),
        ("up", "to"),
        ("close", "to"),
        ("at", "least"),
        ("at", "most"),
        ("closer", "to"),
        ("next", "to"),
        ("in", "excess"),
        ("plus", "or"),
    }
)
NOUN_HEDGES = frozenset({"record", "total", "top", "average", "excess", "around", "about"})


def earlier(setting: Setting) -> tuple[Quantity, ...]:
    """Give the sentence's quantities in front of this one, the nearest first."""
    before = [each for each in setting.scene.quantities if each.start < setting.quantity.start]
    return tuple(sorted(before, key=lambda each: each.start, reverse=True)[:MAX_EARLIER])


def govern(token: Token) -> tuple[Token, Token] | None:
    """Give the verb that governs a token, and the verb's child through which; None where no verb does."""
    branch, steps = token, 0
    while steps < MAX_CLIMB and branch.head.i != branch.i:
        head = branch.head
        if is_verb(head) and head.dep_ not in ("amod", "compound", "nmod"):
            return head, branch
        branch, steps = head, steps + 1
    return None


def govern_quantity(setting: Setting) -> tuple[Token, Token] | None:
    """Give the verb that governs a quantity: the one right in front of it, where the parse looks farther back."""
    governed = govern(setting.anchor)
    if setting.left < setting.scene.sentence.start:
        return governed
    near = setting.doc[setting.left]
    if not is_verb(near) or near.tag_ == "MD" or near.dep_ in ("aux", "auxpass", "amod", "compound"):
        return governed
    if governed is not None and governed[0].i >= near.i:
        return governed
    return near, setting.anchor


@dataclass(frozen=True, slots=True)
class Actor:
    """The subject of a verb: its token, and how it was found."""

    token: Token
    how: str
    """`own`, `shared`, `antecedent`, `noun` (the noun that a participle follows) or `whose`."""
    passive: bool = False
    verb: Token | None = None
    """The verb whose own subject it is."""


def find_actor(verb: Token, depth: int = 0) -> Actor | None:
    """Give the subject of a verb: its own, or the one that it shares with the verb that it hangs from."""
    if depth > 8:
        return None
    for child in own_subjects(verb):
        if child.tag_ in ("WDT", "WP") or (child.lower_ == "that" and verb.dep_ == "relcl"):
            owner = antecedent(verb)
            if owner is not None and owner.dep_ == "appos" and is_noun(owner.head):
                owner = owner.head
            return Actor(owner, "antecedent", child.dep_ == "nsubjpass", verb) if owner is not None else None
        return Actor(child, "own", child.dep_ == "nsubjpass", verb)
    if any(child.dep_ == "expl" for child in verb.children):
        return None
    head = verb.head
    if head.i == verb.i:
        return None
    if verb.dep_ in ("acl", "relcl", "appos") and not is_verb(head):
        counted = verb.tag_ == "VBG" and head.dep_ == "dobj" and any(child.dep_ == "nummod" for child in head.lefts)
        if verb.tag_ == "VB" or counted:
            outer = govern(head)
            if outer is not None:
                return share(find_actor(outer[0], depth + 1))
            return Actor(head, "noun")
        return Actor(head, "noun", verb.tag_ == "VBN")
    if verb.dep_ in ("xcomp", "ccomp") and is_verb(head):
        for child in head.children:
            if child.dep_ == "dobj" and child.i < verb.i and verb.tag_ == "VB":
                return Actor(child, "shared")
    if is_verb(head):
        return share(find_actor(head, depth + 1))
    if verb.dep_ in ("pcomp", "conj", "advcl", "dep", "xcomp", "prep", "acl"):
        outer = govern(verb)
        if outer is not None and outer[0].i != verb.i:
            return share(find_actor(outer[0], depth + 1))
    return None


def own_subjects(verb: Token) -> list[Token]:
    """Give the verb's subjects in the order of the text, one in capitals last: it is the town of a dateline."""
    found = [child for child in verb.children if child.dep_ in SUBJECT_DEPS and child.tag_ != "EX"]
    return sorted(found, key=lambda child: len(child.text) > 2 and child.text.isupper())


def clause_actor(scene: Scene, verb: Token) -> Actor | None:
    """Give the subject of a verb, where the parse has none or a dateline's by the words in front of the verb."""
    actor = find_actor(verb)
    start = skip_dateline(scene)
    if actor is not None and actor.token.i >= start:
        return actor
    noun = surface_actor(scene, verb.i) if is_verb(verb) else None
    return Actor(noun, "own", False, verb) if noun is not None and noun.i >= start else None


def share(actor: Actor | None) -> Actor | None:
    """Mark an actor as taken over from another verb."""
    return None if actor is None else Actor(actor.token, "shared", actor.passive, actor.verb)


def antecedent(verb: Token) -> Token | None:
    """Give the noun that a relative clause follows."""
    head, steps = verb, 0
    while steps < 6 and is_verb(head):
        if head.dep_ == "relcl":
            return whole_of(head.head, head)
        if head.head.i == head.i:
            return None
        head, steps = head.head, steps + 1
    return None


def whole_of(noun: Token, verb: Token) -> Token:
    """Give the vessel or the group in front of `of`, where the clause is said of it: `a pair of gloves that costs`."""
    outer = noun.head.head
    if noun.dep_ != "pobj" or noun.head.lower_ != "of" or not is_noun(outer) or outer.i > noun.i:
        return noun
    single = noun.tag_ in ("NNS", "NNPS") and outer.tag_ == "NN"
    agrees = single and any(part.tag_ == "VBZ" for part in (verb, *verb.children) if part.i <= verb.i)
    return outer if agrees or outer.lower_ in word_set("vessels") else noun


def is_existential(verb: Token) -> bool:
    """Whether the clause is `there is`."""
    return any(child.dep_ == "expl" or child.tag_ == "EX" for child in verb.children)


def find_agent(verb: Token) -> Token | None:
    """Give the by-agent of a passive verb."""
    for child in verb.children:
        if child.dep_ == "agent" or (child.lower_ == "by" and child.dep_ == "prep" and verb.tag_ == "VBN"):
            for inner in child.children:
                if inner.dep_ == "pobj" and inner.lower_ not in ("someone", "somebody", "anyone", "anybody", "people"):
                    return inner
    return None


def find_object(verb: Token, before: int) -> Token | None:
    """Give the verb's object, where it stands between the verb and token `before`."""
    for child in verb.children:
        if child.dep_ in ("dobj", "obj") and verb.i < child.i < before:
            return child
    return None


def top_noun(scene: Scene, i: int) -> Token:
    """Climb from the noun at token `i` to the head of the phrase that ends in it; no verb or mark may stand between."""
    token = scene.doc[i]
    for _ in range(MAX_CLIMB):
        head = token.head
        if (
            token.dep_ in ("conj", "appos")
            or head.i == token.i
            or (is_verb(head) and head.dep_ not in ("acl", "relcl", "amod", "compound"))
        ):
            break
        low, high = min(head.i, i), max(head.i, i)
        if head.i > i or any(scene.doc[k].text in BREAKS and scene.doc[k].tag_ != "HYPH" for k in range(low, high)):
            break
        token = head
    return token if is_noun(token) or token.tag_ in ("PRP", "DT", "CD") else scene.doc[i]


def verb_between(scene: Scene, start: int, end: int) -> bool:
    """Whether a verb stands among the tokens `start` to `end` (half-open)."""
    for k in range(start, end):
        token = scene.doc[k]
        if token.lower_ == "followed" or token.lower_ in word_set("hedges") or token.lower_ in word_set("figures"):
            continue
        if is_verb(token) and token.dep_ not in ("amod", "compound"):
            return True
    return False


def skip_dateline(scene: Scene) -> int:
    """Give the token behind a dateline (`OSLO, May 7 (Wire) —`), or the sentence's first where there is none."""
    start, stop = scene.sentence.start, scene.sentence.end
    first = scene.doc[start].text
    if not (len(first) > 2 and first.isupper() and first.isalpha()):
        return start
    for k in range(start + 1, min(start + 14, stop)):
        token = scene.doc[k]
        if token.text in DASHES and k + 1 < stop and scene.doc[k - 1].whitespace_:
            return k + 1
        if token.text == ":" and k - start < 4:
            return k + 1
        if is_verb(token) and token.text.islower():
            return start
    return start


def surface_actor(scene: Scene, verb: int) -> Token | None:
    """Give the noun whose phrase ends right in front of the verb at token `verb` and its auxiliaries."""
    k = verb - 1
    while k >= scene.sentence.start and (
        scene.doc[k].tag_ in ("RB", "MD", "TO", "RBR")
        or scene.doc[k].lower_ in word_set("auxiliaries")
        or scene.doc[k].text == "-"
    ):
        k -= 1
    if k > scene.sentence.start and scene.doc[k].text == ")":
        while k > scene.sentence.start and scene.doc[k].text != "(":
            k -= 1
        k -= 1
    if k < scene.sentence.start:
        return None
    token = scene.doc[k]
    if token.tag_ == "PRP" or (token.tag_ == "DT" and token.lower_ in ("this", "that", "these", "those")):
        return token
    if not is_noun(token) or in_time(scene, token):
        return None
    return top_noun(scene, k)


def find_member(scene: Scene, quantity: Quantity, token: Token) -> Token | None:
    """Give the member of the coordination of `token` that goes with the quantity, where `respectively` pairs them."""
    group = paired_quantities(scene, quantity)
    chain = coordination_of(token)
    if group is None or len(chain) != len(group):
        return None
    return chain[group.index(quantity)]


def paired_quantities(scene: Scene, quantity: Quantity) -> list[Quantity] | None:
    """Give the quantities of the list that holds this one, where `respectively` stands in front of or behind it."""
    words = [token for token in scene.sentence if token.lower_ == "respectively"]
    if not words:
        return None
    group: list[Quantity] = []
    for each in sorted(scene.quantities, key=lambda other: other.start):
        if group:
            between = cut_text(scene, group[-1].end, each.start).strip().lower().strip(",")
            if between.strip() not in ("", "and", "or") or each.type != group[-1].type:
                if quantity in group:
                    break
                group = []
        group.append(each)
    return group if quantity in group and len(group) > 1 else None


def coordination_of(token: Token) -> list[Token]:
    """Give a noun and those that are coordinated with it, in the order of the text."""
    chain, current = [token], token
    while len(chain) < 12:
        following = next((child for child in current.rights if child.dep_ == "conj"), None)
        if following is None:
            break
        chain.append(following)
        current = following
    return chain
