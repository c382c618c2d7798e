"""`factextract gold promote`: reviewed claims become gold."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from factextract.cli.speech import say

if TYPE_CHECKING:
    from factextract.review.promote import Promotion

NOTHING_TO_PROMOTE = 5

JournalFile = Annotated[Path, typer.Argument(metavar="JOURNAL", help="The review's journal.")]
GoldFolder = Annotated[Path, typer.Option("--gold", metavar="DIR", help="The folder of gold files.")]
Corpus = Annotated[Path, typer.Option("--corpus", metavar="DIR", help="The folder that holds texts/.")]
Reviewer = Annotated[
    str | None,
    typer.Option("--reviewer", metavar="NAME", help="Whose decisions count. Default: everybody's.", show_default=False),
]
Partial = Annotated[bool, typer.Option("--partial", help="Take articles too in which something is undecided.")]
Apply = Annotated[bool, typer.Option("--apply", help="Write; without it only the difference is shown.")]


def promote(
    journal: JournalFile,
    gold: GoldFolder = Path("gold"),
    corpus: Corpus = Path("corpus"),
    reviewer: Reviewer = None,
    partial: Partial = False,
    apply: Apply = False,
) -> int:
    """Show what a review would make of the gold, and write it with --apply; blind gold is never changed."""
    from factextract.review.journal import Journal
    from factextract.review.promote import apply_promotion, plan_promotion

    texts = corpus / "texts"
    opened = Journal(journal, create=False)
    try:
        plans = plan_promotion(opened, gold, texts=texts, reviewer=reviewer, partial=partial)
    finally:
        opened.close()
    for plan in plans:
        tell_plan(plan, gold)
    ready = [plan for plan in plans if plan.changes]
    if apply:
        for plan in ready:
            for place in apply_promotion(plan, gold, texts=texts):
                say(f"{place}: written")
    elif ready:
        say(f"{len(ready)} of {len(plans)} articles have something to promote; --apply writes it")
    return 0 if ready else NOTHING_TO_PROMOTE


def tell_plan(plan: Promotion, gold: Path) -> None:
    """Print the difference that a promotion makes, and say what stands in its way."""
    name = plan.article.doc_id
    if plan.refused is not None:
        say(f"{name}: {plan.refused}")
    for words in plan.differing:
        say(words)
    for words in plan.problems:
        say(f"{name}: {words}")
    if plan.changes:
        diff = plan.format_diff(f"{gold.name}/{name}.json")
        typer.echo(diff.encode("utf-8", "backslashreplace").decode("utf-8"), nl=False)
