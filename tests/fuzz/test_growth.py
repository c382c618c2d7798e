"""Four times the text takes about four times the work, whatever is repeated; no pattern blows up on any input."""

from __future__ import annotations

import ast
import re
import signal
import sys
import time
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from pathlib import Path

import pytest

import factextract
from factextract.pipeline.models import load_pipeline
from factextract.rules.quantities import find_quantities

try:  # Python 3.11 moved it
    from re import _parser as sre_parse
except ImportError:
    import sre_parse

SOURCE = Path(factextract.__file__).parent

REPEATED = (
    *("1", "1,", "1.", "$", "$1", "1-", "1 ", "0.0.", "1/2 ", "½", "½1", "00:", "1e", "1_", "+44 5", "#5 ", "5'", "5;"),
    *("A", "A.", "a-b-", "a.b.", "a@b.", "www.a", "http://", "x1", "A5 ", "U.S.$", "US$", "'", "“", '"', "(", ")", "-"),
    *("—", "…", " ", "\n", ". ", "\n1. ", "\u00a0", "\u200b", "\u202e", "\u0301", "\x00", "\ud800", "１", "٣", "🙂"),
    *("one ", "one and ", "one-", "twenty-", "half a ", "two and a half million ", "minus ", "zero point five "),
    *("five point ", "hundreds of thousands of ", "dozens of ", "lakh crore ", "million ", "third ", "twice ", "1st "),
    *("10 to 20 ", "from 5 to ", "between 5 and ", "5-5 ", "50-50 ", "5 by 5 ", "1 in 5 ", "one in ", "5,5 ", "5 – "),
    *("5%", "5 percent, ", "5 percent of ", "5 points ", "€5m ", "5km ", "5 km per hour ", "Rs 5 ", "5 cents ", "per "),
    *("more than ", "about ", "Section 5 ", "FTSE 100 ", "Boeing 737 ", "5-year-old ", "Smith, 42, ", "aged 5, "),
    *("2019-", "2019 ", "May 5, ", "Q1 ", "10pm ", "12:30 ", "1990s ", "last year ", "in the first half of "),
    *("It rose 5 percent to $3bn in May, said Smith. ", "Of the 54,000, 38,000 or 70 percent left\n", "up 5, "),
)
"""What is said again and again: all that one rule or another looks for, and what none does."""

SIGNS = ("$", "US$", "'", "“", '"', "(", ")", "—", "…", "\ud800", "🙂")
"""Signs without a blank: spaCy's own tokeniser takes quadratic time on thousands of them in a row."""

LINKED = (
    "½",
    "5%",
    "2019 ",
    "in the first half of ",
    "Of the 54,000, 38,000 or 70 percent left\n",
    "up 5, ",
    "http://",
)
"""Thousands of figures in one sentence, between which links are looked for: not linear yet."""

QUICK = ("1,", "1-", "a-b-", "A.", "5 points ", "one and ", "10 to 20 ", "5;", "2019-", "'", "12:30 ", "\ud800")
"""Those that are tried in every run; each of them once took quadratic time, or looks as if it could."""

BODIES = [pytest.param(body, marks=() if body in QUICK else pytest.mark.slow, id=ascii(body)) for body in REPEATED]

SIZES = (3_000, 12_000)
BOUND = 7.0
"""Linear is 4; quadratic, where it is all of the work, is 16."""

TRIES = 4


def take_time(read, text):
    """Give the seconds of processor time that a reading takes; what others do on the machine does not count."""
    started = time.process_time()
    read(text)
    return time.process_time() - started


