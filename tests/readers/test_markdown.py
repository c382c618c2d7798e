"""Markdown: no mark inside a number, none taken for a sign; the front matter's facts."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factextract.readers.inputs import read_inputs
from factextract.readers.markdown import split_front_matter, strip_marks
from factextract.records import Article


@pytest.mark.parametrize(
    ("marked", "plain"),
    [
        ("Sales rose 3.**4**% to **$5m**.", "Sales rose 3.4% to $5m."),
        ("It fell by *12* to 3.*4* percent.", "It fell by 12 to 3.4 percent."),
        ("__Some__ _1,200_ men", "Some 1,200 men"),
        ("***7*** goats", "7 goats"),
        ("# 12 dead in Alton #", "12 dead in Alton"),
        ("- 303 hurt\n* 404 saved\n+ 5 lost", "303 hurt\n404 saved\n5 lost"),
        ("> “We lost 9 votes”", "“We lost 9 votes”"),
        ("The [4,411 trees](http://x.example/1) stand.", "The 4,411 trees stand."),
        ("![chart 99](c.png)It has 8 legs.", "It has 8 legs."),
        ("Some 25,000[^1] people.\n\n[^1]: In 2024.\n", "Some 25,000 people."),
        (
            "It held 10<sup>6</sup> cells on 4 km<sup>2</sup>; 8,000<sup>3</sup> died.",
            "It held 10⁶ cells on 4 km²; 8,000 died.",
        ),
        ("It has ~~400~~ 390 shops.", "It has 390 shops."),
        ("| Town | May |\n| --- | ---: |\n| Alton | 12 |", "Town | May\nAlton | 12"),
        ("a * b = 12 and 3 * 4 = 12", "a * b = 12 and 3 * 4 = 12"),
        ("It costs \\$5 and 2\\*3.", "It costs $5 and 2*3."),
        ("snake_case_12 stays", "snake_case_12 stays"),
        ("-3 degrees, −4 percent", "-3 degrees, −4 percent"),
        ("```\n12 13\n```", "12 13"),
        ("1. First 2 of 3", "1. First 2 of 3"),
        ("It rose `5` percent<!-- 77 -->.", "It rose 5 percent."),
    ],
)
def test_marks_go_and_numbers_stay(marked: str, plain: str) -> None:
    assert strip_marks(marked) == plain


@pytest.mark.parametrize(
    "front",
    ['---\ntitle: "Alton grows"\ndate: 2025-03-04T10:00:00Z\nauthor: M. Ray\n---\n',
     '+++\ntitle = "Alton grows"\ndate = 2025-03-04\nauthor = "M. Ray"\n+++\n'],
    ids=["yaml", "toml"],
)  # fmt: skip
def test_front_matter_gives_facts(tmp_path: Path, front: str) -> None:
    (tmp_path / "a.md").write_text(front + "\nAlton has **12** new houses.\n", encoding="utf-8")
    (article,) = read_inputs([str(tmp_path / "a.md")])
    assert isinstance(article, Article)
    assert (article.title, article.published, article.authors) == ("Alton grows", "2025-03-04", ("M. Ray",))
    assert article.text == "Alton has 12 new houses."


def test_rule_at_the_top_is_no_front_matter() -> None:
    assert split_front_matter("--- 12 ---\nText") == ({}, "--- 12 ---\nText")


@given(st.text(alphabet="ab1 2,.*_#>-[]()!`~|\\<sup>/\n", max_size=80))
def test_digits_outside_of_marks_are_never_invented(text: str) -> None:
    assert sum(map(str.isdigit, strip_marks(text))) <= sum(map(str.isdigit, text))
