"""`factextract rules`: list the rules, and prove them, and a newsroom's own words, by their examples."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from factextract.cli.options import Model
from factextract.cli.speech import say
from factextract.errors import UsageError
from factextract.lexicon.own_words import WordFile, read_word_file
from factextract.settings import load_settings

if TYPE_CHECKING:
    from factextract.rules.rule import Rule
    from factextract.testing.rule_examples import Failure

rules_app = typer.Typer(help="List the rules; prove them, and your own words, by their examples.", no_args_is_help=True)

Names = Annotated[
    list[str] | None,
    typer.Argument(metavar="[NAME...]", help="Rules, or the beginnings of their names. Default: all."),
]


@rules_app.command("list")
def list_rules(names: Names = None) -> int:
    """List rules by name with what each reads, and the files of own words with how many they add."""
    lines = [f"{rule.name}  {rule.reads}" for rule in choose(names)]
    files = [] if names else read_own_files()
    lines += [f"own words: {each.name}  {tell_words(each)}" for each in files]
    sys.stdout.buffer.write("".join(f"{line}\n" for line in lines).encode("utf-8", "backslashreplace"))
    return 0


@rules_app.command("check")
def check_rules(
    names: Names = None,
    model: Model = None,
    own_only: Annotated[bool, typer.Option("--own", help="Only the examples of own words.")] = False,
) -> int:
    """Run the examples, counterexamples and gaps of rules, and the examples of own words; 1 where one fails."""
    rules = [] if own_only else choose(names)
    files = [] if names else read_own_files()
    failures = prove_rules(rules, model or load_settings(Path.cwd()).model) if rules else []
    for failure in failures:
        say(f"{failure.rule}: {failure.text!r}: {failure.why}")
    wrong = [message for each in files for message in prove_words(each)]
    for message in wrong:
        say(message)
    counted = sum(len(rule.examples) + len(rule.counterexamples) + len(rule.gaps) for rule in rules)
    counted += sum(len(each.examples) for each in files)
    failed = len(failures) + len(wrong)
    own = f" and {len(files)} {'file' if len(files) == 1 else 'files'} of own words" if files else ""
    print(f"{len(rules)} rules{own}: {counted} examples, {failed} failed")
    return 1 if failed else 0


def prove_rules(rules: list[Rule], model: str | None) -> list[Failure]:
    """Give what fails of the rules' examples."""
    from factextract.testing.rule_examples import Prover

    prover = Prover(model)
    return [failure for rule in rules for failure in prover.prove(rule)]


def choose(names: list[str] | None) -> list[Rule]:
    """Give the rules whose names begin so; raise UsageError where none does."""
    from factextract.rules.catalogue import read_rules

    rules = list(read_rules())
    for name in names or ():
        if not any(rule.name.startswith(name) for rule in rules):
            raise UsageError(f"no rule's name begins with {name!r}; `factextract rules list` names them")
    return [rule for rule in rules if not names or rule.name.startswith(tuple(names))]


def read_own_files() -> list[WordFile]:
    """Give the files of own words that the settings name."""
    return [read_word_file(path) for path in load_settings(Path.cwd()).lexicon]


def tell_words(own: WordFile) -> str:
    """Give how many words a file adds to which tables."""
    counts: dict[str, int] = {}
    for _, table in own.words():
        counts[table] = counts.get(table, 0) + 1
    return ", ".join(f"{count} to {table}" for table, count in counts.items()) or "no words"


def prove_words(own: WordFile) -> Iterator[str]:
    """Give a line for each example of a file that is not read as it asks."""
    from factextract.rules.quantities import find_quantities
    from factextract.rules.rule import Example
    from factextract.testing.rule_examples import describe, tell_quantity

    for each in own.examples:
        shown = Example(each["text"])
        expect = {name: value for name, value in each.items() if name != "text"}
        found = find_quantities(shown.text)
        said: dict[tuple[int, int], Mapping[str, str | None]] = {
            **{(e.start, e.end): {"reason": e.reason} for e in found.exclusions},
            **{quantity.offsets: tell_quantity(shown.text, quantity) for quantity in found.quantities},
        }
        there = said.get(shown.offsets)
        if there is None:
            read = [shown.text[slice(*offsets)] for offsets in said]
            yield f"{own.name}: {shown.marked!r}: nothing is read at the mark; read were {read}"
        elif not there.items() >= expect.items():
            yield f"{own.name}: {shown.marked!r}: asks for {describe(expect)}; read was {describe(there)}"
