"""Whether the installed model is the one that all figures are told under: its version, and a hash over its weights."""

from __future__ import annotations

import hashlib
import json
from importlib.util import find_spec
from pathlib import Path

READ_PARTS = ("config.cfg", "tok2vec", "tagger", "parser", "vocab/strings.json")
"""What of a model decides the tags and the parse."""


def find_model(package: str) -> Path | None:
    """Give the folder of an installed model's files; None where the package has none."""
    spec = find_spec(package)
    if spec is None or spec.origin is None:
        return None
    folders = sorted(Path(spec.origin).parent.glob(f"{package}-*/config.cfg"))
    return folders[-1].parent if folders else None


def read_version(folder: Path) -> str:
    """Give the version that a model's own meta.json tells; empty where it tells none."""
    path = folder / "meta.json"
    return str(json.loads(path.read_text(encoding="utf-8")).get("version", "")) if path.is_file() else ""


def hash_model(folder: Path) -> str:
    """Give the SHA-256 over names and bytes of the files that decide tags and parse, in the order of their names."""
    digest = hashlib.sha256()
    for part in READ_PARTS:
        path = folder / part
        files = sorted(each for each in path.rglob("*") if each.is_file()) if path.is_dir() else [path]
        for file in files:
            if file.is_file():
                digest.update(f"{file.relative_to(folder).as_posix()}\0".encode())
                digest.update(hashlib.sha256(file.read_bytes()).digest())
    return digest.hexdigest()


def tell_mismatch(folder: Path, *, version: str, fingerprint: str) -> str | None:
    """Say in one line that a model is another one than the pinned one; None where it is the same."""
    found = read_version(folder)
    if found != version:
        return f"the model is version {found or 'unknown'}, and all figures are told under {version}"
    if hash_model(folder) != fingerprint:
        return f"the model's files are not those of version {version} as it was published"
    return None
