"""Settings: where they are found, and what is said of a wrong one."""

from __future__ import annotations

from pathlib import Path
from typing import get_args

import pytest

from factextract.errors import UsageError
from factextract.records import ClaimType, Fate
from factextract.settings import CLAIM_TYPES, FATES, Settings, load_settings


def test_no_settings_are_the_defaults(tmp_path: Path) -> None:
    assert load_settings(tmp_path) == Settings()


def test_own_file_wins_over_pyproject_and_the_nearer_folder_over_the_farther(tmp_path: Path) -> None:
    inner = tmp_path / "a" / "b"
    inner.mkdir(parents=True)
    (tmp_path / "pyproject.toml").write_text('[tool.factextract]\nformat = "csv"\ntypes = ["count"]\n')
    assert load_settings(inner) == Settings(format="csv", types=("count",))
    (tmp_path / "factextract.toml").write_text('format = "jsonl"\n')
    assert load_settings(inner) == Settings(format="jsonl")
    (inner / "pyproject.toml").write_text("[tool.other]\nformat = 3\n")
    assert load_settings(inner) == Settings(format="jsonl")
    (inner / "factextract.toml").write_text("context = false\n")
    assert load_settings(inner) == Settings(context=False)


@pytest.mark.parametrize(
    ("content", "word"),
    [
        ('modell = "x"', "did you mean 'model'?"),
        ('format = "cvs"', "did you mean 'csv'?"),
        ('types = ["cont"]', "did you mean 'count'?"),
        ("zzz = 1", "it is one of: model"),
        ("context = 1", "give true or false"),
        ('types = "count"', "give a list"),
        ("model = 3", "give a text"),
        ("= broken", "cannot be read as TOML"),
    ],
)
def test_wrong_setting_is_an_error_that_says_what_to_do(tmp_path: Path, content: str, word: str) -> None:
    (tmp_path / "factextract.toml").write_text(content)
    with pytest.raises(UsageError) as caught:
        load_settings(tmp_path)
    assert word in str(caught.value)
    assert "factextract.toml" in str(caught.value)


def test_closed_lists_are_those_of_the_records() -> None:
    assert get_args(ClaimType) == CLAIM_TYPES
    assert get_args(Fate) == FATES
