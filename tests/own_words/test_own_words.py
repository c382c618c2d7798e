"""A newsroom's own words: merged over ours where they are in force, nowhere else, and checked like ours."""

from __future__ import annotations

import pickle
import re
import shutil
import subprocess
import sys
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path

import pytest

import factextract
from factextract.cli.identity import hash_rules
from factextract.cli.rules import prove_words
from factextract.errors import UsageError
from factextract.lexicon import current_words, load_lexicon, use_words
from factextract.lexicon.own_words import read_word_file, read_words
from factextract.pipeline.models import load_pipeline
from factextract.rules.quantities import find_quantities
from factextract.rules.rule import Rule, example
from factextract.settings import load_settings
from factextract.testing.rule_examples import Prover

OUR_WORDS = Path(__file__).parent / "our-words.toml"
SOURCE = Path(factextract.__file__).parent
TEXT = "The dam will cost Nu 4.5 arab, and floods 30 football pitches."


def read(text=TEXT):
    return [(q.type, str(q.value), q.unit) for q in find_quantities(text).quantities]


def read_with(words):
    with use_words(words):
        return read()


OURS = [("count", "4.5", None), ("count", "30", None)]
OWN = [("currency", "4500000000", "BTN"), ("measurement", "30", "football pitch")]


def test_worked_example_reads_what_it_promises():
    own = read_word_file(OUR_WORDS)
    assert len(own.examples) == 6
    with use_words(read_words([OUR_WORDS])):
        assert list(prove_words(own)) == []
    assert len(list(prove_words(own))) == 6, "without the words in force, none of the examples may hold"


def test_words_hold_inside_their_context_alone():
    assert read() == OURS
    with use_words(read_words([OUR_WORDS])):
        assert read() == OWN
        with use_words(""):
            assert read() == OURS
        assert read() == OWN
    assert read() == OURS
    assert current_words() == ""


def test_words_travel_into_a_spawned_process():
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
        assert pool.submit(read_with, read_words([OUR_WORDS])).result() == OWN


def test_component_keeps_the_words_it_was_made_with():
    with use_words(read_words([OUR_WORDS])):
        own = load_pipeline(None)
    ours = load_pipeline(None)
    named = load_pipeline(None, lexicon=[OUR_WORDS])
    component = pickle.loads(pickle.dumps(own.get_pipe("factextract")))
    assert component.words == named.get_pipe("factextract").words == read_words([OUR_WORDS])
    for nlp, unit in ((own, "BTN"), (ours, None), (named, "BTN"), (own, "BTN")):
        assert nlp(TEXT)._.claims[0].unit == unit


def test_spacy_workers_get_the_words():
    nlp = load_pipeline(None, lexicon=[OUR_WORDS])
    assert [doc._.claims[0].unit for doc in nlp.pipe([TEXT] * 4, n_process=2, batch_size=2)] == ["BTN"] * 4


def test_python_takes_the_files():
    claims = factextract.extract(TEXT, context=False, lexicon=[OUR_WORDS])
    assert [(claim.value, claim.unit) for claim in claims] == [("4500000000", "BTN"), ("30", "football pitch")]


def test_later_file_wins_and_lists_grow(tmp_path):
    later = tmp_path / "later.toml"
    later.write_text('[numerals.scales]\narab = "5"\n[names]\nlabels = ["gewog", "chiwog"]\n', encoding="utf-8")
    before = load_lexicon("names")["labels"]
    with use_words(read_words([OUR_WORDS, later])):
        assert load_lexicon("numerals")["scales"]["arab"] == "5"
        assert load_lexicon("numerals")["scales"]["kharab"] == "100000000000"
        assert load_lexicon("names")["labels"] == (*before, "gewog", "dungkhag", "chiwog")


def test_order_inside_a_file_is_all_one(tmp_path):
    one, other = tmp_path / "one.toml", tmp_path / "other.toml"
    one.write_text('[units.names]\npace = "pace"\nrod = "rod"\n', encoding="utf-8")
    other.write_text('[units.names]\nrod = "rod"\npace = "pace"\n', encoding="utf-8")
    assert read_words([one]) == read_words([other])


def test_words_are_part_of_the_hash():
    plain = hash_rules()
    with use_words(read_words([OUR_WORDS])):
        assert hash_rules() != plain
    assert hash_rules() == plain


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("[monies.names]", "unknown table [monies]"),
        ("[currency.names]\na = 'EUR'", "did you mean 'currencies'?"),
        ("[units.name]\npace = 'pace'", "did you mean 'names'?"),
        ("[currencies.names]\nducat = 'ducat'", "give an ISO 4217 code"),
        ("[currencies.names]\nDucat = 'EUR'", "give 'ducat'"),
        ("[currencies.families]\ncrown = 'EUR'", "give a table"),
        ("[numerals.scales]\narab = 'many'", "give its value in digits"),
        ("[numerals.scales]\narab = '1e999999'", "give its value in digits"),
        ("[numerals.scales]\narab = true", "give its value in digits"),
        ("[numerals.scales]\n'two words' = '5'", "one word in lower case"),
        ("[numerals.scales]\narab = 'NaN'", "give its value in digits"),
        ("[names]\nlabels = 'gewog'", "give a list of words"),
        ("[names]\nlabels = [1]", "give a list of words"),
        ("[units]\nnames = 'pace'", "give a table of words"),
        ("units = 3", "give tables such as"),
        ("[units.names]\npace = 3", "give a text in quotes"),
        ("[[examples]]\ntext = 'no mark'", "in [[ and ]]"),
        ("[[examples]]\ntext = 'a [[5]]'\nvalu = '5'", "did you mean 'value'?"),
        ("[[examples]]\ntext = 'a [[5]]'\nvalue = 5", "every value is a text"),
        ("examples = 5", "give tables [[examples]]"),
        ("not toml", "cannot be read"),
    ],
)
def test_unfit_file_is_one_clear_line(tmp_path, text, says):
    path = tmp_path / "words.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(UsageError) as caught:
        read_words([path])
    assert says in str(caught.value)
    assert str(path) in str(caught.value)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize("data", [b"\xff\xfe", b"# " + b"a" * 1_000_001], ids=["bytes", "too_long"])
