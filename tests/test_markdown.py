"""Claims in plain words: every field told, nothing of the article taken for markup."""

from __future__ import annotations

from typing import get_args

from factextract.markdown import (
    COMPARATORS,
    DIRECTIONS,
    KINDS,
    MODALITIES,
    RELATIONS,
    ROLES,
    escape_markup,
    format_article,
    say_value,
)
from factextract.records import Article, ChangeRole, ClaimType, Comparator, Direction, Modality, Relation, TextSpan
from tests.test_tables import SENTENCE, THIRD, make_claim

ARTICLE = Article(
    doc_id="a", text=SENTENCE, text_sha256="0", published="2025-02-01", title="Fees *rise*", url="https://x"
)


def test_every_closed_value_has_its_words() -> None:
    for words, kind in (
        (KINDS, ClaimType),
        (COMPARATORS, Comparator),
        (DIRECTIONS, Direction),
        (ROLES, ChangeRole),
        (MODALITIES, Modality),
        (RELATIONS, Relation),
    ):
        assert tuple(words) == get_args(kind)


def test_article_is_told_claim_by_claim() -> None:
    page = "".join(format_article(ARTICLE, [THIRD, make_claim(place=TextSpan(start=0, end=1, text="="))]))
    for words in (
        *("# Fees \\*rise\\*", "Published: 2025-02-01", "Address: https://x", "2 numeric claims, extracted by machine"),
        *("## 1. a third", "Figure: 1/3, a share", "> =Fees rose by **a third**, to about"),
        *("## 2. $15", "15 USD per hour, an amount of money; approximately (“about”)", "Of what: Fees"),
        *("When: 2024-01-01 to 2024-12-31", "Movement: an increase to this value", "Standing: stated as fact"),
        *(
            "Tied to: changed by claim 1 (a third)",
            "Doubts: currency assumed",
            "Found by: `money.sign`, `changes.verb`",
        ),
    ):
        assert words in page


def test_values_are_said_exactly() -> None:
    assert say_value(make_claim(value="1590000", unit=None, per=None)) == "1,590,000"
    assert say_value(make_claim(value=None, low="0.5", high="10", unit="percent", per=None)) == "0.5 to 10 percent"
    assert say_value(make_claim(type="score", value=None, low="3", high="1", unit=None, per=None)) == "3 – 1"


def test_text_of_the_article_is_never_markup() -> None:
    assert escape_markup("*a* [b](c) <i>\n# d `e` \u202e") == r"\*a\* \[b\](c) \<i\> \# d \`e\` \<U+202E\>"
