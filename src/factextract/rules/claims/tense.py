"""Whether a time lies ahead of the article or behind it, by the verb on which it hangs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factextract.lexicon import load_lexicon
from factextract.rules.claims.hanging import climb, is_clause

if TYPE_CHECKING:
    from spacy.tokens import Token

    from factextract.rules.claims.scene import Scene
    from factextract.rules.times import TimeExpression

MODALS = frozenset(
    {"will", "would", "shall", "could", "may", "might", "should", "must", "can", "’ll", "'ll", "wo", "ca"}
)
PERFECT = frozenset({"has", "have", "had", "having", "’ve", "'ve", "’d", "'d"})


def read_tense(time: TimeExpression, scene: Scene) -> str:
    """Give `future`, `past` or `present` by the verb of the expression's clause; an empty string where none tells."""
    if not scene.parsed:
        return ""
    tokens = scene.tokens_of(time.start, time.end)
    top = next((token for token in tokens if not tokens.start <= token.head.i < tokens.end), tokens.root)
    branch = climb(top.head if is_clause(top) else top)
    for verb in branch.verbs:
        tense = tell_tense(verb)
        if tense:
            return tense
    return ""


def tell_tense(verb: Token) -> str:
    """Give the tense that the verb's own form and its auxiliaries tell, or an empty string for a bare participle."""
    helpers = [child for child in verb.lefts if child.dep_ in ("aux", "auxpass")]
    words = {child.lower_ for child in helpers}
    if words & MODALS:
        return "future"
    if words & {"had", "’d", "'d"}:
        return "past"  # `had expected`: what was to come then has come
    lexicon = load_lexicon("times")["tense"]
    if any(child.tag_ == "TO" for child in helpers):
        return "future" if verb.head.lower_ in lexicon["future"] else ""
    if verb.lower_ in lexicon["reporting"] or verb.lower_ in lexicon["future"]:
        return "future" if verb.lower_ in lexicon["future"] else ""
    if verb.tag_ == "VBD" or words & PERFECT or any(child.tag_ == "VBD" for child in helpers):
        return "past"
    if verb.tag_ == "VBN":
        return "present" if helpers else ("past" if verb.dep_ == "acl" else "")
    if verb.tag_ in ("VBZ", "VBP"):
        return (
            "future"
            if any(child.lower_ in lexicon["future"] for child in verb.rights if child.dep_ == "acomp")
            else "present"
        )
    return ""
