"""The same amount told twice: in another currency or another unit of measure."""

from __future__ import annotations

from factextract.lexicon import load_lexicon
from factextract.rules.claims.link_board import Board, Frame
from factextract.rules.mentions import Quantity

FILLERS = frozenset(
    {
        "or",
        "about",
        "around",
        "roughly",
        "some",
        "approximately",
        "nearly",
        "almost",
        "just",
        "over",
        "under",
        "more",
        "less",
        "than",
        "equivalent",
        "to",
        "equal",
        "the",
        "of",
        "worth",
        "at",
        "current",
        "exchange",
        "rates",
        "=",
        "~",
        "a",
        "an",
        "well",
        "only",
    }
)


def tie_conversions(board: Board, frame: Frame) -> None:
    """Tie `15.3 trillion yuan ($2.15 trillion)`, `3 million crowns, or about €120,000,`, `12 km — 7 miles —`."""
    line = frame.line
    quantities = line.quantities()
    for index in range(1, len(quantities)):
        k, second = quantities[index]
        i, first = quantities[index - 1]
        if converts(first, second) or names_other_currency(frame, first, second):
            rule = read_joint(frame, i, k)
            if rule is not None:
                board.pin(second, "conversion_of", first, rule)
                continue
        # "(€120,000, $130,000)": the third is told of the first as well
        if index >= 2:
            h, origin = quantities[index - 2]
            chained = converts(origin, first) and converts(origin, second) and converts(first, second)
            joints = set(frame.between(i, k)) - FILLERS
            if chained and read_joint(frame, h, i) == "link_conversion_bracket" and joints <= {",", ";", "/", "and"}:
                board.pin(second, "conversion_of", origin, "link_conversion_bracket")


def converts(first: Quantity, second: Quantity) -> bool:
    """Whether two quantities can be one amount in two units."""
    if first.type != second.type or first.unit == second.unit or first.unit is None or second.unit is None:
        return False
    if first.type == "currency":
        return True
    families = load_lexicon("links")["families"].values()
    return first.type == "measurement" and any(first.unit in units and second.unit in units for units in families)


def names_other_currency(frame: Frame, first: Quantity, second: Quantity) -> bool:
    """Whether a bracketed sign repeats an amount whose currency is in words: `2 billion Fijian dollars ($1bn)`."""
    if not first.type == second.type == "currency" or first.value == second.value:
        return False
    text = frame.line.text
    words = text[first.start : first.end].split()
    signed = text[second.start] in "$£€¥"
    return signed and text[first.end : second.start].strip() == "(" and len(words) > 1 and words[-1].isalpha()


def read_joint(frame: Frame, i: int, k: int) -> str | None:
    """Give the rule that reads what stands between two amounts as a conversion, or None."""
    words = frame.between(i, k)
    opens = [n for n, word in enumerate(words) if word in ("(", "[")]
    if opens and ")" not in words and "]" not in words:
        inside = set(words[opens[-1] + 1 :])
        return "link_conversion_bracket" if opens[-1] <= 5 and inside <= FILLERS else None
    plain = [word for word in words if word not in FILLERS or word == "or"]
    if "or" in words and len(words) <= 6 and [w for w in plain if w != "or"] in ([], [","]) and words[-1] != "to":
        return "link_conversion_or"
    if plain in (["—"], ["–"], ["-"], ["--"], ["/"], [","]) and len(words) <= 4:
        return "link_conversion_dash" if plain != [","] or "equivalent" in words or "about" in words else None
    return None
