"""`articles.toml`: what is known of text files that cannot say it themselves, such as the day of publication.

[airline-order]
published = 2025-08-14

The tables may also stand under `articles`: `[articles.airline-order]`.
"""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path
from typing import Any

from factextract.readers.names import path_id
from factextract.readers.source import Notice
from factextract.records import Article

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

SIDECAR_NAME = "articles.toml"
KNOWN_KEYS = frozenset({"published", "title", "authors", "publisher", "language", "url"})


class Sidecars:
    """The sidecar files met in one run, each read once."""

    def __init__(self) -> None:
        self._tables: dict[Path, dict[str, dict[str, Any]]] = {}
        self.notices: list[Notice] = []

    def find(self, path: Path, doc_id: str) -> dict[str, Any]:
        """Give what `articles.toml` in the file's folder or the one above says of the article; the nearer file wins."""
        folder = path.absolute().parent
        for place in (folder, folder.parent):
            table = self._load(place / SIDECAR_NAME)
            relative = path.absolute().relative_to(place)
            for key in (doc_id, path_id(relative.parts), path_id(relative.parts[-1:])):
                if key in table:
                    return table[key]
        return {}

    def _load(self, path: Path) -> dict[str, dict[str, Any]]:
        if path not in self._tables:
            self._tables[path] = self._read(path)
        return self._tables[path]

    def _read(self, path: Path) -> dict[str, dict[str, Any]]:
        try:
            content = path.read_bytes()
        except OSError:
            return {}
        try:
            tables = tomllib.loads(content.decode("utf-8"))
        except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
            self._complain(path, f"is no TOML: {error}; the articles are read without it")
            return {}
        inner = tables.get("articles")
        if isinstance(inner, dict) and all(isinstance(entry, dict) for entry in inner.values()):
            tables = {**{name: entry for name, entry in tables.items() if name != "articles"}, **inner}
        articles = {name: entry for name, entry in tables.items() if isinstance(entry, dict)}
        if len(articles) < len(tables):
            self._complain(path, "holds keys outside a table of an article; they are passed over")
        return {name: self._check(path, name, entry) for name, entry in articles.items()}

    def _check(self, path: Path, name: str, entry: dict[str, Any]) -> dict[str, Any]:
        known: dict[str, Any] = {}
        for key, value in entry.items():
            if key == "published":
                day = value.isoformat()[:10] if isinstance(value, date) else value
                if isinstance(day, str) and parse_day(day):
                    known[key] = day
                else:
                    self._complain(path, f"{name}.published is no day such as 2025-08-14; passed over")
            elif key == "authors":
                known[key] = tuple(str(author) for author in value) if isinstance(value, list) else (str(value),)
            elif key in KNOWN_KEYS:
                known[key] = str(value)
        return known

    def _complain(self, path: Path, message: str) -> None:
        self.notices.append(Notice(str(path), message))


def parse_day(text: str) -> date | None:
    """Read a day in the form 2025-08-14; None for anything else."""
    if len(text) != 10:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def apply_sidecar(article: Article, known: dict[str, Any]) -> Article:
    """Fill in what the article does not know of itself."""
    missing = {key: value for key, value in known.items() if not getattr(article, key)}
    return article.model_copy(update=missing) if missing else article
