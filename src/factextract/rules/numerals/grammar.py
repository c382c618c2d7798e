"""Find every numeral of a text: the longest reading at each place, from left to right."""

from __future__ import annotations

from decimal import Decimal

from factextract.lexicon import cache_by_words, load_lexicon
from factextract.rules.mentions import Numeral
from factextract.rules.numerals.lexemes import Lexemes, cut_lexemes
from factextract.rules.numerals.scales import read_scale
from factextract.rules.numerals.words import (
    cardinal_words,
    fraction_words,
    joined,
    multiple_words,
    ordinal_words,
    plural_scales,
    read_words,
    scale_words,
    ten_words,
)
from factextract.values.decimals import VULGAR, add, divide, multiply, parse_digits, to_ascii_digits, vulgar_fraction

ONE = Decimal(1)
LARGEST = 24
"""Digits before the point, less one: a longer number is no quantity of the press, it is a code or a game with words."""
ORDINAL_ENDINGS = ("st", "nd", "rd", "th")
MINUS_BEFORE = frozenset(
    [
        "to",
        "of",
        "at",
        "is",
        "was",
        "were",
        "are",
        "from",
        "and",
        "or",
        "about",
        "around",
        "between",
        "reached",
        "hit",
        "fell",
        "dropped",
        "drops",
        "falls",
        "than",
        "above",
        "below",
        "a",
        "an",
        "nearly",
        "almost",
        "as",
        "low",
        "by",
        "in",
        "with",
        "plunged",
        "sank",
        "slid",
        "down",
        "slipped",
        "rose",
        "climbed",
        "recorded",
        "stood",
        "turned",
        "registered",
        "touched",
        "under",
        "over",
        "until",
        "roughly",
        "approximately",
        "only",
        "just",
        "even",
        "through",
    ]
)
"""Words before `minus` that leave it a sign; behind a noun it subtracts (`last year's budget minus 15 percent`)."""
HYPHENS = ("-", "\u2010", "\u2011")


@cache_by_words
def start_words() -> frozenset[str]:
    """Give the words at which a numeral may begin."""
    vague = frozenset(load_lexicon("numerals")["vague"]["words"])
    return (
        frozenset(cardinal_words())
        | frozenset(ten_words())
        | frozenset(scale_words())
        | frozenset(plural_scales())
        | frozenset(ordinal_words())
        | frozenset(fraction_words())
        | frozenset(multiple_words())
        | vague
        | {"dozen", "a", "an", "minus", "negative"}
    )


@cache_by_words
def vague_words() -> frozenset[str]:
    """Give the vague words that may stand before a scale: several, many, a few …"""
    return frozenset(load_lexicon("numerals")["vague"]["words"])


def find_numerals(text: str, lexemes: Lexemes | None = None) -> tuple[Numeral, ...]:
    """Give every numeral of a text, in order, none overlapping.

    A numeral is maximal: `1.59 million` is one, `10 to 12` two, `21st` one, `a third` one.
    """
    lexemes = cut_lexemes(text) if lexemes is None else lexemes
    words = start_words()
    found: list[Numeral] = []
    index = 0
    while index < len(lexemes):
        lexeme = lexemes.items[index]
        if lexeme.kind == "number" or (lexeme.kind == "word" and lexeme.lower in words):
            reading = read_numeral(lexemes, index)
            if reading is not None:
                found.append(reading[0])
                index = max(reading[1], index + 1)
                continue
        index += 1
    return tuple(found)


def read_numeral(lexemes: Lexemes, index: int) -> tuple[Numeral, int] | None:
    """Read the numeral that begins at an index, and the index behind it."""
    lexeme = lexemes.at(index)
    if lexeme.kind == "number":
        return read_digits(lexemes, index)
    return (
        read_minus(lexemes, index)
        or read_vague(lexemes, index)
        or read_fraction(lexemes, index)
        or read_multiple(lexemes, index)
        or read_cardinal(lexemes, index)
        or read_bare(lexemes, index)
    )


def read_bare(lexemes: Lexemes, index: int) -> tuple[Numeral, int] | None:
    """Read a listed word that states nothing by itself (`quarter`, `thirds`): a row of the ledger, never a claim."""
    word = lexemes.low(index)
    if word in fraction_words():
        return make(
            lexemes,
            index,
            index + 1,
            "fraction",
            divide(ONE, fraction_words()[word]),
            "numerals.bare_word",
            digits=False,
        )
    if word in plural_scales() and word != "scores":
        return make(lexemes, index, index + 1, "vague", plural_scales()[word], "numerals.bare_word", digits=False)
    return None


