"""What a run was made with: rules, model, versions, as hashes and names that a baseline can keep."""

from __future__ import annotations

import hashlib
from importlib.metadata import PackageNotFoundError, version
from importlib.util import find_spec
from pathlib import Path

from factextract.lexicon import current_words
from factextract.scoring.baseline import Identity

RULE_FOLDERS = ("lexicon", "rules", "values", "pipeline")


def describe_identity(model: str | None) -> Identity:
    """Give the identity of an extraction by this installation under a model, the pinned one where none is named."""
    from factextract.pipeline.models import PINNED_MODEL

    name = model or PINNED_MODEL
    return Identity(
        rules=hash_rules(),
        model=f"{name} {find_version(name.replace('_', '-'))}".strip(),
        versions={"factextract": find_version("factextract"), "spacy": find_version("spacy")},
    )


def hash_rules() -> str:
    """Give a hash over the rules and word lists that are installed, and over the own words that hold now."""
    digest = hashlib.sha256()
    for folder in RULE_FOLDERS:
        spec = find_spec(f"factextract.{folder}")
        for place in (spec.submodule_search_locations or []) if spec else []:
            root = Path(place)
            for path in sorted(p for p in root.rglob("*") if p.suffix in (".py", ".toml")):
                digest.update(f"{folder}/{path.relative_to(root).as_posix()}\0".encode())
                digest.update(path.read_bytes().replace(b"\r\n", b"\n"))
    digest.update(current_words().encode())
    return digest.hexdigest()


def find_version(distribution: str) -> str:
    """Give the installed version of a distribution; empty where it has none."""
    try:
        return version(distribution)
    except PackageNotFoundError:
        return ""