def measure_growth(read, body):
    """Give the least of a few measures of the growth from the smaller size to the greater."""
    least = float("inf")
    for _ in range(TRIES):
        small, great = (take_time(read, (body * (size // len(body) + 1))[:size]) for size in SIZES)
        least = min(least, great / max(small, 0.004))
        if least <= BOUND:
            break
    return least


@pytest.mark.parametrize("body", BODIES)
def test_numbers_are_read_in_linear_time(body):
    assert measure_growth(find_quantities, body) <= BOUND


@pytest.mark.slow
@pytest.mark.parametrize("body", [each for each in REPEATED if each not in (*SIGNS, *LINKED)], ids=ascii)
def test_claims_without_a_parse_are_read_in_linear_time(body, unparsed):
    assert measure_growth(unparsed, body.replace("\ud800", "\ufffd")) <= BOUND


@pytest.fixture(scope="module")
def unparsed():
    return load_pipeline(None)


def test_measure_finds_quadratic_work():
    def read(text):
        return sum(1 for _ in range(len(text) // 50) for _ in text)

    assert measure_growth(read, "x") > BOUND


def list_patterns():
    """Give every pattern that the source hands to `re`, where it is written out, with its place."""
    found = {}
    for path in sorted(SOURCE.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            called = isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)
            if called and isinstance(node.func.value, ast.Name) and node.func.value.id == "re" and node.args:
                first = node.args[0]
                if isinstance(first, ast.Constant) and isinstance(first.value, str):
                    found.setdefault(first.value, f"{path.relative_to(SOURCE).as_posix()}:{node.lineno}")
    return found


def list_compiled():
    """Give every compiled pattern that a module holds, or that a function without arguments gives, with its place."""
    import importlib

    found = {}
    for path in sorted(SOURCE.rglob("*.py")):
        name = ".".join(("factextract", *path.relative_to(SOURCE).with_suffix("").parts))
        if path.name in ("__init__.py", "__main__.py", "pytest_plugin.py"):
            continue
        module = importlib.import_module(name)
        for key, value in list(vars(module).items()):
            cached = hasattr(value, "__wrapped__") and getattr(value, "__module__", "") == name
            if cached and value.__wrapped__.__code__.co_argcount == 0:
                value = value()
            for pattern in dig(value, 3):
                found.setdefault(pattern.pattern, (f"{name}.{key}", pattern))
    return found


def dig(value, depth):
    """Give the patterns inside a value: itself, or in its mappings, sequences and frozen records."""
    if isinstance(value, re.Pattern):
        if isinstance(value.pattern, str):
            yield value
    elif depth and isinstance(value, (tuple, list)):
        for each in value:
            yield from dig(each, depth - 1)
    elif depth and isinstance(value, Mapping):
        yield from dig(list(value.values()), depth)
    elif depth and is_dataclass(type(value)):
        yield from dig([getattr(value, each.name, None) for each in fields(value)], depth - 1)


def sample(parsed):
    """Give a short text that a parsed pattern matches, as nearly as its parts tell."""
    text = ""
    for operator, argument in parsed:
        name = str(operator)
        if name == "LITERAL":
            text += chr(argument)
        elif name == "NOT_LITERAL":
            text += "a" if argument != ord("a") else "b"
        elif name == "ANY":
            text += "a"
        elif name == "IN":
            text += sample_class(argument)
        elif name in ("MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT"):
            text += sample(argument[2]) * max(1, min(argument[0], 3))
        elif name == "SUBPATTERN":
            text += sample(argument[-1])
        elif name == "ATOMIC_GROUP":
            text += sample(argument)
        elif name == "BRANCH":
            text += sample(argument[1][0])
    return text


def sample_class(items):
    """Give a character of a class."""
    negated = any(str(operator) == "NEGATE" for operator, _ in items)
    for operator, argument in items:
        name = str(operator)
        if negated:
            continue
        if name == "LITERAL":
            return chr(argument)
        if name == "RANGE":
            return chr(argument[0])
        if name == "CATEGORY":
            return {"CATEGORY_DIGIT": "1", "CATEGORY_SPACE": " ", "CATEGORY_WORD": "a"}.get(str(argument), "-")
    return "a"


def list_pumps(parsed):
    """Give what each unbounded repetition of a pattern repeats, with a text that leads up to it."""
    lead = ""
    for operator, argument in parsed:
        name = str(operator)
        if name in ("MAX_REPEAT", "MIN_REPEAT"):
            if argument[1] > 1_000:
                for body in {sample(argument[2]), *list_alternatives(argument[2])}:
                    yield lead, body
            for inner_lead, body in list_pumps(argument[2]):
                yield lead + inner_lead, body
        elif name == "SUBPATTERN":
            for inner_lead, body in list_pumps(argument[-1]):
                yield lead + inner_lead, body
        elif name == "BRANCH":
            for branch in argument[1]:
                for inner_lead, body in list_pumps(branch):
                    yield lead + inner_lead, body
        lead += sample([(operator, argument)])


def list_alternatives(parsed):
    """Give samples of the alternatives at the top of a repeated part."""
    for operator, argument in parsed:
        if str(operator) == "BRANCH":
            yield from (sample(branch) for branch in argument[1])
        elif str(operator) == "SUBPATTERN":
            yield from list_alternatives(argument[-1])


class TooLongError(Exception):
    """A search that did not come to an end."""


def search_within(pattern, text, seconds):
    """Search a text; raise TooLongError when it takes longer than that."""

    def stop(_number, _frame):
        raise TooLongError

    before = signal.signal(signal.SIGALRM, stop)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        pattern.search(text)
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


def find_blow_up(pattern):
    """Give the pumped part on which a pattern takes exponential time, or cubic; None where it takes neither."""
    parsed = sre_parse.parse(pattern.pattern, pattern.flags & ~re.DEBUG)
    for lead, body in sorted(set(list_pumps(parsed))):
        if not body:
            continue
        for ending in ("\x01", " \x01", "!x"):
            try:
                search_within(pattern, lead + body * 40 + ending, 2.0)
                search_within(pattern, lead + body * 600 + ending, 6.0)
            except TooLongError:
                return lead, body
    return None


needs_alarm = pytest.mark.skipif(not hasattr(signal, "SIGALRM"), reason="a search is stopped by a signal")
no_tracing = pytest.mark.skipif(sys.gettrace() is not None, reason="times under a debugger say nothing")


@needs_alarm
@no_tracing
def test_search_for_blow_ups_finds_them():
    assert find_blow_up(re.compile(r"(a+)+\Z")) is not None
    assert find_blow_up(re.compile(r"(?:\w+\s?)+:")) is not None
    assert find_blow_up(re.compile(r"\d+(?:,\d{3})*")) is None


@pytest.mark.slow
@needs_alarm
@no_tracing
def test_no_pattern_blows_up():
    compiled = list_compiled()
    patterns = {source: (where, re.compile(source)) for source, where in list_patterns().items()}
    everything = {**patterns, **compiled}
    assert len(everything) > 300
    blown = {where: blow for where, pattern in everything.values() if (blow := find_blow_up(pattern)) is not None}
    assert blown == {}