def make(
    lexemes: Lexemes, first: int, stop: int, kind: str, value: Decimal, rule: str, **more: object
) -> tuple[Numeral, int]:
    """Make the numeral that runs from lexeme `first` up to `stop`."""
    start, end = lexemes.at(first).start, lexemes.at(stop - 1).end
    more.setdefault("core_end", end)
    if value and not -20 <= value.adjusted() <= LARGEST:
        kind, value, rule, more = (
            "cardinal",
            Decimal(0),
            "numerals.code",
            {"core_end": end, "warnings": ("unreadable_number",)},
        )
    return Numeral(start, end, kind, value, rule, **more), stop  # type: ignore[arg-type]


def read_digits(lexemes: Lexemes, index: int) -> tuple[Numeral, int]:
    """Read a number in digits with its sign, its fraction part, its ordinal ending and its scale."""
    lexeme = lexemes.at(index)
    surface = lexeme.text
    first = index - 1 if has_minus(lexemes, index) else index
    sign = -ONE if first < index else ONE
    warnings: tuple[str, ...] = ()
    if surface[-1] in VULGAR:
        upper, lower = vulgar_fraction(surface[-1])
        whole = surface[:-1].strip()
        if not whole:
            stop = index + 1
            scaled = read_scaled_fraction(lexemes, index, stop, upper, lower, sign * ONE)
            if scaled is not None:
                return scaled
            return make(
                lexemes,
                first,
                stop,
                "fraction",
                sign * divide(upper, lower),
                "numerals.vulgar_fraction",
                numerator=upper,
                denominator=lower,
            )
        value = add(Decimal(to_ascii_digits(whole)), divide(upper, lower))
        return with_scale(lexemes, first, index + 1, sign * value, "numerals.mixed_fraction")
    slash = read_slash(lexemes, index, first)
    if slash is not None:
        return slash
    parsed = parse_digits(surface, comma_decimal=True)
    if parsed is None:
        return make(lexemes, first, index + 1, "cardinal", Decimal(0), "numerals.code", warnings=("unreadable_number",))
    after = lexemes.at(index + 1)
    if (
        after.glued
        and after.lower in ORDINAL_ENDINGS
        and "." not in surface
        and not (lexemes.at(index + 2).glued and lexemes.at(index + 2).kind == "number")
    ):
        return make(lexemes, first, index + 2, "ordinal", parsed, "numerals.ordinal_digits")
    if surface.count(".") == 1 and len(surface.split(".")[1]) == 3 and surface[0] not in "0." and len(surface) <= 7:
        warnings = ("separator_ambiguous",)
    mixed = read_mixed_slash(lexemes, index)
    if mixed is not None:
        upper, lower, stop = mixed
        return with_scale(lexemes, first, stop, sign * add(parsed, divide(upper, lower)), "numerals.mixed_fraction")
    rule = "numerals.decimal" if "." in surface or ("," in surface and parsed % 1) else "numerals.digits"
    return with_scale(lexemes, first, index + 1, sign * parsed, rule, warnings=warnings)


def has_minus(lexemes: Lexemes, index: int) -> bool:
    """Whether a minus sign stands right before the digits, and is no hyphen of a word or a range."""
    sign = lexemes.at(index - 1)
    if not lexemes.at(index).glued or sign.text not in ("-", "−", "\u2010", "\u2011", "－"):
        return False
    before = lexemes.at(index - 2)
    if before.end < 0:
        return sign.text == "−"
    if not sign.glued:
        return "\n" not in lexemes.text[before.end : sign.start] or sign.text == "−"
    return before.text in ("(", "[", "“", '"', "‘", ":", "$", "£", "€") and before.kind == "sign"


def read_slash(lexemes: Lexemes, index: int, first: int) -> tuple[Numeral, int] | None:
    """Read `1/3`: a fraction in lowest press terms, and no date."""
    if not is_slash(lexemes, index):
        return None
    upper, lower = parse_digits(lexemes.at(index).text), parse_digits(lexemes.at(index + 2).text)
    if upper is None or lower is None or lexemes.at(index + 3).text == "/":
        return None
    if not (0 < upper < lower and lower in (2, 3, 4, 5, 6, 7, 8, 9, 10, 12, 16, 20, 32, 64, 100, 1000)):
        return None
    if lexemes.at(index - 1).text == "/":
        return None
    return make(
        lexemes,
        first,
        index + 3,
        "fraction",
        divide(upper, lower),
        "numerals.slash_fraction",
        numerator=upper,
        denominator=lower,
    )


