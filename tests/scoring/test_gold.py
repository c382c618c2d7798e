"""Gold files are read strictly: every fault is named in one line, and no file, however broken, ends in a traceback."""

from __future__ import annotations

import json
import random
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from factextract.errors import InvalidGoldError
from factextract.scoring.claims import format_gold, read_predictions
from factextract.scoring.gold import GoldArticle, hash_text, load_gold_file, read_gold, validate_gold

from .conftest import ROOT

TEXT = "Sales at the bakery rose 12 percent to $3 million, and 4 of 9 shops broke even.\n"


def quote(start: int, end: int) -> dict[str, Any]:
    return {"start": start, "end": end, "text": TEXT[start:end]}


def make_claim(text: str, kind: str, value: str, unit: str | None, **more: Any) -> dict[str, Any]:
    start = TEXT.index(text)
    span = quote(start, start + len(text))
    return {"doc_id": "bakery", "claim_id": f"bakery:{start}-{start + len(text)}", **span, "type": kind, "value": value,
            "low": None, "high": None, "unit": unit, "per": None, "comparator": "=", "change": None,
            "modality": "asserted", "period": None, "metric": quote(0, 5), "subject": None, "time": None, "place": None,
            "source": None, "links": [], **more}  # fmt: skip


def make_gold() -> dict[str, Any]:
    claims = [
        make_claim(
            "12 percent", "percentage", "12", "percent", change={"direction": "increase", "role": "by", "basis": None}
        ),
        make_claim("$3 million", "currency", "3000000", "USD"),
        make_claim("4", "count", "4", None, links=[{"relation": "part_of", "target": "bakery:60-61"}]),
        make_claim("9", "count", "9", None, optional=True),
    ]
    return {"doc_id": "bakery", "text_sha256": hash_text(TEXT), "guidelines": "1.2", "published": "2025-01-31",
            "claims": claims}  # fmt: skip


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "texts").mkdir()
    (tmp_path / "texts" / "bakery.txt").write_bytes(TEXT.encode())
    return tmp_path


def find_problems(folder: Path, gold: object) -> list[str]:
    text = gold if isinstance(gold, str) else json.dumps(gold)
    (folder / "bakery.json").write_bytes(text.encode("utf-8", "surrogatepass"))
    return [str(problem) for problem in validate_gold(folder, folder / "texts")[1]]


def test_sound_gold_has_no_problem(folder: Path) -> None:
    assert find_problems(folder, make_gold()) == []


def set_claim(number: int, **fields: Any) -> Callable[[dict[str, Any]], object]:
    return lambda gold: gold["claims"][number].update(fields)


FAULTS: dict[str, tuple[Callable[[dict[str, Any]], object], str]] = {
    "changed text": (lambda g: g.update(text_sha256="0" * 64), "text_sha256: is 000000000000…"),
    "other name": (lambda g: g.update(doc_id="butcher"), "doc_id: is 'butcher', but the file's name says 'bakery'"),
    "unknown key": (lambda g: g.update(note="x"), "note: Extra inputs are not permitted"),
    "no claims": (lambda g: g.pop("claims"), "claims: a list is needed, not null"),
    "unknown type": (set_claim(0, type="percent"), "claim 1 (bakery:25-35): type: Input should be 'percentage'"),
    "wrong text": (set_claim(0, text="13 percent"), "the text has '12 percent' at 25-35, the gold '13 percent'"),
    "role elsewhere": (set_claim(0, metric={"start": 1, "end": 6, "text": "Sales"}), "metric: the text has 'ales '"),
    "behind the end": (set_claim(0, metric={"start": 78, "end": 83, "text": "Sales"}), "ends behind the text"),
    "float value": (set_claim(0, value=12.0), "value: Input should be a valid string"),
    "exponent": (set_claim(1, value="3e6"), "value: String should match pattern"),
    "leading zero": (set_claim(1, value="03"), "value: String should match pattern"),
    "no value": (set_claim(1, value=None), "value: neither a value nor low and high"),
    "one end": (set_claim(1, value=None, low="3"), "low and high: one is given, the other is null"),
    "value and ends": (set_claim(1, low="3", high="4"), "value: must be null where low and high are given"),
    "ends swapped": (set_claim(1, value=None, low="5", high="4"), "low and high: 5 is greater than 4"),
    "score with a value": (set_claim(2, type="score"), "value: a score has low and high"),
    "unit of a percentage": (set_claim(0, unit="%"), "unit: '%' for a percentage; percent is needed"),
    "no such currency": (set_claim(1, unit="USX"), "unit: 'USX' is no ISO 4217 code"),
    "unit of a count": (set_claim(2, unit="shop"), "unit: 'shop' for a count, which has none"),
    "duration without unit": (set_claim(2, type="duration"), "unit: a duration needs one"),
    "no such comparator": (set_claim(0, comparator="≈"), "comparator: Input should be '='"),
    "denominator of zero": (set_claim(0, per={"value": "0", "unit": "hour"}), "per: 0 is no denominator"),
    "period backwards": (set_claim(0, period={"from": "2025-02-01", "to": "2025-01-01"}), "2025-02-01 is after"),
    "link to nowhere": (set_claim(2, links=[{"relation": "part_of", "target": "bakery:1-2"}]), "is no claim of this"),
    "link to itself": (set_claim(2, links=[{"relation": "part_of", "target": "bakery:55-56"}]), "to the claim itself"),
    "id of other offsets": (set_claim(2, claim_id="bakery:55-57"), "claim_id must be bakery:55-56"),
    "twice": (lambda g: g["claims"].append(g["claims"][0]), "claim_id stands twice"),
    "overlap": (lambda g: g["claims"].append(make_claim("12", "count", "12", None)), "overlaps bakery:25-27"),
    "start as text": (set_claim(0, start="25"), "start: Input should be a valid integer"),
    "no object": (lambda g: g["claims"].append(7), "claim 5: an object is needed, not a number"),
}  # fmt: skip


