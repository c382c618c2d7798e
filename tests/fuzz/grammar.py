"""A grammar of numeric English as Hypothesis strategies, and the oddities that are mixed into it."""

from __future__ import annotations

from hypothesis import strategies as st


def cut(text: str) -> list[str]:
    """Give the choices that stand between bars."""
    return text.split("|")


ODDITIES = (
    *("\u202a", "\u202b", "\u202e", "\u2066", "\u2069"),  # bidi marks
    *("\u200b", "\u200c", "\u200d", "\u2060", "\ufeff", "\u00ad"),  # nothing that is seen
    *("\u0301", "\u0338", "\u20dd", "\ufe0f"),  # marks on the letter before
    *("\ud800", "\udfff"),  # halves of a pair, from bad decoding
    *("\x00", "\x07", "\x1b", "\x7f", "\x85", "\x9f"),  # controls
    *("\u00a0", "\u2009", "\u202f", "\u3000", "\t", "\r\n", "\u2028", "\n\n"),  # blanks
    *("🙂", "🇩🇪", "𝟙", "𝟵", "１２", "٣٤", "۵", "३", "²", "₂", "①", "Ⅻ", "½", "⅞", "〇", "﹪", "％", "＄", "−", "‐"),
)
"""What stands in texts and in no grammar."""

DIGITS = st.one_of(
    st.integers(0, 10**6).map(str),
    st.integers(0, 10**15).map("{:,}".format),
    st.decimals(0, 10**6, places=2).map(str),
    st.sampled_from(
        ["1.234,56", "12,34,567", "1 234 567", "1'234", "007", "1/2", "3½", "5-7", "10–12", "1e9", "0.", ".5"]
    ),
    st.integers(1990, 2030).map(str),
)
WORDS = st.lists(
    st.sampled_from(
        [
            "one",
            "two",
            "three",
            "seven",
            "eleven",
            "twelve",
            "nineteen",
            "twenty",
            "thirty",
            "ninety",
            "hundred",
            "thousand",
            "million",
            "billion",
            "lakh",
            "crore",
            "dozen",
            "half",
            "third",
            "quarter",
            "fifth",
            "first",
            "second",
            "twenty-first",
            "a",
            "and",
            "point",
            "minus",
            "several",
            "few",
            "dozens",
            "hundreds",
            "thousands",
            "millions",
            "twice",
            "double",
            "tripled",
            "threefold",
            "once",
        ]
    ),
    min_size=1,
    max_size=5,
).map(" ".join)
NUMBER = st.one_of(DIGITS, WORDS)
SIGN = st.sampled_from(
    ["", "", "", "$", "€", "£", "US$", "Rs ", "A$", "#", "-", "−", "+", "~", "No. ", "Section ", "R"]
)
TAIL = st.sampled_from(
    [
        "",
        "%",
        " percent",
        " per cent",
        " percentage points",
        " basis points",
        " points",
        "m",
        "bn",
        "k",
        "tn",
        " million",
        " billion",
        " crore",
        " people",
        " km",
        "km",
        " kg",
        " miles per hour",
        " °C",
        "°F",
        " years",
        " years old",
        "-year-old",
        "-year",
        " a share",
        " a day",
        " per 100,000 people",
        " pounds",
        " pence",
        "p",
        "c",
        " cents",
        " euros",
        " of the 54,000",
        " of them",
        " in five",
        " out of 10",
        " to one",
        "-1",
        " to 5",
        " or so",
        " plus",
        "th",
        "st",
        "x",
        " times",
        "-fold",
        " ounces",
        "m tonnes",
        " GW",
        " MB",
        "/2024",
        ":30",
        " p.m.",
        "am",
        "s",
        "'s",
        '"',
        "′",
        ")",
        "]",
        ",",
        ".",
        "...",
    ]
)
LEAD = st.sampled_from(
    [
        "",
        "about ",
        "more than ",
        "up to ",
        "not less than ",
        "nearly ",
        "between ",
        "from ",
        "to ",
        "by ",
        "at ",
        "in ",
        "on ",
        "since ",
        "of ",
        "as many as ",
        "fell ",
        "rose by ",
        "up ",
        "down ",
        "doubled to ",
        "a record ",
        "the ",
        "aged ",
        "(",
        "“",
        '"',
        "page ",
        "flight ",
        "May ",
        "on June ",
        "Q",
        "version ",
        "+44 ",
        "a ",
        "an extra ",
        "some ",
        "less than ",
        "over ",
        "below ",
        "every ",
        "per ",
        "each ",
    ]
)
FILLER = st.sampled_from(
    [
        "",
        ".",
        ". ",
        ", ",
        "; ",
        ": ",
        " — ",
        " - ",
        " – ",
        "\n",
        " and ",
        " or ",
        " but ",
        " to ",
        " the ",
        " people ",
        " said ",
        " Exports ",
        " in March ",
        " last year ",
        " Smith, ",
        " said on Tuesday. ",
        " while ",
        " compared with ",
        " while costs fell ",
        " of which ",
        " the other ",
        " respectively ",
        " http://a.b/c?d=5 ",
        " a@b5.com ",
        " @user7 ",
        " (see ",
        " “The 39 Steps” ",
        "\n\n• ",
        "\n1. ",
        " [3] ",
        " COVID-19 ",
        " G7 ",
        " A320 ",
        " the ",
    ]
)
QUANTITY = st.tuples(LEAD, SIGN, NUMBER, TAIL).map("".join)
PIECE = st.one_of(QUANTITY, QUANTITY, FILLER, st.sampled_from(ODDITIES), st.text(max_size=4))
TEXTS = st.lists(PIECE, max_size=24).map("".join)
"""Texts of up to a few hundred characters: numbers in prose, broken anywhere."""


@st.composite
def broken_texts(draw: st.DrawFn) -> str:
    """Draw a text and put oddities inside its words and numbers, where no grammar puts them."""
    text = draw(TEXTS)
    for place in draw(st.lists(st.integers(0, max(0, len(text))), max_size=6)):
        text = text[:place] + draw(st.sampled_from(ODDITIES)) + text[place:]
    return text