def is_slash(lexemes: Lexemes, index: int) -> bool:
    """Whether a number, a slash and a number stand without blanks from an index on."""
    one, two = lexemes.at(index + 1), lexemes.at(index + 2)
    return one.text in ("/", "⁄") and one.glued and two.kind == "number" and two.glued


def read_mixed_slash(lexemes: Lexemes, index: int) -> tuple[Decimal, Decimal, int] | None:
    """Read the fraction behind a whole number: `2 1/2`, `2-1/2`."""
    k = index + 1
    if lexemes.at(k).text == "-" and lexemes.at(k).glued and lexemes.at(k + 1).glued:
        k += 1
    if lexemes.at(k).kind != "number" or not lexemes.follows(k) or not is_slash(lexemes, k):
        return None
    inner = read_slash(lexemes, k, k)
    if inner is None or inner[0].numerator is None or inner[0].denominator is None or len(lexemes.at(index).text) > 3:
        return None
    return inner[0].numerator, inner[0].denominator, inner[1]


def with_scale(
    lexemes: Lexemes,
    first: int,
    stop: int,
    value: Decimal,
    rule: str,
    *,
    warnings: tuple[str, ...] = (),
    digits: bool = True,
) -> tuple[Numeral, int]:
    """Make a cardinal, with the scale word or sign behind it taken in."""
    core_end = lexemes.at(stop - 1).end
    scale = read_scale(lexemes, stop, value, first)
    if scale is not None:
        stop = scale.stop
        value = multiply(value, scale.value)
        warnings = (*warnings, *scale.warnings)
        if "separator_ambiguous" in warnings:
            warnings = tuple(w for w in warnings if w != "separator_ambiguous")
    return make(
        lexemes,
        first,
        stop,
        "cardinal",
        value,
        rule,
        scale=scale.value if scale else ONE,
        core_end=core_end,
        warnings=warnings,
        digits=digits,
    )


def read_minus(lexemes: Lexemes, index: int) -> tuple[Numeral, int] | None:
    """Read `minus three`, `minus 3`: the word is in the span, as the sign would be."""
    if lexemes.low(index) not in ("minus", "negative") or not lexemes.follows(index + 1):
        return None
    before = lexemes.at(index - 1)
    if before.lower == "or" and lexemes.low(index - 2) == "plus":
        return None
    if before.kind == "number" or (
        before.kind == "word" and lexemes.follows(index) and before.lower not in MINUS_BEFORE
    ):
        return None
    after = index + 1
    if lexemes.at(after).kind == "number":
        inner: tuple[Numeral, int] | None = read_digits(lexemes, after)
    else:
        inner = read_cardinal(lexemes, after)
    if inner is None or inner[0].kind != "cardinal" or lexemes.low(after) in ("a", "an"):
        return None
    numeral, stop = inner
    return make(
        lexemes,
        index,
        stop,
        "cardinal",
        -numeral.value,
        "numerals.minus",
        scale=numeral.scale,
        core_end=numeral.core_end,
        digits=numeral.digits,
    )


def read_vague(lexemes: Lexemes, index: int) -> tuple[Numeral, int] | None:
    """Read `dozens`, `hundreds of thousands`, `several hundred`, `a few thousand`, `many thousands`."""
    k = index
    if lexemes.low(k) in ("a", "an") and lexemes.low(k + 1) in vague_words() and lexemes.follows(k + 1):
        k += 1
    if lexemes.low(k) in vague_words():
        behind = k + 1
        if lexemes.low(behind) == "of" and lexemes.low(k) in ("couple", "handful"):
            behind += 1
        if lexemes.follows(behind) and (
            lexemes.low(behind) in scale_words()
            or lexemes.low(behind) in plural_scales()
            or lexemes.low(behind) == "dozen"
        ):
            chain = read_scale_chain(lexemes, behind)
            return make(lexemes, index, chain[1], "vague", chain[0], "numerals.vague_scale", digits=False)
        if k == index and not (lexemes.low(k) == "most" and lexemes.low(k + 1) != "of"):
            return make(lexemes, index, index + 1, "vague", Decimal(0), "numerals.vague_word", digits=False)
        return None
    if lexemes.low(index) in plural_scales():
        if lexemes.low(index) == "scores" and lexemes.low(index + 1) != "of":
            return None
        if lexemes.low(index) == "tens" and lexemes.low(index + 1) != "of":
            return None
        chain = read_scale_chain(lexemes, index)
        return make(lexemes, index, chain[1], "vague", chain[0], "numerals.vague_plural", digits=False)
    return None