@pytest.mark.parametrize("fault", FAULTS)
def test_fault_is_named(folder: Path, fault: str) -> None:
    gold = make_gold()
    break_it, expected = FAULTS[fault]
    break_it(gold)
    problems = find_problems(folder, gold)
    assert any(expected in problem for problem in problems), problems
    assert all(problem.startswith(str(folder / "bakery.json")) and "\n" not in problem for problem in problems)
    with pytest.raises(InvalidGoldError, match="bakery"):
        read_gold(folder, folder / "texts")


BROKEN_FILES = {
    "empty": ("", "no JSON: Expecting value, line 1, column 1"),
    "cut off": ('{"doc_id": "bakery", "claims": [', "no JSON"),
    "a list": ("[]", "an object with doc_id and claims is needed, not a list"),
    "NaN": ('{"doc_id": NaN}', "NaN is no JSON number"),
    "key twice": ('{"doc_id": "a", "doc_id": "b"}', "the key 'doc_id' stands twice"),
    "deep": ("[" * 100_000, "nested too deeply"),
    "great exponent": ('{"claims": [{"start": 1e999999999}]}', "the number 1e999999999 is out of range"),
    "greater exponent": ('{"claims": 1e99999999999999999999}', "is out of range"),
    "huge number": ('{"claims": ' + "9" * 5000 + "}", "4300"),
    "lone surrogate": ('{"doc_id": "\\ud800", "text_sha256": "x", "claims": []}', "bakery.json"),
    "not UTF-8": ('{"doc_id": "\ud800"}', "no UTF-8 at byte"),
}


@pytest.mark.parametrize("name", BROKEN_FILES)
def test_broken_file_is_named(folder: Path, name: str) -> None:
    text, expected = BROKEN_FILES[name]
    problems = find_problems(folder, text)
    assert any(expected in problem for problem in problems), problems


def test_missing_text_and_changed_checksum_are_named(folder: Path) -> None:
    (folder / "SHA256SUMS").write_text(f"{'0' * 64}  texts/bakery.txt\n{'0' * 64}  texts/butcher.txt\n")
    problems = find_problems(folder, make_gold())
    assert [problem.split(": ", 1)[1] for problem in problems] == [
        "line 1: texts/bakery.txt has changed",
        "line 2: no such file: 'texts/butcher.txt'",
    ]
    (folder / "texts" / "bakery.txt").unlink()
    assert "no such text" in find_problems(folder, make_gold())[0]


def mutate_bytes(data: bytes, rng: random.Random) -> bytes:
    content = bytearray(data)
    for _ in range(rng.randint(1, 6)):
        if len(content) < 2:
            break
        place = rng.randrange(len(content))
        action = rng.randrange(5)
        if action == 0:
            content[place] = rng.randrange(256)
        elif action == 1:
            del content[place : place + rng.randint(1, 40)]
        elif action == 2:
            content[place:place] = rng.choice([b'"', b"}", b"[", b"\x00", b"1e999999999", b"NaN", b"\xff", b"null,"])
        elif action == 3:
            content[place:place] = content[place : place + rng.randint(1, 200)]
        else:
            del content[rng.randrange(1, len(content)) :]
    return bytes(content)