def test_unreadable_file_is_an_error(tmp_path, data):
    path = tmp_path / "words.toml"
    path.write_bytes(data)
    with pytest.raises(UsageError, match="own words"):
        read_words([path])


def test_missing_file_is_an_error(tmp_path):
    with pytest.raises(UsageError, match="cannot be read"):
        read_words([tmp_path / "none.toml"])


def test_caches_of_words_belong_to_the_words():
    """What is made of an open lexicon is remembered by `cache_by_words` alone, so that nothing is ever cleared."""
    plain = re.compile(
        r"@(?:functools\.)?(?:lru_)?cache\b[^\n]*\n(?:@[^\n]*\n)*def (\w+)[^\n]*\n((?:    [^\n]*\n|\n)+)"
    )
    opened = re.compile(
        r'load_lexicon\("(?:currencies|units|numerals|abbreviations|names)"\)|unit_table\(\)|iso_codes\(\)'
    )
    wrong = [
        f"{path.name}: {match[1]}"
        for path in SOURCE.rglob("*.py")
        for match in plain.finditer(path.read_text(encoding="utf-8"))
        if opened.search(match[2])
    ]
    assert wrong == []


@pytest.fixture
def project(tmp_path):
    """Make a folder whose settings name the worked example."""
    shutil.copy(OUR_WORDS, tmp_path)
    (tmp_path / "pyproject.toml").write_text('[tool.factextract]\nlexicon = ["our-words.toml"]\n', encoding="utf-8")
    (tmp_path / "deeper").mkdir()
    return tmp_path


def run(folder, *arguments):
    command = [sys.executable, "-m", "factextract.cli", *arguments]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, encoding="utf-8", check=False)


def test_settings_name_files_from_their_own_folder(project):
    assert load_settings(project / "deeper").lexicon == (str(project / "our-words.toml"),)


def test_command_line_reads_with_the_words(project):
    (project / "story.txt").write_text(TEXT, encoding="utf-8")
    done = run(project, "extract", "story.txt", "--no-context", "-f", "csv", "--force")
    assert done.returncode == 0, done.stderr
    assert "BTN" in done.stdout
    assert "football pitch" in done.stdout


@pytest.mark.model
def test_explain_shows_which_words_are_own(project):
    done = run(project / "deeper", "explain", TEXT)
    assert "currency = 4500000000 BTN" in done.stdout
    assert "Own words of our-words.toml: " in done.stdout
    assert "'arab' (numerals.scales)" in done.stdout
    assert "kharab" not in done.stdout


@pytest.mark.model
def test_rules_check_proves_own_words(project):
    done = run(project, "rules", "check", "--own")
    assert done.returncode == 0, done.stderr
    assert "1 file of own words" in done.stdout
    path = project / "our-words.toml"
    path.write_text(path.read_text(encoding="utf-8").replace("30 football", "31 football"), encoding="utf-8")
    done = run(project, "rules", "check", "--own")
    assert done.returncode == 1
    assert "our-words.toml" in done.stderr
    assert "'value': '30'" in done.stderr or "value '30'" in done.stderr


@pytest.mark.model
def test_rules_check_runs_the_rules_that_are_named(tmp_path):
    done = run(tmp_path, "rules", "check", "numerals.")
    assert done.returncode == 0, done.stderr
    assert re.fullmatch(r"\d+ rules: \d+ examples, 0 failed\n", done.stdout)
    assert run(tmp_path, "rules", "check", "nowhere").returncode == 2


def test_rules_list_tells_what_each_reads(project):
    done = run(project, "rules", "list")
    assert "numerals.digits  A whole number in digits" in done.stdout
    assert "own words: our-words.toml  2 to numerals.scales" in done.stdout
    assert run(project, "rules", "list", "times.").stdout.count("\n") > 20


@pytest.mark.model
@pytest.mark.parametrize(
    ("rule", "why"),
    [
        (Rule("numerals.digits", "x", (example("It has [[12]] rooms.", value="13"),)), "asks for value '13'"),
        (Rule("numerals.digits", "x", (example("It has [[no]] rooms."),)), "nothing is read there"),
        (Rule("numerals.digits", "x", (example("It has [[12]] rooms."),), ("It has 14.",)), "is a counterexample"),
        (Rule("numerals.digits", "x", (example("[[12]] came."),), (), (example("[[14]] left."),)), "has closed"),
        (Rule("claims.metric_x", "x", (example("It has [[12]] rooms.", metric="rooms"),)), "gives metric 'rooms'"),
    ],
    ids=["value", "nothing", "counterexample", "gap", "other_rule"],
)
def test_prover_tells_what_fails(rule, why):
    (failure,) = Prover().prove(rule)
    assert failure.rule == rule.name
    assert why in failure.why


def test_broken_words_stop_a_verb_and_not_its_help(project):
    (project / "our-words.toml").write_text("[units.nams]\n", encoding="utf-8")
    done = run(project, "extract", "story.txt")
    assert done.returncode == 2
    assert done.stderr.count("\n") == 1
    assert "did you mean 'names'?" in done.stderr
    assert run(project, "extract", "--help").returncode == 0