def read_scale_chain(lexemes: Lexemes, index: int) -> tuple[Decimal, int]:
    """Read scale words one behind the other, with `of` between plurals: `hundreds of thousands`, `hundred thousand`."""
    table = {**scale_words(), **plural_scales(), "dozen": Decimal(12)}
    value = table[lexemes.low(index)]
    stop = index + 1
    while True:
        behind = stop + 1 if lexemes.low(stop) == "of" and lexemes.follows(stop) else stop
        if not lexemes.follows(behind) or lexemes.low(behind) not in table:
            return value, stop
        value = multiply(value, table[lexemes.low(behind)])
        stop = behind + 1


def read_fraction(lexemes: Lexemes, index: int) -> tuple[Numeral, int] | None:
    """Read `half`, `a third`, `two-thirds`, `three quarters`; `half a million` is a cardinal."""
    word = lexemes.low(index)
    table = fraction_words()
    upper, k = ONE, index
    if word in ("half", "halves"):
        return scaled_or_fraction(lexemes, index, index + 1, ONE, Decimal(2), "numerals.fraction_half")
    if word in ("a", "an", "one") or word in cardinal_words():
        upper = cardinal_words().get(word, ONE)
        k = joined(lexemes, index)
        if k < 0 or lexemes.low(k) not in table or upper <= 0:
            return None
        name = lexemes.low(k)
        if upper > 1 and not name.endswith("s") and name != "half":
            return None
        if upper > 1 and name.endswith("s") and upper >= table[name] and name != "halves":
            return None
        if upper == 1 and name.endswith("s"):
            return None
        ordinal_name = name in ordinal_words()
        if ordinal_name and table[name] >= 100 and lexemes.low(k + 1) != "of":
            return None
        if word in ("a", "an") and ordinal_name and not reads_as_share(lexemes, k):
            return None
        if (
            name == "quarter"
            and upper == 1
            and lexemes.low(k + 1) in ("past", "to")
            and lexemes.low(k + 2) in cardinal_words()
        ):
            return None
        return scaled_or_fraction(lexemes, index, k + 1, upper, table[name], "numerals.fraction_words")
    if (
        word in ("third", "quarter", "fifth", "fourth")
        and lexemes.low(index + 1) == "of"
        and lexemes.low(index - 1)
        not in (
            "the",
            "first",
            "second",
            "third",
            "fourth",
            "last",
            "this",
            "each",
            "every",
            "final",
            "next",
            "previous",
            "latest",
            "opening",
            "his",
            "her",
            "its",
            "their",
            "-",
            "and",
        )
    ):
        return scaled_or_fraction(lexemes, index, index + 1, ONE, table[word], "numerals.fraction_bare")
    return None


def reads_as_share(lexemes: Lexemes, index: int) -> bool:
    """Whether `a third` is a share and no position: nothing counted stands behind it."""
    after = lexemes.at(index + 1)
    if not lexemes.follows(index + 1) or after.kind == "sign":
        return after.text not in ("-", "\u2010", "\u2011") or lexemes.low(index + 2) in ("of",)
    shares = (
        "of to in from by on at and or than as less more fewer lower higher greater larger smaller bigger below above "
        "over was were is are had have has since during off while after before the that which who said would will "
        "a million billion trillion thousand compared faster slower cheaper quicker down up this last per each"
    )
    return after.lower in shares.split()


def scaled_or_fraction(
    lexemes: Lexemes, first: int, stop: int, upper: Decimal, lower: Decimal, rule: str
) -> tuple[Numeral, int]:
    """Make `half a million` a cardinal, any other fraction a fraction."""
    scaled = read_scaled_fraction(lexemes, first, stop, upper, lower, ONE)
    if scaled is not None:
        return scaled
    return make(
        lexemes, first, stop, "fraction", divide(upper, lower), rule, numerator=upper, denominator=lower, digits=False
    )


