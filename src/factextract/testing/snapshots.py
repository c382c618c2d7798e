"""Snapshots of claims as YAML beside a test, on top of pytest-regressions."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator, Mapping
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest

from factextract.scoring.baseline import shorten_claim
from factextract.scoring.claims import ROLES, ClaimLike
from factextract.testing.orphans import Snapshots


class ClaimsRegression:
    """Snapshots of the claims of one test."""

    def __init__(self, request: pytest.FixtureRequest, snapshots: Snapshots) -> None:
        self.request = request
        self.snapshots = snapshots

    def check(self, claims: Iterable[ClaimLike], basename: str | None = None) -> None:
        """Compare claims with the snapshot; what changed is printed claim by claim above the files' difference."""
        node = self.request.node
        config = self.request.config
        if is_ci() and (config.getoption("force_regen", False) or config.getoption("regen_all", False)):
            pytest.fail(
                "snapshots are not written anew where CI is set: do it by hand, read the change, commit it", False
            )
        name = basename or re.sub(r"[\W]", "_", node.name)
        folder = Path(node.path).with_suffix("")
        path = folder / f"{name}.yml"
        self.snapshots.use(path)
        now = [describe_claim(claim) for claim in sorted(claims, key=lambda c: (c.start, c.end, c.type or ""))]
        regression = self.request.getfixturevalue("data_regression")
        if path.is_file():
            before = read_snapshot(path)
            for line in describe_changes(before, now):
                print(line)  # noqa: T201 - pytest shows it above the failure
        regression.check({"claims": now}, fullpath=path)


def is_ci() -> bool:
    """Tell whether this is a run of continuous integration."""
    return os.environ.get("CI", "").lower() not in ("", "0", "false")


def describe_claim(claim: ClaimLike) -> dict[str, Any]:
    """Give a claim as it stands in a snapshot: without its rules and what is empty; decimals stay text."""
    short = {key: value for key, value in shorten_claim(claim).items() if key != "rules"}
    for role in ROLES:
        span = getattr(claim, role)
        if span is not None:
            short[role] = f"{span.text} @{span.start}-{span.end}"
    warnings = getattr(claim, "warnings", ())
    if warnings:
        short["warnings"] = list(warnings)
    return short


def read_snapshot(path: Path) -> list[dict[str, Any]]:
    """Read a snapshot; what is none counts as empty, and the comparison of the files will tell."""
    yaml = import_module("yaml")  # comes with pytest-regressions
    try:
        content = yaml.safe_load(path.read_text("utf-8"))
    except (yaml.YAMLError, OSError, UnicodeDecodeError):
        return []
    listed = content.get("claims") if isinstance(content, dict) else None
    return [claim for claim in listed if isinstance(claim, dict)] if isinstance(listed, list) else []


def describe_changes(before: list[dict[str, Any]], now: list[dict[str, Any]]) -> Iterator[str]:
    """Give the claims that are gone, new and changed, in that order."""
    old, new = index_claims(before), index_claims(now)
    buckets: dict[str, list[str]] = {"GONE": [], "NEW": [], "CHANGED": []}
    for key in sorted(set(old) | set(new)):
        a, b = old.get(key), new.get(key)
        if b is None and a is not None:
            buckets["GONE"].append(f"  {key[0]}-{key[1]} {a.get('text')!r} {say_value(a)}")
        elif a is None and b is not None:
            buckets["NEW"].append(f"  {key[0]}-{key[1]} {b.get('text')!r} {say_value(b)}")
        elif a is not None and b is not None and a != b:
            fields = sorted(name for name in {*a, *b} if a.get(name) != b.get(name))
            told = "; ".join(f"{name}: {a.get(name)!r} to {b.get(name)!r}" for name in fields)
            buckets["CHANGED"].append(f"  {key[0]}-{key[1]} {b.get('text')!r} {told}")
    for name, lines in buckets.items():
        if lines:
            yield f"{name} {len(lines)}"
            yield from lines


def index_claims(claims: list[dict[str, Any]]) -> dict[tuple[int, int], dict[str, Any]]:
    """Give the claims of a snapshot by their span."""
    return {(int(claim.get("start", 0)), int(claim.get("end", 0))): claim for claim in claims}


def say_value(claim: Mapping[str, Any]) -> str:
    """Give type, value and unit of a claim in a snapshot."""
    number = claim.get("value") or f"{claim.get('low')}..{claim.get('high')}"
    return " ".join(str(part) for part in (claim.get("type"), number, claim.get("unit")) if part)