ODD_VALUES: list[Any] = [
    None, True, -1, 0, 10**30, 1.5, "", "1e5", "NaN", "x" * 500, "\x00", "\u2028", [], {}, [[]], {"start": 1},
    {"start": 5, "end": 1, "text": ""}, ["a"], "٣", "2024-99-99", [{"relation": "part_of", "target": 3}],
]  # fmt: skip


def mutate_values(data: bytes, rng: random.Random) -> bytes:
    gold = json.loads(data)
    for _ in range(rng.randint(1, 3)):
        node: Any = gold
        while True:
            keys = list(node) if isinstance(node, dict) else list(range(len(node)))
            key = rng.choice(keys)
            child = node[key]
            if isinstance(child, dict | list) and child and rng.random() < 0.9:
                node = child
                continue
            action = rng.randrange(3)
            if action == 0:
                node[key] = rng.choice(ODD_VALUES)
            elif action == 1:
                del node[key]
            elif isinstance(node, dict):
                node[f"{key}x"] = child
            else:
                node.append(child)
            break
        if not gold:
            break
    return json.dumps(gold).encode()


@pytest.mark.parametrize("mutate", [mutate_bytes, mutate_values])
def test_malformed_gold_gives_clear_errors(
    articles: list[GoldArticle], tmp_path: Path, mutate: Callable[[bytes, random.Random], bytes]
) -> None:
    named = 0
    sources = [(article.doc_id, article.path.read_bytes()) for article in articles[:5]]
    for seed in range(500):
        doc_id, data = sources[seed % len(sources)]
        path = tmp_path / f"{doc_id}.json"
        path.write_bytes(mutate(data, random.Random(seed)))
        _, problems = load_gold_file(path, doc_id=doc_id, texts=ROOT / "corpus" / "texts")
        named += bool(problems)
        assert all(str(problem).startswith(str(path)) for problem in problems)
        assert all(len(str(problem)) < 1000 and "\n" not in str(problem) for problem in problems)
    # Some mutations leave sound gold: a comparator within its closed values, a flag.
    assert named > 400


def test_gold_of_the_project_is_sound() -> None:
    articles, problems = validate_gold(ROOT / "gold", ROOT / "corpus" / "texts")
    assert [str(problem) for problem in problems] == []
    assert sum(len(article.claims) for article in articles) == 561


def test_format_gold_gives_back_the_file(articles: list[GoldArticle]) -> None:
    for article in articles:
        assert json.loads(format_gold(article.document)) == json.loads(article.path.read_text("utf-8"))


def test_publication_days_are_those_of_the_gold(articles: list[GoldArticle]) -> None:
    tomllib = pytest.importorskip("tomllib")
    days = tomllib.loads((ROOT / "corpus" / "articles.toml").read_text("utf-8"))
    assert {a.doc_id: a.document.published for a in articles} == {
        k: v["published"].isoformat() for k, v in days.items()
    }


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("{", "line 2: no JSON"),
        ("[]", "line 2: no claim"),
        ('{"doc_id": "a", "start": 1, "end": 2, "value": "many"}', "value: 'many' is no decimal"),
        ('{"doc_id": "a", "start": 1, "end": 2, "value": 1e999999}', "is out of range"),
        ('{"doc_id": "a", "start": "x", "end": 2}', "start: Input should be a valid integer"),
    ],
)
def test_bad_prediction_is_named(line: str, expected: str) -> None:
    with pytest.raises(InvalidGoldError, match=expected):
        read_predictions(["", line], name="p.jsonl")


def test_prediction_needs_little() -> None:
    (claim,) = read_predictions(['{"doc_id": "a", "start": 1, "end": 2, "value": 1.50, "links": null, "score": 0.3}'])
    assert (claim.claim_id, claim.value, claim.links) == ("a:1-2", "1.50", ())


def test_gold_below_a_folder_is_named_by_its_path(folder: Path) -> None:
    (folder / "texts" / "north").mkdir()
    shutil.copy(folder / "texts" / "bakery.txt", folder / "texts" / "north" / "bakery.txt")
    gold = make_gold()
    gold["doc_id"], gold["claims"] = "north/bakery", []
    (folder / "north").mkdir()
    (folder / "north" / "bakery.json").write_text(json.dumps(gold))
    (article,) = read_gold(folder, folder / "texts")
    assert article.doc_id == "north/bakery"