def read_scaled_fraction(
    lexemes: Lexemes, first: int, stop: int, upper: Decimal, lower: Decimal, sign: Decimal
) -> tuple[Numeral, int] | None:
    """Read the scale behind a fraction: `half a million`, `three-quarters of a million`, `half-dozen`, `¾ million`."""
    k = stop
    if lexemes.low(k) in HYPHENS and lexemes.at(k).glued:
        k += 1
    elif lexemes.low(k) == "of" and lexemes.low(k + 1) in ("a", "one"):
        k += 2
    elif lexemes.low(k) in ("a", "one"):
        k += 1
    table = {**scale_words(), "dozen": Decimal(12)}
    if k == stop and lexemes.low(k) not in table:
        return None
    if not lexemes.follows(k) or lexemes.low(k) not in table:
        return None
    scale, after = read_scale_chain(lexemes, k)
    value = divide(multiply(upper, scale), lower)
    return make(
        lexemes,
        first,
        after,
        "cardinal",
        sign * value,
        "numerals.fraction_of_scale",
        scale=scale,
        core_end=lexemes.at(stop - 1).end,
        digits=False,
    )


def read_multiple(lexemes: Lexemes, index: int) -> tuple[Numeral, int] | None:
    """Read words that are factors by themselves: `twice`, `doubled`, `threefold`."""
    word = lexemes.low(index)
    if word not in multiple_words() or word in fraction_words():
        return None
    return make(lexemes, index, index + 1, "multiple", multiple_words()[word], "numerals.multiple_word", digits=False)


def read_cardinal(lexemes: Lexemes, index: int) -> tuple[Numeral, int] | None:
    """Read a cardinal or an ordinal in words, with `and a half`, a decimal in words, and the scale behind."""
    number = read_words(lexemes, index)
    if number is None:
        return None
    if number.ordinal:
        return make(lexemes, index, number.stop, "ordinal", number.value, "numerals.ordinal_words", digits=False)
    value, stop, core_stop, scale = number.value, number.stop, number.core_stop, number.scale
    tail = read_fraction_tail(lexemes, stop)
    if tail is not None:
        part, stop = tail
        if scale > 1 and number.value == scale:
            value = multiply(scale, add(ONE, part))
        else:
            value = add(value, part)
            return with_scale(lexemes, index, stop, value, "numerals.mixed_words", digits=False)
    decimals = read_point(lexemes, stop)
    if decimals is not None:
        digits, stop = decimals
        return with_scale(lexemes, index, stop, Decimal(f"{value}.{digits}"), "numerals.decimal_words", digits=False)
    if scale == 1:
        return with_scale(lexemes, index, stop, value, "numerals.words", digits=False)
    return make(
        lexemes,
        index,
        stop,
        "cardinal",
        value,
        "numerals.words",
        scale=scale,
        core_end=lexemes.at(max(core_stop - 1, index)).end,
        digits=False,
    )


def read_fraction_tail(lexemes: Lexemes, index: int) -> tuple[Decimal, int] | None:
    """Read `and a half`, `and three-quarters` behind a whole number."""
    k = index
    hyphen = lexemes.low(k) in HYPHENS and lexemes.at(k).glued
    if hyphen:
        k += 1
    if lexemes.low(k) != "and" or not lexemes.follows(k):
        return None
    k += 1
    if lexemes.low(k) in HYPHENS and lexemes.at(k).glued:
        k += 1
    if lexemes.low(k) not in ("a", "one", "two", "three"):
        return None
    upper = cardinal_words().get(lexemes.low(k), ONE)
    name = joined(lexemes, k)
    if name < 0 or lexemes.low(name) not in ("half", "third", "thirds", "quarter", "quarters"):
        return None
    if lexemes.low(name + 1) == "of":
        return None
    return divide(upper, fraction_words()[lexemes.low(name)]), name + 1


def read_point(lexemes: Lexemes, index: int) -> tuple[str, int] | None:
    """Read `point five three` behind a number in words, as digits."""
    if lexemes.low(index) != "point" or not lexemes.follows(index):
        return None
    digits, k = "", index + 1
    while lexemes.follows(k) and lexemes.low(k) in cardinal_words() and cardinal_words()[lexemes.low(k)] < 10:
        digits += str(cardinal_words()[lexemes.low(k)])
        k += 1
    return (digits, k) if digits else None
